//! Lines between several servers and their database, cut in the middle of what families submit.

use crate::{
    family::{Family, new_key},
    running_server::RunningServer,
    rush::sign_in_families,
    several_servers::three,
};
use kehou_contract::{Application, SubmissionReceipt, routes};
use sqlx::PgConnection;
use std::{collections::BTreeSet, sync::Arc};

/// Cuts every line to the database but the one it is said by, as its crash would.
const CUT: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity \
                   WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()";

/// Somebody who stands in the way of whoever writes, and cuts their lines while they wait.
struct Cutter(PgConnection);

impl Cutter {
    /// Holds a group's row: no desk that has its turn gets any further.
    async fn stand_in_the_way(&mut self) {
        for statement in ["BEGIN", "SELECT FROM groups WHERE id = 'tai-chi-1' FOR UPDATE"] {
            sqlx::query(statement).execute(&mut self.0).await.expect(statement);
        }
    }

    /// Once somebody waits, cuts every line to the database but this one, as its crash would, and goes out of the way.
    async fn cut(&mut self) {
        let waits = "SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE pg_backend_pid() = ANY(pg_blocking_pids(pid))), \
                     pg_stat_clear_snapshot()::text";
        while !sqlx::query_scalar::<_, bool>(waits).fetch_one(&mut self.0).await.expect("who waits") {
            tokio::task::yield_now().await;
        }
        for statement in [CUT, "ROLLBACK"] {
            sqlx::query(statement).execute(&mut self.0).await.expect(statement);
        }
    }
}

/// Cuts lines again whenever families have come to the desks since, so that some get through in between.
async fn cut_again_and_again(mut cutter: Cutter, servers: [Arc<RunningServer>; 3]) {
    let come = || servers.iter().map(|server| server.app.store().handed_in()).sum::<u64>();
    for _ in 0..12 {
        cutter.cut().await;
        let before = come();
        while come() < before + 3 {
            tokio::task::yield_now().await;
        }
        cutter.stand_in_the_way().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn lines_that_are_cut_lose_nothing_and_double_nothing() {
    let Some(servers) = three().await else { return };
    let families = sign_in_families(&servers[0], 60).await;
    let wish = servers[0].wish(&["tai-chi-1"]);
    let mut cutter = Cutter(servers[0].data().connect().await);
    cutter.stand_in_the_way().await;
    let cutting = tokio::spawn(cut_again_and_again(cutter, servers.clone()));
    let mut submitting = tokio::task::JoinSet::new();
    for (number, family) in families.into_iter().enumerate() {
        let (family, wish) = (family.at(&servers[number % 3]), wish.clone());
        submitting.spawn(async move { until_answered(&family, &wish).await });
    }
    let (mut receipts, mut sent) = (BTreeSet::new(), 0);
    while let Some(receipt) = submitting.join_next().await {
        let (receipt, sends) = receipt.expect("no panic");
        assert!(receipts.insert(receipt.number.to_string()));
        sent += sends;
    }
    cutting.abort();
    assert!(sent > receipts.len(), "the cuts were felt: {sent} sends");
    let report = servers[0].verify(None).await;
    assert!(report.is_sound(), "{report}");
    let kept: BTreeSet<String> =
        servers[0].column("SELECT number FROM submission_receipts").await.into_iter().collect();
    assert!(receipts.is_subset(&kept), "what was acknowledged is there");
}

#[tokio::test]
async fn who_asks_after_the_lines_were_cut_is_answered_by_another() {
    let Some([server, ..]) = three().await else { return };
    let family = server.first_family().await;
    for _ in 0..5 {
        family.ask(&routes::GetViewer).send().await.expect(200);
        server.data().execute(CUT).await;
        family.ask(&routes::GetViewer).send().await.expect(200);
    }
}

/// Sends the same key again until there is an answer, as the app does; how often it was sent comes with it.
async fn until_answered(family: &Family, wish: &Application) -> (SubmissionReceipt, usize) {
    let key = new_key();
    for sends in 1.. {
        let answer = family.submit(&family.child(0), &key, wish).await;
        match answer.status {
            201 => return (answer.receipt(), sends),
            500 | 503 => tokio::task::yield_now().await,
            other => panic!("{other}: {}", answer.text()),
        }
    }
    unreachable!("it is answered before the numbers end")
}
