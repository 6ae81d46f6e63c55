//! Divides the app: a main part that starts every phone, and parts that are fetched when they are first needed.
//!
//! Functions marked `in_part!` (`src/late.rs`) are where it is cut. What only such a function reaches goes into
//! its part; what two parts share and the main part does not becomes a part of its own. The cut is made in what the
//! linker wrote, before wasm-bindgen; so Trunk's wasm and JavaScript give way to those of the main part here.

#[cfg(test)]
mod tests;

use crate::app::digest::digest;
use crate::process;
use crate::tools::BuildTools;
use crate::workspace;
use anyhow::{Context, Result, anyhow};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_split_cli_support::Options;

/// What the compiler may use: wasm-opt refuses the rest.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-multivalue",
    "--enable-sign-ext",
    "--enable-mutable-globals",
];

/// How the name of a part's file begins; a hash of its content ends it.
pub(crate) const PART_PREFIX: &str = "part-";

/// The module the tool would write; its place is taken by `loader`.
const LINK: &str = "./__wasm_split.js";

/// Divides what cargo built, and puts it into Trunk's folder in the place of the whole.
pub(super) fn split_dist(tools: &BuildTools, dist: &Path, release: bool) -> Result<()> {
    let work = workspace::root()?.join("target/split");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    let parts = divide(&work, release)?;
    bind(tools, &work)?;
    let mut named = BTreeMap::new();
    for file in parts_of(&parts) {
        let optimised = finished(tools, &work.join("parts").join(format!("{file}.wasm")), release)?;
        let name =
            format!("{PART_PREFIX}{}-{}.wasm", title(&parts, &file), &digest([optimised.as_slice()])[..16]);
        fs::write(dist.join(&name), optimised)?;
        named.insert(file, name);
    }
    let wasm = finished(tools, &work.join("bound/kehou_bg.wasm"), release)?;
    let script = with_loader(
        &fs::read_to_string(work.join("bound/kehou.js"))?,
        &loader(&parts, &named, &canary(&work)?),
    );
    replace(dist, &wasm, script.as_bytes())
}

/// Each part's files, those it shares with others first.
type Parts = BTreeMap<String, Vec<String>>;

fn divide(work: &Path, release: bool) -> Result<Parts> {
    let profile = if release { "release" } else { "debug" };
    let built = workspace::root()?.join("target/wasm32-unknown-unknown").join(profile).join("kehou.wasm");
    let input = fs::read(&built).with_context(|| format!("cannot read {}", built.display()))?;
    let (folder, main) = (work.join("parts"), work.join("kehou.wasm"));
    fs::create_dir_all(&folder)?;
    let mut options = Options::new(&input);
    options.output_dir = &folder;
    options.main_out_path = &main;
    options.link_name = LINK;
    let split = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("cannot divide {}: {error:#}", built.display()))?;
    Ok(split.prefetch_map.into_iter().collect())
}

fn parts_of(parts: &Parts) -> Vec<String> {
    let mut files: Vec<String> = parts.values().flatten().cloned().collect();
    files.sort();
    files.dedup();
    files
}

/// The parts that need a file, by name: the tool numbers what is shared.
fn title(parts: &Parts, file: &str) -> String {
    let users = parts.iter().filter(|(_, files)| files.iter().any(|one| one == file));
    users.map(|(part, _)| part.as_str()).collect::<Vec<_>>().join("-")
}

fn bind(tools: &BuildTools, work: &Path) -> Result<()> {
    let mut command = Command::new("wasm-bindgen");
    command.env("PATH", tools.path()?).args(["--target", "web", "--no-typescript", "--out-name", "kehou"]);
    // The parts use what the linker exports.
    command.arg("--keep-lld-exports").arg("--out-dir").arg(work.join("bound")).arg(work.join("kehou.wasm"));
    process::run(&mut command)
}

