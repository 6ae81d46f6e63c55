//! How fees come about.

use crate::{Adjustment, Charge, Fen, Fraction, Per, Unit};

/// ¥25 a meeting.
pub(in crate::words) fn rate(rate: Fen, unit: Unit) -> String {
    let yuan = rate.short();
    match unit {
        Unit::LatePickUp { minutes } => format!("¥{yuan} for each {minutes} minutes late"),
        Unit::Hour => format!("¥{yuan} an hour"),
        _ => format!("¥{yuan} a {}", unit_name(unit)),
    }
}

/// period, hour, meeting …
pub(in crate::words) fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Period => "period",
        Unit::Hour => "hour",
        Unit::Meeting => "meeting",
        Unit::LatePickUp { .. } => "time",
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Term => "term",
    }
}

/// How an amount came about: ¥2.95 × 40 periods.
pub(in crate::words) fn charge(charge: &Charge) -> String {
    match charge {
        Charge::Free => "free".to_owned(),
        Charge::Counted { rate, unit, count } => format!("¥{} × {}", rate.short(), counted(*unit, *count)),
        Charge::Instalment { number, of, whole } => format!("part {number} of {of} of ¥{whole}"),
        Charge::UpTo => "charged by what happens, at most".to_owned(),
        Charge::Adjusted(why) => adjustment(why),
    }
}

fn counted(unit: Unit, count: u32) -> String {
    match (unit, count / 60, count % 60) {
        (Unit::Hour, hours, 0) => format!("{hours} h"),
        (Unit::Hour, hours, minutes) => format!("{hours} h {minutes} min"),
        (_, 0, 1) => format!("1 {}", unit_name(unit)),
        _ => format!("{count} {}s", unit_name(unit)),
    }
}

fn adjustment(why: &Adjustment) -> String {
    match why {
        Adjustment::AtMost { amount, per } => format!("at most ¥{} {}", amount.short(), span(*per)),
        Adjustment::AtLeast { amount, per } => format!("at least ¥{} {}", amount.short(), span(*per)),
        Adjustment::JoinedLate { days, of } => format!("joined late: {days} of {of} days"),
        Adjustment::NotHeld { days, of } => format!("{days} of {of} days were not held"),
        Adjustment::Attended { days, of, pays } => {
            format!("came on {days} of {of} days: pays {}", part(*pays))
        }
        Adjustment::Waived { share } if *share == Fraction::WHOLE => "waived".to_owned(),
        Adjustment::Waived { share } => format!("waived: {}", part(*share)),
        Adjustment::GivenUp => "given up, no longer owed".to_owned(),
        Adjustment::NotAdmitted => "not admitted after being seen".to_owned(),
        Adjustment::Rounded => "rounded as the rule says".to_owned(),
        Adjustment::AsShown => "no more than was shown before signing".to_owned(),
    }
}

/// a term.
pub(in crate::words) fn span(per: Per) -> &'static str {
    match per {
        Per::Unit => "a unit",
        Per::Day => "a day",
        Per::Week => "a week",
        Per::Month => "a month",
        Per::Term => "a term",
    }
}

/// half, or parts of so many.
pub(in crate::words) fn part(share: Fraction) -> String {
    match (share.parts(), share.of()) {
        (1, 2) => "half".to_owned(),
        (parts, of) if of > 0 && (parts * 100) % of == 0 => format!("{}%", parts * 100 / of),
        _ => share.to_string(),
    }
}
