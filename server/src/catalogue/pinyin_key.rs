//! The letters by which a family finds a Chinese title.

use kehou_contract::Offering;
use pinyin::ToPinyin;

/// The search key of an offering: title and teachers in pinyin (see `Offering::search`).
pub(super) fn for_offering(offering: &Offering) -> String {
    let teachers = offering.groups.iter().flat_map(|group| &group.teachers);
    let mut words: Vec<String> =
        std::iter::once(&offering.title).chain(teachers).map(|text| spell(text)).collect();
    words.dedup();
    words.retain(|word| !word.is_empty());
    words.join(" ")
}

/// 校园足球3D → `xiao'yuan'zu'qiu'3'd`.
fn spell(text: &str) -> String {
    let syllables = text.chars().filter_map(|sign| match sign.to_pinyin() {
        Some(pinyin) => Some(pinyin.plain().replace('ü', "v")),
        None => sign.is_ascii_alphanumeric().then(|| sign.to_ascii_lowercase().to_string()),
    });
    syllables.collect::<Vec<_>>().join("'")
}

#[cfg(test)]
mod tests {
    use super::spell;

    #[test]
    fn spells_titles_by_syllables() {
        assert_eq!(spell("校园足球（初级）"), "xiao'yuan'zu'qiu'chu'ji");
        assert_eq!(spell("3D 打印"), "3'd'da'yin");
        assert_eq!(spell("绿植"), "lv'zhi");
    }
}
