use super::{read, spreadsheet::spreadsheet};
use crate::{App, address::Path, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{extract::State, response::Response};
use kehou_contract::{GroupId, GroupRoster, routes::GROUP_ROSTER_CSV, words::Language};
use std::sync::Arc;

/// A group's roster for a spreadsheet
#[utoipa::path(get, path = GROUP_ROSTER_CSV, tag = "rosters", params(("group_id" = GroupId, Path)),
    security(("sign_in" = [])),
    responses((status = 200, content_type = "text/csv", body = String), OwnProblems))]
pub(crate) async fn group_roster_csv(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    Path(group): Path<GroupId>,
) -> Result<Response, Error> {
    spreadsheet(&rows_of(&read(&app, &viewing, &group).await?))
}

fn rows_of(roster: &GroupRoster) -> Vec<Vec<String>> {
    let (words, columns) = (Language::default().words(), Language::default().staff_words().roster_columns);
    let children = roster.children.iter().map(|child| {
        let class = (words.home_class)(child.home_class);
        vec![roster.title.clone(), class, child.school_number.clone(), child.name.clone()]
    });
    std::iter::once(columns.map(str::to_owned).to_vec()).chain(children).collect()
}
