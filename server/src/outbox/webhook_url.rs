//! Where a webhook is.

use http::{Uri, uri::Scheme};
use std::{fmt, str::FromStr};

/// An http or https address that messages are sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebhookUrl(Uri);

impl WebhookUrl {
    /// The address.
    pub(super) fn uri(&self) -> &Uri {
        &self.0
    }

    /// Whether the way there is encrypted.
    pub(super) fn is_https(&self) -> bool {
        self.0.scheme() == Some(&Scheme::HTTPS)
    }
}

impl fmt::Display for WebhookUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for WebhookUrl {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        const EXPECTED: &str = "expected an http or https address such as https://school.example/kehou";
        let uri: Uri = text.parse().map_err(|_| EXPECTED)?;
        let authority = uri.authority().ok_or(EXPECTED)?;
        if ![Some(&Scheme::HTTP), Some(&Scheme::HTTPS)].contains(&uri.scheme()) || uri.host() == Some("") {
            return Err(EXPECTED);
        }
        if authority.as_str().contains('@') {
            return Err("expected an address without a user name or password: what is sent is signed");
        }
        Ok(Self(uri))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn http_and_https_are_taken() {
        for (text, is_https) in [
            ("http://127.0.0.1:9000/hook", false),
            ("https://school.example", true),
            ("https://school.example/kehou?of=s1", true),
            ("HTTPS://School.Example/", true),
        ] {
            assert_eq!(text.parse::<WebhookUrl>().map(|url| url.is_https()), Ok(is_https), "{text}");
        }
    }

    #[test]
    fn everything_else_is_refused() {
        for text in [
            "",
            "school.example",
            "/hook",
            "ftp://school.example/",
            "file:///etc/passwd",
            "http://",
            "http:///x",
        ] {
            let refused = text.parse::<WebhookUrl>().expect_err(text);
            assert!(refused.contains("http or https"), "{text}: {refused}");
        }
        let refused = "https://me:secret@school.example/".parse::<WebhookUrl>().expect_err("a password");
        assert!(refused.contains("password") && !refused.contains("secret"), "{refused}");
    }
}
