//! Copies of one text with a value changed, numbers with two digits swapped, and texts on two things of one name.

use crate::texts;
use atodds::report::Conflict;

fn conflicts(texts: &[&str]) -> Vec<Conflict> {
    texts::conflicts(texts, "txt")
}

fn values(conflict: &Conflict) -> Vec<&str> {
    conflict.positions.iter().map(|p| p.value.as_str()).collect()
}

const PORTRAIT: &str = "Orvin Tessaly was a lighthouse engineer and amateur botanist. He was raised in Karrow Bay, the son \
    of a ropemaker, and went to sea at fourteen. After two voyages on the barque Perpetua he returned home and learned \
    surveying from his uncle. The tower on Gull Head, his best known work, was finished on 4 May 1871. He kept a \
    herbarium of shore plants, which his daughter gave to the museum of Karrow Bay.";

#[test]
fn a_date_that_was_changed_in_a_copy_is_reported_once() {
    let changed = PORTRAIT.replace("4 May 1871", "9 June 1884");
    let found = conflicts(&[PORTRAIT, &changed]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].kind, "date");
    assert_eq!(values(&found[0]), ["4 May 1871", "9 June 1884"]);
    assert!(found[0].explanation.contains("the same here, word by word"), "{}", found[0].explanation);
}

#[test]
fn a_name_that_was_changed_in_a_copy_is_one_conflict_wherever_it_stands() {
    let changed = PORTRAIT.replace("Karrow Bay", "Dunmouth");
    let found = conflicts(&[PORTRAIT, &changed]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(values(&found[0]), ["Karrow Bay", "Dunmouth"]);
}

#[test]
fn copies_that_are_the_same_or_spell_otherwise_are_no_conflict() {
    assert!(conflicts(&[PORTRAIT, PORTRAIT]).is_empty());
    assert!(conflicts(&[PORTRAIT, &PORTRAIT.replace("Tessaly", "Tessali")]).is_empty());
    assert!(conflicts(&[PORTRAIT, &PORTRAIT.replace("finished", "completed")]).is_empty());
}

#[test]
fn texts_of_one_pattern_are_on_different_things() {
    let town = |name: &str, n: [&str; 7]| {
        format!(
            "{name} is a village in the hills. The census of {} counted {} people in {} households. The average family \
             had {} members. There were {} farms and {} mills in the village. The school had {} pupils.",
            n[0], n[1], n[2], n[3], n[4], n[5], n[6]
        )
    };
    let one = town("Ostrel", ["1911", "612", "140", "4.2", "33", "5", "81"]);
    let two = town("Wenlow", ["1921", "918", "207", "3.9", "51", "2", "164"]);
    assert!(conflicts(&[&one, &two]).is_empty());
}

#[test]
fn two_swapped_digits_are_one_number_miswritten() {
    let one = "The Hallam Players staged Night Ferry at the Corn Hall in Brindle last week. Director Ada Quill was pleased. \
        Over the week 743 tickets were sold.";
    let two = "Night Ferry, directed by Ada Quill for the Hallam Players, filled the Corn Hall in Brindle. The treasurer put \
        the takings down to 734 paying guests.";
    let found = conflicts(&[one, two]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].kind, "quantity");
    assert_eq!(values(&found[0]), ["743", "734"]);
    // Where a text gives both, they are numbers of two things.
    let both = two.replace("paying guests", "paying guests; on the evening before 743 had been counted");
    assert!(conflicts(&[one, &both]).is_empty());
}

#[test]
fn a_copy_of_a_quotation_that_seems_to_have_two_speakers_is_no_conflict() {
    let text = "Prof. Jon Harrow has 12 May 2031. “Ada Quill has 12 May 2031. “The Red Door” was not Varnholm. the Osk bridge \
                said that it was the third of 12 May 2031. ";
    assert_eq!(texts::kinds(&[text, text]), [""; 0]);
}

#[test]
fn pages_of_one_pattern_differ_in_their_titles_in_small_letters_too() {
    let page = |name: &str, year: &str| {
        format!(
            "# {name}\n\nThe package {name} is tested on all machines of the yard. {}",
            PORTRAIT.replace("1871", year)
        )
    };
    let found = texts::conflicts(&[&page("tar-gear", "1871"), &page("tar-wheel", "1884")], "md");
    assert!(found.iter().all(|c| c.confidence < 0.6), "{found:#?}");
    let found = texts::conflicts(&[&page("tar-gear", "1871"), &page("tar-gear", "1884")], "md");
    assert!(found.iter().any(|c| c.confidence > 0.6), "{found:#?}");
}

#[test]
fn pages_that_differ_in_their_titles_are_no_copies() {
    let page = |name: &str| format!("# {name}\n\n{}", PORTRAIT.replace("Orvin Tessaly", name));
    let found = texts::conflicts(&[&page("Orvin Tessaly"), &page("Maren Holt")], "md");
    assert!(found.is_empty(), "{found:#?}");
}

const PASSAGE: &str = "The ferry Halvdan was launched at the Borrow yard on 3 March 1962 and carried passengers between \
    Karrow Bay and the outer islands until she was sold to a Greek owner twenty years later.";

#[test]
fn a_date_that_was_changed_in_a_passage_is_reported() {
    let one = format!("Old ships are dear to the town. {PASSAGE} Her bell hangs in the chapel.");
    let changed = PASSAGE.replace("3 March 1962", "8 July 1957");
    let other =
        format!("{changed} What became of her since, nobody at the harbour office was able to tell us.");
    let found = conflicts(&[&one, &other]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(values(&found[0]), ["3 March 1962", "8 July 1957"]);
}

#[test]
fn one_end_of_a_life_that_was_changed_in_a_copy_is_reported_alone() {
    let one = PORTRAIT.replace("Orvin Tessaly was", "Orvin Tessaly (May 4, 1831 – June 8, 1902) was");
    let found = conflicts(&[&one, &one.replace("May 4, 1831", "January 1, 1840")]);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(values(&found[0]), ["4 May 1831", "1 January 1840"]);
}

#[test]
fn another_word_for_people_is_no_change() {
    let one = format!("{PORTRAIT} The bay has 40 inhabitants to the square mile.");
    assert!(conflicts(&[&one, &one.replace("inhabitants", "people")]).is_empty());
}

#[test]
fn pages_of_one_work_say_the_same_of_different_things() {
    let page = |text: &str| {
        format!("<html><head><link rel='next' href='x.html'></head><body><p>{text}</p></body></html>")
    };
    let (one, other) = (page(PORTRAIT), page(&PORTRAIT.replace("4 May 1871", "9 June 1884")));
    let found = texts::conflicts(&[&one, &other], "html");
    assert!(found.iter().all(|c| c.confidence < 0.2), "{found:#?}");
}
