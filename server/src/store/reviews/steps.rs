//! Steps of the staff, with some applications at once.

use super::{COLUMNS, ReviewRow, set};
use crate::{
    Catalogue,
    error::Error,
    sql::{self, Connection},
    store::{
        StaffWrite, Store, Written, children, keyed_write::Begun, messages, office, receipts::word,
        submit::changes, withdraw::give_everything_back,
    },
};
use kehou_contract::{
    ChildId, GroupId, HomeClass, NewReviewStep, News, OfficeRefusal, ReceiptNumber, ReceiptState, Refusal,
    ReviewRefusal, ReviewStage, ReviewState, ReviewStep, ReviewStepTaken, Reviewer, Round,
    rules::{may_publish, may_sum_up},
};

#[derive(sqlx::FromRow)]
struct NamedRow {
    #[sqlx(flatten)]
    review: ReviewRow,
    child_id: String,
    in_force: bool,
    #[sqlx(try_from = "i64")]
    grade: u8,
    #[sqlx(try_from = "i64")]
    home_class_number: u8,
}

impl NamedRow {
    fn home_class(&self) -> HomeClass {
        HomeClass { grade: self.grade, number: self.home_class_number }
    }
}

impl Store {
    /// Takes a step with every application named, or with none. Whoever does not look after one of them finds it
    /// missing. Families are told in the same transaction.
    pub(crate) async fn take_review_step(
        &self,
        catalogue: &Catalogue,
        staff: &StaffWrite,
        reviewers: &[Reviewer],
        new: &NewReviewStep,
    ) -> Result<Written, Error> {
        let mut write = match self.begin_write(&staff.keyed, staff.now).await? {
            Begun::Before(written) => return Ok(written),
            Begun::Open(write) => write,
        };
        let round = office::round_in_force(write.tx(), &catalogue.school.round).await?;
        let mut rows = Vec::with_capacity(new.applications.len());
        for number in &new.applications {
            let row = find(write.tx(), number).await?.ok_or(Error::NotFound)?;
            let looked_after = reviewers.iter().any(|reviewer| reviewer.looks_after(row.home_class()));
            rows.push(looked_after.then_some(row).ok_or(Error::NotFound)?);
        }
        grades_are_ready(write.tx(), &new.step, &rows).await?;
        let (mut touched, mut applications, mut stage) = (Vec::new(), Vec::new(), None);
        for row in rows {
            applications.push(row.review.application_id.clone());
            let by = (staff, reviewers);
            let (after, groups) = self.take_one(write.tx(), (catalogue, &round), by, row, &new.step).await?;
            touched.extend(groups);
            stage = Some(after.stage());
        }
        let taken = u32::try_from(applications.len()).unwrap_or(u32::MAX);
        let action = ["review.", &word(stage.unwrap_or(ReviewStage::Submitted))?].concat();
        let facts = serde_json::json!({ "applications": applications });
        let changed = changes(write.tx(), &touched).await?;
        let row = staff.row(&action, "reviews", facts);
        write.finish(&ReviewStepTaken { applications: taken }, row, changed).await
    }

    /// One application: where it stands afterwards, and the groups whose places changed.
    async fn take_one(
        &self,
        tx: &mut Connection,
        (catalogue, round): (&Catalogue, &Round),
        (staff, reviewers): (&StaffWrite, &[Reviewer]),
        row: NamedRow,
        step: &ReviewStep,
    ) -> Result<(ReviewState, Vec<GroupId>), Error> {
        let (home_class, child_id, now) = (row.home_class(), row.child_id, staff.now);
        let review = row.review.read()?;
        if !row.in_force {
            return Err(Refusal::UnderReview { stage: review.state.stage() }.into());
        }
        let after =
            review.judged(home_class, (&catalogue.school, round))?.after_one_of(step, reviewers, now)?;
        let receipt = number_of(tx, &review.application).await?;
        let mut touched = Vec::new();
        let news = match &after {
            ReviewState::Returned { proposal, answer_until } => {
                let child = children::find(tx, &child_id).await?;
                let of = (&child, review.application.as_str());
                touched = self.keep_proposed(tx, catalogue, of, proposal, now).await?;
                Some(News::ApplicationReturned { receipt, answer_until: *answer_until })
            }
            ReviewState::Published { sign_until } => {
                Some(News::ToBeSigned { receipt, sign_until: *sign_until })
            }
            ReviewState::LetGo => {
                let id = ChildId::new(child_id.as_str());
                let state = ReceiptState::Withdrawn;
                let gone = give_everything_back(tx, catalogue, &id, state, now).await?;
                touched = gone.ok_or(Refusal::NothingHeld)?.groups;
                Some(News::ApplicationLetGo { receipt })
            }
            _ => None,
        };
        set(tx, &review.application, &after).await?;
        if let Some(news) = news {
            messages::tell(tx, &child_id, &news, now).await?;
        }
        Ok((after, touched))
    }
}

/// Whether every grade of these applications is as far as the step needs it to be.
async fn grades_are_ready(tx: &mut Connection, step: &ReviewStep, rows: &[NamedRow]) -> Result<(), Error> {
    if !matches!(step, ReviewStep::SumUp | ReviewStep::Publish) {
        return Ok(());
    }
    let mut grades: Vec<u8> = rows.iter().map(|row| row.grade).collect();
    grades.sort_unstable();
    grades.dedup();
    let all = every_state(tx).await?;
    let ready = match step {
        ReviewStep::Publish => may_publish(&grades, &all),
        _ => grades.iter().try_for_each(|grade| may_sum_up(*grade, &all)),
    };
    let refused = |why: ReviewRefusal| Refusal::Office(OfficeRefusal::Review(why));
    Ok(ready.map_err(refused)?)
}

/// Where every application in force stands, with its home class.
async fn every_state(tx: &mut Connection) -> Result<Vec<(HomeClass, ReviewState)>, Error> {
    let in_force = " WHERE applications.state = 'valid'";
    let rows: Vec<NamedRow> =
        sql::query_as(sqlx::AssertSqlSafe([&named(), in_force].concat())).fetch_all(tx).await?;
    rows.into_iter().map(|row| Ok((row.home_class(), row.review.read()?.state))).collect()
}

async fn find(tx: &mut Connection, number: &ReceiptNumber) -> sqlx::Result<Option<NamedRow>> {
    sql::query_as(sqlx::AssertSqlSafe([&named(), " WHERE submission_receipts.number = $1"].concat()))
        .bind(number.as_str())
        .fetch_optional(tx)
        .await
}

/// Reviews with whose they are.
fn named() -> String {
    let whose = ", applications.child_id, applications.state = 'valid' AS in_force, grade, home_class_number \
         FROM reviews JOIN applications ON applications.id = reviews.application_id \
         JOIN submission_receipts ON submission_receipts.application_id = applications.id \
         JOIN children ON children.id = applications.child_id";
    ["SELECT ", COLUMNS, whose].concat()
}

async fn number_of(tx: &mut Connection, application: &str) -> sqlx::Result<ReceiptNumber> {
    let number: String =
        sql::query_scalar("SELECT number FROM submission_receipts WHERE application_id = $1")
            .bind(application)
            .fetch_one(tx)
            .await?;
    Ok(ReceiptNumber::new(number))
}
