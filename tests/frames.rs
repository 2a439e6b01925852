//! Doers, places, offices and statuses, over invented documents.

use atodds::analysis::{Tree, clauses};
use atodds::config::Settings;
use atodds::{Options, analyse, check, source};

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

// The frames themselves, read off the tree.

/// The clauses of a text, each as `agent verb patient preposition:noun...`, with `-` for what it lacks.
fn frames(text: &str) -> Vec<String> {
    let source = source::read("a.txt", text.as_bytes(), &Settings::default()).0.expect("a document");
    let mut all = Vec::new();
    for sentence in &analyse(&source) {
        let tree = Tree::new(&source.text.visible, sentence);
        for clause in clauses(&tree) {
            let word = |at: Option<usize>| at.map_or("-", |at| tree.word(at)).to_owned();
            let mut frame = vec![word(clause.agent), clause.lemma.clone(), word(clause.patient)];
            frame.extend(clause.obliques.iter().map(|o| format!("{}:{}", o.preposition, tree.word(o.head))));
            all.push(frame.join(" "));
        }
    }
    all
}

fn has_frame(text: &str, frame: &str) {
    let all = frames(text);
    assert!(
        all.iter().any(|f| f == frame || f.starts_with(&format!("{frame} "))),
        "{text}: {frame} is not in {all:?}"
    );
}

/// Whether some statement of the text has these words in its subject or attribute, and this value.
fn states(text: &str, path: &str, about: &str, value: &str) {
    let source = source::read(path, text.as_bytes(), &Settings::default()).0.expect("a document");
    let rows = atodds::claims(&[source], &Options::default());
    let told = |row: &atodds::report::claims::ClaimRow| {
        format!("{} {}", row.subject, row.attribute).contains(about) && row.value.contains(value)
    };
    assert!(rows.iter().any(told), "{text}: {about} = {value} is not in {rows:#?}");
}

#[test]
fn a_passive_has_its_doer_and_what_it_is_done_to() {
    has_frame("The bridge was opened by the mayor in May.", "mayor open bridge");
    has_frame("The bridge was opened in May.", "- open bridge in:May");
    has_frame("Three workers were killed.", "- kill workers");
    has_frame("The minister was given a medal by the mayor.", "mayor give minister");
}

#[test]
fn a_relative_clause_takes_the_noun_before_it() {
    has_frame("The firm that built the bridge closed.", "firm build bridge");
    has_frame("The house that the firm sold was old.", "firm sell house");
    has_frame("They visited the mayor, who sold the house.", "mayor sell house");
    has_frame("Engineers closed the bridge built by the firm.", "firm build bridge");
}

#[test]
fn an_apposition_and_a_copula_say_what_something_is() {
    let one = "Ivo Brandt, the mayor of Askby, opened the fair.";
    let other = "Ivo Brandt, the governor of Askby, opened the fair.";
    assert!(has("role", &[one, other]));
    assert!(has("role", &["Ivo Brandt is the mayor of Askby.", "Ivo Brandt is the governor of Askby."]));
    has_frame("The mayor is a doctor.", "mayor doctor -");
    has_frame("The old mill was empty.", "mill empty -");
}

#[test]
fn coordinated_verbs_share_their_subject() {
    has_frame("The firm bought the mill and sold the house.", "firm buy mill");
    has_frame("The firm bought the mill and sold the house.", "firm sell house");
}

#[test]
fn a_controlled_verb_has_its_subject_from_above() {
    has_frame("The firm wants to sell the house.", "firm sell house");
    has_frame("The court ordered the firm to sell the house.", "firm sell house");
}

#[test]
fn there_is_states_that_something_exists() {
    states("There are 40 boats in the harbour of Askby.", "a.txt", "harbour", "40");
    let one = "There is a lighthouse on Osk Island.";
    let other = "There is no lighthouse on Osk Island.";
    assert!(has("polarity", &[one, other]));
}

#[test]
fn a_noun_of_doing_has_its_arguments() {
    let one = "The death of Mara Quill in Askby in 1960 was mourned. Mara Quill was a singer.";
    let other = "Mara Quill died in Askby in 1961. Mara Quill was a singer.";
    assert!(has("date", &[one, other]));
    let one = "The opening of the Varnholm bridge took place on 12 May 2031.";
    let other = "The Varnholm bridge was opened on 21 May 2031.";
    assert!(has("date", &[one, other]));
}

#[test]
fn items_headings_and_rows_are_read() {
    let list = "# Varnholm bridge\n\nFacts:\n\n- The bridge is 400 metres long.\n- Opened in 2031.\n";
    states(list, "a.md", "bridge", "400");
    states(list, "a.md", "open", "2031");
    let table = "# Towns\n\n| Town | Population |\n|---|---|\n| Askby | 1,200 |\n| Torvane | 900 |\n";
    states(table, "a.md", "Askby", "1,200");
    let heading = "# Storm kills 12 in Askby\n\nThe storm came at night.\n";
    states(heading, "a.md", "storm", "12");
}
