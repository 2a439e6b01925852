//! Finds and loads documents: the one place of reading that touches files.

#![allow(clippy::disallowed_methods, reason = "the one place of reading that touches files")]

use super::{Problem, extension, formats, reader_for, unknown_format};
use crate::config::{FILE_NAME, Settings};
use crate::error::{Error, ErrorKind};
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A document that was found and not yet read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// Its path with `/` between folders; `-` for standard input.
    pub path: String,
    bytes: Place,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    File(PathBuf),
    Memory(Vec<u8>),
}

impl Input {
    /// The bytes of the document.
    ///
    /// # Errors
    /// A fatal problem, where the file can't be read.
    pub fn load(&self) -> Result<Vec<u8>, Problem> {
        match &self.bytes {
            Place::Memory(bytes) => Ok(bytes.clone()),
            Place::File(file) => std::fs::read(file).map_err(|error| unreadable(&self.path, &error)),
        }
    }
}

/// The documents under `paths`, ordered by path whatever the order on disk, and what kept others from being found.
/// Folders are walked, hidden files left out; `-` stands for `stdin`, which is read to its end.
pub fn discover(paths: &[PathBuf], stdin: &mut dyn Read) -> (Vec<Input>, Vec<Problem>) {
    let mut found: BTreeMap<Vec<String>, Input> = BTreeMap::new();
    let mut problems = Vec::new();
    for path in paths {
        match look(path, stdin) {
            Ok((inputs, more)) => {
                found.extend(inputs.into_iter().map(|input| (order(&input.path), input)));
                problems.extend(more);
            }
            Err(problem) => problems.push(problem),
        }
    }
    problems.sort_by(|a, b| (&a.path, &a.message).cmp(&(&b.path, &b.message)));
    problems.dedup();
    (found.into_values().collect(), problems)
}

/// Folders first compare by their own names, so that the order is that of the tree.
fn order(path: &str) -> Vec<String> {
    path.split('/').map(str::to_owned).collect()
}

fn look(path: &Path, stdin: &mut dyn Read) -> Result<(Vec<Input>, Vec<Problem>), Problem> {
    let shown = show(path);
    if shown == "-" {
        let mut bytes = Vec::new();
        stdin.read_to_end(&mut bytes).map_err(|error| unreadable("-", &error))?;
        return Ok((vec![Input { path: shown, bytes: Place::Memory(bytes) }], Vec::new()));
    }
    let data = std::fs::metadata(path).map_err(|error| unreadable(&shown, &error))?;
    if data.is_dir() {
        return Ok(walk(path, &shown));
    }
    if extension(&shown).is_some_and(|extension| reader_for(extension).is_none()) {
        return Err(Problem::fatal(&shown, unknown_format(&shown)));
    }
    Ok((vec![Input { path: shown, bytes: Place::File(path.to_owned()) }], Vec::new()))
}

fn walk(folder: &Path, shown: &str) -> (Vec<Input>, Vec<Problem>) {
    let (mut inputs, mut problems) = (Vec::new(), Vec::new());
    let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    for entry in entries.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let path = show(entry.path());
                if extension(&path).is_some_and(|extension| reader_for(extension).is_some()) {
                    inputs.push(Input { path, bytes: Place::File(entry.into_path()) });
                }
            }
            Ok(_) => {}
            Err(error) => problems.push(walk_problem(shown, &error)),
        }
    }
    if inputs.is_empty() && problems.is_empty() {
        let message = format!("{shown} holds no documents; put some there as {}", formats());
        problems.push(Problem::fatal(shown, message));
    }
    (inputs, problems)
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn walk_problem(folder: &str, error: &walkdir::Error) -> Problem {
    let path = error.path().map_or_else(|| folder.to_owned(), show);
    if let Some(ancestor) = error.loop_ancestor() {
        let message = format!("{path} is a symbolic link back to {}; remove the link", show(ancestor));
        return Problem::note(path, message);
    }
    match error.io_error() {
        Some(error) => unreadable(&path, error),
        None => Problem::fatal(&path, format!("{path} can't be read: {error}")),
    }
}

fn unreadable(path: &str, error: &io::Error) -> Problem {
    let message = match error.kind() {
        io::ErrorKind::NotFound => format!("{path} does not exist; check the spelling of the path"),
        io::ErrorKind::PermissionDenied => {
            format!("{path} can't be read: permission denied; make it readable")
        }
        _ => format!("{path} can't be read: {error}"),
    };
    Problem::fatal(path, message)
}

/// The path with `/` between folders and without `./` in front.
fn show(path: &Path) -> String {
    let parts: Vec<String> =
        path.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
    let joined = parts.join("/").replace("//", "/");
    match joined.strip_prefix("./") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => joined,
    }
}

/// The settings in the `atodds.toml` that is nearest at or above `folder`; the default ones where there is none.
///
/// # Errors
/// [`ErrorKind::Config`], where the file can't be read or isn't right.
pub fn find_settings(folder: &Path) -> Result<Settings, Error> {
    match folder.ancestors().map(|above| above.join(FILE_NAME)).find(|file| file.is_file()) {
        Some(file) => load_settings(&file),
        None => Ok(Settings::default()),
    }
}

/// The settings in the given file.
///
/// # Errors
/// [`ErrorKind::Config`], where the file can't be read or isn't right.
pub fn load_settings(file: &Path) -> Result<Settings, Error> {
    let shown = show(file);
    let text = std::fs::read_to_string(file)
        .map_err(|error| Error::new(ErrorKind::Config, unreadable(&shown, &error).message))?;
    Settings::parse(&shown, &text)
}
