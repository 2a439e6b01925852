//! The manner of a document, and what it lets expect of it before it is compared with others.
//!
//! Two regularities, both found in studies of texts on the web: articles of Wikipedia that are marked as good state more
//! facts for their length than others (factual density, Lex et al., WebQuality 2012; here the tool's own claims are
//! counted), and satire, hoaxes and propaganda speak of "I" and "you" more than trusted news (Rashkin et al., EMNLP
//! 2017). Neither study was of documents like those at hand. Both are weighed against the
//! documents at hand, so nothing depends on how much the tool reads out of a language or a subject, and the prior stays
//! within bounds that a few compared claims overcome.

use super::bayes::Prior;
use serde::Serialize;

/// Words of the first person singular and of the second.
const PERSONAL: [&str; 10] =
    ["i", "me", "my", "mine", "myself", "you", "your", "yours", "yourself", "yourselves"];
/// A document is taken to have this many words more, with as many statements as is usual: a notice of two lines has no
/// manner.
const STATEMENT_WORDS: f64 = 50.0;
/// The same for personal words, which are rarer.
const PERSONAL_WORDS: f64 = 100.0;
/// Added to shares of personal words, so that one "you" in a text without any weighs little.
const LEAST_PERSONAL: f64 = 0.01;
/// How much a factor of personal words counts beside the same factor of statements.
const PERSONAL_WEIGHT: f64 = 0.5;
/// The log-odds of the prior move by this much at most.
const MOST: f64 = 1.0;

/// How a document speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Manner {
    /// Statements in a hundred words.
    pub statements: f64,
    /// Words such as "I" and "you" in a hundred words outside quotations.
    pub personal: f64,
    /// Words.
    #[serde(skip)]
    pub words: f64,
    /// Words outside quotations.
    #[serde(skip)]
    pub own: f64,
}

impl Manner {
    /// Of a text with this many statements.
    pub fn of(text: &str, statements: usize) -> Manner {
        let (mut words, mut own, mut personal) = (0.0_f64, 0.0_f64, 0.0);
        // A quotation ends with its paragraph, closed or not.
        for line in text.lines() {
            let pieces = line.split(['“', '”', '"']);
            for (n, piece) in pieces.enumerate() {
                for word in piece.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’') {
                    let stem = word.split(['\'', '’']).next().unwrap_or_default();
                    if stem.is_empty() {
                        continue;
                    }
                    words += 1.0;
                    if n % 2 == 0 {
                        own += 1.0;
                        personal += f64::from(u8::from(is_personal(stem)));
                    }
                }
            }
        }
        let in_hundred = |count: f64, of: f64| 100.0 * count / of.max(1.0);
        Manner {
            statements: in_hundred(statements as f64, words),
            personal: in_hundred(personal, own),
            words,
            own,
        }
    }

    /// What is usual: the medians.
    pub fn usual(all: &[Manner]) -> Manner {
        let middle = |of: fn(&Manner) -> f64| {
            let mut all: Vec<f64> = all.iter().map(of).collect();
            all.sort_by(f64::total_cmp);
            let half = all.len() / 2;
            match all.len() {
                0 => 0.0,
                n if n % 2 == 1 => all[half],
                _ => f64::midpoint(all[half - 1], all[half]),
            }
        };
        Manner {
            statements: middle(|m| m.statements),
            personal: middle(|m| m.personal),
            words: middle(|m| m.words),
            own: middle(|m| m.own),
        }
    }

    /// The reliability that it lets expect where `usual` is usual.
    pub fn prior(&self, usual: &Manner) -> f64 {
        // Drawn towards what is usual by so many words of that manner.
        let drawn = |own: f64, words: f64, usual: f64, more: f64| {
            (own * words + usual * more) / (words + more) / 100.0
        };
        let share = |of: &Manner, words: f64| drawn(of.statements, words, usual.statements, STATEMENT_WORDS);
        let dense =
            if usual.statements > 0.0 { (share(self, self.words) / share(usual, 0.0)).ln() } else { 0.0 };
        let personal = LEAST_PERSONAL + drawn(self.personal, self.own, usual.personal, PERSONAL_WORDS);
        let personal = (personal / (LEAST_PERSONAL + usual.personal / 100.0)).ln();
        let Prior { right, wrong } = Prior::default();
        let odds = (right / wrong).ln() + (dense - PERSONAL_WEIGHT * personal).clamp(-MOST, MOST);
        // Rounded, so that the last bits of a logarithm decide nothing.
        (1e4 / (1.0 + (-odds).exp())).round() / 1e4
    }
}

fn is_personal(word: &str) -> bool {
    PERSONAL.iter().any(|personal| personal.eq_ignore_ascii_case(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_others_are_not_personal() {
        let manner = Manner::of("I’m here. She said: “I saw you.”\n\"My turn\" again, as you're told", 2);
        assert_eq!((manner.words, manner.own), (13.0, 8.0));
        assert!(
            (manner.personal - 200.0 / 8.0).abs() < 1e-9 && (manner.statements - 200.0 / 13.0).abs() < 1e-9
        );
        assert_eq!(Manner::of("", 0), Manner::default());
    }

    #[test]
    fn a_dense_text_is_believed_more_and_a_personal_one_less_within_bounds() {
        let of =
            |statements: f64, personal: f64, words: f64| Manner { statements, personal, words, own: words };
        let usual = Manner::usual(&[of(10.0, 0.5, 300.0), of(20.0, 0.0, 400.0), of(15.0, 4.0, 200.0)]);
        assert_eq!((usual.statements, usual.personal), (15.0, 0.5));
        let prior =
            |statements: f64, personal: f64, words: f64| of(statements, personal, words).prior(&usual);
        assert!((prior(15.0, 0.5, 300.0) - 0.8).abs() < 1e-3);
        assert!(prior(25.0, 0.5, 300.0) > 0.85 && prior(15.0, 5.0, 300.0) < 0.75);
        assert!(
            (prior(0.0, 50.0, 1e6) - 0.5954).abs() < 1e-3 && (prior(99.0, 0.0, 1e6) - 0.9158).abs() < 1e-3
        );
        let (short, long) = (prior(30.0, 0.5, 10.0), prior(30.0, 0.5, 1000.0));
        assert!(short < long, "a notice of two lines has no manner: {short} {long}");
        assert!(Manner::default().prior(&Manner::default()).is_finite());
        assert_eq!(Manner::usual(&[]), Manner::default());
    }
}
