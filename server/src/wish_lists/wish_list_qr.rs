use super::get_wish_list::find;
use crate::{App, address::Path, answers::MissingProblems, error::Error, qr_picture::qr_picture};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use http::header;
use kehou_contract::{
    WishCode,
    routes::{WISH_LIST_QR, wish_list_page},
};
use std::sync::Arc;

/// A wish list's QR picture
// No cache may keep it: on a shared tablet the next child must find nothing.
#[utoipa::path(get, path = WISH_LIST_QR, tag = "wish-lists", params(("code" = WishCode, Path)),
    responses((status = 200, content_type = "image/svg+xml", body = String), MissingProblems))]
pub(crate) async fn wish_list_qr(
    State(app): State<Arc<App>>,
    Path(typed): Path<WishCode>,
) -> Result<Response, Error> {
    let list = find(&app, &typed).await?;
    let page = [app.public_url.as_str(), &wish_list_page(&list.code)].concat();
    Ok(([(header::CONTENT_TYPE, "image/svg+xml")], qr_picture(&page)?).into_response())
}
