//! The servers of a school that share its database, and where they reach each other.

use super::Store;
use crate::sql;
use std::net::SocketAddr;

impl Store {
    /// Says that this server is there, and where others reach it; it has been there since the first time. What is left of those
    /// that ended as after a crash is taken away after a day.
    pub(crate) async fn say_where_this_server_is(&self, name: &str, address: SocketAddr) -> sqlx::Result<()> {
        let forget = "DELETE FROM servers WHERE seen_at < now() - interval '1 day'";
        sql::query(forget).execute(&self.read).await?;
        let say = "INSERT INTO servers (server, address) VALUES ($1, $2) \
                   ON CONFLICT (school_id, server) DO UPDATE SET seen_at = excluded.seen_at";
        sql::query(say).bind(name).bind(address.to_string()).execute(&self.read).await?;
        Ok(())
    }

    /// Name and address of every server that is there, the first one first. One that has said nothing for twenty seconds is
    /// gone.
    pub(crate) async fn servers(&self) -> sqlx::Result<Vec<(String, String)>> {
        let there = "SELECT server, address FROM servers \
                     WHERE seen_at > now() - interval '20 seconds' ORDER BY since, server";
        sql::query_as(there).fetch_all(&self.read).await
    }

    /// Says that a server is there no more.
    pub(crate) async fn forget_server(&self, name: &str) -> sqlx::Result<()> {
        sql::query("DELETE FROM servers WHERE server = $1").bind(name).execute(&self.read).await?;
        Ok(())
    }
}
