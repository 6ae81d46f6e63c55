//! Requests written by hand to the socket, where a client would be too well-behaved.

use super::Answer;
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue};
use kehou_contract::routes::Endpoint;
use std::net::SocketAddr;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// A connection on which a request is written piece by piece.
pub(crate) struct HandWritten {
    stream: TcpStream,
}

impl HandWritten {
    /// Writes the head of a request: its headers, and that the server shall close the connection afterwards.
    pub(crate) async fn begin<E: Endpoint>(to: SocketAddr, endpoint: &E, headers: &[(&str, &str)]) -> Self {
        let mut head = format!(
            "{} {} HTTP/1.1\r\nhost: {to}\r\nconnection: close\r\n",
            E::METHOD.as_str(),
            endpoint.path()
        );
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        let stream = TcpStream::connect(to).await.expect("connected");
        let mut written = Self { stream };
        written.write(head.as_bytes()).await;
        written
    }

    pub(crate) async fn write(&mut self, bytes: &[u8]) {
        self.stream.write_all(bytes).await.expect("written");
    }

    /// Reads until the server says that it waits for the body.
    pub(crate) async fn read_continue(&mut self) {
        let expected = b"HTTP/1.1 100 Continue\r\n\r\n";
        let mut said = vec![0; expected.len()];
        self.stream.read_exact(&mut said).await.expect("an interim answer");
        assert_eq!(said, expected, "{}", String::from_utf8_lossy(&said));
    }

    /// Reads the answer to its end.
    pub(crate) async fn read_answer(mut self) -> Answer {
        let mut bytes = Vec::new();
        self.stream.read_to_end(&mut bytes).await.expect("an answer");
        parse(&bytes)
    }
}

/// Answers of this server have their length in the head, so that the rest is the body.
fn parse(bytes: &[u8]) -> Answer {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").expect("a whole head");
    let head = std::str::from_utf8(&bytes[..end]).expect("a readable head");
    let mut lines = head.lines();
    let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let headers = lines.filter_map(|line| {
        let (name, value) = line.split_once(": ")?;
        Some((name.parse::<HeaderName>().ok()?, HeaderValue::from_str(value).ok()?))
    });
    Answer {
        status: status.expect("a status"),
        headers: headers.collect::<HeaderMap>(),
        body: Bytes::copy_from_slice(&bytes[end + 4..]),
    }
}
