use super::part;
use crate::words::zh_hans::date;
use crate::{FeeAsked, FeeNoticeEntry};

/// 每月月初缴; 上完以后按实际次数结算，名单先在班里公示 5 天.
pub(super) fn asked(entry: &FeeNoticeEntry<'_>, days_to_pay: u32) -> Vec<String> {
    let within = || format!("账单出来后 {days_to_pay} 天内缴清");
    match &entry.asked {
        FeeAsked::AtOnce => vec!["报名以后一次缴清".to_owned()],
        FeeAsked::InParts(parts) => {
            let parts: Vec<String> =
                parts.iter().map(|(on, share)| format!("{}起缴{}", date(*on), part(*share))).collect();
            vec![format!("分 {} 次缴：{}", parts.len(), parts.join("，")), within()]
        }
        FeeAsked::EachMonth { in_equal_parts } => {
            let said = if *in_equal_parts { "平均分到每个月，月初缴" } else { "每月月初缴" };
            vec![said.to_owned(), within()]
        }
        FeeAsked::Afterwards { each_month, objections } => {
            let when = if *each_month { "每个月上完以后" } else { "学期结束以后" };
            let said = match objections {
                0 => [when, "按实际结算"].concat(),
                days => format!("{when}按实际结算，名单先在班里公示 {days} 天"),
            };
            vec![said, within()]
        }
    }
}
