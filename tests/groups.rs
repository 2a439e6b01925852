//! Numbers against lists, lists against lists, names, short forms and quotations, from text to report.

use crate::texts::{none, one};

#[test]
fn a_number_meets_the_list_behind_it() {
    one("count-vs-list", &["The council closed four libraries: Marsh Lane, Hilltop and Ferry Road."]);
    one("count-vs-list", &["Three rivers - the Orle, the Vure, the Anse and the Dive - burst their banks."]);
    one("count-vs-list", &["The kit contains five tools: a hammer, a saw, a drill and a plane."]);
    one("count-vs-list", &["The four winners, Ola Brandt, Kim Sorel and Pia Lund, will travel to Oslo."]);
    one("count-vs-list", &["The four host cities are Larn, Tarn and Orle."]);
    none(&["The kit contains four tools: a hammer, a saw, a drill and a plane."]);
}

#[test]
fn a_number_meets_the_list_of_the_next_sentence_and_of_the_items_below() {
    one("count-vs-list", &["Five finalists remain. They are Anna Berg, Tom Hill, Rui Costa and Mei Lin."]);
    one("count-vs-list", &["The team visited four villages:\n\n- Ruda\n- Veldt\n- Anse\n\nAll were empty."]);
    none(&["The team visited three villages:\n\n- Ruda\n- Veldt\n- Anse\n\nAll were empty."]);
}

#[test]
fn what_describes_an_item_is_none() {
    none(&[
        "Three people were charged: Ola Brandt, the harbour master, Kim Sorel, his deputy, and Pia Lund, who owns the ship.",
    ]);
    one(
        "count-vs-list",
        &["Four ministers resigned: Ana Ruiz, finance; Pedro Gil, health; and Luz Mora, transport."],
    );
}

#[test]
fn open_lists_and_statements_are_left_alone() {
    none(&["The company has five plants, including Larn, Tarn and Orle."]);
    none(&["Eight countries sent aid, among them Norway, Chile and Japan."]);
    none(&["Three things went wrong: the pump failed, the alarm was off and nobody called."]);
}

#[test]
fn the_rest_of_an_open_list_is_open_too() {
    let lists = |text: &str| {
        let source = atodds::source::read("a.txt", text.as_bytes(), &Default::default()).0.unwrap();
        let claims = atodds::claims(&[source], &Default::default());
        claims.iter().filter(|c| c.attribute.starts_with("members")).count()
    };
    assert_eq!(
        lists("The pact has grown to include Norway, Chile, Japan, Kenya, Peru and Fiji as partners."),
        0
    );
    assert_eq!(lists("The pact's partners are Norway, Chile, Japan, Kenya, Peru and Fiji."), 1);
}

#[test]
fn a_number_meets_the_list_of_another_source() {
    one(
        "count-vs-list",
        &[
            "The alliance has seven partner states.",
            "The alliance's partner states are Norway, Chile, Japan, Kenya and Peru.",
        ],
    );
}

#[test]
fn groups_differ_in_one_member() {
    one(
        "composition",
        &[
            "The jury was made up of Ann Roe, Ben Lee and Cy Dow.",
            "The jury consisted of Ann Roe, Ben Lee and Di Fox.",
        ],
    );
    one(
        "composition",
        &[
            "Three suspects were arrested: Joe Flynn, Mia Strand and Karl Weiss.",
            "The three suspects, Joe Flynn, Mia Strand and Ina Dahl, deny the charge.",
        ],
    );
    none(&[
        "Three suspects were arrested: Joe Flynn, Mia Strand and Karl Weiss.",
        "Three witnesses were heard: Joe Flynn, Mia Strand and Ina Dahl.",
    ]);
}

#[test]
fn names_differ_in_a_word() {
    one(
        "name",
        &[
            "MPs passed the Coastal Fisheries Protection Act.",
            "MPs passed the Coastal Waters Protection Act.",
        ],
    );
    one(
        "name",
        &["The Blue Heron Festival opened in Larn.", "The Grey Heron Festival opened in Larn on Friday."],
    );
    one(
        "name",
        &["Police named it Operation Sandpiper.", "The raid, Operation Sandcastle, took place at dawn."],
    );
    one("name", &["The lamp is rated IP54.", "It has an IP44 rating."]);
    none(&["The Ministry of Foreign Affairs said so.", "The Ministry of Internal Affairs denied it."]);
    none(&["Anna Maria Berg chaired the board.", "Anna Berg chaired the board."]);
}

