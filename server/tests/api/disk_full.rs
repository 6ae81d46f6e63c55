//! A disk that is full: nothing is recorded, nothing is half recorded, everything can be read, and writing goes on as soon
//! as there is room.

use crate::{
    contents::miscounted_groups,
    family::new_key,
    running_server::{RunningServer, is_postgres},
    rush::{RUSHED, add_rushed_offering, sign_in_families, submit_at_once},
};
use kehou_contract::{ProblemCode, routes};
use kehou_server::sql;
use std::sync::Arc;

const FAMILIES: usize = 40;

/// Says something to the database itself.
async fn set(server: &RunningServer, statement: &'static str) {
    sql::query(statement).execute(server.app.store().writer()).await.expect("executed");
}

#[tokio::test]
async fn while_the_disk_is_full_nothing_is_recorded_and_afterwards_everything() {
    if is_postgres() {
        // Its disk is another machine's; `sql::FaultKind` has the code for it.
        return;
    }
    let server =
        RunningServer::start_with(|settings| add_rushed_offering(&mut settings.catalogue, 400)).await;
    let server = Arc::new(server);
    let families = sign_in_families(&server, FAMILIES).await;
    let before: Vec<i64> = server.column("SELECT count(*) FROM applications").await;
    // The database has no page to spare and may not grow any more: SQLite says the same of a full disk.
    set(&server, "VACUUM").await;
    set(&server, "PRAGMA max_page_count = 1").await;
    let wish = server.wish(&[RUSHED]);
    let everybody = || families.iter().map(|family| (family.clone(), wish.clone())).collect();
    let answers = submit_at_once(everybody()).await;
    let refused: Vec<_> = answers.iter().filter(|answer| answer.status == 503).collect();
    assert!(!refused.is_empty(), "there was room for everybody");
    for answer in &refused {
        assert_eq!(answer.problem().code, ProblemCode::CannotRecord);
        assert!(!answer.header("retry-after").is_empty());
    }
    let taken = answers.iter().filter(|answer| answer.status == 201).count();
    assert_eq!(taken + refused.len(), FAMILIES, "nobody is left without a definite answer");
    let now: Vec<i64> = server.column("SELECT count(*) FROM applications").await;
    assert_eq!(now[0] - before[0], i64::try_from(taken).expect("few"), "what was refused left nothing");
    assert_eq!(miscounted_groups(&server).await, [""; 0]);
    server.stranger().ask(&routes::GetMenu).send().await.expect(200);

    set(&server, "PRAGMA max_page_count = 4294967294").await;
    let child = families[0].child(0);
    families[0].submit(&child, &new_key(), &wish).await.expect(201);
}
