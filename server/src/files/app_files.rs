//! The folder Trunk built.

use super::{policy, shell::Shells};
use crate::StartError;
use http::HeaderValue;
use std::path::{Path, PathBuf};

/// The built app.
pub(crate) struct AppFiles {
    folder: PathBuf,
    template: String,
    policy: HeaderValue,
    pub(super) shells: Shells,
}

impl AppFiles {
    /// Reads the page of the folder; without it there is no app to serve.
    pub(crate) fn read(folder: &Path) -> Result<Self, StartError> {
        let page = folder.join("index.html");
        let unreadable = |source| StartError::Io { what: format!("app page {}", page.display()), source };
        let template = std::fs::read_to_string(&page).map_err(unreadable)?;
        let policy = HeaderValue::from_str(&policy::for_page(&template))
            .map_err(|_| StartError::Other("the content security policy is no header".to_owned()))?;
        Ok(Self { folder: folder.to_owned(), template, policy, shells: Shells::default() })
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// The page with its gaps.
    pub(super) fn template(&self) -> &str {
        &self.template
    }

    pub(crate) fn content_security_policy(&self) -> &HeaderValue {
        &self.policy
    }
}
