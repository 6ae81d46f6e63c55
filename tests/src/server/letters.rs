//! What the server wrote down for signing in.

use anyhow::{Context, Result, bail};
use kehou_contract::HouseholdSignIn;
use std::{fs, path::Path};

/// Codes of the first family, of a teacher, and of the office.
#[derive(Clone, Debug)]
pub struct SignInCodes {
    /// Code of the first family.
    pub household_code: String,
    /// Name of its first child.
    pub child_name: String,
    /// A teacher's code.
    pub teacher_code: String,
    /// Whose it is.
    pub teacher_name: String,
    /// The code of somebody in the office.
    pub office_code: String,
}

/// One child's line of the list the letters are printed from.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The child's grade.
    pub grade: u8,
    /// Its school number.
    pub school_number: String,
    /// Its name.
    pub child_name: String,
    /// Its household's code.
    pub household_code: String,
}

impl SignInCodes {
    pub(super) fn read(folder: &Path) -> Result<Self> {
        let text = fs::read_to_string(folder.join("rehearsal-codes.txt")).context("the codes")?;
        let lines: Vec<&str> = text.lines().collect();
        let [household_code, child_name, teacher_code, teacher_name, office_code, _] = lines[..] else {
            bail!("six lines of codes, not {text:?}");
        };
        Ok(Self {
            household_code: household_code.to_owned(),
            child_name: child_name.to_owned(),
            teacher_code: teacher_code.to_owned(),
            teacher_name: teacher_name.to_owned(),
            office_code: office_code.to_owned(),
        })
    }
}

impl Letter {
    /// What the family types.
    pub fn sign_in(&self) -> HouseholdSignIn {
        HouseholdSignIn { household_code: self.household_code.clone(), child_name: self.child_name.clone() }
    }
}

pub(super) fn read(folder: &Path) -> Result<Vec<Letter>> {
    let list = fs::read_to_string(folder.join("letters.csv")).context("the list of letters")?;
    list.lines().skip(1).map(read_line).collect()
}

fn read_line(line: &str) -> Result<Letter> {
    let parts: Vec<&str> = line.split(',').collect();
    let [class, school_number, child_name, household_code] = parts[..] else {
        bail!("a letter has four parts: {line}");
    };
    let (grade, _) = class.split_once('-').context("grade and class")?;
    Ok(Letter {
        grade: grade.parse()?,
        school_number: school_number.to_owned(),
        child_name: child_name.to_owned(),
        household_code: household_code.to_owned(),
    })
}
