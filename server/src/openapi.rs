//! The document that describes the API.

use crate::sign_ins::COOKIE_SECURE;
use utoipa::{
    Modify, OpenApi,
    openapi::security::{ApiKey, ApiKeyValue, SecurityScheme},
};

/// What stands above the paths; the paths come from the handlers themselves.
#[derive(OpenApi)]
#[openapi(
    info(title = "kehou", description = "The API with which families choose after-school clubs."),
    components(schemas(kehou_contract::Problem)),
    modifiers(&SignInCookie)
)]
pub(crate) struct ApiDocument;

struct SignInCookie;

impl Modify for SignInCookie {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let cookie = ApiKey::Cookie(ApiKeyValue::with_description(COOKIE_SECURE, "set by signing in"));
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("sign_in", SecurityScheme::ApiKey(cookie));
    }
}
