//! Class review: applications for those who look after them, and the steps they take.

mod list_reviews;
mod take_review_step;

use crate::{App, error::Error, sign_ins::Viewing, store::StaffMember};
use kehou_contract::Reviewer;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn router() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(list_reviews::list_reviews))
        .routes(routes!(take_review_step::take_review_step))
}

/// Whoever leads a class or a grade, or works in the office, with what they are; to everybody else reviews are missing.
fn reviewing(viewing: &Viewing) -> Result<(&StaffMember, Vec<Reviewer>), Error> {
    let member = viewing.staff()?;
    let reviewers = Reviewer::of_staff(member.home_class, member.leads_grade, member.is_office);
    if reviewers.is_empty() { Err(Error::NotFound) } else { Ok((member, reviewers)) }
}
