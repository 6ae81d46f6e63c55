//! Listening, and stopping without leaving anybody unanswered.

mod connections;

use crate::{App, due_times, others, outbox::start_delivering, passing_on, places_stream, router, upkeep};
use std::{future::Future, sync::Arc, time::Duration};
use tokio::{net::TcpListener, task::JoinSet, time::timeout};

/// How long answers under way may take after the server was asked to stop.
const DRAIN: Duration = Duration::from_secs(10);
/// How long letting go of the database may take after that. One that is gone, or does not answer any more, is not waited for
/// for ever: a server that does not end is not started anew either. Longer than what became of a transaction is asked for.
const LET_GO: Duration = Duration::from_secs(20);

/// Serves and sends messages until `stop` is ready, answers what is under way, and closes the database.
pub async fn serve(listener: TcpListener, app: Arc<App>, stop: impl Future<Output = ()> + Send + 'static) {
    let (asked, mut was_asked) = tokio::sync::watch::channel(false);
    let mut delivering = start_delivering(&app, &was_asked);
    delivering.spawn(due_times::follow(app.clone(), was_asked.clone()));
    delivering.spawn(others::follow(app.clone(), was_asked.clone()));
    delivering.spawn(passing_on::follow(app.clone(), was_asked.clone()));
    delivering.spawn(upkeep::follow(app.clone(), was_asked.clone()));
    delivering.spawn(places_stream::tell(app.clone(), was_asked.clone()));
    let stop = async move {
        stop.await;
        let _ = asked.send(true);
    };
    let answered = connections::answer(listener, router(app.clone()), stop);
    let drained = async move {
        // An error means the server ended first; the other branch has its answer.
        let _ = was_asked.wait_for(|asked| *asked).await;
        tokio::time::sleep(DRAIN).await;
    };
    tokio::select! {
        () = answered => {}
        () = drained => {}
    }
    if timeout(LET_GO, let_go(&app, &mut delivering)).await.is_err() {
        tracing::error!("the database does not let go; ending without it, as after a crash");
    }
}

/// Ends what is done beside the answers, and closes the database.
async fn let_go(app: &App, delivering: &mut JoinSet<()>) {
    // Whoever asked them to stop has done so, or is gone with the server.
    while delivering.join_next().await.is_some() {}
    app.store.close().await;
}

/// Ready when the operator presses Ctrl-C or the system asks to end.
pub async fn until_asked_to_stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<Option<()>>();
    tokio::select! {
        _ = interrupt => {}
        _ = terminate => {}
    }
}
