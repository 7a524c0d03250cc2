//! Rows a draft holds over the facts: read once, changed in memory, written once a commit.

use std::collections::BTreeMap;
use std::hash::Hash;
use std::ops::RangeBounds;

use rustc_hash::FxHashMap;

/// What every part of a draft can do at the three ends a command or a commit may come to.
pub trait Overlay {
    /// The command was accepted: its changes can no longer be taken back alone.
    fn accept(&mut self);
    /// The command was refused: its changes are taken back.
    fn discard(&mut self);
    /// The commit has written everything: what is held now equals the file.
    fn settle(&mut self);
}

#[derive(Clone, Debug)]
struct Slot<V> {
    value: Option<V>,
    dirty: bool,
}

/// Rows of one kind by key: a cache of what was read, and the final value of what was changed.
#[derive(Debug)]
pub struct Rows<K, V> {
    slots: FxHashMap<K, Slot<V>>,
    undo: Vec<(K, Option<Slot<V>>)>,
    dirty: Vec<K>,
    keep: bool,
}

impl<K, V> Default for Rows<K, V> {
    fn default() -> Self {
        Self { slots: FxHashMap::default(), undo: Vec::new(), dirty: Vec::new(), keep: true }
    }
}

impl<K: Clone + Eq + Hash + Ord, V: Clone> Rows<K, V> {
    /// More rows than this are not kept in memory from one commit to the next.
    const KEPT: usize = 65_536;

    /// Rows that are sums of one commit alone and start from nothing in the next.
    #[must_use]
    pub fn sums() -> Self {
        Self { keep: false, ..Self::default() }
    }

    /// The row, if it has been read or written: `Some(None)` says the file has none.
    #[must_use]
    pub fn known(&self, key: &K) -> Option<Option<&V>> {
        self.slots.get(key).map(|slot| slot.value.as_ref())
    }

    /// The row as held, when it is known to exist.
    #[must_use]
    pub fn get(&self, key: &K) -> Option<&V> {
        self.slots.get(key).and_then(|slot| slot.value.as_ref())
    }

    /// Keeps what the file answered for a key.
    pub fn remember(&mut self, key: K, value: Option<V>) {
        self.slots.entry(key).or_insert(Slot { value, dirty: false });
    }

    /// Keeps what the file answered for a key, in place of an earlier answer.
    pub fn remember_anew(&mut self, key: K, value: V) {
        self.slots.insert(key, Slot { value: Some(value), dirty: false });
    }

    /// The row, read through `load` at the first call.
    pub fn get_or_load(&mut self, key: K, load: impl FnOnce() -> Option<V>) -> Option<&V> {
        self.slots.entry(key).or_insert_with(|| Slot { value: load(), dirty: false }).value.as_ref()
    }

    /// Sets the final value of a row.
    pub fn put(&mut self, key: K, value: V) {
        self.set(key, Some(value));
    }

    /// Removes a row.
    pub fn remove(&mut self, key: K) {
        self.set(key, None);
    }

    fn set(&mut self, key: K, value: Option<V>) {
        let before = self.slots.insert(key.clone(), Slot { value, dirty: true });
        if !before.as_ref().is_some_and(|slot| slot.dirty) {
            self.dirty.push(key.clone());
        }
        self.undo.push((key, before));
    }

    /// The rows this commit has changed, each once, in order of their keys; `None` was removed.
    #[must_use]
    pub fn dirty(&self) -> Vec<(K, Option<&V>)> {
        let mut keys: Vec<K> =
            self.dirty.iter().filter(|key| self.slots.get(key).is_some_and(|slot| slot.dirty)).cloned().collect();
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter()
            .map(|key| {
                let value = self.get(&key);
                (key, value)
            })
            .collect()
    }

    /// What a list of the file looks like now: each row as this commit left it, those it removed or moved out of the
    /// list left out, those it added behind. The caller puts them in order.
    #[must_use]
    pub fn laid_over(&self, file: impl IntoIterator<Item = (K, V)>, listed: impl Fn(&V) -> bool) -> Vec<V> {
        let dirty = self.dirty();
        let mut rows: Vec<V> = file
            .into_iter()
            .filter(|(key, _)| dirty.binary_search_by(|(held, _)| held.cmp(key)).is_err())
            .map(|(_, row)| row)
            .collect();
        rows.extend(dirty.into_iter().filter_map(|(_, row)| row).filter(|row| listed(row)).cloned());
        rows
    }

    /// Every row held, in order of keys.
    pub fn held(&self) -> impl Iterator<Item = (K, &V)> {
        let mut keys: Vec<K> = self.slots.keys().cloned().collect();
        keys.sort_unstable();
        keys.into_iter().filter_map(|key| self.get(&key).map(|value| (key.clone(), value)))
    }
}

impl<K: Clone + Eq + Hash + Ord, V: Clone> Overlay for Rows<K, V> {
    fn accept(&mut self) {
        self.undo.clear();
    }

