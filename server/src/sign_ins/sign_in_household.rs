use super::viewing::set_cookie;
use crate::{App, answers::SignInProblems, body::JsonBody, codes, error::Error};
use axum::{
    Json,
    extract::{ConnectInfo, State},
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use kehou_contract::{
    HouseholdSignIn, Viewer,
    routes::{Endpoint, SignInHousehold},
    rules::person_name,
};
use std::{net::SocketAddr, sync::Arc, time::Instant};

/// Signs a household in with the code on its letter and a child's name
#[utoipa::path(post, path = SignInHousehold::TEMPLATE, tag = "sign-ins", request_body = HouseholdSignIn,
    responses((status = 201, body = Viewer, description = "signed in; sets the cookie"), SignInProblems))]
pub(crate) async fn sign_in_household(
    State(app): State<Arc<App>>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    JsonBody { value: typed, .. }: JsonBody<HouseholdSignIn>,
) -> Result<Response, Error> {
    let child_name = person_name(&typed.child_name).ok_or(Error::field("/child_name", "expected a name"))?;
    let code_hash = app.secret.hash_code(&typed.household_code);
    app.throttle.allow(&code_hash, address.ip(), Instant::now())?;
    let Some(household) = app.store.find_household(&code_hash, child_name).await? else {
        app.throttle.remember(&code_hash, address.ip(), Instant::now());
        return Err(Error::WrongCode);
    };
    let token = codes::new_token();
    let now = app.clock.now();
    app.store.sign_in(&codes::sha256(token.as_bytes()), Some(&household), None, now).await?;
    let viewer = Viewer::Household(app.store.read_household(&household).await?);
    Ok((StatusCode::CREATED, [(header::SET_COOKIE, set_cookie(&app, &token)?)], Json(viewer)).into_response())
}
