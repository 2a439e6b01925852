//! Short forms and other names in brackets behind a name (after Schwartz & Hearst 2003).

use super::run::Line;
use crate::analysis::Tree;

/// What a bracket behind a name gives.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Bracket {
    /// A short form in capitals.
    Short(String),
    /// Another name.
    Alias(String),
}

const QUOTES: &[&str] = &["\"", "“", "”", "‘", "’", "'", "``", "''", "«", "»", "„"];

/// The bracket that opens at token `at`: `(WHO)`, `("Alder")`, `(the "Company")`.
pub(super) fn bracket(tree: &Tree<'_>, at: usize) -> Option<Bracket> {
    if at >= tree.len() || tree.word(at) != "(" {
        return None;
    }
    let close = (at + 1..tree.len().min(at + 10)).find(|&i| tree.word(i) == ")")?;
    let quoted = (at + 1..close).any(|i| QUOTES.contains(&tree.word(i)));
    let skip = |w: &str| {
        QUOTES.contains(&w) || matches!(w, "the" | "or" | "hereafter" | "hereinafter" | "," | "formerly")
    };
    let words: Vec<&str> = (at + 1..close).map(|i| tree.word(i)).filter(|w| !skip(w)).collect();
    let [first, rest @ ..] = words.as_slice() else { return None };
    let capitals = first.chars().filter(|c| c.is_uppercase()).count();
    let letters = first.chars().count();
    if rest.is_empty() && capitals >= 2 && letters <= 8 && capitals * 2 >= letters {
        return Some(Bracket::Short((*first).to_string()));
    }
    let named = words.iter().all(|w| w.chars().next().is_some_and(|c| c.is_uppercase() || c == '-'));
    (quoted && named && words.len() <= 4).then(|| Bracket::Alias(words.join(" ")))
}

/// The token at which the long form of `letters` begins, if the letters can be found in `start..end` from the right, the
/// first of them at a word's beginning.
pub(super) fn long_form_start(line: &Line<'_>, start: usize, end: usize, letters: &str) -> Option<usize> {
    let wanted: Vec<char> =
        letters.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let initials: Vec<(usize, char)> = (start..end)
        .filter(|&i| line.capital(i))
        .filter_map(|i| line.tree.lower(i).chars().next().map(|c| (i, c)))
        .collect();
    // All letters are initials of capitalised words: the strict reading, from the right.
    let (mut at, mut left) = (initials.len(), wanted.len());
    let mut from = None;
    while left > 0 {
        at = at.checked_sub(1)?;
        if initials[at].1 == wanted[left - 1] {
            left -= 1;
            from = Some(initials[at].0);
        }
    }
    // A skipped word inside is allowed, one behind the last letter is not.
    from.filter(|_| initials.last().map(|l| l.1) == wanted.last().copied())
}
