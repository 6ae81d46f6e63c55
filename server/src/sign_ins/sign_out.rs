use super::viewing::{drop_cookie, token_of};
use crate::{App, answers::SignOutProblems, codes, error::Error};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, StatusCode, header};
use kehou_contract::routes::{Endpoint, SignOut};
use std::sync::Arc;

/// Signs out; the cookie is worth nothing afterwards
#[utoipa::path(delete, path = SignOut::TEMPLATE, tag = "sign-ins",
    responses((status = 204, description = "signed out, or was not signed in"), SignOutProblems))]
pub(crate) async fn sign_out(State(app): State<Arc<App>>, headers: HeaderMap) -> Result<Response, Error> {
    if let Some(token) = token_of(&headers, &app) {
        app.store.sign_out(&codes::sha256(token.as_bytes())).await?;
    }
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, drop_cookie(&app)?)]).into_response())
}
