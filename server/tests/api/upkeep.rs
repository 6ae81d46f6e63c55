//! What a database does by itself takes nothing from those who submit (`migrations/postgres/0005_upkeep.sql`).

use crate::running_server::{RunningServer, is_postgres};
use kehou_server::sql;

#[tokio::test]
async fn the_database_leaves_every_table_alone_while_families_write_in_it() {
    if !is_postgres() {
        return;
    }
    let server = RunningServer::start().await;
    let as_it_should = "SELECT relname, \
         reloptions @> ARRAY['autovacuum_vacuum_cost_delay=20', 'autovacuum_vacuum_threshold=1000000', \
         'autovacuum_vacuum_insert_threshold=1000000', 'autovacuum_analyze_threshold=1000000'] AND (SELECT bool_and(attstattarget = 10) \
         FROM pg_attribute WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped) \
         FROM pg_class WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace";
    let tables: Vec<(String, Option<bool>)> =
        sql::query_as(as_it_should).fetch_all(server.app.store().writer()).await.expect("tables");
    assert!(tables.len() > 30, "{tables:?}");
    let forgotten: Vec<_> =
        tables.iter().filter(|(_, is_as_it_should)| *is_as_it_should != Some(true)).collect();
    assert!(forgotten.is_empty(), "a later migration has added {forgotten:?}");
}
