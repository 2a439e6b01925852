//! Writing: where reports, messages and colours go.

#![allow(clippy::disallowed_methods, reason = "the command line writes, and asks the terminal how")]

use super::args::When;
use atodds::error::{Error, ErrorKind};
use atodds::report::Look;
use atodds::report::quote::clean;
use std::io::{self, IsTerminal, Write};
use std::num::NonZeroUsize;
use std::path::Path;

/// How much to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verbosity {
    Quiet,
    Normal,
    Verbose,
}

impl Verbosity {
    /// The verbosity that `-q` and `-v` ask for.
    pub fn of(quiet: bool, verbose: bool) -> Verbosity {
        match (quiet, verbose) {
            (true, _) => Verbosity::Quiet,
            (_, true) => Verbosity::Verbose,
            _ => Verbosity::Normal,
        }
    }
}

/// The look of output that goes to `file`, or else to standard output.
pub fn look(file: Option<&Path>, color: When, verbosity: Verbosity) -> Look {
    let terminal = file.is_none() && io::stdout().is_terminal();
    Look {
        width: width(terminal),
        color: colored(color, terminal, std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())),
        verbose: verbosity == Verbosity::Verbose,
    }
}

/// Whether report and messages come out on the same terminal.
pub fn seen_together(file: Option<&Path>) -> bool {
    file.is_none() && io::stdout().is_terminal() && io::stderr().is_terminal()
}

/// `NO_COLOR` speaks for `auto` only: who writes `always` means it (no-color.org).
fn colored(when: When, terminal: bool, no_color: bool) -> bool {
    match when {
        When::Always => true,
        When::Never => false,
        When::Auto => terminal && !no_color,
    }
}

fn width(terminal: bool) -> usize {
    let set = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok());
    let own = || terminal_size::terminal_size().filter(|_| terminal).map(|(width, _)| usize::from(width.0));
    set.filter(|&width| width > 0).or_else(own).unwrap_or(Look::DEFAULT_WIDTH)
}

/// Writes `text` to the file, or else to standard output.
pub fn write(file: Option<&Path>, text: &str) -> Result<(), Error> {
    let Some(file) = file else { return print(text) };
    std::fs::write(file, text).map_err(|error| failed(&file.display().to_string(), &error))
}

/// Writes `text` to standard output. Whoever reads it may stop when they have seen enough.
pub fn print(text: &str) -> Result<(), Error> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(failed("standard output", &error)),
        _ => Ok(()),
    }
}

fn failed(place: &str, error: &io::Error) -> Error {
    Error::new(ErrorKind::Write, format!("{place}: cannot write: {error}"))
}

/// Says something on standard error. If that is closed, there is nobody to tell.
pub fn say(message: &str) {
    let _ = writeln!(io::stderr(), "atodds: {}", clean(message));
}

/// Limits the threads that the library uses.
pub fn use_threads(threads: Option<NonZeroUsize>) {
    if let Some(threads) = threads {
        // Fails only if threads are running already, which none are so early.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads.get()).build_global();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_is_for_terminals_unless_asked_for() {
        assert!(colored(When::Auto, true, false));
        assert!(!colored(When::Auto, true, true));
        assert!(!colored(When::Auto, false, false));
        assert!(colored(When::Always, false, true));
        assert!(!colored(When::Never, true, false));
    }
}
