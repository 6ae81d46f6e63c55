//! The office's page: running the round without editing a file.

mod change_session;
mod get_office_view;
mod list_answers;
mod list_audit;
mod list_care_classes;
mod list_office_bills;
mod list_office_refunds;
mod list_standings;
mod move_round;
mod pay_out_refund;
mod publish_offering;
mod record_payment;
mod set_capacity;
mod set_standing_list;

use crate::{
    App,
    error::Error,
    keyed::answer_write,
    sign_ins::Viewing,
    store::{Keyed, StaffMember, StaffWrite, Written},
};
use axum::response::Response;
use kehou_contract::rules;
use std::{
    future::Future,
    sync::{Arc, Weak},
    time::Duration,
};
use utoipa_axum::{router::OpenApiRouter, routes};

/// Between two tries to show what is recorded.
const SHOWN_AFTER: Duration = Duration::from_secs(1);

pub(crate) fn router() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(get_office_view::get_office_view))
        .routes(routes!(move_round::move_round))
        .routes(routes!(set_capacity::set_capacity))
        .routes(routes!(change_session::change_session))
        .routes(routes!(publish_offering::publish_offering))
        .routes(routes!(list_answers::list_answers))
        .routes(routes!(list_care_classes::list_care_classes))
        .routes(routes!(list_office_bills::list_office_bills))
        .routes(routes!(record_payment::record_payment))
        .routes(routes!(list_office_refunds::list_office_refunds))
        .routes(routes!(pay_out_refund::pay_out_refund))
        .routes(routes!(list_standings::list_standings, set_standing_list::set_standing_list))
        .routes(routes!(list_audit::list_audit))
}

/// A write of the office, once it is known who writes and why.
pub(crate) fn staff_write(
    app: &App,
    viewing: &Viewing,
    key: String,
    body_hash: [u8; 32],
    reason: &str,
) -> Result<StaffWrite, Error> {
    staff_write_of(app, viewing.office()?, key, body_hash, reason)
}

/// The same of any member of the staff, for what teachers write as well.
pub(crate) fn staff_write_of(
    app: &App,
    member: &StaffMember,
    key: String,
    body_hash: [u8; 32],
    reason: &str,
) -> Result<StaffWrite, Error> {
    let reason = rules::reason(reason).ok_or_else(|| Error::field("/reason", "expected 2 to 200 signs"))?;
    let keyed = Keyed { owner: member.id.clone(), key, body_hash };
    Ok(StaffWrite { keyed, reason: reason.to_owned(), now: app.clock.now() })
}

/// Carries a write of the office through; what families see is renewed before the office is answered.
async fn answer_office_write(
    app: Arc<App>,
    write: impl Future<Output = Result<Written, Error>> + Send + 'static,
) -> Result<Response, Error> {
    let renewing = app.clone();
    answer_write(app, async move {
        let written = write.await?;
        // It is committed: that it cannot be read again at once is no answer to it.
        if let Err(fault) = renewing.renew_catalogue().await {
            tracing::error!(%fault, "a change of the office is recorded and not shown yet");
            tokio::spawn(show_later(Arc::downgrade(&renewing)));
        }
        Ok(written)
    })
    .await
}

/// Tries until what the office has changed is shown, or the server is gone.
async fn show_later(app: Weak<App>) {
    loop {
        tokio::time::sleep(SHOWN_AFTER).await;
        let Some(app) = app.upgrade() else { return };
        if app.renew_catalogue().await.is_ok() {
            return;
        }
    }
}
