//! Where the things under test are.

use anyhow::{Context, Result, ensure};
use std::{env, path::PathBuf};

/// Files and programs the journeys need; `cargo xtask test` names them in the environment.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The server's binary (KEHOU_SERVER).
    pub server: PathBuf,
    /// Folder of the built app (KEHOU_DIST).
    pub dist: PathBuf,
    /// axe.min.js (KEHOU_AXE).
    pub axe: PathBuf,
    /// The browser (KEHOU_CHROMIUM).
    pub chromium: PathBuf,
    /// Its driver (KEHOU_CHROMEDRIVER).
    pub chromedriver: PathBuf,
    /// The school served.
    pub school: PathBuf,
}

impl Environment {
    /// What `cargo xtask test` prepared. `None` when nothing was: then somebody runs plain `cargo test`, and a
    /// journey is left out with a word about it. What is named but not there is an error.
    pub fn of_this_run() -> Result<Option<Self>> {
        if env::var_os("KEHOU_SERVER").is_none() {
            println!("left out: KEHOU_SERVER is not set; `cargo xtask test` sets it and runs the journeys");
            return Ok(None);
        }
        let school = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../schools/s1.toml"));
        Ok(Some(Self {
            server: existing("KEHOU_SERVER")?,
            dist: existing("KEHOU_DIST")?,
            axe: existing("KEHOU_AXE")?,
            chromium: existing("KEHOU_CHROMIUM")?,
            chromedriver: existing("KEHOU_CHROMEDRIVER")?,
            school,
        }))
    }
}

fn existing(name: &str) -> Result<PathBuf> {
    let path = PathBuf::from(env::var_os(name).with_context(|| format!("{name} is not set"))?);
    ensure!(path.exists(), "{name} names {}, which does not exist", path.display());
    Ok(path)
}
