//! What a household is told.

use super::phrases::{date, moment, weekday};
use crate::{ClockTime, Fen, LeavingChange, News, ToldCompany, school_time, words::NewsWords};
use chrono::{Datelike, NaiveDate};

pub(super) fn news(news: &News) -> NewsWords {
    NewsWords { title: title(news), text: text(news) }
}

fn title(news: &News) -> String {
    match news {
        News::Outcome { admitted: 0, not_admitted: 0, .. } => "Application received".to_owned(),
        News::Outcome { under_review: true, .. } => "Application received, to be checked".to_owned(),
        News::Outcome { .. } => "Your results".to_owned(),
        News::ApplicationReturned { .. } => "The school proposes something else".to_owned(),
        News::ToBeSigned { .. } => "Classes are published: please sign".to_owned(),
        News::ApplicationLetGo { .. } => "No answer in time: places given back".to_owned(),
        News::BillDue { .. } => "A bill is due".to_owned(),
        News::SessionCancelled { title, .. } => format!("“{title}” is cancelled once"),
        News::SessionHeld { title, .. } => format!("“{title}” takes place"),
        News::LeavingChanged { .. } => "Leaving time changed".to_owned(),
        News::CompanyChanged { as_usual: true, .. } => "Pick-up as usual again".to_owned(),
        News::CompanyChanged { .. } => "Somebody else comes one day".to_owned(),
        News::UsualCompanyChanged { .. } => "Who usually comes has changed".to_owned(),
        News::BillPaid { .. } => "Payment received".to_owned(),
        News::WaiverGranted { .. } => "Your waiver was granted".to_owned(),
        News::WaiverDeclined => "About your waiver".to_owned(),
        News::Admitted { title } => format!("“{title}”: admitted"),
        News::NotAdmitted { title, .. } => format!("“{title}”: not this time"),
        News::Left { .. } => "Left as you asked".to_owned(),
        News::PlaceReturned { .. } => "Not paid in time: places given back".to_owned(),
    }
}

fn text(news: &News) -> String {
    match news {
        News::Outcome { receipt, admitted, not_admitted, to_be_seen, under_review } => {
            let outcome = match under_review {
                true => places_kept(receipt.as_str(), *admitted, *not_admitted),
                false => outcome(receipt.as_str(), *admitted, *not_admitted),
            };
            match to_be_seen {
                0 => outcome,
                seen => format!("{outcome} Of those won, {seen} will count when a teacher has seen your child."),
            }
        }
        News::ApplicationReturned { receipt, answer_until } => {
            let until = moment(school_time(*answer_until));
            format!(
                "What you applied for cannot be had as it is. Receipt {receipt} has what would fit: the places wait for you until {until}."
            )
        }
        News::ToBeSigned { receipt, sign_until } => {
            let until = moment(school_time(*sign_until));
            format!(
                "Please see receipt {receipt} and sign by {until}; unsigned places then go to others. Nothing is to be paid before."
            )
        }
        News::ApplicationLetGo { receipt } => {
            format!(
                "The application of receipt {receipt} was not answered or signed in time: its places were given back and nothing is to be paid. To join after all, please call the school."
            )
        }
        News::BillDue { receipt, total, due_at } => {
            let due = moment(school_time(*due_at));
            format!(
                "Please pay ¥{total} by {due}; unpaid places then go to others. “Bills” says how to pay. Receipt {receipt}."
            )
        }
        News::SessionCancelled { title, date, reason, leaves } => {
            let day = day(*date);
            format!("No “{title}” on {day} ({reason}). {}", that_day(*leaves))
        }
        News::SessionHeld { title, date, leaves } => {
            let day = day(*date);
            format!("“{title}” on {day} takes place after all. {}", that_day(*leaves))
        }
        News::LeavingChanged { days } => {
            let days: Vec<String> = days.iter().map(change).collect();
            format!(
                "Your child leaves at other times: {}. “Pick-up” has the times of every season.",
                days.join("; ")
            )
        }
        News::CompanyChanged { date, leaves, with, as_usual } => {
            let (day, with) = (day(*date), company(with));
            match as_usual {
                true => format!("{day} is as usual again: {with}, at {leaves}."),
                false => format!("{day}: {with}, at {leaves}. On this day only."),
            }
        }
        News::UsualCompanyChanged { with } => {
            format!("From now on, usually: {}. “Pick-up” shows the days that differ.", company(with))
        }
        News::BillPaid { receipt, total, number } => {
            format!("¥{total} arrived, thank you. Payment receipt {number}, submission receipt {receipt}.")
        }
        News::WaiverGranted { less, refund } => waived(*less, *refund),
        News::WaiverDeclined => {
            "The school did not grant it. “Waivers” says why; you can apply again when things change, or call the school.".to_owned()
        }
        News::Admitted { title } => format!("A teacher has seen your child: the place in “{title}” counts."),
        News::NotAdmitted { title, less, refund } => not_admitted(title, *less, *refund),
        News::Left { titles, leaves, refund, credit, less } => {
            let money = money_of_leaving(*refund, *credit, *less);
            format!("From {} on no more {}. {money}.", day(*leaves), titles.join(", "))
        }
        News::PlaceReturned { titles, total } => {
            let titles = titles.join(", ");
            format!(
                "¥{total} for {titles} did not arrive in time, so the places were given back. To join after all, see what is left or call the school."
            )
        }
    }
}

