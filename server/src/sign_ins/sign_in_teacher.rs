use super::{teacher, viewing::set_cookie};
use crate::{App, answers::SignInProblems, body::JsonBody, codes, error::Error};
use axum::{
    Json,
    extract::{ConnectInfo, State},
    response::{IntoResponse, Response},
};
use http::{StatusCode, header};
use kehou_contract::{
    TeacherSignIn, Viewer,
    routes::{Endpoint, SignInTeacher},
};
use std::{net::SocketAddr, sync::Arc, time::Instant};

/// Signs a teacher in with their code
#[utoipa::path(post, path = SignInTeacher::TEMPLATE, tag = "sign-ins", request_body = TeacherSignIn,
    responses((status = 201, body = Viewer, description = "signed in; sets the cookie"), SignInProblems))]
pub(crate) async fn sign_in_teacher(
    State(app): State<Arc<App>>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    JsonBody { value: typed, .. }: JsonBody<TeacherSignIn>,
) -> Result<Response, Error> {
    let code_hash = app.secret.hash_code(&typed.teacher_code);
    app.throttle.allow(&code_hash, address.ip(), Instant::now())?;
    let Some(member) = app.store.find_teacher(&code_hash).await? else {
        app.throttle.remember(&code_hash, address.ip(), Instant::now());
        return Err(Error::WrongCode);
    };
    let token = codes::new_token();
    app.store.sign_in(&codes::sha256(token.as_bytes()), None, Some(&member.id), app.clock.now()).await?;
    let viewer = Viewer::Teacher(teacher(&app, &member));
    Ok((StatusCode::CREATED, [(header::SET_COOKIE, set_cookie(&app, &token)?)], Json(viewer)).into_response())
}
