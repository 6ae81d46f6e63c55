use super::about::teacher;
use crate::words::en::{fees::rate as rate_of, grades};
use crate::{CountSpan, FeeNoticeEntry, FeeNoticeRow, Rate, RowRate};

/// For whom a rate is: offerings, grades 3 to 6, both windows.
pub(super) fn whom(row: &FeeNoticeRow<'_>) -> String {
    let titles: Vec<&str> = row.offerings.iter().map(|offering| offering.title.as_str()).collect();
    let condition = match &row.rate {
        RowRate::Plain(_) => String::new(),
        RowRate::Fitting { rate, takes } => condition(rate, takes),
        RowRate::Otherwise(_) => "everybody else".to_owned(),
    };
    let parts = [titles.join(", "), condition];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": ")
}

/// ¥25 a meeting; free; a cost the group shares.
pub(super) fn amount(entry: &FeeNoticeEntry<'_>, row: &FeeNoticeRow<'_>) -> String {
    let amount = row.rate.amount();
    if amount.is_zero() {
        return "free".to_owned();
    }
    let said = rate_of(amount, entry.rule.unit);
    match &row.rate {
        RowRate::Fitting { rate: Rate { shared: true, .. }, .. } => [&said, ", shared by the group"].concat(),
        _ => said,
    }
}

fn condition(rate: &Rate, packages: &[&str]) -> String {
    let Rate { amount: _, shared: _, grades: of, taught_by, takes: _, weekdays, meetings, ends_by } = rate;
    let mut parts = Vec::new();
    parts.extend(of.map(grades));
    match packages {
        [] => {}
        [only] => parts.push((*only).to_owned()),
        several => parts.push(several.join(" and ")),
    }
    parts.extend(taught_by.map(|who| teacher(who).to_owned()));
    parts.extend(weekdays.map(|count| counted(count, "day") + " a week"));
    parts.extend(meetings.map(|count| counted(count, "meeting") + " a term"));
    parts.extend(ends_by.map(|end| format!("ends by {end}")));
    parts.join(", ")
}

/// 3 days, 2 to 4 days, at least 5 days.
fn counted(count: CountSpan, noun: &str) -> String {
    match count {
        CountSpan { from: 1, to: Some(1) } => format!("1 {noun}"),
        CountSpan { from, to: Some(to) } if from == to => format!("{from} {noun}s"),
        CountSpan { from: 0 | 1, to: Some(to) } => format!("at most {to} {noun}s"),
        CountSpan { from, to: Some(to) } => format!("{from} to {to} {noun}s"),
        CountSpan { from: 1, to: None } => format!("at least 1 {noun}"),
        CountSpan { from, to: None } => format!("at least {from} {noun}s"),
    }
}
