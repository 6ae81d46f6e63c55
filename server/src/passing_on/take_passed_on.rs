use super::{letter::Told, way::ANSWERED_WITHIN};
use crate::{App, error::Error, store::Written};
use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use futures::future::join_all;
use http_body_util::{BodyExt, Limited};
use kehou_contract::ProblemCode;
use std::{sync::Arc, time::Duration};
use tokio::time::{Instant, timeout};

/// Largest letter: sixty-four of the largest applications.
const LARGEST: usize = 2 << 20;
/// Most letters that are read at one time. It is not known yet who sends them.
pub(super) const MOST_READ: usize = 32;
/// Slowest letter.
const SLOWEST: Duration = Duration::from_secs(1);
/// What is to be decided in a letter is given up so long before whoever sent it does.
const AHEAD: Duration = Duration::from_millis(500);

/// Decides what another server passes on, at this server's desk and nowhere else, and answers under the same seal. Whoever
/// hangs up has nothing decided from then on: it decides itself.
pub(crate) async fn take_passed_on(State(app): State<Arc<App>>, body: Body) -> Result<Response, Error> {
    let until = Instant::now() + ANSWERED_WITHIN - AHEAD;
    let letter = read(&app, body).await?;
    let applications = app.passing_on.letters.read(&letter).map_err(|fault| match fault {
        Error::DeskIsFull(wait) => Error::DeskIsFull(wait),
        // To whoever has not the key it is as if nothing was here.
        _ => Error::NotFound,
    })?;
    let catalogue = app.catalogue();
    let deciding = applications.into_iter().map(Box::new);
    let deciding = deciding.map(|application| app.store.submit_until(until, catalogue.clone(), application));
    let told = join_all(deciding).await.into_iter().map(|decided| {
        if let Ok(Written::Now { commit, changed, .. }) = &decided {
            app.live_places.take_in(*commit, changed);
        }
        Told::from(decided)
    });
    Ok(app.passing_on.letters.write_answers(&letter, &told.collect::<Vec<_>>())?.into_response())
}

async fn read(app: &App, body: Body) -> Result<Bytes, Error> {
    let fault = |code| Error::Body { code, errors: Vec::new() };
    let full = || Error::DeskIsFull(SLOWEST);
    let _reading = app.passing_on.reading.try_acquire().map_err(|_| full())?;
    let read = timeout(SLOWEST, Limited::new(body, LARGEST).collect()).await;
    let read = read.map_err(|_elapsed| fault(ProblemCode::BodyTooSlow))?;
    Ok(read.map_err(|_broken| fault(ProblemCode::BodyTooLarge))?.to_bytes())
}
