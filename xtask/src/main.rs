//! Arguments into a task, its outcome into output and exit code.

use std::io::{self, Write};
use std::num::NonZero;
use std::panic;
use std::path::PathBuf;
use std::process::ExitCode;
use std::thread;

use clap::{Args, Parser, ValueEnum};
use codegen::message::Format;
use mimalloc::MiMalloc;
use xtask::input::{Overlays, Selection};
use xtask::{Codegen, Compile, Corpus, Exit, Fault, Make, Mode, Outcome, Spec, Workspace, corpus};

/// A run makes and drops millions of small things on several threads: a quarter of its time is the
/// allocator's, with that of the platform.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

/// Regenerate the client, check it, show the effective description.
///
/// Exit codes: 0 done, 1 stale in check mode or a failing document of the corpus, 2 an input
/// missing, unreadable or at fault, or wrong usage, 3 writing or internal.
#[derive(Debug, Parser)]
#[command(name = "xtask", bin_name = "cargo xtask")]
enum Arguments {
    /// Write the generated part of the client crate: only what changed, and remove what is stale.
    Codegen {
        #[command(flatten)]
        documents: Documents,
        /// Write nothing; exit with 1 and say every file that differs if there is one.
        #[arg(long)]
        check: bool,
        /// The folder of the client crate [default: deepgram-mgmt].
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        /// How warnings and errors are said, on standard error.
        #[arg(long, value_enum, value_name = "FORMAT", default_value_t)]
        message_format: MessageFormat,
    },
    /// Generate and compile every description below some folders, and say how that went.
    Corpus {
        /// Folders of descriptions; a `manifest.tsv` in one says what they are.
        #[arg(required = true, value_name = "DIR")]
        folders: Vec<PathBuf>,
        /// Generate only.
        #[arg(long)]
        no_compile: bool,
        /// How many documents at a time [default: as many as there are processors].
        #[arg(long, value_name = "N")]
        jobs: Option<NonZero<usize>>,
        /// Write the table with all diagnostics to a file, as JSON.
        #[arg(long, value_name = "FILE")]
        json: Option<PathBuf>,
        /// Only documents whose path has this text in it.
        #[arg(
            long,
            value_name = "TEXT",
            default_value = "",
            hide_default_value = true
        )]
        filter: String,
        /// Only documents of at most so many bytes.
        #[arg(long, value_name = "BYTES")]
        max_bytes: Option<u64>,
        /// The documents that are rightly refused [default: tests/corpus.toml].
        #[arg(long, value_name = "FILE")]
        record: Option<PathBuf>,
        /// Where the packages are written [default: target/corpus].
        #[arg(long, value_name = "DIR")]
        scratch: Option<PathBuf>,
    },
    /// Generate one document of the corpus, and say what became of it as JSON.
    #[command(hide = true)]
    CorpusDocument {
        /// The description.
        file: PathBuf,
        /// The folder of the package.
        out: PathBuf,
        /// An overlay that is applied to it.
        overlay: Option<PathBuf>,
    },
    /// Print the effective description, with the overlays applied, as YAML.
    Spec {
        #[command(flatten)]
        documents: Documents,
    },
}

/// Who reads the messages.
#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum MessageFormat {
    /// A person.
    #[default]
    Human,
    /// A tool: one JSON object a line.
    Json,
    /// GitHub: one workflow command a line.
    Github,
}

impl From<MessageFormat> for Format {
    fn from(format: MessageFormat) -> Self {
        match format {
            MessageFormat::Human => Self::Human,
            MessageFormat::Json => Self::Json,
            MessageFormat::Github => Self::Github,
        }
    }
}

/// What is read.
#[derive(Args, Debug)]
struct Documents {
    /// The description [default: spec/deepgram-management-openapi.yml].
    #[arg(long, value_name = "FILE")]
    spec: Option<PathBuf>,
    /// An overlay, instead of spec/overlays/*.overlay.yml; give it again for the next one.
    #[arg(long = "overlay", value_name = "FILE")]
    overlays: Vec<PathBuf>,
    /// Apply no overlay.
    #[arg(long, conflicts_with = "overlays")]
    no_overlays: bool,
}

impl From<Documents> for Selection {
    fn from(documents: Documents) -> Self {
        let overlays = if documents.no_overlays {
            Overlays::None
        } else if documents.overlays.is_empty() {
            Overlays::Bundled
        } else {
            Overlays::These(documents.overlays)
        };
        Self {
            spec: documents.spec,
            overlays,
        }
    }
}

fn main() -> ExitCode {
    if let Some(exit) = corpus::in_front_of_rustc() {
        return exit;
    }
    let arguments = Arguments::parse();
    let outcome = panic::catch_unwind(|| run(arguments))
        .unwrap_or_else(|_| Fault::internal("the generator panicked, as said above").into());
    print(&outcome).into()
}

fn run(arguments: Arguments) -> Outcome {
    let workspace = Workspace::find();
    match arguments {
        Arguments::Codegen {
            documents,
            check,
            out,
            message_format,
        } => {
            let mode = if check { Mode::Check } else { Mode::Write };
            Codegen {
                selection: documents.into(),
                mode,
                out,
                messages: message_format.into(),
            }
            .run(&workspace)
        }
        Arguments::Corpus {
            folders,
            no_compile,
            jobs,
            json,
            filter,
            max_bytes,
            record,
            scratch,
        } => Corpus {
            folders,
            compile: if no_compile {
                Compile::Skip
            } else {
                Compile::Check
            },
            jobs: jobs.unwrap_or_else(processors),
            json,
            filter,
            max_bytes,
            record,
            scratch,
        }
        .run(&workspace, &|step| eprintln!("{step}")),
        Arguments::CorpusDocument { file, out, overlay } => {
            Make { file, out, overlay }.run(&workspace)
        }
        Arguments::Spec { documents } => Spec {
            selection: documents.into(),
        }
        .run(&workspace),
    }
}

fn processors() -> NonZero<usize> {
    thread::available_parallelism().unwrap_or(NonZero::<usize>::MIN)
}

/// A reader that closes early (`| head`) is no fault; one that cannot take the text is.
fn print(outcome: &Outcome) -> Exit {
    let said = io::stderr().write_all(outcome.err.as_bytes());
    let shown = io::stdout()
        .write_all(outcome.out.as_bytes())
        .and_then(|()| io::stdout().flush());
    match said.and(shown) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Exit::Writing,
        Ok(()) | Err(_) => outcome.exit,
    }
}
