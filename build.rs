//! The families' app is divided after it was linked (`xtask/src/app/split.rs`), and dividing needs to know what refers
//! to what. The staff's app is not divided and keeps nothing of it.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo:rustc-link-arg-bin=kehou=--emit-relocs");
    }
}
