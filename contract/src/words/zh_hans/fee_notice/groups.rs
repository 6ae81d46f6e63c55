use super::{about::title, part};
use crate::words::zh_hans::{fees::span, phrases::tier};
use crate::{FeeNotice, FeeNoticeLimit, FeeNoticeWaiver, FreeServices};

/// 所有收费合起来，每学期最多 600 元.
pub(super) fn limit(notice: &FeeNotice<'_>, limit: &FeeNoticeLimit) -> String {
    let of = match limit.entries.as_slice() {
        [] => "所有收费".to_owned(),
        some => titles(notice, some),
    };
    format!("{of}合起来，{}最多 {} 元", span(limit.at_most.per), limit.at_most.amount.short())
}

/// 低保家庭：免一半（课后服务费）.
pub(super) fn waiver(notice: &FeeNotice<'_>, waiver: &FeeNoticeWaiver<'_>) -> String {
    let share = match waiver.group.share {
        whole if whole.rest().parts() == 0 => "全免".to_owned(),
        share => ["免", &part(share)].concat(),
    };
    let mut of: Vec<String> = Vec::new();
    if !waiver.entries.is_empty() {
        of.push(titles(notice, &waiver.entries));
    }
    if !waiver.offerings.is_empty() {
        of.push(waiver.offerings.join("、"));
    }
    let of = if of.is_empty() { String::new() } else { ["（", &of.join("；"), "）"].concat() };
    [&waiver.group.title, "：", &share, &of].concat()
}

fn titles(notice: &FeeNotice<'_>, entries: &[usize]) -> String {
    let titles = entries.iter().filter_map(|place| notice.entries.get(*place)).map(title);
    titles.collect::<Vec<_>>().join("、")
}

/// 晨间托管、午餐托管; 全部社团; 硬笔书法、剪纸.
pub(super) fn free(free: &FreeServices<'_>) -> Vec<String> {
    let mut said = Vec::new();
    if !free.care.is_empty() {
        said.push(free.care.join("、"));
    }
    said.extend(free.tiers.iter().map(|of| ["全部", tier(*of)].concat()));
    if !free.offerings.is_empty() {
        let titles: Vec<&str> = free.offerings.iter().map(|offering| offering.title.as_str()).collect();
        said.push(titles.join("、"));
    }
    said
}
