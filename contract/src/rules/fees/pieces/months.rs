//! Which month a session is billed in.

use super::super::{counting::week_of, scope::Scope};
use crate::{Bound, FeeRule, Per, Unit, rules::ServiceSession};

/// The sessions of each month. Of a rule that counts or bounds weeks a week is in one month, whole: in that of the
/// first session planned in it, whatever is held or attended.
pub(super) fn in_months<'u>(
    scope: &Scope<'_>,
    covered: &[&'u ServiceSession],
) -> Vec<Vec<&'u ServiceSession>> {
    let mut months = vec![Vec::new(); scope.usage.months.len()];
    let weekly = is_by_weeks(scope.rule);
    let together = |a: &&ServiceSession, b: &&ServiceSession| match weekly {
        true => week_of(a.date) == week_of(b.date),
        false => a.date == b.date,
    };
    for sessions in covered.chunk_by(together) {
        let own = sessions.iter().filter(|session| session.joined);
        let month = own.chain(sessions).find_map(|session| month_of(scope, session));
        if let Some(month) = month.and_then(|month| months.get_mut(month)) {
            month.extend(sessions);
        }
    }
    months
}

fn is_by_weeks(rule: &FeeRule) -> bool {
    let weekly = |bounds: &[Bound]| bounds.iter().any(|bound| bound.per == Per::Week);
    match rule.unit {
        Unit::Week => true,
        Unit::Month | Unit::Term | Unit::LatePickUp { .. } => false,
        _ => {
            weekly(&rule.at_least)
                || weekly(&rule.at_most)
                || rule.free.is_some_and(|free| free.per == Per::Week)
        }
    }
}

fn month_of(scope: &Scope<'_>, session: &ServiceSession) -> Option<usize> {
    scope.usage.months.iter().position(|month| month.from <= session.date && session.date <= month.to)
}
