//! Examples of the kinds of conflict, for `explain`. A kind is added in `conflict::KINDS`; a test asks for its example here.

use std::fmt::Write;

/// A kind of conflict, for readers.
pub struct Kind {
    /// Its name in reports and flags.
    pub id: &'static str,
    /// One line about it.
    pub about: &'static str,
    /// Two statements that are at odds.
    pub example: [&'static str; 2],
    /// What looks like it and is not reported.
    pub not: &'static str,
}

/// Every kind.
pub const KINDS: [Kind; 17] = [
    Kind {
        id: "quantity",
        about: "Two amounts of the same thing",
        example: ["The flood closed 14 schools.", "The flood closed 41 schools."],
        not: "rounded, hedged or bounded amounts that agree (about 150 and 148, more than 20 and 25), the same amount \
              in another unit, amounts at different times or of different parts",
    },
    Kind {
        id: "date",
        about: "Two dates of the same event",
        example: ["The lighthouse was lit on 3 March 1888.", "The lighthouse was first lit in May 1888."],
        not: "a coarser and a finer date that agree (March 1888 and 3 March 1888), a planned date and the actual one",
    },
    Kind {
        id: "duration",
        about: "Two lengths of time of the same thing",
        example: ["Repairs took nine months.", "After fourteen months of repairs the mill reopened."],
        not: "the same length in other units, rounded lengths that agree",
    },
    Kind {
        id: "ordinal",
        about: "Two places in the same row",
        example: ["It was her third title.", "She won the title for the fourth time."],
        not: "places in different rows, such as the third title and the fourth final",
    },
    Kind {
        id: "role",
        about: "Two roles or statuses of the same person or body at one time",
        example: ["The harbour board's chair, Ada Quill", "Ada Quill, the harbour board's treasurer"],
        not: "roles held one after the other (reported as an update), roles that go together",
    },
    Kind {
        id: "name",
        about: "The same thing is called by two names",
        example: [
            "The festival's motto was “Water Remembers”.",
            "The motto, “Rivers Remember”, hung over the gate.",
        ],
        not: "spellings, translations, short forms and nicknames of one name",
    },
    Kind {
        id: "place",
        about: "Two places of the same event or thing",
        example: ["The treaty was signed in the library.", "The treaty was signed in the town hall."],
        not: "a place inside the other, such as a town and its country",
    },
    Kind {
        id: "origin",
        about: "Two places or hands that the same thing comes from",
        example: ["The choir was founded in Larn.", "Founded in Tarn, the choir has forty members."],
        not: "a place inside the other, where something was found and where it was made",
    },
    Kind {
        id: "person",
        about: "Two people or bodies are said to have done the same thing",
        example: ["The fire was put out by the naval brigade.", "Volunteers put the fire out."],
        not: "several who did it together, one person under two names",
    },
    Kind {
        id: "outcome",
        about: "The same event ends in two ways",
        example: ["The council approved the tram.", "The council rejected the tram."],
        not: "steps of one process, such as a first and a second vote",
    },
    Kind {
        id: "polarity",
        about: "One says that it is so, the other that it is not",
        example: ["A storm warning had been issued.", "No storm warning was ever issued."],
        not: "what is denied in other words only, what was expected against what came",
    },
    Kind {
        id: "cause",
        about: "Two causes of the same event",
        example: ["A gas leak caused the blast.", "The blast was caused by a short circuit."],
        not: "causes that go together, a cause and its own cause",
    },
    Kind {
        id: "composition",
        about: "The members of the same list differ",
        example: ["The jury: Quill, Osk and Harrow.", "The jury was made up of Quill, Osk and Brand."],
        not: "examples out of a full list (such as, including)",
    },
    Kind {
        id: "count-vs-list",
        about: "A number and the list that it counts do not match",
        example: ["Five villages were cut off.", "Cut off were Osk, Brand, Harrow and Pell."],
        not: "lists that say they are not complete",
    },
    Kind {
        id: "comparison",
        about: "Two rankings or ratios of the same thing",
        example: ["It was the largest catch ever.", "It was the largest catch since 2016."],
        not: "comparisons on different measures or at different times",
    },
    Kind {
        id: "attribution",
        about: "The same words are put in two mouths",
        example: ["“We will rebuild,” said the mayor.", "“We will rebuild,” said the bishop."],
        not: "words that are common to many, a spokesperson who speaks for another",
    },
    Kind {
        id: "acronym",
        about: "One short form, two long forms",
        example: ["the Regional Water Office (RWO)", "the Rural Works Office (RWO)"],
        not: "spellings and translations of one long form",
    },
];

/// All kinds, one a line.
pub fn list() -> String {
    let mut out = String::from("Kinds of conflict (`atodds explain KIND` for more):\n\n");
    for kind in &KINDS {
        // Writing to a string can't fail.
        let _ = writeln!(out, "  {:<14} {}", kind.id, kind.about);
    }
    out.push_str(
        "\nSeverity: a contradiction can't hold on both sides; a tension has a reading in which both hold; an update \
         was\ntrue at its own time and is listed apart.\n",
    );
    out
}

/// One kind in full.
pub fn explain(kind: &Kind) -> String {
    let Kind { id, about, example: [one, other], not } = kind;
    let judged = atodds::conflict::KINDS
        .iter()
        .find(|judged| judged.id == *id)
        .map_or("", |judged| judged.explanation);
    format!(
        "{id}: {about}\n\n{judged}\n\n  Reported:     {one}\n                {other}\n  Not reported: {not}.\n"
    )
}

#[cfg(test)]
mod tests {
    use super::KINDS;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_has_its_own_name_and_docs() {
        let ids: BTreeSet<_> = KINDS.iter().map(|kind| kind.id).collect();
        assert_eq!(ids.len(), KINDS.len());
        let judged: BTreeSet<_> = atodds::conflict::KINDS.iter().map(|kind| kind.id).collect();
        assert_eq!(ids, judged, "every kind that is reported is explained, and no other");
        for kind in &KINDS {
            assert!(
                !kind.about.is_empty() && !kind.not.is_empty() && kind.example[0] != kind.example[1],
                "{}",
                kind.id
            );
        }
    }
}
