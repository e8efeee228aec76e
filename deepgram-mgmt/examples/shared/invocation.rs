//! The words that an example is run with, as what it is to do; help where they ask for it, and a
//! refusal where something is wrong with them, before anything is asked of the service.

use std::env;
use std::io::{self, Write as _};
use std::process::ExitCode;

/// What the words come to, or how it ends without. Words that look like options and are none of
/// these are refused: taken for the id of a project, they would be sent.
pub(crate) fn read<T>(
    usage: &str,
    help: &str,
    options: &[&str],
    arguments: impl FnOnce(&[&str]) -> Result<T, String>,
) -> Result<T, ExitCode> {
    let words: Vec<_> = env::args_os().skip(1).collect();
    let words: Vec<_> = words.iter().map(|word| word.to_str()).collect();
    if words.iter().flatten().any(|word| is_help(word)) {
        return Err(say(&format!("{usage}\n\n{help}\n")));
    }
    let words: Option<Vec<&str>> = words.into_iter().collect();
    let words = words.ok_or_else(|| "a word is not UTF-8: give it in letters that are".to_owned());
    let read = words.and_then(|words| {
        let mut words_of_options = words.iter().filter(|word| is_option(word));
        match words_of_options.find(|word| !options.contains(word)) {
            Some(word) => Err(format!("`{word}` is no option")),
            None => arguments(&words),
        }
    });
    read.map_err(|fault| {
        eprintln!("error: {fault}: see `--help`\n{usage}");
        ExitCode::from(2)
    })
}

fn is_help(word: &str) -> bool {
    matches!(word, "--help" | "-h")
}

/// A dash alone, and one before a number, are left to whoever reads them.
fn is_option(word: &str) -> bool {
    let name = word.strip_prefix('-');
    name.is_some_and(|name| name.starts_with(|first: char| first == '-' || first.is_alphabetic()))
}

/// Prints it, and says whether that worked: a pipe may be closed.
fn say(text: &str) -> ExitCode {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: cannot write: {error}: run this with a stdout that takes it");
            ExitCode::FAILURE
        }
    }
}
