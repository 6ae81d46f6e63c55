//! A table for spreadsheets.

use crate::error::Error;
use axum::response::{IntoResponse, Response};
use http::header;

/// Spreadsheets in China read a file without it as GBK.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// The rows as a file to keep (CSV), the heads of the columns first.
pub(super) fn spreadsheet(rows: &[Vec<String>]) -> Result<Response, Error> {
    let table = table(rows).map_err(|_| Error::Broken("a roster could not be written"))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"roster.csv\""),
    ];
    Ok((headers, table).into_response())
}

fn table(rows: &[Vec<String>]) -> Result<String, csv::Error> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        table.write_record(row.iter().map(|text| harmless(text)))?;
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

    #[test]
    fn a_roster_opens_in_any_spreadsheet_and_runs_nothing() {
        let row = |name: &str| vec!["校园足球（初级）".to_owned(), "260001".to_owned(), name.to_owned()];
        let rows = [row("姓名"), row("=HYPERLINK(\"x\")"), row("逗,号"), row("@SUM(A1)")];
        let table = table(&rows).expect("written");
        let lines: Vec<&str> = table.split("\r\n").collect();
        assert_eq!(lines[0], "\u{feff}校园足球（初级）,260001,姓名");
        assert!(lines[1].ends_with(",\"'=HYPERLINK(\"\"x\"\")\""), "{}", lines[1]);
        assert!(lines[2].ends_with(",\"逗,号\""));
        assert!(lines[3].ends_with(",'@SUM(A1)"));
    }
}
