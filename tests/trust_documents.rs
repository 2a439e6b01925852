//! Source reliability of documents: what copies must not change, and what their manner lets expect.

use crate::cli::run;
use atodds::config::Settings;
use atodds::report::trust::{TrustReport, table};
use atodds::report::{Filter, Look};
use atodds::source::{self, Source, discover};
use std::path::Path;

fn trust(sources: &[Source], options: atodds::trust::Options, why: Option<&str>) -> TrustReport {
    let filter = Filter { min_confidence: Filter::USUAL_CONFIDENCE, ..Filter::default() };
    atodds::trust(sources, &atodds::Options { filter, trust: options, ..atodds::Options::default() }, why)
}

/// The files of a folder, with `copies` more of the file at the place `which`.
fn with_copies(folder: &Path, which: usize, copies: usize) -> Vec<Source> {
    let (inputs, _) = discover::discover(&[folder.join("sources")], &mut std::io::empty());
    let settings = Settings::default();
    let mut files: Vec<(String, Vec<u8>)> =
        inputs.iter().map(|input| (input.path.clone(), input.load().unwrap())).collect();
    let (path, bytes) = files[which % files.len()].clone();
    let (stem, ending) = path.rsplit_once('.').unwrap();
    // Before the others and behind them in the order of names.
    let name = |n: usize| match n % 2 {
        0 => format!("{stem}-copy-{n}.{ending}"),
        _ => format!("{}/aaa-copy-{n}.{ending}", stem.rsplit_once('/').map_or("", |(folder, _)| folder)),
    };
    files.extend((0..copies).map(|n| (name(n), bytes.clone())));
    let mut sources: Vec<Source> =
        files.iter().filter_map(|(path, bytes)| source::read(path, bytes, &settings).0).collect();
    source::settle(&mut sources, &settings);
    sources
}

#[test]
fn a_document_copied_four_times_changes_nothing_of_the_others() {
    let mut folders: Vec<_> =
        std::fs::read_dir("tests/corpora").unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.sort();
    for (which, folder) in folders.iter().filter(|path| path.join("gold.json").is_file()).enumerate() {
        let single = trust(&with_copies(folder, which, 0), Default::default(), None);
        let copied = trust(&with_copies(folder, which, 4), Default::default(), None);
        let twin = copied.sources.iter().find(|s| !s.copies.is_empty()).unwrap();
        assert_eq!(twin.copies.len(), 4, "{folder:?}");
        let others = |report: &TrustReport| -> Vec<(String, f64, f64, f64)> {
            let rows = report.sources.iter().filter(|s| s.copies.is_empty());
            let original = |id: &str| copied.sources.iter().any(|s| s.id == id && !s.copies.is_empty());
            rows.filter(|s| !original(&s.id)).map(|s| (s.id.clone(), s.reliability, s.low, s.high)).collect()
        };
        let (before, after) = (others(&single), others(&copied));
        assert_eq!(before.len() + 5, copied.sources.len());
        for (x, y) in before.iter().zip(&after) {
            assert_eq!(x.0, y.0, "{folder:?}: {before:?} {after:?}");
            let same = [x.1 - y.1, x.2 - y.2, x.3 - y.3].iter().all(|d| d.abs() < 0.011);
            assert!(same && (x.1 - y.1).abs() < 1e-4, "{folder:?}: {x:?} {y:?}");
        }
        let values = |report: &TrustReport| {
            let all = report.slots.iter().flat_map(|slot| &slot.values);
            let mut all: Vec<(String, i64)> =
                all.map(|v| (v.value.clone(), (v.probability * 1e3).round() as i64)).collect();
            all.sort();
            all
        };
        assert_eq!(values(&single), values(&copied), "{folder:?}");
    }
}

#[test]
fn a_copy_is_quoted_beside_its_original() {
    let read = |name: &str, text: &str| source::read(name, text.as_bytes(), &Settings::default()).0.unwrap();
    let (early, late) = (
        "The Varnholm bridge was opened on 12 May 2031.\n",
        "The Varnholm bridge was opened on 21 May 2031.\n",
    );
    let sources = [read("a.txt", late), read("b.txt", early), read("c.txt", early)];
    let report = atodds::check(&sources, &atodds::Options::default());
    let quoted: Vec<Vec<&str>> = report.conflicts[0]
        .positions
        .iter()
        .map(|p| p.evidence.iter().map(|e| e.source.as_str()).collect())
        .collect();
    assert_eq!(quoted, [vec!["b", "c"], vec!["a"]]);
    assert_eq!(report.sources.len(), 3);
    assert!(report.sources.iter().all(|s| s.claims == report.sources[0].claims));
    let rows = atodds::claims(&sources, &atodds::Options::default());
    assert_eq!(rows.iter().filter(|row| row.evidence.source == "c").count(), report.sources[2].claims);
}

const SHEET: &str = "The Varnholm bridge is 412 metres long. It cost 31 million crowns. It was opened on 12 May 2031. \
    The builder was Orsted and Lund. It has 14 piers and 2 lanes. On 3 June 2031 it carried 8,200 cars.\n";
const LETTER: &str = "I must tell you what I saw when I walked over to the river that morning, because you would not believe \
    it. I stood there and I thought of my father, and of all that you and I had said about the old ferry. My hands were \
    cold. I wish you had been there with me, I really do, because nobody else I know would have understood it at all.\n";

fn read(texts: &[(&str, &str)]) -> Vec<Source> {
    texts.iter().map(|(n, text)| source::read(n, text.as_bytes(), &Settings::default()).0.unwrap()).collect()
}

#[test]
fn a_personal_letter_is_believed_less_beforehand_unless_the_reader_says_otherwise() {
    let sources = read(&[("letter.txt", LETTER), ("sheet.txt", SHEET)]);
    let report = trust(&sources, Default::default(), Some("letter"));
    let prior = |report: &TrustReport, id: &str| report.sources.iter().find(|s| s.id == id).unwrap().prior;
    assert!(prior(&report, "letter") < 0.75 && prior(&report, "sheet") > 0.85, "{:?}", report.sources);
    assert_eq!(report.sources[0].id, "sheet");
    let shown = table::render(&report, &Look { width: 100, ..Look::default() });
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "The prior is that of its manner",
        "No other source was found",
        "Beforehand a document is believed more",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let priors = [("letter".to_owned(), 0.9), ("sheet".to_owned(), 0.8)].into_iter().collect();
    let told = trust(&sources, atodds::trust::Options { priors, ..Default::default() }, Some("letter"));
    assert_eq!((prior(&told, "letter"), prior(&told, "sheet")), (0.9, 0.8));
    assert!(told.why.unwrap().manner.is_none() && told.usual_manner.is_none());
}

#[test]
fn the_least_reliable_source_is_low_in_most_labelled_corpora() {
    let (status, out, _) = run(&["eval", "tests/corpora", "--trust"]);
    let line = out.lines().find(|line| line.contains("last or next to last: ")).unwrap_or_default();
    let found = line.split("last: ").nth(1).and_then(|rest| rest.split(' ').next()?.parse::<usize>().ok());
    // Two in three are nine of thirteen; one may move with the detection.
    assert!(status == 0 && found >= Some(8), "{line}");
}
