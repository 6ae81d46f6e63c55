//! Pick-up.

use super::phrases;
use crate::words::PickUpWords;
use crate::{Collector, Company, LeavesAfter, PickUpNote, PlaceSign};

pub(super) const WORDS: PickUpWords = PickUpWords {
    title: "Pick-up today",
    no_school: "No school",
    after: |after| match after {
        LeavesAfter::Lessons => "After lessons".to_owned(),
        LeavesAfter::Care(title) | LeavesAfter::Group(title) => format!("After {title}"),
    },
    sign: |sign| match sign {
        PlaceSign::HomeClass(class) => format!("sign “{}”", phrases::home_class(*class)),
        PlaceSign::Group(sign) => format!("sign “{sign}”"),
    },
    with: |company| match company {
        Company::Guardian => "A guardian comes".to_owned(),
        Company::Collector(Collector { name, relation, phone, .. }) => {
            format!("{name} comes ({relation}, {phone})")
        }
        Company::Alone => "Walks home alone (signed by a guardian)".to_owned(),
    },
    note,
    changed: "This day only",
    change_today: "Somebody else today",
    meant_for: |what, whom| format!("{what}: {whom}"),
    change_on: |day| format!("Somebody else on {day}"),
    change_until: |moment| format!("Can be changed here until {moment}"),
    too_late: |phone| format!("The teachers have their lists. To change it, call the school: {phone}"),
    who: |child, day| format!("Who fetches {child} on {day}?"),
    as_usual: |who| format!("As usual: {who}"),
    alone: "Walks home alone",
    guardian: "A guardian",
    close: "Leave it as it is",
    coming: "The next days",
    usually: |child| format!("Who usually fetches {child}"),
    collectors: "Collectors",
    no_collectors: "Nobody is named yet: teachers hand the child to a guardian only.",
    add: "Name a collector",
    name: "Name",
    name_hint: "As on their papers: the teacher compares",
    name_fault: "Please type a name",
    relation: "What they are to the child",
    relation_hint: "Grandmother, father, neighbour …",
    relation_fault: "Please say what they are to the child",
    phone: "Telephone",
    phone_hint: "Kept encrypted; the page shows a few digits only",
    phone_fault: "Please type a mobile number, or a landline with its area code",
    save: "Save",
    remove: |name| format!("Remove {name}"),
    walking: |child| format!("{child} walks home alone"),
    walking_signed: |name, moment| format!("Signed by {name}, {moment}."),
    walking_sign: "Sign and allow",
    walking_end: "Take the pledge back",
    done: "Changed",
};

fn note(note: &PickUpNote) -> String {
    match note {
        PickUpNote::DayOff(title) => format!("{title}: no school"),
        PickUpNote::MakeUpDay { counts_as: day } => format!("School as on a {}", phrases::weekday(*day)),
        PickUpNote::SeasonBegins(title) => format!("{title} begins"),
        PickUpNote::HalfDay(title) => format!("{title}: lessons end early"),
        PickUpNote::Block(title) => format!("{title}: no lessons"),
        PickUpNote::ClubsBegin => "Clubs and courses begin".to_owned(),
        PickUpNote::CareIsAbout { title, content } => format!("{title}: {content}"),
        PickUpNote::SessionCancelled { title, reason } => format!("{title} does not take place: {reason}"),
    }
}
