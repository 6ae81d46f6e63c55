//! One way to ask the databases kehou runs on: the same words, the same arguments, the same rows.
//!
//! SQLite and PostgreSQL understand most of what the store says in the same way, so it says it once. Where they do not,
//! the statement is written so that both do, or PostgreSQL is given the function it lacks
//! (`migrations/postgres/0001_functions.sql`). `sqlx` calls statements over several databases `Any`; that copies every
//! row, cannot be told how many statements to keep, and does not count arguments the way PostgreSQL does.

mod columns;
mod connection;
mod fault;
mod inserting;
mod postgres_transaction;
mod query;
mod reading;
mod sending;
mod value;
mod whole;

pub use connection::{Connection, Pool, Target};
pub(crate) use fault::FaultKind;
pub(crate) use inserting::{Inserts, insert_all};
pub(crate) use postgres_transaction::PostgresTransaction;
pub use query::{Done, Query, query};
pub use reading::{FromRow, FromValue, Rows, Scalars, query_as, query_scalar};
pub use value::Value;
pub(crate) use whole::Whole;
