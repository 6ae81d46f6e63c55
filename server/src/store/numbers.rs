//! Number series without gaps: a number is given in the transaction that uses it.

use chrono::{DateTime, Datelike, Utc};
use kehou_contract::{PaymentReceiptNumber, ReceiptNumber, SchoolId, school_time};
use sqlx::SqliteConnection;

/// The next number of the school's submission receipts, for example `S1-2608-000317`.
pub(super) async fn next_receipt_number(
    tx: &mut SqliteConnection,
    school: &SchoolId,
    now: DateTime<Utc>,
) -> sqlx::Result<ReceiptNumber> {
    let last = next_of(tx, "submission_receipts").await?;
    Ok(ReceiptNumber::new(format!("{}-{}-{last:06}", prefix(school), month(now))))
}

/// The next number of its payment receipts (收据), a series of its own, for example `S1-SJ-2609-000017`.
pub(super) async fn next_payment_receipt_number(
    tx: &mut SqliteConnection,
    school: &SchoolId,
    now: DateTime<Utc>,
) -> sqlx::Result<PaymentReceiptNumber> {
    let last = next_of(tx, "payment_receipts").await?;
    Ok(PaymentReceiptNumber::new(format!("{}-SJ-{}-{last:06}", prefix(school), month(now))))
}

async fn next_of(tx: &mut SqliteConnection, series: &str) -> sqlx::Result<i64> {
    sqlx::query_scalar(
        "INSERT INTO number_series (series, last) VALUES ($1, 1) \
         ON CONFLICT (series) DO UPDATE SET last = last + 1 RETURNING last",
    )
    .bind(series)
    .fetch_one(tx)
    .await
}

fn prefix(school: &SchoolId) -> String {
    school.as_str().to_uppercase()
}

/// Year and month at school: 2608.
fn month(now: DateTime<Utc>) -> String {
    let date = school_time(now).date();
    format!("{:02}{:02}", date.year() % 100, date.month())
}
