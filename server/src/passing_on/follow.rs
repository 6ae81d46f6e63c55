//! Saying that this server is there, and seeing who was before it.

use super::first_desk::Server;
use crate::App;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{sync::watch, time::sleep};

/// Between two looks.
const PACE: Duration = Duration::from_secs(1);
/// It is said with every so many looks (`store/servers.rs` says when a server is taken to be gone).
const SAYS_EVERY: u32 = 5;

/// Takes part among the servers of the school until this one is asked to stop. A database that is this process's alone has no
/// other.
pub(crate) async fn follow(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    let (true, Some(reached_at)) = (app.store.is_shared(), app.passing_on.reached_at) else { return };
    let name = app.passing_on.letters.own_name();
    for look in 0_u32.. {
        if look % SAYS_EVERY == 0
            && let Err(fault) = app.store.say_where_this_server_is(name, reached_at).await
        {
            tracing::warn!(%fault, "other servers cannot be told of this one; trying again");
        }
        match app.store.servers().await {
            Ok(servers) => app.passing_on.first.learn(before(name, reached_at, servers)),
            Err(fault) => tracing::warn!(%fault, "other servers cannot be seen; trying again"),
        }
        tokio::select! {
            () = sleep(PACE) => {}
            // An error means that whoever could ask is gone.
            _ = stop.wait_for(|asked| *asked) => break,
        }
    }
    // It is passed over soon all the same.
    let _ = app.store.forget_server(name).await;
}

/// Those that were there before this one; nobody, as long as it is not known when it came. Another server at this one's own
/// address is one before it that crashed, or on another machine.
fn before(name: &str, reached_at: SocketAddr, servers: Vec<(String, String)>) -> Vec<Server> {
    let this = servers.iter().position(|(other, _)| other == name).unwrap_or(0);
    let servers = servers.into_iter().take(this).filter_map(|(name, address)| {
        let address = address.parse().ok()?;
        Some(Server { name, address })
    });
    servers.filter(|server| server.address != reached_at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_came_before_is_asked_and_nobody_else() {
        let row = |name: &str, port: u16| (name.to_owned(), format!("10.0.0.1:{port}"));
        let rows = || {
            vec![row("a", 1), ("odd".to_owned(), "nowhere".to_owned()), row("b", 2), row("c", 3), row("d", 4)]
        };
        let names = |name: &str, port: u16| {
            let servers = before(name, ([10, 0, 0, 1], port).into(), rows());
            servers.into_iter().map(|server| server.name).collect::<Vec<_>>()
        };
        assert_eq!(names("c", 3), ["a", "b"]);
        assert_eq!(names("a", 1), [""; 0], "it is the first itself");
        assert_eq!(names("c", 2), ["a"], "one before it was at this address");
        assert_eq!(names("e", 5), [""; 0], "it is not known when it came");
    }
}
