//! Finding Chinese words by their letters.

/// Whether `letters` spell a stretch of `key`. The key is the pinyin of some words: words parted by blanks,
/// syllables by apostrophes (`xiao'yuan'zu'qiu ma'jiao'lian`). Each syllable may be given whole, begun or by its
/// initial, and the stretch may begin at any syllable: `zuqiu`, `xyzq` and `xiaoyz` all find that key.
pub(super) fn spells(key: &str, letters: &str) -> bool {
    key.split(' ').any(|word| {
        let syllables: Vec<&str> = word.split('\'').collect();
        (0..syllables.len()).any(|first| spell_from(&syllables[first..], letters))
    })
}

fn spell_from(syllables: &[&str], letters: &str) -> bool {
    if letters.is_empty() {
        return true;
    }
    let Some((syllable, rest)) = syllables.split_first() else {
        return false;
    };
    let common = syllable.bytes().zip(letters.bytes()).take_while(|(a, b)| a == b).count();
    (1..=common).rev().any(|taken| spell_from(rest, &letters[taken..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_whole_begun_and_initial_syllables_from_any_syllable_on() {
        let key = "xiao'yuan'zu'qiu ma'jiao'lian";
        for letters in ["xiaoyuanzuqiu", "xyzq", "zuqiu", "zq", "xiaoyz", "q", "mjl", "jiaol"] {
            assert!(spells(key, letters), "{letters}");
        }
        for letters in ["iao", "zuqiuma", "xz", "zzz", "qiux"] {
            assert!(!spells(key, letters), "{letters}");
        }
    }

    #[test]
    fn a_long_query_on_a_long_key_is_answered_at_once() {
        let key = ["a"; 40].join("'");
        assert!(!spells(&key, &("a".repeat(39) + "b")));
    }
}
