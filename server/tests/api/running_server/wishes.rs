//! Writing applications as the app would write them.

use super::RunningServer;
use kehou_contract::{
    Application, Fen, GroupId, Participation, RoundId, RoundMode, Signature, TakingPart, WindowId,
    Withdrawal,
    rules::{Plan, Priced, quote_plan, quoted_total},
};

impl RunningServer {
    /// An application for these groups, dearest first, without care.
    pub(crate) fn wish(&self, choices: &[&str]) -> Application {
        self.wish_with(choices, |_| ())
    }

    /// The same, with something in it changed.
    pub(crate) fn wish_with(&self, choices: &[&str], change: impl FnOnce(&mut TakingPart)) -> Application {
        let mut wish = TakingPart {
            care: Vec::new(),
            choices: choices.iter().map(|id| GroupId::new(*id)).collect(),
            all_or_none: false,
            quoted_total: self.price_of(choices),
            signature: (self.school.round.mode == RoundMode::FirstCome).then(|| self.signature()),
        };
        change(&mut wish);
        self.application(Participation::TakingPart(wish))
    }

    /// A guardian's signature under the texts in force.
    pub(crate) fn signature(&self) -> Signature {
        Signature {
            guardian_name: "林晓梅".to_owned(),
            agreement: self.school.agreement.hash.clone(),
            pick_up_pledge: self.school.pick_up_pledge.hash.clone(),
        }
    }

    /// An application for care in these windows and nothing else.
    pub(crate) fn care_only(&self, windows: &[&str]) -> Application {
        let windows = windows.iter().map(|id| WindowId::new(*id)).collect();
        self.wish_with(&[], |wish| wish.care = windows)
    }

    /// An application for no service at all.
    pub(crate) fn no_service(&self) -> Application {
        self.application(Participation::NoService)
    }

    /// The body of a withdrawal.
    pub(crate) fn withdrawal(&self) -> Withdrawal {
        Withdrawal { round: self.round() }
    }

    /// What these groups cost together, as the app would show it; a group nobody knows costs nothing.
    pub(crate) fn price_of(&self, groups: &[&str]) -> Fen {
        self.price_for(3, &[], groups)
    }

    /// The same for a child of another grade, with care.
    pub(crate) fn price_for(&self, grade: u8, care: &[WindowId], groups: &[&str]) -> Fen {
        let named = |id: &&str| {
            let id = GroupId::new(*id);
            let mut offerings = self.menu.offerings.iter();
            offerings.find_map(|offering| Some(Priced { offering, group: offering.group(&id)? }))
        };
        let groups: Vec<Priced<'_>> = groups.iter().filter_map(named).collect();
        let plan = Plan { grade, care, groups: &groups, from: None };
        quoted_total(&quote_plan(&self.school, &plan, &[]))
    }

    /// Title of an offering of the menu.
    pub(crate) fn title_of(&self, offering: &str) -> String {
        let found = self.menu.offerings.iter().find(|known| known.id.as_str() == offering);
        found.expect("an offering of the menu").title.clone()
    }

    fn application(&self, participation: Participation) -> Application {
        Application { round: self.round(), participation }
    }

    fn round(&self) -> RoundId {
        self.school.round.id.clone()
    }
}
