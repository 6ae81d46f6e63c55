//! What a guardian submits for one child in one round.

use crate::{Fen, GroupId, ReceiptNumber, RoundId, TextHash, WindowId};
use serde::{Deserialize, Serialize};

/// A guardian's application. It states the whole wish: what is not in it is given up, what the child already
/// holds and is in it is kept without competing again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Application {
    /// The round it is for.
    pub round: RoundId,
    /// Whether and how the child takes part.
    pub participation: Participation,
}

/// Whether a child stays after school. Nothing is assumed: a family says one or the other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Participation {
    /// 这学期不参加: the child leaves at the ordinary end of school.
    NoService,
    /// Care, clubs, courses, or any of them.
    TakingPart(TakingPart),
}

/// What a child taking part wishes for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TakingPart {
    /// Windows whose care the family opts into.
    pub care: Vec<WindowId>,
    /// Groups chosen, dearest first.
    pub choices: Vec<GroupId>,
    /// Whether nothing at all shall change unless every choice is won.
    pub all_or_none: bool,
    /// The total the family was shown. Another total is never charged.
    pub quoted_total: Fen,
    /// Who signed which texts. In a round with review none yet: the family signs when the classes are published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<Signature>,
}

/// A guardian's signature under the two texts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The name the guardian typed.
    pub guardian_name: String,
    /// Hash of the voluntary agreement they ticked.
    pub agreement: TextHash,
    /// Hash of the pick-up pledge they ticked.
    pub pick_up_pledge: TextHash,
}

/// A guardian's giving up of places; the body of a withdrawal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Withdrawal {
    /// The round whose places are given up: all of them, and care.
    pub round: RoundId,
}

/// A guardian's taking what the school proposes in the place of what was applied for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ProposalAcceptance {
    /// The receipt of the application that was returned: it has one proposal.
    pub receipt: ReceiptNumber,
    /// The total of the proposal as the family was shown it. Another total is never charged.
    pub quoted_total: Fen,
}
