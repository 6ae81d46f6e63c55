//! What families sent, and what they were told.

use super::dice::Dice;
use crate::error::Error;
use kehou_contract::Refusal;

pub(super) const GROUPS: usize = 4;

/// Everything that was sent, by the number of the send.
#[derive(Debug)]
pub(super) struct History {
    pub(super) sends: Vec<Send>,
    keys: usize,
    /// The last send of each family.
    last: Vec<Option<usize>>,
}

impl History {
    pub(super) fn of(families: usize) -> Self {
        Self { sends: Vec::new(), keys: 0, last: vec![None; families] }
    }

    /// Writes down what is sent in this moment, and gives its number.
    pub(super) fn send(&mut self, family: usize, asked: Asked) -> usize {
        self.sends.push(Send { asked, told: None });
        self.last[family] = Some(self.sends.len() - 1);
        self.sends.len() - 1
    }

    pub(super) fn tell(&mut self, sent: usize, told: Told) {
        self.sends[sent].told = Some(told);
    }

    /// What a family does next: most ask again where they do not know yet, some in spite of knowing, and some phones are
    /// broken and send another body under the old key.
    pub(super) fn next(&mut self, family: usize, dice: &Dice) -> Asked {
        let last = self.last[family].map(|sent| &self.sends[sent]);
        let place = last.and_then(|send| match send.asked {
            Asked::Place { key, group } => Some((key, group, send.told.is_some_and(Told::is_settled))),
            Asked::Turn { .. } => None,
        });
        match place {
            Some((key, group, false)) if !dice.one_in(5) => Asked::Place { key, group },
            Some((key, group, true)) if dice.one_in(4) => Asked::Place { key, group },
            Some((key, group, _)) if dice.one_in(12) => Asked::Place { key, group: (group + 1) % GROUPS },
            _ if dice.one_in(8) => Asked::Turn { parts: 1 + dice.index(3) },
            _ => self.new_place(dice),
        }
    }

    /// What a family still has to ask about, where it does not know.
    pub(super) fn unsettled(&self, family: usize) -> Option<Asked> {
        let last = &self.sends[self.last[family]?];
        let is_place = matches!(last.asked, Asked::Place { .. });
        (is_place && !last.told.is_some_and(Told::is_settled)).then_some(last.asked)
    }

    /// Half of all want the same.
    fn new_place(&mut self, dice: &Dice) -> Asked {
        self.keys += 1;
        let group = if dice.one_in(2) { 0 } else { dice.index(GROUPS) };
        Asked::Place { key: self.keys, group }
    }
}

/// One send, in the order of arrival.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Send {
    pub(super) asked: Asked,
    /// `None` as long as nobody has answered: the phone has gone, or the server.
    pub(super) told: Option<Told>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// A place in a group, under a key.
    Place { key: usize, group: usize },
    /// A turn in which so many parts are written.
    Turn { parts: usize },
}

/// What a yes says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Receipt {
    pub(super) number: usize,
    pub(super) group: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    Yes(Receipt),
    /// What was written in the turn is kept.
    Kept,
    Full,
    OtherBody,
    /// For certain, nothing was recorded.
    NotRecorded,
    /// The desk takes nobody now.
    ComeAgain,
    /// Nobody knows.
    Unknown,
}

/// A fault after which nobody knows what is written.
pub(super) const DISK_FAILED: &str = "the disk failed";
/// A fault after which the whole transaction is undone.
pub(super) const NO_ROOM: &str = "no room on the disk";
/// A fault of whoever is decided.
pub(super) const CANNOT_DECIDE: &str = "this one cannot be decided";

/// What the desk says of somebody who is decided and panics.
const PANICKED: &str = "deciding panicked";

impl Told {
    /// What an error says, or the error where it should not have come.
    pub(super) fn by(error: &Error) -> Result<Self, String> {
        Ok(match error {
            Error::Refused(Refusal::Full { .. }) => Self::Full,
            Error::KeyReused => Self::OtherBody,
            Error::DeskIsFull(_) => Self::ComeAgain,
            Error::CannotRecord(_) | Error::Broken(NO_ROOM | CANNOT_DECIDE | PANICKED) => Self::NotRecorded,
            Error::Broken(DISK_FAILED) => Self::Unknown,
            Error::OfGroup(fault) => Self::by(fault)?,
            other => return Err(format!("nobody should be told: {other:?}")),
        })
    }

    /// Whether asking again under the same key tells nothing new.
    pub(super) fn is_settled(self) -> bool {
        matches!(self, Self::Yes(_) | Self::Kept | Self::Full | Self::OtherBody)
    }

    /// Whether this send has left nothing, for certain.
    pub(super) fn left_nothing(self) -> bool {
        matches!(self, Self::Full | Self::OtherBody | Self::NotRecorded | Self::ComeAgain)
    }
}
