//! What befalls a named thing once, from text to report; and how sure a report is among many texts.

use crate::texts::{conflicts, none, one};

#[test]
fn a_life_in_brackets_is_a_birth_and_a_death() {
    one(
        "date",
        &[
            "Karl Venn (4 May 1911 – 8 June 1980) was a poet of the coast.",
            "The poet Karl Venn was born on 6 May 1911.",
        ],
    );
    one("date", &["Karl Venn (1911–1980) was a poet.", "The poet Karl Venn died in 1981, at home."]);
    one("date", &["Karl Venn (born 1911) is a poet.", "Karl Venn was born in 1913."]);
    // A row copied from a table of facts.
    one(
        "date",
        &["Karl Venn (born 4 May 1911) is a poet.", "Karl Venn\n\nBorn\t6 May 1911\nDied\t8 June 1980"],
    );
    none(&["Karl Venn (1911–1980) was a poet.", "The poet Karl Venn was born on 6 May 1911."]);
    // Two people of one name have no part of a date in common; a mistake keeps most of it.
    none(&["Karl Venn (born 4 May 1911) is a poet.", "Karl Venn, a smith, was born on 9 June 1914."]);
    // A term of office is no life.
    none(&["Mayor Karl Venn (1990–1998) built the pier.", "The poet Karl Venn was born in 1992."]);
}

#[test]
fn a_named_thing_is_founded_and_opened_once() {
    one(
        "date",
        &[
            "The Vessen Company was founded in 1974 by Karl Venn.",
            "Founded in 1976, the Vessen Company makes pumps.",
        ],
    );
    one("date", &["The Orle Hotel opened in 1989.", "The Orle Hotel was opened in 1998 by the king."]);
}

/// The confidence of what is reported between the first two of some texts.
fn sure(texts: &[String], ending: &str) -> f64 {
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    conflicts(&texts, ending).first().map_or(0.0, |c| c.confidence)
}

#[test]
fn among_many_texts_on_other_things_what_only_looks_alike_is_less_sure() {
    let two = [
        "The harbour bridge has two lanes for cars, and the bridge was opened by the mayor. It is 1,250 m long."
            .to_owned(),
        "The toll was raised. The harbour bridge is 1,520 m long, and the bridge is painted each year.".to_owned(),
    ];
    let few = sure(&two, "md");
    let others =
        (0..60).map(|n| format!("Farm {n} keeps sheep. Its barns hold hay of the year, and its dogs sleep."));
    let many: Vec<String> = two.iter().cloned().chain(others).collect();
    assert!(few > 0.5, "{few}");
    assert!(sure(&many, "md") < few, "{few}");
}

#[test]
fn pages_of_one_work_share_its_subject_among_themselves() {
    let page = |link: &str, text: &str| format!("<head>{link}</head><p>{text}</p>");
    let pages = |link: &str| {
        [
            page(link, "The Orle Bridge is 1,250 m long. The Orle Bridge has two lanes."),
            page(link, "With a length of 1,520 metres the Orle Bridge is the longest in the county."),
        ]
    };
    let alone = sure(&pages(""), "html");
    let serial = sure(&pages("<link rel=next href=a.html>"), "html");
    assert!(alone > 0.5 && serial < alone, "{alone} {serial}");
}
