//! From a few texts, each a source of its own, to what is reported of them.

use atodds::config::Settings;
use atodds::report::Conflict;
use atodds::{Options, check, source};

/// The conflicts between texts, read as files with this ending.
pub fn conflicts(texts: &[&str], ending: &str) -> Vec<Conflict> {
    let settings = Settings::default();
    let read =
        |(i, text): (usize, &&str)| source::read(&format!("s{i}.{ending}"), text.as_bytes(), &settings).0;
    let mut sources: Vec<_> = texts.iter().enumerate().filter_map(read).collect();
    assert_eq!(sources.len(), texts.len());
    source::settle(&mut sources, &settings);
    check(&sources, &Options::default()).conflicts
}

/// Their kinds.
pub fn kinds(texts: &[&str]) -> Vec<String> {
    conflicts(texts, "md").into_iter().map(|c| c.kind).collect()
}

/// There is one, of this kind.
#[track_caller]
pub fn one(kind: &str, texts: &[&str]) {
    assert_eq!(kinds(texts), [kind], "{texts:?}");
}

/// There is none.
#[track_caller]
pub fn none(texts: &[&str]) {
    assert!(kinds(texts).is_empty(), "{texts:?}: {:?}", kinds(texts));
}
