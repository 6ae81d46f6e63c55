//! Where things lie in this repository.

use anyhow::{Context, Result};
use std::env;
use std::path::{Path, PathBuf};

/// The repository's root: the nearest folder upwards that holds `xtask/Cargo.toml`. Asked at run time, so that a
/// copied or moved checkout finds itself and not the folder the binary was compiled in.
pub(crate) fn root() -> Result<PathBuf> {
    let starts = [env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from), env::current_dir().ok()];
    starts
        .iter()
        .flatten()
        .find_map(|start| start.ancestors().find(|folder| folder.join("xtask/Cargo.toml").is_file()))
        .map(Path::to_path_buf)
        .context("not inside the kehou repository: no folder upwards has xtask/Cargo.toml")
}

/// Where cargo puts what it builds.
pub(crate) fn target_dir() -> Result<PathBuf> {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => Ok(std::path::absolute(folder)?),
        None => Ok(root()?.join("target")),
    }
}

/// Where Trunk puts the built app; Trunk.toml says the same.
pub(crate) fn dist_dir() -> Result<PathBuf> {
    Ok(root()?.join("target/dist"))
}

/// The binary `name` that cargo built in `profile_dir` (`debug`, `server`).
pub(crate) fn built_binary(profile_dir: &str, name: &str) -> Result<PathBuf> {
    Ok(target_dir()?.join(profile_dir).join(format!("{name}{}", env::consts::EXE_SUFFIX)))
}
