//! The school of an opening night: the example's term and prices, one offering everybody wants, forty others.

use anyhow::{Context, Result};
use std::{
    fs,
    path::{Path, PathBuf},
};
use toml::{Table, Value};

/// The offering of the example that is copied, a course with a fee.
const COPIED: &str = "go";
/// How many others there are beside the one everybody wants.
pub(crate) const OTHERS: usize = 40;
/// The oldest who may choose: above it the example's evenings are on one day only.
pub(crate) const OLDEST: u8 = 5;
/// Places of the one everybody wants.
pub(crate) const HOT_PLACES: u32 = 30;
/// The group everybody wants.
pub(crate) const HOT: &str = "rush-0-1";

/// The group of one of the others.
pub(crate) fn other(number: usize) -> String {
    format!("rush-{}-1", 1 + number % OTHERS)
}

/// Writes the school's file with so many children, and with so many places in each of the others.
pub(crate) fn write(example: &Path, folder: &Path, children: usize, places: u32) -> Result<PathBuf> {
    let text = fs::read_to_string(example).with_context(|| example.display().to_string())?;
    let mut school: Table = text.parse().context("the example school cannot be read")?;
    let menu = school.get_mut("offerings").and_then(Value::as_array_mut).context("no offerings")?;
    let copied = menu.iter().find(|offering| offering.get("id").and_then(Value::as_str) == Some(COPIED));
    let copied = copied.with_context(|| format!("no offering {COPIED}"))?.clone();
    *menu = (0..=OTHERS)
        .map(|number| copy(&copied, number, if number == 0 { HOT_PLACES } else { places }))
        .collect();
    // Waivers for offerings that are no longer there.
    let waivers = school.get_mut("waivers").and_then(Value::as_array_mut).context("no waivers")?;
    waivers.retain(|waiver| waiver.get("offerings").is_none());
    let rehearsal = school.get_mut("rehearsal").and_then(Value::as_table_mut).context("no rehearsal")?;
    rehearsal.remove("taken");
    rehearsal.insert("children".to_owned(), i64::try_from(children)?.into());
    rehearsal.insert("home_classes_per_grade".to_owned(), 40.into());
    let file = folder.join("rush.toml");
    fs::write(&file, toml::to_string(&school)?)?;
    Ok(file)
}

fn copy(offering: &Value, number: usize, places: u32) -> Value {
    let mut copy = offering.clone();
    set(&mut copy, "id", format!("rush-{number}"));
    let grades = [("from".to_owned(), 1.into()), ("to".to_owned(), i64::from(OLDEST).into())];
    set(&mut copy, "grades", Table::from_iter(grades));
    let groups = copy.get_mut("groups").and_then(Value::as_array_mut);
    for group in groups.into_iter().flatten() {
        set(group, "id", format!("rush-{number}-1"));
        set(group, "capacity", i64::from(places));
        // Two teachers' children cannot be in one room at a time.
        set(group, "teachers", Value::Array(vec![format!("梁{number}老师").into()]));
        set(group, "room", format!("棋类教室{number}"));
    }
    copy
}

fn set(table: &mut Value, key: &str, value: impl Into<Value>) {
    if let Some(table) = table.as_table_mut() {
        table.insert(key.to_owned(), value.into());
    }
}
