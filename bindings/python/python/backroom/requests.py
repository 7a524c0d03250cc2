"""What requests hold beside plain values: dictionaries with these keys.

Written by `cargo xtask generate`.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Mapping, Optional, Sequence, TypedDict, Union

from . import words

if TYPE_CHECKING:
    from typing_extensions import NotRequired

DecimalLike = Union[Decimal, int, str]
"""An exact number: a `Decimal`, an `int`, or text such as `"19.90"`; never a `float`."""

DateLike = Union[dt.date, str]
"""A day: a `date`, or text such as `"2026-11-23"`."""

InstantLike = Union[dt.datetime, str]
"""An instant: a `datetime` with its time zone, or text such as `"2026-11-23T11:16:06Z"`."""


class AdjustLine(TypedDict):
    """A line of an adjustment."""

    item: str
    """SKU or any identifier of the item."""

    direction: words.Direction
    """More or less."""

    quantity: DecimalLike
    """By how much, above zero, in `unit`."""

    reason: str
    """Why: a code of stock.reasons."""

    unit: NotRequired[Optional[str]]
    """Unit or pack; the item's base unit if not said."""

    lot: NotRequired[Optional[str]]
    """Lot or serial, for items tracked so."""

    state: NotRequired[words.StockState]
    """In which state."""

    place: NotRequired[Optional[str]]
    """The place inside the site."""

    owner: NotRequired[Optional[str]]
    """The supplier who owns the goods; ours if not said."""


class AppliedInvoice(TypedDict):
    """An invoice that money on account is put against."""

    invoice: str
    """Its number, or the reference of what was brought in from elsewhere."""

    amount: NotRequired[Optional[DecimalLike]]
    """How much, above 0; as much as is owed and on account if not said."""


class ArrivalLine(TypedDict):
    """A line of a transfer that arrived."""

    line: int
    """The line of the transfer, from 1."""

    quantity: DecimalLike
    """How much arrived, in base units; 0 says that nothing did."""

    state: NotRequired[Optional[words.StockState]]
    """In which state; the one it was sent in if not said."""

    place: NotRequired[Optional[str]]
    """The place inside the site."""


class ArrivedLine(TypedDict):
    """Goods that came."""

    line: NotRequired[Optional[int]]
    """The line of the return, or of the order where no return is known; the first one of `item` that waits
    for goods if not said.
    """

    item: NotRequired[Optional[str]]
    """SKU or any identifier of the item; that of the line if not said."""

    quantity: DecimalLike
    """How much, above zero, in `unit`."""

    unit: NotRequired[Optional[str]]
    """Unit or pack; the item's base unit if not said."""

    lot: NotRequired[Optional[str]]
    """Lot or serial, for items tracked so."""

    place: NotRequired[Optional[str]]
    """The place inside the site."""

    condition: NotRequired[str]
    """In which condition they are."""


class BasketLine(TypedDict):
    """A line of a basket."""

    item: str
    """SKU or any identifier of the item, or a barcode that holds its price or weight."""

    quantity: NotRequired[Optional[DecimalLike]]
    """How much, above zero, in `unit`; 1 if not said. A barcode with a weight says it itself."""

    unit: NotRequired[Optional[str]]
    """Unit or pack; what the identifier stands for if not said."""

    price: NotRequired[Optional[DecimalLike]]
    """A price of one's own for one `unit`, in place of the price list's. It needs `reason` and the duty
    `till.override_price`. On a line that loads a gift card: the amount to load, which needs neither.
    """

    discount: NotRequired[Optional[DecimalLike]]
    """What to take off the line, in money, which needs the duty `till.give_discount` as `discount_percent`
    does. Off a line that loads a gift card: what is loaded is what is left.
    """

    discount_percent: NotRequired[Optional[DecimalLike]]
    """What to take off the line, in per cent; not beside `discount`."""

    reason: NotRequired[str]
    """Why the price is one's own, which it must say; why there is a discount, which it may."""

    lot: NotRequired[Optional[str]]
    """Lot or serial, for items tracked so."""

    stored_value: NotRequired[Optional[str]]
    """The number of the gift card or voucher the line loads, of items that are one."""

    expires_on: NotRequired[Optional[DateLike]]
    """The last day on which the card that the line loads can be spent. If not said, a new one lasts, and
    one that is loaded again keeps its day.
    """


