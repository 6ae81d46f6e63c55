//! What is given back of a fee that was paid, as data. A scheme is composed of such parts; none names a school.

mod absence;
mod cancelled;
mod gives;
mod measure;
mod paid_out;
mod progress;

pub use absence::{AbsenceGives, AbsenceStep};
pub use cancelled::{Cancelled, NotHeld};
pub use gives::Gives;
pub use measure::{Measure, UsedWhen};
pub use paid_out::PaidOut;
pub use progress::{Progress, RefundStep};

use crate::Rounding;
use serde::{Deserialize, Serialize};

/// By what rule a fee is given back (退费规定): when a child leaves, when the school does not hold what was paid for,
/// and when the child is absent for long.
///
/// What was paid is spread evenly over what the measure counts: every day (meeting, period, month) is worth the same,
/// and the sessions of a day or month share its worth by their periods.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RefundRule {
    /// What use is counted in.
    pub measure: Measure,
    /// When what was planned is used.
    #[serde(default, skip_serializing_if = "is_default")]
    pub used_when: UsedWhen,
    /// What is given to a child that leaves; the first step that fits holds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<RefundStep>,
    /// What is given when no step fits.
    #[serde(default, skip_serializing_if = "is_default")]
    pub otherwise: Gives,
    /// What is given to a child that was absent for long, longest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub absence: Vec<AbsenceStep>,
    /// What is given when the school cancels.
    #[serde(default, skip_serializing_if = "is_default")]
    pub cancelled: Cancelled,
    /// How it reaches the family.
    #[serde(default, skip_serializing_if = "is_default")]
    pub paid_out: PaidOut,
    /// To what amounts are rounded.
    #[serde(default, skip_serializing_if = "is_default")]
    pub rounding: Rounding,
    /// The document by which it is given back; `None`: the one by which the fee is charged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub document: Option<String>,
}

impl RefundRule {
    /// The plainest rule: what was not used is given back, in full, counted in this measure.
    pub fn by(measure: Measure) -> Self {
        Self {
            measure,
            used_when: UsedWhen::default(),
            steps: Vec::new(),
            otherwise: Gives::default(),
            absence: Vec::new(),
            cancelled: Cancelled::default(),
            paid_out: PaidOut::default(),
            rounding: Rounding::default(),
            document: None,
        }
    }
}

fn is_default<T: Default + PartialEq>(part: &T) -> bool {
    *part == T::default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Fraction;

    #[test]
    fn a_rule_is_as_short_as_what_it_says() {
        let plain = r#"{"measure":"day"}"#;
        assert_eq!(serde_json::to_string(&RefundRule::by(Measure::Day)).expect("JSON"), plain);
        assert_eq!(serde_json::from_str::<RefundRule>(plain).expect("a rule"), RefundRule::by(Measure::Day));
    }

    #[test]
    fn what_is_left_out_of_a_part_has_its_default() {
        let text = r#"{"measure":"meeting","cancelled":{"sessions":"nothing"},
            "steps":[{"up_to":{"less_than":"1/3"},"gives":{"share":"1/2"}}],"otherwise":"nothing"}"#;
        let part = |parts, of| Fraction::new(parts, of).expect("a fraction");
        let step = RefundStep { up_to: Progress::LessThan(part(1, 3)), gives: Gives::Share(part(1, 2)) };
        let rule = RefundRule {
            steps: vec![step],
            otherwise: Gives::Nothing,
            cancelled: Cancelled { sessions: NotHeld::Nothing, service: Gives::EVERYTHING },
            ..RefundRule::by(Measure::Meeting)
        };
        assert_eq!(serde_json::from_str::<RefundRule>(text).expect("a rule"), rule);
    }
}
