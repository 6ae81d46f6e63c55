use super::motif::Motif;
use crate::drawn::{Draw, Drawn};
use leptos::prelude::*;

/// A drawing on its ground. It never carries meaning alone: words stand beside it.
pub(super) fn picture(motif: Motif) -> Drawn {
    let (surfaces, lines) = motif.paths();
    view! {
        <span class="picture" aria-hidden="true">
            <svg class="picture__drawing" viewBox="0 0 48 48"><path class="picture__surface" d=surfaces></path><path d=lines></path></svg>
        </span>
    }
    .drawn()
}

/// The heart of a heart button.
pub(super) fn heart_mark() -> Drawn {
    const HEART: &str = "M12 20.500S3.500 15.500 3.500 9.300C3.500 6.300 5.700 4.300 8.200 4.300c1.700 0 3 .9 3.800 2.300.8-1.400 2.100-2.300 3.800-2.300 2.500 0 4.700 2 4.700 5 0 6.200-8.500 11.200-8.500 11.200z";
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=HEART></path></svg> }.drawn()
}
