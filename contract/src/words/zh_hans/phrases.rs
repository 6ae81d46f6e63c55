//! Sentences with facts in them.

use crate::words::{Countdown, dates::two_digits, weeks::first_weeks};
use crate::{
    Counting, GradeSpan, HomeClass, Level, Places, ProblemCode, Refusal, ReviewStage, Rotation, Tier,
    school_time,
};
use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, Timelike, Utc, Weekday};

const NUMERALS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

pub(super) fn weekday(day: Weekday) -> &'static str {
    ["周一", "周二", "周三", "周四", "周五", "周六", "周日"][day.num_days_from_monday() as usize]
}

pub(super) fn weekday_sign(day: Weekday) -> &'static str {
    ["一", "二", "三", "四", "五", "六", "日"][day.num_days_from_monday() as usize]
}

pub(in crate::words) fn date(date: NaiveDate) -> String {
    format!("{}月{}日", date.month(), date.day())
}

pub(in crate::words) fn moment(at: NaiveDateTime) -> String {
    let minute = two_digits(i64::from(at.minute()));
    format!("{} {} {}:{minute}", date(at.date()), weekday(at.weekday()), at.hour())
}

pub(super) fn short_moment(at: NaiveDateTime) -> String {
    let minute = two_digits(i64::from(at.minute()));
    format!("{} {}:{minute}", date(at.date()), at.hour())
}

pub(super) fn countdown(left: Countdown) -> String {
    if left.days > 0 { format!("{} 天 {}", left.days, left.clock()) } else { left.clock() }
}

/// When an application was received, in brackets: to the second, for it was a matter of seconds.
fn received(at: Option<DateTime<Utc>>) -> String {
    let Some(at) = at.map(school_time) else { return String::new() };
    format!("（这次 {}:{} 收到）", short_moment(at), two_digits(i64::from(at.second())))
}

pub(super) fn weeks(rotation: &Rotation) -> String {
    match (rotation.every, rotation.turns.as_slice()) {
        (2, [1]) => "单周".to_owned(),
        (2, [2]) => "双周".to_owned(),
        _ => format!("第{}…周", first_weeks(rotation).join("、")),
    }
}

pub(super) fn numeral(number: u8) -> &'static str {
    NUMERALS.get(usize::from(number)).copied().unwrap_or("?")
}

pub(in crate::words) fn home_class(class: HomeClass) -> String {
    home_classes(class.grade, &class.number.to_string())
}

/// Classes of a grade, by their numbers: 三(1、2)班.
pub(in crate::words) fn home_classes(grade: u8, numbers: &str) -> String {
    format!("{}({numbers})班", numeral(grade))
}

pub(in crate::words) fn grades(span: GradeSpan) -> String {
    if span.from == span.to {
        format!("{}年级", numeral(span.from))
    } else {
        format!("{}至{}年级", numeral(span.from), numeral(span.to))
    }
}

pub(super) fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Club => "社团",
        Tier::Course => "课程",
    }
}

pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Everyone => "普及",
        Level::Interested => "特性",
        Level::Team => "高阶",
    }
}

pub(super) fn places(places: Places) -> String {
    match places.left() {
        0 => format!("已满 / {}", places.capacity),
        left => format!("剩 {left} 位 / {}", places.capacity),
    }
}

