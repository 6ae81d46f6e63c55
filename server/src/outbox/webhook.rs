//! A program of the school's or the town's that hears of every message, for example to send it on as SMS.

use super::{
    outgoing::Outgoing,
    sender::{SendFault, Sender, Sending},
    webhook_url::WebhookUrl,
};
use crate::{
    StartError,
    codes::{SecretKey, hex, hmac_sha256, write_private},
};
use bytes::Bytes;
use http::{Request, Uri, header};
use http_body_util::Full;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use kehou_contract::routes::IDEMPOTENCY_KEY;
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use std::{path::Path, sync::Arc, time::Duration};
use tokio::time::timeout;

/// Longest wait for the answer, from connecting on.
const PATIENCE: Duration = Duration::from_secs(10);
/// The header with the signature over the body.
const SIGNATURE: &str = "kehou-signature";
/// The file the receiver's operator copies the key from.
const KEY_FILE: &str = "webhook.key";

/// Posts each message as JSON to one address.
pub(super) struct Webhook {
    uri: Uri,
    key: [u8; 32],
    http: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
}

impl Webhook {
    /// Prepares the way there, and writes the key down for whoever receives.
    pub(super) fn open(url: &WebhookUrl, secret: &SecretKey, data: &Path) -> Result<Self, StartError> {
        let key = secret.derive("kehou webhook");
        let file = data.join(KEY_FILE);
        let what = format!("webhook key {}", file.display());
        write_private(&file, hex(&key).as_bytes()).map_err(|source| StartError::Io { what, source })?;
        // Redirects are not followed: whoever moves says so to the operator.
        let http = Client::builder(TokioExecutor::new()).build(connector(url)?);
        Ok(Self { uri: url.uri().clone(), key, http })
    }

    fn request(&self, outgoing: &Outgoing) -> Result<Request<Full<Bytes>>, SendFault> {
        let body = serde_json::to_vec(outgoing)?;
        let request = Request::post(&self.uri)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::USER_AGENT, concat!("kehou/", env!("CARGO_PKG_VERSION")))
            .header(IDEMPOTENCY_KEY, outgoing.id.as_str())
            .header(SIGNATURE, format!("sha256={}", hex(&hmac_sha256(&self.key, &body))))
            .body(Full::from(body));
        request.map_err(|fault| SendFault::Unreachable(fault.to_string()))
    }
}

impl Sender for Webhook {
    fn name(&self) -> &'static str {
        "webhook"
    }

    fn send<'a>(&'a self, outgoing: &'a Outgoing) -> Sending<'a> {
        Box::pin(async move {
            let answer = timeout(PATIENCE, self.http.request(self.request(outgoing)?)).await;
            match answer.map_err(|_elapsed| SendFault::TimedOut)? {
                Ok(answer) if answer.status().is_success() => Ok(()),
                Ok(answer) => Err(SendFault::Refused(answer.status().as_u16())),
                // With its causes: the first word alone is always "client error".
                Err(fault) => Err(SendFault::Unreachable(format!("{:#}", anyhow::Error::new(fault)))),
            }
        })
    }
}

/// https trusts whom the machine trusts, so that an authority of the town's own can be added to it. Plain http needs
/// nobody, also where the machine trusts nobody.
fn connector(url: &WebhookUrl) -> Result<HttpsConnector<HttpConnector>, StartError> {
    let what = || "the certificates this machine trusts, for --webhook".to_owned();
    let provider = Arc::new(ring::default_provider());
    let builder = HttpsConnectorBuilder::new();
    let builder = if url.is_https() {
        let trusting = builder.with_provider_and_native_roots(provider);
        trusting.map_err(|source| StartError::Io { what: what(), source })?
    } else {
        let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let config = config.map_err(|fault| StartError::Other(format!("--webhook: {fault}")))?;
        builder.with_tls_config(config.with_root_certificates(RootCertStore::empty()).with_no_client_auth())
    };
    Ok(builder.https_or_http().enable_http1().build())
}
