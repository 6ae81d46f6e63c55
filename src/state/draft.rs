//! The plan a family makes, before it is sent.

use kehou_contract::{Answer, ChildTerm, GroupId, WindowId};
use serde::{Deserialize, Serialize};

/// A family's answer to the first question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum FirstAnswer {
    /// Care and nothing else.
    CareOnly,
    /// Clubs and courses, and care where opted into.
    CareAndClubs,
    /// The child leaves at the ordinary end of school.
    NoService,
}

/// A plan: kept on the phone, sent to nobody until it is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Draft {
    pub(crate) answer: FirstAnswer,
    pub(crate) care: Vec<WindowId>,
    /// Dearest first.
    pub(crate) choices: Vec<GroupId>,
}

impl Draft {
    /// A plan that begins with an answer and nothing else: nothing is pre-selected. "Care only" is itself the wish
    /// for care in every window.
    pub(crate) fn beginning_with(answer: FirstAnswer, care_windows: &[WindowId]) -> Self {
        let care = if answer == FirstAnswer::CareOnly { care_windows.to_vec() } else { Vec::new() };
        Self { answer, care, choices: Vec::new() }
    }

    /// The plan of a child for which nobody has answered: it leaves at the ordinary end of school.
    pub(crate) fn none() -> Self {
        Self { answer: FirstAnswer::NoService, care: Vec::new(), choices: Vec::new() }
    }

    /// The plan that says what is settled already; `None` when nothing is.
    pub(crate) fn settled(term: &ChildTerm) -> Option<Self> {
        let choices: Vec<GroupId> = term.enrolments.iter().map(|enrolment| enrolment.group.clone()).collect();
        let answer = match term.answer {
            Answer::None | Answer::Withdrawn => return None,
            Answer::NoService => FirstAnswer::NoService,
            Answer::TakingPart if choices.is_empty() => FirstAnswer::CareOnly,
            Answer::TakingPart => FirstAnswer::CareAndClubs,
        };
        Some(Self { answer, care: term.care.clone(), choices })
    }

    /// Whether it asks for anything after school.
    pub(crate) fn takes_part(&self) -> bool {
        self.answer != FirstAnswer::NoService && !(self.care.is_empty() && self.choices.is_empty())
    }

    /// Whether both ask for the same.
    pub(crate) fn asks_the_same_as(&self, other: &Self) -> bool {
        let sorted = |windows: &[WindowId]| {
            let mut windows = windows.to_vec();
            windows.sort();
            windows
        };
        let out = |draft: &Self| draft.answer == FirstAnswer::NoService;
        out(self) == out(other) && self.choices == other.choices && sorted(&self.care) == sorted(&other.care)
    }

    /// Puts a group into the plan, in the place of another group of the same offering.
    pub(crate) fn choose(&mut self, group: &GroupId, siblings: &[GroupId]) {
        self.answer = FirstAnswer::CareAndClubs;
        match self.choices.iter_mut().find(|chosen| siblings.contains(chosen)) {
            Some(chosen) => *chosen = group.clone(),
            None => self.choices.push(group.clone()),
        }
    }

    /// Takes a group out of the plan.
    pub(crate) fn take_out(&mut self, group: &GroupId) {
        self.choices.retain(|chosen| chosen != group);
    }

    /// Moves a group one step up in importance.
    pub(crate) fn move_up(&mut self, group: &GroupId) {
        if let Some(at) = self.choices.iter().position(|chosen| chosen == group).filter(|at| *at > 0) {
            self.choices.swap(at, at - 1);
        }
    }

    /// Opts into care in a window, or out of it.
    pub(crate) fn set_care(&mut self, window: &WindowId, wanted: bool) {
        self.care.retain(|chosen| chosen != window);
        if wanted {
            self.care.push(window.clone());
        }
        if self.answer == FirstAnswer::NoService {
            self.answer = FirstAnswer::CareAndClubs;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn windows() -> [WindowId; 2] {
        [WindowId::new("noon"), WindowId::new("evening")]
    }

    fn group(id: &str) -> GroupId {
        GroupId::new(id)
    }

    #[test]
    fn nothing_is_pre_selected() {
        let clubs = Draft::beginning_with(FirstAnswer::CareAndClubs, &windows());
        assert!(clubs.care.is_empty() && clubs.choices.is_empty());
        let out = Draft::beginning_with(FirstAnswer::NoService, &windows());
        assert!(out.care.is_empty());
        assert_eq!(Draft::beginning_with(FirstAnswer::CareOnly, &windows()).care, windows());
    }

    #[test]
    fn another_group_of_an_offering_takes_the_first_ones_place() {
        let mut draft = Draft::beginning_with(FirstAnswer::CareAndClubs, &[]);
        let siblings = [group("a-1"), group("a-2")];
        draft.choose(&group("a-1"), &siblings);
        draft.choose(&group("b-1"), &[group("b-1")]);
        draft.choose(&group("a-2"), &siblings);
        assert_eq!(draft.choices, [group("a-2"), group("b-1")]);
        draft.move_up(&group("b-1"));
        draft.move_up(&group("b-1"));
        assert_eq!(draft.choices, [group("b-1"), group("a-2")]);
        draft.take_out(&group("b-1"));
        assert_eq!(draft.choices, [group("a-2")]);
    }

    #[test]
    fn care_in_another_order_is_the_same_wish() {
        let mut draft = Draft::beginning_with(FirstAnswer::CareOnly, &windows());
        let other = draft.clone();
        draft.set_care(&windows()[0], false);
        assert!(!draft.asks_the_same_as(&other));
        draft.set_care(&windows()[0], true);
        assert!(draft.asks_the_same_as(&other));
    }

    #[test]
    fn what_was_withdrawn_is_settled_as_nothing() {
        let term = |answer| ChildTerm { answer, ..ChildTerm::default() };
        assert_eq!(Draft::settled(&term(Answer::Withdrawn)), None);
        assert_eq!(Draft::settled(&term(Answer::None)), None);
        assert_eq!(
            Draft::settled(&term(Answer::NoService)).map(|draft| draft.answer),
            Some(FirstAnswer::NoService)
        );
    }
}
