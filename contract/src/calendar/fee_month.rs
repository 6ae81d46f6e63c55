//! The months a school bills.

use super::Term;
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A month as the school bills it (收费月): many bill four for a term of five calendar months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeeMonth {
    /// As it stands on a bill: 第一个月.
    pub title: String,
    /// First date.
    #[serde(with = "crate::wire_time::date")]
    pub from: NaiveDate,
    /// Last date.
    #[serde(with = "crate::wire_time::date")]
    pub to: NaiveDate,
}

impl Term {
    /// The months that are billed: the school's own, else the calendar months of its lessons, cut at both ends.
    pub fn fee_months(&self) -> Vec<FeeMonth> {
        if !self.fee_months.is_empty() {
            return self.fee_months.clone();
        }
        let mut months = Vec::new();
        let mut from = self.first_day;
        while from <= self.last_day {
            let next = from.with_day(1).and_then(|first| first.checked_add_months(Months::new(1)));
            let next = next.unwrap_or(NaiveDate::MAX);
            let to = next.checked_sub_days(Days::new(1)).unwrap_or(next).min(self.last_day);
            let title = [&from.year().to_string(), " 年 ", &from.month().to_string(), " 月"].concat();
            months.push(FeeMonth { title, from, to });
            from = next;
        }
        months
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{date, term};

    fn spans(term: &Term) -> Vec<String> {
        let month = |month: FeeMonth| [month.title, month.from.to_string(), month.to.to_string()].join(" ");
        term.fee_months().into_iter().map(month).collect()
    }

    #[test]
    fn a_term_has_its_calendar_months_cut_at_both_ends() {
        let mut term = term();
        let expected = [
            "2026 年 9 月 2026-09-01 2026-09-30",
            "2026 年 10 月 2026-10-01 2026-10-31",
            "2026 年 11 月 2026-11-01 2026-11-30",
            "2026 年 12 月 2026-12-01 2026-12-31",
            "2027 年 1 月 2027-01-01 2027-01-22",
        ];
        assert_eq!(spans(&term), expected);
        (term.first_day, term.last_day) = (date("2027-02-24"), date("2027-02-28"));
        assert_eq!(spans(&term), ["2027 年 2 月 2027-02-24 2027-02-28"]);
    }

    #[test]
    fn a_school_may_bill_four_months_of_a_term_of_five() {
        let mut term = term();
        let month = |title: &str, from, to| FeeMonth { title: title.into(), from: date(from), to: date(to) };
        term.fee_months = vec![
            month("第一个月", "2026-09-01", "2026-10-10"),
            month("第二个月", "2026-10-11", "2027-01-22"),
        ];
        assert_eq!(spans(&term), ["第一个月 2026-09-01 2026-10-10", "第二个月 2026-10-11 2027-01-22"]);
    }
}
