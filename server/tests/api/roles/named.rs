//! What the addresses of the table name: a bill that was paid, an application for a waiver, money that goes back.

use super::Cast;
use crate::family::new_key;
use kehou_contract::{
    BillState, FamilyBill, Fen, GivesUp, NewLeaving, NewPayment, NewStandingList, NewWaiverRequest,
    OfferingId, OfficeRefund, PaymentMethod, RefundId, RefundPayOut, StandingKind, WaiverDecision,
    WaiverGroupId, WaiverRequestId, WaiverRequested, routes,
};

impl Cast {
    /// What the family's child applies for.
    pub(super) fn waiver(group: &str) -> NewWaiverRequest {
        NewWaiverRequest { group: WaiverGroupId::new(group), offering: None, reason: "见证明".into() }
    }

    /// What the family's child leaves, by a quote of another day.
    pub(super) fn leaving() -> NewLeaving {
        NewLeaving { gives_up: GivesUp::Everything, given_back: Fen(1) }
    }

    /// A list with nobody on it.
    pub(super) fn standing_list() -> NewStandingList {
        let kind = StandingKind::Invited(OfferingId::new("football"));
        NewStandingList { kind, school_numbers: Vec::new(), reason: "名单已核对".into() }
    }

    /// Pays the bill of a submission receipt; the number of the payment receipt.
    pub(super) async fn paid(
        &self,
        submission: &kehou_contract::ReceiptNumber,
    ) -> kehou_contract::PaymentReceiptNumber {
        let bill_id = self.office.bill_of(submission).await;
        self.office.write(&routes::RecordPayment { bill_id }, &self.payment().await).await.expect(201);
        let bills: Vec<FamilyBill> =
            self.family.ask(&routes::ListFamilyBills).send().await.expect(200).read();
        bills.into_iter().find_map(|bill| bill.bill.payment).expect("a payment receipt")
    }

    /// Applies for a waiver for the family's child.
    pub(super) async fn asked(&self, group: &str) -> WaiverRequestId {
        let endpoint = routes::RequestWaiver { child_id: self.family.child_of_grade(3) };
        let answer = self.family.ask(&endpoint).key(&new_key()).json(&Self::waiver(group)).send().await;
        answer.expect(201).read::<WaiverRequested>().id
    }

    /// A waiver of what was paid: what goes back, and how it is paid out.
    pub(super) async fn refund(&self) -> (RefundId, RefundPayOut) {
        let decide = routes::DecideWaiver { request_id: self.asked("minimum-income").await };
        let decision = WaiverDecision { granted: true, reason: "已核对".into() };
        self.office.write(&decide, &decision).await.expect(201);
        let refunds: Vec<OfficeRefund> =
            self.office.ask(&routes::ListOfficeRefunds).send().await.expect(200).read();
        let OfficeRefund { id, amount, paid_by: method, .. } = refunds[0].clone();
        (id, RefundPayOut { amount, method, reason: "原路退回".into() })
    }

    pub(super) async fn payment(&self) -> NewPayment {
        let bills: Vec<FamilyBill> =
            self.family.ask(&routes::ListFamilyBills).send().await.expect(200).read();
        let due = bills.into_iter().find(|bill| bill.bill.state != BillState::Void).expect("a bill");
        let method = PaymentMethod::Transfer { voucher: "20260829-0007".into() };
        NewPayment { amount: due.bill.total, method, reason: "银行回单".into() }
    }
}
