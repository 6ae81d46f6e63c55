//! `kehou-server verify`: what a database alone shows of the laws I1 to I12 (docs/operations.md).

mod answers;
mod chain;
mod finding;
mod laws;
mod report;

pub use finding::Finding;
pub use report::Report;

use crate::{StartError, sql::Pool, store};
use kehou_contract::SchoolId;
use laws::LAWS;
use std::path::Path;

/// The hash of a row of the audit trail that somebody noted earlier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotedHead {
    /// The row's sequence number.
    pub seq: i64,
    /// Its hash, in hex.
    pub hash: String,
}

impl std::str::FromStr for NotedHead {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (seq, hash) = text.split_once(':').ok_or("a number, a colon and a hash are needed")?;
        let seq = seq.parse().map_err(|_| format!("\"{seq}\" is no sequence number"))?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|sign| sign.is_ascii_hexdigit());
        is_hash.then_some(()).ok_or("a hash has 64 hexadecimal digits")?;
        Ok(Self { seq, hash: hash.to_ascii_lowercase() })
    }
}

/// Checks a file without changing it, also beside a server that runs on it: everything is read as of one commit.
pub async fn verify(database: &Path, noted: Option<&NotedHead>) -> Result<Report, StartError> {
    check(&store::open_file_to_read(database).await?, noted).await
}

/// The same for one school in a database on PostgreSQL.
pub async fn verify_shared(
    url: &str,
    school: &SchoolId,
    noted: Option<&NotedHead>,
) -> Result<Report, StartError> {
    check(&store::open_shared_to_read(url, school).await?, noted).await
}

async fn check(database: &Pool, noted: Option<&NotedHead>) -> Result<Report, StartError> {
    let mut tx = database.begin_reading().await?;
    let mut findings = Vec::new();
    for law in &LAWS {
        findings.push(law.check(&mut tx).await?);
    }
    findings.push(answers::check(&mut tx).await?);
    let (found, head) = chain::check(&mut tx, noted).await?;
    findings.extend(found);
    findings.sort_by_key(|finding| finding.law);
    drop(tx);
    database.close().await;
    Ok(Report { findings, head })
}
