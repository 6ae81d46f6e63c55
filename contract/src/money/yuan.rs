//! Amounts as schools publish them: yuan with at most two decimals, as text. `2.95`, `25`, `400.00`.

use crate::Fen;
use serde::{Deserialize, Deserializer, Serializer, de::Error};

/// Reads such a text; `None` when it is something else.
pub(crate) fn read(text: &str) -> Option<Fen> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "00"));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(decimals) || decimals.len() > 2 {
        return None;
    }
    let yuan: i64 = whole.parse().ok()?;
    let fen: i64 = decimals.parse().ok()?;
    let fen = if decimals.len() == 1 { fen * 10 } else { fen };
    yuan.checked_mul(100)?.checked_add(fen).map(Fen)
}

pub(crate) fn serialize<S: Serializer>(amount: &Fen, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(amount)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Fen, D::Error> {
    let text = String::deserialize(deserializer)?;
    read(&text).ok_or_else(|| {
        D::Error::custom(format_args!("expected yuan with at most two decimals, got \"{text}\""))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_yuan_with_at_most_two_decimals() {
        let cases = [
            ("3", Some(300)),
            ("3.00", Some(300)),
            ("2.95", Some(295)),
            ("0.5", Some(50)),
            ("400.00", Some(40_000)),
            ("3元", None),
            ("3.", None),
            (".5", None),
            ("2.955", None),
            ("-3", None),
            ("+3", None),
            ("1e3", None),
            ("", None),
            ("99999999999999999999", None),
        ];
        for (text, fen) in cases {
            assert_eq!(read(text), fen.map(Fen), "{text}");
        }
    }
}