    fn discard(&mut self) {
        while let Some((key, before)) = self.undo.pop() {
            match before {
                Some(slot) => self.slots.insert(key, slot),
                None => self.slots.remove(&key),
            };
        }
    }

    fn settle(&mut self) {
        self.undo.clear();
        if !self.keep || self.slots.len() > Self::KEPT {
            self.slots.clear();
            self.dirty.clear();
            return;
        }
        for key in self.dirty.drain(..) {
            if let Some(slot) = self.slots.get_mut(&key) {
                slot.dirty = false;
            }
        }
    }
}

/// Ids by the code callers write: found as written or folded, never remembering a miss.
#[derive(Debug)]
pub struct Codes<Id> {
    ids: FxHashMap<Box<str>, Id>,
    undo: Vec<(Box<str>, Option<Id>)>,
}

impl<Id> Default for Codes<Id> {
    fn default() -> Self {
        Self { ids: FxHashMap::default(), undo: Vec::new() }
    }
}

impl<Id: Copy> Codes<Id> {
    const KEPT: usize = 262_144;

    /// The id of a code, asked of the file by its folded form at the first call.
    pub fn find(
        &mut self,
        shown: &str,
        folded: impl FnOnce() -> String,
        load: impl FnOnce(&str) -> Option<Id>,
    ) -> Option<Id> {
        if let Some(id) = self.ids.get(shown) {
            return Some(*id);
        }
        let folded = folded();
        let id = match self.ids.get(folded.as_str()) {
            Some(id) => *id,
            None => load(&folded)?,
        };
        self.bind(shown, id);
        Some(id)
    }

    /// Binds a new code, in its folded form.
    pub fn bind(&mut self, folded: &str, id: Id) {
        let before = self.ids.insert(folded.into(), id);
        self.undo.push((folded.into(), before));
    }
}

impl<Id: Copy> Overlay for Codes<Id> {
    fn accept(&mut self) {
        self.undo.clear();
    }

    fn discard(&mut self) {
        while let Some((code, before)) = self.undo.pop() {
            match before {
                Some(id) => self.ids.insert(code, id),
                None => self.ids.remove(&code),
            };
        }
    }

    fn settle(&mut self) {
        self.undo.clear();
        if self.ids.len() > Self::KEPT {
            self.ids.clear();
        }
    }
}

/// Codes that are unique within an owner: the accounts of an entity.
#[derive(Debug)]
pub struct CodesOf<Owner, Id> {
    owners: FxHashMap<Owner, Codes<Id>>,
}

impl<Owner, Id> Default for CodesOf<Owner, Id> {
    fn default() -> Self {
        Self { owners: FxHashMap::default() }
    }
}

impl<Owner: Copy + Eq + Hash, Id: Copy> CodesOf<Owner, Id> {
    /// The codes of an owner.
    pub fn of(&mut self, owner: Owner) -> &mut Codes<Id> {
        self.owners.entry(owner).or_default()
    }
}

impl<Owner: Copy + Eq + Hash, Id: Copy> Overlay for CodesOf<Owner, Id> {
    fn accept(&mut self) {
        self.owners.values_mut().for_each(Overlay::accept);
    }

    fn discard(&mut self) {
        self.owners.values_mut().for_each(Overlay::discard);
    }

    fn settle(&mut self) {
        self.owners.values_mut().for_each(Overlay::settle);
    }
}

/// Rows held in the order of their keys, for queues that are read from the front.
#[derive(Debug)]
pub struct Ordered<K, V> {
    slots: BTreeMap<K, Slot<V>>,
    undo: Vec<(K, Option<Slot<V>>)>,
    dirty: Vec<K>,
}

impl<K, V> Default for Ordered<K, V> {
    fn default() -> Self {
        Self { slots: BTreeMap::new(), undo: Vec::new(), dirty: Vec::new() }
    }
}

impl<K: Copy + Ord, V: Clone> Ordered<K, V> {
    /// Keeps what the file answered, unless the row is known already.
    pub fn remember(&mut self, key: K, value: V) {
        self.slots.entry(key).or_insert(Slot { value: Some(value), dirty: false });
    }

    /// The row, if held; `Some(None)` says it was removed.
    #[must_use]
    pub fn known(&self, key: &K) -> Option<Option<&V>> {
        self.slots.get(key).map(|slot| slot.value.as_ref())
    }

    /// Sets or removes a row.
    pub fn set(&mut self, key: K, value: Option<V>) {
        let before = self.slots.insert(key, Slot { value, dirty: true });
        if !before.as_ref().is_some_and(|slot| slot.dirty) {
            self.dirty.push(key);
        }
        self.undo.push((key, before));
    }

    /// The live rows of a range, in order.
    pub fn range(&self, range: impl RangeBounds<K>) -> impl Iterator<Item = (K, &V)> {
        self.slots.range(range).filter_map(|(key, slot)| slot.value.as_ref().map(|value| (*key, value)))
    }

