//! Sentences that tell of the same thing in other words are brought together.

use atodds::config::Settings;
use atodds::topic::Alignments;
use atodds::{Stages, source};
use proptest::prelude::*;

fn stages(texts: &[&str]) -> Stages {
    let settings = Settings::default();
    let read = |(n, text): (usize, &&str)| source::read(&format!("{n}.txt"), text.as_bytes(), &settings).0;
    let mut sources: Vec<_> = texts.iter().enumerate().filter_map(read).collect();
    source::settle(&mut sources, &settings);
    Stages::run(&sources)
}

const MILL: &str = "The old mill at Harnby was built by Jonas Weld in 1871. Its wheel turned until the flood. \
                    Volunteers from the town repaired the roof last spring.";
const TOUR: &str = "Helpers from Harnby mended the roof of the mill this year. Peter Lund constructed the building. \
                    The café sells cakes on Sundays.";

#[test]
fn a_third_document_supports() {
    let stages = stages(&[MILL, TOUR, "The roof of the mill was repaired by people from the town."]);
    let alignments = Alignments::of(&stages.documents, &stages.entities);
    let [less, more] = alignments.support((0, 2), (1, 0));
    assert!(less > 0.0 && more >= less, "{less} {more}");
    assert!(alignments.support((0, 2), (2, 0))[1] > 0.0);
}

#[test]
fn what_stands_in_the_place_of_something_else_is_seen() {
    let stages = stages(&[
        "The phone is assembled in Salo. No warning was given.",
        "The phone is assembled in Hanoi. A warning was given.",
    ]);
    let alignments = Alignments::of(&stages.documents, &stages.entities);
    let (_, place) = alignments.compare((0, 0), (1, 0));
    assert!(place.word > 0.0 && place.place_alike > 0.9, "{place:?}");
    let (_, denied) = alignments.compare((0, 1), (1, 1));
    assert!(denied.denial > 0.0, "{denied:?}");
}

proptest! {
    /// The order of two sentences says nothing.
    #[test]
    fn likeness_is_symmetric(a in "[A-Za-z ,.]{0,60}", b in "[A-Za-z ,.]{0,60}") {
        let (a, b) = (format!("{a} of the mill."), format!("{b} of the mill."));
        let stages = stages(&[&a, &b]);
        let alignments = Alignments::of(&stages.documents, &stages.entities);
        let lengths: Vec<usize> = stages.documents.iter().map(|d| d.sentences.len()).collect();
        prop_assume!(lengths.len() == 2 && lengths.iter().all(|&n| n > 0));
        let (forth, _) = alignments.compare((0, 0), (1, 0));
        let (back, _) = alignments.compare((1, 0), (0, 0));
        prop_assert!((forth.soft[0] - back.soft[0]).abs() < 1e-4 && (forth.words - back.words).abs() < 1e-4);
        prop_assert!(forth.share.iter().all(|&s| (0.0..=1.0001).contains(&s)), "{:?}", forth);
    }
}
