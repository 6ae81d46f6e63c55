//! The desk before a database that is none.

mod notebook;
mod simulation;

use super::*;
use crate::error::Error;
use notebook::{BREAKS, DISK_FAILED, Notebook, PANICS, REFUSED};
use tokio::{
    sync::OwnedSemaphorePermit,
    task::{JoinHandle, JoinSet},
    time::timeout,
};

/// Long enough for anything that happens at all.
const AT_MOST: Duration = Duration::from_secs(20);

async fn enter_all(desk: &Desk<Notebook>, entries: &[u32]) -> Vec<Result<usize, Error>> {
    let mut waiting = JoinSet::new();
    for (at, entry) in entries.iter().copied().enumerate() {
        let desk = desk.clone();
        waiting.spawn(async move { (at, desk.enter(entry).await) });
    }
    let mut answers = timeout(AT_MOST, waiting.join_all()).await.expect("everybody is answered");
    answers.sort_by_key(|(at, _)| *at);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

/// Somebody whose sync lasts until what is held is dropped.
async fn hold_up(
    desk: &Desk<Notebook>,
    notebook: &Notebook,
) -> (OwnedSemaphorePermit, JoinHandle<Result<usize, Error>>) {
    let hold = notebook.hold_syncs().await;
    let first = tokio::spawn({
        let desk = desk.clone();
        async move { desk.enter(1).await }
    });
    notebook.sync_is_tried().await;
    (hold, first)
}

#[test]
fn a_desk_apart_is_served_whatever_becomes_of_other_threads() {
    // No runtime is here that could serve it.
    let desk = Desk::open_apart(Notebook::default()).expect("a thread");
    let elsewhere = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    assert_eq!(elsewhere.block_on(desk.enter(1)).expect("in"), 1);
}

#[tokio::test]
async fn what_comes_together_is_synced_once_and_in_the_order_it_came() {
    let notebook = Notebook::default();
    let desk = Desk::open(notebook.clone());
    let answers = enter_all(&desk, &[1, 2, 3, 4, 5]).await;
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    assert_eq!(notebook.synced(), [1, 2, 3, 4, 5]);
    assert!(notebook.syncs() < 5, "{} syncs", notebook.syncs());
    assert_eq!(answers.into_iter().map(|answer| answer.expect("in")).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
}

#[tokio::test]
async fn whoever_comes_while_another_has_the_turn_is_served_with_those_before() {
    let notebook = Notebook::default();
    let desk = Desk::open(notebook.clone());
    let another = notebook.hold_turn().await;
    let mut waiting = JoinSet::new();
    for entry in 1..=5 {
        let desk_of_this = desk.clone();
        waiting.spawn(async move { desk_of_this.enter(entry).await });
        // Each is at the desk, and the first of them at its head, before the next comes.
        while desk.waiting.count() < entry as usize {
            tokio::task::yield_now().await;
        }
        tokio::task::yield_now().await;
    }
    drop(another);
    let answers = timeout(AT_MOST, waiting.join_all()).await.expect("everybody is answered");
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    assert_eq!((notebook.synced(), notebook.syncs()), (vec![1, 2, 3, 4, 5], 1));
}

#[tokio::test]
async fn what_is_given_up_before_its_turn_comes_is_not_decided() {
    let notebook = Notebook::default();
    let desk = Desk::open(notebook.clone());
    let another = notebook.hold_turn().await;
    let hand_in = |entry: u32, until: Option<Instant>| {
        let desk = desk.clone();
        tokio::spawn(async move { desk.hand_in(entry, until).await })
    };
    let patient = hand_in(1, Some(Instant::now() + AT_MOST));
    let late = hand_in(2, Some(Instant::now()));
    let gone = hand_in(3, None);
    while desk.waiting.count() < 3 {
        tokio::task::yield_now().await;
    }
    gone.abort();
    assert!(gone.await.is_err_and(|gone| gone.is_cancelled()));
    drop(another);
    assert_eq!(patient.await.expect("answered").expect("in"), 1);
    assert!(matches!(late.await.expect("answered"), Err(Error::DeskIsFull(_))));
    assert_eq!(notebook.synced(), [1]);
}

#[tokio::test]
async fn nobody_is_answered_before_the_sync() {
    let notebook = Notebook::default();
    let desk = Desk::open(notebook.clone());
    let hold = notebook.hold_syncs().await;
    let waiting = tokio::spawn({
        let desk = desk.clone();
        async move { enter_all(&desk, &[1, REFUSED, 2]).await }
    });
    notebook.sync_is_tried().await;
    assert!(!waiting.is_finished());
    assert_eq!(notebook.synced(), [0; 0]);
    drop(hold);
    let answers = waiting.await.expect("answered");
    assert_eq!(notebook.synced(), [1, 2]);
    assert!(matches!(answers[1], Err(Error::KeyReused)), "{answers:?}");
}

#[tokio::test]
async fn a_sync_that_fails_is_nobodys_yes() {
    let notebook = Notebook::default();
    notebook.fail_the_next_sync(Error::Broken("no room"));
    let desk = Desk::open(notebook.clone());
    let answers = enter_all(&desk, &[1, REFUSED, 2]).await;
    assert!(answers.iter().all(|answer| matches!(answer, Err(Error::OfGroup(_)))), "{answers:?}");
    assert_eq!(notebook.synced(), [0; 0]);
    assert!(desk.enter(3).await.is_ok(), "and the next group goes on");
}

#[tokio::test]
async fn after_the_disk_has_failed_nothing_is_written_and_everybody_is_told() {
    let notebook = Notebook::default();
    let desk = Desk::open(notebook.clone());
    assert!(desk.enter(1).await.is_ok() && desk.is_sound());
    notebook.fail_the_next_sync(Error::Broken(DISK_FAILED));
    let hold = notebook.hold_syncs().await;
    let lost = tokio::spawn({
        let desk = desk.clone();
        async move { desk.enter(2).await }
    });
    notebook.sync_is_tried().await;
    let queued = tokio::spawn({
        let desk = desk.clone();
        async move { (enter_all(&desk, &[3, 4]).await, desk.turn().await.map(drop)) }
    });
    while desk.waiting.count() < 3 {
        tokio::task::yield_now().await;
    }
    drop(hold);
    let lost = lost.await.expect("answered");
    assert!(matches!(lost, Err(Error::OfGroup(_))), "nobody knows: {lost:?}");
    let (answers, turn) = queued.await.expect("answered");
    assert!(answers.iter().all(|answer| matches!(answer, Err(Error::CannotRecord(_)))), "{answers:?}");
    assert!(matches!(turn, Err(Error::CannotRecord(_))));
    assert!(!desk.is_sound());
    assert_eq!((notebook.synced(), notebook.syncs()), (vec![1], 1), "no sync is tried again");
    timeout(AT_MOST, desk.close()).await.expect("it can be closed");
}

#[tokio::test]
async fn what_fails_between_two_groups_waits_or_ends_the_writing() {
    let notebook = Notebook::default();
    let desk = Desk::open(notebook.clone());
    notebook.fail_the_next_rest(Error::Broken("no room"));
    assert!(desk.enter(1).await.is_ok() && desk.enter(2).await.is_ok(), "it is tried again");
    notebook.fail_the_next_rest(Error::Broken(DISK_FAILED));
    assert!(desk.enter(3).await.is_ok(), "it was synced before");
    assert!(matches!(desk.enter(4).await, Err(Error::CannotRecord(_))));
    assert_eq!(notebook.synced(), [1, 2, 3]);
}

#[tokio::test]
async fn an_entry_that_breaks_or_panics_takes_nobody_with_it() {
    for bad in [BREAKS, PANICS] {
        let notebook = Notebook::default();
        let desk = Desk::open(notebook.clone());
        let answers = enter_all(&desk, &[1, bad, 2]).await;
        assert!(matches!(answers[..], [Ok(_), Err(Error::Broken(_)), Ok(_)]), "{answers:?}");
        assert_eq!(notebook.synced(), [1, 2]);
        assert!(desk.enter(3).await.is_ok(), "and the desk goes on");
    }
}

#[tokio::test]
async fn two_of_the_same_are_decided_one_after_the_other() {
    let notebook = Notebook::default();
    let desk = Desk::open(notebook.clone());
    enter_all(&desk, &[7, 7, 8]).await;
    assert_eq!(notebook.synced(), [7, 7, 8]);
    assert!(notebook.runs().iter().all(|run| run != &[7, 7] && run != &[7, 7, 8]), "{:?}", notebook.runs());
}

#[tokio::test]
async fn who_was_in_each_others_way_is_decided_once_more() {
    let notebook = Notebook::default();
    let desk = Desk::open(notebook.clone());
    notebook.meet(1);
    assert_eq!(desk.enter(1).await.expect("in, at the second try"), 1);
    assert_eq!((notebook.synced(), notebook.runs()), (vec![1], vec![vec![1], vec![1]]));
    // Whoever is always in the way is not waited for: the family is told to come again.
    notebook.meet(2);
    assert!(desk.enter(2).await.is_err());
    assert_eq!(notebook.synced(), [1]);
}

#[tokio::test]
async fn a_turn_is_kept_or_undone() {
    let notebook = Notebook::default();
    let desk = Desk::open(notebook.clone());
    let mut kept = desk.turn().await.expect("a turn");
    kept.transaction_mut().write(10);
    kept.keep().await.expect("synced");
    let mut dropped = desk.turn().await.expect("a turn");
    dropped.transaction_mut().write(11);
    drop(dropped);
    assert_eq!(desk.enter(12).await.expect("in"), 2);
    assert_eq!(notebook.synced(), [10, 12]);
}

#[tokio::test]
async fn whoever_does_not_wait_for_the_turn_holds_up_nobody() {
    let notebook = Notebook::default();
    let desk = Desk::open(notebook.clone());
    let (hold, first) = hold_up(&desk, &notebook).await;
    let gone = tokio::spawn({
        let desk = desk.clone();
        async move { desk.turn().await.map(drop) }
    });
    while desk.waiting.count() < 2 {
        tokio::task::yield_now().await;
    }
    gone.abort();
    drop(hold);
    first.await.expect("no panic").expect("in");
    assert_eq!(timeout(AT_MOST, desk.enter(2)).await.expect("answered").expect("in"), 2);
}

#[tokio::test(start_paused = true)]
async fn nobody_waits_until_their_phone_gives_up() {
    let notebook = Notebook::default();
    let desk = Desk::open(notebook.clone());
    let (hold, first) = hold_up(&desk, &notebook).await;
    let behind = tokio::spawn({
        let desk = desk.clone();
        async move { (enter_all(&desk, &[2, 3]).await, desk.turn().await.map(drop)) }
    });
    sleep(Duration::from_secs(7)).await;
    drop(hold);
    first.await.expect("no panic").expect("whoever is being served is");
    let (answers, turn) = behind.await.expect("no panic");
    assert!(answers.iter().all(|answer| matches!(answer, Err(Error::DeskIsFull(_)))), "{answers:?}");
    assert!(turn.is_ok(), "it came after the long wait");
    assert_eq!(notebook.synced(), [1], "whoever was sent away is not written");
}

#[tokio::test(start_paused = true)]
async fn whoever_waited_long_for_a_disk_that_failed_is_not_told_to_come_again() {
    let notebook = Notebook::default();
    let desk = Desk::open(notebook.clone());
    notebook.fail_the_next_sync(Error::Broken(DISK_FAILED));
    let (hold, first) = hold_up(&desk, &notebook).await;
    let behind = tokio::spawn({
        let desk = desk.clone();
        async move { enter_all(&desk, &[2, 3]).await }
    });
    sleep(Duration::from_secs(7)).await;
    drop(hold);
    assert!(matches!(first.await.expect("no panic"), Err(Error::OfGroup(_))));
    let answers = behind.await.expect("no panic");
    assert!(answers.iter().all(|answer| matches!(answer, Err(Error::CannotRecord(_)))), "{answers:?}");
}

#[tokio::test]
async fn closing_serves_everybody_who_came_before_and_nobody_after() {
    let notebook = Notebook::default();
    let desk = Desk::open(notebook.clone());
    let hold = notebook.hold_syncs().await;
    let (answers, ()) = tokio::join!(enter_all(&desk, &[1, 2, 3]), async {
        notebook.sync_is_tried().await;
        while desk.waiting.count() < 3 {
            tokio::task::yield_now().await;
        }
        drop(hold);
        desk.close().await;
    });
    assert!(answers.iter().all(Result::is_ok), "{answers:?}");
    assert_eq!(notebook.synced(), [1, 2, 3]);
    assert!(desk.enter(4).await.is_err());
    timeout(AT_MOST, desk.close()).await.expect("closing twice is the same as once");
}
