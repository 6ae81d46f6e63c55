//! The wire between browser and server, which can be cut in the ways mobile networks do.

use std::{
    future::pending,
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::atomic::{AtomicBool, Ordering},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    sync::watch,
};

/// How the wire behaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mode {
    /// As a wire should.
    Pass,
    /// Nobody listens at the other end: connections under way end, new ones are refused.
    Refuse,
    /// Requests reach the server, and its answers wait on the way: a lift, a tunnel.
    HoldAnswers,
    /// Requests that begin with this text reach the server, but its answers are lost on the way back.
    LoseAnswersTo(&'static str),
}

/// A relay on this machine: browsers talk to it, it talks to the server.
pub struct Wire {
    /// Its address as the start of a URL.
    pub origin: String,
    mode: watch::Sender<Mode>,
}

impl Wire {
    /// Takes an end for browsers. Its address is known before there is a server behind it.
    pub async fn take_end() -> io::Result<TcpListener> {
        TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await
    }

    /// Lays the wire from there to a server.
    pub fn lay(end: TcpListener, server: SocketAddr) -> io::Result<Self> {
        let address = end.local_addr()?;
        let (mode, follow) = watch::channel(Mode::Pass);
        tokio::spawn(relay(end, address, server, follow));
        let origin = format!("http://{address}");
        Ok(Self { origin, mode })
    }

    /// From now on the wire behaves like this.
    pub fn set(&self, mode: Mode) {
        self.mode.send_replace(mode);
    }
}

async fn relay(end: TcpListener, address: SocketAddr, server: SocketAddr, mut mode: watch::Receiver<Mode>) {
    let mut end = Some(end);
    loop {
        let refuses = *mode.borrow_and_update() == Mode::Refuse;
        end = match end {
            // Without a listener the system itself refuses, as it does for a server that is down.
            _ if refuses => None,
            None => TcpListener::bind(address).await.ok(),
            listening => listening,
        };
        tokio::select! {
            changed = mode.changed() => if changed.is_err() { return },
            browser = accept(end.as_ref()) => {
                tokio::spawn(carry(browser, server, mode.clone()));
            }
        }
    }
}

async fn accept(end: Option<&TcpListener>) -> TcpStream {
    loop {
        match end {
            Some(end) => match end.accept().await {
                Ok((browser, _)) => return browser,
                Err(_) => continue,
            },
            None => pending().await,
        }
    }
}

/// One connection, until either side ends it or the wire is cut.
async fn carry(browser: TcpStream, server: SocketAddr, mut mode: watch::Receiver<Mode>) {
    let Ok(server) = TcpStream::connect(server).await else {
        return;
    };
    let (from_browser, to_browser) = browser.into_split();
    let (from_server, to_server) = server.into_split();
    let is_lost = AtomicBool::new(false);
    let modes = mode.clone();
    // However one of these ends, both connections are closed by dropping them.
    tokio::select! {
        _ = carry_requests(from_browser, to_server, &modes, &is_lost) => {}
        _ = carry_answers(from_server, to_browser, mode.clone(), &is_lost) => {}
        _ = mode.wait_for(|mode| *mode == Mode::Refuse) => {}
    }
}

async fn carry_requests(
    mut browser: OwnedReadHalf,
    mut server: OwnedWriteHalf,
    mode: &watch::Receiver<Mode>,
    is_lost: &AtomicBool,
) -> io::Result<()> {
    let mut buffer = vec![0; 16 * 1024];
    loop {
        let length = browser.read(&mut buffer).await?;
        if length == 0 {
            return Ok(());
        }
        // A browser that waits for one answer before the next request begins each with a read of its own.
        if let Mode::LoseAnswersTo(start) = &*mode.borrow()
            && buffer[..length].starts_with(start.as_bytes())
        {
            is_lost.store(true, Ordering::SeqCst);
        }
        server.write_all(&buffer[..length]).await?;
    }
}

async fn carry_answers(
    mut server: OwnedReadHalf,
    mut browser: OwnedWriteHalf,
    mut mode: watch::Receiver<Mode>,
    is_lost: &AtomicBool,
) -> io::Result<()> {
    let mut buffer = vec![0; 16 * 1024];
    loop {
        let length = server.read(&mut buffer).await?;
        // The server has answered, so the request has done its work there; the browser never hears of it.
        if length == 0 || is_lost.load(Ordering::SeqCst) {
            return Ok(());
        }
        // An error means the journey is over, and this connection with it.
        let _ = mode.wait_for(|mode| *mode != Mode::HoldAnswers).await;
        browser.write_all(&buffer[..length]).await?;
    }
}
