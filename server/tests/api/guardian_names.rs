//! The name a guardian signs with.

use crate::{contents::Contents, running_server::RunningServer};
use kehou_contract::{Signature, TakingPart};

#[tokio::test]
async fn a_name_that_would_change_how_other_text_is_shown_is_refused() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let before = Contents::of(&server).await;
    let long = "长".repeat(41);
    let names = [
        "",
        "   ",
        "\u{200b}",
        "a\0b",
        "林\n晓梅",
        "\u{7f}",
        "\u{202e}abc",
        "林\u{2066}晓",
        "林\u{200f}",
        "\u{61c}林",
        "林\u{2028}晓",
        &long,
    ];
    for name in names {
        let wish = server.wish_with(&["tai-chi-1"], |wish| {
            name.clone_into(&mut signature_of(wish).guardian_name);
        });
        let problem = family.apply(&family.child(0), &wish).await.expect(422).problem();
        assert_eq!(
            problem.errors[0].pointer, "/participation/taking_part/signature/guardian_name",
            "{name:?}"
        );
    }
    before.assert_same(&Contents::of(&server).await, "a name that is none");
}

#[tokio::test]
async fn a_name_is_kept_as_it_was_written() {
    let server = RunningServer::start().await;
    let family = server.first_family().await;
    let child = family.child(0);
    let names =
        ["<script>alert(1)</script>", "𠮷田·买买提", "O'Brien\"; DROP TABLE x;--", "{{school}}", "👩‍👧"];
    for name in names {
        let wish = server.wish_with(&["tai-chi-1"], |wish| {
            signature_of(wish).guardian_name = format!(" {name} ");
        });
        let receipt = family.obtain(&child, &wish).await;
        assert_eq!(receipt.signed.as_ref().expect("signed").guardian_name, name);
        assert_eq!(family.receipt(&receipt.number).await, receipt);
        let kept: Vec<String> = server
            .column(
                "SELECT guardian_name FROM signatures \
                 WHERE application_id = (SELECT id FROM applications ORDER BY seq DESC LIMIT 1)",
            )
            .await;
        assert_eq!(kept, [name, name], "under both texts");
    }
}

fn signature_of(wish: &mut TakingPart) -> &mut Signature {
    wish.signature.as_mut().expect("signed")
}
