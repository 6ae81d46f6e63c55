use super::{counted, rule::step, whole};
use crate::words::refunds::{factor, rest};
use crate::{AbsenceRefund, Fen, Gives, RefundCause, RefundQuote, RefundReason};

pub(super) fn quote(quote: &RefundQuote) -> String {
    let why = &quote.why;
    let mut parts = main(why);
    parts.extend(why.absences.iter().map(|absence| of_absence(why.paid, absence)));
    if parts.is_empty() {
        parts.push("nothing to pay back".to_owned());
    }
    let sums = usize::from(!why.amount.is_zero()) + why.absences.len();
    if !why.given_back.is_zero() {
        parts.push(format!("¥{} were paid back before, ¥{} are left", why.given_back, quote.amount));
    } else if sums > 1 {
        parts.push(format!("¥{} together", quote.amount));
    }
    parts.join("; ")
}

/// What is said of everything but absences.
fn main(why: &RefundReason) -> Vec<String> {
    let all = whole(why.all, why.measure);
    match why.cause {
        RefundCause::Staying if why.cancelled.is_none() => Vec::new(),
        RefundCause::Staying => vec![calculation(why)],
        RefundCause::ServiceCancelled if why.amount == why.paid => {
            vec![format!("the school gave it up: all of the ¥{} paid", why.paid)]
        }
        RefundCause::ServiceCancelled => vec![["the school gave it up: ", &calculation(why)].concat()],
        RefundCause::Leaving if why.all == 0 && why.amount == why.paid => {
            vec![format!("nothing was planned yet: all of the ¥{} paid", why.paid)]
        }
        RefundCause::Leaving if why.gives == Gives::Nothing => {
            let used = whole(why.used, why.measure);
            let mut parts = vec![format!("{used} of {all} used: nothing by the rule")];
            if !why.cancelled.is_none() {
                parts.push(["for what was not held: ", &calculation(why)].concat());
            }
            parts
        }
        RefundCause::Leaving => match why.step {
            Some(up_to) => vec![[&step(up_to, why.gives, why.measure), ": ", &calculation(why)].concat()],
            None => vec![calculation(why)],
        },
    }
}

/// ¥130.00 paid × 13 days not used ÷ 22 days = ¥76.82.
fn calculation(why: &RefundReason) -> String {
    let (measure, cancelled) = (why.measure, why.cancelled);
    let unused = || format!("{} not used", whole(why.unused, measure));
    let stopped = || format!("{} not held", counted(cancelled, measure));
    let all = format!("÷ {}", whole(why.all, measure));
    let way = match why.gives {
        Gives::Share(share) if cancelled.is_none() => factor(share),
        Gives::Share(share) => {
            let rest = counted(rest(why.all, cancelled), measure);
            format!("({} + {} of the other {rest}) {all}", stopped(), factor(share))
        }
        Gives::Nothing => format!("{} {all}", stopped()),
        Gives::Remaining if cancelled.is_none() => format!("{} {all}", unused()),
        Gives::Remaining => format!("({} + {}) {all}", stopped(), unused()),
    };
    format!("¥{} paid × {way} = ¥{}", why.paid, why.amount)
}

/// absent for long: ¥480.00 paid × 1.5 months ÷ 4 months = ¥180.00.
fn of_absence(paid: Fen, absence: &AbsenceRefund) -> String {
    let AbsenceRefund { measure, count, all, amount } = *absence;
    let (given, all) = (counted(count, measure), whole(all, measure));
    format!("absent for long: ¥{paid} paid × {given} ÷ {all} = ¥{amount}")
}