pub(super) fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Full { capacity } => format!("{capacity} 个名额已经报满"),
        Refusal::OnlyHeldBack { places, until: Some(until) } => {
            format!("剩下的 {places} 个名额先留着，{} 起谁都可以选", moment(school_time(*until)))
        }
        Refusal::OnlyHeldBack { places, until: None } => {
            format!("剩下的 {places} 个名额是学校另外留的，其余已经报满")
        }
        Refusal::QuotaFull { title, capacity } => format!("{title}一共 {capacity} 个，已经报满"),
        Refusal::NotInvited => "这门课由老师挑选后邀请，想参加请先问问学校".to_owned(),
        Refusal::Clash { with, weekday: day } => format!("{}与“{with}”时间冲突", weekday(*day)),
        Refusal::TooFarApart { with, weekday: day, minutes } => {
            format!("{}与“{with}”不在一处，路上要 {minutes} 分钟，赶不过来", weekday(*day))
        }
        Refusal::GradeNotAdmitted { admitted } => format!("面向{}", grades(*admitted)),
        Refusal::GradeWeekday { grade, weekday: day } => {
            format!("{}年级的社团和课程都在{}", numeral(*grade), weekday(*day))
        }
        Refusal::ChosenTwice { title } => format!("“{title}”已经选了另一个班"),
        Refusal::TooMany { title, counting, most, would_be } => too_many(title, *counting, *most, *would_be),
        Refusal::TooFew { title, counting: Counting::Offerings, least, chosen } => {
            format!("{title}至少选 {least} 门，现在选了 {chosen} 门")
        }
        Refusal::TooFew { title, counting: Counting::Meetings, least, chosen } => {
            format!("{title}每周至少 {least} 次，现在选了 {chosen} 次")
        }
        Refusal::NotOnTheMenu => "这门课已经不在菜单上".to_owned(),
        Refusal::NotAllWon { lost } => {
            let each: Vec<String> = lost
                .iter()
                .map(|choice| format!("{}：{}", choice.title, self::refusal(&choice.why)))
                .collect();
            format!("没能全部录取，所以什么都没有变（{}）", each.join("；"))
        }
        Refusal::NotBothWon { lost } => {
            let each: Vec<String> = lost
                .iter()
                .map(|loss| format!("{}，{}：{}", loss.child, loss.title, self::refusal(&loss.why)))
                .collect();
            format!("两个孩子没能都录取，所以都没有变（{}）", each.join("；"))
        }
        Refusal::OneNotTaken { child, why } => format!("{child}：{}。两个孩子都没有变", self::refusal(why)),
        Refusal::RoundAhead { opens_at, arrived_at } => {
            format!("{} 才开始{}", moment(school_time(*opens_at)), received(*arrived_at))
        }
        Refusal::RoundClosed { closed_at, arrived_at } => {
            format!("选课已于 {} 截止{}", moment(school_time(*closed_at)), received(*arrived_at))
        }
        Refusal::AnotherRound { now } => format!("现在是“{now}”，请刷新页面再提交"),
        Refusal::RoundNotForGrade { grades } => {
            let names: Vec<&str> = grades.iter().map(|grade| numeral(*grade)).collect();
            format!("这一轮面向{}年级", names.join("、"))
        }
        Refusal::NothingChosen => "还没有选托管或课程；不参加请选“这学期不参加”".to_owned(),
        Refusal::NoSuchCare => "这个时段没有托管".to_owned(),
        Refusal::PriceMoved { quoted, now } => {
            format!("费用变了：看到的是 {quoted} 元，现在是 {now} 元，请看过再提交")
        }
        Refusal::TextChanged => "协议文本更新了，请重新阅读并签字".to_owned(),
        Refusal::NotSigned => "还没有签字：请先读完协议书和承诺书，再签上家长的名字".to_owned(),
        Refusal::SignedTooEarly => "现在还不用签字，等学校公布以后再签".to_owned(),
        Refusal::AlreadyPaid => "已经缴费，修改请联系学校，按退费规定办理".to_owned(),
        Refusal::NothingHeld => "没有可以撤回的选课".to_owned(),
        Refusal::RefundMoved { quoted, now } => {
            format!("能退的钱变了：看到的是 {quoted} 元，现在是 {now} 元；什么都没有改，请看过再退出")
        }
        Refusal::TermOver { last_day } => format!("这学期 {} 已经结束，没有要退出的了", date(*last_day)),
        Refusal::NoSchoolOn { date: day } => format!("{} 不上课", date(*day)),
        Refusal::PickUpChangeTooLate { until } => {
            format!("{} 后名单已交给值班老师，换人请打学校电话", moment(school_time(*until)))
        }
        Refusal::NoSuchCollector => "没有这位接送人，请刷新页面再选".to_owned(),
        Refusal::CollectorExpected { date: day } => {
            format!("{} 还等着这位接送人，请先改那一天的接送", date(*day))
        }
        Refusal::TooManyCollectors { most } => format!("每个家庭最多登记 {most} 位接送人，请先删去一位"),
        Refusal::TooYoungToWalk { from_grade: Some(grade) } => {
            format!("{}年级起才可以自己回家", numeral(*grade))
        }
        Refusal::TooYoungToWalk { from_grade: None } => "学校不让孩子自己回家".to_owned(),
        Refusal::WalkingNotSigned => "家长还没有签《自行离校承诺书》".to_owned(),
        Refusal::NothingWished => "心愿单还是空的，先给喜欢的课点个心".to_owned(),
        Refusal::TooManyWishes { most } => format!("一张心愿单最多放 {most} 门课"),
        Refusal::WishesGone { gone } => format!("有 {} 门课现在不开了，请从心愿单里拿掉", gone.len()),
        Refusal::UnderReview { stage } => review_stage(*stage).to_owned(),
        Refusal::SigningOver { until } => {
            format!("签字到 {} 为止，请打学校电话", moment(school_time(*until)))
        }
        Refusal::NoSuchWaiver => "学校没有这一类减免，请刷新页面再看".to_owned(),
        Refusal::WaiverNotFor { title } => format!("“{title}”没有这一类减免"),
        Refusal::WaiverAskedAlready { granted: true } => "这一项减免学校已经同意，不用再申请".to_owned(),
        Refusal::WaiverAskedAlready { granted: false } => "这一项减免已经申请过，正在等学校答复".to_owned(),
        Refusal::WaiverDecided => "学校已经答复这份申请，不能再撤回".to_owned(),
        // Families never meet one; the staff's screens have the words.
        Refusal::Office(_) => problem(ProblemCode::Refused).to_owned(),
    }
}

