//! The laws a statement can check.

use super::Finding;
use crate::sql::{self, Connection};

/// A law, or a part of it.
pub(super) struct Law {
    law: u8,
    what: &'static str,
    /// How many rows there are to look at.
    checked: &'static str,
    /// Those that break it, each in a few words with its id.
    broken: &'static str,
}

impl Law {
    pub(super) async fn check(&self, tx: &mut Connection) -> sqlx::Result<Finding> {
        let checked = sql::query_scalar(self.checked).fetch_one(&mut *tx).await?;
        let first = ["SELECT * FROM (", self.broken, ") AS broken LIMIT 1"].concat();
        let broken = sql::query_scalar(sqlx::AssertSqlSafe(first)).fetch_optional(tx).await?;
        Ok(Finding { law: self.law, what: self.what, checked, broken })
    }
}

/// In the order of the laws.
pub(super) const LAWS: [Law; 12] = [
    Law {
        law: 1,
        what: "no group has more children than places, those proposed and under review counted",
        checked: "SELECT count(*) FROM groups",
        broken: "SELECT 'group ' || id || ': ' || held || ' of ' || capacity FROM groups JOIN \
             (SELECT group_id, count(*) AS held FROM enrolments WHERE ended_at IS NULL GROUP BY group_id) AS counted \
             ON group_id = id WHERE held > capacity",
    },
    Law {
        law: 2,
        what: "every application has its receipt",
        checked: "SELECT count(*) FROM applications",
        broken: "SELECT 'application ' || id FROM applications WHERE NOT EXISTS \
             (SELECT 1 FROM submission_receipts WHERE application_id = applications.id)",
    },
    Law {
        law: 3,
        what: "every application is told of in the audit trail",
        checked: "SELECT count(*) FROM applications",
        // Said with NOT IN, PostgreSQL reads the trail once for each application when it is too long for its memory.
        broken: "SELECT 'application ' || id FROM \
             (SELECT id FROM applications EXCEPT SELECT json_extract(facts, '$.application') FROM audit_rows) AS untold",
    },
    Law {
        law: 3,
        what: "every place goes back to an application of that child for that group",
        checked: "SELECT count(*) FROM enrolments WHERE ended_at IS NULL AND proposed = 0",
        broken: "SELECT 'enrolment ' || enrolments.id FROM enrolments LEFT JOIN applications \
             ON applications.id = application_id WHERE ended_at IS NULL AND proposed = 0 AND \
             (applications.id IS NULL OR applications.child_id <> enrolments.child_id OR (applications.state = 'valid' AND \
              instr(wish, '\"' || group_id || '\"') = 0))",
    },
    Law {
        law: 5,
        what: "no two keys name the same effect",
        checked: "SELECT count(*) FROM idempotency_keys",
        broken: "SELECT 'keys of row ' || audit_seq || ' of the audit trail' FROM idempotency_keys \
             WHERE audit_seq IS NOT NULL GROUP BY audit_seq HAVING count(*) > 1",
    },
    Law {
        law: 6,
        what: "no child is twice in an offering, nor in force with two applications",
        checked: "SELECT count(*) FROM enrolments WHERE ended_at IS NULL AND proposed = 0",
        broken: "SELECT 'child ' || child_id || ' in offering ' || offering_id FROM enrolments \
             WHERE ended_at IS NULL AND proposed = 0 GROUP BY child_id, offering_id HAVING count(*) > 1 \
             UNION ALL SELECT 'child ' || child_id || ' in round ' || round_id FROM applications \
             WHERE state = 'valid' GROUP BY child_id, round_id HAVING count(*) > 1",
    },
    Law {
        law: 6,
        what: "no child is in two places at a time: whatever is kept apart is a place it has",
        checked: "SELECT count(*) FROM enrolment_meetings",
        broken: "SELECT 'child ' || enrolment_meetings.child_id || ' on weekday ' || weekday || ' in window ' || window_id \
             FROM enrolment_meetings LEFT JOIN enrolments ON enrolments.id = enrolment_id \
             WHERE enrolments.id IS NULL OR ended_at IS NOT NULL OR proposed = 1 \
             OR enrolments.child_id <> enrolment_meetings.child_id",
    },
    Law {
        law: 7,
        what: "every bill is what its entries in the ledger, its lines and its payments come to",
        checked: "SELECT count(*) FROM bills",
        broken: BILLS_AT_FAULT,
    },
    Law {
        law: 9,
        what: "the counters of groups are the number of their rows",
        checked: "SELECT count(*) FROM groups",
        broken: "SELECT 'group ' || id || ' counts ' || enrolled FROM groups WHERE enrolled <> \
             (SELECT count(*) FROM enrolments WHERE group_id = groups.id AND ended_at IS NULL)",
    },
    Law {
        law: 9,
        what: "the counters of quotas and of what is held back are the number of their rows",
        checked: "SELECT (SELECT count(*) FROM quotas) + (SELECT count(*) FROM held_back)",
        broken: "SELECT 'quota ' || id || ' counts ' || taken FROM quotas WHERE taken <> \
             (SELECT count(*) FROM quota_places JOIN enrolments ON enrolments.id = enrolment_id \
              WHERE quota_id = quotas.id AND ended_at IS NULL) \
             UNION ALL SELECT 'group ' || group_id || ' counts ' || taken || ' for ' || whom FROM held_back \
             WHERE taken <> (SELECT count(*) FROM enrolments WHERE enrolments.group_id = held_back.group_id \
             AND held_from = whom AND ended_at IS NULL)",
    },
    Law {
        law: 10,
        what: "applications stand in the order in which the audit trail tells of them",
        checked: "SELECT count(*) FROM applications",
        broken: "SELECT 'application ' || id FROM (SELECT applications.id AS id, applications.seq AS seq, \
             lag(applications.seq, 1, 0) OVER (ORDER BY audit_rows.seq) AS before FROM audit_rows \
             JOIN applications ON applications.id = json_extract(facts, '$.application') \
             WHERE action IN ('application.submitted', 'proposal.accepted')) AS told WHERE seq <= before",
    },
    Law {
        law: 11,
        what: "the audit trail begins with 1 and has no gap",
        checked: "SELECT count(*) FROM audit_rows",
        broken: "SELECT 'row ' || seq || ' is missing' FROM (SELECT seq - 1 AS seq, \
             lag(seq, 1, 0) OVER (ORDER BY seq) AS before FROM audit_rows) AS trail WHERE before <> seq",
    },
];

