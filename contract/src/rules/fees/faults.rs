//! What is wrong with a tariff, before anybody is charged by it.

use crate::{
    AttendanceStep, Billed, Bound, Covers, FeeRule, FeeRuleId, Fen, Offering, OfferingId, Per, Rate,
    RefundRule, School, Unit, WindowId, rules::refund_rule_faults,
};

/// More than any school charges for anything: a slip of the pen.
const MOST: Fen = Fen(100_000_000);

/// The faults of a school's tariff, each with the key it stands under: `fees.noon.at_most`.
pub fn fee_faults(school: &School, offerings: &[Offering]) -> Vec<(String, String)> {
    let own = offerings.iter().flat_map(|offering| {
        offering.fees.iter().map(move |rule| (format!("offerings.{}.fees.{}", offering.id, rule.id), rule))
    });
    let of_school = school.tariff.rules.iter().map(|rule| (format!("fees.{}", rule.id), rule));
    let mut faults = Faults { school, offerings, found: Vec::new() };
    for (key, rule) in of_school.chain(own) {
        faults.rule(&key, rule);
        faults.refund(&format!("{key}.refund"), rule.refund.as_ref());
    }
    faults.refund("refund", school.tariff.refund.as_ref());
    faults.ids();
    faults.limits();
    faults.waivers();
    faults.found
}

struct Faults<'a> {
    school: &'a School,
    offerings: &'a [Offering],
    found: Vec<(String, String)>,
}

