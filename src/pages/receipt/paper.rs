use crate::{
    app::Ready,
    browser,
    components::{Icon, bill_lines, icon},
    pages::Page,
    state::words,
};
use kehou_contract::{
    BillState, ChoiceOutcome, Outcome, ReceiptState, SubmissionReceipt, routes::receipt_qr, school_time,
};
use leptos::prelude::*;

/// The receipt itself.
pub(super) fn paper(ready: Ready, receipt: &SubmissionReceipt) -> AnyView {
    let texts = &words().receipt;
    let holds = receipt.state == ReceiptState::Valid;
    let lost = receipt
        .outcomes
        .iter()
        .any(|choice| choice.outcome != Outcome::In);
    let fits =
        (holds && lost).then(|| view! { <a class="button" href="/menu?fits">{texts.see_what_fits}</a> });
    let clubs_from = (words().date)(ready.school().term.clubs_from);
    let takes_part = !receipt.care.is_empty() || !receipt.outcomes.is_empty();
    let next = (holds && takes_part).then(|| {
        view! { <section class="sheet"><h2>{texts.next}</h2><p>{(texts.next_note)(&clubs_from)}</p><a class="button button--quiet" href=Page::Week.path()>{texts.to_week}</a></section> }
    });
    view! {
        {head(receipt)}
        <article class="sheet paper">
            <p class="paper__who"><b>{receipt.child_name.clone()}" · "{(words().home_class)(receipt.home_class)}</b><small>{receipt.school.clone()}</small></p>
            {outcomes(receipt)}
            {money(receipt)}
            {small_print(receipt)}
        </article>
        {fits}
        <button class="button button--quiet" on:click=|_| browser::print()>{texts.print}</button>
        {next}
    }
    .into_any()
}

fn head(receipt: &SubmissionReceipt) -> AnyView {
    let texts = &words().receipt;
    let (class, state) = match receipt.state {
        ReceiptState::Valid => ("state", texts.valid),
        ReceiptState::Replaced => ("state state--no", texts.replaced),
        ReceiptState::Withdrawn => ("state state--no", texts.withdrawn),
    };
    let done = (receipt.state == ReceiptState::Valid).then(|| {
        view! { <span class="done__tick">{icon(Icon::Tick)}</span><h2>{texts.received}</h2> }
    });
    let at = school_time(receipt.submitted_at).format_seconds();
    view! {
        <div class="done">
            {done}
            <p><span class=class>{state}</span></p>
            <p class="done__number"><small>{texts.number}</small>" "<b>{receipt.number.to_string()}</b></p>
            <small>{at}</small>
        </div>
    }
    .into_any()
}

fn outcomes(receipt: &SubmissionReceipt) -> AnyView {
    let texts = &words().receipt;
    if receipt.care.is_empty() && receipt.outcomes.is_empty() {
        return view! { <p>{texts.no_service}</p> }.into_any();
    }
    let choices = receipt.outcomes.iter().map(outcome).collect_view();
    let given_up = (!receipt.given_up.is_empty())
        .then(|| view! { <p class="soft">{texts.given_up}" "{receipt.given_up.join("、")}</p> });
    view! { <ul class="outcomes">{choices}</ul>{given_up}{care(receipt)} }.into_any()
}

fn care(receipt: &SubmissionReceipt) -> Option<impl IntoView + use<>> {
    let said = receipt.care.join("、");
    (!said.is_empty()).then(|| {
        view! { <p class="outcomes__care">{said}" "<span class="state">{words().receipt.admitted}</span></p> }
    })
}

fn outcome(choice: &ChoiceOutcome) -> impl IntoView + use<> {
    let texts = &words().receipt;
    let (class, word, why) = match &choice.outcome {
        Outcome::In => ("state", texts.admitted, None),
        Outcome::NotIn(refusal) => (
            "state state--no",
            texts.not_admitted,
            Some((words().refusal)(refusal)),
        ),
    };
    view! {
        <li>{choice.title.clone()}" "<span class=class>{word}</span>{why.map(|why| view! { <small class="outcomes__why">{why}</small> })}</li>
    }
}

fn money(receipt: &SubmissionReceipt) -> AnyView {
    let texts = &words().receipt;
    let due = match (receipt.bill.state, receipt.bill.due_at) {
        (BillState::Due, Some(due_at)) => {
            let until = (texts.due_until)(&(words().moment)(school_time(due_at)));
            [until.as_str(), texts.no_cash].concat()
        }
        (BillState::NothingDue, _) => texts.nothing_due.to_owned(),
        _ => String::new(),
    };
    view! { {bill_lines(&receipt.bill, texts.due)}<p class="soft">{due}</p> }.into_any()
}

fn small_print(receipt: &SubmissionReceipt) -> AnyView {
    let texts = &words().receipt;
    let signed = receipt.signed.as_ref().map(|signed| {
        view! { <p class="soft">{(texts.signed_by)(&signed.guardian_name, &signed.texts.join("、"))}</p> }
    });
    view! {
        {signed}
        <p class="soft">{receipt.fee_document.clone()}" · "{(texts.complaint)(&receipt.complaint_phone)}</p>
        <figure class="qr">
            <img class="qr__picture" src=receipt_qr(&receipt.check_code) alt=texts.qr width="132" height="132"/>
            <figcaption>{texts.qr_note}</figcaption>
        </figure>
    }
    .into_any()
}

/// An instant to the second, as on a stamp.
trait FormatSeconds {
    fn format_seconds(self) -> String;
}

impl FormatSeconds for chrono::NaiveDateTime {
    fn format_seconds(self) -> String {
        let text = self.to_string();
        text.split('.').next().unwrap_or_default().to_owned()
    }
}
