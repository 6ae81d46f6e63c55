//! `cargo xtask style`: a stylesheet for each app out of style/.

mod layer;
mod minify;

use crate::workspace;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// The order of the bundle; style/components/ follows `base`. The cascade is decided by the layers, which layers.css
/// puts in order, so this order matters only to a reader.
const BEFORE_COMPONENTS: [&str; 4] = ["layers", "tokens", "reset", "base"];
const AFTER_COMPONENTS: [&str; 1] = ["utilities"];

/// Writes target/style/kehou.css, which index.html names, and target/style/staff.css with what only the staff's screens
/// are made of, which staff.html names.
pub(crate) fn bundle() -> Result<()> {
    let style = workspace::root()?.join("style");
    write_sheet("kehou.css", &files(&style, &["components"])?)?;
    write_sheet("staff.css", &files(&style, &["components", "staff"])?)
}

fn write_sheet(name: &str, files: &[PathBuf]) -> Result<()> {
    let root = workspace::root()?;
    let mut sheet = String::new();
    for file in files {
        let shown = file.strip_prefix(&root)?.display().to_string();
        let css = fs::read_to_string(file).with_context(|| format!("cannot read {shown}"))?;
        let css = minify::minify(&css).with_context(|| format!("in {shown}"))?;
        if let Some(layer) = expected_layer(file) {
            layer::require(&css, &layer).with_context(|| format!("in {shown}"))?;
        }
        sheet.push_str(&css);
        sheet.push('\n');
    }
    let folder = root.join("target/style");
    fs::create_dir_all(&folder)?;
    write_if_changed(&folder.join(name), &sheet)
}

/// Every style file in the bundle's order, with the components of these folders. A file that has no place in it is an
/// error, not silently left out.
fn files(style: &Path, folders: &[&str]) -> Result<Vec<PathBuf>> {
    let named =
        |names: &[&str]| names.iter().map(|name| style.join(format!("{name}.css"))).collect::<Vec<_>>();
    let (before, after) = (named(&BEFORE_COMPONENTS), named(&AFTER_COMPONENTS));
    for file in css_in(style)? {
        if !before.contains(&file) && !after.contains(&file) {
            bail!("{} has no place in the bundle: see xtask/src/style.rs", file.display());
        }
    }
    let mut components = Vec::new();
    for folder in folders {
        components.extend(css_in(&style.join(folder))?);
    }
    Ok([before, components, after].concat())
}

fn css_in(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = folder.read_dir().with_context(|| format!("cannot read {}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "css"));
    files.sort();
    Ok(files)
}

/// layers.css only says the order; a component is in the layer `components`; any other file in that of its name.
fn expected_layer(file: &Path) -> Option<String> {
    let stem = file.file_stem()?.to_string_lossy().into_owned();
    let folder = file.parent()?.file_name()?;
    if folder == "components" || folder == "staff" {
        return Some("components".to_string());
    }
    (stem != "layers").then_some(stem)
}

/// An unchanged file keeps its time, so that `trunk watch` does not take it for a change.
fn write_if_changed(file: &Path, content: &str) -> Result<()> {
    if fs::read_to_string(file).ok().as_deref() != Some(content) {
        fs::write(file, content).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layer_follows_from_the_file() {
        let layer = |path: &str| expected_layer(Path::new(path));
        assert_eq!(layer("style/layers.css"), None);
        assert_eq!(layer("style/tokens.css").as_deref(), Some("tokens"));
        assert_eq!(layer("style/staff/board.css").as_deref(), Some("components"));
        assert_eq!(layer("style/components/club_card.css").as_deref(), Some("components"));
    }
}
