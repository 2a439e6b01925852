//! How alike two words are as rows of letters, for what is asked of very many pairs.

/// Whether two rows of letters differ in one at most that is another, too many or missing, or in two neighbours that changed
/// places.
pub(super) fn one_edit(
    mut x: impl Iterator<Item = char> + Clone,
    mut y: impl Iterator<Item = char> + Clone,
) -> bool {
    loop {
        let (left, right) = (x.clone(), y.clone());
        match (x.next(), y.next()) {
            (None, None) => return true,
            (p, q) if p == q => {}
            (p, q) => {
                let swapped = p.is_some() && (x.clone().next(), y.clone().next()) == (q, p);
                return x.clone().eq(y.clone())
                    || x.clone().eq(right)
                    || left.eq(y.clone())
                    || swapped && x.skip(1).eq(y.skip(1));
            }
        }
    }
}

/// Names of more letters are compared in another way.
const SHORT: usize = u64::BITS as usize;

/// The similarity of Winkler (1990), 0 to 1.
pub(super) fn jaro_winkler(x: &str, y: &str) -> f64 {
    let (a, b) = (x.as_bytes(), y.as_bytes());
    let few = |bytes: &[u8]| (1..=SHORT).contains(&bytes.len()) && bytes.is_ascii();
    if !few(a) || !few(b) {
        return strsim::jaro_winkler(x, y);
    }
    let range = (a.len().max(b.len()) / 2).saturating_sub(1);
    // The letters of each that have one of the other near their place, as bits.
    let (mut of_a, mut of_b) = (0u64, 0u64);
    for (i, letter) in a.iter().enumerate() {
        let mut near = i.saturating_sub(range)..b.len().min(i + range + 1);
        if let Some(j) = near.find(|&j| b[j] == *letter && of_b >> j & 1 == 0) {
            of_a |= 1 << i;
            of_b |= 1 << j;
        }
    }
    let matches = f64::from(of_a.count_ones());
    if of_a == 0 {
        return 0.0;
    }
    let mut moved = 0;
    while of_a != 0 {
        let (i, j) = (of_a.trailing_zeros() as usize, of_b.trailing_zeros() as usize);
        moved += usize::from(a[i] != b[j]);
        of_a &= of_a - 1;
        of_b &= of_b - 1;
    }
    let kept = matches - (moved / 2) as f64;
    let alike = (matches / a.len() as f64 + matches / b.len() as f64 + kept / matches) / 3.0;
    if alike <= 0.7 {
        return alike;
    }
    let start = a.iter().zip(b).take(4).take_while(|(p, q)| p == q).count();
    alike + 0.1 * start as f64 * (1.0 - alike)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn one_edit_is_a_distance_of_one(x in "[abc]{0,6}", y in "[abc]{0,6}") {
            prop_assert_eq!(one_edit(x.chars(), y.chars()), strsim::osa_distance(&x, &y) <= 1);
        }

        #[test]
        fn names_are_as_alike_as_winkler_has_it(x in "[abcé ]{0,70}|[ab]{0,9}", y in "[abc ]{0,70}|[ab]{0,9}") {
            prop_assert_eq!(jaro_winkler(&x, &y), strsim::jaro_winkler(&x, &y));
        }
    }
}
