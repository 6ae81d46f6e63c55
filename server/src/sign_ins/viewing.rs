//! Who asks, by the cookie.

use crate::{
    App, codes,
    error::Error,
    store::{OwnChild, OwnHousehold, SignedIn, StaffMember},
};
use axum::extract::FromRequestParts;
use http::{HeaderMap, HeaderValue, header, request::Parts};
use kehou_contract::ChildId;
use std::sync::Arc;

/// Name of the cookie where it can be marked Secure: browsers then refuse it from any other host or path.
pub(crate) const COOKIE_SECURE: &str = "__Host-kehou";
/// Name of the cookie on a school's own network without TLS.
const COOKIE_PLAIN: &str = "kehou";
const THIRTY_DAYS_IN_SECONDS: u32 = 30 * 24 * 3600;

/// The signed-in person behind a request.
#[derive(Clone, Debug)]
pub(crate) struct Viewing(pub(crate) SignedIn);

impl Viewing {
    /// The household's id, for what only a household has.
    pub(crate) fn household(&self) -> Result<&str, Error> {
        self.own_household().map(|household| household.id.as_str())
    }

    fn own_household(&self) -> Result<&OwnHousehold, Error> {
        match &self.0 {
            SignedIn::Household(household) => Ok(household),
            SignedIn::Staff(_) => Err(Error::NotFound),
        }
    }

    /// Whoever works at the school, for what only the staff has.
    pub(crate) fn staff(&self) -> Result<&StaffMember, Error> {
        match &self.0 {
            SignedIn::Staff(member) => Ok(member),
            SignedIn::Household(_) => Err(Error::NotFound),
        }
    }

    /// Whoever works in the office, for what only the office does.
    pub(crate) fn office(&self) -> Result<&StaffMember, Error> {
        self.staff().ok().filter(|member| member.is_office).ok_or(Error::NotFound)
    }

    /// A child of the asking household; any other is as missing as one that is not there.
    pub(crate) fn own_child(&self, child: &ChildId) -> Result<OwnChild, Error> {
        self.own_household()?.child(child).ok_or(Error::NotFound)
    }
}

impl FromRequestParts<Arc<App>> for Viewing {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Error> {
        let token = token_of(&parts.headers, app).ok_or(Error::NotSignedIn)?;
        let found = app.store.find_sign_in(&codes::sha256(token.as_bytes()), app.clock.now()).await?;
        found.map(Viewing).ok_or(Error::NotSignedIn)
    }
}

fn cookie_name(app: &App) -> &'static str {
    if app.has_secure_cookies() { COOKIE_SECURE } else { COOKIE_PLAIN }
}

/// Whether somebody seems to be signed in: enough to choose the shape of a page, never to show anything.
pub(crate) fn has_cookie(headers: &HeaderMap, app: &App) -> bool {
    token_of(headers, app).is_some_and(|token| !token.is_empty())
}

/// The cookie's value, if the request carries one.
pub(super) fn token_of<'a>(headers: &'a HeaderMap, app: &App) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    let mut pairs =
        cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == cookie_name(app)).map(|(_, value)| value)
}

/// The header that hands a cookie out. `Lax`, not `Strict`: families arrive from a link in a chat.
pub(super) fn set_cookie(app: &App, token: &str) -> Result<HeaderValue, Error> {
    cookie(app, token, THIRTY_DAYS_IN_SECONDS)
}

/// The header that takes the cookie back.
pub(super) fn drop_cookie(app: &App) -> Result<HeaderValue, Error> {
    cookie(app, "", 0)
}

fn cookie(app: &App, value: &str, seconds: u32) -> Result<HeaderValue, Error> {
    let secure = if app.has_secure_cookies() { "; Secure" } else { "" };
    let name = cookie_name(app);
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    HeaderValue::from_str(&text).map_err(|_| Error::Broken("a token holds only letters and digits"))
}
