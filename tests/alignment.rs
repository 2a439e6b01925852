//! Sentences that tell of the same thing in other words are brought together.

use atodds::analysis::Document;
use atodds::config::Settings;
use atodds::topic::Alignments;
use atodds::{Stages, claim, conflict, source};
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
fn sentences_on_one_thing_are_partners() {
    let stages = stages(&[MILL, TOUR]);
    let alignments = Alignments::of(&stages.documents, &stages.entities);
    let place = |document: usize, words: &str| {
        let Document { sentences, source, .. } = &stages.documents[document];
        let found = sentences.iter().position(|s| s.span.of(&source.text.visible).contains(words));
        (document, found.unwrap_or_else(|| panic!("{words} in {sentences:?}")))
    };
    let (repaired, mended, cakes) = (place(0, "repaired"), place(1, "mended"), place(1, "cakes"));
    let partners: Vec<_> = alignments.partners().collect();
    assert!(partners.contains(&[repaired, mended]), "{partners:?}");
    let (roof, _) = alignments.compare(repaired, mended);
    let (other, _) = alignments.compare(repaired, cakes);
    assert!(roof.soft[0] > other.soft[0] && roof.cosine > other.cosine, "{roof:?} {other:?}");
    let [soft, _] = alignments.ranks(repaired, mended, &roof);
    assert!(soft.margins[1] > 0.0 && soft.better[0] == 0.0, "none is better for one of the two: {soft:?}");
}

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

#[test]
fn names_are_weighed_wherever_they_stand() {
    let others =
        "The screen is bright. The battery is large. Two cameras are on the back. A cable is in the box.";
    let more = "Buyers like the colour. It has a loud speaker. The shop opens at nine. Repairs are cheap.";
    let stages = stages(&[
        &format!("The phone was designed by Jon Weld. {others} It is sold in black."),
        &format!("The phone was designed by Ann Roe. {more} It is sold in white."),
    ]);
    let weighed = conflict::weighed(&stages.documents, &stages.entities, &stages.claims);
    let people = weighed.iter().filter(|w| stages.claims[w.a].slot == claim::Slot::SomePerson);
    assert_eq!(people.count(), 1, "{:?}", stages.claims);
    assert!(weighed.iter().all(|w| w.features.len() == conflict::features::NAMES.len()));
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
