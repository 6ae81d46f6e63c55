//! Names as people type them.

/// Longest name taken, in characters: some names of China's peoples are long.
const LONGEST: usize = 40;

/// A person's name without the blanks around it, or `None` when it is empty, too long, or holds characters that
/// cannot be seen or would change how other text is shown (control and direction characters, ends of lines,
/// blanks without width).
pub fn person_name(text: &str) -> Option<&str> {
    let name = text.trim();
    let hidden = |sign: char| {
        sign.is_control()
            || matches!(sign, '\u{61c}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    // Joiners belong into some names, but are none by themselves.
    let is_joiner = |sign: char| matches!(sign, '\u{200c}' | '\u{200d}');
    let is_name =
        !name.chars().any(hidden) && !name.chars().all(is_joiner) && name.chars().count() <= LONGEST;
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_names_as_people_write_them() {
        for name in ["林晓梅", " 林晓梅 ", "买买提·吐尔逊", "𠮷田", "O'Brien", "<b>"] {
            assert_eq!(person_name(name), Some(name.trim()));
        }
    }

    #[test]
    fn refuses_what_is_no_name() {
        let long = "长".repeat(41);
        for name in [
            "",
            "  ",
            "\u{200b}",
            "\u{200d}",
            "\u{feff}a",
            "a\0b",
            "a\nb",
            "\u{202e}abc",
            "\u{61c}a",
            "a\u{2028}b",
            &long,
        ] {
            assert_eq!(person_name(name), None, "{name:?}");
        }
    }
}
