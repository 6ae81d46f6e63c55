//! Applications in their review, for those who look after them.

use super::{COLUMNS, ReviewRow};
use crate::{
    error::Error,
    sql,
    store::{Store, rosters::record_look},
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    HomeClass, ReceiptNumber, ReviewEntry, Reviewer, RosterChild, SubmissionReceipt, WindowId,
};

/// What stands in the trail when somebody looks at them.
const TARGET: &str = "reviews";

#[derive(sqlx::FromRow)]
struct Row {
    #[sqlx(flatten)]
    review: ReviewRow,
    document: String,
    submitted_at: i64,
    /// Windows with care, with commas between them; none where there is none.
    care: Option<String>,
    school_number: String,
    name: String,
    #[sqlx(try_from = "i64")]
    grade: u8,
    #[sqlx(try_from = "i64")]
    home_class_number: u8,
}

impl Store {
    /// The applications in force that these look after, by class and school number. The look leaves a row in the audit
    /// trail.
    pub(crate) async fn list_reviews(
        &self,
        reviewers: &[Reviewer],
        teacher: &str,
        now: DateTime<Utc>,
    ) -> Result<Vec<ReviewEntry>, Error> {
        let mut tx = self.desk.turn().await?;
        let whose = ", document, submitted_at, school_number, name, grade, home_class_number, \
             (SELECT string_agg(window_id, ',' ORDER BY window_id) FROM care_enrolments \
              WHERE care_enrolments.child_id = applications.child_id) AS care \
             FROM reviews JOIN applications ON applications.id = reviews.application_id \
             JOIN submission_receipts ON submission_receipts.application_id = applications.id \
             JOIN children ON children.id = applications.child_id WHERE applications.state = 'valid' \
             ORDER BY grade, home_class_number, school_number";
        let rows: Vec<Row> = sql::query_as(sqlx::AssertSqlSafe(["SELECT ", COLUMNS, whose].concat()))
            .fetch_all(&mut *tx)
            .await?;
        record_look(&mut tx, teacher, TARGET, now).await?;
        tx.keep().await?;
        let looked_after = |row: &Row| {
            let class = HomeClass { grade: row.grade, number: row.home_class_number };
            reviewers.iter().any(|reviewer| reviewer.looks_after(class))
        };
        rows.into_iter().filter(looked_after).map(Row::entry).collect()
    }
}

impl Row {
    fn entry(self) -> Result<ReviewEntry, Error> {
        let receipt: SubmissionReceipt = serde_json::from_str(&self.document)?;
        let care = self.care.iter().flat_map(|care| care.split(',')).map(WindowId::new).collect();
        let home_class = HomeClass { grade: self.grade, number: self.home_class_number };
        Ok(ReviewEntry {
            application: ReceiptNumber::new(receipt.number.to_string()),
            child: RosterChild { school_number: self.school_number, name: self.name, home_class },
            submitted_at: DateTime::from_timestamp_millis(self.submitted_at).unwrap_or_default(),
            state: self.review.read()?.state,
            care,
            choices: receipt.outcomes,
        })
    }
}
