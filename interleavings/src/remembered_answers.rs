use crate::{
    kept::Kept,
    sharing::{AtomicU64, Ordering},
};
use shuttle::thread;
use std::sync::Arc;

/// A database with one row, and what is remembered of it.
struct Row {
    value: AtomicU64,
    kept: Kept<&'static str, u64>,
}

const COOKIE: &str = "cookie";
const CHANGED: u64 = 1;

impl Row {
    /// As the server asks.
    fn ask(&self) -> u64 {
        match self.kept.look_up(&COOKIE) {
            Ok(answer) => answer,
            Err(forgotten) => {
                let answer = self.value.load(Ordering::SeqCst);
                self.kept.take_in(forgotten, &COOKIE, &answer);
                answer
            }
        }
    }

    /// What was forgotten is looked up after the row was read: too late.
    fn ask_and_look_late(&self) -> u64 {
        let answer = self.value.load(Ordering::SeqCst);
        match self.kept.look_up(&COOKIE) {
            Ok(kept) => kept,
            Err(forgotten) => {
                self.kept.take_in(forgotten, &COOKIE, &answer);
                answer
            }
        }
    }

    /// Committed first, forgotten then.
    fn change(&self) {
        self.value.store(CHANGED, Ordering::SeqCst);
        self.kept.forget(&COOKIE);
    }
}

fn change_while_others_ask(ask: fn(&Row) -> u64) {
    let row = Arc::new(Row { value: AtomicU64::new(0), kept: Kept::new() });
    let askers = (0..2).map(|_| {
        let row = row.clone();
        thread::spawn(move || ask(&row))
    });
    let askers: Vec<_> = askers.collect();
    row.change();
    assert_eq!(ask(&row), CHANGED, "whoever was told of the change sees it");
    for asker in askers {
        asker.join().expect("no panic");
    }
    assert_eq!(ask(&row), CHANGED, "and so does everybody for ever");
}

/// Nobody who asks after a change was answered gets what was there before it.
pub fn a_change_is_never_hidden() {
    change_while_others_ask(Row::ask);
}

/// The control: this one must break.
pub fn a_change_is_never_hidden_from_whoever_looks_late() {
    change_while_others_ask(Row::ask_and_look_late);
}
