//! The school's file, read once at the start: everything about the term that families do not change.

mod file;
mod pinyin_key;

use crate::{codes, error::StartError};
use chrono::{DateTime, Utc};
use file::{OfferingEntry, SchoolFile};
use kehou_contract::{
    GroupId, Offering, OfferingDetail, OfferingId, School, SignedText, TextHash,
    rules::{CalendarFault, WeekTurns, calendar_faults},
};
use std::{
    collections::{HashMap, HashSet},
    path::Path,
};

pub(crate) use file::{FirstFamily, Rehearsal};

/// What the office changed against the school's file.
#[derive(Clone, Debug, Default)]
pub(crate) struct OfficeChanges {
    /// The round's opening and closing.
    pub(crate) round_times: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// Offerings taken off the menu.
    pub(crate) hidden: HashSet<OfferingId>,
}

/// The term's catalogue.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// What everybody may know of the school.
    pub school: School,
    /// The menu.
    pub offerings: Vec<Offering>,
    details: HashMap<OfferingId, OfferingDetail>,
    week_turns: WeekTurns,
    /// Offerings the office took off the menu. Children in them stay in them.
    hidden: HashSet<OfferingId>,
    /// Grows with every change of the office.
    version: u64,
    pub(crate) rehearsal: Option<Rehearsal>,
}

impl Catalogue {
    /// Reads and checks a school's file.
    pub fn read(path: &Path) -> Result<Self, StartError> {
        let fault = |fault: String| StartError::School { path: path.to_owned(), fault };
        let text = std::fs::read_to_string(path).map_err(|broken| fault(broken.to_string()))?;
        Self::parse(&text).map_err(fault)
    }

    /// The same from text; the error says where and what.
    pub fn parse(text: &str) -> Result<Self, String> {
        let SchoolFile { mut school, offerings, rehearsal } = file::parse(text)?;
        hash_text(&mut school.agreement);
        hash_text(&mut school.pick_up_pledge);
        hash_text(&mut school.walking_pledge);
        let groups = offerings.iter().flat_map(|entry| &entry.offering.groups);
        let mut catalogue = Self {
            week_turns: WeekTurns::of(groups, &school.term),
            school,
            offerings: Vec::new(),
            details: HashMap::new(),
            hidden: HashSet::new(),
            version: 0,
            rehearsal,
        };
        for OfferingEntry { mut offering, detail } in offerings {
            offering.search = pinyin_key::for_offering(&offering);
            catalogue.details.insert(offering.id.clone(), detail);
            catalogue.offerings.push(offering);
        }
        catalogue.check()?;
        Ok(catalogue)
    }

    /// The same term as the office has changed it.
    pub(crate) fn with(&self, changes: OfficeChanges) -> Self {
        let mut changed = self.clone();
        if let Some((opens_at, closes_at)) = changes.round_times {
            (changed.school.round.opens_at, changed.school.round.closes_at) = (opens_at, closes_at);
        }
        changed.hidden = changes.hidden;
        changed.version += 1;
        changed
    }

    /// Grows with every change of the office.
    pub(crate) fn version(&self) -> u64 {
        self.version
    }

    /// Offerings taken off the menu, in its order.
    pub(crate) fn hidden(&self) -> Vec<Offering> {
        self.offerings.iter().filter(|offering| !self.is_published(&offering.id)).cloned().collect()
    }

    /// Whether families can choose an offering.
    pub(crate) fn is_published(&self, id: &OfferingId) -> bool {
        !self.hidden.contains(id)
    }

    /// The offerings families can choose from.
    pub(crate) fn published(&self) -> impl Iterator<Item = &Offering> {
        self.offerings.iter().filter(|offering| self.is_published(&offering.id))
    }

    /// The groups a teacher of this name teaches.
    pub(crate) fn groups_of_teacher(&self, name: &str) -> Vec<GroupId> {
        let taught = self.groups().filter(|(_, group)| group.teachers.iter().any(|teacher| teacher == name));
        taught.map(|(_, group)| group.id.clone()).collect()
    }

