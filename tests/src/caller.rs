//! Somebody signed in over the API, without a browser.

use anyhow::{Context, Result, bail};
use kehou_contract::{
    Viewer,
    routes::{Endpoint, IDEMPOTENCY_KEY, Method},
};
use reqwest::{Client, Response, header};

/// A way to the server with a cookie.
pub(crate) struct Caller {
    client: Client,
    origin: String,
    cookie: String,
}

impl Caller {
    /// Signs somebody in, and says whom.
    pub(crate) async fn sign_in<E: Endpoint<Answer = Viewer>>(
        origin: &str,
        endpoint: &E,
        typed: &E::Body,
    ) -> Result<(Self, Viewer)> {
        let mut caller = Self { client: Client::new(), origin: origin.to_owned(), cookie: String::new() };
        let answer = caller.answer(endpoint, typed, None).await?;
        let cookie = answer.headers().get(header::SET_COOKIE).context("a cookie")?.to_str()?;
        caller.cookie = cookie.split(';').next().unwrap_or_default().to_owned();
        Ok((caller, answer.json().await?))
    }

    /// Reads something.
    pub(crate) async fn get<E: Endpoint<Body = ()>>(&self, endpoint: &E) -> Result<E::Answer> {
        self.send(endpoint, &(), None).await
    }

    /// Sends a body, under a key where one is given.
    pub(crate) async fn send<E: Endpoint>(
        &self,
        endpoint: &E,
        body: &E::Body,
        key: Option<&str>,
    ) -> Result<E::Answer> {
        Ok(self.answer(endpoint, body, key).await?.json().await?)
    }

    async fn answer<E: Endpoint>(&self, endpoint: &E, body: &E::Body, key: Option<&str>) -> Result<Response> {
        let url = format!("{}{}", self.origin, endpoint.path());
        let request = match E::METHOD {
            Method::Get => self.client.get(url),
            Method::Post => self.client.post(url).json(body),
            Method::Delete => self.client.delete(url),
        };
        let mut request = request.header(header::COOKIE, &self.cookie);
        if let Some(key) = key {
            request = request.header(IDEMPOTENCY_KEY, key);
        }
        let answer = request.send().await?;
        let status = answer.status();
        if !status.is_success() {
            bail!("{} answered {status}: {}", endpoint.path(), answer.text().await?);
        }
        Ok(answer)
    }
}
