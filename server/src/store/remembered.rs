//! Answers that hold until this server itself changes them, kept in memory.

use super::gathered::Gathered;
use crate::error::Error;
use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// Most answers kept; beyond it is forgotten what was kept. A school has fewer families.
const MOST: usize = 20_000;

/// Questions with lasting answers. One server has a SQLite database for itself, so that nobody changes them behind it.
#[derive(Clone, Debug)]
pub(super) struct Remembered<Q, A> {
    gathered: Gathered<Q, A>,
    kept: Arc<Mutex<Kept<Q, A>>>,
    lasts: fn(&A) -> bool,
}

#[derive(Debug)]
struct Kept<Q, A> {
    answers: HashMap<Q, A>,
    /// Grows with whatever is forgotten: an answer that was read before it may be no answer any more.
    forgotten: u64,
}

impl<Q, A> Remembered<Q, A>
where
    Q: Clone + Eq + Hash + Send + 'static,
    A: Clone + Send + 'static,
{
    /// Keeps those answers that last.
    pub(super) fn new(gathered: Gathered<Q, A>, lasts: fn(&A) -> bool) -> Self {
        let kept = Kept { answers: HashMap::new(), forgotten: 0 };
        Self { gathered, kept: Arc::new(Mutex::new(kept)), lasts }
    }

    /// The answer; `None` where there is none, which is asked for again each time.
    pub(super) async fn ask(&self, question: &Q) -> Result<Option<A>, Error> {
        let forgotten = {
            let kept = self.kept();
            if let Some(answer) = kept.answers.get(question) {
                return Ok(Some(answer.clone()));
            }
            kept.forgotten
        };
        let answer = self.gathered.ask(question.clone()).await?;
        if let Some(answer) = answer.as_ref().filter(|answer| (self.lasts)(answer)) {
            self.kept().take_in(forgotten, question, answer);
        }
        Ok(answer)
    }

    /// Forgets an answer that has been changed.
    pub(super) fn forget(&self, question: &Q) {
        let mut kept = self.kept();
        kept.forgotten += 1;
        kept.answers.remove(question);
    }

    fn kept(&self) -> MutexGuard<'_, Kept<Q, A>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<Q: Clone + Eq + Hash, A: Clone> Kept<Q, A> {
    fn take_in(&mut self, forgotten: u64, question: &Q, answer: &A) {
        if self.forgotten != forgotten {
            return;
        }
        if self.answers.len() >= MOST {
            self.answers.clear();
        }
        self.answers.insert(question.clone(), answer.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_read_before_it_was_changed_is_not_kept() {
        let mut kept = Kept { answers: HashMap::new(), forgotten: 3 };
        kept.take_in(2, &"cookie", &"household");
        assert!(kept.answers.is_empty());
        kept.take_in(3, &"cookie", &"household");
        assert_eq!(kept.answers.get("cookie"), Some(&"household"));
    }

    #[test]
    fn no_more_is_kept_than_there_is_room_for() {
        let mut kept = Kept { answers: HashMap::new(), forgotten: 0 };
        (0..=MOST).for_each(|number| kept.take_in(0, &number, &()));
        assert_eq!(kept.answers.len(), 1);
    }
}
