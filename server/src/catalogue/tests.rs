use super::*;

mod documented;
mod worked;

fn example_school() -> String {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../schools/s1.toml");
    std::fs::read_to_string(file).expect("the example school")
}

#[test]
fn a_school_with_fees_says_how_to_pay_them() {
    let text = example_school();
    assert!(Catalogue::parse(&text).is_ok());
    let (before, rest) = text.split_once("how_to_pay = [").expect("the steps");
    let (_, after) = rest.split_once("\n]\n").expect("their end");
    let mistake = Catalogue::parse(&[before, after].concat()).map(drop);
    assert_eq!(mistake.map_err(|mistake| mistake.key), Err("school.how_to_pay".to_owned()));
}

#[test]
fn a_course_of_a_provider_that_was_not_vetted_is_refused_by_name() {
    let text = example_school().replace("{ name = \"松柏武术\"", "{ name = \"别家\"");
    let mistake = Catalogue::parse(&text).map(drop).map_err(|mistake| mistake.to_string());
    let said = mistake.expect_err("a mistake");
    assert!(said.contains("offerings.wushu.provider: \"松柏武术\""), "{said}");
}

/// The key of what is wrong with the example school when one text of it is another.
fn key_with(from: &str, to: &str) -> String {
    let text = example_school();
    assert!(text.contains(from), "{from}");
    Catalogue::parse(&text.replacen(from, to, 1)).map_or_else(|mistake| mistake.key, |_| String::new())
}

#[test]
fn a_round_with_class_review_is_served() {
    let review = "mode = { review = { sign_within_days = 3, answer_within_days = 2 } }";
    assert_eq!(key_with("mode = \"first_come\"", review), "");
    let unknown = key_with("mode = \"first_come\"", "mode = \"second_come\"");
    assert!(unknown.starts_with("school.round"), "{unknown}");
}

#[test]
fn sizes_that_cannot_be_are_named_with_their_key() {
    let sizes = |ways: &str| format!("[sizes]\nbelow_minimum = {ways}\n\n[school.choosing]");
    assert_eq!(key_with("[school.choosing]", &sizes("[\"merge_parallel\", \"cancel\"]")), "");
    let twice = key_with("[school.choosing]", &sizes("[\"cancel\", \"merge_parallel\"]"));
    assert!(twice.starts_with("sizes.below_minimum"), "{twice}");
    let above = key_with("minimum = 8\n", "minimum = 80\n");
    assert!(above.starts_with("groups.") && above.ends_with(".minimum"), "{above}");
}

#[test]
fn a_refund_rule_is_read_with_the_tariff_and_its_mistakes_are_named() {
    let text = example_school();
    let catalogue = Catalogue::parse(&text).expect("a sound school");
    let rule = catalogue.school.tariff.refund.expect("the school's refund rule");
    assert_eq!((rule.steps.len(), rule.otherwise), (1, kehou_contract::Gives::Remaining));
    let line = text.lines().position(|line| line.starts_with("steps = [{ up_to")).map(|line| line + 1);
    for (wrong, key) in [("\"nothing\"", "refund.steps.1"), ("{ shar = \"1/1\" }", "refund.steps.0.gives")] {
        let text = text.replace("gives = { share = \"1/1\" }", &format!("gives = {wrong}"));
        let Err(mistake) = Catalogue::parse(&text) else { panic!("{wrong} is read") };
        assert_eq!((mistake.key.as_str(), mistake.line), (key, line), "{mistake}");
    }
}
