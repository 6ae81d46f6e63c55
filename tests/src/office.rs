//! The school office, over the API.

use crate::caller::Caller;
use anyhow::{Context, Result, ensure};
use chrono::{DateTime, NaiveDate, Utc};
use kehou_contract::{
    GroupId, NewPayment, OfficeBill, PaymentMethod, PaymentReceipt, RoundTimes, SessionChange,
    SessionChanged, TeacherSignIn, Viewer,
    routes::{ChangeSession, ListOfficeBills, MoveRound, RecordPayment, SignInTeacher},
};

/// Somebody in the office.
pub struct Office {
    caller: Caller,
}

impl Office {
    /// Signs the office in.
    pub async fn sign_in(origin: &str, code: &str) -> Result<Self> {
        let typed = TeacherSignIn { teacher_code: code.to_owned() };
        let (caller, viewer) = Caller::sign_in(origin, &SignInTeacher, &typed).await?;
        ensure!(matches!(viewer, Viewer::Teacher(teacher) if teacher.office), "the office's code");
        Ok(Self { caller })
    }

    /// Sets when the round opens and closes.
    pub async fn move_round(&self, opens_at: DateTime<Utc>, closes_at: DateTime<Utc>) -> Result<()> {
        let times = RoundTimes { opens_at, closes_at, reason: "家长会上说好的".to_owned() };
        let key = format!("office-moves-the-round-{closes_at}").replace(' ', "-");
        self.caller.send(&MoveRound, &times, Some(&key)).await.map(drop)
    }

    /// Records that the bill on a submission receipt was paid by transfer.
    pub async fn record_payment(&self, submission: &str, voucher: &str) -> Result<PaymentReceipt> {
        let bills: Vec<OfficeBill> = self.caller.get(&ListOfficeBills).await?;
        let bill = bills.into_iter().find(|bill| bill.submission.as_str() == submission);
        let OfficeBill { id, bill, .. } = bill.with_context(|| format!("no bill on {submission}"))?;
        let payment = NewPayment {
            amount: bill.total,
            method: PaymentMethod::Transfer { voucher: voucher.to_owned() },
            reason: "银行到账".to_owned(),
        };
        let key = format!("office-records-{submission}");
        self.caller.send(&RecordPayment { bill_id: id }, &payment, Some(&key)).await
    }

    /// Cancels a session.
    pub async fn cancel_session(&self, group: &str, date: NaiveDate, reason: &str) -> Result<SessionChanged> {
        let endpoint = ChangeSession { group_id: GroupId::new(group) };
        let change = SessionChange { date, held: false, reason: reason.to_owned() };
        self.caller.send(&endpoint, &change, Some(&format!("office-cancels-{group}-{date}"))).await
    }
}
