//! A generated school: the example school's term with many times its menu, to try and measure what is large.

use crate::workspace;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// The school everything is taken from.
const EXAMPLE: &str = "schools/s1.toml";

/// Put before the titles, so that a search finds some and not all of them.
const PREFIXES: [&str; 54] = [
    "春芽",
    "小荷",
    "青禾",
    "晨光",
    "星河",
    "远山",
    "清泉",
    "白鹭",
    "松涛",
    "竹韵",
    "梅香",
    "兰心",
    "菊影",
    "桃李",
    "杏坛",
    "云帆",
    "海棠",
    "朝阳",
    "明月",
    "繁星",
    "银杏",
    "红枫",
    "绿野",
    "蓝天",
    "彩虹",
    "金秋",
    "瑞雪",
    "和风",
    "细雨",
    "惊蛰",
    "谷雨",
    "立夏",
    "芒种",
    "白露",
    "秋分",
    "霜降",
    "小雪",
    "大寒",
    "飞鸟",
    "游鱼",
    "灵鹿",
    "雏鹰",
    "雨燕",
    "蜜蜂",
    "蝴蝶",
    "蜻蜓",
    "向日葵",
    "蒲公英",
    "三叶草",
    "紫云英",
    "映山红",
    "百合",
    "丁香",
    "茉莉",
];

/// Writes the school with this many offerings into target/schools, and says where.
pub(crate) fn written(offerings: usize) -> Result<PathBuf> {
    let root = workspace::root()?;
    let text = fs::read_to_string(root.join(EXAMPLE)).with_context(|| format!("cannot read {EXAMPLE}"))?;
    let folder = root.join("target/schools");
    fs::create_dir_all(&folder)?;
    let file = folder.join(format!("big-{offerings}.toml"));
    write_if_other(&file, &school_of(&text, offerings)?)?;
    Ok(file)
}

/// A file that is the same keeps its time.
fn write_if_other(file: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(file).ok().as_deref() != Some(text) {
        fs::write(file, text).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

fn school_of(example: &str, wanted: usize) -> Result<String> {
    let mut school: Table = example.parse().context("the example school cannot be read")?;
    let menu = school.get_mut("offerings").and_then(Value::as_array_mut).context("no offerings")?;
    let originals = menu.clone();
    let copies = (0..).flat_map(|turn| originals.iter().map(move |original| (turn, original)));
    *menu = copies.take(wanted).map(|(turn, original)| copy(turn, original)).collect();
    Ok(toml::to_string(&school)?)
}

/// The offering as it is, or under another name with ids of its own.
fn copy(turn: usize, original: &Value) -> Value {
    let mut offering = original.clone();
    if turn == 0 {
        return offering;
    }
    let prefix = PREFIXES[turn % PREFIXES.len()];
    rename(&mut offering, "id", |id| format!("{id}-{turn}"));
    rename(&mut offering, "title", |title| format!("{prefix}{title}"));
    let groups = offering.get_mut("groups").and_then(Value::as_array_mut);
    for group in groups.into_iter().flatten() {
        rename(group, "id", |id| format!("{id}-{turn}"));
    }
    offering
}

fn rename(table: &mut Value, key: &str, name: impl Fn(&str) -> String) {
    if let Some(Value::String(text)) = table.get_mut(key) {
        *text = name(text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn has_as_many_offerings_as_asked_for_and_no_id_twice() -> Result<()> {
        let example = fs::read_to_string(workspace::root()?.join(EXAMPLE))?;
        let school: Table = school_of(&example, 300)?.parse()?;
        let offerings = school["offerings"].as_array().context("offerings")?;
        let groups = offerings.iter().flat_map(|one| one["groups"].as_array().into_iter().flatten());
        let groups: Vec<&Value> = groups.collect();
        assert_eq!(offerings.len(), 300);
        for entries in [offerings.iter().collect(), groups] {
            let ids: BTreeSet<&str> = entries.iter().filter_map(|one| one["id"].as_str()).collect();
            assert_eq!(ids.len(), entries.len());
        }
        Ok(())
    }
}
