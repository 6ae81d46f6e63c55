//! Class review (班级审核): where an application stands between the family's submitting and its signature.

use crate::{GroupId, HomeClass, Signature, WindowId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// How long families have in a round with review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewTimes {
    /// Days to sign, from the publishing of the classes to the same hour.
    pub sign_within_days: u16,
    /// Days to answer a proposal.
    pub answer_within_days: u16,
}

/// Where an application stands. Its places count as taken in every state but the last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReviewState {
    /// The family submitted it; the home-class teacher checks it next.
    Submitted,
    /// It cannot be met as it is: the family has a proposal to answer.
    Returned {
        /// What would fit.
        proposal: ReviewProposal,
        /// Until when the places wait for an answer; a later one is taken while they still do.
        #[serde(with = "crate::wire_time::instant")]
        answer_until: DateTime<Utc>,
    },
    /// 班级已审: the home-class teacher checked it; the grade sums up next.
    ClassChecked,
    /// 年级已汇总: the school forms the classes and publishes them next.
    SummedUp,
    /// 已公布: the family signs next.
    Published {
        /// The first instant at which it can no longer be signed.
        #[serde(with = "crate::wire_time::instant")]
        sign_until: DateTime<Utc>,
    },
    /// Signed: the child is enrolled, and the school's rule for leaving holds from here.
    Signed,
    /// Its places were let go: the family withdrew, or did not answer or sign in time.
    LetGo,
}

/// What the school proposes instead of an application that cannot be met: never an empty "no".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ReviewProposal {
    /// Windows whose care the child would have.
    pub care: Vec<WindowId>,
    /// Groups it would be in.
    pub choices: Vec<GroupId>,
    /// Why, as the family reads it.
    pub reason: String,
}

/// The name of a state, without its facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReviewStage {
    /// [`ReviewState::Submitted`].
    Submitted,
    /// [`ReviewState::Returned`].
    Returned,
    /// [`ReviewState::ClassChecked`].
    ClassChecked,
    /// [`ReviewState::SummedUp`].
    SummedUp,
    /// [`ReviewState::Published`].
    Published,
    /// [`ReviewState::Signed`].
    Signed,
    /// [`ReviewState::LetGo`].
    LetGo,
}

/// As what somebody takes a step. Whoever is several of these takes it as the one it needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Reviewer {
    /// A guardian of the child, or the office on the family's paper form.
    Family,
    /// 班主任 of this class.
    HomeClassTeacher(HomeClass),
    /// 年级组长 of this grade.
    GradeLeader(u8),
    /// The school office; it also takes the step of a teacher who is away.
    Office,
}

/// What is done with an application under review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReviewStep {
    /// The home-class teacher finds it in order.
    CheckClass,
    /// Whoever has it in hand returns it to the family with a proposal.
    Return(ReviewProposal),
    /// The family takes the proposal: it stands in the place of what was applied for, and the grade sums it up.
    AcceptProposal,
    /// The family sends another application in its place.
    SubmitAgain,
    /// The grade sums it up with all others.
    SumUp,
    /// The school publishes the class it is in.
    Publish,
    /// The family signs the agreement and the pick-up pledge.
    Sign(Signature),
    /// The family takes it back.
    Withdraw,
    /// The office lets the places go, once the time to answer or to sign is over.
    LetGo,
}

/// Why a step of the review is not taken; its words are the staff's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReviewRefusal {
    /// The step is somebody else's.
    NotYourStep {
        /// Whose.
        whose: Reviewer,
    },
    /// Not every application of the grade has been checked.
    NotChecked {
        /// The grade.
        grade: u8,
        /// Applications that have not.
        applications: u32,
    },
    /// Not every application has been summed up.
    NotSummedUp {
        /// The grades that have not, in order.
        grades: Vec<u8>,
    },
    /// The proposal holds neither care nor a group.
    ProposesNothing,
    /// The family still has time.
    StillTime {
        /// Until when.
        #[serde(with = "crate::wire_time::instant")]
        until: DateTime<Utc>,
    },
}

impl Reviewer {
    /// As what somebody at the school takes steps: as all they are.
    pub fn of_staff(home_class: Option<HomeClass>, leads_grade: Option<u8>, office: bool) -> Vec<Self> {
        let class = home_class.map(Self::HomeClassTeacher);
        let grade = leads_grade.map(Self::GradeLeader);
        class.into_iter().chain(grade).chain(office.then_some(Self::Office)).collect()
    }

    /// Whether applications of a home class are this reviewer's to look at.
    pub fn looks_after(self, class: HomeClass) -> bool {
        match self {
            Self::Family => false,
            Self::HomeClassTeacher(own) => own == class,
            Self::GradeLeader(grade) => grade == class.grade,
            Self::Office => true,
        }
    }
}

impl ReviewState {
    /// Whether nothing is settled yet: the family has not signed, and its places have not been let go.
    pub fn is_open(&self) -> bool {
        !matches!(self, Self::Signed | Self::LetGo)
    }

    /// The name of the state.
    pub fn stage(&self) -> ReviewStage {
        match self {
            Self::Submitted => ReviewStage::Submitted,
            Self::Returned { .. } => ReviewStage::Returned,
            Self::ClassChecked => ReviewStage::ClassChecked,
            Self::SummedUp => ReviewStage::SummedUp,
            Self::Published { .. } => ReviewStage::Published,
            Self::Signed => ReviewStage::Signed,
            Self::LetGo => ReviewStage::LetGo,
        }
    }
}
