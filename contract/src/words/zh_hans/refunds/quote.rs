use super::{counted, rule::step, verb, whole};
use crate::words::refunds::{factor, rest};
use crate::{AbsenceRefund, Fen, Gives, RefundCause, RefundQuote, RefundReason};

pub(super) fn quote(quote: &RefundQuote) -> String {
    let why = &quote.why;
    let mut parts = main(why);
    parts.extend(why.absences.iter().map(|absence| of_absence(why.paid, absence)));
    if parts.is_empty() {
        parts.push("没有要退的".to_owned());
    }
    let sums = usize::from(!why.amount.is_zero()) + why.absences.len();
    if !why.given_back.is_zero() {
        parts.push(format!("减去已退 {} 元，还退 {} 元", why.given_back, quote.amount));
    } else if sums > 1 {
        parts.push(format!("合计退 {} 元", quote.amount));
    }
    parts.join("；")
}

/// What is said of everything but absences.
fn main(why: &RefundReason) -> Vec<String> {
    let all = whole(why.all, why.measure);
    match why.cause {
        RefundCause::Staying if why.cancelled.is_none() => Vec::new(),
        RefundCause::Staying => vec![calculation(why)],
        RefundCause::ServiceCancelled if why.amount == why.paid => {
            vec![format!("学校停开，已缴 {} 元全部退还", why.paid)]
        }
        RefundCause::ServiceCancelled => vec![["学校停开，", &calculation(why)].concat()],
        RefundCause::Leaving if why.all == 0 && why.amount == why.paid => {
            vec![format!("还没有排课，已缴 {} 元全部退还", why.paid)]
        }
        RefundCause::Leaving if why.gives == Gives::Nothing => {
            let used = whole(why.used, why.measure);
            let mut parts = vec![format!("已{} {used}（共 {all}），按规定不退", verb(why.measure))];
            if !why.cancelled.is_none() {
                parts.push(["学校停课的照退：", &calculation(why)].concat());
            }
            parts
        }
        RefundCause::Leaving => match why.step {
            Some(up_to) => vec![[&step(up_to, why.gives, why.measure), "：", &calculation(why)].concat()],
            None => vec![calculation(why)],
        },
    }
}

/// 已缴 130.00 元 × 未上 13 天 ÷ 共 22 天 = 76.82 元.
fn calculation(why: &RefundReason) -> String {
    let (measure, cancelled) = (why.measure, why.cancelled);
    let unused = || format!("未{} {}", verb(measure), whole(why.unused, measure));
    let stopped = || format!("停课 {}", counted(cancelled, measure));
    let all = format!("÷ 共 {}", whole(why.all, measure));
    let way = match why.gives {
        Gives::Share(share) if cancelled.is_none() => [" ", &factor(share)].concat(),
        Gives::Share(share) => {
            let rest = counted(rest(why.all, cancelled), measure);
            format!("（{} + 其余 {rest} × {}）{all}", stopped(), factor(share))
        }
        Gives::Nothing => format!(" {} {all}", stopped()),
        Gives::Remaining if cancelled.is_none() => format!(" {} {all}", unused()),
        Gives::Remaining => format!("（{} + {}）{all}", stopped(), unused()),
    };
    format!("已缴 {} 元 ×{way} = {} 元", why.paid, why.amount)
}

/// 连续请假退 1.5 个月：已缴 480.00 元 × 1.5 ÷ 共 4 个月 = 180.00 元.
fn of_absence(paid: Fen, absence: &AbsenceRefund) -> String {
    let AbsenceRefund { measure, count: given, all, amount } = *absence;
    let (days, all) = (counted(given, measure), whole(all, measure));
    format!("连续请假退 {days}：已缴 {paid} 元 × {days} ÷ 共 {all} = {amount} 元")
}
