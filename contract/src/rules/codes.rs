//! Codes that are printed or read out, and how people type them.

use crate::WishCode;

/// Signs that cannot be mistaken for one another on paper (Crockford's base 32).
pub const CODE_SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Signs of a wish list's code: few enough for a child to read out. It opens nothing personal.
pub const WISH_CODE_LENGTH: usize = 6;

/// A code as people type it: case, blanks and dashes do not matter, full-width signs of a Chinese keyboard mean the
/// narrow ones, and the letters nobody prints mean the digits they look like.
pub fn typed_code(text: &str) -> String {
    let narrow = text.chars().map(narrow).filter(char::is_ascii_alphanumeric);
    let upper = narrow.map(|sign| sign.to_ascii_uppercase());
    upper
        .map(|sign| match sign {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .take(64)
        .collect()
}

/// The code of a wish list as it is printed, for example `7K3-M9X`; `None` for what can be no such code.
pub fn wish_code(typed: &str) -> Option<WishCode> {
    let mut code = typed_code(typed);
    let is_one = code.len() == WISH_CODE_LENGTH && code.bytes().all(|sign| CODE_SIGNS.contains(&sign));
    is_one.then(|| {
        code.insert(WISH_CODE_LENGTH / 2, '-');
        WishCode::new(code)
    })
}

fn narrow(sign: char) -> char {
    const FULL_WIDTH: u32 = 0xfee0;
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - FULL_WIDTH).unwrap_or(sign),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wish_code_is_read_however_it_is_typed() {
        for typed in ["7K3-M9X", "7k3m9x", " 7k3 m9x ", "7K3—M9X", "7.k.3.m.9.x", "７Ｋ３－ｍ９ｘ"] {
            assert_eq!(wish_code(typed), Some(WishCode::new("7K3-M9X")), "{typed}");
        }
        assert_eq!(wish_code("oil-OIL"), Some(WishCode::new("011-011")), "look-alikes");
    }

    #[test]
    fn what_can_be_no_wish_code_is_none() {
        for typed in ["", "7K3-M9", "7K3-M9XX", "7K3-M9U", "心愿单", "7K3M9-XW2QA"] {
            assert_eq!(wish_code(typed), None, "{typed}");
        }
    }
}
