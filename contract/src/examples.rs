//! Small, invented things the tests of the rules talk about.

mod news;

pub(crate) use news::every_news;

use crate::*;
use chrono::{NaiveDate, Weekday};

pub(crate) fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub(crate) fn clock(text: &str) -> ClockTime {
    text.parse().expect("a time of day")
}

pub(crate) fn term() -> Term {
    let off = |title: &str, from, to| DaysOff { title: title.into(), from: date(from), to: date(to) };
    let make_up = |day, counts_as| MakeUpDay { date: date(day), counts_as };
    Term {
        id: TermId::new("2026-autumn"),
        title: "2026 年秋季学期".into(),
        first_day: date("2026-09-01"),
        last_day: date("2027-01-22"),
        clubs_from: DayOrWeek::Week(2),
        days_off: vec![
            off("中秋节", "2026-09-25", "2026-09-27"),
            off("国庆节", "2026-10-01", "2026-10-07"),
            off("元旦", "2027-01-01", "2027-01-03"),
        ],
        make_up_days: vec![make_up("2026-09-20", Weekday::Fri), make_up("2026-10-10", Weekday::Wed)],
        half_days: vec![],
        blocks: vec![],
        fee_months: vec![],
        seasons: vec![
            season("春夏季作息", ["2026-09-01", "2026-09-30"], ["17:00", "14:00", "18:00"]),
            season("秋冬季作息", ["2026-10-08", "2027-01-22"], ["16:30", "13:30", "17:30"]),
        ],
    }
}

fn season(title: &str, span: [&str; 2], [ordinary_end, noon_end, evening_end]: [&str; 3]) -> SeasonTimetable {
    SeasonTimetable {
        title: title.into(),
        from: date(span[0]),
        to: date(span[1]),
        ordinary_end: clock(ordinary_end),
        dismissals: vec![],
        latest_end: vec![],
        windows: vec![
            window_time("noon", "11:30", noon_end),
            window_time("evening", ordinary_end, evening_end),
        ],
    }
}

/// A window's time, for all grades on all weekdays.
pub(crate) fn window_time(window: &str, start: &str, end: &str) -> WindowTime {
    let window = WindowId::new(window);
    WindowTime { window, grades: None, weekdays: vec![], start: clock(start), end: clock(end) }
}

/// A school with Saturday clubs from week 2, a half day, and a summer block before the term.
pub(crate) fn school_with_blocks() -> School {
    let mut school = school();
    let morning = |id: &str, title: &str, care: Option<&str>, weekdays: &[Weekday]| Window {
        id: WindowId::new(id),
        title: title.into(),
        care: care.map(Into::into),
        care_content: String::new(),
        care_plan: vec![],
        periods: 2,
        weekdays: weekdays.to_vec(),
    };
    let week = school.windows[0].weekdays.clone();
    school.windows.push(morning("saturday", "周六上午", None, &[Weekday::Sat]));
    school.windows.push(morning("summer", "暑期上午", Some("暑期托管"), &week));
    let block = |id: &str, title: &str, from, to, weekdays: &[Weekday]| Block {
        id: BlockId::new(id),
        title: title.into(),
        from: date(from),
        to: date(to),
        weekdays: weekdays.to_vec(),
        windows: vec![window_time(if id == "summer" { "summer" } else { "saturday" }, "08:30", "11:00")],
        in_holidays: false,
    };
    school.term.blocks = vec![
        block("saturdays", "周六兴趣活动", "2026-09-12", "2027-01-16", &[Weekday::Sat]),
        block("summer", "暑期托管一期", "2026-07-06", "2026-07-17", &week),
    ];
    school.term.half_days = vec![HalfDay {
        title: "期末考试".into(),
        date: date("2027-01-20"),
        ordinary_end: clock("11:30"),
        windows: vec![window_time("noon", "11:30", "13:00")],
    }];
    school
}

pub(crate) fn round() -> Round {
    Round {
        id: RoundId::new("first"),
        title: "第一轮选课".into(),
        opens_at: "2026-08-24T12:00:00Z".parse().expect("an instant"),
        closes_at: "2026-08-31T13:00:00Z".parse().expect("an instant"),
        early: vec![],
        grades: (1..=6).collect(),
        mode: RoundMode::FirstCome,
        bills_due_at: "2026-09-04T10:00:00Z".parse().expect("an instant"),
    }
}

