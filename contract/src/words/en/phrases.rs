//! Sentences with facts in them.

use crate::words::{Countdown, dates::two_digits, weeks::first_weeks};
use crate::{
    Counting, GradeSpan, HomeClass, Level, Places, ProblemCode, Refusal, ReviewStage, Rotation, Tier,
    school_time,
};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc, Weekday};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

pub(super) fn weekday(day: Weekday) -> &'static str {
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.num_days_from_monday() as usize]
}

pub(in crate::words) fn date(date: NaiveDate) -> String {
    format!("{} {}", date.day(), MONTHS[date.month0() as usize])
}

pub(in crate::words) fn moment(at: NaiveDateTime) -> String {
    let minute = two_digits(i64::from(at.minute()));
    format!("{} {} {}:{minute}", weekday(at.weekday()), date(at.date()), at.hour())
}

pub(super) fn short_moment(at: NaiveDateTime) -> String {
    let minute = two_digits(i64::from(at.minute()));
    format!("{} {}:{minute}", date(at.date()), at.hour())
}

/// When an application was received, in brackets: to the second, for it was a matter of seconds.
fn received(at: Option<DateTime<Utc>>) -> String {
    let Some(at) = at.map(school_time) else { return String::new() };
    format!(" (this was received {}:{})", short_moment(at), two_digits(i64::from(at.second())))
}

pub(super) fn weeks(rotation: &Rotation) -> String {
    match (rotation.every, rotation.turns.as_slice()) {
        (2, [1]) => "odd weeks".to_owned(),
        (2, [2]) => "even weeks".to_owned(),
        _ => format!("weeks {} …", first_weeks(rotation).join(", ")),
    }
}

pub(super) fn countdown(left: Countdown) -> String {
    if left.days > 0 { format!("{} d {}", left.days, left.clock()) } else { left.clock() }
}

pub(in crate::words) fn home_class(class: HomeClass) -> String {
    home_classes(class.grade, &class.number.to_string())
}

/// Classes of a grade, by their numbers: Class 3(1, 2).
pub(in crate::words) fn home_classes(grade: u8, numbers: &str) -> String {
    format!("Class {grade}({numbers})")
}

pub(in crate::words) fn grades(span: GradeSpan) -> String {
    if span.from == span.to {
        format!("grade {}", span.from)
    } else {
        format!("grades {}–{}", span.from, span.to)
    }
}

pub(super) fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Club => "Club",
        Tier::Course => "Course",
    }
}

pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Everyone => "For everyone",
        Level::Interested => "For the interested",
        Level::Team => "Team",
    }
}

pub(super) fn places(places: Places) -> String {
    match places.left() {
        0 => format!("Full / {}", places.capacity),
        left => format!("{left} of {} left", places.capacity),
    }
}

