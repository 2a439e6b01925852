//! The parts of how conflicts are found that can be left out, to measure what each adds.

/// Such a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mechanism {
    /// What rules alone decide.
    Rules,
    /// What the forest weighs.
    Forest,
    /// Pairs brought together by sentences that tell of the same.
    Alignment,
    /// Agreement elsewhere takes a difference back.
    Veto,
    /// Two claims must be each other's best match.
    MutualBest,
    /// Documents must show that they speak of one subject.
    OneSubject,
    /// Titles and marks behind names tell two things of one name apart.
    Marks,
    /// The places in which copies of a text differ.
    Copies,
}

impl Mechanism {
    /// All of them.
    pub const ALL: &[Mechanism] = &[
        Mechanism::Rules,
        Mechanism::Forest,
        Mechanism::Alignment,
        Mechanism::Veto,
        Mechanism::MutualBest,
        Mechanism::OneSubject,
        Mechanism::Marks,
        Mechanism::Copies,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Mechanism::Rules => "rules",
            Mechanism::Forest => "forest",
            Mechanism::Alignment => "alignment",
            Mechanism::Veto => "veto",
            Mechanism::MutualBest => "mutual best",
            Mechanism::OneSubject => "one subject",
            Mechanism::Marks => "marks",
            Mechanism::Copies => "copies",
        }
    }

    /// What it is, as a sentence.
    pub fn explanation(self) -> &'static str {
        match self {
            Mechanism::Rules => "Slots whose values are compared by a rule alone.",
            Mechanism::Forest => "Trees weigh numbers, dates and names that may fill one slot.",
            Mechanism::Alignment => "Sentences that tell of the same bring their values together.",
            Mechanism::Veto => "A value that the other source gives, too, is no difference.",
            Mechanism::MutualBest => "Each of two claims is the other's best match in its document.",
            Mechanism::OneSubject => {
                "Two sources name the same things, and do not differ in number after number."
            }
            Mechanism::Marks => "Titles, years of birth and the like tell two things of one name apart.",
            Mechanism::Copies => "Where two copies of a text differ, they are compared word by word.",
        }
    }
}
