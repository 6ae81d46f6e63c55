//! When, where, with whom and after what a child leaves school on a date (接送).

use crate::{ChildId, ClockTime, CollectorId, GradeSpan, HomeClass, TextHash};
use chrono::{DateTime, NaiveDate, Utc, Weekday};
use serde::{Deserialize, Serialize};

/// What a household needs to fetch its children: today and the days to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PickUps {
    /// The school's date at the moment of asking.
    #[serde(with = "crate::wire_time::date")]
    pub today: NaiveDate,
    /// Grown-ups the household named; any of them may be asked to fetch any of its children.
    pub collectors: Vec<Collector>,
    /// The household's children, eldest first.
    pub children: Vec<ChildPickUps>,
}

/// One child's days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChildPickUps {
    /// Which child.
    pub child: ChildId,
    /// With whom it leaves where nothing else is said for the day.
    pub usual: Company,
    /// The pledge under which it may walk home alone, while it holds.
    pub walking_pledge: Option<WalkingPledge>,
    /// Today and the days to come, school days and days off alike.
    pub days: Vec<PickUp>,
}

/// A child's leaving on one date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PickUp {
    /// The date.
    #[serde(with = "crate::wire_time::date")]
    pub date: NaiveDate,
    /// How it leaves; `None` without school.
    pub leaving: Option<Leaving>,
    /// What is to be known of the day.
    pub notes: Vec<PickUpNote>,
}

/// How a child leaves on a school day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Leaving {
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "17:30"))]
    pub time: ClockTime,
    /// After what.
    pub after: LeavesAfter,
    /// Title of the gate: 南门.
    pub gate: String,
    /// The sign under which it waits.
    pub sign: PlaceSign,
    /// With whom.
    pub with: Company,
    /// Whether the family changed with whom, for this day only.
    pub changed: bool,
    /// The first instant at which the family can no longer change with whom.
    #[serde(with = "crate::wire_time::instant")]
    pub change_until: DateTime<Utc>,
}

/// The last thing a child takes part in before it leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LeavesAfter {
    /// Lessons: it takes no service that day.
    Lessons,
    /// Care, by name: 傍晚托管.
    Care(String),
    /// A club or course, by title.
    Group(String),
}

/// The sign children gather under at the gate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PlaceSign {
    /// That of the home class: 三(2)班.
    HomeClass(HomeClass),
    /// A group's own: 足球班.
    Group(String),
}

/// With whom a child leaves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Company {
    /// A guardian; the family named nobody.
    Guardian,
    /// A grown-up the family named.
    Collector(Collector),
    /// Nobody: it walks home alone, by a signed pledge.
    Alone,
}

/// A grown-up a household named to fetch its children (接送人).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Collector {
    /// Its name in addresses.
    pub id: CollectorId,
    /// As the family wrote it.
    pub name: String,
    /// 奶奶, 妈妈, 邻居 …
    pub relation: String,
    /// The telephone number, masked: 138****2046. The whole one never leaves the server.
    pub phone: String,
}

/// What is to be known of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PickUpNote {
    /// No school, by the name of the holiday.
    DayOff(String),
    /// School on a day that is usually off; the timetable is that of the weekday named.
    MakeUpDay {
        /// That weekday.
        #[cfg_attr(feature = "openapi", schema(value_type = String, example = "Wed"))]
        counts_as: Weekday,
    },
    /// The first school day of a season's timetable, by its title.
    SeasonBegins(String),
    /// Lessons end early, by the title of the half day.
    HalfDay(String),
    /// A day without lessons on which the child takes part in a block, by its title.
    Block(String),
    /// The first day of clubs and courses, for a child that has some.
    ClubsBegin,
    /// What care the child is in is about that day, where it changes by day, week or class.
    CareIsAbout {
        /// What care in the window is called: 傍晚托管.
        title: String,
        /// 剪纸.
        content: String,
    },
    /// A session of one of the child's groups does not take place.
    SessionCancelled {
        /// Title of the offering.
        title: String,
        /// The office's reason.
        reason: String,
    },
}

/// A session that does not take place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CancelledSession {
    /// Which group.
    pub group: crate::GroupId,
    /// On which date.
    #[serde(with = "crate::wire_time::date")]
    pub date: NaiveDate,
    /// Why, as the office wrote it for families.
    pub reason: String,
}

/// A pledge under which a child may walk home alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WalkingPledge {
    /// Who signed.
    pub guardian_name: String,
    /// When.
    #[serde(with = "crate::wire_time::instant")]
    pub signed_at: DateTime<Utc>,
}

/// A collector to be named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCollector {
    /// As on their papers, for the teacher at the gate.
    pub name: String,
    /// 奶奶, 妈妈, 邻居 …
    pub relation: String,
    /// A telephone number; blanks and dashes do not matter.
    pub phone: String,
}

/// With whom a family wants a child to leave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WishedCompany {
    /// A guardian.
    Guardian,
    /// A collector of the household.
    Collector(CollectorId),
    /// Alone, where the pledge is signed.
    Alone,
}

/// A change for one day; the body of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PickUpChange {
    /// The day.
    #[serde(with = "crate::wire_time::date")]
    pub date: NaiveDate,
    /// With whom; `None` takes an earlier change back.
    pub with: Option<WishedCompany>,
}

/// With whom a child leaves from now on; the body of that change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct UsualCompany {
    /// With whom.
    pub with: WishedCompany,
}

/// A guardian's signature under the pledge that lets a child walk home alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct WalkingSignature {
    /// The name the guardian typed.
    pub guardian_name: String,
    /// Hash of the text they ticked.
    pub text: TextHash,
}

/// How children leave this school.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PickUpRules {
    /// The gates of the school, and who leaves by them: the first entry that names a home class holds for it.
    pub gates: Vec<Gate>,
    /// Until when on the day itself a family can change with whom its child leaves.
    #[cfg_attr(feature = "openapi", schema(value_type = String, example = "15:30"))]
    pub change_until: ClockTime,
    /// From which grade a child may walk home alone, if its guardian signs; `None` for no child.
    #[serde(default)]
    pub walks_home_from_grade: Option<u8>,
}

/// A gate (校门) and the home classes that leave by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Gate {
    /// 南门.
    pub title: String,
    /// Grades that leave by it.
    pub grades: GradeSpan,
    /// Only these home classes of the grades; empty for all.
    #[serde(default)]
    pub classes: Vec<u8>,
}

/// A group's own gate and sign, where its children do not leave with their home class.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct GatheringPlace {
    /// Title of the gate.
    pub gate: String,
    /// What the sign says: 足球班.
    pub sign: String,
}

impl Gate {
    /// Whether a home class leaves by this gate.
    pub fn is_of(&self, class: HomeClass) -> bool {
        self.grades.admits(class.grade) && (self.classes.is_empty() || self.classes.contains(&class.number))
    }
}
