//! What will be available to promise, and when.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::allocation::refusals::{NothingGiven, OutOfRange};
use crate::allocation::replies::code_of;
use crate::allocation::rules::ahead::DayAhead;
use crate::allocation::rules::naming::{figures_asked, figures_scope};
use crate::allocation::rules::outlook::{Outlook, View};
use crate::allocation::rules::supplying::supplies;
use crate::allocation::types::{Channel, ExpectedKind};
use crate::catalogue::rules::item_named;
use crate::flow::{Draft, Query, Refusal, Scope};
use crate::ledger::rules::entry::overflow;
use crate::values::{BusinessDate, ChannelId, Code, ItemId, Quantity, SiteId};

/// Most items of a question.
const MOST_ITEMS: usize = 100;

/// Most of what is expected of an item that is told one by one.
const MOST_ARRIVALS: usize = 1000;

/// What of items can be promised from a day on, day by day, looking ahead: what is available in hand, as
/// `allocation.available` says it, and what is expected until then, less what orders wait for that is wanted until then,
/// and no more than every later day can spare. A promise of no more than that never breaks one already made for a later day.
///
/// It is true as of the moment it is read. Nothing is held by it, and a request to allocate or reserve is served from what
/// is in hand alone; what is short waits, and `allocation.demand` says until when. Where nothing is expected and nobody
/// waits it is what `allocation.available` says. Who may be served from several sites counts in full at each of them, so
/// that single sites may come to less than all together.
///
/// Refused: `catalogue.unknown_item`, `stock.unknown_site`, `allocation.unknown_channel`, `allocation.nothing_given`,
/// `allocation.out_of_range`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AvailableByDate {
    /// SKUs or any identifiers of the items, 1 to 100.
    pub items: Vec<Code>,
    /// The first day: today, for whoever asks what can be promised from now on. What was expected before it is late.
    pub from: BusinessDate,
    /// The last day; as far as anything changes if not said.
    #[serde(default)]
    pub until: Option<BusinessDate>,
    /// For which channel: of lots that are good for as long as it wants on the day. For none in particular if not said: then
    /// what is kept back for any is not available, and lots need only be good on the day.
    #[serde(default)]
    pub channel: Option<Code>,
    /// At which site; at all that supply the channel, together, if not said.
    #[serde(default)]
    pub site: Option<Code>,
}

/// What can be promised, item by item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AvailableByDateReply {
    /// The items, in the order they were asked about.
    pub items: Vec<ItemByDate>,
}

/// What of an item can be promised, day by day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ItemByDate {
    /// The SKU.
    pub item: String,
    /// The first day and each later one on which anything changes; each holds until the next.
    pub days: Vec<AvailableDay>,
    /// What is expected until the last day, in order of day: the first thousand.
    pub expected: Vec<ExpectedArrival>,
}

/// What of an item can be promised on a day: quantities in its base unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct AvailableDay {
    /// The day.
    pub on: BusinessDate,
    /// What could be promised of what is in hand now, of lots that are good then.
    pub in_hand: Quantity,
    /// What is expected until then.
    pub expected: Quantity,
    /// What orders wait for that is wanted until then.
    pub waited_for: Quantity,
    /// What can be promised.
    pub available: Quantity,
}

/// What is expected of an item on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ExpectedArrival {
    /// Where.
    pub site: String,
    /// Where it comes from.
    pub kind: ExpectedKind,
    /// Under which reference.
    pub reference: String,
    /// When.
    pub expected_on: BusinessDate,
    /// How much.
    pub quantity: Quantity,
    /// Whether it was expected before the first day: it counts from that day on.
    pub late: bool,
}

impl Query for AvailableByDate {
    const NAME: &'static str = "allocation.available_by_date";
    const EXAMPLE: &'static str =
        r#"{"items": ["TEA-100"], "channel": "WEB", "from": "2026-11-23", "until": "2026-12-31"}"#;
    type Reply = AvailableByDateReply;

    fn scope(&self, draft: &mut Draft<'_>) -> Result<Scope, Refusal> {
        figures_scope(draft, self.channel.as_ref(), self.site.as_ref())
    }

    fn answer(&self, draft: &mut Draft<'_>) -> Result<AvailableByDateReply, Refusal> {
        match self.items.len() {
            0 => return Err(NothingGiven { what: "items".to_owned() }.at("items")),
            1..=MOST_ITEMS => {}
            given => {
                let (what, given) = ("number of items".to_owned(), i64::try_from(given).unwrap_or(i64::MAX));
                return Err(OutOfRange { what, given, least: 1, most: MOST_ITEMS as i64 }.at("items"));
            }
        }
        let (channel, only) = figures_asked(draft, self.channel.as_ref(), self.site.as_ref())?;
        draft.prefetch_items(self.items.iter());
        let mut items = Vec::with_capacity(self.items.len());
        for (place, item) in self.items.iter().enumerate() {
            let item = item_named(draft, item).map_err(|refusal| refusal.at(format!("items[{place}]")))?;
            let sites = asked(draft, channel.as_deref(), only, item.id);
            items.push(self.item(draft, channel.as_deref(), sites.as_deref(), item.id, &item.code)?);
        }
        Ok(AvailableByDateReply { items })
    }
}

/// The sites asked about, in order of key; none for all there are.
fn asked(draft: &mut Draft<'_>, channel: Option<&Channel>, only: Option<SiteId>, item: ItemId) -> Option<Vec<SiteId>> {
    let Some(channel) = channel else { return only.map(|only| vec![only]) };
    let mut sites = supplies(draft, channel).of(draft, item);
    sites.retain(|site| only.is_none_or(|only| only == *site));
    Some(sites)
}

impl AvailableByDate {
    fn item(
        &self,
        draft: &mut Draft<'_>,
        channel: Option<&Channel>,
        sites: Option<&[SiteId]>,
        item: ItemId,
        code: &str,
    ) -> Result<ItemByDate, Refusal> {
        let until = self.until.unwrap_or(BusinessDate::LAST);
        let outlook = Outlook::of(draft, item);
        let view = View {
            channel: channel.map_or(ChannelId::NONE, |channel| channel.id),
            sites,
            life_days: channel.map_or(0, |channel| channel.remaining_life_days),
        };
        let days = outlook.ahead(draft, view, self.from)?.days(until);
        let mut expected = Vec::new();
        for line in outlook.arriving(draft, sites).take_while(|line| line.key.expected_on <= until).take(MOST_ARRIVALS)
        {
            expected.push(ExpectedArrival {
                site: code_of(draft, line.site),
                kind: line.kind,
                reference: line.reference.clone(),
                expected_on: line.key.expected_on,
                quantity: line.quantity,
                late: line.key.expected_on < self.from,
            });
        }
        Ok(ItemByDate {
            item: code.to_owned(),
            expected,
            days: days.into_iter().map(AvailableDay::of).collect::<Result<_, _>>()?,
        })
    }
}

impl AvailableDay {
    fn of(day: DayAhead) -> Result<Self, Refusal> {
        let DayAhead { on, in_hand, expected, waited_for, available } = day;
        Ok(Self {
            on,
            in_hand: quantity(in_hand)?,
            expected: quantity(expected)?,
            waited_for: quantity(waited_for)?,
            available: quantity(available)?,
        })
    }
}

fn quantity(micros: i128) -> Result<Quantity, Refusal> {
    i64::try_from(micros).map(Quantity::from_micros).map_err(|_| overflow())
}
