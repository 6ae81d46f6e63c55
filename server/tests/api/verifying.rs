//! `kehou-server verify`: a database that families used is sound, and whatever is changed in it by hand is named.

use crate::{
    family::new_key,
    running_server::{RunningServer, is_postgres},
    rush::sign_in_families,
};
use kehou_server::{NotedHead, Report, verify};
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use std::{path::Path, sync::Arc};
use tempfile::TempDir;

/// An evening: families submit, think again, withdraw.
async fn evening() -> Arc<RunningServer> {
    let server = Arc::new(RunningServer::start().await);
    let families = sign_in_families(&server, 6).await;
    for (number, family) in families.iter().enumerate() {
        let child = family.child(0);
        family.submit(&child, &new_key(), &server.no_service()).await.expect(201);
        if number % 2 == 0 {
            let care = &server.school.care_windows().next().expect("care").id;
            family.submit(&child, &new_key(), &server.care_only(&[care.as_str()])).await;
        }
    }
    families[1].withdraw(&families[1].child(0), &new_key(), &server).await.expect(201);
    let first = server.first_family().await;
    first.obtain(&first.child_of_grade(3), &server.wish(&["go-1", "football-1"])).await;
    first.obtain(&first.child_of_grade(3), &server.wish(&["go-1"])).await;
    server
}

/// A copy of the database as it is now, beside nobody.
async fn copy(server: &RunningServer, folder: &TempDir, name: &str) -> std::path::PathBuf {
    let file = folder.path().join(name);
    kehou_server::sql::query("VACUUM INTO $1")
        .bind(file.display().to_string())
        .execute(server.app.store().writer())
        .await
        .expect("a copy");
    file
}

/// Changes a copy as somebody would who knows how, with nothing that keeps the database from it.
async fn change(file: &Path, statements: &[&'static str]) {
    let options = SqliteConnectOptions::new().filename(file).foreign_keys(false);
    let mut database = SqliteConnection::connect_with(&options).await.expect("opened");
    for statement in ["PRAGMA ignore_check_constraints = ON"].iter().chain(statements) {
        sqlx::query(*statement).execute(&mut database).await.expect(statement);
    }
    database.close().await.expect("closed");
}

/// The laws that were found broken, in their order.
pub(crate) fn broken_laws(report: &Report) -> Vec<u8> {
    report.findings.iter().filter(|finding| finding.broken.is_some()).map(|finding| finding.law).collect()
}

const BY_HAND: [(u8, &[&str]); 14] = [
    (1, &["UPDATE groups SET capacity = enrolled - 1 WHERE enrolled > 0"]),
    (2, &["DELETE FROM submission_receipts WHERE application_id = (SELECT max(id) FROM applications)"]),
    (
        3,
        &[
            "INSERT INTO applications SELECT seq + 1, 'forged', child_id, round_id, participation, wish, submitted_at, \
             'replaced' FROM applications ORDER BY seq DESC LIMIT 1",
            "INSERT INTO submission_receipts SELECT 'F', 'F', id, child_id, '{}' FROM applications WHERE id = 'forged'",
        ],
    ),
    (
        3,
        &["UPDATE enrolments SET application_id = (SELECT id FROM applications WHERE state = 'valid' \
           AND child_id <> enrolments.child_id LIMIT 1) WHERE group_id = 'go-1' AND ended_at IS NULL"],
    ),
    (
        5,
        &[
            "UPDATE idempotency_keys SET answer = answer || ' ' WHERE audit_seq = (SELECT max(audit_seq) FROM idempotency_keys)",
        ],
    ),
    (5, &["UPDATE idempotency_keys SET audit_seq = (SELECT max(audit_seq) FROM idempotency_keys)"]),
    (
        6,
        &[
            "DROP INDEX enrolments_child_once_per_offering",
            "INSERT INTO enrolments (id, child_id, offering_id, group_id, application_id, enrolled_at) \
             SELECT 'forged', child_id, offering_id, group_id, application_id, enrolled_at FROM enrolments \
             WHERE group_id = 'go-1' AND ended_at IS NULL LIMIT 1",
        ],
    ),
    (6, &["UPDATE enrolment_meetings SET enrolment_id = 'nobody'"]),
    (7, &["UPDATE bills SET total_fen = total_fen + 1 WHERE state = 'due'"]),
    (
        7,
        &[
            "DROP TRIGGER ledger_entries_are_never_removed",
            "DELETE FROM ledger_entries WHERE kind = 'charge'",
        ],
    ),
    (9, &["UPDATE groups SET enrolled = enrolled + 1 WHERE id = 'go-1'"]),
    (10, &["UPDATE applications SET seq = seq + 100000 WHERE seq = (SELECT min(seq) FROM applications)"]),
    (11, &["DROP TRIGGER audit_rows_are_never_removed", "DELETE FROM audit_rows WHERE seq = 2"]),
    (11, &["DROP TRIGGER audit_rows_are_never_changed", "UPDATE audit_rows SET at = at + 1 WHERE seq = 3"]),
];

#[tokio::test]
async fn what_families_did_is_sound_and_what_is_changed_by_hand_is_named() {
    if is_postgres() {
        // These copies are files; `several_servers` changes a shared database by hand.
        return;
    }
    let server = evening().await;
    let folder = tempfile::tempdir().expect("a folder");
    let running = server.verify(None).await;
    assert!(running.is_sound(), "beside a running server: {running}");
    assert!(running.findings.iter().filter(|finding| finding.checked > 0).count() > 10, "{running}");
    for (number, (law, statements)) in BY_HAND.into_iter().enumerate() {
        let file = copy(&server, &folder, &format!("{number}.sqlite")).await;
        change(&file, statements).await;
        let report = verify(&file, None).await.expect("checked");
        assert!(broken_laws(&report).contains(&law), "after {statements:?}: {report}");
        assert!(!report.is_sound());
    }
}

#[tokio::test]
async fn a_trail_that_was_cut_or_written_anew_is_seen_by_a_head_that_was_noted() {
    if is_postgres() {
        return;
    }
    let server = evening().await;
    let folder = tempfile::tempdir().expect("a folder");
    let before = copy(&server, &folder, "before.sqlite").await;
    let noted: NotedHead = {
        let head = verify(&before, None).await.expect("checked").head.expect("a head");
        head.parse().expect("as it is printed")
    };
    let family = server.first_family().await;
    family.obtain(&family.child_of_grade(1), &server.no_service()).await;
    let grown = server.verify(Some(&noted)).await;
    assert!(grown.is_sound(), "{grown}");
    let cut = copy(&server, &folder, "cut.sqlite").await;
    let statements = ["DROP TRIGGER audit_rows_are_never_removed", "DELETE FROM audit_rows WHERE seq > 5"];
    change(&cut, &statements).await;
    let report = verify(&cut, Some(&noted)).await.expect("checked");
    let found = report.findings.iter().filter(|finding| finding.law == 11 && finding.broken.is_some());
    assert_eq!(found.count(), 1, "only the head shows it: {report}");
}
