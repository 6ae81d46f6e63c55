use super::super::PlacesStream;
use super::*;
use crate::live_places::{ChangedPlaces, NumberedPlaces};
use kehou_contract::{GroupId, GroupPlaces, Places};

fn places(enrolled: u32) -> Vec<GroupPlaces> {
    vec![GroupPlaces { group: GroupId::new("a"), places: Places { capacity: 30, enrolled } }]
}

fn version(number: u64) -> PlacesVersion {
    PlacesVersion { run: "r".into(), number, edition: 0 }
}

fn stream() -> PlacesStream {
    PlacesStream::begin(version(0), NumberedPlaces { number: 0, places: places(0) }, 10)
}

fn change(stream: &PlacesStream, number: u64) {
    let last = stream.last().expect("it goes on");
    let enrolled = u32::try_from(number).expect("few");
    let changed = ChangedPlaces { number, changed: places(enrolled), all: places(enrolled) };
    stream.say(last.then(version(number), changed).expect("something changed"));
}

async fn next(follower: &mut Follower) -> String {
    String::from_utf8(follower.next().await.expect("it goes on").to_vec()).expect("text")
}

#[tokio::test(start_paused = true)]
async fn a_quiet_stream_tells_the_time_and_news_put_it_off() {
    let stream = stream();
    let mut follower = stream.follow(Some(&version(0)), Clock::system()).expect("room");
    let greeting = next(&mut follower).await;
    assert!(greeting.starts_with("retry: ") && greeting.contains("event: time\ndata: "), "{greeting}");
    let began = Instant::now();
    assert!(next(&mut follower).await.starts_with("event: time\n"));
    let first = began.elapsed();
    assert!(first >= QUIET / 2 && first <= QUIET + Duration::from_millis(1), "{first:?}");
    tokio::time::advance(QUIET / 2).await;
    change(&stream, 1);
    assert!(next(&mut follower).await.starts_with("id: r-1.0\n"));
    let began = Instant::now();
    assert!(next(&mut follower).await.starts_with("event: time\n"));
    assert!(began.elapsed() >= QUIET, "{:?}", began.elapsed());
}

#[tokio::test]
async fn one_that_cannot_keep_up_holds_no_queue_and_hears_the_rest_from_what_all_share() {
    let stream = stream();
    let mut slow = stream.follow(Some(&version(0)), Clock::system()).expect("room");
    next(&mut slow).await;
    (1..=3).for_each(|number| change(&stream, number));
    for expected in ["id: r-1.0", "id: r-2.0", "id: r-3.0"] {
        assert_eq!(next(&mut slow).await.lines().next(), Some(expected));
    }
    (4..=200).for_each(|number| change(&stream, number));
    let whole = next(&mut slow).await;
    assert!(whole.starts_with("id: r-200.0\ndata: {\"places\":"), "{whole}");
}

#[tokio::test]
async fn nobody_follows_what_is_over() {
    let stream = stream();
    let mut follower = stream.follow(None, Clock::system()).expect("room");
    next(&mut follower).await;
    stream.end();
    assert_eq!(follower.next().await, None);
    assert!(stream.follow(None, Clock::system()).is_err());
}
