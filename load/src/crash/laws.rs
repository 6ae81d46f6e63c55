//! The laws that hold between what families were told and what was kept. Those that hold in the database alone are checked
//! by the server's own `verify`.

use super::{
    kept::Kept,
    operation::{Operation, OperationKind},
};
use serde::Serialize;
use std::collections::HashMap;

/// The laws that are checked here.
pub(super) const CHECKED: [u8; 5] = [2, 3, 4, 5, 10];

/// A law that is broken, and by what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Violation {
    pub(super) law: u8,
    pub(super) how: String,
}

/// Everything that breaks a law.
pub(super) fn check(operations: &[Operation], kept: &Kept) -> Vec<Violation> {
    let each = operations.iter().flat_map(|operation| {
        [
            told_is_kept(operation, kept),
            refused_left_nothing(operation, kept),
            one_answer(operation, kept),
            one_body(operation),
        ]
    });
    let mut violations: Vec<Violation> = each.flatten().collect();
    violations.extend(nothing_unasked(operations, kept));
    violations.extend(out_of_order(operations, kept));
    violations
}

fn violation(law: u8, how: String) -> Violation {
    Violation { law, how }
}

/// I2: what was said to be done is there.
fn told_is_kept(operation: &Operation, kept: &Kept) -> Option<Violation> {
    let yes = operation.yeses.first()?;
    let is_kept = kept.keys.contains_key(&operation.key) && kept.receipts.contains(&yes.receipt);
    (!is_kept).then(|| violation(2, format!("receipt {} of key {} is lost", yes.receipt, operation.key)))
}

/// I4: a definite no has no effect, and none of what was sent under the key before and had no answer.
fn refused_left_nothing(operation: &Operation, kept: &Kept) -> Option<Violation> {
    (operation.refused && !operation.is_taken() && kept.keys.contains_key(&operation.key))
        .then(|| violation(4, format!("key {} was refused, and there is an effect", operation.key)))
}

/// I5: a key has one answer, and it is the one that is kept.
fn one_answer(operation: &Operation, kept: &Kept) -> Option<Violation> {
    let kept = kept.keys.get(&operation.key).map(|kept| &kept.answer);
    let mut answers = operation.yeses.iter().map(|yes| &yes.answer).chain(kept);
    let first = answers.next()?;
    answers
        .any(|answer| answer != first)
        .then(|| violation(5, format!("two answers to key {}", operation.key)))
}

/// I5: what was taken under a key is never anything else.
fn one_body(operation: &Operation) -> Option<Violation> {
    operation.other_taken.then(|| violation(5, format!("key {} was taken with two bodies", operation.key)))
}

/// I3: nothing is there that nobody asked for.
fn nothing_unasked(operations: &[Operation], kept: &Kept) -> Vec<Violation> {
    let asked: HashMap<&str, OperationKind> =
        operations.iter().map(|operation| (&*operation.key, operation.kind)).collect();
    let unasked = kept.keys.keys().filter(|key| !asked.contains_key(&***key));
    let mut violations: Vec<Violation> =
        unasked.map(|key| violation(3, format!("nobody sent key {key}"))).collect();
    let submitted = kept.keys.keys().filter(|key| asked.get(&***key) == Some(&OperationKind::Submit)).count();
    if kept.applications != submitted {
        let how = format!("{} applications of {submitted} keys", kept.applications);
        violations.push(violation(3, how));
    }
    violations
}

