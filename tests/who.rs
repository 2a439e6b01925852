//! Who did it, where it was, where it came from and what it is called, from text to report.

use crate::texts::{none, one};

/// Three names that both sources of a story share.
const STORY: &str =
    "The Vessel Trust met in Larnbury. Larnbury Library and the Vessel Trust paid for the Orle Hall appeal.";

#[track_caller]
fn story(kind: &str, left: &str, right: &str) {
    one(kind, &[&format!("{STORY} {left}"), &format!("{STORY} {right}")]);
}

#[track_caller]
fn quiet(left: &str, right: &str) {
    // Behind and before the story, so that the texts are not copies of one.
    none(&[&format!("{STORY} {left}"), &format!("{right} {STORY}")]);
}

#[test]
fn a_deed_in_any_form_has_one_doer() {
    one(
        "person",
        &[
            "The Harlow Bridge was designed by Anna Berg.",
            "Tom Brandt was the designer of the Harlow Bridge.",
        ],
    );
    story("person", "The train was driven by Ola Svensen.", "The driver of the train was Pia Lund.");
    story(
        "person",
        "The opera has a libretto by Karla Dubois.",
        "The opera was given to a libretto by Tom Brandt.",
    );
    story(
        "person",
        "We thank Anna Berg. She was the architect of the hall.",
        "The architect of the hall was Tom Brandt.",
    );
}

#[test]
fn different_things_and_helpers_are_left_alone() {
    quiet("The train was driven by Ola Svensen.", "The bus was driven by Pia Lund.");
    quiet("The hall was designed by Anna Berg.", "The hall was designed by Anna Berg and Tom Brandt.");
    quiet("The hall was designed by A. Berg.", "The hall was designed by Anna Berg.");
    quiet("The festival was visited by Anna Berg.", "The festival was visited by Tom Brandt.");
}

#[test]
fn a_description_can_speak_against_a_name() {
    story("person", "The driver, Mr Ola Svensen, braked at once.", "The driver is a woman of 29.");
    quiet("The driver, Mr Ola Svensen, braked at once.", "The driver is a man of 29.");
}

#[test]
fn people_die_and_things_are_found_in_one_place() {
    one("place", &["Anna Berg died in Tarnholm in 1967.", "Anna Berg died in hospital in Vessby."]);
    none(&["Anna Berg died in Tarnholm in 1967.", "Tom Brandt died in Vessby."]);
    one("origin", &["The Orle Cup was found in Tarnholm in 1967.", "The Orle Cup was discovered in Vessby."]);
    none(&["The Orle Cup was found in Tarnholm, Vessby.", "The Orle Cup was discovered in Vessby."]);
}

#[test]
fn what_stands_somewhere_stands_there_only() {
    one(
        "place",
        &[
            "The Orle Cup is on show in Tarnholm. The Orle Cup was displayed in Tarnholm.",
            "The Orle Cup was displayed in Vessby.",
        ],
    );
    one(
        "place",
        &[
            "The Harlow Institute is based in Tarnholm.",
            "The Harlow Institute has its head office in Vessby.",
        ],
    );
}

#[test]
fn a_gift_was_not_bought() {
    one(
        "origin",
        &[
            "Anna Berg gave Orle Hall to the Vessel Trust.",
            "The Vessel Trust bought Orle Hall from Anna Berg.",
        ],
    );
    none(&[
        "Anna Berg gave Orle Hall to the Vessel Trust.",
        "Orle Hall was donated to the Vessel Trust by Anna Berg.",
    ]);
}

#[test]
fn works_are_told_apart_by_number_and_churches_by_saint() {
    story(
        "name",
        "Her second novel, Winter Tide, sold well.",
        "The second novel, called “Salt Road”, sold well.",
    );
    quiet("Her second novel, Winter Tide, sold well.", "Their second album, Salt Road, sold well.");
    story("name", "The chapel of St Osyth is old.", "There is a chapel, dedicated to St Botolph.");
}

#[test]
fn statuses_stand_in_labels_and_appositions() {
    one(
        "role",
        &[
            "The Sea Forum has three sorts of members.\n\nObservers: Nauru, Kiribati and Tonga\n",
            "Nauru, an associate member of the Sea Forum, agreed.",
        ],
    );
}

#[test]
fn kin_stand_in_one_relation() {
    one("role", &["Tom Brandt came with his sister Anna Berg.", "Tom Brandt came with his wife Anna Berg."]);
    none(&["Tom Brandt came with his sister Anna Berg.", "Ola Svensen came with his wife Anna Berg."]);
}

#[test]
fn words_without_marks_have_a_speaker_too() {
    one(
        "attribution",
        &[
            "Judge Anna Berg spoke a sentence that many remember: We measured the water and forgot the wind.",
            "“We measured the water and forgot the wind,” said Tom Brandt.",
        ],
    );
}
