//! Lists of children for those who teach them.

mod get_group_roster;
mod get_home_class_roster;
mod group_roster_csv;
mod home_class_roster_csv;
mod record_entry_checks;
mod spreadsheet;

use crate::{App, Catalogue, error::Error, sign_ins::Viewing, store::StaffMember};
use kehou_contract::{Group, GroupId, GroupRoster, HomeClassRoster, Offering};
use std::sync::Arc;
use utoipa_axum::{router::OpenApiRouter, routes};

pub(crate) fn router() -> OpenApiRouter<Arc<App>> {
    OpenApiRouter::new()
        .routes(routes!(get_group_roster::get_group_roster))
        .routes(routes!(record_entry_checks::record_entry_checks))
        .routes(routes!(group_roster_csv::group_roster_csv))
        .routes(routes!(get_home_class_roster::get_home_class_roster))
        .routes(routes!(home_class_roster_csv::home_class_roster_csv))
}

/// A group, if it is the teacher's own or the office asks; any other is as missing as one that is not there.
fn find_own_group<'a>(
    catalogue: &'a Catalogue,
    member: &StaffMember,
    group: &GroupId,
) -> Result<(&'a Offering, &'a Group), Error> {
    let may_see = member.is_office || catalogue.groups_of_teacher(&member.name).contains(group);
    catalogue.groups().find(|(_, one)| may_see && &one.id == group).ok_or(Error::NotFound)
}

/// A group's roster, if the group is the teacher's own or the office asks; any other is as missing as one that is not
/// there.
async fn read(app: &App, viewing: &Viewing, group: &GroupId) -> Result<GroupRoster, Error> {
    let member = viewing.staff()?;
    let catalogue = app.catalogue();
    let found = find_own_group(&catalogue, member, group)?;
    app.store.read_group_roster(found, &member.id, app.clock.now()).await
}

/// The roster of the home class the teacher leads, if they lead one.
async fn read_home_class(app: &App, viewing: &Viewing) -> Result<HomeClassRoster, Error> {
    let member = viewing.staff()?;
    let home_class = member.home_class.ok_or(Error::NotFound)?;
    let (catalogue, now) = (app.catalogue(), app.clock.now());
    app.store.read_home_class_roster(&catalogue, home_class, &member.id, now).await
}
