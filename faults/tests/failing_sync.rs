//! When a sync fails, nobody is told yes, and nothing more is written until the server is started anew.

use kehou_contract::{
    HouseholdSignIn, Problem, ProblemCode,
    routes::{Endpoint, GetMenu, GetViewer, HEALTHZ, SignInHousehold},
};
use reqwest::{Client, Response, StatusCode, header};
use std::{
    fs,
    io::{BufRead, BufReader, Lines},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

/// A server on a disk that fails while a file is there.
struct ServerOnBadDisk {
    child: Child,
    /// Kept open: the server says more than where it listens.
    _said: Lines<BufReader<ChildStdout>>,
    url: String,
    client: Client,
}

impl Drop for ServerOnBadDisk {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What the workspace builds beside this test: `target/debug`, or whatever profile it is built in.
fn built(name: &str) -> PathBuf {
    let test = std::env::current_exe().expect("a path");
    let folder = test.parent().and_then(Path::parent).expect("deps below the profile's folder");
    let places = [folder.join(name), folder.join("deps").join(name)];
    let found = places.into_iter().find(|place| place.is_file());
    found.unwrap_or_else(|| panic!("no {name}: build the whole workspace, as `cargo xtask test` does"))
}

impl ServerOnBadDisk {
    fn start(folder: &Path) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
        let url = format!("http://{}", free.expect("a free port"));
        let school = Path::new(env!("CARGO_MANIFEST_DIR")).join("../schools/s1.toml");
        let mut command = Command::new(built("kehou-server"));
        command.arg("--listen").arg(&url["http://".len()..]).arg("--data").arg(folder.join("data"));
        command.arg("--school").arg(school).args(["--rehearse", "--log", "error"]);
        command.env("LD_PRELOAD", built("libkehou_faults.so"));
        command.env("KEHOU_SYNC_FAILS_WHILE", folder.join("bad"));
        let mut child = command.stdout(Stdio::piped()).spawn().expect("started");
        let mut said = BufReader::new(child.stdout.take().expect("its output")).lines();
        let listens = said.by_ref().map_while(Result::ok).any(|line| line.contains("kehou is at"));
        assert!(listens, "it ended before it listened");
        Self { child, _said: said, url, client: Client::new() }
    }

    /// Signing in writes a row.
    async fn sign_in(&self, folder: &Path) -> Response {
        let codes = fs::read_to_string(folder.join("data/rehearsal-codes.txt")).expect("codes");
        let mut codes = codes.lines().map(str::to_owned);
        let mut next = || codes.next().expect("a line");
        let body = HouseholdSignIn { household_code: next(), child_name: next() };
        let address = [&self.url, &*SignInHousehold.path()].concat();
        self.client.post(address).json(&body).send().await.expect("an answer")
    }

    async fn status_of(&self, path: &str) -> StatusCode {
        self.client.get([&self.url, path].concat()).send().await.expect("an answer").status()
    }
}

async fn problem(response: Response) -> (StatusCode, ProblemCode, bool) {
    let (status, comes_again) = (response.status(), response.headers().contains_key(header::RETRY_AFTER));
    (status, response.json::<Problem>().await.expect("a problem").code, comes_again)
}

#[tokio::test]
async fn a_failed_sync_is_nobodys_yes_and_the_last_thing_that_is_tried() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = ServerOnBadDisk::start(folder.path());
    let signed_in = server.sign_in(folder.path()).await;
    assert!(signed_in.status().is_success());
    let cookie = signed_in.headers()[header::SET_COOKIE].to_str().expect("text");
    let cookie = cookie.split(';').next().expect("its value").to_owned();
    assert_eq!(server.status_of(HEALTHZ).await, StatusCode::OK);

    fs::write(folder.path().join("bad"), "").expect("the disk fails");
    let unknown = problem(server.sign_in(folder.path()).await).await;
    assert_eq!(unknown, (StatusCode::INTERNAL_SERVER_ERROR, ProblemCode::Internal, false), "nobody knows");
    fs::remove_file(folder.path().join("bad")).expect("the disk seems to be well again");
    for _ in 0..2 {
        let nothing = problem(server.sign_in(folder.path()).await).await;
        assert_eq!(nothing, (StatusCode::SERVICE_UNAVAILABLE, ProblemCode::CannotRecord, true));
    }
    assert_eq!(server.status_of(&GetMenu.path()).await, StatusCode::OK, "what there is can be read");
    assert_eq!(server.status_of(HEALTHZ).await, StatusCode::SERVICE_UNAVAILABLE, "and the operator sees it");
    drop(server);

    let anew = ServerOnBadDisk::start(folder.path());
    let viewer = anew.client.get([&anew.url, &*GetViewer.path()].concat()).header(header::COOKIE, cookie);
    let viewer = viewer.send().await.expect("an answer");
    assert_eq!(viewer.status(), StatusCode::OK, "what was said is there");
    assert!(anew.sign_in(folder.path()).await.status().is_success());
}
