//! Number series without gaps: a number is given in the transaction that uses it.

use crate::sql::{self, Connection, Inserts};
use chrono::{DateTime, Datelike, Utc};
use kehou_contract::{PaymentReceiptNumber, ReceiptNumber, SchoolId, school_time};

/// The series of the school's submission receipts while numbers of it are given.
pub(super) struct ReceiptNumbers {
    last: i64,
    given: bool,
    /// Whether any number was given before.
    begun: bool,
}

impl ReceiptNumbers {
    /// What the table of series calls it.
    pub(super) const SERIES: &str = "submission_receipts";

    /// The series after the last number that was given, if any was.
    pub(super) fn after(last: Option<i64>) -> Self {
        Self { last: last.unwrap_or(0), given: false, begun: last.is_some() }
    }

    /// Gives the next number, for example `S1-2608-000317`.
    pub(super) fn give(&mut self, school: &SchoolId, now: DateTime<Utc>) -> ReceiptNumber {
        self.last += 1;
        self.given = true;
        ReceiptNumber::new(format!("{}-{}-{:06}", prefix(school), month(now), self.last))
    }

    /// Adds how far the series has come, if any number was given, to what is written.
    pub(super) fn add(&self, inserts: &mut Inserts<'_>) {
        if !self.given {
            return;
        }
        let begin = "INSERT INTO number_series (last, series) VALUES (?, ?)";
        let go_on = "UPDATE number_series SET last = ? WHERE series = ?";
        inserts.and(if self.begun { go_on } else { begin }, |values| {
            values.push_bind(self.last).push_bind(Self::SERIES);
        });
    }
}

/// The next number of its payment receipts (收据), a series of its own, for example `S1-SJ-2609-000017`.
pub(super) async fn next_payment_receipt_number(
    tx: &mut Connection,
    school: &SchoolId,
    now: DateTime<Utc>,
) -> sqlx::Result<PaymentReceiptNumber> {
    let go_on = "UPDATE number_series SET last = last + 1 WHERE series = 'payment_receipts' RETURNING last";
    let last = match sql::query_scalar(go_on).fetch_optional(&mut *tx).await? {
        Some(last) => last,
        None => {
            let begin =
                "INSERT INTO number_series (series, last) VALUES ('payment_receipts', 1) RETURNING last";
            sql::query_scalar::<i64>(begin).fetch_one(tx).await?
        }
    };
    Ok(PaymentReceiptNumber::new(format!("{}-SJ-{}-{last:06}", prefix(school), month(now))))
}

fn prefix(school: &SchoolId) -> String {
    school.as_str().to_uppercase()
}

/// Year and month at school: 2608.
fn month(now: DateTime<Utc>) -> String {
    let date = school_time(now).date();
    format!("{:02}{:02}", date.year() % 100, date.month())
}
