//! Children's wish lists. They leave no row in the audit trail: nobody did them, and nothing was booked.

use super::{Store, Written, office::is_hidden};
use crate::{
    Catalogue, codes,
    error::Error,
    sql::{self, Connection},
};
use chrono::{DateTime, TimeDelta, Utc};
use kehou_contract::{
    KeptWishList, OfferingId, Refusal, WishCode, WishList,
    rules::{WISH_CODE_LENGTH, typed_code, wish_code, wishes_to_keep},
};
use std::time::Duration;

/// A school holiday between asking and choosing is bridged.
const KEPT_FOR: TimeDelta = TimeDelta::days(14);
/// Lists kept at one time, about 10 MB: strangers cannot fill the disk.
const MOST_KEPT: i64 = 20_000;
/// When to come again while so many are kept.
const WHEN_FULL: Duration = Duration::from_secs(60 * 60);

/// A list to be kept.
#[derive(Debug)]
pub(crate) struct KeepWishListCommand {
    pub(crate) list: WishList,
    pub(crate) key: String,
    pub(crate) body_hash: [u8; 32],
    pub(crate) now: DateTime<Utc>,
}

/// A list as it is kept.
#[derive(sqlx::FromRow)]
struct Row {
    code: String,
    offerings: String,
    kept_until: i64,
    body_hash: Vec<u8>,
}

impl Row {
    fn read(self) -> Result<KeptWishList, Error> {
        Ok(KeptWishList {
            code: wish_code(&self.code).ok_or(Error::Broken("a stored wish code"))?,
            offerings: serde_json::from_str(&self.offerings)?,
            kept_until: DateTime::from_timestamp_millis(self.kept_until).unwrap_or_default(),
        })
    }
}

impl Store {
    /// Keeps a list under a new code, unless its key was answered before. Lists whose time is over go.
    pub(crate) async fn keep_wish_list(
        &self,
        catalogue: &Catalogue,
        command: &KeepWishListCommand,
    ) -> Result<Written, Error> {
        let mut tx = self.desk.turn().await?;
        let now = command.now.timestamp_millis();
        sql::query("DELETE FROM wish_lists WHERE kept_until <= $1").bind(now).execute(&mut *tx).await?;
        if let Some(row) = find_by_key(&mut tx, &command.key).await? {
            if row.body_hash != command.body_hash {
                return Err(Error::KeyReused);
            }
            return Ok(Written::Before { answer: serde_json::to_string(&row.read()?)? });
        }
        let on_menu = |id: &OfferingId| catalogue.published().any(|offering| &offering.id == id);
        let wishes = wishes_to_keep(&command.list, on_menu)?;
        refuse_hidden(&mut tx, &wishes).await?;
        let kept: i64 = sql::query_scalar("SELECT count(*) FROM wish_lists").fetch_one(&mut *tx).await?;
        if kept >= MOST_KEPT {
            return Err(Error::TooManyWishLists(WHEN_FULL));
        }
        let list = insert(&mut tx, &wishes, command).await?;
        tx.keep().await?;
        let answer = serde_json::to_string(&list.read()?)?;
        // No places changed, so nobody asks which commit it was.
        Ok(Written::Now { answer, commit: 0, changed: Vec::new() })
    }

    /// The list of a code, while it is kept.
    pub(crate) async fn find_wish_list(
        &self,
        code: &WishCode,
        now: DateTime<Utc>,
    ) -> Result<Option<KeptWishList>, Error> {
        let row: Option<Row> = sql::query_as("SELECT * FROM wish_lists WHERE code = $1 AND kept_until > $2")
            .bind(typed_code(code.as_str()))
            .bind(now.timestamp_millis())
            .fetch_optional(&self.read)
            .await?;
        row.map(Row::read).transpose()
    }
}

async fn find_by_key(tx: &mut Connection, key: &str) -> sqlx::Result<Option<Row>> {
    sql::query_as("SELECT * FROM wish_lists WHERE key = $1").bind(key).fetch_optional(tx).await
}

/// The office may have hidden something since the catalogue was read.
async fn refuse_hidden(tx: &mut Connection, wishes: &[OfferingId]) -> Result<(), Error> {
    let mut gone = Vec::new();
    for wish in wishes {
        if is_hidden(tx, wish).await? {
            gone.push(wish.clone());
        }
    }
    if gone.is_empty() { Ok(()) } else { Err(Refusal::WishesGone { gone }.into()) }
}

async fn insert(
    tx: &mut Connection,
    wishes: &[OfferingId],
    command: &KeepWishListCommand,
) -> Result<Row, Error> {
    let kept_until = (command.now + KEPT_FOR).timestamp_millis();
    // A code that is taken already is drawn again. Of a thousand million codes at most twenty thousand are.
    loop {
        let row: Option<Row> = sql::query_as(
            "INSERT INTO wish_lists (code, offerings, kept_until, key, body_hash) VALUES ($1, $2, $3, $4, $5) \
             ON CONFLICT DO NOTHING RETURNING *",
        )
        .bind(codes::random_signs::<WISH_CODE_LENGTH>())
        .bind(serde_json::to_string(wishes)?)
        .bind(kept_until)
        .bind(&command.key)
        .bind(command.body_hash.as_slice())
        .fetch_optional(&mut *tx)
        .await?;
        if let Some(row) = row {
            return Ok(row);
        }
    }
}
