//! Names, clusters and coreference of invented texts.

use super::*;
use crate::analysis::{self, Tree};
use crate::config::Settings;
use crate::source;
use proptest::prelude::*;

fn documents(texts: &[&str]) -> Vec<Document> {
    let read = |(i, text): (usize, &&str)| {
        source::read(&format!("d{i}.txt"), text.as_bytes(), &Settings::default()).0
    };
    texts.iter().enumerate().filter_map(read).map(analysis::analyse).collect()
}

/// The name of what the last token `word` of document `d` refers to.
fn referent(documents: &[Document], entities: &Entities, d: usize, word: &str) -> Option<String> {
    for (s, sentence) in documents[d].sentences.iter().enumerate().rev() {
        let tree = Tree::new(&documents[d].source.text.visible, sentence);
        if let Some(i) = (0..tree.len()).rev().find(|&i| tree.word(i) == word) {
            return entities.referents[d].of(s, i).map(|id| entities.list[id].name.clone());
        }
    }
    None
}

fn names(entities: &Entities) -> Vec<&str> {
    entities.list.iter().map(|e| e.name.as_str()).collect()
}

fn kind(entities: &Entities, name: &str) -> Option<MentionKind> {
    entities.list.iter().find(|e| e.name == name).map(|e| e.kind)
}

fn refers(text: &str, word: &str) -> Option<String> {
    let documents = documents(&[text]);
    referent(&documents, &resolve(&documents), 0, word)
}

#[test]
fn short_forms_belong_to_the_last_part_of_the_name() {
    let documents = documents(&[
        "Leaders met on Monday for the Fifth Summit of the Northern Lakes Fisheries Compact (NLFC). The NLFC has nine members.",
    ]);
    let entities = resolve(&documents);
    assert!(names(&entities).contains(&"Northern Lakes Fisheries Compact"), "{:?}", names(&entities));
    assert_eq!(
        referent(&documents, &entities, 0, "NLFC").as_deref(),
        Some("Northern Lakes Fisheries Compact")
    );
}

#[test]
fn titles_and_places_of_origin_are_no_part_of_a_name() {
    let documents = documents(&[
        "The bridge was opened by Polish President Anna Zbrojewska. Kestora Paints ASA of Norway paid for it.",
    ]);
    let entities = resolve(&documents);
    let names = names(&entities);
    assert!(
        names.contains(&"Anna Zbrojewska")
            && names.contains(&"Kestora Paints ASA")
            && names.contains(&"Norway"),
        "{names:?}"
    );
    assert_eq!(kind(&entities, "Anna Zbrojewska"), Some(MentionKind::Person));
}

#[test]
fn two_people_of_one_surname_stay_two() {
    let documents = documents(&[
        "The manager, Orhan Yildirak, was arrested on Friday. Yildirak denied everything.",
        "The manager, Kemal Yıldırak, was arrested on Friday.",
    ]);
    let entities = resolve(&documents);
    let people: Vec<&Entity> = entities.list.iter().filter(|e| e.kind == MentionKind::Person).collect();
    assert_eq!(people.len(), 2, "{people:?}");
    assert_eq!(referent(&documents, &entities, 0, "Yildirak").as_deref(), Some("Orhan Yildirak"));
}

#[test]
fn demonyms_are_their_country() {
    let documents = documents(&["Norway sent two ships.", "The Norwegian ships arrived on Sunday."]);
    let entities = resolve(&documents);
    assert_eq!(referent(&documents, &entities, 1, "Norwegian").as_deref(), Some("Norway"));
}

#[test]
fn names_show_in_their_usual_spelling() {
    let documents = documents(&[
        "# THE HARDANGER MUSEUM IN VELMORA REOPENS\n",
        "The museum is in Velmora. Velmora has two.",
        "VELMORA\n\nIt is in Velmora.",
    ]);
    let entities = resolve(&documents);
    assert!(
        names(&entities).contains(&"Velmora") && !names(&entities).contains(&"VELMORA"),
        "{:?}",
        names(&entities)
    );
}

#[test]
fn companies_are_called_by_their_first_words() {
    let documents = documents(&[
        "In 1911 Orrin Shipping Ltd was founded. In 1950 Orrin moved to Bergen. The company has nine ships.",
    ]);
    let entities = resolve(&documents);
    assert_eq!(kind(&entities, "Orrin Shipping Ltd"), Some(MentionKind::Organisation));
    assert_eq!(referent(&documents, &entities, 0, "company").as_deref(), Some("Orrin Shipping Ltd"));
}

