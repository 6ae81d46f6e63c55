//! Serving the app: its files as they are, its page as it stands this minute.

use crate::running_server::{Answer, RunningServer};
use kehou_contract::{ProblemCode, routes};
use std::fs;
use tempfile::TempDir;

const PAGE: &str = r#"<!doctype html><title>{{school}}</title><style>p{margin:0}</style>
<script type="module">start("kehou")</script><script src="/kehou-0123456789abcdef.js"></script>
<body data-shape="{{shape}}"><p>{{round}}<p>{{round_times}}<p>{{countdown}}<p>{{loading}}<p>{{late}}<p>{{way_out}}"#;
/// `printf 'start("kehou")' | openssl dgst -sha256 -binary | base64`
const SCRIPT_HASH: &str = "bYau+WoRBJhMyxG64ZipfVQ5241vgR7LNoeLc5ern6s=";
/// The same of `p{margin:0}`.
const STYLE_HASH: &str = "QRQPRLGyxt3RJiKpYNjpkgHcmHU2PywsfL2e8oI0LQA=";
/// The staff's page has no inline part in common with the families'.
const STAFF_PAGE: &str =
    r#"<!doctype html><title>{{school}}</title><style>b{margin:0}</style><p id="staff">{{way_out}}"#;
const HASHED: &str = "/kehou-0123456789abcdef.js";
const SCRIPT: &[u8] = b"console.log('kehou')";
/// Only its name says that it is brotli; the server hands it out as it is.
const PACKED: &[u8] = b"packed";

/// A small built app, with a file beside its folder that is none of the app's.
fn built_app() -> TempDir {
    let parent = tempfile::tempdir().expect("a folder");
    let folder = parent.path().join("dist");
    fs::create_dir(&folder).expect("made");
    let packed = format!("{HASHED}.br");
    let files: [(&str, &[u8]); 5] = [
        ("/index.html", PAGE.as_bytes()),
        ("/staff.html", STAFF_PAGE.as_bytes()),
        (HASHED, SCRIPT),
        (&packed, PACKED),
        ("/favicon.svg", b"<svg/>"),
    ];
    for (name, content) in files {
        fs::write(folder.join(&name[1..]), content).expect("written");
    }
    fs::write(parent.path().join("secret.txt"), "secret").expect("written");
    parent
}

async fn start(app: &TempDir) -> RunningServer {
    let folder = app.path().join("dist");
    RunningServer::start_with(|settings| settings.app = Some(folder)).await
}

async fn get(server: &RunningServer, path: &str, headers: &[(&str, &str)]) -> Answer {
    let mut ask = server.stranger().ask_at("GET", path);
    for (name, value) in headers {
        ask = ask.header(name, value);
    }
    ask.send().await
}

#[tokio::test]
async fn every_address_of_a_page_is_the_page_with_its_gaps_filled() {
    let app = built_app();
    let server = start(&app).await;
    for path in ["/", "/menu", "/offerings/football", "/r/ABC", "/index.html", "//index.html", "/%6Denu"] {
        for accepted in ["text/html,application/xhtml+xml", "*/*"] {
            let page = get(&server, path, &[("accept", accepted)]).await.expect(200);
            assert_eq!(page.header("content-type"), "text/html; charset=utf-8", "{path}");
            assert!(!page.text().contains("{{"), "{path}: {}", page.text());
            assert!(page.text().contains("<title>云禾镇中心小学</title>"), "{}", page.text());
            assert!(
                page.text().contains("第一轮选课") && page.text().contains("0000-12345"),
                "{}",
                page.text()
            );
        }
    }
}

#[tokio::test]
async fn the_page_admits_its_own_inline_parts_and_no_others() {
    let app = built_app();
    let server = start(&app).await;
    for path in ["/", HASHED, "/missing.js", routes::HEALTHZ] {
        let answer = get(&server, path, &[]).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.contains(&format!("script-src 'self' 'wasm-unsafe-eval' 'sha256-{SCRIPT_HASH}';")),
            "{path}: {policy}"
        );
        assert!(policy.contains(&format!("style-src 'self' 'sha256-{STYLE_HASH}';")), "{path}: {policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains(" 'unsafe-eval'"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
    }
}

#[tokio::test]
async fn the_staff_has_a_page_of_its_own_that_admits_its_own_parts() {
    let app = built_app();
    let server = start(&app).await;
    let of_families = get(&server, "/", &[]).await.header("content-security-policy").to_owned();
    for path in ["/staff", "/staff/rosters/football-1", "/staff.html", "//staff.html"] {
        let page = get(&server, path, &[]).await.expect(200);
        assert!(
            page.text().contains("id=\"staff\"") && !page.text().contains("{{"),
            "{path}: {}",
            page.text()
        );
        let policy = page.header("content-security-policy");
        assert!(
            policy.contains("style-src 'self' 'sha256-") && !policy.contains(STYLE_HASH),
            "{path}: {policy}"
        );
        assert_ne!(policy, of_families, "{path}");
    }
    for path in ["/staffroom", "/menu"] {
        assert!(!get(&server, path, &[]).await.expect(200).text().contains("id=\"staff\""), "{path}");
    }
}

