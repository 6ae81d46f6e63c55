//! The school office, over the API.

use crate::caller::Caller;
use anyhow::{Result, ensure};
use chrono::{DateTime, NaiveDate, Utc};
use kehou_contract::{
    GroupId, RoundTimes, SessionChange, SessionChanged, TeacherSignIn, Viewer,
    routes::{ChangeSession, MoveRound, SignInTeacher},
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

    /// Cancels a session.
    pub async fn cancel_session(&self, group: &str, date: NaiveDate, reason: &str) -> Result<SessionChanged> {
        let endpoint = ChangeSession { group_id: GroupId::new(group) };
        let change = SessionChange { date, held: false, reason: reason.to_owned() };
        self.caller.send(&endpoint, &change, Some(&format!("office-cancels-{group}-{date}"))).await
    }
}
