use super::about::teacher;
use crate::words::zh_hans::{fees::rate as rate_of, phrases::grades};
use crate::{CountSpan, FeeNoticeEntry, FeeNoticeRow, Rate, RowRate};

/// 校园足球、篮球; 三至六年级，本校老师带; 午间、傍晚都参加.
pub(super) fn whom(row: &FeeNoticeRow<'_>) -> String {
    let titles: Vec<&str> = row.offerings.iter().map(|offering| offering.title.as_str()).collect();
    let condition = match &row.rate {
        RowRate::Plain(_) => String::new(),
        RowRate::Fitting { rate, takes } => condition(rate, takes),
        RowRate::Otherwise(_) => "其他".to_owned(),
    };
    let parts = [titles.join("、"), condition];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("，")
}

/// 25 元/次; 免费; 400 元/次，全班分摊.
pub(super) fn amount(entry: &FeeNoticeEntry<'_>, row: &FeeNoticeRow<'_>) -> String {
    let amount = row.rate.amount();
    if amount.is_zero() {
        return "免费".to_owned();
    }
    let said = rate_of(amount, entry.rule.unit);
    match &row.rate {
        RowRate::Fitting { rate: Rate { shared: true, .. }, .. } => [&said, "，全班分摊"].concat(),
        _ => said,
    }
}

fn condition(rate: &Rate, packages: &[&str]) -> String {
    let Rate { amount: _, shared: _, grades: of, taught_by, takes: _, weekdays, meetings, ends_by } = rate;
    let mut parts = Vec::new();
    parts.extend(of.map(grades));
    match packages {
        [] => {}
        [only] => parts.push((*only).to_owned()),
        several => parts.push(several.join("、") + "都参加"),
    }
    parts.extend(taught_by.map(|who| teacher(who).to_owned()));
    parts.extend(weekdays.map(|count| ["每周", &span(count), "天"].concat()));
    parts.extend(meetings.map(|count| ["一学期", &span(count), "次"].concat()));
    parts.extend(ends_by.map(|end| format!("{end} 前结束")));
    parts.join("，")
}

/// 3, 2 至 4, 至少 5: between what it is in and what is counted.
fn span(count: CountSpan) -> String {
    match count {
        CountSpan { from, to: Some(to) } if from == to => format!(" {from} "),
        CountSpan { from: 0 | 1, to: Some(to) } => format!("不超过 {to} "),
        CountSpan { from, to: Some(to) } => format!(" {from} 至 {to} "),
        CountSpan { from, to: None } => format!("至少 {from} "),
    }
}
