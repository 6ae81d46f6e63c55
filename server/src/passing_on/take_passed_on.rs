use super::letter::Told;
use crate::{App, error::Error, store::Written};
use axum::{
    body::Bytes,
    extract::State,
    response::{IntoResponse, Response},
};
use futures::future::join_all;
use std::sync::Arc;

/// Decides what another server passes on, at this server's desk and nowhere else, and answers under the same seal.
pub(crate) async fn take_passed_on(State(app): State<Arc<App>>, letter: Bytes) -> Result<Response, Error> {
    // To whoever has not the key it is as if nothing was here.
    let applications = app.passing_on.letters.read(&letter).map_err(|_| Error::NotFound)?;
    // Carried through, whatever becomes of the server that asks.
    let decided = tokio::spawn(async move {
        let catalogue = app.catalogue();
        let deciding = applications.into_iter().map(Box::new);
        let deciding = deciding.map(|application| app.store.submit(catalogue.clone(), application));
        let told = join_all(deciding).await.into_iter().map(|decided| {
            if let Ok(Written::Now { commit, changed, .. }) = &decided {
                app.live_places.take_in(*commit, changed);
            }
            Told::from(decided)
        });
        app.passing_on.letters.write_answers(&told.collect::<Vec<_>>())
    });
    let answers = decided.await.map_err(|_| Error::Broken("deciding for another server panicked"))??;
    Ok(answers.into_response())
}
