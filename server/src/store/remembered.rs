//! Answers that hold until this server itself changes them, kept in memory.

mod kept;

use super::gathered::Gathered;
use crate::error::Error;
use kept::Kept;
use std::{hash::Hash, sync::Arc};

/// Questions with lasting answers. One server has a SQLite database for itself, so that nobody changes them behind it.
#[derive(Clone, Debug)]
pub(super) struct Remembered<Q, A> {
    gathered: Gathered<Q, A>,
    kept: Arc<Kept<Q, A>>,
    lasts: fn(&A) -> bool,
}

impl<Q, A> Remembered<Q, A>
where
    Q: Clone + Eq + Hash + Send + Sync + 'static,
    A: Clone + Send + 'static,
{
    /// Keeps those answers that last.
    pub(super) fn new(gathered: Gathered<Q, A>, lasts: fn(&A) -> bool) -> Self {
        Self { gathered, kept: Arc::new(Kept::new()), lasts }
    }

    /// The answer; `None` where there is none, which is asked for again each time.
    pub(super) async fn ask(&self, question: &Q) -> Result<Option<A>, Error> {
        let forgotten = match self.kept.look_up(question) {
            Ok(answer) => return Ok(Some(answer)),
            Err(forgotten) => forgotten,
        };
        let answer = self.gathered.ask(question.clone()).await?;
        if let Some(answer) = answer.as_ref().filter(|answer| (self.lasts)(answer)) {
            self.kept.take_in(forgotten, question, answer);
        }
        Ok(answer)
    }

    /// Forgets an answer that has been changed.
    pub(super) fn forget(&self, question: &Q) {
        self.kept.forget(question);
    }
}