class CancelledLine(TypedDict):
    """A line of which something is cancelled."""

    line: int
    """The line, from 1."""

    quantity: NotRequired[Optional[DecimalLike]]
    """How much of it, in the item's base unit, above 0; all that can be if not said."""


class CardSeen(TypedDict):
    """What may be kept of a card."""

    token: NotRequired[Optional[str]]
    """The processor's token for it."""

    brand: NotRequired[Optional[str]]
    """Its brand."""

    last_four: NotRequired[Optional[str]]
    """Its last four digits."""


class ChangeLine(TypedDict):
    """A line of goods that change state or place."""

    item: str
    """SKU or any identifier of the item."""

    quantity: DecimalLike
    """How much, above zero, in `unit`."""

    unit: NotRequired[Optional[str]]
    """Unit or pack; the item's base unit if not said."""

    from_state: NotRequired[words.StockState]
    """The state they are in."""

    to_state: NotRequired[Optional[words.StockState]]
    """The state they get; the same if not said."""

    from_place: NotRequired[Optional[str]]
    """The place they are in."""

    to_place: NotRequired[Optional[str]]
    """The place they get; the same if not said."""

    lot: NotRequired[Optional[str]]
    """Lot or serial, for items tracked so."""

    owner: NotRequired[Optional[str]]
    """The supplier who owns the goods; ours if not said."""


class Component(TypedDict):
    """One tax among those a set takes."""

    component: str
    """What people call it: VAT; state, county, city."""

    rate: DecimalLike
    """In percent."""

    compound: NotRequired[bool]
    """Whether it is taken of the amount together with the taxes before it."""

    recoverable: NotRequired[DecimalLike]
    """How much of it comes back when it was paid on a purchase: 1 all of it, 0 nothing."""


class CountedLine(TypedDict):
    """A figure of a count."""

    item: str
    """SKU or any identifier of the item."""

    quantity: DecimalLike
    """How much was found, in base units; 0 is a figure."""

    state: NotRequired[words.StockState]
    """In which state."""

    place: NotRequired[Optional[str]]
    """The place inside the site."""

    lot: NotRequired[Optional[str]]
    """Lot or serial, for items tracked so."""

    owner: NotRequired[Optional[str]]
    """The supplier who owns the goods; ours if not said."""


class CountedTender(TypedDict):
    """Money of a tender, as it was counted."""

    tender: str
    """The tender."""

    amount: DecimalLike
    """How much, zero or above."""


class CreditedLine(TypedDict):
    """A line of an invoice of which something is credited."""

    line: int
    """The line of the order."""

    amount: NotRequired[Optional[DecimalLike]]
    """How much, tax included, above 0; all that is left of it if neither is said."""

    percent: NotRequired[Optional[DecimalLike]]
    """How much of what it billed, in per cent, instead of an amount."""


class DisposedLine(TypedDict):
    """What becomes of units of a line."""

    line: int
    """The line of the return."""

    quantity: NotRequired[Optional[DecimalLike]]
    """How much, in the item's base unit, above 0; all that waits if not said."""

    disposition: words.Disposition
    """What becomes of it."""

    lot: NotRequired[Optional[str]]
    """The lot or serial; any of the line if not said."""

    place: NotRequired[Optional[str]]
    """The place it lies in now, if it was moved since it came."""

    reason: NotRequired[Optional[str]]
    """Why it is thrown away: a code of stock.reasons, whose account bears it; only of `write_off`."""

    supplier: NotRequired[Optional[str]]
    """Who gets it back; only of `supplier`, and one in a command."""

    unit_credit: NotRequired[Optional[DecimalLike]]
    """The credit for one base unit, in the entity's currency, not negative; what it is worth in the books
    if not said.
    """

    note: NotRequired[str]
    """What was found."""