/// I10: what was answered before something else was sent comes before it.
fn out_of_order(operations: &[Operation], kept: &Kept) -> Option<Violation> {
    let seq = |operation: &Operation| kept.keys.get(&operation.key).map(|kept| kept.seq);
    let mut answered: Vec<(u64, i64)> = operations
        .iter()
        .filter_map(|operation| Some((operation.yeses.iter().map(|yes| yes.at).min()?, seq(operation)?)))
        .collect();
    answered.sort_unstable();
    let mut sent: Vec<(u64, i64, &str)> = operations
        .iter()
        .filter_map(|operation| Some((operation.invoked, seq(operation)?, &*operation.key)))
        .collect();
    sent.sort_unstable();
    let mut answered = answered.into_iter().peekable();
    let mut latest = 0;
    for (invoked, seq, key) in sent {
        while let Some((_, before)) = answered.next_if(|(at, _)| *at < invoked) {
            latest = latest.max(before);
        }
        if seq <= latest {
            return Some(violation(
                10,
                format!("key {key} is number {seq}, sent after {latest} was answered"),
            ));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{
        super::{kept::KeptKey, operation::Yes},
        *,
    };

    fn operation(key: &str, invoked: u64, answers: &[(u64, &str)]) -> Operation {
        let yes = |(at, answer): &(u64, &str)| Yes {
            at: *at,
            answer: (*answer).to_owned(),
            receipt: format!("receipt of {key}"),
        };
        Operation {
            kind: OperationKind::Submit,
            key: key.to_owned(),
            path: String::new(),
            body: bytes::Bytes::new(),
            invoked,
            yeses: answers.iter().map(yes).collect(),
            refused: false,
            unanswered: 0,
            others_refused: 0,
            other_taken: false,
        }
    }

    fn kept(rows: &[(&str, &str, i64)]) -> Kept {
        Kept {
            keys: rows
                .iter()
                .map(|(key, answer, seq)| {
                    ((*key).to_owned(), KeptKey { answer: (*answer).to_owned(), seq: *seq })
                })
                .collect(),
            receipts: rows.iter().map(|(key, ..)| format!("receipt of {key}")).collect(),
            applications: rows.len(),
        }
    }

    fn laws(operations: &[Operation], kept: &Kept) -> Vec<u8> {
        check(operations, kept).into_iter().map(|violation| violation.law).collect()
    }

    #[test]
    fn an_honest_history_breaks_no_law() {
        let unknown = operation("c", 30, &[]);
        let operations = [operation("a", 1, &[(5, "A"), (40, "A")]), operation("b", 6, &[(9, "B")]), unknown];
        assert_eq!(laws(&operations, &kept(&[("a", "A", 1), ("b", "B", 2)])), [0; 0], "it did not come in");
        assert_eq!(
            laws(&operations, &kept(&[("a", "A", 1), ("b", "B", 2), ("c", "C", 3)])),
            [0; 0],
            "it did"
        );
    }

    #[test]
    fn whatever_is_lost_made_up_or_doubled_is_seen() {
        let told = [operation("a", 1, &[(5, "A")])];
        assert_eq!(laws(&told, &kept(&[])), [2], "lost");
        assert_eq!(laws(&told, &kept(&[("a", "A", 1), ("x", "X", 2)])), [3, 3], "made up");
        let refused = [Operation { refused: true, ..operation("a", 1, &[]) }];
        assert_eq!(laws(&refused, &kept(&[("a", "A", 1)])), [4], "a no that was a yes");
        let asked_again = [Operation { refused: true, unanswered: 1, ..operation("a", 1, &[]) }];
        assert_eq!(laws(&asked_again, &kept(&[("a", "A", 1)])), [4], "taken, killed, and then refused");
        assert_eq!(laws(&asked_again, &kept(&[])), [0; 0], "it had not come in");
        let twice = [operation("a", 1, &[(5, "A"), (6, "B")])];
        assert_eq!(laws(&twice, &kept(&[("a", "A", 1)])), [5], "two answers");
        let other = [operation("a", 1, &[(5, "B")])];
        assert_eq!(laws(&other, &kept(&[("a", "A", 1)])), [5], "another than the one that is kept");
        let two_bodies = [Operation { other_taken: true, ..operation("a", 1, &[(5, "A")]) }];
        assert_eq!(laws(&two_bodies, &kept(&[("a", "A", 1)])), [5], "two bodies");
        let double = Kept { applications: 2, ..kept(&[("a", "A", 1)]) };
        assert_eq!(laws(&told, &double), [3], "two applications of one key");
    }

    #[test]
    fn what_was_sent_after_an_answer_comes_after_it() {
        let rows = kept(&[("a", "A", 2), ("b", "B", 1)]);
        let after = [operation("a", 1, &[(5, "A")]), operation("b", 6, &[(9, "B")])];
        assert_eq!(laws(&after, &rows), [10]);
        let beside = [operation("a", 1, &[(5, "A")]), operation("b", 5, &[(9, "B")])];
        assert_eq!(laws(&beside, &rows), [0; 0], "nobody knew then");
    }
}
