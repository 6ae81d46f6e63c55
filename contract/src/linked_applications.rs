//! Two children's applications of which a family wants both or none (同胞联报).

use crate::{Application, ChildId, SubmissionReceipt};
use serde::{Deserialize, Serialize};

/// Two children's applications: every choice of both is won, or nothing is changed for either.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkedApplications {
    /// The one that is judged first: what it wins is no longer there for the other.
    pub first: LinkedApplication,
    /// The other, of another child of the same household.
    pub second: LinkedApplication,
}

/// One of two linked applications.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkedApplication {
    /// Whose it is.
    pub child: ChildId,
    /// What it asks for. Whether it says all or none makes no difference: together they do.
    pub application: Application,
}

/// The receipts of two linked applications, in the order they were sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkedReceipts {
    /// Of the one judged first.
    pub first: SubmissionReceipt,
    /// Of the other.
    pub second: SubmissionReceipt,
}
