//! axe-core, which looks for barriers in the pages the browser tests open.

use crate::tools::npm_package::NpmPackage;

/// Its source is injected into each page.
pub(crate) fn axe() -> NpmPackage {
    NpmPackage { package: "axe-core", version: "4.14.1", file: "axe-core/axe.min.js" }
}
