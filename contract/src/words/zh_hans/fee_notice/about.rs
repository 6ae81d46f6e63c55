use crate::{FeeCovered, FeeNoticeEntry, ServiceKind, TaughtBy};

/// 课后服务费; without a title of its own, what it is about: 午间托管.
pub(super) fn title(entry: &FeeNoticeEntry<'_>) -> String {
    if entry.rule.title.is_empty() { covered(&entry.covers) } else { entry.rule.title.clone() }
}

/// 午间托管; nothing where the title says it.
pub(super) fn about(entry: &FeeNoticeEntry<'_>) -> String {
    if entry.rule.title.is_empty() { String::new() } else { covered(&entry.covers) }
}

/// 午间、傍晚由外聘机构带的体质健康类课程.
fn covered(covers: &FeeCovered<'_>) -> String {
    let FeeCovered { services, windows, taught_by, fields, offerings } = covers;
    let windows = windows.join("、");
    if !offerings.is_empty() {
        let offerings = offerings.join("、");
        return if windows.is_empty() { offerings } else { [windows, "的".into(), offerings].concat() };
    }
    let who = match taught_by {
        Some(who) => ["由", teacher(*who), "的"].concat(),
        None => String::new(),
    };
    let fields = if fields.is_empty() { String::new() } else { fields.join("、") + "类" };
    let kinds: Vec<&str> = services.iter().map(|kind| self::kind(*kind)).collect();
    let kinds = match (kinds.is_empty(), windows.is_empty() && who.is_empty() && fields.is_empty()) {
        (false, _) => kinds.join("、"),
        (true, true) => "全部课后服务".to_owned(),
        (true, false) => "课后服务".to_owned(),
    };
    [windows, who, fields, kinds].concat()
}

fn kind(kind: ServiceKind) -> &'static str {
    match kind {
        ServiceKind::Care => "托管",
        ServiceKind::Club => "社团",
        ServiceKind::Course => "课程",
    }
}

/// 本校老师带.
pub(super) fn teacher(who: TaughtBy) -> &'static str {
    match who {
        TaughtBy::School => "本校老师带",
        TaughtBy::Provider => "外聘机构带",
    }
}
