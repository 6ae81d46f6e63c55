//! 费用怎么来的.

use crate::{Adjustment, Charge, Fen, Fraction, Per, Unit};

/// 25 元/次.
pub(in crate::words) fn rate(rate: Fen, unit: Unit) -> String {
    let yuan = rate.short();
    match unit {
        Unit::LatePickUp { minutes } => format!("{yuan} 元/晚接 {minutes} 分钟"),
        _ => format!("{yuan} 元/{}", unit_name(unit)),
    }
}

/// 课时, 小时, 次 …
pub(in crate::words) fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Period => "课时",
        Unit::Hour => "小时",
        Unit::Meeting | Unit::LatePickUp { .. } => "次",
        Unit::Day => "天",
        Unit::Week => "周",
        Unit::Month => "月",
        Unit::Term => "学期",
    }
}

/// How an amount came about: 2.95 元/课时 × 40 课时.
pub(in crate::words) fn charge(charge: &Charge) -> String {
    match charge {
        Charge::Free => "免费".to_owned(),
        Charge::Counted { rate: of_one, unit, count } => {
            format!("{} × {}", rate(*of_one, *unit), counted(*unit, *count))
        }
        Charge::Instalment { number, of, whole } => format!("分 {of} 期，第 {number} 期；一共 {whole} 元"),
        Charge::UpTo => "按实际结算，最多".to_owned(),
        Charge::Adjusted(why) => adjustment(why),
    }
}

fn counted(unit: Unit, count: u32) -> String {
    match (unit, count / 60, count % 60) {
        (Unit::Hour, hours, 0) => format!("{hours} 小时"),
        (Unit::Hour, 0, minutes) => format!("{minutes} 分钟"),
        (Unit::Hour, hours, minutes) => format!("{hours} 小时 {minutes} 分"),
        (Unit::Month, ..) => format!("{count} 个月"),
        (Unit::Term, ..) => format!("{count} 个学期"),
        _ => format!("{count} {}", unit_name(unit)),
    }
}

fn adjustment(why: &Adjustment) -> String {
    match why {
        Adjustment::AtMost { amount, per } => format!("{}不超过 {} 元", span(*per), amount.short()),
        Adjustment::AtLeast { amount, per } => format!("{}不少于 {} 元", span(*per), amount.short()),
        Adjustment::JoinedLate { days, of } => format!("中途参加，只收 {of} 天里的 {days} 天"),
        Adjustment::NotHeld { days, of } => format!("{of} 天里有 {days} 天没有开，不收"),
        Adjustment::Attended { days, of, pays } => format!("{of} 天里来了 {days} 天，收 {}", part(*pays)),
        Adjustment::Waived { share } if *share == Fraction::WHOLE => "减免，全免".to_owned(),
        Adjustment::Waived { share } => format!("减免 {}", part(*share)),
        Adjustment::GivenUp => "已退出，不再收".to_owned(),
        Adjustment::NotAdmitted => "老师看过，没有录取，不收".to_owned(),
        Adjustment::Rounded => "尾数按规定取整".to_owned(),
        Adjustment::AsShown => "不超过报名时写明的最高额".to_owned(),
    }
}

/// 每学期.
pub(in crate::words) fn span(per: Per) -> &'static str {
    match per {
        Per::Unit => "每次计费",
        Per::Day => "每天",
        Per::Week => "每周",
        Per::Month => "每月",
        Per::Term => "每学期",
    }
}

/// 一半, or parts of so many.
pub(in crate::words) fn part(share: Fraction) -> String {
    match (share.parts(), share.of()) {
        (1, 2) => "一半".to_owned(),
        (parts, of) if of > 0 && (parts * 100) % of == 0 => format!("{}%", parts * 100 / of),
        _ => share.to_string(),
    }
}