class EntryLine(TypedDict):
    """A line of an entry: an account, debited or credited."""

    account: str
    """The account."""

    debit: NotRequired[Optional[DecimalLike]]
    """The amount on the debit side, above 0; this or `credit`."""

    credit: NotRequired[Optional[DecimalLike]]
    """The amount on the credit side, above 0; this or `debit`."""

    currency: NotRequired[Optional[str]]
    """The currency of the amount; that of the books if not said."""

    rate: NotRequired[Optional[DecimalLike]]
    """Units of the currency of the books for one of `currency`; the rate on file for the day if not said."""

    site: NotRequired[Optional[str]]
    """The site it is about, one of the entity's."""

    channel: NotRequired[Optional[str]]
    """The channel it is about."""

    category: NotRequired[Optional[str]]
    """The category it is about."""

    party: NotRequired[Optional[str]]
    """The party it is about."""

    dimensions: NotRequired[Mapping[str, Any]]
    """The host's own dimensions: lines with equal ones are added up together."""

    note: NotRequired[str]
    """Free text."""


class ExchangeOrder(TypedDict):
    """What is wanted instead of goods that come back."""

    channel: NotRequired[Optional[str]]
    """The channel; that of the order goods come back of if not said."""

    reference: str
    """The channel's own reference, unique in it for ever."""

    site: NotRequired[Optional[str]]
    """The only site it is to come from: where it is picked up."""

    zone: NotRequired[Optional[str]]
    """The zone it is to go to."""

    lines: Sequence[OrderedLine]
    """Its lines, 1 to 10,000."""


class ExpectLine(TypedDict):
    """What is still expected of an item on a day."""

    item: str
    """SKU or any identifier of the item."""

    quantity: DecimalLike
    """How much, in `unit`, 0 or more."""

    unit: NotRequired[Optional[str]]
    """Unit or pack; what the identifier stands for if not said."""

    expected_on: DateLike
    """The business day of the site from which it can be sold."""


class FiscalStamp(TypedDict):
    """What a fiscal device or service says of a sale."""

    transaction: str
    """Its code of the transaction, unique at the register."""

    fields: NotRequired[Mapping[str, Any]]
    """Its fields: signature, counters, times. Without them the transaction is still under way."""


class IdentifiedLine(TypedDict):
    """A line of a return, and the line of the order it is of."""

    line: int
    """The line of the return."""

    order_line: int
    """The line of the order."""


class IssueLine(TypedDict):
    """A line of goods that leave."""

    item: str
    """SKU or any identifier of the item; a pack's GTIN also says the unit."""

    quantity: DecimalLike
    """How much, above zero, in `unit`."""

    unit: NotRequired[Optional[str]]
    """Unit or pack; the item's base unit if not said."""

    lot: NotRequired[Optional[str]]
    """Lot or serial, for items tracked so."""

    state: NotRequired[words.StockState]
    """From which state they leave."""

    place: NotRequired[Optional[str]]
    """The place inside the site."""

    owner: NotRequired[Optional[str]]
    """The supplier who still owns the goods; ours if not said."""


class KeptBack(TypedDict):
    """A quantity that is kept back."""

    item: str
    """SKU or any identifier of the item."""

    channel: NotRequired[Optional[str]]
    """For which channel; from everybody if not said."""

    quantity: DecimalLike
    """How much, in the item's base unit; 0 keeps nothing back any more."""


class LineBack(TypedDict):
    """A line of an order that is to come back."""

    line: int
    """The line of the order, from 1."""

    quantity: NotRequired[Optional[DecimalLike]]
    """How much of it, in the item's base unit, above 0; all that was sold and no return claims if not
    said.
    """

    reason: str
    """Why: a code of the channel's policy."""


