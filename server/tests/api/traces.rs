//! What a family's doings leave behind beside their effect: an audit trail, and a log that names nobody.

use crate::{family::new_key, running_server::RunningServer};
use kehou_contract::Fen;
use std::{
    io::Write,
    sync::{Arc, Mutex},
};

#[tokio::test]
async fn every_write_leaves_one_audit_row_and_a_refusal_none() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let (child, key) = (family.child_of_grade(3), new_key());
    let before: i64 = server.column("SELECT max(seq) FROM audit_rows").await[0];
    let wish = server.wish(&["football-1"]);
    family.submit(&child, &key, &wish).await.receipt();
    family.submit(&child, &key, &wish).await.receipt();
    let refused = server.wish_with(&["football-1"], |wish| wish.quoted_total = Fen(1));
    family.meet_refusal(&child, &refused).await;
    family.withdraw(&child, &new_key(), &server).await.receipt();
    let rows: Vec<String> = server
        .column("SELECT seq || ' ' || action || ' ' || target FROM audit_rows ORDER BY seq DESC LIMIT 2")
        .await;
    let expected = [
        format!("{} application.withdrawn {child}", before + 2),
        format!("{} application.submitted {child}", before + 1),
    ];
    assert_eq!(rows, expected);
    let gaps: Vec<i64> = server
        .column("SELECT seq FROM audit_rows WHERE seq > 1 AND seq - 1 NOT IN (SELECT seq FROM audit_rows)")
        .await;
    assert!(gaps.is_empty(), "{gaps:?}");
    let naming: Vec<String> = server.column("SELECT facts FROM audit_rows WHERE facts LIKE '%林%'").await;
    assert!(naming.is_empty(), "{naming:?}");
}

/// A log that a test can read.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("the log").extend_from_slice(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_log_names_no_child_and_no_code() {
    let log = Log::default();
    let written = log.clone();
    // For the whole process: one for this thread alone would miss lines whose place in the code another thread
    // reached first. So other tests' lines stand in it too, and must be as silent.
    let subscriber = tracing_subscriber::fmt().with_writer(move || written.clone()).finish();
    tracing::subscriber::set_global_default(subscriber).expect("the only log");
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child_of_grade(3);
    let receipt = family.obtain(&child, &server.wish(&["football-1", "robots-1"])).await;
    family.meet_refusal(&child, &server.wish(&[])).await;
    family.receipt(&receipt.number).await;
    family.withdraw(&child, &new_key(), &server).await.receipt();
    let log = String::from_utf8(log.0.lock().expect("the log").clone()).expect("text");
    assert!(
        log.contains("/children/{child_id}/applications"),
        "requests are logged by their template: {log}"
    );
    let (_, token) = family.cookie().split_once('=').expect("a cookie");
    let letter = &server.letters()[0];
    for secret in ["林", child.as_str(), token, &letter.household_code, receipt.check_code.as_str()] {
        let line = log.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret}");
    }
}
