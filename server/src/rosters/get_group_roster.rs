use super::read;
use crate::{App, address::Path, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{Json, extract::State};
use kehou_contract::{
    GroupId, GroupRoster,
    routes::{Endpoint, GetGroupRoster},
};
use std::sync::Arc;

/// The children of a group, for those who teach it and the office
#[utoipa::path(get, path = GetGroupRoster::TEMPLATE, tag = "rosters", params(("group_id" = GroupId, Path)), security(("sign_in" = [])),
    responses((status = 200, body = GroupRoster), OwnProblems))]
pub(crate) async fn get_group_roster(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    Path(group): Path<GroupId>,
) -> Result<Json<GroupRoster>, Error> {
    Ok(Json(read(&app, &viewing, &group).await?))
}
