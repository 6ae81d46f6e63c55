use crate::words::en::fees::{part, span, unit_name};
use crate::{
    Allowance, AttendanceStep, Bound, Counts, FeeNoticeEntry, FeeRule, ForEach, LateStart, Per, Rounding,
    RowRate, Undelivered, Unit,
};

/// At most ¥400 a term; who came to less than half pays half …
pub(super) fn counting(entry: &FeeNoticeEntry<'_>) -> Vec<String> {
    // Title, services, rates, billing, document and refund are said elsewhere on the notice.
    let FeeRule {
        id: _,
        title: _,
        covers: _,
        unit,
        for_each,
        rate: _,
        rates: _,
        free,
        at_least,
        at_most,
        attendance,
        billed: _,
        counts,
        late_start,
        undelivered,
        rounding,
        document: _,
        pays_for: _,
        refund: _,
    } = entry.rule;
    let mut said = Vec::new();
    said.extend(shared(entry));
    said.extend(once_for(entry, *unit, *for_each));
    said.extend(free.map(|free| first_free(free, *unit)));
    said.extend(at_least.iter().map(|bound| bounded(*bound, "At least", *unit) + " for who takes part"));
    said.extend(at_most.iter().map(|bound| bounded(*bound, "At most", *unit)));
    said.extend(attendance.iter().map(|step| attended(*step, entry.rule.is_counted_by_months())));
    if entry.rule.is_billed_afterwards() {
        said.extend(counted(*counts, *unit));
    }
    said.extend(joined_late(*late_start, *unit));
    said.extend(not_held(*undelivered, *unit));
    said.extend(rounded(*rounding).map(str::to_owned));
    said
}

/// A cost that the group shares is not known before the group is.
fn shared(entry: &FeeNoticeEntry<'_>) -> Option<String> {
    let is_shared = |rate: &RowRate<'_>| matches!(rate, RowRate::Fitting { rate, .. } if rate.shared);
    let said =
        "A shared cost is less for each the more children there are, and at most what it is for the fewest";
    entry.rows.iter().any(|row| is_shared(&row.rate)).then(|| said.to_owned())
}

/// A flat fee of a child that takes several services needs a word; one that is about a single service does not.
fn once_for(entry: &FeeNoticeEntry<'_>, unit: Unit, for_each: ForEach) -> Option<String> {
    match unit {
        Unit::Day | Unit::Week | Unit::Month | Unit::Term => {}
        Unit::Period | Unit::Hour | Unit::Meeting | Unit::LatePickUp { .. } => return None,
    }
    let has_packages = entry.rule.rates.iter().any(|rate| !rate.takes.is_empty());
    let said = match for_each {
        ForEach::Child if entry.is_own || has_packages || entry.covers.windows.len() == 1 => return None,
        ForEach::Child => "Once, however many services a child takes",
        ForEach::Service => "For each service a child takes",
        ForEach::Window => "For each window a child takes part in",
        ForEach::Weekday => "For each weekday a child takes part on",
    };
    Some(said.to_owned())
}

/// The first 1 period a day is free.
fn first_free(free: Allowance, unit: Unit) -> String {
    let of = if free.per == Per::Unit { Per::Day } else { free.per };
    match free.units {
        1 => format!("The first {} {} is free", unit_name(unit), span(of)),
        units => format!("The first {units} {}s {} are free", unit_name(unit), span(of)),
    }
}

/// At most ¥400 a term.
fn bounded(bound: Bound, how: &str, unit: Unit) -> String {
    let of = match bound.per {
        Per::Unit => ["a ", unit_name(unit)].concat(),
        Per::Day | Per::Week | Per::Month | Per::Term => span(bound.per).to_owned(),
    };
    format!("{how} ¥{} {of}", bound.amount.short())
}

/// Who comes to less than half of a month's days pays half.
fn attended(step: AttendanceStep, by_months: bool) -> String {
    let days = if by_months { "a month's" } else { "the term's" };
    let pays = match step.pays {
        nothing if nothing.parts() == 0 => "nothing".to_owned(),
        pays => part(pays),
    };
    format!("Who comes to less than {} of {days} days pays {pays}", part(step.below))
}

/// What is counted in the end. A flat fee counts nothing.
fn counted(counts: Counts, unit: Unit) -> Option<String> {
    match unit {
        Unit::Month | Unit::Term | Unit::LatePickUp { .. } => return None,
        Unit::Period | Unit::Hour | Unit::Meeting | Unit::Day | Unit::Week => {}
    }
    let what = match counts {
        Counts::Planned => "as planned",
        Counts::Held => "that the school holds",
        Counts::Attended => "that the child comes to",
    };
    Some(format!("Counted are the {}s {what}", unit_name(unit)))
}

fn joined_late(late_start: LateStart, unit: Unit) -> Option<String> {
    let span = match unit {
        Unit::Month => "month",
        Unit::Term => "term",
        Unit::LatePickUp { .. } => return None,
        Unit::Period | Unit::Hour | Unit::Meeting | Unit::Day | Unit::Week => {
            return Some("Who joins later pays from the first day on".to_owned());
        }
    };
    Some(match late_start {
        LateStart::Whole => format!("Who joins later pays the whole {span}"),
        LateStart::ByDay => format!("Who joins later pays for the days left of the {span}"),
        LateStart::ByHalf => format!("Who joins after half of the {span} pays half"),
    })
}

fn not_held(undelivered: Undelivered, unit: Unit) -> Option<String> {
    if matches!(unit, Unit::LatePickUp { .. }) {
        return None;
    }
    let said = match undelivered {
        Undelivered::Deducted => "What the school does not hold is not charged",
        Undelivered::Credited => "What the school does not hold is taken off the next term's bill",
        Undelivered::Kept => "Single sessions the school does not hold are charged",
    };
    Some(said.to_owned())
}

/// Rounding to the fen needs no word.
fn rounded(rounding: Rounding) -> Option<&'static str> {
    match rounding {
        Rounding::HalfUp => None,
        Rounding::Down => Some("Rounded down to the fen"),
        Rounding::Up => Some("Rounded up to the fen"),
        Rounding::DownToJiao => Some("Rounded down to the jiao"),
        Rounding::DownToYuan => Some("Rounded down to the yuan"),
    }
}
