use super::{asked::asked, titles};
use crate::{
    FeeCovered, FeeNoticeEntry, FeeNoticeRow, FeeRule, FeeRuleId, Offering, Rate, RowRate, School, WindowId,
    rules::refund_rule_of,
};

/// An entry, and the rules that stand in it.
pub(super) struct Entry<'a> {
    pub(super) rules: Vec<&'a FeeRuleId>,
    pub(super) said: FeeNoticeEntry<'a>,
}

/// One entry for each rule of the school, then one for each kind of own rule of the offerings.
pub(super) fn entries<'a>(school: &'a School, offerings: &[&'a Offering]) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = school
        .tariff
        .rules
        .iter()
        .map(|rule| {
            let covers = covered(school, offerings, rule);
            entry(school, rule, None, covers)
        })
        .collect();
    for (offering, rule) in offerings.iter().flat_map(|one| one.fees.iter().map(move |rule| (*one, rule))) {
        let covers = FeeCovered { services: vec![offering.tier.into()], ..covered(school, offerings, rule) };
        let known = |entry: &&mut Entry<'_>| {
            entry.said.is_own
                && entry.said.covers == covers
                && are_alike(entry.said.rule, rule)
                && !has_row_of(entry, offering)
        };
        match entries.iter_mut().find(known) {
            Some(known) => {
                known.rules.push(&rule.id);
                add_rows(&mut known.said.rows, rows(school, rule, Some(offering)));
            }
            None => entries.push(entry(school, rule, Some(offering), covers)),
        }
    }
    entries
}

fn entry<'a>(
    school: &'a School,
    rule: &'a FeeRule,
    offering: Option<&'a Offering>,
    covers: FeeCovered<'a>,
) -> Entry<'a> {
    let document = if rule.document.is_empty() { &school.fee_document } else { &rule.document };
    let said = FeeNoticeEntry {
        rule,
        is_own: offering.is_some(),
        covers,
        rows: rows(school, rule, offering),
        asked: asked(rule),
        document,
        refund: refund_rule_of(school, rule),
    };
    Entry { rules: vec![&rule.id], said }
}

fn covered<'a>(school: &'a School, offerings: &[&'a Offering], rule: &'a FeeRule) -> FeeCovered<'a> {
    let covers = &rule.covers;
    let fields = covers.fields.iter().filter_map(|id| school.field(id));
    FeeCovered {
        services: covers.services.clone(),
        windows: window_titles(school, &covers.windows),
        taught_by: covers.taught_by,
        fields: fields.map(|field| field.title.as_str()).collect(),
        offerings: titles(offerings, &covers.offerings),
    }
}

fn window_titles<'a>(school: &'a School, ids: &[WindowId]) -> Vec<&'a str> {
    ids.iter().filter_map(|id| school.window(id)).map(|window| window.title.as_str()).collect()
}

/// The rates as families read them: packages of fewer windows first, for the larger ones are said as "both".
fn rows<'a>(school: &'a School, rule: &'a FeeRule, offering: Option<&'a Offering>) -> Vec<FeeNoticeRow<'a>> {
    let pays_for = if offering.is_some() { rule.pays_for.as_str() } else { "" };
    let row = |rate| FeeNoticeRow { offerings: offering.into_iter().collect(), rate, pays_for };
    let fitting = |rate: &'a Rate| RowRate::Fitting { rate, takes: window_titles(school, &rate.takes) };
    let mut rates: Vec<&Rate> = rule.rates.iter().collect();
    if rates.iter().all(|rate| is_package(rate)) {
        rates.sort_by_key(|rate| rate.takes.len());
    }
    let mut rows: Vec<FeeNoticeRow<'a>> = rates.into_iter().map(|rate| row(fitting(rate))).collect();
    // What fits nowhere is free and not charged: only an amount is to be told.
    match (rule.rates.is_empty(), rule.rate) {
        (true, rate) => rows.push(row(RowRate::Plain(rate))),
        (false, rate) if !rate.is_zero() => rows.push(row(RowRate::Otherwise(rate))),
        (false, _) => {}
    }
    rows
}

/// Whether a rate depends on nothing but what the child takes.
fn is_package(rate: &Rate) -> bool {
    let Rate { amount: _, shared: _, grades, taught_by, takes, weekdays, meetings, ends_by } = rate;
    !takes.is_empty()
        && grades.is_none()
        && taught_by.is_none()
        && weekdays.is_none()
        && meetings.is_none()
        && ends_by.is_none()
}

/// Whether a rule of the offering stands in an entry already: two of them are two fees, however alike.
fn has_row_of(entry: &Entry<'_>, offering: &Offering) -> bool {
    entry.said.rows.iter().flat_map(|row| &row.offerings).any(|known| known.id == offering.id)
}

/// Offerings that cost the same stand in one row.
fn add_rows<'a>(rows: &mut Vec<FeeNoticeRow<'a>>, more: Vec<FeeNoticeRow<'a>>) {
    for row in more {
        match rows.iter_mut().find(|known| known.rate == row.rate && known.pays_for == row.pays_for) {
            Some(known) => known.offerings.extend(row.offerings),
            None => rows.push(row),
        }
    }
}

/// Whether two rules differ in nothing but their names, amounts and what they pay for.
fn are_alike(one: &FeeRule, other: &FeeRule) -> bool {
    let FeeRule {
        id: _,
        title,
        covers,
        unit,
        for_each,
        rate: _,
        rates: _,
        free,
        at_least,
        at_most,
        attendance,
        billed,
        counts,
        late_start,
        undelivered,
        rounding,
        document,
        pays_for: _,
        refund,
    } = one;
    *title == other.title
        && *covers == other.covers
        && *unit == other.unit
        && *for_each == other.for_each
        && *free == other.free
        && *at_least == other.at_least
        && *at_most == other.at_most
        && *attendance == other.attendance
        && *billed == other.billed
        && *counts == other.counts
        && *late_start == other.late_start
        && *undelivered == other.undelivered
        && *rounding == other.rounding
        && *document == other.document
        && *refund == other.refund
}
