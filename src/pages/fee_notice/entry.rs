use super::facts::sentences;
use crate::{
    drawn::{Draw, Drawn},
    state::{late_words, words},
};
use kehou_contract::{FeeNotice, FeeNoticeEntry, FeeNoticeRow};
use leptos::prelude::*;

/// One fee: its rates, then how it is counted, when it is paid, what for, and by what else than the school's document
/// and refund rule.
pub(super) fn entry(notice: &FeeNotice<'_>, entry: &FeeNoticeEntry<'_>) -> Drawn {
    let texts = &late_words().fee_notice;
    let rows: Vec<Drawn> = entry.rows.iter().map(|one| row(entry, one)).collect();
    view! {
        <section class="sheet">
            <h2>{(texts.title)(entry)}</h2>
            <p class="soft">{(texts.about)(entry)}</p>
            <dl class="lines">{rows}</dl>
            <dl class="fees__facts">{facts(notice, entry)}</dl>
        </section>
    }
    .drawn()
}

fn row(entry: &FeeNoticeEntry<'_>, row: &FeeNoticeRow<'_>) -> Drawn {
    let texts = &late_words().fee_notice;
    let whom = match (texts.whom)(row) {
        nobody if nobody.is_empty() => texts.standard.to_owned(),
        whom => whom,
    };
    let pays_for =
        (!row.pays_for.is_empty()).then(|| view! { <small>{row.pays_for.to_owned()}</small> }.drawn());
    view! { <div class="lines__line"><dt>{whom}{pays_for}</dt><dd>{(texts.amount)(entry, row)}</dd></div> }
        .drawn()
}

fn facts(notice: &FeeNotice<'_>, entry: &FeeNoticeEntry<'_>) -> Vec<Drawn> {
    let (late, texts) = (late_words(), &late_words().fee_notice);
    if entry.is_free() {
        return Vec::new();
    }
    let school = notice.school;
    let pays_for = if entry.is_own { String::new() } else { entry.rule.pays_for.clone() };
    let document = if entry.document == school.fee_document { "" } else { entry.document };
    let refund = entry.rule.refund.as_ref().map(late.refunds.rule).unwrap_or_default();
    let facts = [
        (texts.counting_title, (texts.text)(&(texts.counting)(entry))),
        (texts.asked_title, (texts.text)(&(texts.asked)(entry, school.tariff.days_to_pay))),
        (words().offering.fee_pays_for, pays_for),
        (texts.document_title, document.to_owned()),
        (texts.refund_title, (texts.text)(&refund)),
    ];
    let said = facts.into_iter().filter(|(_, text)| !text.is_empty());
    said.map(|(title, text)| sentences(title, text)).collect()
}
