//! Sentences with facts in them.

use crate::words::{Countdown, dates::two_digits};
use crate::{GradeSpan, HomeClass, Level, Places, ProblemCode, Refusal, Tier, school_time};
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

pub(super) fn weekday(day: Weekday) -> &'static str {
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][day.num_days_from_monday() as usize]
}

pub(in crate::words) fn date(date: NaiveDate) -> String {
    format!("{} {}", date.day(), MONTHS[date.month0() as usize])
}

pub(super) fn moment(at: NaiveDateTime) -> String {
    let minute = two_digits(i64::from(at.minute()));
    format!("{} {} {}:{minute}", weekday(at.weekday()), date(at.date()), at.hour())
}

pub(super) fn short_moment(at: NaiveDateTime) -> String {
    let minute = two_digits(i64::from(at.minute()));
    format!("{} {}:{minute}", date(at.date()), at.hour())
}

pub(super) fn countdown(left: Countdown) -> String {
    if left.days > 0 { format!("{} d {}", left.days, left.clock()) } else { left.clock() }
}

pub(in crate::words) fn home_class(class: HomeClass) -> String {
    format!("Class {}({})", class.grade, class.number)
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
        Refusal::Clash { with, weekday: day } => format!("Clashes with “{with}” on {}", weekday(*day)),
        Refusal::GradeNotAdmitted { admitted } => format!("For {}", grades(*admitted)),
        Refusal::GradeWeekday { grade, weekday: day } => {
            format!("Grade {grade} has its clubs and courses on {}", weekday(*day))
        }
        Refusal::ChosenTwice { title } => format!("Another group of “{title}” is chosen"),
        Refusal::TooMany { most } => format!("A child may have {most} at most"),
        Refusal::NotOnTheMenu => "No longer on the menu".to_owned(),
        Refusal::NotAllWon { lost } => {
            let each: Vec<String> = lost
                .iter()
                .map(|choice| format!("{}: {}", choice.title, self::refusal(&choice.why)))
                .collect();
            format!("Not everything could be had, so nothing was changed ({})", each.join("; "))
        }
        Refusal::RoundAhead { opens_at } => format!("Opens {}", moment(school_time(*opens_at))),
        Refusal::RoundClosed { closed_at } => format!("The round closed {}", moment(school_time(*closed_at))),
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
        Refusal::AlreadyPaid => "Paid already: ask the school, the refund rule holds".to_owned(),
        Refusal::NothingHeld => "There is nothing to withdraw".to_owned(),
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
        ProblemCode::Internal => "Something broke on the server",
    }
}
