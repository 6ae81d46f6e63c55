use super::OfficeWords;
use crate::OfficeRefusal;

pub(in crate::words) static WORDS: OfficeWords = OfficeWords {
    roster_columns: ["课程", "班级", "学号", "姓名"],
    refusal: |refusal| match refusal {
        OfficeRefusal::RoundEndsBeforeItBegins => "截止时间要晚于开始时间".to_owned(),
        OfficeRefusal::BelowEnrolment { enrolled } => {
            format!("已经有 {enrolled} 个孩子，名额不能再少")
        }
        OfficeRefusal::TooManyPlaces { most } => format!("一个班最多 {most} 个名额"),
        OfficeRefusal::NoSessionOn { date } => {
            format!("{} 没有这个班的课，或者已经过去", super::super::zh_hans::date(*date))
        }
        OfficeRefusal::BillNotDue => "这张账单不用缴费：已经缴清，或者已经作废".to_owned(),
        OfficeRefusal::AmountDiffers { due } => format!("金额不对：应缴 {due} 元，一次缴清"),
        OfficeRefusal::NoCash => "学校不收现金，请登记转账凭证号".to_owned(),
    },
};
