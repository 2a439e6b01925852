//! Labelled corpora, as several examples read them: folders with `gold.json` and `sources`.

use atodds::config::Settings;
use atodds::eval::Gold;
use atodds::source::{self, Source, discover};
use std::path::{Path, PathBuf};

pub type Failure = Box<dyn std::error::Error>;

/// The corpora in a folder, in order.
pub fn inside(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let inside = std::fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path());
    let mut all: Vec<PathBuf> = inside.filter(|path| path.join("gold.json").is_file()).collect();
    all.sort();
    Ok(all)
}

/// The labels of a corpus.
pub fn gold(corpus: &Path) -> Result<Gold, Failure> {
    Ok(serde_json::from_slice(&std::fs::read(corpus.join("gold.json"))?)?)
}

/// The documents of a corpus.
pub fn read(corpus: &Path) -> Vec<Source> {
    let settings = Settings::default();
    let (inputs, _) = discover::discover(&[corpus.join("sources")], &mut std::io::empty());
    let texts = inputs.iter().filter_map(|input| Some((&input.path, input.load().ok()?)));
    let mut sources: Vec<Source> =
        texts.filter_map(|(path, bytes)| source::read(path, &bytes, &settings).0).collect();
    source::settle(&mut sources, &settings);
    sources
}

/// The last two parts of a folder's path.
pub fn name(folder: &str) -> String {
    let parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    parts[parts.len().saturating_sub(2)..].join("/")
}
