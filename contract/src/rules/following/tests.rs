use super::*;
use proptest::prelude::*;

fn version(run: &str, number: u64, edition: u64) -> PlacesVersion {
    PlacesVersion { run: run.to_owned(), number, edition }
}

#[test]
fn the_later_version_wins_and_a_gap_asks_for_the_whole() {
    let known = version("a", 17, 4);
    let cases = [
        (version("a", 18, 4), Some(17), Heard::New),
        (version("a", 20, 4), Some(12), Heard::New),
        (version("a", 20, 4), Some(18), Heard::Gap),
        (version("a", 17, 5), Some(17), Heard::New),
        (version("a", 17, 4), Some(16), Heard::Known),
        (version("a", 16, 4), Some(12), Heard::Known),
        (version("a", 25, 4), None, Heard::New),
        (version("a", 16, 4), None, Heard::Known),
        (version("b", 3, 0), None, Heard::New),
        (version("b", 3, 0), Some(2), Heard::Gap),
    ];
    for (version, after, expected) in cases {
        assert_eq!(heard(Some(&known), &version, after), expected, "{version} after {after:?}");
    }
    assert_eq!(heard(None, &known, None), Heard::New);
    assert_eq!(heard(None, &known, Some(16)), Heard::Gap);
}

/// Numbers of a server with four groups.
type Numbers = [u32; 4];

/// What came to a phone: all numbers as of a version, or what changed since one.
#[derive(Clone, Debug)]
struct Told {
    version: u64,
    after: Option<u64>,
}

fn told(history: &[Numbers]) -> impl Strategy<Value = Told> + use<> {
    let last = history.len() as u64 - 1;
    (0..=last, prop::option::of(0..=last))
        .prop_map(|(version, after)| Told { version, after: after.map(|after| after.min(version)) })
}

fn history() -> impl Strategy<Value = Vec<Numbers>> {
    prop::collection::vec((0..4_usize, 1..30_u32), 1..20).prop_map(|changes| {
        let mut history = vec![[0; 4]];
        for (group, number) in changes {
            let mut next = history[history.len() - 1];
            next[group] = number;
            history.push(next);
        }
        history
    })
}

/// Whether a group changed after a version and up to another, be it back to what it was.
fn changed(history: &[Numbers], after: u64, until: u64, group: usize) -> bool {
    history[after as usize..=until as usize].windows(2).any(|states| states[0][group] != states[1][group])
}

proptest! {
    /// Whatever is lost, doubled or overtaken on the way: what a phone shows was true at the version it says it knows,
    /// and that one never goes back.
    #[test]
    fn what_is_shown_is_a_state_there_was(
        (history, tellings) in history().prop_flat_map(|history| {
            let tellings = prop::collection::vec(told(&history), 0..40);
            (Just(history), tellings)
        })
    ) {
        let (mut known, mut shown) = (None::<PlacesVersion>, [0; 4]);
        for Told { version: number, after } in tellings {
            let told = version("a", number, 0);
            match heard(known.as_ref(), &told, after) {
                Heard::New => {
                    for at in (0..4).filter(|at| after.is_none_or(|after| changed(&history, after, number, *at))) {
                        shown[at] = history[number as usize][at];
                    }
                    prop_assert!(known.is_none_or(|known| known.number < told.number));
                    known = Some(told);
                }
                Heard::Known | Heard::Gap => {}
            }
            if let Some(known) = &known {
                prop_assert_eq!(shown, history[known.number as usize]);
            }
        }
    }
}
