use super::*;

mod documented;

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