/// The content of a wasm file as it travels.
pub(crate) fn finished(tools: &BuildTools, file: &Path, release: bool) -> Result<Vec<u8>> {
    if !release {
        return Ok(fs::read(file)?);
    }
    let small = file.with_extension("small.wasm");
    let mut command = Command::new("wasm-opt");
    command.env("PATH", tools.path()?).args(["-Oz", "--strip-debug", "--strip-producers"]);
    command.arg("--strip-target-features").args(FEATURES).arg("-o").arg(&small).arg(file);
    process::run(&mut command)?;
    Ok(fs::read(small)?)
}

/// What parts of a development build ask for, so as not to be put beside another build's main part.
fn canary(work: &Path) -> Result<String> {
    let script = fs::read_to_string(work.join("parts").join(LINK))?;
    let (_, rest) = script.split_once("__wasm_split: {").context("the splitter's script has changed")?;
    let (canary, _) = rest.split_once('}').context("the splitter's script has changed")?;
    Ok(canary.trim().to_string())
}

/// What fetches the parts, in the place of the tool's own module: one request less before the app starts.
fn loader(parts: &Parts, named: &BTreeMap<String, String>, canary: &str) -> String {
    let entries: Vec<String> = parts
        .iter()
        .map(|(part, files)| {
            let files: Vec<String> = files.iter().map(|file| format!("\"{}\"", named[file])).collect();
            format!("__wasm_split_load_{part}: load([{}])", files.join(", "))
        })
        .collect();
    format!(
        r#"
const there = {{}};
const put = async (file, before) => {{
    const code = WebAssembly.compileStreaming(fetch(new URL(file, import.meta.url)));
    code.catch(() => {{}});
    await before;
    await WebAssembly.instantiate(await code, {{ __wasm_split: {{ {}...wasm }} }});
}};
const load = (files) => async (done, data) => {{
    let good = true;
    try {{
        await files.reduce((before, file) => {{
            const put_once = there[file] ??= put(file, before);
            put_once.catch(() => {{ delete there[file]; }});
            // One that is here already says nothing of those before it.
            return Promise.all([before, put_once]);
        }}, undefined);
    }} catch (error) {{
        good = false;
    }}
    wasm.__indirect_function_table.get(done)(data, good);
}};
const parts = {{ {} }};
"#,
        canary,
        entries.join(", ")
    )
}

/// wasm-bindgen's script, with the loader in it.
fn with_loader(script: &str, loader: &str) -> String {
    let mut imports_parts = false;
    let mut lines: Vec<&str> = Vec::new();
    for line in script.lines() {
        if !line.contains(LINK) {
            lines.push(line);
        } else if !line.starts_with("import") && !imports_parts {
            imports_parts = true;
            lines.push("        \"./__wasm_split.js\": parts,");
        }
    }
    [lines.join("\n").as_str(), loader].concat()
}

/// Takes Trunk's wasm and script away, and names the new ones in the page.
fn replace(dist: &Path, wasm: &[u8], script: &[u8]) -> Result<()> {
    let (old_wasm, old_script) = (only(dist, "_bg.wasm")?, only(dist, ".js")?);
    let digest = digest([wasm, script]);
    let stem = format!("kehou-{}", &digest[..16]);
    let mut page = fs::read_to_string(dist.join("index.html"))?;
    for (old, new, content) in
        [(old_wasm, format!("{stem}_bg.wasm"), wasm), (old_script, format!("{stem}.js"), script)]
    {
        let name = old.file_name().context("a file without a name")?.to_string_lossy().into_owned();
        fs::remove_file(&old)?;
        fs::write(dist.join(&new), content)?;
        page = page.replace(&name, &new);
    }
    Ok(fs::write(dist.join("index.html"), page)?)
}

pub(super) fn only(dist: &Path, ending: &str) -> Result<PathBuf> {
    let entries = dist.read_dir()?.flatten().map(|entry| entry.path());
    let mut found = entries.filter(|path| path.to_string_lossy().ends_with(ending));
    found.next().with_context(|| format!("no file ending in {ending} in {}", dist.display()))
}
