mod entry;
mod facts;

use super::Page;
use crate::{
    app::Ready,
    browser,
    components::{call, top_bar},
    drawn::{Draw, Drawn, live, press},
    prices::{priced_menu, priced_school},
    state::{late_words, words},
};
use entry::entry;
use facts::{lines, sentences};
use kehou_contract::{FeeNotice, Offering, School, rules};
use leptos::prelude::*;

/// What is charged, for everybody to read and to print. Nothing of a family stands here.
pub(super) fn fee_notice(ready: Ready) -> Drawn {
    let back = if untrack(|| ready.children.is_family()) { Page::Mine } else { Page::Welcome };
    let print = press(|_| browser::print());
    view! {
        {top_bar(ready, words().common.fee_notice, Some(back), Drawn::nothing())}
        {live(move || whole(ready))}
        <button class="button button--quiet" on:click=print>{late_words().receipt.print}</button>
    }
    .drawn()
}

/// The office may take something off the menu while somebody reads.
fn whole(ready: Ready) -> Drawn {
    let (school, menu) = (priced_school(ready), priced_menu(ready));
    let offerings: Vec<&Offering> = menu.iter().map(AsRef::as_ref).collect();
    let notice = rules::fee_notice(&school, &offerings);
    let entries: Vec<Drawn> = notice.entries.iter().map(|one| entry(&notice, one)).collect();
    view! {
        <article class="fees">
            {head(&notice)}
            {entries}
            {groups(&notice)}
            {refund(&notice)}
        </article>
    }
    .drawn()
}

/// Whose notice it is, by which document, and whom to call.
fn head(notice: &FeeNotice<'_>) -> Drawn {
    let texts = &late_words().fee_notice;
    let School { title, term, fee_document, complaint_phone, .. } = notice.school;
    let free = notice.is_free().then(|| view! { <p><b>{texts.nothing_charged}</b></p> }.drawn());
    let document = (!notice.is_free()).then(|| sentences(texts.document_title, fee_document.clone()));
    view! {
        <section class="sheet">
            <h2>{title.clone()}</h2>
            <p>{(texts.of_term)(&term.title)}</p>
            {free}
            <dl class="fees__facts">{document}</dl>
            <p>{texts.nothing_else}</p>
            <p class="row">{texts.complaint}" "{call(complaint_phone)}</p>
        </section>
    }
    .drawn()
}

/// What is bounded together, who pays less, what costs nothing.
fn groups(notice: &FeeNotice<'_>) -> Drawn {
    let texts = &late_words().fee_notice;
    let limits = notice.limits.iter().map(|limit| (texts.limit)(notice, limit)).collect();
    let waivers: Vec<String> = notice.waivers.iter().map(|waiver| (texts.waiver)(notice, waiver)).collect();
    let note = if waivers.is_empty() { "" } else { texts.waivers_note };
    view! {
        {lines(texts.limits_title, limits, "")}
        {lines(texts.waivers_title, waivers, note)}
        {lines(texts.free_title, (texts.free)(&notice.free), "")}
    }
    .drawn()
}

/// The school's refund rule, and how the money comes.
fn refund(notice: &FeeNotice<'_>) -> Drawn {
    if notice.is_free() {
        return Drawn::nothing();
    }
    let texts = late_words();
    let mut said = notice.school.tariff.refund.as_ref().map(texts.refunds.rule).unwrap_or_default();
    if !notice.school.refund_way.is_empty() {
        said.push(notice.school.refund_way.trim_end_matches(['。', '.']).to_owned());
    }
    lines(texts.fee_notice.refund_title, said, "")
}
