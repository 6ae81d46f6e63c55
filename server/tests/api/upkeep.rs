//! What is done to tables takes nothing from those who submit (`migrations/postgres/0005_upkeep.sql`, `src/upkeep.rs`).

use crate::{
    running_server::{RunningServer, is_postgres},
    several_servers::comes_to,
};
use kehou_contract::{school_instant, school_time};
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

#[tokio::test]
async fn tables_that_were_written_to_are_looked_after_at_night() {
    if !is_postgres() {
        return;
    }
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    family.obtain(&family.child(0), &server.no_service()).await;
    let store = server.app.store().writer();
    let shows = async |table: &str, what: &str| -> bool {
        let asked = format!(
            "SELECT {what} FROM pg_stat_user_tables WHERE schemaname = current_schema() AND relname = $1"
        );
        sql::query_scalar(sqlx::AssertSqlSafe(asked)).bind(table).fetch_one(store).await.expect(table)
    };
    let was_looked_after = "last_vacuum IS NOT NULL AND last_analyze IS NOT NULL";
    assert!(!shows("applications", was_looked_after).await, "families are about");
    let tomorrow = school_time(server.app.clock().now()).date() + chrono::Days::new(1);
    let night = school_instant(tomorrow, "03:00".parse().expect("a time of day"));
    server.app.clock().stand_still_at(night);
    comes_to("it is looked after", async || shows("applications", was_looked_after).await).await;
    assert!(!shows("payments", was_looked_after).await, "nobody has written anything there");
}
