use crate::words::en::{date, fees::part};
use crate::{FeeAsked, FeeNoticeEntry};

/// When it is to be paid, and within how many days of a later bill.
pub(super) fn asked(entry: &FeeNoticeEntry<'_>, days_to_pay: u32) -> Vec<String> {
    let within = || format!("To be paid within {days_to_pay} days of the bill");
    match &entry.asked {
        FeeAsked::AtOnce => vec!["Once, after signing up".to_owned()],
        FeeAsked::InParts(parts) => {
            let parts: Vec<String> =
                parts.iter().map(|(on, share)| format!("{} from {}", part(*share), date(*on))).collect();
            vec![format!("In {} parts: {}", parts.len(), parts.join(", ")), within()]
        }
        FeeAsked::EachMonth { in_equal_parts } => {
            let said = match in_equal_parts {
                true => "In equal parts, at the beginning of each month",
                false => "At the beginning of each month",
            };
            vec![said.to_owned(), within()]
        }
        FeeAsked::Afterwards { each_month, objections } => {
            let when = if *each_month { "After each month" } else { "After the term" };
            let said = match objections {
                0 => [when, ", by what was counted"].concat(),
                1 => [when, ", by what was counted, once the list stood in the class for a day"].concat(),
                days => {
                    format!("{when}, by what was counted, once the list stood in the class for {days} days")
                }
            };
            vec![said, within()]
        }
    }
}
