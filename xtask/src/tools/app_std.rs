//! Which standard library the app is linked with.

use crate::tools::apt::AptPackages;
use crate::tools::compiler::Compiler;
use crate::tools::rust_source::RustSource;
use crate::tools::sized_std::{self, SizedStd};
use crate::tools::wasm_target::WasmTarget;
use crate::tools::{Say, Tool, apt, encoded_flags, ensure};
use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::path::Path;

/// A standard library for wasm32, and what cargo must be told to use it.
pub(crate) struct AppStd {
    /// Where it comes from, for reports.
    pub(crate) label: String,
    /// For cargo's environment in release builds.
    pub(crate) release: Vec<(&'static str, OsString)>,
    /// For cargo's environment in development builds.
    pub(crate) development: Vec<(&'static str, OsString)>,
}

/// The one built for size with the active compiler; where rustup's server cannot be reached, with Debian's compiler;
/// where that fails too, the one rustup ships, which is a fifth larger.
pub(crate) fn choose(say: Say) -> Result<AppStd> {
    let active = Compiler::active()?;
    if let Some(found) = already_there(&active) {
        return report(found, say);
    }
    let reason = match rustup_way(&active, say) {
        Ok(found) => return Ok(found),
        Err(error) => error,
    };
    eprintln!("  ! {reason:#}\n  ! trying Debian's compiler instead");
    let second = match debian_way(&active, say) {
        Ok(found) => return Ok(found),
        Err(error) => error,
    };
    if WasmTarget(&active).find().is_none() {
        bail!("no standard library for wasm32.\n  rustup's way: {reason:#}\n  Debian's way: {second:#}");
    }
    eprintln!(
        "  ! {second:#}\n  ! using the library that rustup ships: the app will be about a fifth larger"
    );
    Ok(AppStd {
        label: format!("{}, as shipped", active.label()),
        release: vec![shipped()],
        development: vec![shipped()],
    })
}

fn already_there(active: &Compiler) -> Option<AppStd> {
    let of_active = SizedStd(active).find().map(|sysroot| built_for_size(active, &sysroot, active));
    of_active.or_else(|| {
        let debian = Compiler::debian()?;
        SizedStd(&debian).find().map(|sysroot| built_for_size(&debian, &sysroot, active))
    })
}

fn report(found: AppStd, say: Say) -> Result<AppStd> {
    if say == Say::Everything {
        eprintln!("  {:<46} there", format!("std for wasm32, {}", found.label));
    }
    Ok(found)
}

fn rustup_way(active: &Compiler, say: Say) -> Result<AppStd> {
    let source_is_there = RustSource(active).find().is_some();
    if active.is_of_rustup() {
        match ensure(&WasmTarget(active), say) {
            // Only development builds will miss it.
            Err(error) if source_is_there => eprintln!("  ! {error:#}"),
            other => other?,
        }
    } else if !source_is_there {
        bail!("the compiler {} is not rustup's, and its library's source is not there", active.label());
    }
    ensure(&RustSource(active), say)?;
    Ok(built_for_size(active, &ensure(&SizedStd(active), say)?, active))
}

fn debian_way(active: &Compiler, say: Say) -> Result<AppStd> {
    let packages = AptPackages {
        name: "Debian's rustc-web, cargo-web, rust-web-src",
        packages: vec!["rustc-web", "cargo-web", "rust-web-src"],
        is_there: || Compiler::debian().is_some_and(|debian| RustSource(&debian).find().is_some()),
    };
    ensure(&packages, say)?;
    let debian = Compiler::debian().context("no /usr/bin/rustc")?;
    if sized_std::linker(&debian).is_none() {
        apt::install(&["lld-22"]).with_context(|| apt::by_hand(&["lld-22"]))?;
    }
    Ok(built_for_size(&debian, &ensure(&SizedStd(&debian), say)?, active))
}

fn shipped() -> (&'static str, OsString) {
    ("CARGO_ENCODED_RUSTFLAGS", encoded_flags([], None))
}

fn built_for_size(compiler: &Compiler, sysroot: &Path, active: &Compiler) -> AppStd {
    let mut release = vec![
        ("CARGO_ENCODED_RUSTFLAGS", encoded_flags(sized_std::FLAGS, Some(sysroot))),
        // The flags are unstable ones; the compiler is a stable one all the same.
        ("RUSTC_BOOTSTRAP", "1".into()),
    ];
    if compiler.rustc.is_absolute() {
        release.push(("RUSTC", compiler.rustc.clone().into()));
    }
    // The shipped library says where and why it panics: right for development.
    let shipped_is_there = WasmTarget(active).find().is_some();
    let development = if shipped_is_there { vec![shipped()] } else { release.clone() };
    AppStd { label: format!("{}, built for size", compiler.label()), release, development }
}
