use crate::numbers::{Changed, Numbers};
use kehou_contract::{GroupId, GroupPlaces, Places};
use shuttle::thread;
use std::{collections::HashMap, sync::Arc};

const GROUPS: [&str; 2] = ["a", "b"];
const COMMITS: u32 = 3;

/// What somebody who follows the numbers has been told.
struct Follower {
    number: u64,
    places: HashMap<GroupId, Places>,
}

type Follow = fn(&mut Follower, &Numbers);

impl Follower {
    fn of(numbers: &Numbers) -> Self {
        let all = numbers.all();
        let places = all.places.into_iter().map(|entry| (entry.group, entry.places)).collect();
        Self { number: all.number, places }
    }

    /// As the server tells.
    fn follow(&mut self, numbers: &Numbers) {
        let since = numbers.changed_after(self.number);
        self.number = since.number;
        self.take_in(since.changed);
        assert!(since.all.iter().all(|entry| self.places.get(&entry.group) == Some(&entry.places)));
    }

    /// The count is asked for apart from the changes.
    fn follow_and_count_apart(&mut self, numbers: &Numbers) {
        self.take_in(numbers.changed_after(self.number).changed);
        self.number = numbers.all().number;
    }

    fn take_in(&mut self, changed: Vec<GroupPlaces>) {
        for GroupPlaces { group, places } in changed {
            let before = self.places.insert(group, places).expect("a group that was there");
            assert!(before.enrolled <= places.enrolled, "a later commit is never undone");
        }
    }
}

fn places(enrolled: u32) -> Places {
    Places { capacity: 30, enrolled }
}

fn commit_while_somebody_follows(follow: Follow) {
    let group = |id: &&str| GroupPlaces { group: GroupId::new(*id), places: places(0) };
    let numbers = Arc::new(Numbers::new(GROUPS.iter().map(group).collect()));
    let mut follower = Follower::of(&numbers);
    // Answers overtake one another: each is taken in by a thread of its own.
    let commits = (1..=COMMITS).map(|commit| {
        let numbers = numbers.clone();
        thread::spawn(move || {
            let group = GroupId::new(GROUPS[(commit % 2) as usize]);
            numbers.take_in(commit.into(), &[Changed { group, places: places(commit) }]);
        })
    });
    let commits: Vec<_> = commits.collect();
    (0..2).for_each(|_| follow(&mut follower, &numbers));
    commits.into_iter().for_each(|commit| commit.join().expect("no panic"));
    follow(&mut follower, &numbers);
    let all = numbers.all().places;
    assert_eq!(all.iter().map(|entry| entry.places.enrolled).collect::<Vec<_>>(), [2, 3], "the last of each");
    for GroupPlaces { group, places } in all {
        assert_eq!(follower.places.get(&group), Some(&places), "whoever follows misses nothing");
    }
}

/// Whoever is told what changed since the last telling knows in the end what everybody knows.
pub fn followers_miss_nothing() {
    commit_while_somebody_follows(Follower::follow);
}

/// The control: this one must break.
pub fn followers_who_count_apart() {
    commit_while_somebody_follows(Follower::follow_and_count_apart);
}
