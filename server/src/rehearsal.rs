//! Invented families, so that anybody can try the product out.

mod dice;
mod families;
mod staff;
mod taken;

use crate::{
    Catalogue, StartError, Store,
    codes::{self, SecretKey},
};
use families::Family;
use staff::Staff;
use std::{fmt, fs, path::Path};

/// Codes to sign in with.
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
    /// Whose it is.
    pub office_name: String,
}

impl fmt::Display for SignInCodes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "  parent:  household code {}, child's name {}", self.household_code, self.child_name)?;
        writeln!(f, "  teacher: code {} ({})", self.teacher_code, self.teacher_name)?;
        write!(f, "  office:  code {} ({})", self.office_code, self.office_name)
    }
}

/// File with the codes that are shown again at the next start.
const CODES_FILE: &str = "rehearsal-codes.txt";
/// File with every family's code, as the school would print it on the letters.
const LETTERS_FILE: &str = "letters.csv";

/// Moves the invented families in, on the first start; on later ones only reads the codes back.
pub(crate) async fn move_in(
    catalogue: &Catalogue,
    store: &Store,
    secret: &SecretKey,
    data: &Path,
) -> Result<SignInCodes, StartError> {
    let rehearsal = catalogue.rehearsal.as_ref();
    let rehearsal =
        rehearsal.ok_or_else(|| StartError::Other("the school's file has no [rehearsal]".to_owned()))?;
    if store.has_children().await? {
        return read_codes(data);
    }
    let families = families::invent(rehearsal, &catalogue.school.round.grades, secret);
    let staff = Staff::invent(catalogue, rehearsal, secret);
    let households: Vec<_> = families.iter().map(|family| family.household.clone()).collect();
    let unsealed = |fault| StartError::Other(format!("rehearsal: {fault}"));
    store.move_in(&households, &staff.teachers, rehearsal.at.to_utc()).await.map_err(unsealed)?;
    taken::take_places(catalogue, store, rehearsal, &families).await?;
    let codes = SignInCodes {
        household_code: families[0].code.clone(),
        child_name: families[0].household.children[0].name.clone(),
        teacher_code: staff.first_code,
        teacher_name: staff.first_name,
        office_code: staff.office_code,
        office_name: rehearsal.office.clone(),
    };
    write_files(data, &families, &codes)?;
    Ok(codes)
}

fn write_files(data: &Path, families: &[Family], codes: &SignInCodes) -> Result<(), StartError> {
    let SignInCodes { household_code, child_name, teacher_code, teacher_name, office_code, office_name } =
        codes;
    let shown = [household_code, child_name, teacher_code, teacher_name, office_code, office_name];
    let shown = shown.map(String::as_str).join("\n");
    let mut letters = "\u{feff}班级,学号,姓名,家庭码\r\n".to_owned();
    for family in families {
        for child in &family.household.children {
            let class = format!("{}-{}", child.grade, child.home_class_number);
            letters.push_str(&format!("{class},{},{},{}\r\n", child.school_number, child.name, family.code));
        }
    }
    for (name, text) in [(CODES_FILE, shown), (LETTERS_FILE, letters)] {
        let path = data.join(name);
        let unwritable = |source| StartError::Io { what: path.display().to_string(), source };
        codes::write_private(&path, text.as_bytes()).map_err(unwritable)?;
    }
    Ok(())
}

fn read_codes(data: &Path) -> Result<SignInCodes, StartError> {
    let path = data.join(CODES_FILE);
    let unreadable = |source| StartError::Io { what: path.display().to_string(), source };
    let text = fs::read_to_string(&path).map_err(unreadable)?;
    let mut lines = text.lines().map(str::to_owned);
    let mut next =
        || lines.next().ok_or_else(|| StartError::Other(format!("{} is cut short", path.display())));
    Ok(SignInCodes {
        household_code: next()?,
        child_name: next()?,
        teacher_code: next()?,
        teacher_name: next()?,
        office_code: next()?,
        office_name: next()?,
    })
}
