use serde::{Deserialize, Serialize};

/// What is counted and multiplied by a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 课时: the periods of the sessions.
    Period,
    /// Hours of the sessions, to the minute.
    Hour,
    /// 次: sessions.
    Meeting,
    /// Days with a session.
    Day,
    /// Weeks (from Monday) with a session.
    Week,
    /// Fee months of the term in which the child is enrolled, attended or not.
    Month,
    /// The term, attended or not.
    Term,
    /// Late pick-ups: each begun span of so many minutes after the child should have been fetched.
    LatePickUp {
        /// Minutes of a span.
        minutes: u32,
    },
}

/// For what a unit is counted on its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ForEach {
    /// Once for the child, however many services it takes.
    #[default]
    Child,
    /// For each service: a group, or care in a window.
    Service,
    /// For each window.
    Window,
    /// For each weekday.
    Weekday,
}

/// A span over which something is bounded or left free.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Per {
    /// One unit: bounds the rate.
    Unit,
    /// A day.
    Day,
    /// A week from Monday.
    Week,
    /// A fee month.
    Month,
    /// The term.
    Term,
}
