//! A standard library for wasm32 built for size. Measured on a small Leptos app: 49 085 bytes after brotli where the
//! shipped library gives 61 942.
//!
//! It lies in a sysroot of its own that the app's build points at; the compiler's own sysroot stays as it is, and
//! build scripts and macros, which run on this machine, keep using that.

use crate::process;
use crate::tools::compiler::Compiler;
use crate::tools::wasm_target::TARGET;
use crate::tools::{Tool, dir, encoded_flags, names_in, on_path};
use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Both the library and what is linked with it are compiled so: a panic ends the page's code at once and without
/// words, source locations are left out, and `{:?}` writes nothing.
pub(crate) const FLAGS: [&str; 4] =
    ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none"];

const LIMIT: Duration = Duration::from_secs(15 * 60);

const MANIFEST: &str = r#"[package]
name = "only_std"
version = "0.0.0"
edition = "2024"
[lib]
path = "lib.rs"
[workspace]
[profile.release]
opt-level = "z"
codegen-units = 1
"#;

/// The library for one compiler.
pub(crate) struct SizedStd<'a>(pub(crate) &'a Compiler);

/// Says what a finished sysroot was made with.
#[derive(Serialize, Deserialize, PartialEq)]
struct Marker {
    compiler: String,
    flags: Vec<String>,
    manifest: String,
}

impl SizedStd<'_> {
    fn folder_name(&self) -> String {
        let origin = if self.0.is_of_rustup() { "" } else { "-system" };
        format!("std-{}{origin}-size", self.0.release())
    }

    fn marker(&self) -> Marker {
        let flags = FLAGS.map(String::from).to_vec();
        Marker { compiler: self.0.verbose.clone(), flags, manifest: MANIFEST.to_string() }
    }

    fn build(&self, project: &Path) -> Result<()> {
        fs::create_dir_all(project)?;
        fs::write(project.join("Cargo.toml"), MANIFEST)?;
        fs::write(project.join("lib.rs"), "")?;
        let mut command = Command::new(&self.0.cargo);
        command.args(["build", "--release", "--target", TARGET, "--target-dir", "target"]);
        command.args(["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"]);
        // Without the bitcode, LTO fails later: "failed to get bitcode from object file".
        let flags = FLAGS.into_iter().chain(["-Cembed-bitcode=yes"]);
        command.env("CARGO_ENCODED_RUSTFLAGS", encoded_flags(flags, None)).env_remove("RUSTFLAGS");
        command.env("RUSTC", &self.0.rustc).env("RUSTC_BOOTSTRAP", "1").current_dir(project);
        process::run_logged(&mut crate::cargo::as_from_a_shell(command), &dir::log_file("std")?, LIMIT)
    }

    /// Every library of that build except the empty package's own, and the linker beside them.
    fn assemble(&self, project: &Path, sysroot: &Path) -> Result<()> {
        let rustlib = sysroot.join("lib/rustlib");
        let (libraries, programs) =
            (rustlib.join(TARGET).join("lib"), rustlib.join(self.0.host()).join("bin"));
        fs::create_dir_all(&libraries)?;
        fs::create_dir_all(&programs)?;
        let built = project.join("target").join(TARGET).join("release/deps");
        for name in names_in(&built) {
            if name.ends_with(".rlib") && !name.starts_with("libonly_std") {
                fs::copy(built.join(&name), libraries.join(&name))?;
            }
        }
        std::os::unix::fs::symlink(linker(self.0).context("no linker for wasm")?, programs.join("rust-lld"))?;
        Ok(())
    }
}

/// The compiler's own `rust-lld`, else that of the active compiler, else the system's LLD.
pub(crate) fn linker(compiler: &Compiler) -> Option<PathBuf> {
    let own = |compiler: &Compiler| {
        let program = compiler.rustlib().join(compiler.host()).join("bin/rust-lld");
        program.is_file().then_some(program)
    };
    own(compiler)
        .or_else(|| Compiler::active().ok().as_ref().and_then(own))
        .or_else(|| on_path(&["rust-lld", "lld", "lld-22", "lld-21", "lld-20", "lld-19"]))
}

impl Tool for SizedStd<'_> {
    /// The sysroot.
    type Found = PathBuf;

    fn name(&self) -> String {
        format!("std for wasm32, {}, built for size", self.0.label())
    }

    fn cost(&self) -> &'static str {
        "about 30 seconds"
    }

    fn find(&self) -> Option<PathBuf> {
        let sysroot = dir::tools_dir().ok()?.join(self.folder_name());
        let marker: Marker =
            serde_json::from_str(&fs::read_to_string(sysroot.join("made-with.json")).ok()?).ok()?;
        let linker = sysroot.join("lib/rustlib").join(self.0.host()).join("bin/rust-lld");
        (marker == self.marker() && linker.is_file()).then_some(sysroot)
    }

    fn install(&self) -> Result<()> {
        dir::install_as(&self.folder_name(), |folder| {
            let project = folder.join("build");
            self.build(&project)?;
            self.assemble(&project, folder)?;
            fs::remove_dir_all(&project)?;
            fs::write(folder.join("made-with.json"), serde_json::to_string_pretty(&self.marker())?)?;
            Ok(())
        })
    }

    fn by_hand(&self) -> String {
        "cargo xtask setup (its log lies in the tools folder: logs/std.log)".to_string()
    }
}