pub(super) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Full { capacity } => format!("All {capacity} places are taken"),
        Refusal::OnlyHeldBack { places, until: Some(until) } => {
            format!(
                "The last {places} places are held back; from {} anybody may take them",
                moment(school_time(*until))
            )
        }
        Refusal::OnlyHeldBack { places, until: None } => {
            format!("The last {places} places are held back by the school, the others are taken")
        }
        Refusal::QuotaFull { title, capacity } => format!("{title}: all {capacity} places are taken"),
        Refusal::NotInvited => "By invitation of the teacher: please ask the school first".to_owned(),
        Refusal::TooFarApart { with, weekday: day, minutes } => {
            format!("Too far from “{with}” on {}: the way takes {minutes} minutes", weekday(*day))
        }
        Refusal::Clash { with, weekday: day } => format!("Clashes with “{with}” on {}", weekday(*day)),
        Refusal::GradeNotAdmitted { admitted } => format!("For {}", grades(*admitted)),
        Refusal::GradeWeekday { grade, weekday: day } => {
            format!("Grade {grade} has its clubs and courses on {}", weekday(*day))
        }
        Refusal::ChosenTwice { title } => format!("Another group of “{title}” is chosen"),
        Refusal::TooMany { title, counting, most, would_be } => too_many(title, *counting, *most, *would_be),
        Refusal::TooFew { title, counting: Counting::Offerings, least, chosen } => {
            format!("{title}: at least {least} must be chosen, and {chosen} are")
        }
        Refusal::TooFew { title, counting: Counting::Meetings, least, chosen } => {
            format!("{title}: at least {least} meetings a week must be chosen, and {chosen} are")
        }
        Refusal::NotOnTheMenu => "No longer on the menu".to_owned(),
        Refusal::NotAllWon { lost } => {
            let each: Vec<String> = lost
                .iter()
                .map(|choice| format!("{}: {}", choice.title, self::refusal(&choice.why)))
                .collect();
            format!("Not everything could be had, so nothing was changed ({})", each.join("; "))
        }
        Refusal::NotBothWon { lost } => {
            let each: Vec<String> = lost
                .iter()
                .map(|loss| format!("{}, {}: {}", loss.child, loss.title, self::refusal(&loss.why)))
                .collect();
            format!("Not everything could be had for both, so nothing was changed ({})", each.join("; "))
        }
        Refusal::OneNotTaken { child, why } => {
            format!("{child}: {}. Nothing was changed for either child", self::refusal(why))
        }
        Refusal::RoundAhead { opens_at, arrived_at } => {
            format!("Opens {}{}", moment(school_time(*opens_at)), received(*arrived_at))
        }
        Refusal::RoundClosed { closed_at, arrived_at } => {
            format!("The round closed {}{}", moment(school_time(*closed_at)), received(*arrived_at))
        }
        Refusal::AnotherRound { now } => format!("This is “{now}” now; please reload the page"),
        Refusal::RoundNotForGrade { grades } => {
            let names: Vec<String> = grades.iter().map(ToString::to_string).collect();
            format!("This round is for grades {}", names.join(", "))
        }
        Refusal::NothingChosen => {
            "Neither care nor an offering is chosen; to stay out, say “Not this term”".to_owned()
        }
        Refusal::NoSuchCare => "There is no care in this window".to_owned(),
        Refusal::PriceMoved { quoted, now } => {
            format!("The fee moved: you saw ¥{quoted}, it is ¥{now} now. Please look before you submit")
        }
        Refusal::TextChanged => "The text has been renewed, please read and sign it again".to_owned(),
        Refusal::NotSigned => "Please read both texts and sign with your name".to_owned(),
        Refusal::SignedTooEarly => {
            "There is nothing to sign yet: you sign when the school has published the classes".to_owned()
        }
        Refusal::AlreadyPaid => "Paid already: ask the school, the refund rule holds".to_owned(),
        Refusal::NothingHeld => "There is nothing to withdraw".to_owned(),
        Refusal::RefundMoved { quoted, now } => {
            format!("What comes back moved: you saw ¥{quoted}, it is ¥{now} now. Nothing was changed")
        }
        Refusal::TermOver { last_day } => format!("The term ended on {}", date(*last_day)),
        Refusal::NoSchoolOn { date: day } => format!("There is no school on {}", date(*day)),
        Refusal::PickUpChangeTooLate { until } => {
            format!(
                "The teachers have had their lists since {}: please call the school",
                moment(school_time(*until))
            )
        }
        Refusal::NoSuchCollector => "There is no such collector: please reload the page".to_owned(),
        Refusal::CollectorExpected { date: day } => {
            format!("This collector is expected on {}: please change that day first", date(*day))
        }
        Refusal::TooManyCollectors { most } => {
            format!("At most {most} collectors can be named: please remove one")
        }
        Refusal::TooYoungToWalk { from_grade: Some(grade) } => {
            format!("Children walk home alone from grade {grade} on")
        }
        Refusal::TooYoungToWalk { from_grade: None } => "The school lets no child walk home alone".to_owned(),
        Refusal::WalkingNotSigned => "No guardian has signed the pledge yet".to_owned(),
        Refusal::NothingWished => "The wish list is empty: give a heart to what you like first".to_owned(),
        Refusal::TooManyWishes { most } => format!("A wish list has room for {most} offerings"),
        Refusal::WishesGone { gone } => {
            format!("{} of the wishes left the menu: please take them off the list", gone.len())
        }
        Refusal::UnderReview { stage } => review_stage(*stage).to_owned(),
        Refusal::SigningOver { until } => {
            format!("The time to sign ended {}: please call the school", moment(school_time(*until)))
        }
        Refusal::NoSuchWaiver => "The school has no such waiver: please reload the page".to_owned(),
        Refusal::WaiverNotFor { title } => format!("This waiver is not for “{title}”"),
        Refusal::WaiverAskedAlready { granted: true } => "The school has granted this waiver".to_owned(),
        Refusal::WaiverAskedAlready { granted: false } => {
            "You applied for this waiver before; the school has yet to answer".to_owned()
        }
        Refusal::WaiverDecided => "The school has answered this application already".to_owned(),
        // Families never meet one; the staff's screens have the words.
        Refusal::Office(_) => problem(ProblemCode::Refused).to_owned(),
    }
}

fn too_many(title: &str, counting: Counting, most: u32, would_be: u32) -> String {
    match counting {
        // Receipts of earlier versions say no more than the most.
        Counting::Offerings if title.is_empty() => format!("A child may have {most} at most"),
        Counting::Offerings => format!("{title}: at most {most}, with this one it would be {would_be}"),
        Counting::Meetings => {
            format!("{title}: at most {most} meetings a week, with this one it would be {would_be}")
        }
    }
}

fn review_stage(stage: ReviewStage) -> &'static str {
    match stage {
        ReviewStage::Submitted => "The application is in; the class teacher checks it next",
        ReviewStage::Returned => "The school made a proposal; the family answers next",
        ReviewStage::ClassChecked => "The class teacher checked it; the grade sums up next",
        ReviewStage::SummedUp => "The grade summed up; the school publishes the classes next",
        ReviewStage::Published => "The classes are published; the family signs next",
        ReviewStage::Signed => "The family signed; the places are settled",
        ReviewStage::LetGo => "The places of this application were let go",
    }
}

pub(super) fn problem(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::MalformedBody => "The body is not JSON",
        ProblemCode::InvalidField => "A field is wrong",
        ProblemCode::WrongContentType => "The content type must be application/json",
        ProblemCode::BodyTooLarge => "The body is too large",
        ProblemCode::BodyTooSlow => "The body came too slowly, please try again",
        ProblemCode::KeyMissing => "The idempotency key is missing",
        ProblemCode::KeyReused => "This idempotency key was used for another body",
        ProblemCode::NotSignedIn => "Please sign in",
        ProblemCode::WrongCode => "Code and name do not belong together; please compare with the letter",
        ProblemCode::TooManyAttempts => "Too many attempts, please wait a little",
        ProblemCode::TooManyWishLists => "Many wish lists were made here just now, please try again later",
        ProblemCode::NotFound => "Not found",
        ProblemCode::MethodNotAllowed => "This method is not allowed here",
        ProblemCode::CrossOrigin => "The request came from another site and was not handled",
        ProblemCode::Refused => "Not accepted",
        ProblemCode::Busy => "Busy just now; nothing was recorded, please try again",
        ProblemCode::CannotRecord => {
            "Nothing can be recorded for now; nothing was recorded. The school has to look after it, please try again later"
        }
        ProblemCode::Internal => "Something broke on the server",
    }
}