    /// The rows this commit has changed, each once, in order; `None` was removed.
    #[must_use]
    pub fn dirty(&self) -> Vec<(K, Option<&V>)> {
        let mut keys = self.dirty.clone();
        keys.sort_unstable();
        keys.dedup();
        keys.into_iter()
            .filter_map(|key| self.slots.get(&key).filter(|slot| slot.dirty).map(|slot| (key, slot.value.as_ref())))
            .collect()
    }
}

impl<K: Copy + Ord, V: Clone> Overlay for Ordered<K, V> {
    fn accept(&mut self) {
        self.undo.clear();
    }

    fn discard(&mut self) {
        while let Some((key, before)) = self.undo.pop() {
            match before {
                Some(slot) => self.slots.insert(key, slot),
                None => self.slots.remove(&key),
            };
        }
    }

    fn settle(&mut self) {
        self.undo.clear();
        for key in self.dirty.drain(..) {
            match self.slots.get_mut(&key) {
                Some(slot) if slot.value.is_some() => slot.dirty = false,
                _ => {
                    self.slots.remove(&key);
                }
            }
        }
    }
}

/// What the command being decided has to be looked at for when it is decided; forgotten with it.
#[derive(Debug)]
pub struct Noted<T>(Vec<T>);

impl<T> Default for Noted<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Ord> Noted<T> {
    /// Notes something.
    pub fn note(&mut self, noted: T) {
        self.0.push(noted);
    }

    /// Everything noted, each once, in order; nothing is noted any more.
    #[must_use]
    pub fn take(&mut self) -> Vec<T> {
        let mut noted = std::mem::take(&mut self.0);
        noted.sort_unstable();
        noted.dedup();
        noted
    }
}

impl<T> Overlay for Noted<T> {
    fn accept(&mut self) {
        self.0.clear();
    }

    fn discard(&mut self) {
        self.0.clear();
    }

    fn settle(&mut self) {
        self.0.clear();
    }
}

/// Declares the part of the draft that a slice owns, every field of it an [`Overlay`].
macro_rules! overlay {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$fmeta:meta])* $fvis:vis $field:ident : $ty:ty $(= $init:expr)?),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug)]
        $vis struct $name { $($(#[$fmeta])* $fvis $field: $ty),* }

        impl Default for $name {
            fn default() -> Self {
                Self { $($field: $crate::flow::overlay!(@init $($init)?)),* }
            }
        }

        impl $crate::flow::Overlay for $name {
            fn accept(&mut self) { $(self.$field.accept();)* }
            fn discard(&mut self) { $(self.$field.discard();)* }
            fn settle(&mut self) { $(self.$field.settle();)* }
        }
    };
    (@init) => { Default::default() };
    (@init $init:expr) => { $init };
}
pub(crate) use overlay;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_discarded_change_is_as_if_never_made() {
        let mut rows: Rows<i64, &str> = Rows::default();
        rows.remember(1, Some("file"));
        rows.put(1, "first");
        rows.accept();
        rows.put(1, "second");
        rows.put(2, "new");
        rows.remove(1);
        rows.discard();
        assert_eq!(rows.get(&1), Some(&"first"));
        assert_eq!(rows.known(&2), None);
        assert_eq!(rows.dirty(), vec![(1, Some(&"first"))]);
    }

    #[test]
    fn a_code_bound_by_an_earlier_command_outlives_a_refused_one() {
        let mut codes: Codes<i64> = Codes::default();
        let find = |codes: &mut Codes<i64>, shown: &str| codes.find(shown, || shown.to_lowercase(), |_| None);
        codes.bind("sku-1", 1);
        codes.accept();
        codes.bind("sku-1", 1);
        codes.bind("sku-2", 2);
        assert_eq!(find(&mut codes, "SKU-2"), Some(2));
        codes.discard();
        assert_eq!(find(&mut codes, "SKU-1"), Some(1));
        assert_eq!(find(&mut codes, "SKU-2"), None);
        assert_eq!(find(&mut codes, "sku-2"), None);
    }

    #[test]
    fn a_list_of_the_file_shows_what_this_commit_did_to_it() {
        let mut rows: Rows<i64, i64> = Rows::default();
        rows.put(1, 10);
        rows.put(2, -20);
        rows.put(5, 50);
        rows.remove(3);
        let mut list = rows.laid_over([(1, 1), (2, 2), (3, 3), (4, 4)], |row| *row > 0);
        list.sort_unstable();
        assert_eq!(list, [4, 10, 50]);
    }

    #[test]
    fn a_row_changed_often_is_written_once() {
        let mut rows: Rows<i64, i64> = Rows::default();
        for value in 0..5 {
            rows.put(7, value);
            rows.accept();
        }
        assert_eq!(rows.dirty(), vec![(7, Some(&4))]);
        rows.settle();
        assert!(rows.dirty().is_empty());
        assert_eq!(rows.get(&7), Some(&4));
    }
}
