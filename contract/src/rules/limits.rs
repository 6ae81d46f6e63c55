//! The school's limits: how much of what a child may have, and must have.

use super::Priced;
use crate::{Binds, Counting, FeeRule, Limit, Meeting, Offering, Refusal, TakingPart};

/// Whether a child of this grade may have one more beside what it has: no limit that counts the new one is passed.
pub fn above_limit(
    limits: &[Limit],
    grade: u8,
    others: &[Priced<'_>],
    wished: Priced<'_>,
) -> Result<(), Refusal> {
    for limit in limits.iter().filter(|limit| holds_for(limit, grade)) {
        let (Some(most), more) = (limit.most, counted(limit, wished)) else { continue };
        if more == 0 {
            continue;
        }
        let would_be = others.iter().fold(more, |sum, other| sum.saturating_add(counted(limit, *other)));
        if would_be > most {
            let (title, counting) = (limit.title.clone(), limit.counting);
            return Err(Refusal::TooMany { title, counting, most, would_be });
        }
    }
    Ok(())
}

/// Whether the wish of a family that takes part chooses as much as the limits that bind it ask for. It is judged over
/// everything wished, whatever becomes of it; another group of an offering chosen already counts no more.
pub fn below_limit(
    limits: &[Limit],
    grade: u8,
    wish: &TakingPart,
    offerings: &[Offering],
) -> Result<(), Refusal> {
    let mut chosen: Vec<Priced<'_>> = Vec::new();
    for id in &wish.choices {
        let found =
            offerings.iter().find_map(|offering| Some(Priced { offering, group: offering.group(id)? }));
        let known = |priced: &Priced<'_>| chosen.iter().any(|other| other.offering.id == priced.offering.id);
        chosen.extend(found.filter(|priced| !known(priced)));
    }
    for limit in limits.iter().filter(|limit| holds_for(limit, grade)) {
        let Some(least) = limit.least else { continue };
        let count = chosen.iter().fold(0_u32, |sum, priced| sum.saturating_add(counted(limit, *priced)));
        if count < least && is_bound(limit, count, wish) {
            let (title, counting) = (limit.title.clone(), limit.counting);
            return Err(Refusal::TooFew { title, counting, least, chosen: count });
        }
    }
    Ok(())
}

fn holds_for(limit: &Limit, grade: u8) -> bool {
    limit.grades.is_none_or(|grades| grades.admits(grade))
}

/// Care binds only where the limit names its window: care in any window is no part in "courses".
fn is_bound(limit: &Limit, count: u32, wish: &TakingPart) -> bool {
    match limit.binds {
        Binds::All => true,
        Binds::TakingPartInIt => {
            count > 0 || wish.care.iter().any(|window| limit.counts.windows.contains(window))
        }
    }
}

/// How much a group counts under a limit.
fn counted(limit: &Limit, priced: Priced<'_>) -> u32 {
    let (counts, offering) = (&limit.counts, priced.offering);
    let fits = (counts.tiers.is_empty() || counts.tiers.contains(&offering.tier))
        && (counts.fields.is_empty() || counts.fields.contains(&offering.field))
        && (counts.levels.is_empty() || counts.levels.contains(&offering.level))
        && (counts.offerings.is_empty() || counts.offerings.contains(&offering.id))
        && !(counts.paid && offering.fees.iter().all(FeeRule::is_free));
    if !fits {
        return 0;
    }
    let meets = |meeting: &&Meeting| {
        (counts.windows.is_empty() || counts.windows.contains(&meeting.window))
            && (counts.weekdays.is_empty() || counts.weekdays.contains(&meeting.weekday))
    };
    let meetings = priced.group.meetings.iter().filter(meets).count();
    match limit.counting {
        Counting::Meetings => u32::try_from(meetings).unwrap_or(u32::MAX),
        Counting::Offerings => u32::from(meetings > 0),
    }
}

#[cfg(test)]
mod tests;