fn too_many(title: &str, counting: Counting, most: u32, would_be: u32) -> String {
    match counting {
        // Receipts of earlier versions say no more than the most.
        Counting::Offerings if title.is_empty() => format!("每个孩子最多选 {most} 门"),
        Counting::Offerings => format!("{title}最多选 {most} 门，加上这门是 {would_be} 门"),
        Counting::Meetings => format!("{title}每周最多 {most} 次，加上这门是 {would_be} 次"),
    }
}

fn review_stage(stage: ReviewStage) -> &'static str {
    match stage {
        ReviewStage::Submitted => "申请已经交上了，等班主任审核",
        ReviewStage::Returned => "这份申请学校提了建议，等家长答复",
        ReviewStage::ClassChecked => "班主任审过了，等年级汇总",
        ReviewStage::SummedUp => "年级已经汇总，等学校公布分班",
        ReviewStage::Published => "学校已经公布分班，等家长签字",
        ReviewStage::Signed => "家长已经签字，名额定下来了",
        ReviewStage::LetGo => "这份申请的名额已经让出",
    }
}

pub(super) fn problem(code: ProblemCode) -> &'static str {
    match code {
        ProblemCode::MalformedBody => "发送的内容不是 JSON",
        ProblemCode::InvalidField => "有一项内容不对",
        ProblemCode::WrongContentType => "内容类型应为 application/json",
        ProblemCode::BodyTooLarge => "发送的内容太大",
        ProblemCode::BodyTooSlow => "内容传得太慢，请再试一次",
        ProblemCode::KeyMissing => "缺少提交编号",
        ProblemCode::KeyReused => "这个提交编号已用于另一份内容",
        ProblemCode::NotSignedIn => "请先登录",
        ProblemCode::WrongCode => "家庭码和孩子姓名对不上，请对照信再看一遍",
        ProblemCode::TooManyAttempts => "试错次数太多，请过一会儿再试",
        ProblemCode::TooManyWishLists => "这里刚刚做了很多张心愿单，请过一会儿再试",
        ProblemCode::NotFound => "没有找到",
        ProblemCode::MethodNotAllowed => "不支持这种请求",
        ProblemCode::CrossOrigin => "请求来自别的网站，没有处理",
        ProblemCode::Refused => "没有被接受",
        ProblemCode::Busy => "现在人多，什么都没有记录，请稍等再试",
        ProblemCode::CannotRecord => "系统暂时不能记录，这次什么都没有记录；学校正在处理，请过一会儿再试",
        ProblemCode::Internal => "服务器出错了",
    }
}
