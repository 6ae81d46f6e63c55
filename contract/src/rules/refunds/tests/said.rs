//! What a family reads of it.

use super::{absence::by_absence, *};
use crate::{Measure, words::Language};

fn said(quote: &RefundQuote) -> String {
    (Language::ZhHans.late_words().refunds.quote)(quote)
}

#[test]
fn a_family_reads_how_its_amount_came_about() {
    let september = daily("2026-09-01", 22, 2);
    let facts = RefundFacts {
        paid: Fen(13_000),
        sessions: &september,
        leaves: Some(september[9].date),
        ..RefundFacts::default()
    };
    let quote = refund_quote(&RefundRule::by(Measure::Day), &facts);
    assert_eq!(said(&quote), "已缴 130.00 元 × 未上 13 天 ÷ 共 22 天 = 76.82 元");
    assert_eq!((quote.why.used, quote.why.unused, quote.why.all), (9, 13, 22));

    let mut term = four_months();
    term.iter_mut().take(30).for_each(|session| session.attended = false);
    let facts = RefundFacts { paid: Fen(48_000), sessions: &term, ..RefundFacts::default() };
    let quote = refund_quote(&by_absence(), &facts);
    assert_eq!(said(&quote), "连续请假退 1.5 个月：已缴 480.00 元 × 1.5 个月 ÷ 共 4 个月 = 180.00 元");
}
