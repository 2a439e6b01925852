//! Sketches of texts by which copies find each other: the smallest hashes of a text's runs of words (bottom-k, Broder
//! 1997, "On the resemblance and containment of documents"). Texts that share much share many of them.

use std::hash::Hasher;

/// The `size` smallest hashes of the runs of `run` words, ascending, each once.
pub(crate) fn sketch<W: AsRef<str>>(words: &[W], run: usize, size: usize) -> Vec<u64> {
    let mut hashes: Vec<u64> = words.windows(run).map(hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(size);
    hashes
}

fn hash<W: AsRef<str>>(run: &[W]) -> u64 {
    let mut hasher = fnv::FnvHasher::default();
    for word in run {
        hasher.write(word.as_ref().as_bytes());
        hasher.write_u8(0);
    }
    mixed(hasher.finish())
}

/// FNV leaves the high bits of alike inputs alike; the smallest hashes must be those of any runs (Steele et al. 2014).
fn mixed(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}
