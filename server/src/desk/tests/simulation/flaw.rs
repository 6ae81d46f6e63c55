//! What is left out on purpose, so that it is known that the laws would see it.

/// A fault built into the evening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flaw {
    /// People are answered before the sync, which never comes.
    AnswersBeforeTheSync,
    /// Nobody counts the places.
    NoGuard,
    /// Keys are not looked up.
    ForgetsKeys,
    /// What comes together is decided from behind.
    LastComesFirst,
    /// After a failed sync the next one is believed.
    BelievesTheNextSync,
    /// What fails is not undone.
    UndoesNothing,
    /// What a killed server left in the system's memory is taken for synced.
    TrustsWhatItFinds,
    /// After a failed sync only the server is started anew, not the machine.
    RestartsTheServerOnly,
}
