//! Starts the server as an operator configured it.

use clap::Parser;
use kehou_server::{
    App, BackupArgs, BackupSource, Catalogue, Command, Config, DoctorArgs, RestoreArgs, Settings, StartError,
    VerifyArgs, back_up, examine, restore, serve, step_back, until_asked_to_stop, verify, verify_shared,
};
use serde::Serialize;
use std::{fmt::Display, io::IsTerminal, process::ExitCode};
use tokio::{net::TcpListener, runtime};
use tracing_subscriber::EnvFilter;

/// A receipt is a hundred small pieces of memory, and the opening minute thousands of receipts.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let config = Config::parse();
    start_log(&config);
    // This thread does not step back, nor does what it starts: the desk.
    let runtime = runtime::Builder::new_multi_thread().enable_all().on_thread_start(step_back).build();
    let starting = |source| StartError::Io { what: "start threads".to_owned(), source };
    match runtime.map_err(starting).and_then(|runtime| runtime.block_on(do_as_asked(&config))) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("kehou-server: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn do_as_asked(config: &Config) -> Result<ExitCode, StartError> {
    match &config.command {
        None => run(config).await.map(|()| ExitCode::SUCCESS),
        Some(Command::Verify(args)) => verify_database(config, args).await,
        Some(Command::Backup(args)) => back_up_data(config, args).await,
        Some(Command::Restore(args)) => restore_data(config, args).await,
        Some(Command::Doctor(args)) => examine_machine(config, args).await,
    }
}

async fn run(config: &Config) -> Result<(), StartError> {
    let app = App::start(Settings::from_config(config)?).await?;
    let listening = |source| StartError::Io { what: format!("listen on {}", config.listen), source };
    let listener = TcpListener::bind(config.listen).await.map_err(listening)?;
    announce(&app, config);
    serve(listener, app, until_asked_to_stop()).await;
    Ok(())
}

async fn verify_database(config: &Config, args: &VerifyArgs) -> Result<ExitCode, StartError> {
    let report = match config.shared_database() {
        Some(url) => {
            let school = Catalogue::read(&config.school_file())?.school.id;
            verify_shared(url, &school, args.head.as_ref()).await?
        }
        None => verify(&config.database_file()?, args.head.as_ref()).await?,
    };
    match args.json {
        true => println!("{}", serde_json::json!({ "sound": report.is_sound(), "report": report })),
        false => println!("{report}"),
    }
    Ok(if report.is_sound() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn back_up_data(config: &Config, args: &BackupArgs) -> Result<ExitCode, StartError> {
    let source = BackupSource {
        database: config.own_database_file()?,
        data: config.data.clone(),
        school: config.school.clone(),
        with_key: !args.without_key,
    };
    // Asked to stop, it is given up, and what was written so far is taken away.
    let backup = tokio::select! {
        backup = back_up(&source, &args.to) => backup?,
        () = until_asked_to_stop() => return Err(StartError::Other("stopped; nothing was backed up".to_owned())),
    };
    print(&backup, args.json)
}

async fn restore_data(config: &Config, args: &RestoreArgs) -> Result<ExitCode, StartError> {
    let database = config.own_database_file()?;
    let restored = restore(&args.from, &config.data, &database, args.key.as_deref()).await?;
    print(&restored, args.json)
}

async fn examine_machine(config: &Config, args: &DoctorArgs) -> Result<ExitCode, StartError> {
    let examination = examine(config, args).await?;
    match args.json {
        true => {
            let judgements = &examination.judgements;
            println!("{}", serde_json::json!({ "fit": examination.is_fit(), "judgements": judgements }));
        }
        false => println!("{examination}"),
    }
    Ok(if examination.is_fit() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn print<T: Display + Serialize>(done: &T, json: bool) -> Result<ExitCode, StartError> {
    match json {
        true => println!("{}", serde_json::json!(done)),
        false => println!("{done}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn announce(app: &App, config: &Config) {
    println!("kehou is at {}", config.public_url());
    if let Some(codes) = app.sign_in_codes() {
        println!("{codes}");
    }
}

fn start_log(config: &Config) {
    let filter = EnvFilter::try_new(&config.log).unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    match config.log_format {
        kehou_server::LogFormat::Text => log.init(),
        kehou_server::LogFormat::Json => log.json().init(),
    }
}
