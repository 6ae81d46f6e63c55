//! Inventing families.

use super::dice::Dice;
use crate::{
    catalogue::{FirstFamily, Rehearsal},
    codes::{self, SecretKey},
    store::{NewChild, NewGuardian, NewHousehold},
};

/// An invented family with the code on its letter.
#[derive(Clone, Debug)]
pub(super) struct Family {
    pub(super) code: String,
    pub(super) household: NewHousehold,
}

/// The first family as the file names it, then others, of the school's grades, until the school is full. Every tenth has two children.
pub(super) fn invent(rehearsal: &Rehearsal, grades: &[u8], secret: &SecretKey) -> Vec<Family> {
    let mut dice = Dice::new();
    let first = first_family(&rehearsal.first_family, secret);
    let mut left = rehearsal.children.saturating_sub(first.household.children.len());
    let mut families = vec![first];
    while left > 0 {
        let count = if families.len() % 10 == 3 { 2 } else { 1 }.min(left);
        families.push(invent_family(rehearsal, grades, count, families.len(), secret, &mut dice));
        left -= count;
    }
    for (number, child) in families.iter_mut().flat_map(|family| &mut family.household.children).enumerate() {
        child.school_number = format!("26{:04}", number + 1);
    }
    families
}

fn family(guardians: Vec<NewGuardian>, children: Vec<NewChild>, secret: &SecretKey) -> Family {
    let code = codes::new_code();
    let code_hash = secret.hash_code(&code);
    let id = uuid::Uuid::new_v4().to_string();
    Family { code, household: NewHousehold { id, code_hash, guardians, children, collectors: Vec::new() } }
}

fn child(name: String, grade: u8, home_class_number: u8) -> NewChild {
    NewChild {
        id: uuid::Uuid::new_v4().to_string(),
        school_number: String::new(),
        name,
        grade,
        home_class_number,
    }
}

fn first_family(first: &FirstFamily, secret: &SecretKey) -> Family {
    let guardians = first
        .guardians
        .iter()
        .map(|guardian| NewGuardian { name: guardian.name.clone(), relation: guardian.relation.clone() });
    let children = first.children.iter().map(|named| child(named.name.clone(), named.grade, named.class));
    let mut family = family(guardians.collect(), children.collect(), secret);
    let collectors = first.collectors.iter();
    let texts = collectors.map(|named| [named.name.clone(), named.relation.clone(), named.phone.clone()]);
    family.household.collectors = texts.collect();
    family
}

fn invent_family(
    rehearsal: &Rehearsal,
    grades: &[u8],
    count: usize,
    index: usize,
    secret: &SecretKey,
    dice: &mut Dice,
) -> Family {
    let surname = dice.pick(&rehearsal.surnames).to_owned();
    let children = (0..count).map(|nth| {
        let name = [surname.as_str(), dice.pick(&rehearsal.given_names)].concat();
        // Going round grades and classes fills them evenly; a sibling is three grades away.
        let place = index + nth * 3;
        let grade = grades.get(place % grades.len().max(1)).copied().unwrap_or(1);
        let classes = usize::from(rehearsal.home_classes_per_grade);
        let class = u8::try_from(place / grades.len().max(1) % classes).unwrap_or(0) + 1;
        child(name, grade, class)
    });
    let children = children.collect();
    let guardians = (0..=dice.below(2)).map(|nth| NewGuardian {
        name: [surname.as_str(), dice.pick(&rehearsal.given_names)].concat(),
        relation: rehearsal.relations.get(nth).cloned().unwrap_or_default(),
    });
    family(guardians.collect(), children, secret)
}