fn day(day: NaiveDate) -> String {
    format!("{} {}", weekday(day.weekday()), date(day))
}

fn change(change: &LeavingChange) -> String {
    let LeavingChange { weekday: on, date: first, from, to } = change;
    let since = format!("from {} every {}", date(*first), weekday(*on));
    match (from, to) {
        (Some(from), Some(to)) => format!("{since} at {to}, not at {from}"),
        (None, Some(to)) => format!("{since} it comes as well, until {to}"),
        (_, None) => format!("{since} it need not come any more"),
    }
}

fn that_day(leaves: Option<ClockTime>) -> String {
    match leaves {
        Some(time) => format!("Your child leaves at {time} that day."),
        None => "Your child need not come that day.".to_owned(),
    }
}

fn company(with: &ToldCompany) -> String {
    match with {
        ToldCompany::Guardian => "a guardian comes for your child".to_owned(),
        ToldCompany::Collector { relation } => format!("{relation} comes for your child"),
        ToldCompany::Alone => "your child walks home alone".to_owned(),
    }
}

fn waived(less: Fen, refund: Fen) -> String {
    let owed = format!("¥{less} less is due: see “Bills”");
    let back = format!("¥{refund} of what you paid goes back the way it came");
    match (less.is_zero(), refund.is_zero()) {
        (true, true) => "Every fee you are shown from now on has it taken off.".to_owned(),
        (false, true) => format!("{owed}."),
        (true, false) => format!("{back}."),
        (false, false) => format!("{owed}; {back}."),
    }
}

fn not_admitted(title: &str, less: Fen, refund: Fen) -> String {
    let seen =
        format!("A teacher has seen your child: “{title}” does not suit yet, and the place went back.");
    let owed = format!("¥{less} need not be paid any more");
    let back = format!("¥{refund} of what you paid goes back the way it came");
    let money = match (less.is_zero(), refund.is_zero()) {
        (true, true) => String::new(),
        (false, true) => format!(" {owed}."),
        (true, false) => format!(" {back}."),
        (false, false) => format!(" {owed}; {back}."),
    };
    format!("{seen}{money} Please see what else fits, or ask the teacher.")
}

fn money_of_leaving(refund: Fen, credit: Fen, less: Fen) -> String {
    let parts = [
        (refund, format!("¥{refund} goes back the way it came")),
        (credit, format!("¥{credit} comes off the next bill")),
        (less, format!("¥{less} need not be paid any more")),
    ];
    let said: Vec<String> =
        parts.into_iter().filter(|(amount, _)| !amount.is_zero()).map(|(_, said)| said).collect();
    if said.is_empty() { "Nothing is given back".to_owned() } else { said.join("; ") }
}

fn places_kept(receipt: &str, kept: u32, not_kept: u32) -> String {
    let next = format!("You sign when the school has checked and published it. Receipt {receipt}.");
    match (kept, not_kept) {
        (0, 0) => format!("The school has your application. {next}"),
        (kept, 0) => format!("Choices with a place kept: {kept}, all of them. {next}"),
        (0, lost) => format!("Choices without a place: {lost}; a teacher will talk to you. {next}"),
        (kept, lost) => {
            format!("Choices with a place kept: {kept}, without: {lost}; a teacher will talk to you. {next}")
        }
    }
}

fn outcome(receipt: &str, admitted: u32, not_admitted: u32) -> String {
    match (admitted, not_admitted) {
        (0, 0) => format!("The school has noted your application. Receipt {receipt}."),
        (admitted, 0) => format!("Choices won: {admitted}, all of them. Receipt {receipt}."),
        (0, lost) => {
            format!("Choices not won: {lost}. Receipt {receipt} says why; other offerings may still fit.")
        }
        (admitted, lost) => format!("Choices won: {admitted}, not won: {lost}. Receipt {receipt} says why."),
    }
}
