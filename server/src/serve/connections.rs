//! Connections, and who answers on them.

use axum::{Router, extract::ConnectInfo, serve::Listener};
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{rt::TokioIo, server::graceful::GracefulShutdown};
use std::{future::Future, pin::pin};
use tokio::net::{TcpListener, TcpStream};
use tower::Service;

/// A phone that has not acknowledged what was sent to it for so long is gone: in a tunnel, or switched off. The system
/// itself would keep its connection for a quarter of an hour.
#[cfg(target_os = "linux")]
const GONE: std::time::Duration = std::time::Duration::from_secs(30);

/// Answers on every connection until `stop` is ready, and then what is under way.
///
/// Nobody is asked whether it speaks HTTP/2, as `axum::serve` does: phones speak it with the proxy before this server. And
/// what is read for that question leaves each connection a reading side twice as large, of which thousands that come again
/// and again use all.
pub(super) async fn answer(mut listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let (mut stop, connections) = (pin!(stop), GracefulShutdown::new());
    loop {
        let (connection, from) = tokio::select! {
            accepted = Listener::accept(&mut listener) => accepted,
            () = &mut stop => break,
        };
        mind(&connection);
        let router = router.clone();
        let answering = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(ConnectInfo(from));
            router.clone().call(request)
        });
        let answering = http1::Builder::new().serve_connection(TokioIo::new(connection), answering);
        // An error means that whoever asked is gone.
        tokio::spawn(connections.watch(answering));
    }
    // Who comes now is refused by the system, and finds another server where there is one.
    drop(listener);
    connections.shutdown().await;
}

/// Sends at once what there is to send, and lets go of whoever is gone. A connection it cannot be said to is no worse
/// than before.
fn mind(connection: &TcpStream) {
    let _ = connection.set_nodelay(true);
    #[cfg(target_os = "linux")]
    let _ = socket2::SockRef::from(connection).set_tcp_user_timeout(Some(GONE));
}
