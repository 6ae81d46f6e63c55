//! What a person chose for this phone: language and type size.

use crate::{browser, late};
use kehou_contract::{
    OfficeRefusal, ProblemCode,
    words::{Language, LateWords, StaffWords, StudentWords, Words},
};
use std::cell::Cell;

/// The texts of a language that did not come with the program.
pub(crate) type Fetched = (&'static Words, &'static LateWords, &'static StudentWords);

thread_local! {
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::ZhHans) };
    static FETCHED: Cell<Option<Fetched>> = const { Cell::new(None) };
    static STAFF_WORDS: Cell<Option<&'static StaffWords>> = const { Cell::new(None) };
}

const LANGUAGE_NAME: &str = "language";
const TYPE_NAME: &str = "type";

/// The texts of the language chosen. A change of language loads the page anew, so texts need not react.
pub(crate) fn words() -> &'static Words {
    FETCHED.get().map_or_else(|| Language::ZhHans.words(), |fetched| fetched.0)
}

/// The texts of the screens that are fetched later.
pub(crate) fn late_words() -> &'static LateWords {
    FETCHED.get().map_or_else(|| Language::ZhHans.late_words(), |fetched| fetched.1)
}

/// Why a rule said no to the office. Only the staff's app has the words: no family's phone loads them.
pub(crate) fn office_refusal(refusal: &OfficeRefusal) -> String {
    match STAFF_WORDS.get() {
        Some(words) => (words.refusal)(refusal),
        None => (words().problem)(ProblemCode::Refused).to_owned(),
    }
}

/// The texts of the student's screens and of what leads on from them.
pub(crate) fn student_words() -> &'static StudentWords {
    FETCHED.get().map_or_else(|| Language::ZhHans.student_words(), |fetched| fetched.2)
}

/// What went wrong, in one sentence: a wrong code is another one for the staff than for families.
pub(crate) fn problem_in_words(code: ProblemCode) -> &'static str {
    match (code, STAFF_WORDS.get()) {
        (ProblemCode::WrongCode, Some(words)) => words.frame.wrong_code,
        _ => (words().problem)(code),
    }
}

/// Language and type size.
pub(crate) struct Settings;

impl Settings {
    /// Takes up what was chosen before.
    pub(crate) fn take_up() {
        let tag: Option<String> = browser::read(LANGUAGE_NAME);
        let language = tag.and_then(|tag| Language::from_tag(&tag)).unwrap_or_default();
        LANGUAGE.set(language);
        browser::set_language(language.tag());
        browser::set_type_size(if Self::is_large() { "large" } else { "ordinary" });
    }

    /// Fetches the texts of the language chosen, where they did not come with the program.
    pub(crate) async fn fetch_words() {
        if LANGUAGE.get() == Language::En {
            // Without them the app speaks Chinese.
            FETCHED.set(late::english().await.ok());
        }
    }

    /// Takes up the staff's texts; returns them.
    pub(crate) fn take_up_staff_words() -> &'static StaffWords {
        let words = LANGUAGE.get().staff_words();
        STAFF_WORDS.set(Some(words));
        words
    }

    /// The language chosen.
    pub(crate) fn language() -> Language {
        LANGUAGE.get()
    }

    /// Chooses a language.
    pub(crate) fn choose_language(language: Language) {
        browser::store(LANGUAGE_NAME, &language.tag());
        browser::reload();
    }

    /// Whether large type was chosen.
    pub(crate) fn is_large() -> bool {
        browser::read(TYPE_NAME).unwrap_or(false)
    }

    /// Chooses large or ordinary type.
    pub(crate) fn choose_large(large: bool) {
        browser::store(TYPE_NAME, &large);
        browser::set_type_size(if large { "large" } else { "ordinary" });
    }
}
