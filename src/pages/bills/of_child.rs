use super::bill::bill;
use crate::{
    drawn::{Draw, Drawn},
    state::{late_words, words},
};
use kehou_contract::{
    Bill, Child, FamilyBill,
    rules::{BillStanding, BillTotals, bill_standing, bill_totals},
};
use leptos::prelude::*;

/// One child's bills and what they come to. Void ones count for nothing and are folded away: whoever asks what became
/// of one finds it with the reason.
pub(super) fn of_child(child: &Child, all: &[FamilyBill]) -> Drawn {
    let texts = &late_words().bills;
    let own: Vec<(&FamilyBill, BillStanding)> = all
        .iter()
        .filter(|one| one.child == child.id)
        .map(|one| (one, bill_standing(one.bill.state, one.submission_state)))
        .collect();
    let drawn = |void: bool| -> Vec<Drawn> {
        let chosen = own.iter().filter(|(_, standing)| standing.is_void() == void);
        chosen.map(|(one, standing)| bill(one, *standing)).collect()
    };
    let (open, void) = (drawn(false), drawn(true));
    let nothing = open.is_empty().then(|| view! { <p class="soft">{texts.no_bill}</p> }.drawn());
    let folded = (!void.is_empty()).then(|| {
        let count = (texts.void_bills)(void.len());
        view! { <details class="fold"><summary>{count}</summary>{void}</details> }.drawn()
    });
    let heading = [child.name.clone(), (words().home_class)(child.home_class)].join(" · ");
    let bills: Vec<&Bill> = own.iter().map(|(one, _)| &one.bill).collect();
    view! {
        <section class="sheet">
            <div class="paper__who"><h2>{heading}</h2><b>{sum(&bill_totals(&bills))}</b></div>
            {nothing}
            {open}
            {folded}
        </section>
    }
    .drawn()
}

/// Due and paid, each by itself.
fn sum(totals: &BillTotals) -> String {
    let texts = &late_words().bills;
    let mut parts = Vec::new();
    if !totals.due.is_zero() {
        parts.push((texts.child_owes)(&totals.due.to_string()));
    }
    if !totals.paid.is_zero() {
        parts.push((texts.child_paid)(&totals.paid.to_string()));
    }
    parts.join(" · ")
}
