//! The letters to parents: what a family needs to sign in.

use kehou_contract::HouseholdSignIn;
use std::{fs, path::Path};

/// One child's line of the list the letters are printed from.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    pub(crate) grade: u8,
    pub(crate) school_number: String,
    pub(crate) child_name: String,
    pub(crate) household_code: String,
}

impl Letter {
    /// What the family types.
    pub(crate) fn sign_in(&self) -> HouseholdSignIn {
        HouseholdSignIn { household_code: self.household_code.clone(), child_name: self.child_name.clone() }
    }
}

pub(super) fn read(folder: &Path) -> Vec<Letter> {
    let list = fs::read_to_string(folder.join("letters.csv")).expect("the list of letters");
    list.lines().skip(1).map(read_line).collect()
}

fn read_line(line: &str) -> Letter {
    let parts: Vec<&str> = line.split(',').collect();
    let [class, school_number, child_name, household_code] = parts[..] else {
        panic!("a letter has four parts: {line}");
    };
    let (grade, _) = class.split_once('-').expect("grade and class");
    Letter {
        grade: grade.parse().expect("a grade"),
        school_number: school_number.to_owned(),
        child_name: child_name.to_owned(),
        household_code: household_code.to_owned(),
    }
}
