//! Doers, places, offices and statuses, over invented documents.

use atodds::config::Settings;
use atodds::{Options, check, source};

/// The kinds of the conflicts between documents with these texts.
fn kinds(texts: &[&str]) -> Vec<String> {
    let settings = Settings::default();
    let read = |(i, text): (usize, &&str)| source::read(&format!("{i}.txt"), text.as_bytes(), &settings).0;
    let sources: Vec<_> = texts.iter().enumerate().filter_map(read).collect();
    check(&sources, &Options::default()).conflicts.into_iter().map(|c| c.kind).collect()
}

fn has(kind: &str, texts: &[&str]) -> bool {
    kinds(texts).iter().any(|k| k == kind)
}

#[test]
fn one_film_has_one_director() {
    let one = "Amber Tide is a drama film. Amber Tide was directed by Ivo Brandt.";
    let other = "Amber Tide is a drama film. Amber Tide was directed by Lena Orth.";
    assert!(has("person", &[one, other]));
    assert!(!has("person", &[one, one]));
}

#[test]
fn two_films_of_two_years_have_two_directors() {
    let one = "Amber Tide is a 1951 drama film directed by Ivo Brandt.";
    let other = "Amber Tide is a 1987 drama film directed by Lena Orth.";
    assert!(!has("person", &[one, other]));
}

#[test]
fn who_goes_back_to_the_person_and_not_to_the_body() {
    let one = "We thank Gwen Ashby of Norvane, who chaired the talks in the old mill.";
    let other = "The talks in the old mill were chaired by Piet Lowen.";
    assert!(has("person", &[one, other]));
}

#[test]
fn a_person_holds_one_office_of_a_field() {
    let one = "The governor, Mara Quill, visited the camp.";
    let other = "The mayor, Mara Quill, visited the camp.";
    assert!(has("role", &[one, other]));
    let deputy = "The deputy governor, Mara Quill, visited the camp.";
    let former = "The former mayor, Mara Quill, visited the camp.";
    assert!(!has("role", &[one, deputy]));
    assert!(!has("role", &[one, former]));
}

#[test]
fn a_person_is_born_once_and_towns_lie_in_countries() {
    let one = "Mara Quill was born in Askby in 1960. Mara Quill is a singer.";
    let other = "Mara Quill was born in Torvane in 1960. Mara Quill is a singer.";
    assert!(has("origin", &[one, other]));
    assert!(!has("origin", &[one, "Mara Quill was born in Norway in 1960. Mara Quill is a singer."]));
    let inside = "Mara Quill was born in Torvane in 1960. Askby, Torvane, has a harbour.";
    assert!(!has("origin", &[one, inside]));
}

#[test]
fn different_people_are_born_in_different_places() {
    let one = "Mara Quill was born in Askby in 1960.";
    let other = "Ivo Brandt was born in Torvane in 1960.";
    assert!(!has("origin", &[one, other]));
}

#[test]
fn a_nation_stands_for_its_country_in_a_status() {
    let one = "Norway and Iceland are observers of the Velmar Compact.";
    let other = "The Norwegians are a dialogue partner of the Velmar Compact.";
    assert!(has("role", &[one, other]));
}

#[test]
fn a_record_stands_since_one_year() {
    let one = "It was the longest strike in Askby since 1978.";
    let other = "It was the longest strike in Askby since 1991.";
    assert!(has("comparison", &[one, other]));
    assert!(!has("comparison", &[one, "It was one of the longest strikes in Askby since 1991."]));
}