#[test]
fn pronouns_go_back_to_the_subject_that_fits() {
    let text = "Mary Ashdown runs the Kestora Institute. She founded it in 1998.";
    assert_eq!(refers(text, "She").as_deref(), Some("Mary Ashdown"));
    assert_eq!(
        refers("The steamer Kestora left Bergen on Friday. She carried coal.", "She").as_deref(),
        Some("Kestora")
    );
    assert_eq!(refers("Mary Ashdown lives in Velmora. It seems that he left.", "It"), None);
    assert_eq!(refers("Mary Ashdown lives in Velmora. He left.", "He"), None);
    assert_eq!(refers("Peter Ashdown praised him.", "him"), None);
}

#[test]
fn sentence_initial_words_are_no_names() {
    let documents =
        documents(&["Surveyors found a crack. Measurements began on Monday. Yesterday the road was closed."]);
    assert!(resolve(&documents).list.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_read_and_spans_are_in_range(texts in prop::collection::vec(prop_oneof![any::<String>(), "([A-Z][a-z]{1,5}|of|the|and|'s|\\(|\\)|[A-Z]{2,4}|he|it|said|\"|,|\\.| ){1,40}"], 1..4)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let documents = documents(&texts);
        let entities = resolve(&documents);
        prop_assert_eq!(entities.referents.len(), documents.len());
        for (d, document) in documents.iter().enumerate() {
            for (s, sentence) in document.sentences.iter().enumerate() {
                for (name, id) in entities.referents[d].names(s) {
                    prop_assert!(name.start <= name.head && name.head < name.end && name.end <= sentence.tokens.len());
                    prop_assert!(*id < entities.list.len());
                    prop_assert!(entities.list[*id].documents.contains(&d));
                }
            }
        }
        prop_assert_eq!(&resolve(&documents).list, &entities.list);
    }

    #[test]
    fn clusters_do_not_depend_on_the_order_of_documents(order in Just(vec![0usize, 1, 2, 3]).prop_shuffle()) {
        let texts = [
            "Orrin Shipping Ltd (\"Orrin\") was founded by Mary Ashdown. She led it for years.",
            "Ashdown sold Orrin to the Velmora Port Authority (VPA).",
            "The VPA bought Orrin Shipping in 1999, said Mary Jane Ashdown.",
            "Orrin and the Velmora Port Authority declined to comment.",
        ];
        let groups = |order: &[usize]| {
            let documents = documents(&order.iter().map(|&i| texts[i]).collect::<Vec<_>>());
            let entities = resolve(&documents);
            let mut groups: Vec<(String, BTreeSet<usize>)> =
                entities.list.iter().map(|e| (e.name.clone(), e.documents.iter().map(|&d| order[d]).collect())).collect();
            groups.sort();
            groups
        };
        prop_assert_eq!(groups(&order), groups(&[0, 1, 2, 3]));
    }
}

#[test]
fn marks_behind_a_name_tell_its_bearers_apart() {
    let apart = |one: &str, other: &str| Marks::of(&documents(&[one, other])).tell_apart(0, 1);
    let film = "Red Harbour (1971 film)\n\nRed Harbour is a drama film directed by Ola Brandt.";
    assert!(apart(film, "Red Harbour (2009 film)\n\nRed Harbour is a comedy film directed by Ida Sund."));
    assert!(apart(film, "Red Harbour (novel)\n\nRed Harbour is a novel by Pelle Quist."));
    assert!(!apart(film, "Red Harbour (film)\n\nRed Harbour is a film directed by Ida Sund."));
    assert!(!apart(film, "Blue Harbour (novel)\n\nBlue Harbour is a novel by Pelle Quist."));
    let earl = "Charles Holm, 3rd Earl of Tarn (1760 – 1811), was a sailor.";
    assert!(apart(earl, "Charles Holm, 5th Earl of Tarn (1810 – 1871), was a banker."));
    // One of two such values may be wrong: they tell no one apart.
    assert!(!apart("Charles Holm (1760 – 1811) was a sailor.", "Charles Holm (1760 – 1818) was a sailor."));
    assert!(!apart("Mount Tarn (7,010 m) is in the north.", "Mount Tarn (23,005 ft) is in the north."));
}
