//! The answers themselves, shared by all who ask and by whoever changes them.

use crate::sharing::{Mutex, MutexGuard};
use std::{collections::HashMap, hash::Hash, sync::PoisonError};

/// Most answers kept; beyond it is forgotten what was kept. A school has far fewer families.
const MOST: usize = 200_000;

/// Answers, and how often one was forgotten.
#[derive(Debug)]
pub(super) struct Kept<Q, A>(Mutex<Answers<Q, A>>);

#[derive(Debug)]
struct Answers<Q, A> {
    answers: HashMap<Q, A>,
    forgotten: Forgotten,
}

/// Grows with whatever is forgotten: an answer that was read before it may be no answer any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Forgotten(u64);

impl<Q: Clone + Eq + Hash, A: Clone> Kept<Q, A> {
    pub(super) fn new() -> Self {
        Self(Mutex::new(Answers { answers: HashMap::new(), forgotten: Forgotten(0) }))
    }

    /// The answer that is kept; else, what was forgotten up to now: to be told with the answer that is read next.
    pub(super) fn look_up(&self, question: &Q) -> Result<A, Forgotten> {
        let kept = self.kept();
        kept.answers.get(question).cloned().ok_or(kept.forgotten)
    }

    /// Keeps an answer that was read after [`Self::look_up`], unless something was forgotten since.
    pub(super) fn take_in(&self, forgotten: Forgotten, question: &Q, answer: &A) {
        let mut kept = self.kept();
        if kept.forgotten != forgotten {
            return;
        }
        if kept.answers.len() >= MOST {
            kept.answers.clear();
        }
        kept.answers.insert(question.clone(), answer.clone());
    }

    /// Forgets an answer, after it has been changed.
    pub(super) fn forget(&self, question: &Q) {
        let mut kept = self.kept();
        kept.forgotten.0 += 1;
        kept.answers.remove(question);
    }

    fn kept(&self) -> MutexGuard<'_, Answers<Q, A>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_before_it_was_changed_is_not_kept() {
        let kept = Kept::new();
        let before = kept.look_up(&"cookie").expect_err("nothing is kept");
        kept.forget(&"cookie");
        kept.take_in(before, &"cookie", &"household");
        let after = kept.look_up(&"cookie").expect_err("it was changed meanwhile");
        kept.take_in(after, &"cookie", &"household");
        assert_eq!(kept.look_up(&"cookie"), Ok("household"));
    }

    #[test]
    fn no_more_is_kept_than_there_is_room_for() {
        let kept = Kept::new();
        let nothing = Forgotten(0);
        (0..=MOST).for_each(|number| kept.take_in(nothing, &number, &()));
        assert_eq!(kept.kept().answers.len(), 1);
    }
}
