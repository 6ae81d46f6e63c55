//! What is settled for one child.

use super::{Store, held::has_paid, reviews, standing, waivers};
use crate::{
    Catalogue,
    error::Error,
    sql::{self, Connection},
};
use chrono::DateTime;
use kehou_contract::{
    Answer, Child, ChildId, ChildTerm, Enrolment, EnrolmentId, GroupId, OfferingId, ReceiptNumber, Standing,
    WindowId,
    rules::{Arrival, opens_whole_for},
};

impl Store {
    /// What is settled for a child this term, and what its family may know of its standing. One read transaction: care
    /// and enrolments belong together.
    pub(crate) async fn read_child_term(
        &self,
        catalogue: &Catalogue,
        child: &Child,
    ) -> Result<ChildTerm, Error> {
        let mut tx = self.read.begin_reading().await?;
        let term = read(&mut tx, &child.id).await?;
        let standing = standing::of_child(&mut tx, child.id.as_str()).await?;
        let round = &catalogue.school.round;
        let arrival = Arrival { grade: child.grade(), standing: &standing, round, now: round.opens_at };
        let opens_at = Some(opens_whole_for(&arrival)).filter(|opens_at| *opens_at < round.opens_at);
        let Standing { invited, returning, .. } = standing;
        Ok(ChildTerm { opens_at, invited, returning, ..term })
    }
}

/// What is settled, inside a transaction.
pub(super) async fn read(tx: &mut Connection, child: &ChildId) -> Result<ChildTerm, Error> {
    let last: Option<(String, String, String, String)> = sql::query_as(
        "SELECT participation, state, number, applications.id FROM applications \
         JOIN submission_receipts ON application_id = applications.id \
         WHERE applications.child_id = $1 ORDER BY seq DESC LIMIT 1",
    )
    .bind(child.as_str())
    .fetch_optional(&mut *tx)
    .await?;
    let care = care_of(tx, child).await?;
    let enrolments: Vec<(String, String, String, i64, bool)> = sql::query_as(
        "SELECT id, offering_id, group_id, enrolled_at, to_be_seen = 1 FROM enrolments \
         WHERE child_id = $1 AND ended_at IS NULL AND proposed = 0 ORDER BY enrolled_at, id",
    )
    .bind(child.as_str())
    .fetch_all(&mut *tx)
    .await?;
    let waivers = waivers::of_child(tx, child.as_str()).await?;
    let review = match &last {
        Some((.., application)) => reviews::of_application(tx, application).await?,
        None => None,
    };
    let (answer, receipt) = answer_of(last);
    let enrolments = enrolments.into_iter().map(enrolment_of).collect();
    let paid = has_paid(tx, child.as_str()).await?;
    Ok(ChildTerm { answer, care, enrolments, receipt, paid, review, waivers, ..ChildTerm::default() })
}

/// Windows with care for a child.
pub(super) async fn care_of(tx: &mut Connection, child: &ChildId) -> sqlx::Result<Vec<WindowId>> {
    let care: Vec<String> =
        sql::query_scalar("SELECT window_id FROM care_enrolments WHERE child_id = $1 ORDER BY window_id")
            .bind(child.as_str())
            .fetch_all(tx)
            .await?;
    Ok(care.into_iter().map(WindowId::new).collect())
}

fn answer_of(last: Option<(String, String, String, String)>) -> (Answer, Option<ReceiptNumber>) {
    match last {
        None => (Answer::None, None),
        Some((_, state, ..)) if state == "withdrawn" => (Answer::Withdrawn, None),
        Some((participation, _, number, _)) => {
            let answer = if participation == "no_service" { Answer::NoService } else { Answer::TakingPart };
            (answer, Some(ReceiptNumber::new(number)))
        }
    }
}

fn enrolment_of((id, offering, group, at, to_be_seen): (String, String, String, i64, bool)) -> Enrolment {
    Enrolment {
        id: EnrolmentId::new(id),
        offering: OfferingId::new(offering),
        group: GroupId::new(group),
        enrolled_at: DateTime::from_timestamp_millis(at).unwrap_or_default(),
        to_be_seen,
    }
}
