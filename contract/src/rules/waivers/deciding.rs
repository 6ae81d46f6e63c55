//! Deciding about an application for a waiver, and paying out what goes back.

use crate::{OfficeRefund, OfficeRefusal, PaymentMethod, RefundPayOut, School, Waiver, WaiverState};

/// Whether the office may decide about an application: it is open, and what is granted exists.
pub fn may_decide_waiver(
    school: &School,
    waiver: &Waiver,
    state: WaiverState,
    granted: bool,
) -> Result<(), OfficeRefusal> {
    if state != WaiverState::Asked {
        return Err(OfficeRefusal::WaiverNotOpen);
    }
    let known = school.tariff.waivers.iter().any(|group| group.id == waiver.group);
    if granted && !known { Err(OfficeRefusal::NoSuchWaiver) } else { Ok(()) }
}

/// Whether the office may record that a refund left the school: once, whole, and in cash only where the school's file
/// allows it.
pub fn may_pay_out(
    refund: &OfficeRefund,
    pay_out: &RefundPayOut,
    school: &School,
) -> Result<(), OfficeRefusal> {
    if refund.paid_out_at.is_some() {
        return Err(OfficeRefusal::RefundPaidOut);
    }
    if pay_out.method == PaymentMethod::Cash && !school.takes_cash {
        return Err(OfficeRefusal::NoCash);
    }
    if pay_out.amount == refund.amount {
        Ok(())
    } else {
        Err(OfficeRefusal::AmountDiffers { due: refund.amount })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::{round, school};
    use crate::{Fen, Fraction, HomeClass, ReceiptNumber, RefundId, WaiverGroup, WaiverGroupId};

    #[test]
    fn only_an_open_application_is_decided_about() {
        let mut school = school();
        let poor = WaiverGroupId::new("poor");
        let waiver = Waiver { group: poor.clone(), offering: None };
        let answer = |school: &School, state, granted| may_decide_waiver(school, &waiver, state, granted);
        assert_eq!(answer(&school, WaiverState::Asked, true), Err(OfficeRefusal::NoSuchWaiver));
        assert_eq!(answer(&school, WaiverState::Asked, false), Ok(()), "what is gone can be declined");
        school.tariff.waivers = vec![WaiverGroup {
            id: poor,
            title: "低保家庭".into(),
            share: Fraction::WHOLE,
            rules: vec![],
            offerings: vec![],
        }];
        assert_eq!(answer(&school, WaiverState::Asked, true), Ok(()));
        for state in [WaiverState::Granted, WaiverState::Declined, WaiverState::Withdrawn] {
            assert_eq!(answer(&school, state, true), Err(OfficeRefusal::WaiverNotOpen));
        }
    }

    #[test]
    fn a_refund_is_paid_out_once_and_whole() {
        let school = school();
        let refund = OfficeRefund {
            id: RefundId::new("1"),
            submission: ReceiptNumber::new("S1-2608-000317"),
            child_name: "林小禾".into(),
            school_number: "260001".into(),
            home_class: HomeClass { grade: 3, number: 2 },
            amount: Fen(20_000),
            paid_by: PaymentMethod::Cash,
            since: round().opens_at,
            paid_out_at: None,
        };
        let transfer = PaymentMethod::Transfer { voucher: "20260903-17".into() };
        let pay_out = |amount, method: &PaymentMethod| RefundPayOut {
            amount: Fen(amount),
            method: method.clone(),
            reason: String::new(),
        };
        assert_eq!(may_pay_out(&refund, &pay_out(20_000, &transfer), &school), Ok(()));
        let cases = [
            (pay_out(19_999, &transfer), OfficeRefusal::AmountDiffers { due: Fen(20_000) }),
            (pay_out(20_000, &PaymentMethod::Cash), OfficeRefusal::NoCash),
        ];
        for (pay_out, refusal) in cases {
            assert_eq!(may_pay_out(&refund, &pay_out, &school), Err(refusal));
        }
        let done = OfficeRefund { paid_out_at: Some(round().closes_at), ..refund };
        let again = may_pay_out(&done, &pay_out(20_000, &transfer), &school);
        assert_eq!(again, Err(OfficeRefusal::RefundPaidOut));
    }
}
