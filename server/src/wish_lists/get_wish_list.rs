use crate::{App, address::Path, answers::MissingProblems, error::Error};
use axum::{Json, extract::State};
use kehou_contract::{
    KeptWishList, WishCode,
    routes::{Endpoint, GetWishList},
    rules::wish_code,
};
use std::sync::Arc;

/// A wish list, for whoever has its code; names nobody
#[utoipa::path(get, path = GetWishList::TEMPLATE, tag = "wish-lists", params(("code" = WishCode, Path)),
    responses((status = 200, body = KeptWishList), MissingProblems))]
pub(crate) async fn get_wish_list(
    State(app): State<Arc<App>>,
    Path(typed): Path<WishCode>,
) -> Result<Json<KeptWishList>, Error> {
    find(&app, &typed).await.map(Json)
}

/// The list of a code, however the code was typed.
pub(super) async fn find(app: &App, typed: &WishCode) -> Result<KeptWishList, Error> {
    let code = wish_code(typed.as_str()).ok_or(Error::NotFound)?;
    app.store.find_wish_list(&code, app.clock.now()).await?.ok_or(Error::NotFound)
}
