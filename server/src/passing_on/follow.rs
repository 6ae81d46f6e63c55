//! Saying that this server is there, and seeing who was before it.

use super::first_desk::Server;
use crate::App;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    sync::watch,
    time::{sleep, timeout},
};

/// Between two looks.
const PACE: Duration = Duration::from_secs(1);
/// It is said with every so many looks (`store/servers.rs` says when a server is taken to be gone).
const SAYS_EVERY: u32 = 5;
/// How long a server that ends tries to say so.
const SAYS_GOODBYE_FOR: Duration = Duration::from_secs(2);

/// Takes part among the servers of the school until this one is asked to stop. A database that is this process's alone has no
/// other.
pub(crate) async fn follow(app: Arc<App>, mut stop: watch::Receiver<bool>) {
    let Some(reached_at) = app.is_reached_at() else { return };
    tokio::select! {
        () = look_again_and_again(&app, reached_at) => {}
        // An error means that whoever could ask is gone.
        _ = stop.wait_for(|asked| *asked) => {}
    }
    // Where it cannot be said it is seen: nobody answers there any more.
    let _ = timeout(SAYS_GOODBYE_FOR, app.store.forget_server(app.passing_on.letters.own_name())).await;
}

async fn look_again_and_again(app: &App, reached_at: SocketAddr) {
    for look in 0_u32.. {
        if let Err(fault) = say(app, look, reached_at).await {
            tracing::warn!(%fault, "other servers cannot be told of this one; trying again");
        }
        match app.store.servers().await {
            Ok(servers) => app.passing_on.first.learn(before(app.passing_on.letters.own_name(), &servers)),
            Err(fault) => tracing::warn!(%fault, "other servers cannot be seen; trying again"),
        }
        sleep(PACE).await;
    }
}

/// Says where this server is, as long as it can decide anything.
async fn say(app: &App, look: u32, reached_at: SocketAddr) -> sqlx::Result<()> {
    let name = app.passing_on.letters.own_name();
    match app.store.is_written() {
        false => app.store.forget_server(name).await,
        true if look.is_multiple_of(SAYS_EVERY) => app.store.say_where_this_server_is(name, reached_at).await,
        true => Ok(()),
    }
}

/// Those that were there before this one; nobody, as long as it is not known when it came. Where a later one is at the same
/// address, the one before ended as after a crash, or is reached by nobody but its own machine.
fn before(name: &str, servers: &[(String, String)]) -> Vec<Server> {
    let this = servers.iter().position(|(other, _)| other == name).unwrap_or(0);
    let is_last_there = |at: &usize| servers[at + 1..].iter().all(|(_, address)| *address != servers[*at].1);
    let before = (0..this).filter(is_last_there).map(|at| &servers[at]);
    before
        .filter_map(|(name, address)| Some(Server { name: name.clone(), address: address.parse().ok()? }))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_came_before_is_asked_and_nobody_else() {
        let names = |name: &str| {
            let row = |name: &str, port: u16| (name.to_owned(), format!("10.0.0.1:{port}"));
            let odd = ("odd".to_owned(), "nowhere".to_owned());
            let servers = vec![row("a", 1), odd, row("b", 2), row("b2", 2), row("c", 3), row("c2", 1)];
            before(name, &servers).into_iter().map(|server| server.name).collect::<Vec<_>>()
        };
        assert_eq!(names("c"), ["b2"], "others are at the addresses of a and b by now");
        assert_eq!(names("a"), [""; 0], "it is the first itself");
        assert_eq!(names("e"), [""; 0], "it is not known when it came");
    }
}
