//! Reading sources: files and standard input become [`Source`]s, and what can't be read a [`Problem`].

pub mod decode;
pub mod discover;
pub mod html;
pub mod markdown;
pub mod meta;
pub mod plain;

use crate::config::Settings;
use crate::text::Text;
use jiff::civil::Date;
use meta::Meta;
use std::collections::{BTreeMap, BTreeSet};

/// One document that makes statements.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Name in reports: the file's stem, made unique, or what the configuration gives.
    pub id: String,
    /// The path as it was found, with `/` between folders; `-` for standard input.
    pub path: String,
    /// Title of the page or document.
    pub title: Option<String>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The day it was published, where it says so.
    pub published: Option<Date>,
    /// Whether it is a page of a longer work: it names the page before or after it.
    pub serial: bool,
    /// What a reader sees of it.
    pub text: Text,
}

impl Source {
    /// Whether two sources are pages of one work: both name a page before or after them, and they lie in one folder.
    pub fn is_of_one_work_with(&self, other: &Source) -> bool {
        let [one, another] =
            [self, other].map(|source| source.path.rsplit_once('/').map(|(folder, _)| folder));
        self.serial && other.serial && one == another
    }
}

/// Something that kept (part of) a source from being read. The rest of the work goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file or folder.
    pub path: String,
    /// What is wrong with it, and what to do about it, as one sentence.
    pub message: String,
    /// Whether a source is missing from the report for it (exit status 2).
    pub fatal: bool,
}

impl Problem {
    /// A problem for which a source is missing from the report.
    pub fn fatal(path: impl Into<String>, message: impl Into<String>) -> Self {
        Problem { path: path.into(), message: message.into(), fatal: true }
    }

    /// A problem for which nothing is missing, or not all.
    pub fn note(path: impl Into<String>, message: impl Into<String>) -> Self {
        Problem { path: path.into(), message: message.into(), fatal: false }
    }
}

/// What a reader makes of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// The visible text with its blocks.
    pub text: Text,
    /// What the file says of itself.
    pub meta: Meta,
}

/// A file format. To add one, write a file with an implementation and add a line to [`READERS`].
pub trait Reader: Sync {
    /// Name of the format, as in messages.
    fn name(&self) -> &'static str;

    /// File name extensions in lower case, without the dot.
    fn extensions(&self) -> &'static [&'static str];

    /// Whether a file without extension, of which `head` is the beginning, is likely of this format.
    fn sniff(&self, head: &str) -> bool;

    /// Reads the decoded file. Never fails: what isn't well-formed is read as far as it goes.
    fn read(&self, file: &str) -> Document;
}

/// The formats, in the order in which [`Reader::sniff`] is asked.
pub static READERS: &[&dyn Reader] = &[&html::Html, &markdown::Markdown, &plain::Plain];

/// The reader for a file name extension (any case, without the dot).
pub fn reader_for(extension: &str) -> Option<&'static dyn Reader> {
    let lower = extension.to_ascii_lowercase();
    READERS.iter().copied().find(|reader| reader.extensions().contains(&lower.as_str()))
}

/// The extensions that are read, as words for a message: `.html, .htm, .md, .markdown and .txt`.
pub fn formats() -> String {
    let all: Vec<String> = READERS.iter().flat_map(|r| r.extensions()).map(|e| format!(".{e}")).collect();
    match all.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => all.concat(),
    }
}

/// Reads one document from its bytes. `path` gives the format by its extension and the source its id; where it
/// has none, the bytes decide. The second part says what was wrong; with a fatal problem there is no source.
pub fn read(path: &str, bytes: &[u8], settings: &Settings) -> (Option<Source>, Vec<Problem>) {
    let reader = match extension(path) {
        Some(found) => match reader_for(found) {
            Some(reader) => Some(reader),
            None => return (None, vec![Problem::fatal(path, unknown_format(path))]),
        },
        None => None,
    };
    let decoded = match decode::decode(bytes) {
        Ok(decoded) => decoded,
        Err(message) => return (None, vec![Problem::fatal(path, format!("{path}: {message}"))]),
    };
    let mut problems: Vec<Problem> =
        decoded.note.iter().map(|note| Problem::note(path, format!("{path}: {note}"))).collect();
    let reader = reader.unwrap_or_else(|| sniff(&decoded.text));
    let mut document = reader.read(&decoded.text);
    if document.text.blocks.is_empty() {
        problems.push(Problem::note(path, format!("{path} holds no text; remove it or fill it")));
    }
    meta::complete(&document.text, &mut document.meta);
    let given = settings.source(path);
    let Meta { title, publisher, url, published, serial, .. } = document.meta;
    let source = Source {
        id: given.and_then(|g| g.id.clone()).unwrap_or_else(|| stem(path).to_owned()),
        path: path.to_owned(),
        title: given.and_then(|g| g.title.clone()).or(title),
        publisher: given.and_then(|g| g.publisher.clone()).or(publisher),
        url: given.and_then(|g| g.url.clone()).or(url),
        published: given.and_then(|g| g.date).or(published),
        serial,
        text: document.text,
    };
    (Some(source), problems)
}

