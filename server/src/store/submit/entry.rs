//! What families hand in at the desk.

use super::{LinkedSubmission, Submission};
use crate::Catalogue;
use std::{collections::HashSet, sync::Arc};

/// Something handed in, with the menu it was chosen from.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(in crate::store) catalogue: Arc<Catalogue>,
    pub(in crate::store) wishes: Wishes,
}

/// One child's application, or those of two that are taken both or not at all.
#[derive(Debug)]
pub(in crate::store) enum Wishes {
    One(Box<Submission>),
    Linked(Box<LinkedSubmission>),
}

/// Whose entries are decided together.
#[derive(Debug, Default)]
pub(crate) struct Together {
    catalogue: Option<Arc<Catalogue>>,
    /// Ids of children; owners and keys.
    seen: HashSet<String>,
}

impl Entry {
    pub(in crate::store) fn submissions(&self) -> Vec<&Submission> {
        match &self.wishes {
            Wishes::One(submission) => vec![submission],
            Wishes::Linked(linked) => vec![&linked.first, &linked.second],
        }
    }
}

impl Together {
    /// Lets an entry in, unless one before it is of the same child or under the same key: what that one leaves would
    /// have to be read again. What the office changes of the menu comes between two readings as well.
    pub(in crate::store) fn admit(&mut self, entry: &Entry) -> bool {
        let same_menu = self.catalogue.as_ref().is_none_or(|menu| Arc::ptr_eq(menu, &entry.catalogue));
        let submissions = entry.submissions();
        let marks = |submission: &Submission| {
            let child = submission.own.child.id.to_string();
            [child, format!("{} {}", submission.keyed.owner, submission.keyed.key)]
        };
        let marks: HashSet<String> = submissions.into_iter().flat_map(marks).collect();
        if !same_menu || !self.seen.is_disjoint(&marks) {
            return false;
        }
        self.catalogue = Some(entry.catalogue.clone());
        self.seen.extend(marks);
        true
    }
}
