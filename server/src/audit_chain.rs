//! The chain of the audit trail (law I11): each row's hash is that of the row before it and of everything the row says.

use sha2::{Digest, Sha256};

/// SHA-256.
pub(crate) type Hash = [u8; 32];

/// What stands before the first row.
pub(crate) const BEGINNING: Hash = [0; 32];

/// A row, as it is hashed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Link<'a> {
    pub(crate) seq: i64,
    /// Milliseconds since 1970.
    pub(crate) at: i64,
    pub(crate) actor: &'a str,
    pub(crate) action: &'a str,
    pub(crate) target: &'a str,
    /// JSON, as it is kept.
    pub(crate) facts: &'a str,
    /// Of the answer that was given for it.
    pub(crate) answer_digest: Option<&'a [u8]>,
}

impl Link<'_> {
    /// Its hash, after the row with this one. Each part comes with its length: no two rows are the same bytes.
    pub(crate) fn hash_after(&self, before: &Hash) -> Hash {
        let mut hash = Sha256::new();
        hash.update(before);
        hash.update(self.seq.to_be_bytes());
        hash.update(self.at.to_be_bytes());
        let texts = [self.actor, self.action, self.target, self.facts].map(str::as_bytes);
        for part in texts.into_iter().chain([self.answer_digest.unwrap_or_default()]) {
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        hash.finalize().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    const ROW: Link<'static> = Link {
        seq: 7,
        at: 1_787_576_400_000,
        actor: "household",
        action: "application.submitted",
        target: "child",
        facts: "{}",
        answer_digest: None,
    };

    #[test]
    fn whatever_is_changed_in_a_row_changes_its_hash() {
        let rows = [
            ROW,
            Link { seq: 8, ..ROW },
            Link { at: 1_787_576_400_001, ..ROW },
            Link { actor: "household2", ..ROW },
            Link { action: "application.withdrawn", ..ROW },
            Link { target: "chil", facts: "d{}", ..ROW },
            Link { facts: "{ }", ..ROW },
            Link { answer_digest: Some(&[1; 32]), ..ROW },
            Link { answer_digest: Some(&[2; 32]), ..ROW },
        ];
        let hashes: HashSet<Hash> = rows.iter().map(|row| row.hash_after(&BEGINNING)).collect();
        assert_eq!(hashes.len(), rows.len());
        assert_ne!(ROW.hash_after(&BEGINNING), ROW.hash_after(&[1; 32]), "and so does the row before it");
    }
}