class LooseLine(TypedDict):
    """A line of goods that come back without their receipt."""

    item: str
    """SKU or any identifier of the item."""

    quantity: NotRequired[Optional[DecimalLike]]
    """How much, above zero, in `unit`; 1 if not said."""

    unit: NotRequired[Optional[str]]
    """Unit or pack; what the identifier stands for if not said."""

    price: NotRequired[Optional[DecimalLike]]
    """A price of one's own for one `unit`, which needs the duty `till.override_price`."""

    lot: NotRequired[Optional[str]]
    """Lot or serial, for items tracked so."""

    state: NotRequired[words.StockState]
    """In which state the goods are kept; `sellable` if not said."""


class LotBack(TypedDict):
    """The lot or serial of a line that comes back."""

    line: int
    """The line of the order."""

    lot: str
    """The lot or serial."""


class NewChannelSite(TypedDict):
    """A site that supplies a channel."""

    site: str
    """The site."""

    cost: NotRequired[Optional[DecimalLike]]
    """What a parcel from there costs the channel beside handling and lane, in the entity's currency: how
    little the site is wanted. Nothing if not said.
    """

    categories: NotRequired[Sequence[str]]
    """The categories it supplies, those below them included; all if not said."""


class NewHold(TypedDict):
    """A hold to be placed."""

    hold: words.HoldKind
    """For what."""

    reason: str
    """Why."""


class NewKitPart(TypedDict):
    """A part of a kit."""

    item: str
    """The item, kept in stock or a service."""

    quantity: NotRequired[Optional[DecimalLike]]
    """How much of it one kit holds, above 0, in `unit`; 1 if not said."""

    unit: NotRequired[Optional[str]]
    """Unit or pack; what the identifier stands for if not said."""

    share: NotRequired[Optional[DecimalLike]]
    """What one base unit of it bears of the kit's price, in proportion to the other parts; what the price
    list asks for it when the kit is sold if no part says anything.
    """


class NewPack(TypedDict):
    """A pack level of a new item."""

    unit: str
    """The pack's unit."""

    factor: str
    """Base units in one pack."""

    gtins: NotRequired[Sequence[str]]
    """The pack's GTINs."""


class NewPrice(TypedDict):
    """A price to be set."""

    item: str
    """The item, by its SKU or another of its names."""

    unit: NotRequired[Optional[str]]
    """The unit it is per, the base unit or a pack; the one the name stands for if not said."""

    price: DecimalLike
    """The price of one unit, in the list's currency."""

    quantity_from: NotRequired[DecimalLike]
    """The smallest quantity it is for, in that unit; any if not said."""

    starts_on: NotRequired[Optional[DateLike]]
    """The first day it holds; today if not said."""

    ends_on: NotRequired[Optional[DateLike]]
    """The last day it holds; no end if not said."""


class NewReturnReason(TypedDict):
    """Why goods may come back."""

    reason: str
    """Its code."""

    name: str
    """The name shown."""

    charges_fee: NotRequired[bool]
    """Whether the restocking fee is kept."""


class NewSupplierCode(TypedDict):
    """What a supplier calls a new item."""

    supplier: str
    """The supplier."""

    code: str
    """Its code for the item."""

    unit: NotRequired[Optional[str]]
    """The unit or pack it stands for; the base unit if not given."""


class OrderedLine(TypedDict):
    """A line that is ordered."""

    item: str
    """SKU or any identifier of goods, a service or a kit. A kit becomes a line of each of its parts."""

    quantity: NotRequired[Optional[DecimalLike]]
    """How much, above 0, in `unit`; 1 if not said."""

    unit: NotRequired[Optional[str]]
    """Unit or pack; what the identifier stands for if not said."""

    price: NotRequired[Optional[DecimalLike]]
    """The price of one `unit`, in place of the price list's. Of a request it needs the duty
    `till.override_price`.
    """

    discount: NotRequired[Optional[DecimalLike]]
    """What to take off the line, in money. Of a request it needs the duty `till.give_discount`, as
    `discount_percent` does.
    """

    discount_percent: NotRequired[Optional[DecimalLike]]
    """What to take off the line, in per cent; not beside `discount`."""

    reason: NotRequired[str]
    """Why its price or discount is what it is."""


