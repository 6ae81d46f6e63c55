//! Secrets handed out: codes on letters, cookies, check codes.

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use kehou_contract::rules::{CODE_SIGNS, typed_code};
use sha2::{Digest, Sha256};
use std::{fs, io, io::Write, path::Path};

/// Signs of a code on a letter: 50 bits, and the server slows down whoever guesses.
const CODE_LENGTH: usize = 10;

/// The key under which codes are hashed. It lies beside the database, not in it: a copy of the database alone
/// opens no household.
#[derive(Clone)]
pub(crate) struct SecretKey([u8; 32]);

impl SecretKey {
    /// Reads the key file, or makes it on the first start.
    pub(crate) fn load_or_make(path: &Path) -> io::Result<Self> {
        match fs::read(path) {
            Ok(bytes) => bytes
                .try_into()
                .map(Self)
                .map_err(|_| io::Error::other(format!("{} is not a key of 32 bytes", path.display()))),
            Err(missing) if missing.kind() == io::ErrorKind::NotFound => {
                let key = random_bytes();
                write_private(path, &key)?;
                Ok(Self(key))
            }
            Err(other) => Err(other),
        }
    }

    /// What the database keeps of a code.
    pub(crate) fn hash_code(&self, code: &str) -> Vec<u8> {
        hmac_sha256(&self.0, typed_code(code).as_bytes()).to_vec()
    }

    /// The hash of a body that says something private: without this key nobody can try out what it said.
    pub(crate) fn blind(&self, body_hash: &[u8; 32]) -> [u8; 32] {
        hmac_sha256(&self.derive("kehou private body 1"), body_hash)
    }

    /// A key of its own for another purpose: whoever has it knows nothing of this one. A purpose has small letters and
    /// a blank in it, so that no code is ever hashed to it.
    pub(crate) fn derive(&self, purpose: &str) -> [u8; 32] {
        hmac_sha256(&self.0, purpose.as_bytes())
    }
}

/// HMAC-SHA256.
pub(crate) fn hmac_sha256(key: &[u8; 32], bytes: &[u8]) -> [u8; 32] {
    // An HMAC takes keys of any length; the error cannot happen.
    Hmac::<Sha256>::new_from_slice(key)
        .map(|mac| mac.chain_update(bytes).finalize().into_bytes().into())
        .unwrap_or_default()
}

/// Writes a file only its owner can read.
pub(crate) fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Random bytes from the operating system. Without them no secret can be made, so the process ends.
pub(crate) fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives random bytes");
    bytes
}

/// A new code for a letter, for example `7K3M9-XW2QA`.
pub(crate) fn new_code() -> String {
    let mut code: String = random_signs::<CODE_LENGTH>();
    code.insert(CODE_LENGTH / 2, '-');
    code
}

/// A new unguessable word for cookies: 130 bits.
pub(crate) fn new_token() -> String {
    random_signs::<26>()
}

/// A new check code: the instant in 40 bits, and 90 that nobody guesses. Codes of one evening lie beside each other in their
/// index, so that a group of applications changes a few of its pages and not one for each.
pub(crate) fn new_check_code(at: DateTime<Utc>) -> String {
    let instant = (0..8).rev().map(|place| at.timestamp_millis() >> (5 * place) & 31);
    // Five bits are below the number of signs.
    let mut code: String =
        instant.map(|bits| char::from(CODE_SIGNS[usize::try_from(bits).unwrap_or(0)])).collect();
    code.push_str(&random_signs::<18>());
    code
}

/// Signs at random, five bits each.
pub(crate) fn random_signs<const N: usize>() -> String {
    random_bytes::<N>().iter().map(|byte| char::from(CODE_SIGNS[usize::from(byte % 32)])).collect()
}

/// SHA-256.
pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

/// Bytes in hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_codes_of_an_evening_lie_beside_each_other_and_none_is_another() {
        let code = |millis| new_check_code(DateTime::from_timestamp_millis(millis).expect("an instant"));
        let evening = 1_787_745_600_000;
        let codes: Vec<String> = (0..40).map(|count| code(evening + count * 977)).collect();
        assert!(codes.is_sorted(), "{codes:?}");
        assert!(codes.iter().all(|code| code.len() == 26 && code[..3] == codes[0][..3]), "{codes:?}");
        assert_ne!(code(evening), code(evening), "the instant alone tells nobody a code");
    }

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let key = SecretKey([7; 32]);
        let hash = key.hash_code("7K3M9-XW201");
        for typed in ["7k3m9xw201", " 7K3M9 XW2 01 ", "7K3M9—XW2OI", "7k3m9-xw2ol"] {
            assert_eq!(key.hash_code(typed), hash, "{typed}");
        }
        assert_ne!(key.hash_code("7K3M9-XW202"), hash);
        assert_ne!(SecretKey([8; 32]).hash_code("7K3M9-XW201"), hash, "another school's key");
    }

    #[test]
    fn codes_are_new_each_time_and_easy_to_read() {
        let (one, other) = (new_code(), new_code());
        assert_ne!(one, other);
        assert_eq!(one.len(), 11);
        assert!(!one.contains(['O', 'I', 'L', 'U']), "{one}");
    }

    #[test]
    fn the_key_is_made_once_and_read_after() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("secret.key");
        let made = SecretKey::load_or_make(&path).expect("made");
        let read = SecretKey::load_or_make(&path).expect("read");
        assert_eq!(made.0, read.0);
        fs::write(&path, b"short").expect("written");
        assert!(SecretKey::load_or_make(&path).is_err());
    }
}