fn sniff(text: &str) -> &'static dyn Reader {
    let mut end = text.len().min(4096);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    READERS.iter().copied().find(|reader| reader.sniff(&text[..end])).unwrap_or(&plain::Plain)
}

/// The message for a file of a format that isn't read.
pub(crate) fn unknown_format(path: &str) -> String {
    format!("{path} is of a format that isn't read; save it as one of {}", formats())
}

/// The file name extension in `path`, if there is one.
pub(crate) fn extension(path: &str) -> Option<&str> {
    let (stem, extension) = name(path).rsplit_once('.')?;
    (!stem.is_empty() && !extension.is_empty()).then_some(extension)
}

fn name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The file's name without folders and extension; `stdin` for standard input.
pub fn stem(path: &str) -> &str {
    let name = name(path);
    match name.rsplit_once('.') {
        _ if path == "-" => "stdin",
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

/// Orders the sources by path and makes their ids unique: where two share a stem, each gets its folders in front,
/// as many as are needed to tell them apart. Says which sources are copies of others and which settings fit none.
pub fn settle(sources: &mut [Source], settings: &Settings) -> Vec<Problem> {
    sources.sort_by(|a, b| a.path.split('/').cmp(b.path.split('/')));
    make_ids_unique(sources, settings);
    let mut problems = copies(sources);
    problems.extend(settings.unused(sources.iter().map(|source| source.path.as_str())));
    problems
}

fn make_ids_unique(sources: &mut [Source], settings: &Settings) {
    let fixed: Vec<bool> =
        sources.iter().map(|s| settings.source(&s.path).is_some_and(|given| given.id.is_some())).collect();
    let mut depth = 0;
    loop {
        let clashing = clashing(sources);
        if clashing.is_empty() {
            return;
        }
        depth += 1;
        let mut changed = false;
        for (source, fixed) in sources.iter_mut().zip(&fixed) {
            if clashing.contains(&source.id) && !fixed {
                let longer = with_folders(&source.path, depth);
                changed |= longer != source.id;
                source.id = longer;
            }
        }
        if !changed {
            break;
        }
    }
    number(sources);
}

fn clashing(sources: &[Source]) -> BTreeSet<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for source in sources {
        *counts.entry(&source.id).or_default() += 1;
    }
    counts.into_iter().filter(|(_, n)| *n > 1).map(|(id, _)| id.to_owned()).collect()
}

/// The stem with `depth` folders before it; with the extension as well once there are no more folders.
fn with_folders(path: &str, depth: usize) -> String {
    let mut parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    let file = parts.pop().unwrap_or(path);
    let last = if depth > parts.len() { file } else { stem(path) };
    let from = parts.len().saturating_sub(depth);
    parts[from..].iter().copied().chain([last]).collect::<Vec<_>>().join("/")
}

/// The last resort: `report`, `report~2`, `report~3`.
fn number(sources: &mut [Source]) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    for source in sources {
        let mut n = 1;
        let mut id = source.id.clone();
        while !taken.insert(id.clone()) {
            n += 1;
            id = format!("{}~{n}", source.id);
        }
        source.id = id;
    }
}

/// Notes on sources whose visible text is the same as that of one before.
fn copies(sources: &[Source]) -> Vec<Problem> {
    let mut seen: BTreeMap<&str, &Source> = BTreeMap::new();
    let mut problems = Vec::new();
    for source in sources.iter().filter(|source| !source.text.blocks.is_empty()) {
        if let Some(first) = seen.get(source.text.visible.as_str()) {
            let message = format!(
                "{} says the same as {}, word for word; remove it if it is no source of its own",
                source.path, first.path
            );
            problems.push(Problem::note(&source.path, message));
        } else {
            seen.insert(&source.text.visible, source);
        }
    }
    problems
}
