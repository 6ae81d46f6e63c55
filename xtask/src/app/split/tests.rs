//! The loader, run by Node with a browser's functions played to it.

use super::{Parts, loader};
use std::collections::BTreeMap;
use std::process::Command;

/// Every file is compiled at once, except the slow one: that is ready when everything else has come to rest.
const BROWSER: &str = r#"
const put_in = [];
const wasm = { __indirect_function_table: { get: (done) => done } };
globalThis.fetch = (url) => url.pathname.split("/").pop();
WebAssembly.compileStreaming = async (file) => {
    if (file === "slow") await new Promise((ready) => setTimeout(ready));
    return file;
};
WebAssembly.instantiate = async (file) => { put_in.push(file); };
"#;

const WALK: &str = r#"
await parts.__wasm_split_load_one(() => {}, undefined);
await parts.__wasm_split_load_two((_, good) => put_in.push(good ? "done" : "failed"), undefined);
console.log(put_in.join(" "));
"#;

#[test]
fn a_part_is_ready_when_all_its_files_are_and_not_before() {
    let files = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    let parts = Parts::from([
        ("one".to_owned(), files(&["shared", "one"])),
        ("two".to_owned(), files(&["slow", "shared", "two"])),
    ]);
    let named: BTreeMap<String, String> =
        ["shared", "one", "slow", "two"].map(|name| (name.to_owned(), name.to_owned())).into();
    let script = [BROWSER, &loader(&parts, &named, ""), WALK].concat();
    let mut node = Command::new("node");
    let said =
        node.args(["--input-type=module", "--eval", &script]).output().expect("Node, as README.md asks");
    let order = String::from_utf8_lossy(&said.stdout).into_owned();
    assert_eq!(order.trim(), "shared one slow two done", "{}", String::from_utf8_lossy(&said.stderr));
}
