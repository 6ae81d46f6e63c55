//! What the proposals say, once nothing more is closed.

use super::moves::{End, Moves, Seat};
use crate::{ChildFate, Closing, Fate, Fen, SmallClassProposal, WindowId};

impl Moves<'_> {
    /// What was closed, and where each child ended.
    pub(super) fn proposals(&self) -> Vec<SmallClassProposal> {
        let proposal = |class: &usize| {
            let left = self.seats.iter().filter(|seat| seat.from == *class);
            let fates: Vec<ChildFate> = left.map(|seat| self.fate_of(seat)).collect();
            SmallClassProposal { group: self.id(*class), closing: self.closing(*class, &fates), fates }
        };
        self.closed.iter().map(proposal).collect()
    }

    /// Where a group's children ended together: the group it was merged into may have been merged in its turn.
    fn closing(&self, class: usize, fates: &[ChildFate]) -> Closing {
        let mut at = class;
        while let Some(End::Merged(into)) = self.classes[at].end {
            at = into;
        }
        let together = Fate::MovesTo(self.id(at));
        match fates.iter().any(|child| child.fate == together) {
            true => Closing::MergedInto(self.id(at)),
            false => Closing::Cancelled,
        }
    }

    fn fate_of(&self, seat: &Seat<'_>) -> ChildFate {
        let fate = match seat.at {
            Some(at) if seat.wished => Fate::TakesNextWish(self.id(at)),
            Some(at) => Fate::MovesTo(self.id(at)),
            None => self.without_place(seat),
        };
        let child = &seat.child.child.id;
        let charge = |class: usize| (self.facts.charge)(child, &self.classes[class].priced.group.id).0;
        let back = charge(seat.from).saturating_sub(seat.at.map_or(0, charge));
        let (refund, dearer_by) = (Fen(back.max(0)), Fen(back.saturating_neg().max(0)));
        ChildFate { child: child.clone(), fate, refund, dearer_by }
    }

    fn without_place(&self, seat: &Seat<'_>) -> Fate {
        let mut windows: Vec<WindowId> = Vec::new();
        for meeting in &self.classes[seat.from].priced.group.meetings {
            if seat.child.care.contains(&meeting.window) && !windows.contains(&meeting.window) {
                windows.push(meeting.window.clone());
            }
        }
        if windows.is_empty() { Fate::LeavesAtOrdinaryEnd } else { Fate::FallsBackToCare(windows) }
    }
}
