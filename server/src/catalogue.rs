//! The school's file, read once at the start: everything about the term that families do not change.

mod file;
mod in_force;
mod kept_quotes;
mod not_yet;
#[cfg(test)]
mod notices;
mod pinyin_key;
mod reading;
#[cfg(test)]
mod refunds_page;

use crate::{codes, error::StartError};
use chrono::{DateTime, Utc};
use file::SchoolFile;
use kehou_contract::{
    Bill, GroupId, Offering, OfferingDetail, OfferingId, OfficeRules, Round, School, SignedText, TextHash,
    Waiver,
    rules::{
        CalendarFault, FileFault, Plan, WeekTurns, calendar_faults, choosing_faults, fee_faults, size_faults,
    },
};
use kept_quotes::KeptQuotes;
use std::{
    collections::{HashMap, HashSet},
    path::Path,
    sync::Arc,
};

pub(crate) use file::{FirstFamily, Rehearsal};
pub(crate) use in_force::InForce;
pub use reading::FileMistake;
use reading::at_key;

/// What the office changed against the school's file.
#[derive(Clone, Debug, Default)]
pub(crate) struct OfficeChanges {
    /// Sequence number of the last commit they were read after.
    pub(crate) as_of: i64,
    /// The round's opening and closing.
    pub(crate) round_times: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// Offerings taken off the menu.
    pub(crate) hidden: HashSet<OfferingId>,
}

impl OfficeChanges {
    /// The round as the office has it open.
    pub(crate) fn round(&self, of_the_file: &Round) -> Round {
        let (opens_at, closes_at) = self.round_times.unwrap_or((of_the_file.opens_at, of_the_file.closes_at));
        Round { opens_at, closes_at, ..of_the_file.clone() }
    }
}

/// The term's catalogue.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// What everybody may know of the school.
    pub school: School,
    /// The menu.
    pub offerings: Vec<Offering>,
    /// What no phone needs to know.
    pub(crate) office: OfficeRules,
    details: HashMap<OfferingId, OfferingDetail>,
    week_turns: WeekTurns,
    /// Offerings the office took off the menu. Children in them stay in them.
    hidden: HashSet<OfferingId>,
    /// Grows with every change of the office.
    version: u64,
    quotes: KeptQuotes,
    /// SHA-256 of the text it was read from: servers of a school can tell whether they go by the same.
    pub(crate) file_hash: [u8; 32],
    pub(crate) rehearsal: Option<Rehearsal>,
}

impl Catalogue {
    /// Reads and checks a school's file.
    pub fn read(path: &Path) -> Result<Self, StartError> {
        let fault = |fault: String| StartError::School { path: path.to_owned(), fault };
        let text = std::fs::read_to_string(path).map_err(|broken| fault(broken.to_string()))?;
        Self::parse(&text).map_err(|broken| fault(broken.to_string()))
    }

    /// The same from text; the error says where and what.
    pub fn parse(text: &str) -> Result<Self, FileMistake> {
        let catalogue = Self::parse_as_written(text)?;
        match not_yet::unkept(&catalogue).into_iter().next() {
            Some(fault) => Err(at_key(text, fault)),
            None => Ok(catalogue),
        }
    }

    /// Everything that is wrong with a school's file: a mistake of form, or else every fault of what it says. A sound
    /// one comes with what this server does not keep yet.
    pub fn check(text: &str) -> Result<(Self, Vec<FileMistake>), Vec<FileMistake>> {
        let catalogue = Self::read_text(text).map_err(|mistake| vec![mistake])?;
        let at_key = |fault| at_key(text, fault);
        let faults: Vec<FileMistake> = catalogue.faults().into_iter().map(at_key).collect();
        let not_kept = not_yet::unkept(&catalogue).into_iter().map(at_key).collect();
        if faults.is_empty() { Ok((catalogue, not_kept)) } else { Err(faults) }
    }

    /// A sound file, whether or not the server keeps yet what it promises.
    fn parse_as_written(text: &str) -> Result<Self, FileMistake> {
        let catalogue = Self::read_text(text)?;
        match catalogue.faults().into_iter().next() {
            Some(fault) => Err(at_key(text, fault)),
            None => Ok(catalogue),
        }
    }

