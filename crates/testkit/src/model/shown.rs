//! All that the model holds, by the names under which a file is asked for the same.

use std::collections::BTreeMap;

use super::Model;

impl Model {
    /// Everything it holds that a file can be asked for, by name.
    #[must_use]
    pub fn shown(&self) -> BTreeMap<String, i128> {
        let mut shown = BTreeMap::new();
        for ((item, site, state), quantity) in &self.positions {
            shown.insert(format!("position {item} {site} {state}"), *quantity);
        }
        for ((item, area, class), pool) in &self.pools {
            shown.insert(format!("pool {item} {area} {class}: quantity"), pool.quantity);
            shown.insert(format!("pool {item} {area} {class}: value"), pool.value);
            shown.insert(format!("pool {item} {area} {class}: unit cost"), pool.unit_cost);
            for layer in &pool.layers {
                let line = layer.line.map_or(0, |line| line + 1);
                let sum = shown.entry(format!("layers {item} {area} {class} line {line}")).or_insert(0);
                *sum += layer.value;
            }
        }
        for ((account, day), amount) in &self.accounts {
            shown.insert(format!("account {account} {day}"), *amount);
        }
        for item in &self.open_items {
            *shown.entry(format!("waiting {}", item.account)).or_insert(0) += item.remaining;
            *shown.entry(format!("items waiting {}", item.account)).or_insert(0) += i128::from(item.remaining != 0);
        }
        for (code, count) in &self.exceptions {
            shown.insert(format!("exceptions {code}"), *count);
        }
        self.show_promises(&mut shown);
        shown.retain(|_, value| *value != 0);
        shown
    }

    fn show_promises(&self, shown: &mut BTreeMap<String, i128>) {
        for demand in &self.demands {
            for (place, line) in demand.lines.iter().enumerate() {
                let name = format!("demand {}/{} {}", demand.name(), place + 1, line.item);
                let all = line.promised();
                let stages = [
                    ("wanted", line.stands() + line.cancelled),
                    ("open", line.open),
                    ("reserved", all.reserved),
                    ("allocated", all.allocated),
                    ("picked", all.picked),
                    ("shipped", line.shipped),
                    ("cancelled", line.cancelled),
                ];
                for (stage, quantity) in stages {
                    shown.insert(format!("{name}: {stage}"), quantity);
                }
                for (site, there) in &line.at {
                    for (stage, quantity) in
                        [("reserved", there.reserved), ("allocated", there.allocated), ("picked", there.picked)]
                    {
                        shown.insert(format!("{name} at {site}: {stage}"), quantity);
                    }
                }
            }
            shown.insert(format!("demand {}: ends", demand.name()), demand.expires_at.unwrap_or(0).into());
        }
        for item in self.items.keys() {
            shown.insert(format!("waits {item}"), self.waited_for(item));
            for site in self.sites.keys() {
                shown.insert(format!("promised {item} {site}"), self.promised(item, site));
            }
        }
        for ((site, day), parcels) in &self.parcels {
            shown.insert(format!("parcels {site} {day}"), *parcels);
        }
    }
}
