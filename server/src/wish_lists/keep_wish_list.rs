use crate::{
    App,
    answers::WishListProblems,
    body::JsonBody,
    error::Error,
    keyed::{IdempotencyKey, answer_write},
    store::KeepWishListCommand,
};
use axum::{
    extract::{ConnectInfo, State},
    response::Response,
};
use kehou_contract::{
    KeptWishList, WishList,
    routes::{Endpoint, KeepWishList},
};
use std::{net::SocketAddr, sync::Arc, time::Instant};

/// Keeps a child's wish list for two weeks; nobody need be signed in
#[utoipa::path(post, path = KeepWishList::TEMPLATE, tag = "wish-lists", request_body = WishList,
    params(("idempotency-key" = String, Header, description = "names this body; 16 to 64 visible signs; kept as long as the list")),
    responses((status = 201, body = KeptWishList, description = "kept, under a code to read out"), WishListProblems))]
pub(crate) async fn keep_wish_list(
    State(app): State<Arc<App>>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    IdempotencyKey(key): IdempotencyKey,
    JsonBody { value: list, hash: body_hash }: JsonBody<WishList>,
) -> Result<Response, Error> {
    app.allowance.take(address.ip(), Instant::now())?;
    let command = KeepWishListCommand { list, key, body_hash, now: app.clock.now() };
    let write_app = app.clone();
    answer_write(app, async move { write_app.store.keep_wish_list(&write_app.catalogue(), &command).await })
        .await
}