    fn read_text(text: &str) -> Result<Self, FileMistake> {
        let SchoolFile { mut school, offerings, details, office, rehearsal, .. } = file::parse(text)?;
        hash_text(&mut school.agreement);
        hash_text(&mut school.pick_up_pledge);
        hash_text(&mut school.walking_pledge);
        let groups = offerings.iter().flat_map(|offering| &offering.groups);
        let mut catalogue = Self {
            week_turns: WeekTurns::of(groups, &school.term),
            school,
            offerings: Vec::new(),
            office,
            details: HashMap::new(),
            hidden: HashSet::new(),
            version: 0,
            quotes: KeptQuotes::default(),
            file_hash: codes::sha256(text.as_bytes()),
            rehearsal,
        };
        for (mut offering, detail) in offerings.into_iter().zip(details) {
            offering.search = pinyin_key::for_offering(&offering);
            catalogue.details.insert(offering.id.clone(), detail);
            catalogue.offerings.push(offering);
        }
        Ok(catalogue)
    }

    /// Whether it is as the office has changed it by these.
    pub(crate) fn has(&self, changes: &OfficeChanges) -> bool {
        let times = (self.school.round.opens_at, self.school.round.closes_at);
        changes.round_times.is_none_or(|moved| moved == times) && changes.hidden == self.hidden
    }

    /// The same term as the office has changed it.
    pub(crate) fn with(&self, changes: OfficeChanges) -> Self {
        let mut changed = self.clone();
        changed.school.round = changes.round(&changed.school.round);
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

    /// What is wrong with the school, each with its key.
    fn faults(&self) -> Vec<FileFault> {
        let mut faults = Vec::new();
        let mut groups: Vec<&GroupId> = self.groups().map(|(_, group)| &group.id).collect();
        groups.sort();
        let twice = groups.windows(2).filter(|pair| pair[0] == pair[1]);
        faults.extend(twice.map(|pair| (format!("groups.{}", pair[0]), "the id is there twice".to_owned())));
        if self.details.len() != self.offerings.len() {
            faults.push(("offerings".to_owned(), "two offerings have the same id".to_owned()));
        }
        faults.extend(self.classes_without_gate());
        faults.extend(self.offerings.iter().flat_map(|offering| self.offering_faults(offering)));
        let sizes = size_faults(&self.school.sizes, &self.offerings).into_iter();
        faults.extend(sizes.map(|(key, fault)| (key, fault.to_owned())));
        faults.extend(fee_faults(&self.school, &self.offerings));
        if self.school.how_to_pay.is_empty() && self.charges() {
            let fault = "something costs, and families are not told how to pay";
            faults.push(("school.how_to_pay".to_owned(), fault.to_owned()));
        }
        let calendar = calendar_faults(&self.school, &self.offerings).into_iter();
        faults.extend(calendar.map(|CalendarFault { key, fault }| (key, fault)));
        faults.extend(choosing_faults(&self.school, &self.office, &self.offerings));
        faults
    }

    /// The bills for a plan.
    pub(crate) fn quote(&self, plan: &Plan<'_>, waivers: &[Waiver]) -> Arc<[Bill]> {
        self.quotes.quote(&self.school, plan, waivers)
    }

    /// Whether anything costs something.
    fn charges(&self) -> bool {
        let tariff = &self.school.tariff;
        self.offerings.iter().any(|offering| tariff.charges(offering))
            || self.school.care_windows().any(|window| tariff.charges_care(&window.id))
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
    fn classes_without_gate(&self) -> Option<FileFault> {
        let gates = &self.school.pick_up.gates;
        let whole = |grade: u8| gates.iter().any(|gate| gate.grades.admits(grade) && gate.classes.is_empty());
        let grade = self.school.round.grades.iter().find(|grade| !whole(**grade))?;
        Some(("school.pick_up.gates".to_owned(), format!("some class of grade {grade} has no gate")))
    }

    fn offering_faults(&self, offering: &Offering) -> Vec<FileFault> {
        let mut faults = Vec::new();
        let key = format!("offerings.{}", offering.id);
        if self.school.field(&offering.field).is_none() {
            let fault = format!("the school has no field \"{}\"", offering.field);
            faults.push((format!("{key}.field"), fault));
        }
        if offering.groups.is_empty() {
            faults.push((format!("{key}.groups"), "at least one group is needed".to_owned()));
        }
        for group in &offering.groups {
            let known = |gate: &str| self.school.pick_up.gates.iter().any(|known| known.title == gate);
            if let Some(place) = group.gathers_at.as_ref().filter(|place| !known(&place.gate)) {
                let fault = format!("there is no gate \"{}\"", place.gate);
                faults.push((format!("groups.{}.gathers_at", group.id), fault));
            }
        }
        faults
    }
}

fn hash_text(text: &mut SignedText) {
    let parts = [&text.title, &text.version].into_iter().chain(&text.paragraphs);
    let whole: String = parts.flat_map(|part| [part.as_str(), "\n"]).collect();
    text.hash = TextHash::new(codes::hex(&codes::sha256(whole.as_bytes())));
}

#[cfg(test)]
mod tests;
