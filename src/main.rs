//! kehou.
fn main() {}
