use super::{read_home_class, spreadsheet::spreadsheet};
use crate::{App, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{extract::State, response::Response};
use kehou_contract::{Answer, ClassChild, HomeClassRoster, routes::HOME_CLASS_ROSTER_CSV, words::Language};
use std::sync::Arc;

/// The roster of the teacher's own home class for a spreadsheet
#[utoipa::path(get, path = HOME_CLASS_ROSTER_CSV, tag = "rosters", security(("sign_in" = [])),
    responses((status = 200, content_type = "text/csv", body = String), OwnProblems))]
pub(crate) async fn home_class_roster_csv(
    State(app): State<Arc<App>>,
    viewing: Viewing,
) -> Result<Response, Error> {
    spreadsheet(&rows_of(&read_home_class(&app, &viewing).await?))
}

fn rows_of(roster: &HomeClassRoster) -> Vec<Vec<String>> {
    let texts = &Language::default().staff_words().rosters;
    let columns = [texts.class, texts.school_number, texts.name, texts.answer, texts.care, texts.chosen]
        .map(str::to_owned);
    let class = (Language::default().words().home_class)(roster.home_class);
    std::iter::once(columns.to_vec()).chain(roster.children.iter().map(|child| row(child, &class))).collect()
}

fn row(child: &ClassChild, class: &str) -> Vec<String> {
    let texts = &Language::default().staff_words().rosters;
    let list = Language::default().words().list;
    let answer = match child.answer {
        Answer::None => texts.not_answered,
        Answer::NoService => texts.no_service,
        Answer::TakingPart => texts.taking_part,
        Answer::Withdrawn => texts.withdrawn,
    };
    let (care, groups) = (list(&child.care), list(&child.groups));
    vec![class.to_owned(), child.school_number.clone(), child.name.clone(), answer.to_owned(), care, groups]
}
