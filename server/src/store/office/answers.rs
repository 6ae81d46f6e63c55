//! Who has answered, class by class.

use crate::{
    error::Error,
    sql,
    store::{Store, rosters::record_look},
};
use chrono::{DateTime, Utc};
use kehou_contract::{ClassAnswers, HomeClass, RosterChild};

#[derive(sqlx::FromRow)]
struct Row {
    school_number: String,
    name: String,
    #[sqlx(try_from = "i64")]
    grade: u8,
    #[sqlx(try_from = "i64")]
    home_class_number: u8,
    /// What the application in force says; `None` without one.
    participation: Option<String>,
}

impl Store {
    /// How the families of every class have answered. The look leaves a row in the audit trail.
    pub(crate) async fn list_answers(
        &self,
        teacher: &str,
        now: DateTime<Utc>,
    ) -> Result<Vec<ClassAnswers>, Error> {
        let mut tx = self.desk.turn().await?;
        let rows: Vec<Row> = sql::query_as(
            "SELECT school_number, name, grade, home_class_number, participation FROM children \
             LEFT JOIN applications ON applications.child_id = children.id AND state = 'valid' \
             ORDER BY grade, home_class_number, school_number",
        )
        .fetch_all(&mut *tx)
        .await?;
        record_look(&mut tx, teacher, "answers", now).await?;
        tx.keep().await?;
        let mut classes: Vec<ClassAnswers> = Vec::new();
        for row in rows {
            let home_class = HomeClass { grade: row.grade, number: row.home_class_number };
            if classes.last().is_none_or(|class| class.home_class != home_class) {
                classes.push(empty(home_class));
            }
            if let Some(class) = classes.last_mut() {
                count(class, row);
            }
        }
        Ok(classes)
    }
}

fn empty(home_class: HomeClass) -> ClassAnswers {
    ClassAnswers { home_class, children: 0, taking_part: 0, no_service: 0, unanswered: Vec::new() }
}

fn count(class: &mut ClassAnswers, row: Row) {
    class.children += 1;
    match row.participation.as_deref() {
        Some("no_service") => class.no_service += 1,
        Some(_) => class.taking_part += 1,
        None => {
            let Row { school_number, name, .. } = row;
            class.unanswered.push(RosterChild { school_number, name, home_class: class.home_class });
        }
    }
}
