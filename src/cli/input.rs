//! Reading: the one place where the command line meets sources and settings.

#![allow(clippy::disallowed_methods, reason = "the command line reads standard input, reports and settings")]

use super::kinds::KINDS;
use atodds::config::{self, Settings};
use atodds::error::{Error, ErrorKind};
use atodds::report::{ProblemInfo, Report};
use atodds::source::{self, Problem, Source, discover};
use atodds::text::{Block, BlockKind, Origin, Span, Text};
use atodds::trust;
use std::io::Read;
use std::path::{Path, PathBuf};

/// What was read, and what could not be.
pub struct Input {
    /// The sources, in order.
    pub sources: Vec<Source>,
    /// What kept sources from being read, wholly or in part.
    pub problems: Vec<ProblemInfo>,
    /// What the configuration asks for.
    pub settings: Settings,
}

impl Input {
    /// What the settings say of the sources' reliability and of single values.
    pub fn trust(&self) -> trust::Options {
        let prior = |source: &Source| {
            let own = self.settings.source(&source.path).and_then(|set| set.prior);
            Some((source.id.clone(), own.or(self.settings.prior)?))
        };
        trust::Options {
            priors: self.sources.iter().filter_map(prior).collect(),
            confirmed: super::trust::confirmed(&self.settings),
            ..trust::Options::default()
        }
    }
}

/// Reads the sources under `paths`, with the settings of `config` or of the `atodds.toml` that is found.
pub fn read(paths: &[PathBuf], config: Option<&Path>) -> Result<Input, Error> {
    let settings = settings(config)?;
    let (inputs, mut found) = discover::discover(paths, &mut std::io::stdin().lock());
    let mut sources = Vec::new();
    for input in &inputs {
        match input.load() {
            Ok(bytes) => {
                let (source, problems) = source::read(&input.path, &bytes, &settings);
                sources.extend(source);
                found.extend(problems);
            }
            Err(problem) => found.push(problem),
        }
    }
    found.extend(source::settle(&mut sources, &settings));
    Ok(Input { sources, problems: found.iter().map(problem).collect(), settings })
}

pub fn settings(config: Option<&Path>) -> Result<Settings, Error> {
    let settings = match config {
        Some(file) => discover::load_settings(file)?,
        None => discover::find_settings(&working_folder()?)?,
    };
    let named = settings.select.iter().chain(&settings.ignore);
    match named.into_iter().find(|name| !KINDS.iter().any(|kind| kind.id == *name)) {
        None => Ok(settings),
        Some(name) => Err(unknown_kind(&settings, name)),
    }
}

/// `.` where that holds a configuration, so that messages name it shortly; otherwise with all the folders above it.
fn working_folder() -> Result<PathBuf, Error> {
    if Path::new(config::FILE_NAME).is_file() {
        return Ok(PathBuf::from("."));
    }
    std::env::current_dir()
        .map_err(|error| Error::new(ErrorKind::Config, format!("the working folder can't be found: {error}")))
}

fn unknown_kind(settings: &Settings, name: &str) -> Error {
    let file = settings.path.as_deref().unwrap_or(config::FILE_NAME);
    let mend = match config::nearest(name, KINDS.iter().map(|kind| kind.id)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`atodds explain` lists them".to_owned(),
    };
    Error::new(ErrorKind::Config, format!("{file}: unknown kind of conflict `{name}`; {mend}"))
}

/// Reads a file if there is one of that name, and else takes the argument for the text itself.
pub fn text_or_file(argument: &str) -> Result<Input, Error> {
    if argument == "-" || Path::new(argument).is_file() {
        read(&[PathBuf::from(argument)], None)
    } else {
        let settings = Settings::default();
        Ok(Input { sources: vec![plain("text", argument)], problems: Vec::new(), settings })
    }
}

/// Reads a report that was written with `--format json`.
pub fn report(path: &Path) -> Result<Report, Error> {
    let fail = |message: String| Error::new(ErrorKind::Read, format!("{}: {message}", path.display()));
    let bytes = bytes(path).map_err(|error| fail(format!("cannot read it: {error}")))?;
    serde_json::from_slice(&bytes).map_err(|error| {
        fail(format!("is no report of this version: {error}; write it with `atodds check --format json`"))
    })
}

fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes)?;
        Ok(bytes)
    } else {
        std::fs::read(path)
    }
}

/// The report shows path and message side by side, so the message need not begin with the path again.
fn problem(problem: &Problem) -> ProblemInfo {
    let message = problem.message.strip_prefix(problem.path.as_str());
    let message = message.map_or(problem.message.as_str(), |rest| rest.trim_start_matches(':').trim_start());
    ProblemInfo { path: problem.path.clone(), message: message.to_owned(), fatal: problem.fatal }
}

/// A source of one paragraph.
fn plain(path: &str, text: &str) -> Source {
    let stem = Path::new(path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let block = Block {
        kind: BlockKind::Paragraph,
        span: Span::new(0, text.len()),
        headings: Vec::new(),
        boilerplate: false,
        dateline: false,
    };
    let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
    let origin = Origin { segments: vec![(0, 0)], lines: std::iter::once(0).chain(breaks).collect() };
    let text = Text { visible: text.to_owned(), blocks: vec![block], origin };
    Source { id: stem, path: path.to_owned(), text, ..Source::default() }
}