pub(crate) fn school() -> School {
    let window = |id: &str, title: &str, care: &str| Window {
        id: WindowId::new(id),
        title: title.into(),
        care: Some(care.into()),
        care_content: String::new(),
        care_plan: vec![],
        periods: 1,
        weekdays: vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri],
    };
    let text = |title: &str| SignedText {
        title: title.into(),
        version: "2026-1".into(),
        paragraphs: vec![],
        hash: TextHash::new(title),
    };
    School {
        id: SchoolId::new("example"),
        title: "示例实验小学".into(),
        phone: "0000-12345".into(),
        complaint_phone: "0000-12345".into(),
        data_officer: String::new(),
        paper_way: String::new(),
        fee_document: "县发改价〔2026〕12 号".into(),
        tariff: Tariff::default(),
        takes_cash: false,
        how_to_pay: vec![],
        refund_way: String::new(),
        letter: vec![],
        term: term(),
        windows: vec![window("noon", "午间", "午餐托管"), window("evening", "傍晚", "傍晚托管")],
        fields: vec![],
        round: round(),
        choosing: ChoosingRules::default(),
        sizes: SizeRules::default(),
        agreement: text("协议书"),
        pick_up_pledge: text("承诺书"),
        pick_up: PickUpRules {
            gates: vec![gate("东门", 1, 2), gate("南门", 3, 6)],
            change_until: clock("15:30"),
            walks_home_from_grade: Some(4),
        },
        walking_pledge: text("自行离校承诺书"),
    }
}

fn gate(title: &str, from: u8, to: u8) -> Gate {
    Gate { title: title.into(), grades: GradeSpan { from, to }, classes: vec![] }
}

pub(crate) fn child(grade: u8) -> Child {
    Child { id: ChildId::new("child"), name: "林小禾".into(), home_class: HomeClass { grade, number: 2 } }
}

pub(crate) fn meeting(weekday: Weekday, window: &str, starts_after: u16, minutes: Option<u16>) -> Meeting {
    Meeting { weekday, window: WindowId::new(window), starts_after, minutes, weeks: None, periods: None }
}

pub(crate) fn group(
    id: &str,
    weekday: Weekday,
    window: &str,
    starts_after: u16,
    minutes: Option<u16>,
) -> Group {
    Group {
        id: GroupId::new(id),
        title: String::new(),
        teachers: vec![],
        room: "操场".into(),
        site: None,
        meetings: vec![meeting(weekday, window, starts_after, minutes)],
        from: None,
        to: None,
        capacity: 30,
        minimum: 12,
        gathers_at: None,
    }
}

pub(crate) fn offering(id: &str, title: &str, field: &str, search: &str, groups: Vec<Group>) -> Offering {
    Offering {
        id: OfferingId::new(id),
        title: title.into(),
        tier: Tier::Club,
        field: FieldId::new(field),
        level: Level::Everyone,
        grades: GradeSpan { from: 1, to: 6 },
        provider: None,
        fees: vec![],
        rates: vec![],
        entry: None,
        groups,
        search: search.into(),
    }
}

/// A rule of which only the unit is said: free, at once, for everything.
pub(crate) fn fee_rule(id: &str, unit: Unit) -> FeeRule {
    FeeRule {
        id: FeeRuleId::new(id),
        title: String::new(),
        covers: Covers::default(),
        unit,
        for_each: ForEach::default(),
        rate: Fen::ZERO,
        rates: vec![],
        free: None,
        at_least: vec![],
        at_most: vec![],
        attendance: vec![],
        billed: Billed::default(),
        counts: Counts::default(),
        late_start: LateStart::default(),
        undelivered: Undelivered::default(),
        rounding: Rounding::default(),
        document: String::new(),
        pays_for: String::new(),
        refund: None,
    }
}

pub(crate) fn football() -> Offering {
    let groups = vec![group("football-1", Weekday::Wed, "evening", 0, Some(70))];
    Offering {
        tier: Tier::Course,
        grades: GradeSpan { from: 3, to: 6 },
        provider: Some("飞扬体育".into()),
        fees: vec![FeeRule { rate: Fen(2_500), ..fee_rule("football", Unit::Meeting) }],
        ..offering("football", "校园足球", "body", "xiao'yuan'zu'qiu", groups)
    }
}

pub(crate) fn calligraphy() -> Offering {
    let named = |id, weekday, teacher: &str| Group {
        title: format!("{teacher}班"),
        teachers: vec![teacher.into()],
        ..group(id, weekday, "noon", 40, None)
    };
    let groups =
        vec![named("calligraphy-1", Weekday::Mon, "何老师"), named("calligraphy-2", Weekday::Tue, "苏老师")];
    offering("calligraphy", "硬笔书法", "art", "ying'bi'shu'fa he'lao'shi su'lao'shi", groups)
}

pub(crate) fn robots() -> Offering {
    offering(
        "robots",
        "机器人搭建",
        "mind",
        "ji'qi'ren'da'jian",
        vec![group("robots-1", Weekday::Wed, "evening", 0, None)],
    )
}
