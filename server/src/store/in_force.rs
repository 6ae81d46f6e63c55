//! The application by which a child takes part.

use super::{child_term::care_of, held::groups_held};
use crate::{
    Catalogue,
    error::Error,
    sql::{self, Connection},
};
use kehou_contract::{ChildId, GroupId, SubmissionReceipt, WindowId, rules::Priced};

/// The application by which a child takes part, and what it takes.
pub(super) struct InForce {
    pub(super) application: String,
    /// Windows with care.
    pub(super) care: Vec<WindowId>,
    /// Groups, in the family's order: the order of the bill's lines.
    pub(super) held: Vec<GroupId>,
}

impl InForce {
    /// `None` where the child takes no service.
    pub(super) async fn read(tx: &mut Connection, child: &ChildId) -> Result<Option<Self>, Error> {
        let row: Option<(String, String)> = sql::query_as(
            "SELECT applications.id, document FROM applications \
             JOIN submission_receipts ON application_id = applications.id \
             WHERE applications.child_id = $1 AND state = 'valid' AND participation = 'taking_part'",
        )
        .bind(child.as_str())
        .fetch_optional(&mut *tx)
        .await?;
        let Some((application, document)) = row else {
            return Ok(None);
        };
        let receipt: SubmissionReceipt = serde_json::from_str(&document)?;
        let choices = receipt.outcomes;
        let mut held = groups_held(tx, child.as_str()).await?;
        held.sort_by_key(|group| {
            choices.iter().position(|choice| &choice.group == group).unwrap_or(choices.len())
        });
        Ok(Some(Self { application, care: care_of(tx, child).await?, held }))
    }

    /// The groups with what is known of them.
    pub(super) fn groups<'a>(&self, catalogue: &'a Catalogue) -> Vec<Priced<'a>> {
        let of_group = |id: &GroupId| {
            let found = catalogue.groups().find(|(_, group)| &group.id == id);
            found.map(|(offering, group)| Priced { offering, group })
        };
        self.held.iter().filter_map(of_group).collect()
    }
}