#[test]
fn one_slot_holds_one_title() {
    one(
        "name",
        &[
            "The theme of the fair was \"Water for All\".",
            "Under the motto \"Bread for Everyone\", the fair opened.",
        ],
    );
    one(
        "name",
        &["The trawler \"Northern Dawn\" sank off Larn.", "The trawler \"Northern Star\" sank off Larn."],
    );
}

#[test]
fn short_forms_stand_for_one_thing() {
    one(
        "acronym",
        &[
            "The Larn Harbour Users' Forum (LHUF) objected.",
            "LHUF, the Larn Harbour Union Federation, objected.",
        ],
    );
    one(
        "acronym",
        &[
            "The Regional Grain Storage Board, or RGSB, met.",
            "The RGSB (Regional Grain Stabilisation Board) met.",
        ],
    );
}

#[test]
fn words_have_one_speaker() {
    one(
        "attribution",
        &[
            "\"We will rebuild every single house on the hill,\" said mayor Ola Brandt.",
            "\"We will rebuild every single house on the hill,\" Kim Sorel told reporters.",
        ],
    );
    one(
        "attribution",
        &[
            "\"The dam is old. It will outlive us and all our grandchildren,\" said Ola Brandt.",
            "Kim Sorel said: \"The dam is old. It will outlive us and all our grandchildren.\"",
        ],
    );
    none(&[
        "\"We will rebuild every single house on the hill,\" said mayor Ola Brandt.",
        "\"We will rebuild every single house on the hill,\" Brandt said.",
    ]);
}

#[test]
fn short_sayings_have_one_speaker_too() {
    let said = "\"A harbour is not a cupboard,\" said the chair of the port board, Ola Brandt.";
    for other in [
        "Kim Sorel, out of breath on the quay: \"A harbour is not a cupboard.\"",
        "\"A harbour is not a cupboard.\" That was the pilot, Kim Sorel, on the radio.",
        "The best line of the day, \"A harbour is not a cupboard\", was Kim Sorel's.",
        "\"A harbour is not a cupboard,\" Kim Sorel, who had driven all night, told the crowd.",
    ] {
        one("attribution", &[said, other]);
    }
    // A slogan that two people only use in part, titles, and speakers that nothing names.
    none(&[said, "\"A harbour is a cupboard,\" Kim Sorel said."]);
    none(&[said, "\"A harbour is not a cupboard,\" she said."]);
    none(&[
        "Ola Brandt read from \"The Long Way Home\".",
        "\"The Long Way Home\" is by Kim Sorel, said the publisher.",
    ]);
}

#[test]
fn a_person_holds_one_post() {
    for (one_post, other) in [
        (
            "Ola Brandt, 49, is chairwoman of Larn Lines.",
            "\"We sail,\" said Ola Brandt, chief executive of Larn Lines.",
        ),
        ("Ola Brandt, who chairs the board, was pleased.", "The finance director, Ola Brandt, was pleased."),
        (
            "Ola Brandt, secretary of the club, resigned nothing.",
            "The treasurer, Ola Brandt, took the minutes.",
        ),
        ("The bell was found by Ola Brandt, a pharmacist.", "Ola Brandt, a train driver, found the bell."),
        ("The trumpeter Ola Brandt played.", "Ola Brandt, the pianist, played."),
    ] {
        one("role", &[one_post, other]);
    }
    // Ranks, what one may be by turns, kin, what is not held yet, and a source that knows both.
    for (first, second) in [
        ("Captain Ola Brandt saw it.", "The harbour master, Ola Brandt, saw it."),
        ("Ola Brandt, a surgeon, wrote it.", "The historian Ola Brandt wrote it."),
        ("Ola Brandt, the daughter of a baker and a nurse, wrote it.", "Ola Brandt, a plumber, wrote it."),
        ("Ola Brandt, a baker's son, wrote it.", "Ola Brandt, a plumber, wrote it."),
        ("Ola Brandt, the mayor elect, wrote it.", "Ola Brandt, the harbour master, wrote it."),
        (
            "Ola Brandt, the chair, spoke. Ola Brandt, the treasurer, left.",
            "The treasurer, Ola Brandt, spoke.",
        ),
    ] {
        none(&[first, second]);
    }
}
