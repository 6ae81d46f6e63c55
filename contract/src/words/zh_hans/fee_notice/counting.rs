use super::part;
use crate::words::zh_hans::fees::{span, unit_name};
use crate::{
    Allowance, AttendanceStep, Bound, Counts, FeeNoticeEntry, FeeRule, ForEach, LateStart, Per, Rounding,
    RowRate, Undelivered, Unit,
};

/// 每学期最多 400 元, 来的天数不到一半的，收一半 …
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
    said.extend(at_least.iter().map(|bound| ["参加了的，", &bounded(*bound, "最少", *unit)].concat()));
    said.extend(at_most.iter().map(|bound| bounded(*bound, "最多", *unit)));
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
    let said = "全班分摊的，人越多每人越少，最多按最低开班人数分";
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
        ForEach::Child => "不管参加几样，只算一份",
        ForEach::Service => "参加几样，就算几份",
        ForEach::Window => "参加几个时段，就算几份",
        ForEach::Weekday => "一周参加几天，就算几份",
    };
    Some(said.to_owned())
}

/// 每天前 1 课时不收费.
fn first_free(free: Allowance, unit: Unit) -> String {
    let of = if free.per == Per::Unit { Per::Day } else { free.per };
    format!("{}前 {} {}不收费", span(of), free.units, counter(unit))
}

/// 每学期最多 400 元.
fn bounded(bound: Bound, how: &str, unit: Unit) -> String {
    let of = match bound.per {
        Per::Unit => ["每", counter(unit)].concat(),
        Per::Day | Per::Week | Per::Month | Per::Term => span(bound.per).to_owned(),
    };
    format!("{of}{how} {} 元", bound.amount.short())
}

/// 一个月里，来的天数不到一半的，收一半.
fn attended(step: AttendanceStep, by_months: bool) -> String {
    let within = if by_months { "一个月里" } else { "一学期里" };
    let pays = match step.pays {
        nothing if nothing.parts() == 0 => "不收费".to_owned(),
        pays => ["收", &part(pays)].concat(),
    };
    format!("{within}，来的天数不到开课天数{}的，{pays}", part(step.below))
}

/// 按孩子实际来的次数算. A flat fee counts nothing.
fn counted(counts: Counts, unit: Unit) -> Option<String> {
    let number = match unit {
        Unit::Period => "课时数",
        Unit::Hour => "时间",
        Unit::Meeting => "次数",
        Unit::Day => "天数",
        Unit::Week => "周数",
        Unit::Month | Unit::Term | Unit::LatePickUp { .. } => return None,
    };
    let what = match counts {
        Counts::Planned => "按报名时排好的",
        Counts::Held => "按学校实际开的",
        Counts::Attended => "按孩子实际来的",
    };
    Some([what, number, "算"].concat())
}

fn joined_late(late_start: LateStart, unit: Unit) -> Option<String> {
    let span = match unit {
        Unit::Month => "当月",
        Unit::Term => "这学期",
        Unit::LatePickUp { .. } => return None,
        Unit::Period | Unit::Hour | Unit::Meeting | Unit::Day | Unit::Week => {
            return Some("中途参加的，从参加那天起算".to_owned());
        }
    };
    let pays = match late_start {
        LateStart::Whole => "收全额",
        LateStart::ByDay => "按剩下的天数收",
        LateStart::ByHalf => "过了一半的收一半",
    };
    Some(["中途参加的，", span, pays].concat())
}

fn not_held(undelivered: Undelivered, unit: Unit) -> Option<String> {
    if matches!(unit, Unit::LatePickUp { .. }) {
        return None;
    }
    let said = match undelivered {
        Undelivered::Deducted => "学校没有开的，不收费",
        Undelivered::Credited => "学校没有开的，抵下学期的费用",
        Undelivered::Kept => "学校临时没有开的，照常收费",
    };
    Some(said.to_owned())
}

/// Rounding to the fen needs no word.
fn rounded(rounding: Rounding) -> Option<&'static str> {
    match rounding {
        Rounding::HalfUp => None,
        Rounding::Down => Some("不到一分的不收"),
        Rounding::Up => Some("不到一分的按一分收"),
        Rounding::DownToJiao => Some("不到一角的不收"),
        Rounding::DownToYuan => Some("不到一元的不收"),
    }
}

/// 课时, 个月: what stands between a number and its noun.
fn counter(unit: Unit) -> &'static str {
    match unit {
        Unit::Month => "个月",
        Unit::Term => "个学期",
        Unit::Period | Unit::Hour | Unit::Meeting | Unit::Day | Unit::Week | Unit::LatePickUp { .. } => {
            unit_name(unit)
        }
    }
}
