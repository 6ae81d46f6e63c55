//! What servers write to each other. It names children, and travels without TLS: it is sealed with what only servers of the
//! school can have, their secret key.

use crate::{
    codes::{hex, sha256},
    error::Error,
    seal::Seal,
    store::{Submission, Written},
};
use chrono::{DateTime, TimeDelta, Utc};
use kehou_contract::Refusal;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What it was sealed for.
const APPLICATIONS: &str = "applications passed on";
const ANSWERS: &str = "answers to applications passed on/";
/// A letter that is older came late. Clocks of servers differ by less; where they do not, each decides for itself.
const LATE: TimeDelta = TimeDelta::milliseconds(500);
/// A server of another version decides for itself, and so does one that goes by another file of the school: it shows other
/// prices.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Writes and reads the letters of one server.
#[derive(Clone)]
pub(super) struct Letters {
    own_name: String,
    version: String,
    seal: Seal,
}

/// Applications for the desk of another server.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Letter<S> {
    version: String,
    /// Whom it is for: an address may lead to another server by now, or always has.
    to: String,
    /// By the clock of whoever sent it: what comes late was given up meanwhile, or is sent once more by somebody else.
    sent: DateTime<Utc>,
    applications: Vec<S>,
}

/// What became of an application at a desk.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Told {
    Taken(Written),
    Refused(Refusal),
    KeyReused,
    DeskIsFull {
        come_again_after_ms: u64,
    },
    /// It was not decided, or nobody knows.
    Nothing,
}

impl Letters {
    pub(super) fn of(own_name: &str, file_hash: &[u8], seal: Seal) -> Self {
        let version = [VERSION, " ", &hex(file_hash)].concat();
        Self { own_name: own_name.to_owned(), version, seal }
    }

    pub(super) fn own_name(&self) -> &str {
        &self.own_name
    }

    pub(super) fn write(&self, to: &str, applications: &[&Submission]) -> Result<Vec<u8>, Error> {
        let applications = applications.to_vec();
        let letter =
            Letter { version: self.version.clone(), to: to.to_owned(), sent: Utc::now(), applications };
        self.seal.close(&serde_json::to_string(&letter)?, APPLICATIONS)
    }

    /// The applications in a letter to this server, which is as good as full for one that comes late.
    pub(super) fn read(&self, letter: &[u8]) -> Result<Vec<Submission>, Error> {
        let letter = self.seal.open(letter, APPLICATIONS)?;
        let Letter { version, to, sent, applications } = serde_json::from_str(&letter)?;
        if version != self.version || to != self.own_name {
            return Err(Error::NotFound);
        }
        let late = Utc::now() - sent;
        if late.abs() > LATE {
            tracing::warn!(
                late_ms = late.num_milliseconds(),
                "a letter is late, or the clocks of two servers differ"
            );
            return Err(Error::DeskIsFull(Duration::from_secs(1)));
        }
        Ok(applications)
    }

    /// Answers to a letter, sealed so that they open beside no other.
    pub(super) fn write_answers(&self, letter: &[u8], answers: &[Told]) -> Result<Vec<u8>, Error> {
        self.seal.close(&serde_json::to_string(answers)?, &answers_to(letter))
    }

    pub(super) fn read_answers(&self, letter: &[u8], answers: &[u8]) -> Result<Vec<Told>, Error> {
        Ok(serde_json::from_str(&self.seal.open(answers, &answers_to(letter))?)?)
    }
}

fn answers_to(letter: &[u8]) -> String {
    [ANSWERS, &hex(&sha256(letter))].concat()
}

impl From<Result<Written, Error>> for Told {
    fn from(decided: Result<Written, Error>) -> Self {
        match decided {
            Ok(written) => Self::Taken(written),
            Err(Error::Refused(refusal)) => Self::Refused(refusal),
            Err(Error::KeyReused) => Self::KeyReused,
            Err(Error::DeskIsFull(wait)) => {
                Self::DeskIsFull { come_again_after_ms: u64::try_from(wait.as_millis()).unwrap_or(u64::MAX) }
            }
            Err(_) => Self::Nothing,
        }
    }
}

