//! Telephone numbers as people type them.

/// Digits of a Chinese mobile number.
const MOBILE: usize = 11;
/// Digits of a landline number with its area code.
const LANDLINE: std::ops::RangeInclusive<usize> = 10..=12;

/// The digits of a Chinese telephone number, mobile or landline with its area code; `None` for anything else.
/// Blanks, dashes, and the country's +86 do not matter.
pub fn phone_number(text: &str) -> Option<String> {
    let typed = text.trim();
    let typed = typed.strip_prefix("+86").or(typed.strip_prefix("0086")).unwrap_or(typed);
    let mut digits = String::with_capacity(MOBILE);
    for sign in typed.chars() {
        match sign {
            '0'..='9' => digits.push(sign),
            ' ' | '-' | '(' | ')' | '\u{3000}' => {}
            _ => return None,
        }
    }
    let mobile = digits.len() == MOBILE && digits.starts_with('1');
    let landline = LANDLINE.contains(&digits.len()) && digits.starts_with('0');
    (mobile || landline).then_some(digits)
}

/// A number as it is shown: enough to tell grown-ups apart, too little to call. 138****2046.
pub fn masked_phone(digits: &str) -> String {
    let (first, last) = (digits.get(..3).unwrap_or_default(), digits.len().saturating_sub(4));
    [first, "****", digits.get(last..).unwrap_or_default()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_numbers_as_people_write_them() {
        for text in ["13800002046", " 138 0000 2046 ", "138-0000-2046", "+86 13800002046", "008613800002046"]
        {
            assert_eq!(phone_number(text).as_deref(), Some("13800002046"), "{text}");
        }
        assert_eq!(phone_number("0575-8600 1234").as_deref(), Some("057586001234"));
    }

    #[test]
    fn refuses_what_nobody_can_call() {
        for text in
            ["", "110", "1380000204", "138000020466", "23800002046", "1380000204x", "一三八", "86001234"]
        {
            assert_eq!(phone_number(text), None, "{text}");
        }
    }

    #[test]
    fn shows_three_digits_and_four() {
        assert_eq!(masked_phone("13800002046"), "138****2046");
        assert_eq!(masked_phone("057586001234"), "057****1234");
        assert_eq!(masked_phone(""), "****");
    }
}
