//! Idempotency keys, and chance.

use leptos::prelude::window;

/// Anything from 0 to 1: what spreads phones over time.
pub(crate) fn chance() -> f64 {
    js_sys::Math::random()
}

/// A new key for one body: 32 random hex digits. `crypto.randomUUID` is missing on plain http outside this machine.
pub(crate) fn new_key() -> String {
    let mut bytes = [0_u8; 16];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}
