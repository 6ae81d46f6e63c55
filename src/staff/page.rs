//! The staff's screens and their addresses.

use super::{StaffRoom, board, office, reviews, rosters};
use crate::drawn::Drawn;
use kehou_contract::{GroupId, Teacher, routes::STAFF_PAGE};

/// A screen of the staff's app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum StaffPage {
    /// Every group's places.
    Board,
    /// The children of the teacher's own groups and home class.
    Rosters,
    /// The children of one group.
    Roster(GroupId),
    /// Applications in their class review.
    Reviews,
    /// When the round opens and closes.
    Round,
    /// Places, sessions, what is on the menu.
    Offerings,
    /// Who has not answered.
    Answers,
    /// Bills and payments.
    Bills,
    /// What families applied for to be waived, and what goes back to them.
    Waivers,
    /// Which children are invited, return, or come first.
    Standings,
    /// What was done, by whom and why.
    Audit,
}

impl StaffPage {
    /// The screen of an address; the board for any other.
    pub(super) fn of(path: &str) -> Self {
        let rest = path.strip_prefix(STAFF_PAGE).unwrap_or_default();
        let mut parts = rest.split('/').filter(|part| !part.is_empty());
        match (parts.next(), parts.next()) {
            (Some("rosters"), None) => Self::Rosters,
            (Some("rosters"), Some(group)) => Self::Roster(GroupId::new(group)),
            (Some("reviews"), None) => Self::Reviews,
            (Some("round"), None) => Self::Round,
            (Some("offerings"), None) => Self::Offerings,
            (Some("answers"), None) => Self::Answers,
            (Some("bills"), None) => Self::Bills,
            (Some("waivers"), None) => Self::Waivers,
            (Some("standings"), None) => Self::Standings,
            (Some("audit"), None) => Self::Audit,
            _ => Self::Board,
        }
    }

    /// The address of a screen.
    pub(super) fn path(&self) -> String {
        let part = match self {
            Self::Board => "",
            Self::Rosters => "/rosters",
            Self::Roster(group) => return [STAFF_PAGE, "/rosters/", group.as_str()].concat(),
            Self::Reviews => "/reviews",
            Self::Round => "/round",
            Self::Offerings => "/offerings",
            Self::Answers => "/answers",
            Self::Bills => "/bills",
            Self::Waivers => "/waivers",
            Self::Standings => "/standings",
            Self::Audit => "/audit",
        };
        [STAFF_PAGE, part].concat()
    }

    /// Whether only the office has it.
    pub(super) fn is_of_office(&self) -> bool {
        matches!(
            self,
            Self::Round
                | Self::Offerings
                | Self::Answers
                | Self::Bills
                | Self::Waivers
                | Self::Standings
                | Self::Audit
        )
    }

    /// Whether this member of the staff has it.
    pub(super) fn is_open_to(&self, teacher: &Teacher) -> bool {
        match self {
            Self::Rosters => teacher.home_class.is_some() || !teacher.groups.is_empty(),
            Self::Reviews => teacher.office || teacher.home_class.is_some() || teacher.leads_grade.is_some(),
            _ => teacher.office || !self.is_of_office(),
        }
    }

    /// Draws the screen.
    pub(super) fn draw(self, room: StaffRoom) -> Drawn {
        match self {
            Self::Board => board::board(room),
            Self::Rosters => rosters::rosters(room),
            Self::Roster(group) => rosters::one_roster(room, group),
            Self::Reviews => reviews::reviews(room),
            Self::Round => office::round(room),
            Self::Offerings => office::offerings(room),
            Self::Answers => office::answers(room),
            Self::Bills => office::bills(room),
            Self::Waivers => office::waivers(room),
            Self::Standings => office::standings(room),
            Self::Audit => office::audit(room),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_is_found_by_its_own_address() {
        let pages = [
            StaffPage::Board,
            StaffPage::Rosters,
            StaffPage::Roster(GroupId::new("football-1")),
            StaffPage::Reviews,
            StaffPage::Round,
            StaffPage::Offerings,
            StaffPage::Answers,
            StaffPage::Bills,
            StaffPage::Waivers,
            StaffPage::Standings,
            StaffPage::Audit,
        ];
        for page in pages {
            assert_eq!(StaffPage::of(&page.path()), page);
        }
        for elsewhere in ["/staff/nowhere", "/staff/", "/menu"] {
            assert_eq!(StaffPage::of(elsewhere), StaffPage::Board, "{elsewhere}");
        }
    }
}
