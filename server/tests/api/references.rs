//! What a row refers to is there, whoever writes it: as foreign keys on SQLite, for all rows of a statement together on
//! PostgreSQL (`migrations/postgres/0004_references.sql`), which also asks whose it is.

use crate::running_server::{RunningServer, is_postgres};
use kehou_server::sql;

/// Rows that refer to nothing, each otherwise like one that is there.
const ADDED: [&str; 13] = [
    "INSERT INTO applications (seq, id, child_id, round_id, participation, wish, submitted_at, state) \
     VALUES (9999, 'new', 'nobody', 'round', 'no_service', '[]', 0, 'valid')",
    "INSERT INTO signatures (application_id, text_hash, text_title, text_version, guardian_name, signed_at) \
     VALUES ('nothing', 'hash', 'title', '1', 'name', 0)",
    "INSERT INTO care_enrolments (child_id, window_id, application_id) SELECT id, 'window', 'nothing' FROM children LIMIT 1",
    "INSERT INTO enrolments (id, child_id, offering_id, group_id, application_id, enrolled_at) \
     SELECT 'new', child_id, 'offering', group_id, 'nothing', 0 FROM enrolments LIMIT 1",
    "INSERT INTO enrolments (id, child_id, offering_id, group_id, application_id, enrolled_at) \
     SELECT 'new', child_id, 'offering', 'nowhere', application_id, 0 FROM enrolments LIMIT 1",
    "INSERT INTO enrolment_meetings (child_id, weekday, window_id, turn, enrolment_id) \
     SELECT id, 0, 'window', 0, 'nothing' FROM children LIMIT 1",
    "INSERT INTO submission_receipts (number, check_code, application_id, child_id, document) \
     SELECT 'number', 'code', 'nothing', id, '{}' FROM children LIMIT 1",
    "INSERT INTO bills (id, child_id, application_id, position, title, state, total_fen) \
     SELECT 'new', id, 'nothing', 0, '', 'nothing_due', 0 FROM children LIMIT 1",
    "INSERT INTO bill_lines (bill_id, position, title, charge, amount_fen) VALUES ('nothing', 0, '', '', 0)",
    "INSERT INTO ledger_entries (child_id, kind, amount_fen, facts, at) VALUES ('nobody', 'credit', 1, '{}', 0)",
    "INSERT INTO ledger_entries (child_id, bill_id, kind, amount_fen, facts, at) \
     SELECT id, 'nothing', 'charge', 1, '{}', 0 FROM children LIMIT 1",
    "INSERT INTO messages (id, household_id, child_id, news, at) SELECT 'new', id, 'nobody', '{}', 0 FROM households LIMIT 1",
    "INSERT INTO messages (id, household_id, child_id, news, at) SELECT 'new', 'nobody', id, '{}', 0 FROM children LIMIT 1",
];

/// What is referred to goes, or rows come to refer to nothing.
const CHANGED: [&str; 9] = [
    "DELETE FROM children",
    "DELETE FROM applications",
    "DELETE FROM enrolments",
    "DELETE FROM bills",
    "DELETE FROM groups",
    "DELETE FROM households",
    "UPDATE enrolments SET application_id = 'nothing'",
    "UPDATE bills SET application_id = 'nothing' WHERE id = (SELECT max(id) FROM bills)",
    "UPDATE applications SET id = 'another' WHERE seq = 1",
];

/// Rows that refer to what is another's.
const CROSSED: [&str; 4] = [
    "INSERT INTO bills (id, child_id, application_id, position, title, state, total_fen) \
     SELECT 'new', (SELECT max(id) FROM children WHERE id <> applications.child_id), id, 99, '', 'nothing_due', 0 \
     FROM applications WHERE seq = 1",
    "UPDATE enrolments SET child_id = (SELECT max(id) FROM children WHERE id <> enrolments.child_id) \
     WHERE id = (SELECT max(id) FROM enrolments)",
    "UPDATE applications SET round_id = 'another', child_id = (SELECT max(id) FROM children WHERE id <> applications.child_id) WHERE seq = 1",
    "INSERT INTO messages (id, household_id, child_id, news, at) \
     SELECT 'new', (SELECT max(id) FROM households WHERE id <> household_id), id, '{}', 0 FROM children LIMIT 1",
];

/// Signs, in one statement, for the first application and the last, with many between.
const FAR_APART: &str = "INSERT INTO signatures (application_id, text_hash, text_title, text_version, guardian_name, signed_at) \
     SELECT id, 'hash', 'title', '1', 'name', 0 FROM applications \
     WHERE seq IN (1, (SELECT max(seq) FROM applications))";
/// The same, and for one between that there is not.
const NOT_THERE: &str =
    " UNION ALL SELECT id || '-', 'hash', 'title', '1', 'name', 0 FROM applications WHERE seq = 2";

#[tokio::test]
async fn a_row_refers_to_what_is_there() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    family.obtain(&family.child_of_grade(3), &server.wish(&["football-1"])).await;
    let crossed = if is_postgres() { &CROSSED[..] } else { &[] };
    for statement in ADDED.iter().chain(&CHANGED).chain(crossed) {
        let refused = sql::query(*statement).execute(server.app.store().writer()).await;
        let refused = refused.expect_err(statement);
        let fault = refused.as_database_error().expect(statement);
        assert!(fault.is_foreign_key_violation(), "{statement}: {fault}");
    }
    assert!(server.verify(None).await.is_sound());
}

#[tokio::test]
async fn rows_of_one_statement_refer_to_what_is_there_however_much_lies_between() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    for _ in 0..12 {
        family.obtain(&family.child(0), &server.no_service()).await;
    }
    let store = server.app.store().writer();
    let refused = sql::query(sqlx::AssertSqlSafe([FAR_APART, NOT_THERE].concat())).execute(store).await;
    let refused = refused.expect_err("there is no such application");
    assert!(
        refused.as_database_error().is_some_and(sqlx::error::DatabaseError::is_foreign_key_violation),
        "{refused}"
    );
    let signed = sql::query(FAR_APART).execute(store).await.expect("both are there");
    assert_eq!(signed.rows_affected(), 2);
}
