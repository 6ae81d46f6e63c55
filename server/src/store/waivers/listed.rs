//! Applications for waivers, as the family and as the office read them.

use super::{answer_place, read_state, reason_place};
use crate::{
    Catalogue,
    error::Error,
    seal::Seal,
    sql,
    store::{Store, rosters::record_look},
};
use chrono::{DateTime, Utc};
use kehou_contract::{
    ChildId, HomeClass, OfferingId, OfficeWaiverRequest, Waiver, WaiverGroupId, WaiverRequest,
    WaiverRequestId,
};

/// What stands in the trail when the office looks at the applications.
const TARGET: &str = "waiver-requests";

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    group_id: String,
    offering_id: Option<String>,
    reason_sealed: Option<Vec<u8>>,
    requested_at: i64,
    state: String,
    settled_at: Option<i64>,
    answer_sealed: Option<Vec<u8>>,
    child_name: String,
    school_number: String,
    #[sqlx(try_from = "i64")]
    grade: u8,
    #[sqlx(try_from = "i64")]
    home_class_number: u8,
}

const REQUESTS: &str = "SELECT waiver_requests.id, group_id, offering_id, reason_sealed, requested_at, state, \
     settled_at, answer_sealed, name AS child_name, school_number, grade, home_class_number \
     FROM waiver_requests JOIN children ON children.id = child_id";

impl Row {
    fn open(&self, catalogue: &Catalogue, seal: &Seal) -> Result<WaiverRequest, Error> {
        let opened = |sealed: &Option<Vec<u8>>, place: String| match sealed {
            Some(sealed) => seal.open(sealed, &place),
            None => Ok(String::new()),
        };
        let group = WaiverGroupId::new(&*self.group_id);
        let offering = self.offering_id.as_deref().map(OfferingId::new);
        let known = catalogue.school.tariff.waivers.iter().find(|known| known.id == group);
        let titled = offering.as_ref().map(|id| {
            let found = catalogue.offerings.iter().find(|offering| &offering.id == id);
            found.map_or_else(|| id.to_string(), |offering| offering.title.clone())
        });
        let instant = |millis| DateTime::from_timestamp_millis(millis).unwrap_or_default();
        Ok(WaiverRequest {
            id: WaiverRequestId::new(&*self.id),
            group_title: known.map_or_else(|| group.to_string(), |known| known.title.clone()),
            offering_title: titled.unwrap_or_default(),
            reason: opened(&self.reason_sealed, reason_place(&self.id))?,
            answer: opened(&self.answer_sealed, answer_place(&self.id))?,
            state: read_state(&self.state)?,
            requested_at: instant(self.requested_at),
            settled_at: self.settled_at.map(instant),
            waiver: Waiver { group, offering },
        })
    }
}

impl Store {
    /// A child's applications for waivers, newest first.
    pub(crate) async fn list_waiver_requests(
        &self,
        catalogue: &Catalogue,
        child: &ChildId,
    ) -> Result<Vec<WaiverRequest>, Error> {
        let statement = [REQUESTS, " WHERE child_id = $1 ORDER BY seq DESC"].concat();
        let rows: Vec<Row> =
            sql::query_as(sqlx::AssertSqlSafe(statement)).bind(child.as_str()).fetch_all(&self.read).await?;
        rows.iter().map(|row| row.open(catalogue, &self.seal)).collect()
    }

    /// Everything families applied for and did not take back: what waits for an answer first, the longest first. The
    /// look is recorded.
    pub(crate) async fn list_office_waivers(
        &self,
        catalogue: &Catalogue,
        teacher: &str,
        now: DateTime<Utc>,
    ) -> Result<Vec<OfficeWaiverRequest>, Error> {
        let statement = [
            REQUESTS,
            " WHERE state <> 'withdrawn' ORDER BY state <> 'asked', CASE WHEN state = 'asked' THEN seq ELSE -seq END",
        ]
        .concat();
        let mut tx = self.desk.turn().await?;
        let rows: Vec<Row> = sql::query_as(sqlx::AssertSqlSafe(statement)).fetch_all(&mut *tx).await?;
        record_look(&mut tx, teacher, TARGET, now).await?;
        tx.keep().await?;
        let listed = |row: Row| {
            Ok(OfficeWaiverRequest {
                request: row.open(catalogue, &self.seal)?,
                child_name: row.child_name,
                school_number: row.school_number,
                home_class: HomeClass { grade: row.grade, number: row.home_class_number },
            })
        };
        rows.into_iter().map(listed).collect()
    }
}