class PaidInvoice(TypedDict):
    """An invoice that money is for."""

    invoice: str
    """Its number, or the reference of what was brought in from elsewhere."""

    amount: NotRequired[Optional[DecimalLike]]
    """How much of the money is for it, above 0; as much as is owed after the discount and deduction, and
    as is left, if not said.
    """

    discount: NotRequired[Optional[DecimalLike]]
    """What was taken off for paying early, tax included."""

    deduction: NotRequired[Optional[DecimalLike]]
    """What was kept back for another reason: it stays owed."""

    reason: NotRequired[str]
    """Why it was kept back."""


class Personal(TypedDict):
    """What is personal about a party: kept apart, so that it can be forgotten."""

    name: NotRequired[Optional[str]]
    """The name of the person or company."""

    email: NotRequired[Optional[str]]
    """E-mail address."""

    phone: NotRequired[Optional[str]]
    """Telephone number."""

    address: NotRequired[Sequence[str]]
    """Postal address, line by line; at most 10 lines."""

    tax_number: NotRequired[Optional[str]]
    """Tax number."""


class PricingQuoteLine(TypedDict):
    """A line to be priced."""

    item: str
    """The item, by its SKU or another of its names."""

    quantity: DecimalLike
    """How much of it."""

    unit: NotRequired[Optional[str]]
    """In which unit; the one the name stands for if not said."""

    discount: NotRequired[Optional[DecimalLike]]
    """Off this line: an amount."""

    discount_percent: NotRequired[Optional[DecimalLike]]
    """Off this line: per cent."""

    in_basket: NotRequired[bool]
    """Whether it bears a part of a discount on the basket."""


class ReceiveLine(TypedDict):
    """A line of goods that arrived."""

    item: str
    """SKU or any identifier of the item; a pack's GTIN also says the unit."""

    quantity: DecimalLike
    """How much, above zero, in `unit`."""

    unit: NotRequired[Optional[str]]
    """Unit or pack; the item's base unit if not said."""

    unit_cost: DecimalLike
    """What one base unit cost without tax, in the document's currency, at most 6 decimals, not negative."""

    lot: NotRequired[Optional[str]]
    """Lot or serial, for items tracked so; made at its first mention."""

    expires_on: NotRequired[Optional[DateLike]]
    """The last day the lot may be used."""

    state: NotRequired[words.StockState]
    """In which state the goods are kept."""

    place: NotRequired[Optional[str]]
    """The place inside the site."""

    owner: NotRequired[Optional[str]]
    """The supplier who still owns the goods; ours if not said."""


class RecordedLine(TypedDict):
    """A line of a printed receipt. Its amounts are as printed, with the sign of its quantity: above zero
    what was sold, below zero what came back.
    """

    item: str
    """SKU or any identifier of the item, or a barcode that holds its price or weight. One that is in no
    catalogue is booked to suspense.
    """

    quantity: DecimalLike
    """How much, in `unit`: below zero what came back, never 0."""

    unit: NotRequired[Optional[str]]
    """Unit or pack; what the identifier stands for if not said."""

    unit_price: NotRequired[Optional[DecimalLike]]
    """The price of one `unit`; what the line comes to for one of them if not said."""

    gross: NotRequired[Optional[DecimalLike]]
    """Price times quantity, before discounts; what is left and what was taken off together if not said."""

    discount: NotRequired[Optional[DecimalLike]]
    """What was taken off the line."""

    basket_discount: NotRequired[Optional[DecimalLike]]
    """Its share of what was taken off the basket."""

    net: DecimalLike
    """What is left of it without tax."""

    tax: NotRequired[Optional[DecimalLike]]
    """Its tax; none if not said."""

    tax_class: NotRequired[Optional[str]]
    """The tax class it was taxed by; the item's if not said."""

    tax_rate: NotRequired[Optional[DecimalLike]]
    """The rate it was taxed at, all taxes together, in per cent, where the host does not know our classes."""

    lot: NotRequired[Optional[str]]
    """Lot or serial, for items tracked so."""

    stored_value: NotRequired[Optional[str]]
    """The number of the gift card or voucher the line loads, or takes its load off."""

    expires_on: NotRequired[Optional[DateLike]]
    """The last day on which the card that the line loads can be spent, as it is printed."""

    returns: NotRequired[Optional[ReturnOf]]
    """The line that comes back, if its receipt was at hand."""

    state: NotRequired[words.StockState]
    """In which state goods that came back are kept; `sellable` if not said."""

    reason: NotRequired[str]
    """Why its price, discount or return is what it is."""


