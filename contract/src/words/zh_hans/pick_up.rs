//! 接送.

use super::phrases;
use crate::words::PickUpWords;
use crate::{Collector, Company, LeavesAfter, PickUpNote, PlaceSign};

pub(super) const WORDS: PickUpWords = PickUpWords {
    title: "今天接孩子",
    no_school: "不上课",
    after: |after| match after {
        LeavesAfter::Lessons => "放学".to_owned(),
        LeavesAfter::Care(title) | LeavesAfter::Group(title) => format!("{title}之后"),
    },
    sign: |sign| match sign {
        PlaceSign::HomeClass(class) => format!("{}牌", phrases::home_class(*class)),
        PlaceSign::Group(sign) => format!("{sign}牌"),
    },
    with: |company| match company {
        Company::Guardian => "家长来接".to_owned(),
        Company::Collector(Collector { name, relation, phone, .. }) => {
            format!("{relation} {name} 来接（{phone}）")
        }
        Company::Alone => "自己回家（家长已签承诺书）".to_owned(),
    },
    note,
    changed: "只改这一天",
    change_today: "今天换人接",
    meant_for: |what, whom| format!("{what}：{whom}"),
    change_on: |day| format!("{day}换人接"),
    change_until: |moment| format!("{moment} 前可以在这里改"),
    too_late: |phone| format!("名单已交给值班老师。要换人请打学校电话 {phone}"),
    who: |child, day| format!("{day}谁来接{child}？"),
    as_usual: |who| format!("和平时一样：{who}"),
    alone: "自己回家",
    guardian: "家长来接",
    close: "不改了",
    coming: "这几天",
    usually: |child| format!("平时谁来接{child}"),
    collectors: "接送人",
    no_collectors: "还没有登记接送人，老师只把孩子交给家长。",
    add: "登记接送人",
    name: "姓名",
    name_hint: "和身份证上一样，老师会核对",
    name_fault: "请填写姓名",
    relation: "和孩子的关系",
    relation_hint: "奶奶、爸爸、邻居……",
    relation_fault: "请填写关系",
    phone: "电话",
    phone_hint: "加密保存；页面上只显示几位",
    phone_fault: "请填写手机号，或带区号的座机号",
    save: "保存",
    remove: |name| format!("删去{name}"),
    walking: |child| format!("{child}自己回家"),
    walking_signed: |name, moment| format!("{name} 已于 {moment} 签字。"),
    walking_sign: "签字允许",
    walking_end: "收回承诺书",
    done: "已改好",
};

fn note(note: &PickUpNote) -> String {
    match note {
        PickUpNote::DayOff(title) => format!("{title}放假"),
        PickUpNote::MakeUpDay { counts_as: day } => format!("调休，按{}上课", phrases::weekday(*day)),
        PickUpNote::SeasonBegins(title) => format!("{title}开始"),
        PickUpNote::HalfDay(title) => format!("{title}，提前放学"),
        PickUpNote::Block(title) => format!("{title}，这天不上文化课"),
        PickUpNote::ClubsBegin => "社团和课程开始".to_owned(),
        PickUpNote::CareIsAbout { title, content } => format!("{title}：{content}"),
        PickUpNote::SessionCancelled { title, reason } => format!("{title}停课：{reason}"),
    }
}