impl Faults<'_> {
    fn add(&mut self, key: &str, part: &str, fault: String) {
        self.found.push((format!("{key}.{part}"), fault));
    }

    fn rule(&mut self, key: &str, rule: &FeeRule) {
        self.covers(key, &rule.covers);
        for (number, rate) in rule.rates.iter().enumerate() {
            self.windows(&format!("{key}.rates.{number}"), "takes", &rate.takes);
        }
        let amounts = rule.rates.iter().map(|rate| rate.amount).chain([rule.rate]);
        let bounds = rule.at_least.iter().chain(&rule.at_most).map(|bound| bound.amount);
        if amounts.chain(bounds).any(|amount| amount > MOST) {
            self.add(key, "rate", format!("more than {MOST} yuan"));
        }
        if rule.at_least.iter().any(|bound| bound.per == Per::Unit) {
            self.add(key, "at_least", "a floor is of a day, week, month or term".to_owned());
        }
        self.spans(key, rule);
        if matches!(rule.unit, Unit::LatePickUp { .. }) && !rule.at_most.iter().any(is_of_months) {
            let fault = "late pick-ups need a cap for the month or the term: nobody signs what has no end";
            self.add(key, "at_most", fault.to_owned());
        }
        if matches!(rule.unit, Unit::LatePickUp { .. }) && rule.free.is_some() {
            self.add(
                key,
                "free",
                "late pick-ups have no free units: leave a span of grace to the gate".to_owned(),
            );
        }
        if matches!(rule.unit, Unit::LatePickUp { minutes: 0 }) {
            self.add(key, "unit", "a span of late pick-ups has at least a minute".to_owned());
        }
        if !rise(&rule.attendance) {
            let fault = "steps rise: whoever comes more often never pays less";
            self.add(key, "attendance", fault.to_owned());
        }
        if !tiers_rise(&rule.rates) {
            let fault = "tiers by the end rise: whoever stays longer never pays less";
            self.add(key, "rates", fault.to_owned());
        }
        if let Billed::Instalments(parts) = &rule.billed
            && parts.iter().all(|part| part.share.parts() == 0)
        {
            self.add(key, "billed", "there is no instalment".to_owned());
        }
    }

    /// A span that is shorter than the unit bounds nothing, and leaves nothing free.
    fn spans(&mut self, key: &str, rule: &FeeRule) {
        let shorter = |per: Per| match rule.unit {
            Unit::Week => per == Per::Day,
            Unit::Month | Unit::Term => matches!(per, Per::Day | Per::Week),
            _ => false,
        };
        let bounds = [("at_least", &rule.at_least), ("at_most", &rule.at_most)];
        let bounds = bounds.iter().filter(|(_, bounds)| bounds.iter().any(|bound| shorter(bound.per)));
        let free = rule.free.filter(|free| shorter(free.per)).map(|_| "free");
        for part in bounds.map(|(part, _)| *part).chain(free) {
            self.add(key, part, "its span is shorter than the unit that is counted".to_owned());
        }
    }

    fn refund(&mut self, key: &str, rule: Option<&RefundRule>) {
        for fault in rule.into_iter().flat_map(refund_rule_faults) {
            // A fault says where it is before it says what it is.
            let said = fault.to_string();
            let (part, fault) = said.split_once(": ").unwrap_or(("", &said));
            self.add(key, part, fault.to_owned());
        }
    }

    fn covers(&mut self, key: &str, covers: &Covers) {
        self.windows(key, "covers.windows", &covers.windows);
        self.offerings(key, "covers.offerings", &covers.offerings);
        let unknown = covers.fields.iter().find(|id| self.school.field(id).is_none());
        if let Some(id) = unknown {
            self.add(key, "covers.fields", format!("the school has no field \"{id}\""));
        }
    }

    fn windows(&mut self, key: &str, part: &str, ids: &[WindowId]) {
        if let Some(id) = ids.iter().find(|id| self.school.window(id).is_none()) {
            self.add(key, part, format!("the school has no window \"{id}\""));
        }
    }

    fn offerings(&mut self, key: &str, part: &str, ids: &[OfferingId]) {
        let known = |id: &OfferingId| self.offerings.iter().any(|offering| &offering.id == id);
        if let Some(id) = ids.iter().find(|id| !known(id)) {
            self.add(key, part, format!("there is no offering \"{id}\""));
        }
    }

    fn ids(&mut self) {
        let mut ids: Vec<&FeeRuleId> = self.school.tariff.rules.iter().map(|rule| &rule.id).collect();
        ids.sort();
        if let Some(twice) = ids.windows(2).find(|pair| pair[0] == pair[1]) {
            self.add("fees", twice[0].as_str(), "the id is there twice".to_owned());
        }
    }

    fn limits(&mut self) {
        for (number, limit) in self.school.tariff.limits.iter().enumerate() {
            let key = format!("fee_limits.{number}");
            self.rules(&key, &limit.rules);
            if !is_of_months(&limit.at_most) {
                self.add(
                    &key,
                    "at_most",
                    "several rules together are bounded for a month or the term".to_owned(),
                );
            }
        }
    }

    fn waivers(&mut self) {
        for group in &self.school.tariff.waivers {
            let key = format!("waivers.{}", group.id);
            self.rules(&key, &group.rules);
            self.offerings(&key, "offerings", &group.offerings);
        }
    }

    /// Rules that are named must be there, the school's or an offering's.
    fn rules(&mut self, key: &str, ids: &[FeeRuleId]) {
        let own = self.offerings.iter().flat_map(|offering| &offering.fees);
        let known: Vec<&FeeRuleId> =
            self.school.tariff.rules.iter().chain(own).map(|rule| &rule.id).collect();
        if let Some(id) = ids.iter().find(|id| !known.contains(id)) {
            self.add(key, "rules", format!("there is no fee rule \"{id}\""));
        }
    }
}

fn is_of_months(bound: &Bound) -> bool {
    matches!(bound.per, Per::Month | Per::Term)
}

fn rise(steps: &[AttendanceStep]) -> bool {
    let at_most = |a: crate::Fraction, b: crate::Fraction| !a.is_above(b.parts(), b.of());
    steps.windows(2).all(|pair| at_most(pair[0].below, pair[1].below) && at_most(pair[0].pays, pair[1].pays))
}

/// Rates that differ by the end alone, from the earliest; one for later ends stands behind them.
fn tiers_rise(rates: &[Rate]) -> bool {
    let tiers: Vec<&Rate> = rates.iter().filter(|rate| rate.ends_by.is_some()).collect();
    let alike = |a: &Rate, b: &Rate| a.grades == b.grades && a.takes == b.takes && a.taught_by == b.taught_by;
    tiers.windows(2).all(|pair| {
        !alike(pair[0], pair[1]) || (pair[0].ends_by <= pair[1].ends_by && pair[0].amount <= pair[1].amount)
    })
}

#[cfg(test)]
mod tests;
