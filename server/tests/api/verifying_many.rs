//! `kehou-server verify` on a school of thirty thousand children: it reads each table once, and compares no row with each
//! row of another.

use crate::{
    running_server::{RunningServer, is_postgres},
    verifying::broken_laws,
};
use kehou_server::sql;
use std::{collections::BTreeSet, time::Duration};

/// A statement over the numbers from 1 to 30 000.
macro_rules! many {
    ($statement:literal) => {
        concat!(
            "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 30000) ",
            $statement,
            " FROM numbers"
        )
    };
}

/// As many children, each with an application and all that belongs to one.
const MANY: [&str; 10] = [
    many!(
        "INSERT INTO children (id, household_id, school_number, name, grade, home_class_number) \
         SELECT 'many-' || n, (SELECT max(id) FROM households), 'many-' || n, 'name', 3, 1"
    ),
    many!(
        "INSERT INTO applications (seq, id, child_id, round_id, participation, wish, submitted_at, state) \
         SELECT 100000 + n, 'many-' || n, 'many-' || n, 'round', 'taking_part', \
         '[\"' || (SELECT min(id) FROM groups) || '\"]', 0, 'valid'"
    ),
    "UPDATE groups SET capacity = capacity + 30000, enrolled = enrolled + 30000 WHERE id = (SELECT min(id) FROM groups)",
    many!(
        "INSERT INTO enrolments (id, child_id, offering_id, group_id, application_id, enrolled_at) \
         SELECT 'many-' || n, 'many-' || n, (SELECT offering_id FROM groups ORDER BY id LIMIT 1), \
         (SELECT min(id) FROM groups), 'many-' || n, 0"
    ),
    many!(
        "INSERT INTO submission_receipts (number, check_code, application_id, child_id, document) \
         SELECT 'many-' || n, 'many-' || n, 'many-' || n, 'many-' || n, '{}'"
    ),
    many!(
        "INSERT INTO bills (id, child_id, application_id, state, total_fen, due_at) \
         SELECT 'many-' || n, 'many-' || n, 'many-' || n, 'due', 100, 0"
    ),
    many!(
        "INSERT INTO bill_lines (bill_id, position, title, charge, amount_fen) \
         SELECT 'many-' || n, 0, 'line', '\"free\"', 100"
    ),
    many!(
        "INSERT INTO ledger_entries (child_id, bill_id, kind, amount_fen, facts, at) \
         SELECT 'many-' || n, 'many-' || n, 'charge', 100, '{}', 0"
    ),
    many!(
        "INSERT INTO audit_rows (seq, at, actor, action, target, facts, hash) \
         SELECT 100000 + n, 0, 'many', 'application.submitted', 'many-' || n, \
         '{\"application\":\"many-' || n || '\"}', \
         unhex('0000000000000000000000000000000000000000000000000000000000000000')"
    ),
    many!(
        "INSERT INTO enrolment_meetings (child_id, weekday, window_id, turn, enrolment_id) \
         SELECT 'many-' || n, 0, 'window', 0, 'many-' || n"
    ),
];

/// The least a connection can be given. A school with as many rows more has the same of what PostgreSQL keeps in memory.
const LITTLE_MEMORY: &str = "DO $$ BEGIN \
     EXECUTE format('ALTER DATABASE %I SET work_mem = ''64kB''', current_database()); END $$";

/// Comparing rows one by one takes longer, and reading them a moment.
const PATIENCE: Duration = Duration::from_secs(15);

#[tokio::test]
async fn a_large_school_is_checked_table_by_table() {
    let server = RunningServer::start().await;
    for statement in MANY {
        server.execute(statement).await;
    }
    sql::query("ANALYZE").execute(server.app.store().writer()).await.expect("looked at");
    if is_postgres() {
        sql::query(LITTLE_MEMORY).execute(server.app.store().writer()).await.expect("set");
    }
    let report = tokio::time::timeout(PATIENCE, server.verify(None)).await.expect("no row by row");
    let of_all = report.findings.iter().filter(|finding| finding.checked >= 30_000).count();
    assert!(of_all >= 8, "{report}");
    let broken: BTreeSet<u8> = broken_laws(&report).into_iter().collect();
    assert_eq!(broken, BTreeSet::from([11]), "only the trail, which nobody chained: {report}");
    server.execute("UPDATE bills SET total_fen = total_fen + 1 WHERE id = 'many-30000'").await;
    let report = server.verify(None).await;
    let broken: BTreeSet<u8> = broken_laws(&report).into_iter().collect();
    assert_eq!(broken, BTreeSet::from([7, 11]), "the one bill among them: {report}");
}
