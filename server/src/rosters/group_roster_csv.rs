use super::read;
use crate::{App, address::Path, answers::OwnProblems, error::Error, sign_ins::Viewing};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::header;
use kehou_contract::{GroupId, GroupRoster, routes::GROUP_ROSTER_CSV, words::Language};
use std::sync::Arc;

/// Spreadsheets in China read a file without it as GBK.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A group's roster for a spreadsheet
#[utoipa::path(get, path = GROUP_ROSTER_CSV, tag = "rosters", params(("group_id" = GroupId, Path)),
    security(("sign_in" = [])),
    responses((status = 200, content_type = "text/csv", body = String), OwnProblems))]
pub(crate) async fn group_roster_csv(
    State(app): State<Arc<App>>,
    viewing: Viewing,
    Path(group): Path<GroupId>,
) -> Result<Response, Error> {
    let roster = read(&app, &viewing, &group).await?;
    let table = table(&roster).map_err(|_| Error::Broken("a roster could not be written"))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"roster.csv\""),
    ];
    Ok((headers, table).into_response())
}

fn table(roster: &GroupRoster) -> Result<String, csv::Error> {
    let words = Language::default().words();
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    table.write_record(Language::default().office_words().roster_columns)?;
    for child in &roster.children {
        let class = (words.home_class)(child.home_class);
        let row = [roster.title.as_str(), &class, &child.school_number, &child.name];
        table.write_record(row.map(harmless))?;
    }
    let bytes = table.into_inner().map_err(csv::IntoInnerError::into_error)?;
    Ok([BYTE_ORDER_MARK, &String::from_utf8_lossy(&bytes)].concat())
}

/// A text no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { ["'", text].concat() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kehou_contract::{HomeClass, Places, RosterChild};

    #[test]
    fn a_roster_opens_in_any_spreadsheet_and_runs_nothing() {
        let child = |name: &str| RosterChild {
            school_number: "260001".into(),
            name: name.into(),
            home_class: HomeClass { grade: 3, number: 2 },
        };
        let roster = GroupRoster {
            group: GroupId::new("football-1"),
            title: "校园足球（初级）".into(),
            places: Places { capacity: 30, enrolled: 3 },
            children: vec![child("林小禾"), child("=HYPERLINK(\"x\")"), child("逗,号")],
        };
        let table = table(&roster).expect("written");
        let lines: Vec<&str> = table.split("\r\n").collect();
        assert_eq!(lines[0], "\u{feff}课程,班级,学号,姓名");
        assert_eq!(lines[1], "校园足球（初级）,三(2)班,260001,林小禾");
        assert!(lines[2].ends_with(",\"'=HYPERLINK(\"\"x\"\")\""), "{}", lines[2]);
        assert!(lines[3].ends_with(",\"逗,号\""));
    }
}
