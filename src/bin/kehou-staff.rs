//! The staff's app.

fn main() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    kehou::start_staff();
}
