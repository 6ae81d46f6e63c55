//! Plans are kept, and made in an evening's first seconds, when nobody has written anything. One that leads through an index of
//! something else reads all of it, for each row of each group, until somebody looks at the tables
//! (`migrations/postgres/0002_tables.sql`).

use crate::running_server::{RunningServer, is_postgres};
use kehou_server::sql;

/// By what rows are looked for while families write.
const LOOKED_FOR: [&str; 19] = [
    "applications WHERE id = 'x'",
    "applications WHERE id = 'x' AND child_id = 'y'",
    "applications WHERE child_id = 'x'",
    "enrolments WHERE id = 'x'",
    "enrolments WHERE id = 'x' AND child_id = 'y'",
    "enrolments WHERE child_id = 'x' AND ended_at IS NULL",
    "applications WHERE id BETWEEN 'x' AND 'y' LIMIT 4",
    "enrolments WHERE id BETWEEN 'x' AND 'y' LIMIT 4",
    "bills WHERE id BETWEEN 'x' AND 'y' LIMIT 4",
    "enrolment_meetings WHERE child_id = 'x'",
    "bills WHERE id = 'x'",
    "bills WHERE id = 'x' AND child_id = 'y'",
    "bills WHERE application_id = 'x'",
    "submission_receipts WHERE application_id = 'x'",
    "ledger_entries WHERE bill_id = 'x'",
    "messages WHERE id = 'x'",
    "messages WHERE household_id = 'x'",
    "idempotency_keys WHERE owner = 'x' AND key = 'y'",
    "waiver_requests WHERE child_id = 'x'",
];

#[tokio::test]
async fn what_is_looked_for_before_there_is_any_is_looked_for_by_what_it_is_asked_by() {
    if !is_postgres() {
        return;
    }
    let server = RunningServer::start().await;
    let store = server.app.store().writer();
    for is_known_to_be_empty in [false, true] {
        for looked_for in LOOKED_FOR {
            let explain = format!("EXPLAIN (COSTS OFF) SELECT * FROM {looked_for}");
            let plan: Vec<String> =
                sql::query_scalar(sqlx::AssertSqlSafe(explain)).fetch_all(store).await.expect(looked_for);
            let plan = plan.join("\n");
            let by = plan.lines().find(|line| line.contains("Index Cond")).expect("an index");
            // Every condition names the school.
            assert!(by.contains(" AND "), "{looked_for}, known to be empty: {is_known_to_be_empty}\n{plan}");
        }
        for looked_for in LOOKED_FOR {
            let table = looked_for.split(' ').next().expect("a table");
            let look = sqlx::AssertSqlSafe(format!("ANALYZE {table}"));
            sql::query(look).execute(store).await.expect(table);
        }
    }
}
