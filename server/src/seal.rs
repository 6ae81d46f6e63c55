//! Sealing what the database must not tell whoever reads it: names and telephone numbers of collectors.

use crate::{
    codes::{SecretKey, random_bytes},
    error::Error,
};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};

/// Bytes before the sealed text: chosen at random, as XChaCha20 allows.
const NONCE_LENGTH: usize = 24;
/// A key that fits another purpose opens nothing here.
const PURPOSE: &str = "kehou seal 1";

/// The key under which texts are sealed; made from the secret key, which lies beside the database.
#[derive(Clone)]
pub(crate) struct Seal(XChaCha20Poly1305);

impl std::fmt::Debug for Seal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Seal")
    }
}

impl Seal {
    pub(crate) fn of(key: &SecretKey) -> Self {
        Self(XChaCha20Poly1305::new(&key.derive(PURPOSE).into()))
    }

    /// Seals a text for the place it is kept in, for example `collectors.name/ID`: moved elsewhere, it opens no more.
    pub(crate) fn close(&self, text: &str, place: &str) -> Result<Vec<u8>, Error> {
        let nonce = random_bytes::<NONCE_LENGTH>();
        let payload = Payload { msg: text.as_bytes(), aad: place.as_bytes() };
        let sealed = self.0.encrypt(&XNonce::from(nonce), payload);
        let sealed = sealed.map_err(|_| Error::Broken("a text could not be sealed"))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens what was sealed for this place.
    pub(crate) fn open(&self, sealed: &[u8], place: &str) -> Result<String, Error> {
        const FAULT: Error =
            Error::Broken("a sealed text does not open: is secret.key the one it was sealed with?");
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_LENGTH>().ok_or(FAULT)?;
        let payload = Payload { msg: sealed, aad: place.as_bytes() };
        let text = self.0.decrypt(&XNonce::from(*nonce), payload).map_err(|_| FAULT)?;
        String::from_utf8(text).map_err(|_| FAULT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal(folder: &tempfile::TempDir, name: &str) -> Seal {
        Seal::of(&SecretKey::load_or_make(&folder.path().join(name)).expect("a key"))
    }

    #[test]
    fn only_the_key_it_was_sealed_with_opens_it_and_only_where_it_belongs() {
        let folder = tempfile::tempdir().expect("a folder");
        let (ours, theirs) = (seal(&folder, "ours"), seal(&folder, "theirs"));
        let sealed = ours.close("13800002046", "collectors.phone/a").expect("sealed");
        assert_eq!(ours.open(&sealed, "collectors.phone/a").expect("opened"), "13800002046");
        assert!(ours.open(&sealed, "collectors.phone/b").is_err(), "another place");
        assert!(theirs.open(&sealed, "collectors.phone/a").is_err(), "another key");
        assert!(ours.open(&sealed[..20], "collectors.phone/a").is_err(), "cut short");
        let again = ours.close("13800002046", "collectors.phone/a").expect("sealed");
        assert_ne!(sealed, again, "the same number does not look the same twice");
        assert!(!String::from_utf8_lossy(&sealed).contains("2046"));
    }
}
