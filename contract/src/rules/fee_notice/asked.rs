use crate::{Billed, FeeAsked, FeeRule, Fraction, Instalment, Unit};

/// When a fee is asked for.
pub(super) fn asked(rule: &FeeRule) -> FeeAsked {
    let afterwards = |objections| FeeAsked::Afterwards {
        each_month: rule.is_counted_by_months() && !matches!(rule.billed, Billed::AfterTerm { .. }),
        objections,
    };
    match &rule.billed {
        Billed::AfterMonth { objections } | Billed::AfterTerm { objections } => afterwards(*objections),
        _ if rule.is_billed_afterwards() => afterwards(0),
        Billed::AtOnce => FeeAsked::AtOnce,
        Billed::Instalments(parts) => FeeAsked::InParts(in_parts(parts)),
        Billed::EachMonth => FeeAsked::EachMonth { in_equal_parts: rule.unit == Unit::Term },
    }
}

/// The shares are weights: here they are parts of their sum. Where that cannot be written down they stay as they are.
fn in_parts(parts: &[Instalment]) -> Vec<(chrono::NaiveDate, Fraction)> {
    let of_all = parts.iter().fold(1_u64, |all, part| least_common(all, u64::from(part.share.of())));
    let weight =
        |share: Fraction| (of_all / u64::from(share.of()).max(1)).saturating_mul(u64::from(share.parts()));
    let sum = parts.iter().map(|part| weight(part.share)).fold(0_u64, u64::saturating_add);
    let share = |share: Fraction| {
        let by = greatest_common(weight(share), sum).max(1);
        let (parts, of) = (u32::try_from(weight(share) / by), u32::try_from(sum / by));
        parts.ok().zip(of.ok()).and_then(|(parts, of)| Fraction::new(parts, of)).unwrap_or(share)
    };
    parts.iter().map(|part| (part.on, share(part.share))).collect()
}

fn greatest_common(one: u64, other: u64) -> u64 {
    if other == 0 { one } else { greatest_common(other, one % other) }
}

fn least_common(one: u64, other: u64) -> u64 {
    (one / greatest_common(one, other).max(1)).saturating_mul(other)
}
