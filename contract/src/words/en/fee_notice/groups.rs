use super::about::title;
use crate::words::en::fees::{part, span};
use crate::{FeeNotice, FeeNoticeLimit, FeeNoticeWaiver, FreeServices, Tier};

/// All fees together: at most ¥600 a term.
pub(super) fn limit(notice: &FeeNotice<'_>, limit: &FeeNoticeLimit) -> String {
    let of = match limit.entries.as_slice() {
        [] => "All fees".to_owned(),
        some => titles(notice, some),
    };
    format!("{of} together: at most ¥{} {}", limit.at_most.amount.short(), span(limit.at_most.per))
}

/// A group and what is waived of what.
pub(super) fn waiver(notice: &FeeNotice<'_>, waiver: &FeeNoticeWaiver<'_>) -> String {
    let share = match waiver.group.share {
        whole if whole.rest().parts() == 0 => "all waived".to_owned(),
        share => part(share) + " waived",
    };
    let mut of: Vec<String> = Vec::new();
    if !waiver.entries.is_empty() {
        of.push(titles(notice, &waiver.entries));
    }
    if !waiver.offerings.is_empty() {
        of.push(waiver.offerings.join(", "));
    }
    let of = if of.is_empty() { String::new() } else { [" (", &of.join("; "), ")"].concat() };
    [&waiver.group.title, ": ", &share, &of].concat()
}

fn titles(notice: &FeeNotice<'_>, entries: &[usize]) -> String {
    let titles = entries.iter().filter_map(|place| notice.entries.get(*place)).map(title);
    titles.collect::<Vec<_>>().join(", ")
}

/// Care by its names, whole tiers, other offerings.
pub(super) fn free(free: &FreeServices<'_>) -> Vec<String> {
    let mut said = Vec::new();
    if !free.care.is_empty() {
        said.push(free.care.join(", "));
    }
    said.extend(free.tiers.iter().map(|of| match of {
        Tier::Club => "All clubs".to_owned(),
        Tier::Course => "All courses".to_owned(),
    }));
    if !free.offerings.is_empty() {
        let titles: Vec<&str> = free.offerings.iter().map(|offering| offering.title.as_str()).collect();
        said.push(titles.join(", "));
    }
    said
}
