//! What `docs/schemes/refunds.md` promises.

use kehou_contract::{RefundRule, rules::refund_rule_faults, words::Language};
use serde::Deserialize;

const PAGE: &str = include_str!("../../../docs/schemes/refunds.md");

#[derive(Deserialize)]
struct Block {
    refunds: Vec<RefundRule>,
}

/// The blocks of the page, each with the line under it.
fn blocks() -> Vec<(&'static str, &'static str)> {
    let blocks = PAGE.split("```toml\n").skip(1).filter_map(|rest| rest.split_once("```\n\n> "));
    blocks.map(|(block, rest)| (block, rest.lines().next().unwrap_or_default())).collect()
}

fn read(block: &str) -> Result<Block, String> {
    let mut unknown = Vec::new();
    let reader = toml::de::Deserializer::parse(block).map_err(|broken| broken.to_string())?;
    let read = serde_ignored::deserialize(reader, |path| unknown.push(path.to_string()));
    let read: Block = read.map_err(|broken| broken.to_string())?;
    if unknown.is_empty() { Ok(read) } else { Err(format!("unknown keys: {}", unknown.join(", "))) }
}

#[test]
fn every_block_is_a_rule_without_mistakes_and_is_read_as_the_page_says() {
    let blocks = blocks();
    assert_eq!(blocks.len(), PAGE.matches("```toml").count(), "a block without the line under it");
    assert!(blocks.len() >= 12, "{} blocks", blocks.len());
    for (block, line) in blocks {
        let refunds = read(block).unwrap_or_else(|fault| panic!("{fault} in\n{block}")).refunds;
        let [rule] = refunds.as_slice() else { panic!("not one rule in\n{block}") };
        assert_eq!(refund_rule_faults(rule), [], "{block}");
        let sentences = (Language::ZhHans.late_words().refunds.rule)(rule);
        assert_eq!(sentences.join("。") + "。", line, "{block}");
    }
}

#[test]
fn a_mistake_in_a_block_is_found() {
    let mistakes = [
        ("[[refunds]]\nmeasure = \"week\"", "week"),
        ("[[refunds]]\notherwise = \"nothing\"", "measure"),
        ("[[refunds]]\nmeasure = \"day\"\nround = \"down\"", "round"),
        ("[[refunds]]\nmeasure = \"day\"\notherwise = { share = \"3/2\" }", "1/2"),
        ("[[refunds]]\nmeasure = \"day\"\ncancelled = { session = \"nothing\" }", "session"),
    ];
    for (block, named) in mistakes {
        let Err(fault) = read(block) else { panic!("{block} is read") };
        assert!(fault.contains(named), "{fault}");
    }
}
