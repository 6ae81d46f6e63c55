//! Everything the database holds, to see that something left it alone, and the laws that hold in it.

use crate::running_server::{RunningServer, is_postgres, on_sqlite_or_postgres};
use kehou_server::sql;
use std::collections::BTreeMap;

/// Every row of every table, as text. That a server had its turn says nothing of what it wrote.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Contents(BTreeMap<String, Vec<String>>);

impl Contents {
    /// Reads the database as it is now.
    pub(crate) async fn of(server: &RunningServer) -> Self {
        let tables = on_sqlite_or_postgres(
            "SELECT name FROM sqlite_schema WHERE type = 'table'",
            "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'turns'",
        );
        let tables: Vec<String> = server.column(tables).await;
        let mut contents = BTreeMap::new();
        for table in tables {
            let rows = rows_of(server, &table).await;
            contents.insert(table, rows);
        }
        assert!(contents.contains_key("applications"), "the tables were found");
        Self(contents)
    }

    /// Fails the test when anything has been written since.
    #[track_caller]
    pub(crate) fn assert_same(&self, now: &Self, after: &str) {
        for (table, rows) in &self.0 {
            let now = now.0.get(table);
            let new: Vec<&String> = now.into_iter().flatten().filter(|row| !rows.contains(row)).collect();
            assert!(new.is_empty(), "after {after} there is in {table}: {new:?}");
            assert_eq!(now.map(Vec::len), Some(rows.len()), "rows of {table} after {after}");
        }
    }
}

async fn rows_of(server: &RunningServer, table: &str) -> Vec<String> {
    let writer = server.app.store().writer();
    if is_postgres() {
        let statement = format!("SELECT to_jsonb(line)::text AS text FROM {table} AS line ORDER BY text");
        return sql::query_scalar(sqlx::AssertSqlSafe(statement)).fetch_all(writer).await.expect("rows");
    }
    let columns: Vec<String> = sql::query_scalar("SELECT name FROM pragma_table_info($1)")
        .bind(table)
        .fetch_all(writer)
        .await
        .expect("columns");
    let quoted: Vec<String> = columns.iter().map(|column| format!("quote(\"{column}\")")).collect();
    let statement = format!("SELECT {} AS line FROM \"{table}\" ORDER BY line", quoted.join(" || ',' || "));
    let rows = sql::query_scalar(sqlx::AssertSqlSafe(statement)).fetch_all(writer).await;
    rows.expect("rows")
}

/// Groups whose counter is not the number of their rows (law I9).
pub(crate) async fn miscounted_groups(server: &RunningServer) -> Vec<String> {
    server
        .column(
            "SELECT id FROM groups WHERE enrolled <> \
             (SELECT count(*) FROM enrolments WHERE group_id = groups.id AND ended_at IS NULL)",
        )
        .await
}

/// Quotas and places held back whose counter is not the number of their rows (law I9).
pub(crate) async fn miscounted_apart(server: &RunningServer) -> Vec<String> {
    server
        .column(
            "SELECT id FROM quotas WHERE taken <> (SELECT count(*) FROM quota_places \
             JOIN enrolments ON enrolments.id = enrolment_id WHERE quota_id = quotas.id AND ended_at IS NULL) \
             UNION ALL SELECT group_id || ' ' || whom FROM held_back WHERE taken <> (SELECT count(*) FROM enrolments \
             WHERE enrolments.group_id = held_back.group_id AND held_from = whom AND ended_at IS NULL)",
        )
        .await
}
