//! The page before the app has started: it says which school, where the round stands and how long it still does,
//! and it is drawn in the shape of what comes.

use super::app_files::AppPage;
use crate::{App, codes, sign_ins::has_cookie};
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use flate2::{Compression, write::GzEncoder};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use kehou_contract::{
    RoundState, School, school_time,
    words::{Countdown, Language},
};
use std::{
    io::Write,
    sync::{Arc, Mutex, PoisonError},
};

/// Pages made this minute, one for each shape.
#[derive(Default)]
pub(super) struct Shells {
    made: Mutex<[Option<Arc<Shell>>; 2]>,
}

/// The page of one minute in one shape, in every coding.
struct Shell {
    minute: i64,
    tag: String,
    plain: Bytes,
    brotli: Bytes,
    gzip: Bytes,
}

/// Answers with the page as it stands this minute.
pub(super) async fn answer(app: &Arc<App>, page: &AppPage, headers: &HeaderMap) -> Response {
    let shape = usize::from(has_cookie(headers, app));
    let now = app.clock.now();
    let shell = match page.shells.of_this_minute(shape, now) {
        Some(shell) => shell,
        None => make(app, page, shape, now).await,
    };
    let known = headers.get(header::IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let mut response = if known.is_some_and(|known| known.contains(&shell.tag)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        encoded(&shell, headers)
    };
    let answer = response.headers_mut();
    answer.insert(header::CONTENT_SECURITY_POLICY, page.content_security_policy().clone());
    answer.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    answer.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
    if let Ok(tag) = HeaderValue::from_str(&format!("\"{}\"", shell.tag)) {
        answer.insert(header::ETAG, tag);
    }
    response
}

fn encoded(shell: &Shell, headers: &HeaderMap) -> Response {
    let accepted =
        headers.get(header::ACCEPT_ENCODING).and_then(|coding| coding.to_str().ok()).unwrap_or_default();
    let accepts = |coding: &str| accepted.split(',').any(|one| one.trim().split(';').next() == Some(coding));
    let (coding, body) = match (accepts("br"), accepts("gzip")) {
        (true, _) => (Some("br"), &shell.brotli),
        (false, true) => (Some("gzip"), &shell.gzip),
        (false, false) => (None, &shell.plain),
    };
    let mut response =
        ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], Body::from(body.clone())).into_response();
    if let Some(coding) = coding {
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}

impl Shells {
    fn of_this_minute(&self, shape: usize, now: DateTime<Utc>) -> Option<Arc<Shell>> {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made[shape].clone().filter(|shell| shell.minute == now.timestamp() / 60)
    }
}

/// Makes the page beside the request threads: packing takes some milliseconds, once a minute.
async fn make(app: &Arc<App>, page: &AppPage, shape: usize, now: DateTime<Utc>) -> Arc<Shell> {
    let filled = fill(&page.template, &app.catalogue().school, ["welcome", "menu"][shape], now);
    let packed = tokio::task::spawn_blocking(move || pack(filled, now.timestamp() / 60)).await;
    let shell = Arc::new(packed.unwrap_or_else(|_| pack(String::new(), 0)));
    page.shells.made.lock().unwrap_or_else(PoisonError::into_inner)[shape] = Some(shell.clone());
    shell
}

fn pack(page: String, minute: i64) -> Shell {
    let plain = Bytes::from(page);
    let tag = codes::hex(&codes::sha256(&plain)[..8]);
    Shell { minute, tag, brotli: brotli(&plain), gzip: gzip(&plain), plain }
}

fn brotli(page: &[u8]) -> Bytes {
    let parameters = brotli::enc::BrotliEncoderParams { quality: 9, ..Default::default() };
    let mut packed = Vec::new();
    // Writing to memory cannot fail.
    let _ = brotli::BrotliCompress(&mut &page[..], &mut packed, &parameters);
    packed.into()
}

fn gzip(page: &[u8]) -> Bytes {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    let _ = packer.write_all(page);
    packer.finish().unwrap_or_default().into()
}

/// Fills the gaps of the page: `{{school}}` and the like.
fn fill(template: &str, school: &School, shape: &str, now: DateTime<Utc>) -> String {
    let words = Language::default().words();
    let round = &school.round;
    let moment = |at| (words.short_moment)(school_time(at));
    let (title, times, until) = match round.state_at(now) {
        RoundState::Ahead => {
            (words.shell.round_ahead, (words.shell.opens)(&moment(round.opens_at)), Some(round.opens_at))
        }
        RoundState::Open => {
            (words.shell.round_open, (words.shell.closes)(&moment(round.closes_at)), Some(round.closes_at))
        }
        RoundState::Closed => {
            (words.shell.round_closed, (words.shell.closed_at)(&moment(round.closes_at)), None)
        }
    };
    let countdown = until.map(|until| (words.countdown)(Countdown::over(until - now))).unwrap_or_default();
    let gaps = [
        ("{{school}}", school.title.as_str()),
        ("{{round}}", &title(&round.title)),
        ("{{round_times}}", &times),
        ("{{countdown}}", &countdown),
        ("{{loading}}", words.common.loading),
        ("{{late}}", words.shell.late),
        ("{{broken}}", words.shell.broken),
        ("{{way_out}}", &(words.shell.call_or_paper)(&school.phone)),
        ("{{shape}}", shape),
    ];
    gaps.iter().fold(template.to_owned(), |page, (gap, text)| page.replace(gap, &escape(text)))
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
