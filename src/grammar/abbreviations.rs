//! Short forms that end in a full stop, by how they behave at a sentence's end.

/// Stand before a name or a reference, hence never end a sentence.
const TITLES: &[&str] = &[
    "mr", "mrs", "ms", "mx", "dr", "prof", "gen", "sen", "rep", "reps", "gov", "lt", "col", "capt", "cpt",
    "cmdr", "sgt", "maj", "adm", "brig", "rev", "hon", "st", "ste", "messrs", "mlle", "mme", "pres", "supt",
    "det", "insp", "fr", "sr", "e.g", "i.e", "eg", "ie", "vs", "cf", "viz", "approx", "ca", "att", "attn",
    "mt", "ft", "pvt", "cpl",
];

/// Stand before a number; without one behind they end a sentence as any word does.
const NUMBERED: &[&str] = &[
    "no", "nos", "nr", "fig", "figs", "p", "pp", "vol", "vols", "art", "arts", "sec", "sect", "ch", "chap",
    "para", "pt", "ed", "op", "c",
];

/// Months and days; a number may follow.
const CALENDAR: &[&str] = &[
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue",
    "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
];

/// Stand behind a name or number, or anywhere; they may end a sentence.
const OTHERS: &[&str] = &[
    "inc", "corp", "co", "ltd", "bros", "plc", "jr", "etc", "al", "ave", "blvd", "rd", "dept", "univ", "est",
    "govt", "assn", "intl", "natl", "min", "max", "mins", "hrs", "yrs", "lb", "lbs", "oz", "ph.d", "esq",
    "ext", "tel", "bn", "dist", "calif", "conn", "fla", "mass", "mich", "minn", "penn", "tenn", "wis",
    "ariz", "colo", "va", "ky", "ont", "que", "esp", "incl", "misc", "s.a", "dipl", "ill", "okla", "ore",
    "wash", "ga", "md", "del", "ala", "kan", "nev",
];

/// Words that open a sentence far more often than they continue a name.
const OPENERS: &[&str] = &[
    "the",
    "a",
    "an",
    "he",
    "she",
    "it",
    "they",
    "we",
    "i",
    "you",
    "this",
    "that",
    "these",
    "those",
    "his",
    "her",
    "its",
    "their",
    "our",
    "my",
    "in",
    "on",
    "at",
    "by",
    "for",
    "from",
    "with",
    "after",
    "before",
    "during",
    "since",
    "when",
    "while",
    "where",
    "if",
    "although",
    "though",
    "because",
    "as",
    "but",
    "and",
    "or",
    "so",
    "however",
    "there",
    "then",
    "what",
    "who",
    "how",
    "why",
    "some",
    "many",
    "most",
    "all",
    "both",
    "another",
    "other",
    "according",
    "meanwhile",
    "also",
    "under",
    "over",
    "about",
    "no",
    "not",
    "one",
    "two",
    "three",
    "officials",
    "police",
    "authorities",
    "to",
    "between",
    "until",
    "despite",
    "moreover",
    "yet",
    "nor",
    "later",
    "earlier",
];

/// How a word with a full stop behind behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Abbreviation {
    /// Never ends a sentence.
    Title,
    /// Wants a number behind.
    Numbered,
    /// A month or day.
    Calendar,
    /// An initial, such as the J in "J. R."
    Initial,
    /// May end a sentence: "Inc.", "U.S."
    Other,
}

/// The kind of abbreviation that `word` (without its last full stop) is, if it is one.
pub fn abbreviation(word: &str) -> Option<Abbreviation> {
    let mut letters = word.chars();
    if let (Some(first), None) = (letters.next(), letters.next()) {
        return match first {
            'p' | 'c' | 'n' => Some(Abbreviation::Numbered),
            first if first.is_uppercase() => Some(Abbreviation::Initial),
            _ => None,
        };
    }
    if word.len() > 12 {
        return None;
    }
    let lower = word.to_lowercase();
    let lists = [
        (TITLES, Abbreviation::Title),
        (NUMBERED, Abbreviation::Numbered),
        (CALENDAR, Abbreviation::Calendar),
        (OTHERS, Abbreviation::Other),
    ];
    for (list, kind) in lists {
        if list.contains(&lower.as_str()) {
            // "no", "sun" and others are words; as short forms the calendar's are written with a capital.
            let word_too = kind == Abbreviation::Calendar && !word.starts_with(char::is_uppercase);
            return (!word_too).then_some(kind);
        }
    }
    dotted(word).then_some(Abbreviation::Other)
}

// Letters with full stops between: "U.S", "p.m", "D.C".
fn dotted(word: &str) -> bool {
    let mut parts = word.split('.');
    word.contains('.') && parts.all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// Whether `word` opens a sentence far more often than it continues a name.
pub fn opener(word: &str) -> bool {
    word.len() <= 12 && OPENERS.contains(&word.to_lowercase().as_str())
}
