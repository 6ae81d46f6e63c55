use super::OfficeWords;
use crate::OfficeRefusal;

pub(in crate::words) static WORDS: OfficeWords = OfficeWords {
    roster_columns: ["Offering", "Class", "School number", "Name"],
    refusal: |refusal| match refusal {
        OfficeRefusal::RoundEndsBeforeItBegins => "A round closes after it opens".to_owned(),
        OfficeRefusal::BelowEnrolment { enrolled } => {
            format!("{enrolled} children have a place already: there cannot be fewer places")
        }
        OfficeRefusal::TooManyPlaces { most } => format!("A group has at most {most} places"),
        OfficeRefusal::NoSessionOn { date } => {
            format!("The group has no session on {}, or it is past", super::super::en::date(*date))
        }
        OfficeRefusal::BillNotDue => "Nothing is due on this bill: it is paid, or void".to_owned(),
        OfficeRefusal::AmountDiffers { due } => format!("The amount differs: {due} yuan are due, at once"),
        OfficeRefusal::NoCash => "The school takes no cash: please record a transfer".to_owned(),
    },
};
