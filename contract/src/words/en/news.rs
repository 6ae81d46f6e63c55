//! What a household is told.

use super::phrases::{date, moment, weekday};
use crate::{News, school_time, words::NewsWords};
use chrono::{Datelike, NaiveDate};

pub(super) fn news(news: &News) -> NewsWords {
    NewsWords { title: title(news), text: text(news) }
}

fn title(news: &News) -> String {
    match news {
        News::Outcome { admitted: 0, not_admitted: 0, .. } => "Application received".to_owned(),
        News::Outcome { .. } => "Your results".to_owned(),
        News::BillDue { .. } => "A bill is due".to_owned(),
        News::SessionCancelled { title, .. } => format!("“{title}” is cancelled once"),
        News::SessionHeld { title, .. } => format!("“{title}” takes place"),
        News::LeavingChanged { .. } => "Leaving time changed".to_owned(),
        News::BillPaid { .. } => "Payment received".to_owned(),
        News::PlaceReturned { .. } => "Not paid in time: places given back".to_owned(),
    }
}

fn text(news: &News) -> String {
    match news {
        News::Outcome { receipt, admitted, not_admitted } => {
            outcome(receipt.as_str(), *admitted, *not_admitted)
        }
        News::BillDue { receipt, total, due_at } => {
            let due = moment(school_time(*due_at));
            format!("Please pay ¥{total} by {due}; unpaid places then go to others. Receipt {receipt}.")
        }
        News::SessionCancelled { title, date, reason, leaves } => {
            let day = day(*date);
            format!("No “{title}” on {day} ({reason}). Your child leaves at {leaves} that day.")
        }
        News::SessionHeld { title, date, leaves } => {
            let day = day(*date);
            format!("“{title}” on {day} takes place after all. Your child leaves at {leaves} that day.")
        }
        News::LeavingChanged { date, from, to } => {
            let day = day(*date);
            format!("On {day} your child leaves at {to}, not at {from}.")
        }
        News::BillPaid { receipt, total, number } => {
            format!("¥{total} arrived, thank you. Payment receipt {number}, submission receipt {receipt}.")
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