#[tokio::test]
async fn the_page_is_asked_for_anew_and_sent_only_when_it_changed() {
    let app = built_app();
    let server = start(&app).await;
    let round = &server.school.round;
    server.app.clock().stand_still_at(round.opens_at);
    let open = get(&server, "/", &[]).await.expect(200);
    assert_eq!(open.header("cache-control"), "no-cache");
    let tag = open.header("etag");
    let known = [("if-none-match", tag)];
    assert!(get(&server, "/menu", &known).await.expect(304).body.is_empty());
    server.app.clock().stand_still_at(round.closes_at);
    let closed = get(&server, "/", &known).await.expect(200);
    assert_ne!(closed.body, open.body, "the round is over");
    let family = server.first_family().await;
    let cookie = [("cookie", family.cookie())];
    let signed_in = get(&server, "/", &cookie).await.expect(200);
    assert!(
        closed.text().contains("data-shape=\"welcome\"") && signed_in.text().contains("data-shape=\"menu\"")
    );
    assert!(!signed_in.text().contains("林"), "the page names nobody");
    let varies = signed_in.header("vary");
    assert!(varies.contains("cookie") && varies.contains("accept-encoding"), "{varies}");
}

#[tokio::test]
async fn the_page_is_packed_for_whoever_can_unpack_it() {
    let app = built_app();
    let server = start(&app).await;
    let plain = get(&server, "/", &[]).await.expect(200);
    let packed = get(&server, "/", &[("accept-encoding", "gzip, br")]).await.expect(200);
    assert_eq!((plain.header("content-encoding"), packed.header("content-encoding")), ("", "br"));
    let mut unpacked = Vec::new();
    brotli::BrotliDecompress(&mut &packed.body[..], &mut unpacked).expect("brotli");
    assert_eq!(unpacked, plain.body);
    let gzip = get(&server, "/", &[("accept-encoding", "gzip")]).await.expect(200);
    assert_eq!(gzip.header("content-encoding"), "gzip");
}

#[tokio::test]
async fn a_hashed_file_is_kept_for_ever_and_sent_as_it_was_packed() {
    let app = built_app();
    let server = start(&app).await;
    let plain = get(&server, HASHED, &[]).await.expect(200);
    assert_eq!(plain.body, SCRIPT);
    assert!(plain.header("content-type").starts_with("text/javascript"), "{:?}", plain.headers);
    let packed = get(&server, HASHED, &[("accept-encoding", "br, gzip")]).await.expect(200);
    assert_eq!((packed.header("content-encoding"), &packed.body[..]), ("br", PACKED));
    for answer in [plain, packed] {
        let kept = answer.header("cache-control");
        assert!(kept.contains("immutable") && kept.contains("max-age=31536000"), "{kept}");
    }
    let icon = get(&server, "/favicon.svg", &[]).await.expect(200);
    assert!(!icon.header("cache-control").contains("immutable"));
    assert_eq!(icon.header("content-type"), "image/svg+xml");
}

#[tokio::test]
async fn what_is_no_page_and_no_file_is_missing() {
    let app = built_app();
    let server = start(&app).await;
    let html = ("accept", "text/html");
    let cases = [
        ("/kehou-fedcba9876543210.js", html),
        ("/index.htm%6C", html),
        ("/..%2Fsecret.txt", html),
        ("/%2e%2e%2fsecret.txt", html),
        ("/..%5Csecret.txt", html),
        ("/menu", ("accept", "application/json")),
        ("/api", html),
        ("/api/", html),
        ("/api/v1/menus", html),
    ];
    for (path, accepted) in cases {
        let answer = get(&server, path, &[accepted]).await.expect(404);
        assert_eq!(answer.problem().code, ProblemCode::NotFound, "{path}");
    }
    for path in ["/menu", HASHED] {
        let answer = server.stranger().ask_at("POST", path).send().await.expect(405);
        assert_eq!(answer.problem().code, ProblemCode::MethodNotAllowed, "{path}");
    }
}

#[tokio::test]
async fn a_schools_name_is_text_and_never_markup() {
    let app = built_app();
    let folder = app.path().join("dist");
    let server = RunningServer::start_with(|settings| {
        settings.app = Some(folder);
        settings.catalogue.school.title = r#"<b>"禾" & 苗</b>"#.to_owned();
    });
    let page = get(&server.await, "/", &[]).await.expect(200);
    assert!(page.text().contains("<title>&lt;b&gt;&quot;禾&quot; &amp; 苗&lt;/b&gt;"), "{}", page.text());
}
