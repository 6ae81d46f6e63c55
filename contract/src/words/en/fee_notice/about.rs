use crate::{FeeCovered, FeeNoticeEntry, ServiceKind, TaughtBy};

/// The fee's title; without one, what it is about.
pub(super) fn title(entry: &FeeNoticeEntry<'_>) -> String {
    if entry.rule.title.is_empty() { covered(&entry.covers) } else { entry.rule.title.clone() }
}

/// What it is about; nothing where the title says it.
pub(super) fn about(entry: &FeeNoticeEntry<'_>) -> String {
    if entry.rule.title.is_empty() { String::new() } else { covered(&entry.covers) }
}

/// Courses of 体质健康 in 午间, taught by an outside body.
fn covered(covers: &FeeCovered<'_>) -> String {
    let FeeCovered { services, windows, taught_by, fields, offerings } = covers;
    let kinds: Vec<&str> = services.iter().map(|kind| self::kind(*kind)).collect();
    let mut said = match (offerings.is_empty(), kinds.is_empty()) {
        (false, _) => offerings.join(", "),
        (true, false) => kinds.join(", "),
        (true, true) => "All services".to_owned(),
    };
    if !fields.is_empty() {
        said += " of ";
        said += &fields.join(", ");
    }
    if !windows.is_empty() {
        said += " in ";
        said += &windows.join(", ");
    }
    if let Some(who) = taught_by {
        said += ", ";
        said += teacher(*who);
    }
    said
}

fn kind(kind: ServiceKind) -> &'static str {
    match kind {
        ServiceKind::Care => "Care",
        ServiceKind::Club => "Clubs",
        ServiceKind::Course => "Courses",
    }
}

/// Taught by whom.
pub(super) fn teacher(who: TaughtBy) -> &'static str {
    match who {
        TaughtBy::School => "taught by the school's own teachers",
        TaughtBy::Provider => "taught by an outside body",
    }
}
