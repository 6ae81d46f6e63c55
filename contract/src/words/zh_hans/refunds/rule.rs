use super::{paid_out, verb, whole};
use crate::words::{refunds::percent, zh_hans::phrases::numeral};
use crate::{AbsenceGives, AbsenceStep, Fraction, Gives, Measure, NotHeld, Progress, RefundRule, UsedWhen};

pub(super) fn rule(rule: &RefundRule) -> Vec<String> {
    let mut sentences = vec![leaving(rule)];
    let mut say = |sentence: &str| sentences.push(sentence.to_owned());
    match rule.measure {
        Measure::Month => say("用了一天，这个月就算用了"),
        Measure::HalfMonth => say("一个月里，用了不超过一半的天数算半个月，超过一半算一个月"),
        Measure::Day | Measure::Meeting | Measure::Period => {}
    }
    if rule.used_when == UsedWhen::Attended {
        say("孩子没来的，不算用了");
    }
    if !rule.absence.is_empty() {
        say(&absences(&rule.absence));
    }
    say(not_held(rule));
    let service = gives(rule.cancelled.service, rule.measure);
    say(&["学校停开，已缴的费用", &service].concat());
    say(paid_out(rule.paid_out));
    if let Some(document) = &rule.document {
        say(&["退费依据：", document].concat());
    }
    sentences
}

/// 开课前退 70%，上到三分之一以前退 50%，之后不退.
fn leaving(rule: &RefundRule) -> String {
    let otherwise = gives(rule.otherwise, rule.measure);
    if rule.steps.is_empty() {
        return ["中途退出，", &otherwise].concat();
    }
    let mut parts: Vec<String> = rule.steps.iter().map(|at| step(at.up_to, at.gives, rule.measure)).collect();
    parts.push(["之后", &otherwise].concat());
    parts.join("，")
}

/// 上到三分之一以前退 50%.
pub(super) fn step(up_to: Progress, given: Gives, measure: Measure) -> String {
    let verb = verb(measure);
    let up_to = match up_to {
        Progress::NotBegun => "开课前".to_owned(),
        Progress::LessThan(share) => format!("{verb}到{}以前", part(share)),
        Progress::AtMost(share) => format!("{verb}了不超过{}的", part(share)),
        Progress::AtMostUsed(most) => format!("{verb}了不超过 {}的", whole(most, measure)),
    };
    [up_to, gives(given, measure)].concat()
}

fn gives(gives: Gives, measure: Measure) -> String {
    match gives {
        Gives::Nothing => "不退".to_owned(),
        Gives::Share(share) if share.rest().parts() == 0 => "全退".to_owned(),
        Gives::Share(share) => match percent(share) {
            Some(percent) => format!("退 {percent}"),
            None => format!("退{}", part(share)),
        },
        Gives::Remaining => match measure {
            Measure::Day => "按没上的天数退",
            Measure::Meeting => "按没上的次数退",
            Measure::Period => "按没上的课时退",
            Measure::Month | Measure::HalfMonth => "按没用的月数退",
        }
        .to_owned(),
    }
}

fn not_held(rule: &RefundRule) -> &'static str {
    match (rule.cancelled.sessions, rule.measure) {
        (NotHeld::Nothing, _) => "学校临时停课，不退",
        (NotHeld::InFull, Measure::Day) => "学校停课，停一天退一天",
        (NotHeld::InFull, Measure::Meeting) => "学校停课，停一次退一次",
        (NotHeld::InFull, Measure::Period) => "学校停课，停一课时退一课时",
        (NotHeld::InFull, Measure::Month | Measure::HalfMonth) => "学校停课，按停了多少退",
    }
}

/// 连续请假满 20 天退一个月的费用，满 10 天退半个月的费用.
fn absences(steps: &[AbsenceStep]) -> String {
    let step = |step: &AbsenceStep| {
        let given = match step.gives {
            AbsenceGives::EachDay => "按天退".to_owned(),
            AbsenceGives::MonthFee(share) if share.rest().parts() == 0 => "退一个月的费用".to_owned(),
            AbsenceGives::MonthFee(share) if share.rest() == share => "退半个月的费用".to_owned(),
            AbsenceGives::MonthFee(share) => format!("退一个月费用的{}", part(share)),
        };
        format!("满 {} 天{given}", step.days_in_a_row)
    };
    let steps: Vec<String> = steps.iter().map(step).collect();
    ["连续请假", &steps.join("，")].concat()
}

/// 三分之一, 一半, 30%.
pub(in crate::words::zh_hans) fn part(share: Fraction) -> String {
    let (parts, of) = (share.parts(), share.of());
    if u64::from(parts) * 2 == u64::from(of) {
        return "一半".to_owned();
    }
    match (u8::try_from(parts), u8::try_from(of), percent(share)) {
        (Ok(parts @ 1..=9), Ok(of @ 2..=9), _) => [numeral(of), "分之", numeral(parts)].concat(),
        (_, _, Some(percent)) => [" ", &percent, " "].concat(),
        _ => [" ", &share.to_string(), " "].concat(),
    }
}