class RecordedTender(TypedDict):
    """Money on a printed receipt."""

    tender: str
    """What it was paid with. One we do not know is booked to suspense."""

    amount: DecimalLike
    """How much was handed over; below zero what was given back. Never 0."""

    change: NotRequired[Optional[DecimalLike]]
    """The change given of it, zero or above."""

    stored_value: NotRequired[Optional[str]]
    """The number of the gift card, voucher or store credit it was taken from or put on."""

    payment: NotRequired[Optional[str]]
    """The payment that the terminal approved for it."""

    reference: NotRequired[str]
    """The host's reference for it, never a card's number."""


class ReleasedLine(TypedDict):
    """A line of which something is let go."""

    line: int
    """The line, from 1."""

    quantity: NotRequired[Optional[DecimalLike]]
    """How much of it, in the item's base unit; all of it if not said. More than there is lets go of all of
    it.
    """


class ReturnLine(TypedDict):
    """A line of goods that came back."""

    item: str
    """SKU or any identifier of the item."""

    quantity: DecimalLike
    """How much, above zero, in `unit`."""

    unit: NotRequired[Optional[str]]
    """Unit or pack; the item's base unit if not said."""

    issue_line: NotRequired[Optional[int]]
    """The line of the issue; its first line of the item if not said."""

    lot: NotRequired[Optional[str]]
    """Lot or serial, for items tracked so."""

    state: NotRequired[words.StockState]
    """In which state the goods are kept; `inspection` if not said."""

    place: NotRequired[Optional[str]]
    """The place inside the site."""


class ReturnOf(TypedDict):
    """A line of an earlier receipt."""

    receipt: str
    """The receipt, or the number of its document."""

    line: int
    """Its line."""


class ReturnPart(TypedDict):
    """A line of a return, and how much of it."""

    line: int
    """The line of the return, from 1."""

    quantity: NotRequired[Optional[DecimalLike]]
    """How much of it, in the item's base unit, above 0; all that can be if not said."""

    note: NotRequired[str]
    """What is said about it."""


class ReturnedLine(TypedDict):
    """A line of goods that come back with their receipt."""

    line: int
    """The line of the receipt."""

    quantity: NotRequired[Optional[DecimalLike]]
    """How much of it, above zero, in the unit it was sold in; all that has not come back yet if not said."""

    state: NotRequired[words.StockState]
    """In which state the goods are kept; `sellable` if not said."""

    reason: NotRequired[str]
    """Why they come back."""


class ReverseLine(TypedDict):
    """A line of a receipt to be taken back."""

    line: int
    """The line of the receipt, from 1."""

    quantity: NotRequired[Optional[DecimalLike]]
    """How much of it, in base units; all that is left if not said."""


class StatementPlace(TypedDict):
    """Where a page of a statement ended, and what the account held there."""

    entry: str
    """The entry."""

    line: int
    """Its line, from 1."""

    balance: DecimalLike
    """What the account held after it."""


