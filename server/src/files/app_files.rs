//! The folder Trunk built.

use super::{policy, shell::Shells};
use crate::StartError;
use http::HeaderValue;
use kehou_contract::routes::STAFF_PAGE;
use std::path::{Path, PathBuf};

/// The page of the families' app.
pub(super) const FAMILIES: &str = "index.html";
/// The page of the staff's app.
pub(super) const STAFF: &str = "staff.html";

/// The built apps.
pub(crate) struct AppFiles {
    folder: PathBuf,
    families: AppPage,
    /// Missing in a folder that was built without it; then its addresses are the families'.
    staff: Option<AppPage>,
}

/// The page of one app, and what it may do.
pub(crate) struct AppPage {
    /// The page with its gaps.
    pub(super) template: String,
    policy: HeaderValue,
    pub(super) shells: Shells,
}

impl AppFiles {
    /// Reads the pages of the folder; without the families' there is no app to serve.
    pub(crate) fn read(folder: &Path) -> Result<Self, StartError> {
        let families = AppPage::read(&folder.join(FAMILIES))?;
        let staff = folder.join(STAFF);
        let staff = staff.is_file().then(|| AppPage::read(&staff)).transpose()?;
        Ok(Self { folder: folder.to_owned(), families, staff })
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(crate) fn families(&self) -> &AppPage {
        &self.families
    }

    /// The page of the app that has this address.
    pub(super) fn page_of(&self, path: &str) -> &AppPage {
        let staff = self.staff.as_ref().filter(|_| is_of_staff(path));
        staff.unwrap_or(&self.families)
    }
}

impl AppPage {
    fn read(file: &Path) -> Result<Self, StartError> {
        let unreadable = |source| StartError::Io { what: format!("app page {}", file.display()), source };
        let template = std::fs::read_to_string(file).map_err(unreadable)?;
        let policy = HeaderValue::from_str(&policy::for_page(&template))
            .map_err(|_| StartError::Other("the content security policy is no header".to_owned()))?;
        Ok(Self { template, policy, shells: Shells::default() })
    }

    pub(crate) fn content_security_policy(&self) -> &HeaderValue {
        &self.policy
    }
}

fn is_of_staff(path: &str) -> bool {
    let rest = path.strip_prefix(STAFF_PAGE);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) || path.ends_with("/staff.html")
}
