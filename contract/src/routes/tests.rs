use super::*;

#[test]
fn a_parameter_takes_its_place_in_the_address() {
    let path = SubmitApplication { child_id: ChildId::new("0190-ab") }.path();
    assert_eq!(path, "/api/v1/children/0190-ab/applications");
    assert_eq!(GetMenu.path(), "/api/v1/menu");
}

#[test]
fn a_hostile_parameter_stays_one_part_of_the_address() {
    let path = GetReceipt { number: ReceiptNumber::new("../viewer?x=书") }.path();
    assert_eq!(path, "/api/v1/receipts/..%2Fviewer%3Fx%3D%E4%B9%A6");
}

#[test]
fn a_version_known_stands_in_the_address_of_the_stream() {
    assert_eq!(follow_places("0f3a-17.4"), "/api/v1/places/stream?after=0f3a-17.4");
    assert_eq!(follow_places("\"x&y"), "/api/v1/places/stream?after=%22x%26y");
}
