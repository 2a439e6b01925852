//! Words written as one that the treebanks take as several: `don't`, `cannot`, `gonna`.

const TAILS: &[&str] = &["'s", "'m", "'re", "'ll", "'ve", "'d"];

const WHOLE: &[(&str, usize)] = &[
    ("cannot", 3),
    ("gonna", 3),
    ("wanna", 3),
    ("gotta", 3),
    ("dont", 2),
    ("doesnt", 4),
    ("didnt", 3),
    ("isnt", 2),
    ("wasnt", 3),
    ("couldnt", 5),
    ("wouldnt", 5),
    ("shouldnt", 6),
    ("havent", 4),
    ("hasnt", 3),
];

/// Where the first part of a contraction ends, in bytes; `None` if the word is no contraction.
pub fn contraction(word: &str) -> Option<usize> {
    if word.len() > 40 || word.len() < 3 {
        return None;
    }
    if !word.contains(['\'', '’']) {
        return WHOLE.iter().find(|(whole, _)| whole.eq_ignore_ascii_case(word)).map(|(_, cut)| *cut);
    }
    let lower: String = word.chars().map(|c| if c == '’' { '\'' } else { c.to_ascii_lowercase() }).collect();
    // The places of `lower` are those of `word` but for the apostrophe's length: count characters instead.
    let count = lower.chars().count();
    let cut = |tail: &str| {
        let at = count - tail.chars().count();
        word.char_indices().nth(at).map(|(i, _)| i).filter(|&i| i > 0)
    };
    // The innermost cut comes first: "y'all'd've" gives "y'all" and leaves "'d've".
    let mut end: &str = &lower;
    let mut found = None;
    loop {
        let tail = TAILS.iter().find(|t| end.len() > t.len() && end.ends_with(**t)).copied();
        let tail = tail.or_else(|| (end.len() > 3 && end.ends_with("n't")).then_some("n't"));
        let Some(tail) = tail else { return found };
        end = &end[..end.len() - tail.len()];
        found = cut(&lower[end.len()..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_before_the_first_tail() {
        for (word, wanted) in [
            ("don't", Some(2)),
            ("it’s", Some(2)),
            ("we'd've", Some(2)),
            ("cannot", Some(3)),
            ("o'clock", None),
            ("'s", None),
        ] {
            assert_eq!(contraction(word), wanted, "{word}");
        }
    }
}
