//! Names of things. Each is an opaque string: the app only passes them on, the server mints them.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Wraps the text of an id as it came from the school's file, the database or the wire.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

id! {
    /// A school, for example `s1`.
    SchoolId;
    /// One entry of the menu, stable for the term, for example `football`.
    OfferingId;
    /// One group of an offering; the unit a family chooses and a place belongs to.
    GroupId;
    /// A service window, for example `evening`.
    WindowId;
    /// A field of the school's menu, for example `body`.
    FieldId;
    /// A rule of the school's tariff, for example `noon`.
    FeeRuleId;
    /// A group of children to whom fees are waived, for example `orphans`.
    WaiverGroupId;
    /// A block of service without lessons, for example `saturdays`.
    BlockId;
    /// What a guardian applied for: that a fee be waived for a child.
    WaiverRequestId;
    /// Money that goes back to a family.
    RefundId;
    /// A term, for example `2026-autumn`.
    TermId;
    /// A selection round of a term.
    RoundId;
    /// A child, random and meaningless outside this system.
    ChildId;
    /// What one guardian submitted for one child, once.
    ApplicationId;
    /// A child's being in a group.
    EnrolmentId;
    /// A bill.
    BillId;
    /// The number printed on a payment receipt, for example `S1-SJ-2609-000017`.
    PaymentReceiptNumber;
    /// The number printed on a submission receipt, for example `SY-2608-000317`.
    ReceiptNumber;
    /// The unguessable code behind a receipt's QR picture; it tells valid or void and names nobody.
    CheckCode;
    /// A grown-up a household named to fetch its children.
    CollectorId;
    /// A message in a household's inbox.
    MessageId;
    /// The short code under which a wish list is kept, for example `7K3-M9X`.
    WishCode;
    /// A group of children that comes first, for example `left-behind`. Who is in it only the office knows.
    PriorityGroupId;
    /// A number of places several groups share, or that some children may take at most.
    QuotaId;
    /// SHA-256 of an accepted text, in hex.
    TextHash;
}