    /// What the menu leaves out of one offering.
    pub(crate) fn detail(&self, id: &OfferingId) -> Option<&OfferingDetail> {
        self.details.get(id)
    }

    /// Every group with the offering it belongs to.
    pub(crate) fn groups(&self) -> impl Iterator<Item = (&Offering, &kehou_contract::Group)> {
        self.offerings.iter().flat_map(|offering| offering.groups.iter().map(move |group| (offering, group)))
    }

    fn check(&self) -> Result<(), String> {
        let mut groups: Vec<&GroupId> = self.groups().map(|(_, group)| &group.id).collect();
        groups.sort();
        if let Some(twice) = groups.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(format!("offerings.groups.id: \"{}\" is there twice", twice[0]));
        }
        if self.details.len() != self.offerings.len() {
            return Err("offerings.id: two offerings have the same id".to_owned());
        }
        self.check_gates()?;
        if self.school.how_to_pay.is_empty() && self.offerings.iter().any(|offering| !offering.fee.is_free())
        {
            return Err("school.how_to_pay: something costs, and families are not told how to pay".to_owned());
        }
        self.offerings.iter().try_for_each(|offering| self.check_offering(offering))?;
        match calendar_faults(&self.school, &self.offerings).into_iter().next() {
            Some(CalendarFault { key, fault }) => Err(format!("{key}: {fault}")),
            None => Ok(()),
        }
    }

    /// Counts the turns of the school's weeks once more, where its groups were changed after the file was read.
    pub(crate) fn count_turns(&mut self) {
        self.week_turns = WeekTurns::of(self.groups().map(|(_, group)| group), &self.school.term);
    }

    /// The turns of the school's weeks, by which the database keeps a child in one place at a time.
    pub(crate) fn week_turns(&self) -> &WeekTurns {
        &self.week_turns
    }

    /// Every home class has a gate to leave by.
    fn check_gates(&self) -> Result<(), String> {
        let gates = &self.school.pick_up.gates;
        let whole = |grade: u8| gates.iter().any(|gate| gate.grades.admits(grade) && gate.classes.is_empty());
        match self.school.round.grades.iter().find(|grade| !whole(**grade)) {
            Some(grade) => Err(format!("school.pick_up.gates: some class of grade {grade} has no gate")),
            None => Ok(()),
        }
    }

    fn check_offering(&self, offering: &Offering) -> Result<(), String> {
        let id = &offering.id;
        if self.school.field(&offering.field).is_none() {
            return Err(format!("offerings.{id}.field: the school has no field \"{}\"", offering.field));
        }
        if offering.groups.is_empty() {
            return Err(format!("offerings.{id}.groups: at least one group is needed"));
        }
        for group in &offering.groups {
            let known = |gate: &str| self.school.pick_up.gates.iter().any(|known| known.title == gate);
            if let Some(place) = group.gathers_at.as_ref().filter(|place| !known(&place.gate)) {
                return Err(format!(
                    "groups.{}.gathers_at.gate: there is no gate \"{}\"",
                    group.id, place.gate
                ));
            }
        }
        Ok(())
    }
}

fn hash_text(text: &mut SignedText) {
    let parts = [&text.title, &text.version].into_iter().chain(&text.paragraphs);
    let whole: String = parts.flat_map(|part| [part.as_str(), "\n"]).collect();
    text.hash = TextHash::new(codes::hex(&codes::sha256(whole.as_bytes())));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_with_fees_says_how_to_pay_them() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../schools/s1.toml");
        let text = std::fs::read_to_string(file).expect("the example school");
        assert!(Catalogue::parse(&text).is_ok());
        let (before, rest) = text.split_once("how_to_pay = [").expect("the steps");
        let (_, after) = rest.split_once("\n]\n").expect("their end");
        let fault = Catalogue::parse(&[before, after].concat()).err().unwrap_or_default();
        assert!(fault.starts_with("school.how_to_pay"), "{fault}");
    }
}
