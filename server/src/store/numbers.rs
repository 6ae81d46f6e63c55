//! Number series without gaps: a number is given in the transaction that uses it.

use chrono::{DateTime, Datelike, Utc};
use kehou_contract::{ReceiptNumber, SchoolId, school_time};
use sqlx::SqliteConnection;

/// The next number of the school's submission receipts, for example `S1-2608-000317`.
pub(super) async fn next_receipt_number(
    tx: &mut SqliteConnection,
    school: &SchoolId,
    now: DateTime<Utc>,
) -> sqlx::Result<ReceiptNumber> {
    let last: i64 = sqlx::query_scalar(
        "INSERT INTO number_series (series, last) VALUES ('submission_receipts', 1) \
         ON CONFLICT (series) DO UPDATE SET last = last + 1 RETURNING last",
    )
    .fetch_one(tx)
    .await?;
    let date = school_time(now).date();
    let school = school.as_str().to_uppercase();
    Ok(ReceiptNumber::new(format!("{school}-{:02}{:02}-{last:06}", date.year() % 100, date.month())))
}