class SupplierReturnLine(TypedDict):
    """A line of goods that go back."""

    item: str
    """SKU or any identifier of the item."""

    quantity: DecimalLike
    """How much, above zero, in `unit`."""

    unit: NotRequired[Optional[str]]
    """Unit or pack; the item's base unit if not said."""

    unit_credit: DecimalLike
    """The credit for one base unit, in the document's currency, at most 6 decimals, not negative."""

    lot: NotRequired[Optional[str]]
    """Lot or serial, for items tracked so."""

    state: NotRequired[words.StockState]
    """From which state they leave."""

    place: NotRequired[Optional[str]]
    """The place inside the site."""

    owner: NotRequired[Optional[str]]
    """The supplier who still owns the goods; ours if not said."""


class SuspendedBasket(TypedDict):
    """A basket put aside: what `till.ring_up` takes of one."""

    lines: Sequence[BasketLine]
    """Its lines, 1 to 10,000."""

    discount: NotRequired[Optional[DecimalLike]]
    """What to take off the basket, in money."""

    discount_percent: NotRequired[Optional[DecimalLike]]
    """What to take off the basket, in per cent; not beside `discount`."""

    customer: NotRequired[Optional[str]]
    """Who buys, if known."""


class TakenOver(TypedDict):
    """A basket or quote that became an order."""

    kind: NotRequired[words.ReservedFor]
    """Which of both; a basket if not said."""

    reference: str
    """Its reference."""


class TaxQuoteLine(TypedDict):
    """A line to be taxed."""

    item: NotRequired[Optional[str]]
    """The item, by SKU or any identifier; this or its class."""

    tax_class: NotRequired[Optional[str]]
    """The tax class; this or the item."""

    amount: DecimalLike
    """After discounts; below 0 for what comes back."""


class TenderLine(TypedDict):
    """Money handed over or given back."""

    tender: str
    """What it is paid with."""

    amount: DecimalLike
    """How much, above zero. Cash may be more than is due: the rest is change."""

    stored_value: NotRequired[Optional[str]]
    """The number of the gift card, voucher or store credit it is taken from or put on."""

    payment: NotRequired[Optional[str]]
    """The payment that the terminal approved for it."""

    reference: NotRequired[str]
    """The host's reference for it, never a card's number."""


class ToStoreCredit(TypedDict):
    """Store credit that money is put on."""

    tender: str
    """A tender of kind `store_credit`."""

    code: str
    """The number of the credit: a new one, or one that stands."""


class ToldLine(TypedDict):
    """A line of an order as a warehouse tells of it."""

    line: int
    """The line of the order, from 1."""

    quantity: DecimalLike
    """How much, in the item's base unit, 0 or more."""

    short: NotRequired[Optional[DecimalLike]]
    """How much of what was allocated there was not found; only of a pick."""

    lot: NotRequired[Optional[str]]
    """Lot or serial, for items tracked so."""

    place: NotRequired[Optional[str]]
    """The place inside the site; any if not said."""


class WantedLevel(TypedDict):
    """How much of an item is wanted, in its base unit."""

    item: str
    """SKU or any identifier of the item."""

    level_min: DecimalLike
    """What is to be available there at least, beyond safety stock."""

    level_max: NotRequired[Optional[DecimalLike]]
    """What is kept there at most; what is available beyond it can go elsewhere. Without it, what is beyond
    the lowest.
    """

    multiple: NotRequired[Optional[DecimalLike]]
    """What goes there goes in multiples of this, such as a case; in any quantity if not said."""


class WantedLine(TypedDict):
    """A line as it is to be."""

    item: str
    """SKU or any identifier of the item."""

    quantity: DecimalLike
    """How much, in `unit`: above 0, or 0 of a line that stands."""

    unit: NotRequired[Optional[str]]
    """Unit or pack; what the identifier stands for if not said."""

    worth: NotRequired[Optional[DecimalLike]]
    """What one base unit is worth, in the entity's currency: it decides where goods are short, and when
    another parcel pays. A line without is served wherever it is.
    """
