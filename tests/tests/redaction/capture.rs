//! All that is logged in this process, by `log` and by `tracing`, at TRACE.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::{Mutex, OnceLock, PoisonError};

use log::{LevelFilter, Log, Metadata, Record};
use tests::canary::Canary;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::fmt::format::FmtSpan;

/// Keeps every line, once.
#[derive(Debug, Default)]
pub(crate) struct Capture(Mutex<BTreeSet<String>>);

static CAPTURE: Capture = Capture(Mutex::new(BTreeSet::new()));

impl Capture {
    /// That of the process, which from now on hears everything.
    pub(crate) fn installed() -> &'static Self {
        static INSTALLED: OnceLock<()> = OnceLock::new();
        INSTALLED.get_or_init(|| {
            log::set_logger(&CAPTURE).expect("the only logger");
            log::set_max_level(LevelFilter::Trace);
            let subscriber = tracing_subscriber::fmt()
                .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
                // At its end a span shows all of its fields; to enter and leave it adds none.
                .with_span_events(FmtSpan::NEW | FmtSpan::CLOSE)
                .without_time()
                .with_ansi(false)
                .with_writer(&CAPTURE)
                .finish();
            tracing::subscriber::set_global_default(subscriber).expect("the only subscriber");
        });
        &CAPTURE
    }

    /// The lines so far in which a canary shows.
    pub(crate) fn leaks(&self, canaries: &[Canary]) -> Vec<String> {
        let lines = self.lines();
        let leaks = lines.into_iter().filter(|line| {
            let mut shown = canaries.iter().filter_map(|canary| canary.shown(line));
            shown.next().is_some()
        });
        leaks.collect()
    }

    /// Whether anything was heard of this target.
    pub(crate) fn heard(&self, target: &str) -> bool {
        self.lines().iter().any(|line| line.contains(target))
    }

    fn lines(&self) -> BTreeSet<String> {
        let lines = self.0.lock();
        lines.unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn keep(&self, line: String) {
        let lines = self.0.lock();
        lines.unwrap_or_else(PoisonError::into_inner).insert(line);
    }
}

impl Log for Capture {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &Record<'_>) {
        self.keep(format!("{}: {}", record.target(), record.args()));
    }

    fn flush(&self) {}
}

/// A line of `tracing`, which writes each whole.
pub(crate) struct Line(&'static Capture);

impl MakeWriter<'_> for &'static Capture {
    type Writer = Line;

    fn make_writer(&self) -> Line {
        Line(self)
    }
}

impl Write for Line {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.keep(String::from_utf8_lossy(bytes).into_owned());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
