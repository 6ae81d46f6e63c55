//! A handler that reads a JSON body and answers so many bytes: what HTTP alone costs.

use crate::{
    client::{Client, post},
    server_process::ServerProcess,
};
use anyhow::Result;
use axum::{Json, Router, extract::State, http::header, response::IntoResponse, routing};
use bytes::Bytes;
use serde_json::Value;
use std::{net::Ipv4Addr, time::Duration};
use tokio::{net::TcpListener, process::Command, task::JoinSet, time::Instant};

/// Serves until it is ended; says its address first.
pub(crate) async fn serve(answer: usize) -> Result<()> {
    let text = format!("\"{}\"", "x".repeat(answer.saturating_sub(2)));
    let router = Router::new().route("/empty", routing::post(answer_alike)).with_state(Bytes::from(text));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    println!("listening at {}", listener.local_addr()?);
    Ok(axum::serve(listener, router).await?)
}

async fn answer_alike(State(text): State<Bytes>, Json(_read): Json<Value>) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], text)
}

/// How many requests a second it answers: the same client, the same body, an answer of the same length.
pub(crate) async fn measure(body: &Bytes, answer: usize, connections: usize, lasts: Duration) -> Result<f64> {
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["empty-handler", "--answer", &answer.to_string()]);
    let process = ServerProcess::start(&mut command, "listening at").await?;
    let mut clients = Vec::with_capacity(connections);
    for _ in 0..connections {
        clients.push(Client::connect(process.address).await?);
    }
    let began = Instant::now();
    let until = began + lasts;
    let mut sending = JoinSet::new();
    for mut client in clients {
        let body = body.clone();
        sending.spawn(async move {
            let mut answered = 0_u64;
            while Instant::now() < until {
                client.send(post("/empty", &[], body.clone())?).await?;
                answered += 1;
            }
            Ok::<_, anyhow::Error>(answered)
        });
    }
    let mut answered = 0;
    while let Some(by_one) = sending.join_next().await {
        answered += by_one??;
    }
    let took = began.elapsed();
    process.end().await?;
    Ok(answered as f64 / took.as_secs_f64())
}
