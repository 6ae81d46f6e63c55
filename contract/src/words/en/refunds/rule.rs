use super::{noun, paid_out, whole};
use crate::words::refunds::factor;
use crate::{AbsenceGives, AbsenceStep, Gives, Measure, NotHeld, Progress, RefundRule, UsedWhen};

pub(super) fn rule(rule: &RefundRule) -> Vec<String> {
    let mut sentences = vec![leaving(rule)];
    let mut say = |sentence: &str| sentences.push(sentence.to_owned());
    match rule.measure {
        Measure::Month => say("A month that has begun is used"),
        Measure::HalfMonth => say("Up to half of a month's days are half a month, more are a month"),
        Measure::Day | Measure::Meeting | Measure::Period => {}
    }
    if rule.used_when == UsedWhen::Attended {
        say("What the child did not come to is not used");
    }
    if !rule.absence.is_empty() {
        say(&absences(&rule.absence));
    }
    say(match rule.cancelled.sessions {
        NotHeld::InFull => "What the school does not hold is paid back in full",
        NotHeld::Nothing => "Nothing is paid back for single sessions the school does not hold",
    });
    say(&["If the school gives it up: ", &gives(rule.cancelled.service, rule.measure)].concat());
    say(paid_out(rule.paid_out));
    if let Some(document) = &rule.document {
        say(&["By ", document].concat());
    }
    sentences
}

/// Who leaves gets 70% back before it begins, 50% back before 1/3 is used, nothing back after that.
fn leaving(rule: &RefundRule) -> String {
    let otherwise = gives(rule.otherwise, rule.measure);
    if rule.steps.is_empty() {
        return ["Who leaves gets ", &otherwise].concat();
    }
    let mut parts: Vec<String> = rule.steps.iter().map(|at| step(at.up_to, at.gives, rule.measure)).collect();
    parts.push([&otherwise, " after that"].concat());
    ["Who leaves gets ", &parts.join(", ")].concat()
}

/// 50% back before 1/3 is used.
pub(super) fn step(up_to: Progress, given: Gives, measure: Measure) -> String {
    let up_to = match up_to {
        Progress::NotBegun => "before it begins".to_owned(),
        Progress::LessThan(share) => format!("before {} is used", factor(share)),
        Progress::AtMost(share) => format!("as long as at most {} is used", factor(share)),
        Progress::AtMostUsed(most) => format!("as long as at most {} is used", whole(most, measure)),
    };
    [&gives(given, measure), " ", &up_to].concat()
}

fn gives(gives: Gives, measure: Measure) -> String {
    match gives {
        Gives::Nothing => "nothing back".to_owned(),
        Gives::Share(share) if share.rest().parts() == 0 => "all back".to_owned(),
        Gives::Share(share) => format!("{} back", factor(share)),
        Gives::Remaining => format!("the {}s not used back", noun(measure)),
    }
}

/// Absent 20 days in a row: a month's fee back; 10 days: half a month's fee back.
fn absences(steps: &[AbsenceStep]) -> String {
    let step = |step: &AbsenceStep| {
        let given = match step.gives {
            AbsenceGives::EachDay => "every day back".to_owned(),
            AbsenceGives::MonthFee(share) => format!("{} of a month's fee back", factor(share)),
        };
        format!("{} days in a row: {given}", step.days_in_a_row)
    };
    let steps: Vec<String> = steps.iter().map(step).collect();
    ["Absent ", &steps.join("; ")].concat()
}