impl Told {
    /// The same as if it had been decided here; `None` when it was not.
    pub(super) fn decided(self) -> Option<Result<Written, Error>> {
        Some(match self {
            Self::Taken(written) => Ok(written),
            Self::Refused(refusal) => Err(refusal.into()),
            Self::KeyReused => Err(Error::KeyReused),
            Self::DeskIsFull { come_again_after_ms } => {
                Err(Error::DeskIsFull(Duration::from_millis(come_again_after_ms)))
            }
            Self::Nothing => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        codes::SecretKey,
        store::{Keyed, OwnChild},
    };
    use kehou_contract::{Application, Child, ChildId, HomeClass, Participation, RoundId};

    fn letters(folder: &tempfile::TempDir, key: &str, name: &str) -> Letters {
        let key = SecretKey::load_or_make(&folder.path().join(key)).expect("a key");
        Letters::of(name, b"file", Seal::of(&key))
    }

    fn submission() -> Submission {
        let home_class = HomeClass { grade: 3, number: 2 };
        let child = Child { id: ChildId::new("c"), name: "林小禾".to_owned(), home_class };
        Submission {
            keyed: Keyed { owner: "h".to_owned(), key: "k".to_owned(), body_hash: [7; 32] },
            own: OwnChild { household: "h".to_owned(), child },
            application: Application { round: RoundId::new("r"), participation: Participation::NoService },
            now: DateTime::from_timestamp_millis(1_787_576_400_123).expect("an instant"),
        }
    }

    #[test]
    fn a_letter_is_read_by_the_server_it_is_for_and_by_no_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let (second, first) = (letters(&folder, "ours", "second"), letters(&folder, "ours", "first"));
        let letter = second.write("first", &[&submission()]).expect("written");
        let read = first.read(&letter).expect("read");
        assert_eq!(format!("{read:?}"), format!("{:?}", [submission()]));
        assert!(!String::from_utf8_lossy(&letter).contains("林小禾"), "it names nobody on its way");
        assert!(letters(&folder, "ours", "third").read(&letter).is_err(), "another server");
        assert!(letters(&folder, "theirs", "first").read(&letter).is_err(), "another school");
        let key = SecretKey::load_or_make(&folder.path().join("ours")).expect("a key");
        let edited = Letters::of("first", b"edited", Seal::of(&key));
        assert!(edited.read(&letter).is_err(), "it shows other prices");
        assert!(second.read_answers(&letter, &letter).is_err(), "a letter is no answer");
        let another = second.write("first", &[&submission()]).expect("written");
        let answers = first.write_answers(&another, &[Told::Nothing]).expect("written");
        assert!(second.read_answers(&another, &answers).is_ok());
        assert!(second.read_answers(&letter, &answers).is_err(), "the answer to another letter");
    }

    #[test]
    fn what_was_decided_is_told_as_it_was_and_what_was_not_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let letters = letters(&folder, "ours", "first");
        let told = |decided: Result<Written, Error>| {
            let answers = letters.write_answers(b"letter", &[Told::from(decided)]).expect("written");
            let told = letters.read_answers(b"letter", &answers).expect("read").pop().expect("one");
            told.decided().map(|decided| format!("{decided:?}"))
        };
        let now = || Written::Now { answer: "{}".to_owned(), commit: 9, changed: Vec::new() };
        let refused = || Error::Refused(Refusal::AlreadyPaid);
        let full = || Error::DeskIsFull(Duration::from_millis(2_300));
        let same = |decided: Result<Written, Error>| Some(format!("{decided:?}"));
        assert_eq!(told(Ok(now())), same(Ok(now())));
        assert_eq!(
            told(Ok(Written::Before { answer: "{}".to_owned() })),
            same(Ok(Written::Before { answer: "{}".to_owned() }))
        );
        assert_eq!(told(Err(refused())), same(Err(refused())));
        assert_eq!(told(Err(Error::KeyReused)), same(Err(Error::KeyReused)));
        assert_eq!(told(Err(full())), same(Err(full())));
        assert_eq!(told(Err(Error::Broken("a fault"))), None);
    }
}
