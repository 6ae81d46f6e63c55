//! A machine loses its power again and again while families submit: what they were told is on its disk.

use serde_json::Value;
use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// What the workspace builds beside this test: `target/debug`, or whatever profile it is built in.
fn built(name: &str) -> PathBuf {
    let load = Path::new(env!("CARGO_BIN_EXE_kehou-load"));
    let folder = load.parent().expect("the profile's folder");
    let places = [folder.join(name), folder.join("deps").join(name)];
    let found = places.into_iter().find(|place| place.is_file());
    found.unwrap_or_else(|| panic!("no {name}: build the whole workspace, as `cargo xtask test` does"))
}

fn cut_the_power(options: &[&str]) -> Output {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_kehou-load"));
    command.args(["crash", "--families", "60", "--json", "--power-loss"]).arg(built("libkehou_faults.so"));
    command.env("KEHOU_SERVER", built("kehou-server")).env("KEHOU_SCHOOL", root.join("schools/s1.toml"));
    command.arg("--folder").arg(folder.path()).args(options);
    command.output().expect("it has run")
}

fn verdict(output: &Output) -> Value {
    let said = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("no verdict: {said}"))
}

#[test]
fn what_families_were_told_survives_the_power() {
    let output = cut_the_power(&["--kills", "5"]);
    let verdict = verdict(&output);
    assert!(output.status.success(), "{verdict} {}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(verdict["violations"], 0, "{verdict}");
}

#[test]
fn without_syncs_the_loss_is_seen() {
    let output = cut_the_power(&["--kills", "2", "--skip-syncs"]);
    let verdict = verdict(&output);
    assert!(!output.status.success(), "{verdict}");
    assert!(verdict["violations"].as_u64() > Some(0), "{verdict}");
    assert_eq!(verdict["first"]["law"], 2, "{verdict}");
}
