//! Signing in and out, and knowing who asks.
//!
//! For now a household signs in with the code on its letter and a child's name; accounts and roles come beside it:
//! everything else asks only for [`Viewing`].

mod get_viewer;
mod sign_in_household;
mod sign_in_teacher;
mod sign_out;
mod throttle;
mod viewing;

pub(crate) use throttle::Throttle;
pub(crate) use viewing::{COOKIE_SECURE, Viewing, has_cookie};

use crate::{App, store::StaffMember};
use kehou_contract::Teacher;
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn router() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(sign_in_household::sign_in_household))
        .routes(routes!(sign_in_teacher::sign_in_teacher))
        .routes(routes!(sign_out::sign_out))
        .routes(routes!(get_viewer::get_viewer))
}

/// A teacher as they see themselves.
fn teacher(app: &App, member: &StaffMember) -> Teacher {
    Teacher {
        name: member.name.clone(),
        home_class: member.home_class,
        leads_grade: member.leads_grade,
        groups: app.catalogue().groups_of_teacher(&member.name),
        office: member.is_office,
    }
}
