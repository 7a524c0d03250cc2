//! A shop with channels for tests: goods at three sites, and how orders stand.

use serde_json::json;

use super::commands::{Allocate, SetChannel};
use super::types::{Demand, DemandKey, DemandKind, Stage};
use crate::catalogue::commands::{AddCategory, AddItem};
use crate::flow::Refusal;
use crate::ledger::commands::OpenEntity;
use crate::stock::commands::{AddSite, ReceiveGoods};
use crate::testing::Shop;
use crate::values::{Code, Quantity};

/// ACME with sites WH, SHOP-1 and SHOP-2, items TEA and CUP (pieces), RICE (kilograms) and MILK (lots); channels WEB, which
/// lets shortages wait, and POS, which does not and goes first.
pub(in crate::allocation) struct Hub {
    pub(in crate::allocation) shop: Shop,
}

impl Hub {
    pub(in crate::allocation) fn open() -> Self {
        let mut shop = Shop::open();
        shop.does::<OpenEntity>(json!({"entity": "ACME", "name": "Acme", "currency": "EUR", "time_zone": "UTC"}));
        shop.does::<AddCategory>(json!({"category": "ALL", "name": "All"}));
        for site in ["WH", "SHOP-1", "SHOP-2"] {
            shop.does::<AddSite>(json!({"entity": "ACME", "site": site, "name": site}));
        }
        for (item, unit, tracking) in
            [("TEA", "EA", "none"), ("CUP", "EA", "none"), ("RICE", "KG", "none"), ("MILK", "EA", "lot")]
        {
            shop.does::<AddItem>(
                json!({"item": item, "name": item, "category": "ALL", "unit": unit, "tracking": tracking}),
            );
        }
        let web = json!({"entity": "ACME", "channel": "WEB", "name": "Web", "shortage_rule": "backorder"});
        shop.does::<SetChannel>(web);
        shop.does::<SetChannel>(json!({"entity": "ACME", "channel": "POS", "name": "Tills", "priority": 1}));
        Self { shop }
    }

    #[track_caller]
    pub(in crate::allocation) fn receive(&mut self, site: &str, item: &str, quantity: &str) {
        let line = json!({"item": item, "quantity": quantity, "unit_cost": "1.00"});
        self.shop.does::<ReceiveGoods>(json!({"site": site, "lines": [line]}));
    }

    #[track_caller]
    pub(in crate::allocation) fn receive_lot(&mut self, site: &str, lot: &str, expires_on: &str, quantity: &str) {
        let line =
            json!({"item": "MILK", "quantity": quantity, "unit_cost": "1.00", "lot": lot, "expires_on": expires_on});
        self.shop.does::<ReceiveGoods>(json!({"site": site, "lines": [line]}));
    }

    /// Allocates an order.
    #[track_caller]
    pub(in crate::allocation) fn order(&mut self, channel: &str, reference: &str, lines: &[(&str, &str)]) {
        self.try_order(channel, reference, lines).expect("an order");
    }

    pub(in crate::allocation) fn try_order(
        &mut self,
        channel: &str,
        reference: &str,
        lines: &[(&str, &str)],
    ) -> Result<(), Refusal> {
        let line = |(item, quantity): &(&str, &str)| json!({"item": item, "quantity": quantity});
        let lines: Vec<_> = lines.iter().map(line).collect();
        let request = json!({"channel": channel, "reference": reference, "lines": lines});
        self.shop.call::<Allocate>(&request.to_string()).map(|_| ())
    }

    /// A demand as it stands.
    #[track_caller]
    pub(in crate::allocation) fn demand(&mut self, channel: &str, kind: DemandKind, reference: &str) -> Demand {
        let channel = self.shop.draft.channel_by_code(&Code::parse(channel).expect("a code")).expect("a channel");
        let reference = Code::parse(reference).expect("a code").folded();
        let key = DemandKey { channel: channel.id, kind, reference };
        self.shop.draft.demand_by_key(&key).expect("a demand").as_ref().clone()
    }

    /// How the lines of a demand stand, and where: `open 1 allocated 4: WH 4`.
    #[track_caller]
    pub(in crate::allocation) fn stands(&mut self, channel: &str, kind: DemandKind, reference: &str) -> Vec<String> {
        let demand = self.demand(channel, kind, reference);
        let mut lines = Vec::new();
        for line in &demand.lines {
            let mut words = Vec::new();
            for stage in Stage::ALL.iter().filter(|stage| line.split.of(**stage).is_positive()) {
                words.push(format!("{stage} {}", line.split.of(*stage)));
            }
            let mut at = Vec::new();
            for promise in demand.promises.iter().filter(|promise| promise.line == line.line) {
                let held = promise.sum().expect("a sum");
                if held.is_positive() {
                    let site = self.shop.draft.site(promise.seat.site).expect("a site").code.clone();
                    let lot = self.shop.draft.lot(promise.seat.lot).map(|lot| format!("/{}", lot.code));
                    at.push(format!("{site}{} {held}", lot.unwrap_or_default()));
                }
            }
            let tail = if at.is_empty() { String::new() } else { format!(": {}", at.join(", ")) };
            lines.push(format!("{}{tail}", words.join(" ")));
        }
        lines
    }

    /// What is promised of an item at a site.
    #[track_caller]
    pub(in crate::allocation) fn promised(&mut self, site: &str, item: &str) -> String {
        let site = self.shop.draft.site_by_code(&Code::parse(site).expect("a code")).expect("a site").id;
        let item = self.shop.draft.item_by_code(&Code::parse(item).expect("a code")).expect("an item").id;
        let rows = self.shop.draft.sellable_positions(item);
        let there = rows.iter().filter(|row| row.key.site == site);
        there.fold(Quantity::ZERO, |sum, row| sum.checked_add(row.promised).expect("a sum")).to_string()
    }

    /// The codes and messages of exceptions raised so far.
    pub(in crate::allocation) fn raised(&self) -> Vec<String> {
        let records = self.shop.draft.records().iter();
        let messages = records.filter_map(|record| match record {
            crate::flow::Record::Exception(exception) => Some(format!("{}: {}", exception.code, exception.message)),
            _ => None,
        });
        messages.collect()
    }
}