/// Nothing is charged yet of what is counted afterwards; of a void bill nothing is due; of any other its total, and what
/// was paid is what its payments say.
const BILLS_AT_FAULT: &str = "WITH sums AS (SELECT bill_id, \
         sum(CASE WHEN kind = 'charge' THEN amount_fen ELSE 0 END) AS charged, sum(CASE WHEN kind = 'payment' THEN amount_fen ELSE 0 END) AS paid, \
         sum(CASE WHEN kind IN ('refund', 'credit') THEN amount_fen ELSE 0 END) AS back, \
         sum(CASE WHEN kind IN ('waiver', 'void') THEN amount_fen ELSE 0 END) AS off FROM ledger_entries GROUP BY bill_id), \
     each AS (SELECT bills.id, state, total_fen, coalesce(charged, 0) AS charged, coalesce(paid, 0) AS paid, \
         coalesce(back, 0) AS back, coalesce(off, 0) AS off, \
         (SELECT coalesce(sum(amount_fen), 0) FROM payments WHERE bill_id = bills.id) AS received, \
         (SELECT coalesce(sum(amount_fen), 0) FROM bill_lines WHERE bill_id = bills.id) AS lines \
         FROM bills LEFT JOIN sums ON bill_id = bills.id) \
     SELECT 'bill ' || id || ' (' || state || ') of ' || total_fen || ' fen: charged ' || charged || ', let off ' || off \
         || ', given back ' || back || ', lines ' || lines \
     FROM each WHERE lines <> total_fen OR paid <> received OR back > paid OR CASE state \
         WHEN 'counting' THEN charged <> 0 \
         WHEN 'void' THEN charged - off - back <> 0 \
         WHEN 'paid' THEN charged - off <> total_fen OR paid <> total_fen \
         ELSE charged - off <> total_fen END";
