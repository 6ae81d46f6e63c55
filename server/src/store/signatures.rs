//! Signatures under the school's texts.

use crate::{Catalogue, sql::Inserts};
use chrono::{DateTime, Utc};
use kehou_contract::{Signature, Signed, TextHash};

/// A signature under one text, on its way into its table.
pub(super) struct NewSignature {
    application: String,
    text: TextHash,
    title: String,
    version: String,
    guardian_name: String,
    at: DateTime<Utc>,
}

impl NewSignature {
    /// The signature under an application: one row for each of the school's texts, and how the receipt names them.
    pub(super) fn of(
        catalogue: &Catalogue,
        application: &str,
        signature: &Signature,
        at: DateTime<Utc>,
    ) -> ([Self; 2], Signed) {
        let texts = [&catalogue.school.agreement, &catalogue.school.pick_up_pledge];
        let guardian_name = signature.guardian_name.trim().to_owned();
        let named = texts.map(|text| format!("《{}》{}", text.title, text.version)).to_vec();
        let rows = texts.map(|text| Self {
            application: application.to_owned(),
            text: text.hash.clone(),
            title: text.title.clone(),
            version: text.version.clone(),
            guardian_name: guardian_name.clone(),
            at,
        });
        (rows, Signed { guardian_name, texts: named })
    }
}

/// Adds which texts were signed, by whom and when, to what is written.
pub(super) fn add<'v>(inserts: &mut Inserts<'v>, signatures: &'v [NewSignature]) {
    let into = "INSERT INTO signatures \
                (application_id, text_hash, text_title, text_version, guardian_name, signed_at) ";
    inserts.add(into, signatures, |values, new| {
        values.push_bind(&new.application).push_bind(new.text.as_str()).push_bind(&new.title);
        values.push_bind(&new.version).push_bind(&new.guardian_name);
        values.push_bind(new.at.timestamp_millis());
    });
}
