//! Prism as a process: a mock server that others wrote, of the description that the client is
//! generated from.
//!
//! It lives no longer than its value: dropping it, in a panic too, ends the process.

use std::env;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// What installs Prism.
pub const INSTALL: &str = "npm ci --prefix tests/prism";

/// Prism compiles validators of a whole description before it listens.
const PATIENCE: Duration = Duration::from_secs(60);

/// What Prism prints when it is ready.
const READY: &str = "Prism is listening on ";

/// A mock server on a free port of 127.0.0.1.
#[derive(Debug)]
pub struct Prism {
    process: Child,
    url: String,
    /// Holds the description that Prism reads.
    _folder: TempDir,
}

/// Where Prism is installed, or why it cannot run.
pub fn installed() -> Result<PathBuf, String> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("prism/node_modules/@stoplight/prism-cli/dist/index.js");
    if !node_runs() {
        return Err(format!(
            "node is not installed; install node 20 or newer, then `{INSTALL}`"
        ));
    }
    if !script.is_file() {
        return Err(format!("Prism is not installed; run `{INSTALL}`"));
    }
    Ok(script)
}

fn node_runs() -> bool {
    Command::new("node")
        .arg("--version")
        .output()
        .is_ok_and(|output| output.status.success())
}

impl Prism {
    /// Serves a description: requests that it does not allow get an error, others what its schemas
    /// say.
    pub fn start(script: &Path, description: &Value) -> Result<Self, String> {
        let folder = TempDir::new().map_err(|error| format!("no temporary folder: {error}"))?;
        let file = folder.path().join("openapi.json");
        std::fs::write(&file, description.to_string())
            .map_err(|error| format!("the description cannot be written: {error}"))?;
        let port = free_port()?;
        let process = Command::new("node")
            .arg(script)
            .args(["mock", "--errors", "--host", "127.0.0.1", "--port"])
            .arg(port.to_string())
            .arg(&file)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("node does not start: {error}"))?;
        let mut prism = Self {
            process,
            url: format!("http://127.0.0.1:{port}"),
            _folder: folder,
        };
        prism.await_ready()?;
        Ok(prism)
    }

    /// Where it listens, without a slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }

    fn await_ready(&mut self) -> Result<(), String> {
        let lines = self.output();
        let deadline = Instant::now() + PATIENCE;
        let mut said = Vec::new();
        loop {
            let patience = deadline.saturating_duration_since(Instant::now());
            match lines.recv_timeout(patience) {
                Ok(line) if line.contains(READY) => return Ok(()),
                Ok(line) => said.push(line),
                Err(_) => {
                    return Err(format!(
                        "Prism did not start; it said:\n{}",
                        said.join("\n")
                    ));
                }
            }
        }
    }

    /// The lines of both streams. They are read to their end, since Prism would stop at a full
    /// pipe.
    fn output(&mut self) -> Receiver<String> {
        let (sender, lines) = mpsc::channel();
        if let Some(stdout) = self.process.stdout.take() {
            let sender = sender.clone();
            thread::spawn(move || forward(BufReader::new(stdout), &sender));
        }
        if let Some(stderr) = self.process.stderr.take() {
            thread::spawn(move || forward(BufReader::new(stderr), &sender));
        }
        lines
    }
}

impl Drop for Prism {
    fn drop(&mut self) {
        // It may have ended by itself, and there is nobody left to tell.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn forward(stream: impl BufRead, sender: &mpsc::Sender<String>) {
    for line in stream.lines().map_while(Result::ok) {
        // Once Prism is ready nobody listens, and reading goes on.
        drop(sender.send(line));
    }
}

/// A port that was free a moment ago: Prism cannot choose one and say which.
fn free_port() -> Result<u16, String> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        .map(|address| address.port())
        .map_err(|error| format!("no free port: {error}"))
}
