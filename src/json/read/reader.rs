//! Scanning the text.

use crate::json::Unreadable;

type Answer<T> = Result<T, Unreadable>;

/// A text and how far it has been read.
pub(super) struct Reader<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Whether nothing but space is left.
    pub(super) fn is_at_end(&mut self) -> bool {
        self.skip_space();
        self.at == self.text.len()
    }

    fn byte(&self) -> u8 {
        // No JSON text holds a zero byte, so it can stand for the end.
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn skip_space(&mut self) {
        while matches!(self.byte(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// The next byte that is no space.
    pub(super) fn peek(&mut self) -> u8 {
        self.skip_space();
        self.byte()
    }

    pub(super) fn take(&mut self, expected: u8) -> Answer<()> {
        if self.peek() != expected {
            return Err(Unreadable);
        }
        self.at += 1;
        Ok(())
    }

    pub(super) fn take_word(&mut self, word: &str) -> Answer<()> {
        self.skip_space();
        let found = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        self.at += word.len();
        if found { Ok(()) } else { Err(Unreadable) }
    }

    pub(super) fn integer(&mut self) -> Answer<i64> {
        self.skip_space();
        let start = self.at;
        while matches!(self.byte(), b'0'..=b'9' | b'-' | b'.' | b'e' | b'E' | b'+') {
            self.at += 1;
        }
        self.text[start..self.at].parse().map_err(|_| Unreadable)
    }

    pub(super) fn string(&mut self) -> Answer<String> {
        self.take(b'"')?;
        let mut string = String::new();
        loop {
            let start = self.at;
            while !matches!(self.byte(), b'"' | b'\\' | 0) {
                self.at += 1;
            }
            string.push_str(self.text.get(start..self.at).ok_or(Unreadable)?);
            match self.byte() {
                b'"' => {
                    self.at += 1;
                    return Ok(string);
                }
                b'\\' => string.push(self.escape()?),
                _ => return Err(Unreadable),
            }
        }
    }

    fn escape(&mut self) -> Answer<char> {
        self.at += 1;
        let sign = self.byte();
        self.at += 1;
        Ok(match sign {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'"' | b'\\' | b'/' => char::from(sign),
            b'u' => return self.code_point(),
            _ => return Err(Unreadable),
        })
    }

    fn code_point(&mut self) -> Answer<char> {
        let first = self.four_hex()?;
        let point = if (0xd800..0xdc00).contains(&first) {
            self.take_exactly("\\u")?;
            let second = self.four_hex()?.checked_sub(0xdc00).ok_or(Unreadable)?;
            0x10000 + ((first - 0xd800) << 10) + second
        } else {
            first
        };
        char::from_u32(point).ok_or(Unreadable)
    }

    fn take_exactly(&mut self, text: &str) -> Answer<()> {
        let found = self.text.get(self.at..).is_some_and(|rest| rest.starts_with(text));
        self.at += text.len();
        if found { Ok(()) } else { Err(Unreadable) }
    }

    fn four_hex(&mut self) -> Answer<u32> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(Unreadable)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).map_err(|_| Unreadable)
    }

    /// Skips a value nobody asked for.
    pub(super) fn skip_value(&mut self) -> Answer<()> {
        let mut depth = 0_u32;
        loop {
            match self.peek() {
                b'"' => drop(self.string()?),
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.checked_sub(1).ok_or(Unreadable)?;
                    self.at += 1;
                }
                0 => return Err(Unreadable),
                _ => self.at += 1,
            }
            let inside_a_word =
                matches!(self.byte(), b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'+' | b'-');
            if depth == 0 && !inside_a_word {
                return Ok(());
            }
        }
    }
}
