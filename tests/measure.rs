//! The project's own labelled corpora: that their labels stand in their documents, and how `atodds eval` reads them.

use crate::cli::run;
use atodds::config::Settings;
use atodds::eval::Gold;
use atodds::source;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

fn corpora(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut found: Vec<PathBuf> = entries.map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    found.sort();
    found
}

/// Letters and digits only, so that marks of tables and emphasis don't matter.
fn bare(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

fn documents(corpus: &Path) -> BTreeMap<String, String> {
    let settings = Settings::default();
    let files = std::fs::read_dir(corpus.join("sources")).unwrap();
    let mut found = BTreeMap::new();
    for file in files.map(|f| f.unwrap().path()) {
        let bytes = std::fs::read(&file).unwrap();
        let id = file.file_stem().unwrap().to_string_lossy().into_owned();
        let (source, _) = source::read(&file.to_string_lossy(), &bytes, &settings);
        let visible = source.unwrap_or_else(|| panic!("{}", file.display())).text.visible;
        // Headers and metadata are no visible text, but labels may quote them.
        found.insert(id, bare(&visible) + "\n" + &bare(&String::from_utf8(bytes).unwrap()));
    }
    found
}

#[test]
fn every_label_stands_in_its_document() {
    let all = [corpora("tests/corpora"), corpora("tests/learn"), corpora("tests/held")].concat();
    assert!(all.len() >= 6);
    let mut empty = 0;
    for corpus in all {
        let texts = documents(&corpus);
        let gold: Gold = serde_json::from_slice(&std::fs::read(corpus.join("gold.json")).unwrap()).unwrap();
        empty += usize::from(gold.conflicts.is_empty());
        let groups = gold.conflicts.iter().map(|c| (&c.id, c.groups()));
        for (id, groups) in groups.chain(gold.non_conflicts.iter().map(|n| (&n.id, n.groups()))) {
            assert!(groups.len() >= 2, "{} {id}: one position", corpus.display());
            for item in groups.iter().flatten() {
                assert!(!item.quote.contains("</"), "{} {id}: quotes hold no tags", corpus.display());
                let stem = item.source.rsplit_once('.').map_or(item.source.as_str(), |(stem, _)| stem);
                let text = texts.get(&item.source).or(texts.get(stem));
                let text = text.unwrap_or_else(|| panic!("{} {id}: no {}", corpus.display(), item.source));
                assert!(text.contains(&bare(&item.quote)), "{} {id}: {}", corpus.display(), item.quote);
            }
        }
    }
    assert!(empty >= 1, "a corpus without any conflict belongs to the yardstick");
}

#[test]
fn eval_prints_measures_as_json_and_says_what_is_wrong_with_a_folder() {
    let corpus = format!("{}/tests/corpora/tolvane-museum", env!("CARGO_MANIFEST_DIR"));
    let (status, out, _) =
        run(&["eval", &corpus, "--format", "json", "--stages", "--calibration", "--misses"]);
    assert_eq!(status, 0);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["all"]["conflicts"]["of"], 0);
    assert!(json["all"]["flagged"]["of"].as_u64().unwrap() >= 6);
    assert!(json["stages"].is_array() && json["calibration"]["kinds"].is_array());

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().to_str().unwrap();
    let (status, _, message) = run(&["eval", path]);
    assert_eq!(status, 2);
    assert!(message.contains("holds no labelled corpus") && message.contains("gold.json"), "{message}");

    std::fs::write(folder.path().join("gold.json"), "{\"conflicts\": 3}").unwrap();
    let (status, _, message) = run(&["eval", path]);
    assert_eq!(status, 2);
    assert!(message.contains("gold.json: is no list of labels"), "{message}");
}
