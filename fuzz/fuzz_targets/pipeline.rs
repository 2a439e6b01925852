//! Any bytes, read as two documents of different formats and checked against each other: nothing may panic, and all
//! evidence must stand in the visible text where it says. `cargo +nightly fuzz run pipeline`

#![no_main]

use atodds::config::Settings;
use atodds::report::{FORMATS, Look};
use atodds::source::{self, Source};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let settings = Settings::default();
    // The first byte says where one document ends and the next begins.
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let (one, other) = rest.split_at(rest.len() * usize::from(*first) / 255);
    let files = [("a.txt", one), ("b.md", other), ("c.html", one)];
    let mut sources: Vec<Source> =
        files.iter().filter_map(|(path, bytes)| source::read(path, bytes, &settings).0).collect();
    source::settle(&mut sources, &settings);
    let report = atodds::check(&sources, &Default::default());
    for conflict in report.conflicts.iter().chain(&report.updates) {
        for said in conflict.positions.iter().flat_map(|position| &position.evidence) {
            let source = sources.iter().find(|source| source.id == said.source);
            let quote = source.and_then(|source| source.text.visible.get(said.start..said.end));
            assert_eq!(quote, Some(said.quote.as_str()));
            let mention = said.mention_start..said.mention_start + said.mention.len();
            assert_eq!(said.quote.get(mention), Some(said.mention.as_str()));
        }
    }
    for format in FORMATS {
        (format.render)(&report, &Look::default());
    }
    atodds::claims(&sources, &Default::default());
});
