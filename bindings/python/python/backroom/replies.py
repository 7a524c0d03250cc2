"""What operations answer with: structs that do not change, with exact numbers and days.

Written by `cargo xtask generate`.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Dict, List, Optional

import msgspec

from . import words


class AccessOf(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one actor has."""

    actor: ActorReply
    """Who."""

    last_seen_on: Optional[dt.date] = None
    """The last UTC day on which anything of theirs was done; absent: never."""

    access: List[AccessRow]
    """The roles held."""

    delegations: List[DelegationReply] = []
    """In whose stead they release, or did."""


class AccessReviewAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of the review."""

    actors: List[AccessOf]
    """The actors."""

    next: Optional[str] = None
    """Where the next page begins, if there is one."""


class AccessRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A role an actor holds."""

    grant: GrantReply
    """What is held where."""

    granted_at: Optional[dt.datetime] = None
    """When it was given as it is."""

    granted_by: Optional[str] = None
    """Who gave it."""

    last_used_on: Optional[dt.date] = None
    """The last UTC day on which the actor had something done by one of its duties; absent: never."""


class AccountBalanceAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What an account holds."""

    account: str
    """The account."""

    balances: List[CurrencyBalance]
    """In each currency it ever held, in order of their codes."""

    total: Decimal
    """All of it in the currency of the books."""

    currency: str
    """The currency of the books."""


class AccountReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An account."""

    account: str
    """Its code."""

    name: str
    """Its name."""

    kind: words.AccountKind
    """Where it stands in the statements."""

    control: Optional[words.Control] = None
    """The sub-ledger it is the sum of, if any."""

    currency: Optional[str] = None
    """The only currency it takes, if any."""

    active: bool
    """An inactive account takes no entries."""


class AccountStatementAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of a statement."""

    currency: str
    """The currency of the books."""

    opening: Decimal
    """What the account held before the first line of this page, debit positive."""

    lines: List[StatementLineReply]
    """The lines."""

    closing: Decimal
    """What it held after the last."""

    next: Optional[StatementPlace] = None
    """Where the next page begins, if there is one."""


class AccountValue(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The value in an inventory account."""

    account: str
    """The account."""

    value: Decimal
    """Its pools' value."""


class AccountsAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of accounts."""

    accounts: List[AccountReply]
    """The accounts."""

    next: Optional[str] = None
    """Where the next page begins, if there is one."""


class ActorAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An actor and its grants."""

    actor: ActorReply
    """Who."""

    grants: List[GrantReply]
    """What it holds where, revoked grants included."""


class ActorReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An actor."""

    actor: str
    """Its code."""

    name: str
    """Its name."""

    kind: words.ActorKind
    """Person or system."""

    active: bool
    """An inactive actor may do nothing."""


class ActorsAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of actors."""

    actors: List[ActorReply]
    """The actors."""

    next: Optional[str] = None
    """Where the next page begins, if there is one."""


class AddCategoryReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A category."""

    category: str
    """Its code."""


class AddUnitReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A unit of measure."""

    unit: str
    """Its code."""


class AgedAmount(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What has been due for as long."""

    bucket: words.Bucket
    """How long, in days."""

    amount: Decimal
    """How much."""


class ApprovalAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A held request and its history."""

    approval: ApprovalReply
    """The approval as it stands."""

    steps: List[ApprovalStepReply]
    """Its steps, the oldest first."""


class ApprovalCause(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Why a request is held: one policy whose limit it passes."""

    policy: str
    """The policy."""

    measured: str
    """What was measured."""

    value: Optional[str] = None
    """What it came to; absent where every request is held."""

    limit: Optional[str] = None
    """The limit it passes, with the side: `above 1000.00`, `below 12`, `among theft`."""

    duty: str
    """The duty that may release."""


class ApprovalDecided(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What became of a held request."""

    approval: ApprovalReply
    """The approval as it stands."""

    reply: Optional[Dict[str, Any]] = None
    """The reply of what was asked, when it is done."""

    refusal: Optional[RefusedReply] = None
    """Why it could not be done, when it was refused."""


class ApprovalPoliciesAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of policies."""

    policies: List[ApprovalPolicyReply]
    """The policies."""

    next: Optional[str] = None
    """Where the next page begins, if there is one."""


class ApprovalPolicyReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Which requests are held until somebody else releases them."""

    policy: str
    """Its code."""

    operation: str
    """The operation it holds."""

    measure: words.Measure
    """What it measures."""

    field: Optional[str] = None
    """The path of the field it measures."""

    per: Optional[str] = None
    """The path of the field it is a percentage of."""

    above: Optional[Decimal] = None
    """Held above this."""

    below: Optional[Decimal] = None
    """Held below this."""

    among: List[str] = []
    """Held when the field is one of these."""

    currency: Optional[str] = None
    """The currency of an amount."""

    entity: Optional[str] = None
    """In which entity; absent: in all."""

    site: Optional[str] = None
    """At which site; absent: at all."""

    duty: str
    """The duty that may release."""

    valid_from: dt.date
    """The first business day it holds."""

    valid_until: Optional[dt.date] = None
    """The last business day it holds, if it has one."""

    expires_hours: Optional[int] = None
    """How many hours a held request waits before it expires."""

    active: bool
    """Whether it holds anything: one that was ended stays on record."""


class ApprovalReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A request that is held, or was."""

    approval: str
    """Its number."""

    operation: str
    """What it asks for."""

    state: words.ApprovalState
    """Where in its life it is. One that nobody released in time stays `held` here until
    `control.expire_approvals` is sent; it can no longer be released.
    """

    requester: str
    """In whose name it was asked."""

    sender: Optional[str] = None
    """Who sent it in their name, if another did."""

    entity: Optional[str] = None
    """The entity it acts in, if one."""

    site: Optional[str] = None
    """The site it acts at, if one."""

    worth: Optional[Money] = None
    """What it would have come to when it was held."""

    causes: List[ApprovalCause]
    """Why it is held."""

    held_at: Optional[dt.datetime] = None
    """When it was held; absent within the command that holds it."""

    expires_at: Optional[dt.datetime] = None
    """When it expires, if ever."""

    request: Dict[str, Any]
    """What was asked, without what is personal in it."""

    has_personal: bool
    """Whether something in it is personal, and not shown here."""


class ApprovalStepReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A step in the life of a held request."""

    state: words.ApprovalState
    """Where it came to."""

    actor: str
    """In whose name."""

    sender: Optional[str] = None
    """Who sent it in their name, if another did."""

    command: int
    """The command that made the step."""

    at: Optional[dt.datetime] = None
    """When."""

    done_by: Optional[int] = None
    """The command that did what was asked, of `done`."""

    refusal: Optional[str] = None
    """The code of the refusal, of `refused`."""

    note: Optional[str] = None
    """Why."""


class ApprovalsAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of held requests."""

    approvals: List[ApprovalReply]
    """The approvals."""

    next: Optional[str] = None
    """Where the next page begins, if there is one."""


class ApprovalsExpired(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What expired."""

    approvals: List[str]
    """The numbers of what expired now."""


class AvailableByDateReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What can be promised, item by item."""

    items: List[ItemByDate]
    """The items, in the order they were asked about."""


class AvailableDay(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What of an item can be promised on a day: quantities in its base unit."""

    on: dt.date
    """The day."""

    in_hand: Decimal
    """What could be promised of what is in hand now, of lots that are good then."""

    expected: Decimal
    """What is expected until then."""

    waited_for: Decimal
    """What orders wait for that is wanted until then."""

    available: Decimal
    """What can be promised."""


class AvailableReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What of an item is available to promise."""

    item: str
    """The SKU."""

    available: Decimal
    """What can be promised, in the item's base unit."""

    waited_for: Decimal
    """How much of it orders wait for."""

    sites: List[AvailableSite]
    """Site by site; sites where it never lay are left out."""


class AvailableSite(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What of an item is available at a site."""

    site: str
    """The site."""

    on_hand: Decimal
    """What is sellable."""

    promised: Decimal
    """What of it is reserved, allocated or picked."""

    kept_back: Decimal
    """What is kept back from everybody, and for other channels."""

    available: Decimal
    """What can be promised."""


class BacklogAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of goods that wait."""

    currency: str
    """The currency of the values."""

    lines: List[BacklogLine]
    """What waits."""

    value: Decimal
    """What all of the page is worth."""

    next: Optional[int] = None
    """Where the next page begins, if there is one."""


class BacklogLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Goods that wait."""

    number: str
    """The number of the return."""

    line: int
    """Its line."""

    item: str
    """The SKU."""

    reason: Optional[str] = None
    """Why it came back."""

    site: str
    """Where."""

    quantity: Decimal
    """How much waits."""

    since: dt.date
    """Since when: the day the first came of what waits."""

    days: Optional[int] = None
    """For how many days, where a day was given."""

    value: Decimal
    """What it came back with in value, in proportion."""


class Backorder(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line that waits."""

    channel: str
    """The channel."""

    reference: str
    """The order's reference."""

    line: int
    """The line."""

    priority: int
    """The channel's priority when it was ordered."""

    wanted_on: dt.date
    """The day it is wanted."""

    open: Decimal
    """How much waits."""

    expected_on: Optional[dt.date] = None
    """When it is expected to be filled, by what is expected to arrive, in turn. Absent where nothing that
    is expected brings all of it, or where it waits for something else. A day that is past says that it
    is late.
    """


class BackordersAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who waits."""

    item: str
    """The SKU."""

    waited_for: Decimal
    """How much is waited for in all, in the item's base unit."""

    backorders: List[Backorder]
    """The lines that wait, in the order in which they are served."""


class BankTakingsReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Money on its way to the bank."""

    entry: str
    """The entry that posts it."""

    amount: Decimal
    """How much."""


class BarcodeLayoutReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A layout."""

    prefix: str
    """The digits it begins with."""

    digits: int
    """How many digits its barcodes have."""


class BasketLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of a basket."""

    item: str
    """SKU or any identifier of the item, or a barcode that holds its price or weight."""

    quantity: Optional[Decimal] = None
    """How much, above zero, in `unit`; 1 if not said. A barcode with a weight says it itself."""

    unit: Optional[str] = None
    """Unit or pack; what the identifier stands for if not said."""

    price: Optional[Decimal] = None
    """A price of one's own for one `unit`, in place of the price list's. It needs `reason` and the duty
    `till.override_price`. On a line that loads a gift card: the amount to load, which needs neither.
    """

    discount: Optional[Decimal] = None
    """What to take off the line, in money, which needs the duty `till.give_discount` as `discount_percent`
    does. Off a line that loads a gift card: what is loaded is what is left.
    """

    discount_percent: Optional[Decimal] = None
    """What to take off the line, in per cent; not beside `discount`."""

    reason: Optional[str] = None
    """Why the price is one's own, which it must say; why there is a discount, which it may."""

    lot: Optional[str] = None
    """Lot or serial, for items tracked so."""

    stored_value: Optional[str] = None
    """The number of the gift card or voucher the line loads, of items that are one."""

    expires_on: Optional[dt.date] = None
    """The last day on which the card that the line loads can be spent. If not said, a new one lasts, and
    one that is loaded again keeps its day.
    """


class CardSeen(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What may be kept of a card."""

    token: Optional[str] = None
    """The processor's token for it."""

    brand: Optional[str] = None
    """Its brand."""

    last_four: Optional[str] = None
    """Its last four digits."""


class CashMoveReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a drawer should hold after money went in or out."""

    register: str
    """The register."""

    shift: int
    """The shift."""

    amount: Decimal
    """How much was moved."""


class CatalogueItemAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An item with its packs and every name it answers to."""

    item: ItemReply
    """The item."""

    packs: List[PackReply]
    """Its packs."""

    identifiers: List[IdentifierReply]
    """Its names beside the SKU, withdrawn ones left out."""


class CatalogueItemsAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of items."""

    items: List[ItemReply]
    """The items."""

    next: Optional[str] = None
    """Where the next page begins, if there is one."""


class CatalogueResolveAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a text names."""

    item: str
    """The SKU of the item."""

    unit: Optional[str] = None
    """The unit or pack the name stands for; absent when two of its names are this text for different
    packs.
    """

    kind: words.IdentifierKind
    """Whose name it is."""


class CategoriesAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of categories."""

    categories: List[CategoryReply]
    """The categories."""

    next: Optional[str] = None
    """Where the next page begins, if there is one."""


class CategoryReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A category."""

    category: str
    """Its code."""

    name: str
    """Its name."""

    parent: Optional[str] = None
    """The category above, if it is not at the top."""


class ChannelReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A channel."""

    channel: str
    """Its code."""

    name: str
    """Its name."""

    entity: str
    """Who sells through it."""

    ship_rule: words.ShipRule
    """How much of a demand must be there before any of it is promised."""

    shortage_rule: words.ShortageRule
    """What becomes of what cannot be promised."""

    priority: int
    """Who goes first, from 1 to 9."""

    reservation_minutes: Optional[int] = None
    """How long a reservation is kept, in minutes; absent: for ever."""

    remaining_life_days: int
    """How many days a lot must still be good when it is promised."""

    parcels_most: Optional[int] = None
    """From how many sites a demand is supplied at most; absent: any number."""

    sites: List[ChannelSiteReply]
    """The sites that supply it; none: every site of the entity where people work."""

    active: bool
    """Whether it takes new demand."""


class ChannelSiteReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A site that supplies a channel."""

    site: str
    """The site."""

    cost: Decimal
    """What a parcel from there costs the channel beside handling and lane, in the entity's currency."""

    categories: List[str]
    """The categories it supplies; none: all."""


class ChannelTermsReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """On which terms a channel sells."""

    channel: str
    """The channel."""

    site: str
    """The site whose price lists hold."""

    jurisdiction: Optional[str] = None
    """Where its sales are taxed; absent: where the site's are."""

    includes_tax: bool
    """Whether its prices include tax."""

    revenue_at: words.RevenueAt
    """When revenue and cost count."""

    tax_by: words.TaxBy
    """Who owes the tax."""

    tax_due: words.TaxDue
    """When the tax that we owe is due."""

    sells_as: words.SellsAs
    """In whose name it sells."""

    marketplace: Optional[str] = None
    """Who collects from the customers and pays us."""

    principal: Optional[str] = None
    """In whose name it sells as an agent."""

    commission: Decimal
    """What of the net price the marketplace keeps, or we keep as an agent."""

    prepaid: bool
    """Whether goods leave only when they are paid."""

    pay_within_minutes: Optional[int] = None
    """How long an order keeps its goods unpaid, in minutes; absent: for ever."""

    due_days: int
    """In how many days an invoice is due."""

    late_money: words.LateMoney
    """What becomes of money that comes too late."""

    difference_most: Decimal
    """By how much a total that the channel gives may differ from ours."""


class ChannelsAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of channels."""

    channels: List[ChannelReply]
    """The channels."""

    next: Optional[str] = None
    """Where the next page begins, if there is one."""


class Component(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One tax among those a set takes."""

    component: str
    """What people call it: VAT; state, county, city."""

    rate: Decimal
    """In percent."""

    compound: Optional[bool] = None
    """Whether it is taken of the amount together with the taxes before it."""

    recoverable: Optional[Decimal] = None
    """How much of it comes back when it was paid on a purchase: 1 all of it, 0 nothing."""


class ComponentQuoted(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What one tax takes of the lines of a class and treatment."""

    tax_class: str
    """The class, in small letters."""

    treatment: words.Treatment
    """How it is taxed."""

    component: str
    """The tax."""

    rate: Decimal
    """In percent."""

    tax: Decimal
    """What it takes, whoever collects it."""


class ComponentReported(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One tax of what was taxed, whoever collected it."""

    component: str
    """The tax."""

    rate: Decimal
    """In percent."""

    sales_tax: Decimal
    """Its share of sales."""

    refunds_tax: Decimal
    """Its share of refunds, below 0."""

    advances_tax: Optional[Decimal] = None
    """Its share of what was paid in advance; absent where nothing was."""

    bad_debts_tax: Optional[Decimal] = None
    """Its share of bad debts, below 0; absent where nothing was claimed back."""


class ConflictRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Two duties in one hand."""

    actor: ActorReply
    """Who."""

    pair: DutyPairReply
    """The pair."""

    first_role: str
    """The role that gives the first."""

    second_role: str
    """The role that gives the second."""

    scope: str
    """Where both are had."""

    first_done_on: Optional[dt.date] = None
    """The last UTC day they had the first done; absent: never."""

    second_done_on: Optional[dt.date] = None
    """The last UTC day they had the second done; absent: never."""


class CountDrawerReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was counted."""

    register: str
    """The register."""

    shift: int
    """The shift."""

    counted: int
    """How many tenders were counted."""


class CountReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An opened count sheet."""

    document: str
    """The number of the count."""

    lines: int
    """How many lines it has."""


class CountSheetLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of a count sheet."""

    line: int
    """Its place on the sheet."""

    item: str
    """The SKU."""

    state: words.StockState
    """The state."""

    place: Optional[str] = None
    """The place inside the site."""

    lot: Optional[str] = None
    """The lot or serial."""

    rounds: int
    """How often it was counted."""

    counted: Optional[Decimal] = None
    """The last figure taken."""

    book: Optional[Decimal] = None
    """What the book held at that moment."""


class CountSheetReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A count sheet."""

    document: str
    """The number of the count."""

    state: words.CountState
    """Where it stands."""

    lines: List[CountSheetLine]
    """Its lines."""


class CreditedReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was credited."""

    credit_note: str
    """The number of the credit note."""

    document: str
    """The stock document it belongs to."""

    entry: Optional[str] = None
    """The number of the entry that posts it."""

    posted_on: dt.date
    """The business day of the books it counts in."""

    net: Decimal
    """Without tax."""

    tax: Decimal
    """The tax in it."""

    credited: Decimal
    """Both."""

    off_invoice: Decimal
    """By how much that lowers what is owed for the invoice."""

    held: Decimal
    """What of it is held for the customer."""


class CurrencyBalance(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What an account holds in a currency."""

    currency: str
    """The currency."""

    amount: Decimal
    """In that currency."""

    base: Decimal
    """In the currency of the books."""


class CustomerGroupReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A customer and the group they buy in."""

    customer: str
    """The customer."""

    customer_group: Optional[str] = None
    """The group, folded; absent when in none."""


class CustomerTermsReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """On which terms a customer buys."""

    entity: str
    """Who sells."""

    customer: str
    """Who buys."""

    due_days: Optional[int] = None
    """In how many days their invoices are due; absent: as the channel says."""

    credit_limit: Optional[Decimal] = None
    """How much they may owe; absent: without limit."""

    stopped: bool
    """Whether every new order of theirs waits for somebody to let it go."""


class DelegationReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who releases in whose stead, and for how long."""

    from_: str = msgspec.field(name="from")
    """Whose authority it is."""

    to: str
    """Who releases in their stead."""

    entity: Optional[str] = None
    """In which entity; absent: in all."""

    site: Optional[str] = None
    """At which site; absent: at all."""

    starts_on: dt.date
    """The first business day."""

    ends_on: dt.date
    """The last business day."""


class DemandHistory(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How it stands, and how it came to that."""

    demand: DemandReply
    """How it stands."""

    steps: List[DemandStep]
    """What happened to its units, in order."""


class DemandLineReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of a demand: what is wanted is the sum of the other quantities."""

    line: int
    """Its place, from 1."""

    item: str
    """The SKU."""

    wanted: Decimal
    """All that was ever asked for, in the item's base unit."""

    open: Decimal
    """Promised nothing yet."""

    reserved: Decimal
    """Promised for a while."""

    allocated: Decimal
    """Promised at a position."""

    picked: Decimal
    """In a tote."""

    shipped: Decimal
    """Gone."""

    cancelled: Decimal
    """No longer wanted."""

    expected_on: Optional[dt.date] = None
    """When what is open is expected to be filled, by what is expected to arrive: only `allocation.demand`
    says it, of orders that wait. Absent where nothing that is expected brings all of it, or where it
    waits for something else. A day that is past says that it is late.
    """

    promises: List[PromiseReply]
    """Where it is promised."""


class DemandReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What somebody wants, and what they were promised."""

    channel: str
    """The channel it came through."""

    kind: words.DemandKind
    """What stands behind it."""

    reference: str
    """Its reference in the channel."""

    wanted_on: dt.date
    """The day it is wanted."""

    expires_at: Optional[dt.datetime] = None
    """When what is reserved is let go, if ever."""

    lines: List[DemandLineReply]
    """Its lines, in order."""


class DemandStep(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Units that went from one stage to another."""

    at: dt.datetime
    """When it was recorded."""

    line: int
    """The line."""

    cause: words.Cause
    """Why."""

    from_: words.Stage = msgspec.field(name="from")
    """From where."""

    to: words.Stage
    """To where."""

    site: Optional[str] = None
    """The site of the promise among both."""

    quantity: Decimal
    """How much."""


class Differing(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something in which two parties differed."""

    what: str
    """What: `currency`, `active`, `customer_group`, `due_days`, `credit_limit`, `stopped`, `exemption`, an
    attribute or a reference as `attributes.name` or `external_refs.system`.
    """

    entity: Optional[str] = None
    """In the books of which entity, if in one's."""

    kept: Optional[str] = None
    """What holds; absent: nothing."""

    left: Optional[str] = None
    """What is no longer used; absent: there was nothing."""


class DimensionsReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a line is about, beside its account."""

    site: Optional[str] = None
    """The site."""

    channel: Optional[str] = None
    """The channel."""

    category: Optional[str] = None
    """The category."""

    party: Optional[str] = None
    """The party."""

    own: Dict[str, Any] = {}
    """The host's own."""


class DocumentReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The document a command made."""

    document: str
    """Its number."""

    entry: Optional[str] = None
    """The number of the entry that posts it; absent when nothing had to be posted."""

    posted_on: dt.date
    """The day of the books it counts in: the first open day from the day it happened on that is not before
    the last day on which any pool it touches was posted on. What happened before that no longer changes
    the value of past days.
    """

    stock_value_change: Decimal
    """By how much the book value of stock changed, in the entity's currency."""

    exceptions: List[int] = []
    """The numbers of the exceptions raised with it: what a person must look at."""


class DuplicatesAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of parties that may be one."""

    duplicates: List[LikelyDuplicate]
    """The pairs; a page may have none and yet a next one."""

    next: Optional[int] = None
    """Where the next page begins, if there is one."""


class DutyConflictsAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of conflicts."""

    conflicts: List[ConflictRow]
    """The conflicts of the actors of this page."""

    next: Optional[str] = None
    """Where the next page begins, if there is one."""


class DutyPairReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Two duties that do not belong in one hand."""

    first: str
    """The one."""

    second: str
    """The other."""

    strictness: words.Strictness
    """What is made of it."""

    risk: str
    """What somebody could do who has both."""

    shipped: bool
    """Whether it is one of those that are shipped."""


class EndLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One end of a movement."""

    site: str
    """The site, or the place outside every shop."""

    state: Optional[words.StockState] = None
    """The state, at a site of ours."""

    place: Optional[str] = None
    """The place inside the site."""


class EntitiesAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of entities."""

    entities: List[EntityReply]
    """The entities."""

    next: Optional[str] = None
    """Where the next page begins, if there is one."""


class EntityReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An entity."""

    entity: str
    """Its code."""

    name: str
    """Its name."""

    currency: str
    """The currency of its books."""

    time_zone: str
    """Where its business day is counted when no site is at hand."""

    area: str
    """The valuation area of its sites that have none of their own."""

    transit_site: str
    """The place of goods under way between its sites."""


class EntriesAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of entries."""

    entries: List[EntryAnswer]
    """The entries."""

    next: Optional[str] = None
    """Where the next page begins, if there is one."""


class EntryAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An entry."""

    entry: str
    """Its number."""

    entity: str
    """Whose books."""

    currency: str
    """The currency of those."""

    kind: str
    """What happened: the kind of the document, or `manual`, `recorded`, `reversal`, `open_item`,
    `settlement`, `match`.
    """

    occurred_on: dt.date
    """The business day it happened."""

    posted_on: dt.date
    """The business day of the books it counts in."""

    recorded_at: Optional[dt.datetime] = None
    """The instant it was stored."""

    document: Optional[str] = None
    """The number of the document it belongs to, if any."""

    reverses: Optional[str] = None
    """The entry it takes back, if any."""

    reversed_by: Optional[str] = None
    """The entry that takes it back, if any."""

    note: Optional[str] = None
    """Free text."""

    lines: List[EntryLineReply]
    """Its lines, in order."""


class EntryLineReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of an entry."""

    account: str
    """The account."""

    name: str
    """The account's name."""

    amount: Decimal
    """The amount in `currency`, debit positive, credit negative."""

    currency: str
    """The currency of the amount."""

    base: Decimal
    """The amount in the currency of the books."""

    rate: Decimal
    """Units of the currency of the books for one of `currency`."""

    dimensions: Optional[DimensionsReply] = None
    """What it is about."""

    note: Optional[str] = None
    """Free text."""


class EntryPosted(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An entry was posted."""

    entry: str
    """Its number."""

    occurred_on: dt.date
    """The business day it happened."""

    posted_on: dt.date
    """The business day of the books it counts in."""

    total: Money
    """What its debits come to, in the currency of the books."""


class ExceptionReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something a person must look at, as it stands."""

    exception: int
    """Its number."""

    code: str
    """The standard code, often that of the refusal a request would have had."""

    severity: words.Severity
    """How much it matters."""

    entity: Optional[str] = None
    """The entity it concerns, if one."""

    site: Optional[str] = None
    """The site it concerns, if one."""

    subject: str
    """The document, item or account it is about."""

    value: Optional[Money] = None
    """What is at stake, if known."""

    document: Optional[str] = None
    """The document that booked it, if one did."""

    owner: Optional[str] = None
    """Who has it, if anybody."""

    state: words.ExceptionState
    """Where in its life it is."""

    message: str
    """One plain sentence."""

    details: Dict[str, Any]
    """The numbers behind it."""

    resolution: Optional[str] = None
    """How it was settled, once it is."""

    raised_at: Optional[dt.datetime] = None
    """When it was raised; absent within the command that raises it."""


class ExceptionsAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of exceptions."""

    exceptions: List[ExceptionReply]
    """The exceptions."""

    next: Optional[int] = None
    """Where the next page begins, if there is one."""


class ExchangeReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An exchange."""

    done: ReturnDone
    """What was done about what came back."""

    order: OrderReply
    """The new order."""

    paid: Decimal
    """What of it was paid of the store credit."""


class ExemptionReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What frees a party from tax."""

    party: str
    """Who."""

    jurisdiction: Optional[str] = None
    """Where; everywhere if not said."""

    treatment: words.Treatment
    """Exempt, zero-rated or reverse charge."""

    certificate: str
    """What it is proven by."""

    starts_on: dt.date
    """The first day it holds."""

    ends_on: Optional[dt.date] = None
    """The last day it holds, if it ends."""


class ExemptionsAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of exemptions."""

    exemptions: List[ExemptionReply]
    """In order of party, jurisdiction and day."""

    next: Optional[str] = None
    """Where the next page begins, if there is one."""


class ExpectedArrival(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What is expected of an item on a day."""

    site: str
    """Where."""

    kind: words.ExpectedKind
    """Where it comes from."""

    reference: str
    """Under which reference."""

    expected_on: dt.date
    """When."""

    quantity: Decimal
    """How much."""

    late: bool
    """Whether it was expected before the first day: it counts from that day on."""


class ExpectedSupplyLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What is still expected of an item on a day."""

    item: str
    """The SKU."""

    quantity: Decimal
    """How much, in the item's base unit."""

    expected_on: dt.date
    """When."""


class ExpectedSupplyReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What is still expected at a site under a reference."""

    site: str
    """Where it will arrive."""

    kind: words.ExpectedKind
    """Where it comes from."""

    reference: str
    """The reference."""

    lines: List[ExpectedSupplyLine]
    """What is still expected, in order of day and item."""


class ExpiredReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was let go."""

    expired: int
    """How many baskets, quotes and orders had something reserved past its time."""


class FeedAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of figures."""

    feed: FeedReply
    """How they are published."""

    sequence: int
    """The number of the last figure published for the channel so far."""

    figures: List[FeedFigure]
    """The figures."""

    next: Optional[int] = None
    """Where the next page begins, if there is one."""


class FeedFigure(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A published figure."""

    sequence: int
    """Its number."""

    item: str
    """The SKU."""

    site: Optional[str] = None
    """The site, where there is a figure for each."""

    quantity: Decimal
    """How much can be promised, in the item's base unit."""


class FeedReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How the figures of a channel are published."""

    channel: str
    """The channel."""

    buffer: Decimal
    """How much is taken off each figure."""

    buffer_percent: Decimal
    """Which part of each figure is taken off, where that is more."""

    minimum_change: Decimal
    """By how much a figure must have changed to be published."""

    by_site: bool
    """Whether there is a figure for each site."""


class FilledReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who was served."""

    items: int
    """How many items were waited for."""

    served: int
    """How many orders got something; unless sourced together, an order counts once for each item."""


class FiscalReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A transaction of a fiscal device."""

    register: str
    """The register."""

    transaction: str
    """The transaction."""

    action: words.FiscalAction
    """What the device did."""

    exception: Optional[int] = None
    """The exception raised when it was not that transaction's turn, or when the device was away."""


class FiscalStamp(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a fiscal device or service says of a sale."""

    transaction: str
    """Its code of the transaction, unique at the register."""

    fields: Dict[str, Any] = {}
    """Its fields: signature, counters, times. Without them the transaction is still under way."""


class FiscalStep(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a fiscal device did."""

    action: words.FiscalAction
    """What it did."""

    receipt: Optional[str] = None
    """The receipt it is about."""

    fields: Dict[str, Any] = {}
    """Its fields."""


class FiscalTransactionReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A transaction of a fiscal device."""

    register: str
    """The register."""

    transaction: str
    """The transaction."""

    steps: List[FiscalStep]
    """What the device did, in order."""


class GrantReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A role an actor holds somewhere."""

    actor: str
    """Who."""

    role: str
    """Holds what."""

    entity: Optional[str] = None
    """In which entity; absent: in all."""

    site: Optional[str] = None
    """At which site; absent: at all."""

    limit: Optional[str] = None
    """The largest amount a command may commit to, in the entity's currency; absent: any."""

    active: bool
    """Whether it still holds: a revoked grant stays on record."""


class HoldReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A hold."""

    hold: words.HoldKind
    """For what."""

    reason: str
    """Why."""


class IdentifierReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A name an item answers to."""

    identifier: str
    """The name as written."""

    kind: words.IdentifierKind
    """Whose name it is."""

    unit: str
    """The unit or pack it stands for."""

    supplier: Optional[str] = None
    """The supplier whose code it is, if one."""


class IncompatibleDutiesAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The pairs."""

    pairs: List[DutyPairReply]
    """The pairs."""


class InvoiceAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An invoice or credit note."""

    invoice: str
    """Its number."""

    kind: words.InvoiceKind
    """Which of both."""

    document: str
    """The stock document it belongs to: the shipment it bills, the return it credits."""

    channel: str
    """The order's channel."""

    reference: str
    """The order's reference."""

    party: Optional[str] = None
    """Who owes it."""

    posted_on: dt.date
    """The business day of the books it counts in."""

    due_on: dt.date
    """The day it is due."""

    corrects: Optional[str] = None
    """The invoice it corrects."""

    currency: str
    """The currency of the amounts."""

    net: Decimal
    """Without tax."""

    tax: Decimal
    """The tax that we owe."""

    total: Decimal
    """Both."""

    paid: Decimal
    """What of it was paid before, or is held for the customer now."""

    owed: Decimal
    """What of it is still owed; of a credit note nothing."""

    fee: Decimal
    """What the marketplace keeps of it, or the principal gets."""

    lines: List[InvoiceLineReply]
    """Its lines, in order."""


class InvoiceHeading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An invoice or credit note in a list."""

    invoice: str
    """Its number."""

    channel: str
    """The order's channel."""

    reference: str
    """The order's reference."""

    party: Optional[str] = None
    """Who owes it."""

    posted_on: dt.date
    """The business day of the books it counts in."""

    due_on: dt.date
    """The day it is due."""

    net: Decimal
    """Without tax."""

    tax: Decimal
    """The tax that we owe."""

    total: Decimal
    """Both."""

    owed: Decimal
    """What of it is still owed; of a credit note nothing."""


class InvoiceLineReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of an invoice."""

    order_line: int
    """The line of the order."""

    item: str
    """The SKU."""

    quantity: Decimal
    """How much, in the item's base unit."""

    gross: Decimal
    """Price times quantity."""

    discount: Decimal
    """What was taken off, its share of what was taken off the order included."""

    net: Decimal
    """Without tax."""

    tax: Decimal
    """The tax that we owe."""

    memo_tax: Decimal
    """The tax that a marketplace collects and owes."""

    treatment: words.Treatment
    """How it is taxed."""


class InvoicedReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a shipment bills."""

    invoice: str
    """The number of the invoice."""

    billed: Decimal
    """What it bills, tax included."""

    paid: Decimal
    """What of that was paid before."""

    owed: Decimal
    """What is left to be paid."""

    due_on: dt.date
    """The day that is due."""


class InvoicesAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of invoices or credit notes."""

    currency: str
    """The currency of the amounts."""

    invoices: List[InvoiceHeading]
    """The invoices."""

    next: Optional[int] = None
    """Where the next page begins, if there is one."""


class ItemByDate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What of an item can be promised, day by day."""

    item: str
    """The SKU."""

    days: List[AvailableDay]
    """The first day and each later one on which anything changes; each holds until the next."""

    expected: List[ExpectedArrival]
    """What is expected until the last day, in order of day: the first thousand."""


class ItemMove(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A change of an open item."""

    entry: str
    """The entry that posts it."""

    posted_on: dt.date
    """The business day of the books."""

    amount: Decimal
    """In the item's currency, debit positive."""

    base: Decimal
    """In the currency of the books, debit positive."""


class ItemOpened(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An item was opened."""

    open_item: int
    """The item."""

    entry: str
    """The entry that posts it."""

    posted_on: dt.date
    """The business day of the books."""


class ItemPrices(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The prices of an item."""

    item: str
    """The SKU."""

    prices: List[PriceReply]
    """Its prices."""


class ItemRemaining(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What remains of an item."""

    open_item: int
    """The item."""

    side: words.Side
    """The side it stands on."""

    remaining: Money
    """What remains."""


class ItemReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An item."""

    item: str
    """Its SKU."""

    name: str
    """Its name."""

    kind: words.ItemKind
    """What it is."""

    category: str
    """Where in the category tree."""

    unit: str
    """Its base unit."""

    costing_method: words.CostingMethod
    """How what leaves stock is priced."""

    tax_class: str
    """The tax class."""

    tracking: words.Tracking
    """Whether units are told apart."""

    status: words.ItemStatus
    """Where in its life."""

    attributes: Dict[str, Any]
    """The host's own."""


class ItemSettled(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An item was settled, or part of it."""

    open_item: int
    """The item."""

    remaining: Money
    """What remains of it, on its side."""

    exchange_loss: Money
    """What the rates cost, in the currency of the books: a loss above 0, a gain below."""

    entry: str
    """The entry that posts it."""

    posted_on: dt.date
    """The business day of the books."""


class ItemsMatched(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Items were matched."""

    matched: Money
    """How much was matched."""

    exchange_loss: Money
    """What the rates cost, in the currency of the books: a loss above 0, a gain below."""

    remaining: List[ItemRemaining]
    """The items of which something remains, and how much."""

    entry: Optional[str] = None
    """The entry that posts it, unless nothing was matched."""

    posted_on: dt.date
    """The business day of the books."""


class ItemsTotal(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What open items of a currency and bucket add up to, debit positive."""

    currency: str
    """The currency of the items."""

    bucket: Optional[words.Bucket] = None
    """How long they have been due; given when a day was asked for."""

    count: int
    """How many."""

    remaining: Decimal
    """What remains of them, in their currency."""

    remaining_base: Decimal
    """What remains of them in the currency of the books."""


class JurisdictionReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A jurisdiction."""

    jurisdiction: str
    """Its code."""

    name: str
    """The name shown."""

    rounding: words.Rounding
    """Where its taxes are rounded."""

    tax_point: words.TaxPoint
    """What makes them due."""

    bad_debt_relief: bool
    """Whether the tax in bad debts can be claimed back."""

    bad_debt_relief_days: int
    """How many days after a debt was due, at the earliest."""

    sites: List[str]
    """The sites whose sales are taxed there, in the order they were added."""


class JurisdictionReported(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A jurisdiction's part of the report."""

    jurisdiction: str
    """Where."""

    lines: List[TaxReportLine]
    """What was taxed, in order of class, day and treatment."""

    net: Decimal
    """Without tax: sales less refunds, what was paid in advance and bad debts."""

    tax: Decimal
    """Tax that we owe: of sales less that of refunds, of what was paid in advance and of bad debts."""

    memo_tax: Decimal
    """Tax that others collected and owe, likewise."""

    periods: List[PeriodReported]
    """The months of the span, in order."""


class JurisdictionsAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Jurisdictions."""

    jurisdictions: List[JurisdictionReply]
    """In order of code."""


class KeptBackReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was set."""

    site: str
    """The site."""

    changed: int
    """How many quantities changed."""


class KitAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A kit and its parts."""

    kit: str
    """Its SKU."""

    parts: List[KitPartReply]
    """Its parts, as they were given."""


class KitPartReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A part of a kit."""

    item: str
    """The SKU."""

    quantity: Decimal
    """How much of it one kit holds, in its base unit."""

    share: Decimal
    """What one base unit of it bears of the kit's price, in proportion to the others; 0 where none was
    said.
    """


class LateCostReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where a late cost went."""

    document: str
    """The number of the document."""

    entry: Optional[str] = None
    """The number of the entry."""

    posted_on: dt.date
    """The day of the books it counts in: today, or the last day on which any pool it touches was posted
    on, if that is later.
    """

    on_stock: Decimal
    """What went onto stock, in the entity's currency."""

    on_expense: Decimal
    """What went to cost of sales, or to purchase variance under standard cost."""


class LikelyDuplicate(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Two parties that may be one."""

    party: str
    """The one that was added first."""

    other: str
    """The other one."""

    strength: words.MatchStrength
    """How sure the surest reason is."""

    reasons: List[words.MatchReason]
    """Why, the surest first."""


class LineQuoted(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a line would pay."""

    tax_class: str
    """Its class, in small letters."""

    effective_on: dt.date
    """The first day of the rates it is taxed by."""

    treatment: words.Treatment
    """How it is taxed."""

    net: Decimal
    """Without tax."""

    tax: Decimal
    """Tax."""

    memo_tax: Optional[Decimal] = None
    """Tax that a marketplace or platform collects, if any does."""

    into_cost: Optional[Decimal] = None
    """Of a purchase, what does not come back of the tax."""


class LowestPriceAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The lowest price."""

    item: str
    """The SKU."""

    unit: str
    """The unit it is per."""

    price: Decimal
    """The price of one unit."""

    currency: str
    """Its currency."""

    includes_tax: bool
    """Whether it includes tax."""

    price_list: str
    """The list that offered it."""


class MatchesAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who a buyer may be."""

    matches: List[PartyMatch]
    """The parties, the surest first."""

    more: bool
    """Whether there are more than are answered, or more of one reason than are looked at."""


class MergedPersonal(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was kept as personal about a party that was merged."""

    party: str
    """The code it had."""

    personal: Personal
    """What is personal."""


class MissingReceipts(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Receipts that follow each other and are on nobody's file."""

    first: int
    """The first."""

    last: int
    """The last."""


class Money(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An amount with its currency."""

    amount: Decimal
    """The amount in the currency's major unit, with no more decimals than the currency has."""

    currency: str
    """The currency of the amount."""


class MoneyApplied(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Money on account that was put against what is owed."""

    application: str
    """The number of the document that does it."""

    entry: Optional[str] = None
    """The number of the entry that posts it."""

    posted_on: dt.date
    """The business day of the books it counts in."""

    amount: Decimal
    """How much was put against what is owed."""

    settled: List[SettledReply]
    """What it settled, in order."""

    credits: List[UsedCredit]
    """Whose money it was, in order."""


class MoneyReceived(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Money that was recorded."""

    payment: str
    """The number of the payment."""

    again: bool
    """Whether it had been recorded before."""

    entry: Optional[str] = None
    """The number of the entry that posts it."""

    posted_on: dt.date
    """The business day of the books it counts in."""

    amount: Decimal
    """How much it stands over."""

    settled: List[SettledReply]
    """What it settled, in order."""

    on_account: Decimal
    """What of it was on account when it came."""

    discounts: List[str] = []
    """The credit notes of discounts taken with it; only of money that is recorded now."""

    exceptions: List[int] = []
    """The numbers of the exceptions raised with it: what a person must look at."""


class MoneyReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where the money of an order stands."""

    authorised: Decimal
    """Promised to us and neither taken nor let go."""

    captured: Decimal
    """Taken, what was charged back not counted."""

    refunded: Decimal
    """Given back."""

    billed: Decimal
    """Billed, tax included."""

    credited: Decimal
    """Credited, tax included."""

    held: Decimal
    """What we hold for the customer."""

    due: Decimal
    """What is still to be paid; below zero what is to be given back."""


class MoneyReturned(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Money on account that was given back."""

    payout: str
    """The number of the document that does it."""

    entry: Optional[str] = None
    """The number of the entry that posts it."""

    posted_on: dt.date
    """The business day of the books it counts in."""

    amount: Decimal
    """How much was given back."""

    credits: List[UsedCredit]
    """Whose money it was, in order."""


class MoneyReversed(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Money that went back."""

    reversal: str
    """The number of the document that takes the payment back."""

    payment: str
    """The payment."""

    again: bool
    """Whether that had been recorded before."""

    entry: Optional[str] = None
    """The number of the entry that posts it."""

    posted_on: dt.date
    """The business day of the books it counts in."""

    amount: Decimal
    """How much went back."""

    reopened: List[SettledReply]
    """What is owed again, in order."""

    exceptions: List[int] = []
    """The numbers of the exceptions raised with it: what a person must look at."""


class MovementLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A movement as a report shows it."""

    movement: int
    """Its number, ascending in the order of recording."""

    document: str
    """The number of its document."""

    line: int
    """The line of the document."""

    kind: words.MovementKind
    """What it is."""

    item: str
    """The SKU."""

    quantity: Decimal
    """How much, in base units."""

    from_: EndLine = msgspec.field(name="from")
    """From where."""

    to: EndLine
    """To where."""

    lot: Optional[str] = None
    """The lot or serial."""

    owner: Optional[str] = None
    """The supplier who still owns it."""

    reason: Optional[str] = None
    """Why."""

    occurred_on: dt.date
    """The business day it happened."""

    posted_on: dt.date
    """The business day of the books it counts in."""

    entered_quantity: str
    """The quantity as it was entered."""

    entered_unit: str
    """The unit or pack it was entered in."""


class MovementsReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of movements."""

    movements: List[MovementLine]
    """The movements."""

    next: Optional[int] = None
    """What to ask the next page after; absent on the last."""


class OpenEntityReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An entity was opened."""

    opened: EntityReply
    """The entity."""

    accounts: int
    """How many accounts its chart has."""


class OpenItemReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An open item. Amounts are above 0: the side says the sign."""

    open_item: int
    """Its number."""

    account: str
    """The control account it is a part of."""

    side: words.Side
    """The side it stands on."""

    party: Optional[str] = None
    """The party it concerns, if any."""

    reference: str
    """What people call it."""

    document: Optional[str] = None
    """The document it comes from, if any."""

    line: Optional[int] = None
    """The line of that document."""

    opened_on: dt.date
    """The business day of the books it was opened on."""

    due_on: dt.date
    """The day it is due."""

    running: Optional[bool] = None
    """Whether it collects: it moves both ways, and its side is that of what remains."""

    amount: Decimal
    """What it was opened with, in its currency."""

    remaining: Decimal
    """What remains of it, in its currency."""

    currency: str
    """Its currency."""

    remaining_base: Decimal
    """What remains of it in the currency of the books."""

    age_days: Optional[int] = None
    """The days since it was due, below 0 before; given when a day was asked for."""

    bucket: Optional[words.Bucket] = None
    """How long it has been due; given when a day was asked for."""


class OpenItemsItemAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An open item and a page of its moves."""

    item: OpenItemReply
    """The item as it stands now."""

    moves: List[ItemMove]
    """Its moves, in order."""

    next: Optional[int] = None
    """Where the next page of moves begins, if there is one."""


class OpenItemsItemsAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of open items."""

    items: List[OpenItemReply]
    """The items."""

    totals: List[ItemsTotal] = []
    """What all pages add up to, by currency and bucket, on the first page."""

    next: Optional[int] = None
    """Where the next page begins, if there is one."""


class OpenReturn(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What stands open of a line of a return."""

    number: str
    """The number of the return."""

    line: int
    """Its line."""

    unmatched: Decimal
    """What was refunded and has not come; below zero what came and was not refunded."""

    since: dt.date
    """Since when."""

    clearing: Decimal
    """What it stands at in the books."""

    exception: int
    """The exception that was raised."""


class OrderHeading(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An order or quote in a list."""

    channel: str
    """The channel it came through."""

    kind: words.DemandKind
    """Whether it is an order or a quote."""

    reference: str
    """Its reference in the channel."""

    number: str
    """Our number of it."""

    customer: Optional[str] = None
    """Who buys."""

    status: words.OrderStatus
    """How it stands."""

    placed_on: dt.date
    """The business day it was placed."""

    currency: str
    """The currency of the amounts."""

    total: Decimal
    """What the customer pays, all taxes included."""

    due: Decimal
    """What is still to be paid; below zero what is to be given back."""


class OrderLineReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of an order: what is wanted is the sum of the stages below it."""

    line: int
    """Its place, from 1."""

    item: str
    """The SKU."""

    kit: Optional[str] = None
    """The kit it is a part of, if it is."""

    quantity: Decimal
    """How much was ordered, in the item's base unit."""

    unit_price: Decimal
    """The price of one of the unit it was ordered in."""

    price_origin: words.PriceOrigin
    """Why the price is what it is."""

    net: Decimal
    """What all that was ordered comes to without tax, after discounts."""

    tax: Decimal
    """Its tax that we owe."""

    treatment: words.Treatment
    """How it is taxed."""

    discount: Decimal
    """What was taken off it, its share of what was taken off the order included."""

    open: Decimal
    """Promised nothing yet."""

    reserved: Decimal
    """Promised for a while."""

    allocated: Decimal
    """Promised at a position."""

    picked: Decimal
    """In a tote."""

    shipped: Decimal
    """Gone; of a line without goods: billed."""

    cancelled: Decimal
    """No longer wanted."""


class OrderPaymentReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A payment that was recorded."""

    again: bool
    """Whether the step had been recorded before."""

    amount: Decimal
    """How much it stands over."""

    order: OrderReply
    """The order as it stands now."""


class OrderReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """An order or quote."""

    channel: str
    """The channel it came through."""

    kind: words.DemandKind
    """Whether it is an order or a quote."""

    reference: str
    """Its reference in the channel."""

    number: str
    """Our number of it."""

    customer: Optional[str] = None
    """Who buys."""

    status: words.OrderStatus
    """How it stands."""

    placed_on: dt.date
    """The business day it was placed."""

    wanted_on: dt.date
    """The day it is wanted."""

    valid_until: Optional[dt.date] = None
    """The last day a quote can be taken, if there is one."""

    currency: str
    """The currency of all amounts."""

    net: Decimal
    """What is wanted of it, without tax."""

    tax: Decimal
    """The tax we owe."""

    memo_tax: Decimal
    """The tax that a marketplace collects and owes."""

    total: Decimal
    """What the customer pays, all taxes included."""

    stated_total: Optional[Decimal] = None
    """What the channel says it came to when it was captured, if it said so."""

    money: MoneyReply
    """Where its money stands."""

    holds: List[HoldReply]
    """For what it is held now."""

    lines: List[OrderLineReply]
    """Its lines, in order."""

    exceptions: List[int] = []
    """The numbers of the exceptions raised with it: what a person must look at."""


class OrdersAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of orders."""

    orders: List[OrderHeading]
    """The orders."""

    next: Optional[int] = None
    """Where the next page begins, if there is one."""


class PackReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A pack level of an item."""

    unit: str
    """The pack's unit."""

    factor: str
    """Base units in one pack."""


class ParcelReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a carrier's word came to."""

    shipment: str
    """The shipment."""

    step: words.ParcelStep
    """What happened."""

    document: Optional[str] = None
    """The document that posts it; absent when nothing had to be posted."""

    amount: Decimal
    """What passed to the customer, or was claimed or lost, in the entity's currency."""

    exceptions: List[int] = []
    """The numbers of the exceptions raised with it: what a person must look at."""


class PartiesAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of parties."""

    parties: List[PartyReply]
    """The parties."""

    next: Optional[str] = None
    """Where the next page begins, if there is one."""


class PartiesResolveAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The party of a reference."""

    party: str
    """Its code."""


class PartyAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A party and what is personal about it."""

    party: PartyReply
    """The party."""

    personal: Optional[Personal] = None
    """What is personal; absent if there never was anything or it was erased."""

    erased: bool
    """Whether what was personal has been erased."""

    merged_personal: List[MergedPersonal] = []
    """What was kept as personal about the parties merged into it."""


class PartyMatch(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A party that a buyer may be."""

    party: str
    """Its code."""

    strength: words.MatchStrength
    """How sure the surest reason is."""

    reasons: List[words.MatchReason]
    """Why, the surest first."""

    active: bool
    """An inactive party takes no new documents."""


class PartyMerged(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A party was merged."""

    party: PartyReply
    """The party that goes on."""

    ended: List[str]
    """The codes that name it from now on: of the party that ended, and of what had been merged into that."""

    differs: List[Differing]
    """What the party that ended had and is no longer used, because the one that goes on has something
    else.
    """

    reason: str
    """Why they are one."""


class PartyReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A party without anything personal: replies are kept on file, and what is personal must not be."""

    party: str
    """Its code."""

    kinds: List[words.PartyKind]
    """What it is to us."""

    currency: Optional[str] = None
    """The currency it deals in; absent: the entity's."""

    external_refs: Dict[str, str]
    """Its ids in other systems, by system."""

    attributes: Dict[str, Any]
    """The host's own."""

    active: bool
    """An inactive party takes no new documents."""

    merged: List[str] = []
    """The codes of the parties merged into it, all of which name it now."""


class PaymentLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A call of a payment terminal."""

    payment: str
    """The host's code for it."""

    tender: str
    """The tender."""

    amount: Decimal
    """How much; below zero when it goes to the customer."""

    state: words.PaymentState
    """Where it stands."""

    receipt: Optional[str] = None
    """The receipt that used it."""

    exception: Optional[int] = None
    """The exception raised about it."""

    steps: List[PaymentStep]
    """How it came there."""


class PaymentReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A call of a payment terminal."""

    register: str
    """The register."""

    payment: str
    """The host's code for it."""

    tender: str
    """The tender."""

    amount: Decimal
    """How much, in the entity's currency; below zero when it goes to the customer."""

    state: words.PaymentState
    """Where it stands."""

    exception: Optional[int] = None
    """The exception raised about what was told, if one was."""


class PaymentStep(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A step of a call."""

    state: words.PaymentState
    """Where it brought the call."""

    amount: Decimal
    """How much."""

    card: Optional[CardSeen] = None
    """What may be kept of the card."""


class PaymentsReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Calls of a payment terminal."""

    currency: str
    """The currency of every amount."""

    payments: List[PaymentLine]
    """The calls, in the order they were made."""


class PeriodReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A month of an entity."""

    period: str
    """The month."""

    state: words.PeriodState
    """Whether it takes entries."""


class PeriodReported(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A month's tax as the books have it."""

    period: str
    """The month."""

    open_item: int
    """The open item it runs up."""

    owed: Decimal
    """What is owed now; below 0 when it comes back."""


class PeriodsAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of months."""

    periods: List[PeriodReply]
    """The months."""

    closed_through: Optional[str] = None
    """The last closed month: it and all before it are closed for good."""

    next: Optional[str] = None
    """Where the next page begins, if there is one."""


class Personal(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What is personal about a party: kept apart, so that it can be forgotten."""

    name: Optional[str] = None
    """The name of the person or company."""

    email: Optional[str] = None
    """E-mail address."""

    phone: Optional[str] = None
    """Telephone number."""

    address: List[str] = []
    """Postal address, line by line; at most 10 lines."""

    tax_number: Optional[str] = None
    """Tax number."""


class PoolValue(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The value of a pool."""

    item: str
    """The SKU."""

    area: str
    """The valuation area."""

    class_: words.ValuationClass = msgspec.field(name="class")
    """The valuation class."""

    owner: Optional[str] = None
    """The supplier who still owns it: quantity without value."""

    account: str
    """The inventory account."""

    quantity: Decimal
    """How much."""

    value: Decimal
    """Worth how much in the books."""


class PositionLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One position."""

    item: str
    """The SKU."""

    site: str
    """The site."""

    state: words.StockState
    """The state."""

    place: Optional[str] = None
    """The place inside the site."""

    lot: Optional[str] = None
    """The lot or serial."""

    expires_on: Optional[dt.date] = None
    """The last day the lot may be used."""

    owner: Optional[str] = None
    """The supplier who still owns it."""

    quantity: Decimal
    """How much."""


class PositionOnReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a site held on a day."""

    item: str
    """The SKU."""

    site: str
    """The site."""

    on: dt.date
    """The business day."""

    on_hand: Decimal
    """All of it."""

    states: List[StateQuantity]
    """By state; empty ones are left out."""


class PositionReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What of an item is where."""

    item: str
    """The SKU."""

    unit: str
    """The item's base unit, which quantities are in."""

    on_hand: Decimal
    """All of it, whatever its state and owner; of what is under way between sites only when asked for that
    place.
    """

    sellable: Decimal
    """What of it may be sold."""

    in_transit: Optional[Decimal] = None
    """What is under way between sites beside it; absent when nothing is, or when asked for one site."""

    positions: List[PositionLine]
    """Position by position; empty ones are left out."""


class PositionsReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of positions."""

    positions: List[PositionLine]
    """The positions that are not empty."""

    next: Optional[str] = None
    """What to ask the next page after; absent on the last."""


class PostingRulesAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of rules."""

    rules: List[RuleReply]
    """The rules."""

    next: Optional[int] = None
    """Where the next page begins, if there is one."""


class PriceListReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A price list."""

    price_list: str
    """Its code."""

    name: str
    """Its name."""

    entity: str
    """Who sells by it."""

    currency: str
    """The currency of its prices."""

    includes_tax: bool
    """Whether its prices include tax."""

    channel: Optional[str] = None
    """The channel it is for, folded; absent for all."""

    customer_group: Optional[str] = None
    """The customer group it is for, folded; absent for all."""

    site: Optional[str] = None
    """The site it is for; absent for all."""

    starts_on: dt.date
    """The first day its prices hold."""

    ends_on: Optional[dt.date] = None
    """The last day its prices hold, if there is one."""

    markdown: bool
    """Whether its prices are reduced ones."""

    active: bool
    """Whether it prices anything."""


class PriceListsAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of price lists."""

    price_lists: List[PriceListReply]
    """The price lists."""

    next: Optional[str] = None
    """Where the next page begins, if there is one."""


class PriceReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A price."""

    unit: str
    """The unit it is per."""

    quantity_from: Decimal
    """The smallest quantity it is for, in that unit."""

    starts_on: dt.date
    """The first day it holds."""

    ends_on: Optional[dt.date] = None
    """The last day it holds, if there is one."""

    price: Decimal
    """The price of one unit, in the list's currency."""


class PricesAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of prices."""

    items: List[ItemPrices]
    """The items."""

    next: Optional[str] = None
    """Where the next page begins, if there is one: the last item of this one."""


class PricesReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was set."""

    price_list: str
    """The list."""

    set: int
    """How many prices are new or other than before."""

    unchanged: int
    """How many stood there already as they are."""


class PricingQuoteAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What lines would cost."""

    currency: str
    """The currency of all amounts."""

    lines: List[PricingQuotedLine]
    """The lines, in the order asked."""

    amount: Decimal
    """What the lines that have a price come to."""


class PricingQuotedLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a line would cost."""

    item: str
    """The SKU."""

    unit: str
    """The unit it is sold in."""

    quantity: Decimal
    """How much, in that unit."""

    origin: words.PriceOrigin
    """Why it has the price it has: `list`, `markdown` when that list is of reduced prices, or `none` when
    no list has one.
    """

    price: Optional[Decimal] = None
    """The price of one unit."""

    price_list: Optional[str] = None
    """The list it stands in."""

    includes_tax: Optional[bool] = None
    """Whether the price, and so the amounts, include tax."""

    quantity_from: Optional[Decimal] = None
    """The quantity from which the price holds; of a pack priced by what it holds, in base units."""

    list_amount: Decimal
    """Price times quantity."""

    discount_line: Decimal
    """What the discount of the line takes off."""

    discount_basket: Decimal
    """What the discount of the basket takes off."""

    amount: Decimal
    """What is left to pay."""


class PromiseReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What of a line is promised at a position."""

    site: str
    """The site."""

    place: Optional[str] = None
    """The place inside it."""

    lot: Optional[str] = None
    """The lot or serial."""

    reserved: Decimal
    """Promised for a while."""

    allocated: Decimal
    """Promised at the position."""

    picked: Decimal
    """In a tote."""


class ProposedReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was proposed."""

    items: int
    """How many items were looked at."""

    proposals: List[TransferProposalReply]
    """The proposals of this run, in order of item and lane."""


class PublishedReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was published."""

    channel: str
    """The channel."""

    published: int
    """How many figures were published."""

    sequence: int
    """The number of the last figure published for the channel so far."""

    more: bool
    """Whether there is more to look at: call again."""


class QuoteBasketReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a basket comes to, in the entity's currency."""

    currency: str
    """The currency of every amount."""

    lines: List[TillQuotedLine]
    """The lines."""

    taxes: List[ReceiptTax]
    """The tax, by what the lines are taxed as."""

    total: Decimal
    """What is due, tax included."""


class RateReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A rate of exchange."""

    base: str
    """The currency of books."""

    currency: str
    """The other currency."""

    effective_on: dt.date
    """The first day it holds."""

    rate: Decimal
    """Units of `base` for one of `currency`."""


class RatesAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Rates."""

    rates: List[RatesReply]
    """In order of class and day."""


class RatesReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a tax class pays in a jurisdiction from a day on."""

    jurisdiction: str
    """Where."""

    tax_class: str
    """The class, in small letters."""

    effective_on: dt.date
    """The first day it holds."""

    treatment: words.Treatment
    """Taxed, zero-rated or exempt."""

    components: List[Component]
    """The taxes, in the order they are taken; none unless it is taxed."""


class ReasonLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A reason."""

    reason: str
    """Its code."""

    name: str
    """The name shown."""

    role: words.Role
    """The part of the account that bears it."""


class ReasonReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A reason."""

    reason: str
    """Its code."""


class ReasonsReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Reasons in order of code."""

    reasons: List[ReasonLine]
    """The reasons."""


class Receipt(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A receipt: everything a printer needs, in the entity's currency."""

    receipt: str
    """Its number: the register's code and the register's count."""

    document: str
    """The number of its document in the books."""

    kind: words.DocumentKind
    """`sale`, `refund`, `exchange` or `void_sale`."""

    register: str
    """Where."""

    shift: int
    """The shift it belongs to."""

    cashier: str
    """Who served."""

    customer: Optional[str] = None
    """Who bought or brought back, if known."""

    original: Optional[str] = None
    """The receipt that it takes back from or makes void, where it is one."""

    occurred_on: dt.date
    """The business day."""

    posted_on: dt.date
    """The day of the books it counts in."""

    currency: str
    """The currency of every amount."""

    includes_tax: bool
    """Whether the prices of the lines include tax."""

    tax_rounding: words.Rounding
    """Where its tax was rounded: line by line, or once for each rate."""

    lines: List[ReceiptLine]
    """The lines; below zero what came back."""

    net: Decimal
    """Net of tax."""

    taxes: List[ReceiptTax]
    """The tax, by what the lines were taxed as."""

    total: Decimal
    """What is owed, tax included; below zero what is owed to the customer."""

    cash_rounding: Decimal
    """What cash rounding added."""

    tenders: List[ReceiptTender]
    """The money; below zero what was given back."""

    change: Decimal
    """The change given."""

    fiscal: Optional[FiscalStamp] = None
    """What the fiscal device said of it when it was rung up."""


class ReceiptComponent(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One of several taxes on a receipt."""

    component: str
    """The tax."""

    rate: Decimal
    """In per cent."""

    tax: Decimal
    """What it takes of the tax."""


class ReceiptLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of a receipt."""

    line: int
    """Its place, from 1: what `till.refund` names."""

    item: str
    """The SKU."""

    name: str
    """The item's name."""

    quantity: Decimal
    """How much, in the item's base unit."""

    unit: str
    """The unit or pack it was priced in."""

    units: Decimal
    """How many of that unit: what its price is multiplied by."""

    unit_price: Decimal
    """The price of that unit."""

    price_origin: words.PriceOrigin
    """Where the price comes from."""

    gross: Decimal
    """Price times units, to the cent, or what its label says."""

    discount: Decimal
    """What was taken off the line."""

    basket_discount: Decimal
    """Its share of what was taken off the basket."""

    net: Decimal
    """What is left of it without tax."""

    tax: Decimal
    """Its tax."""

    returned: Optional[Decimal] = None
    """How much of it has come back since, in the item's base unit; absent where the receipt is shown as it
    was printed.
    """

    reason: Optional[str] = None
    """Why its price, discount or return is what it is."""


class ReceiptTax(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a tax comes to on a receipt."""

    tax_class: str
    """The tax class."""

    treatment: words.Treatment
    """How it applied."""

    rate: str
    """Its rate, all components together, in per cent."""

    net: Decimal
    """What it was taken of."""

    tax: Decimal
    """The tax."""

    components: List[ReceiptComponent] = []
    """The taxes it is made of, where they are several: GST and QST, or those of state, county and city."""


class ReceiptTender(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Money on a receipt."""

    tender: str
    """What it was paid with."""

    amount: Decimal
    """How much."""

    stored_value: Optional[str] = None
    """The card or credit of ours it was taken from or put on."""

    payment: Optional[str] = None
    """The payment behind it."""

    reference: Optional[str] = None
    """The host's reference."""


class ReceivablesAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of what customers owe."""

    currency: str
    """The currency of the amounts."""

    customers: List[ReceivablesRow]
    """The customers, in the order they were added."""

    owed: Decimal
    """What all of them owe, on all pages: what the receivables account holds in the currency of the books."""

    on_account: Decimal
    """What of their money is held."""

    next: Optional[int] = None
    """Where the next page begins, if there is one."""


class ReceivablesRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a customer owes."""

    customer: Optional[str] = None
    """The customer; absent for what nobody known owes."""

    ages: List[AgedAmount]
    """What they owe, by how long it has been due; buckets of nothing are left out."""

    owed: Decimal
    """What they owe together."""

    on_account: Decimal
    """What of their money is held."""

    credit_limit: Optional[Decimal] = None
    """What they may owe, where that is limited."""

    credit_left: Optional[Decimal] = None
    """What of that is left now, orders under way taken off; below zero where they owe too much."""

    stopped: bool
    """Whether every new order of theirs waits for somebody to let it go."""


class ReclassifyReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The documents that moved value: one an entity that has stock of the item."""

    item: str
    """The item."""

    documents: List[str]
    """Their numbers."""


class RecordCountReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the figures of a count came to."""

    document: str
    """The number of the count."""

    recorded: int
    """How many figures were taken."""

    differing: Optional[int] = None
    """How many of them differ from the book: worth a recount. Absent on a blind count."""

    moved_since_opened: int
    """On how many of them goods moved since the count was opened."""


class RecoveryAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What became of goods that came back."""

    currency: str
    """The currency of the amounts."""

    rows: List[RecoveryRow]
    """By reason and disposition, in order."""

    value: Decimal
    """What all were worth in the books."""

    recovered: Decimal
    """What of that is still there."""

    rate: Optional[Decimal] = None
    """The one in per cent of the other."""


class RecoveryRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What became of goods that came back for a reason."""

    reason: Optional[str] = None
    """The reason; absent of what came unannounced."""

    disposition: words.Disposition
    """What became of them."""

    quantity: Decimal
    """How many units, of whatever items."""

    value: Decimal
    """What they were worth in the books."""

    recovered: Decimal
    """What of that is still there."""

    rate: Optional[Decimal] = None
    """The one in per cent of the other, at most 100; absent where they were worth nothing."""


class RefundedPart(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A part of money that was given back."""

    tender: str
    """The way of paying."""

    payment: Optional[str] = None
    """The processor's reference of what was captured; absent of a card or credit of ours."""

    stored_value: Optional[str] = None
    """The card or credit of ours it was put on."""

    amount: Decimal
    """How much."""


class RefundedReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where money went."""

    refunded: Decimal
    """All that was given back."""

    parts: List[RefundedPart]
    """Where it went, in order."""

    order: OrderReply
    """The order as it stands now."""


class RefusedReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Why a released request could not be done."""

    code: str
    """The stable code."""

    path: Optional[str] = None
    """The field at fault, or nothing."""

    message: str
    """One plain sentence."""

    details: Dict[str, Any]
    """The numbers behind it."""


class RegisterLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A register."""

    register: str
    """Its code."""

    name: str
    """The name shown."""

    site: str
    """Where it stands."""

    channel: Optional[str] = None
    """The channel it sells through, folded; absent for none."""

    includes_tax: bool
    """Whether its prices include tax."""

    accountability: words.Accountability
    """Who answers for its money."""

    active: bool
    """Whether it takes new requests."""

    last_receipt: int
    """Its last receipt."""

    open_shifts: List[int]
    """Its open shifts."""

    last_closing: int
    """Its last closing (Z)."""


class RegisterReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A register."""

    register: str
    """Its code."""

    site: str
    """Where it stands."""


class RegistersReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Registers in order of code."""

    registers: List[RegisterLine]
    """The registers."""


class ResumeSaleReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A basket that was put aside."""

    suspended: int
    """Its number."""

    name: Optional[str] = None
    """What the clerks called it."""

    basket: SuspendedBasket
    """The basket as it was given."""


class ReturnAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A return with all that happened to it."""

    returned: ReturnReply
    """How it stands."""

    entries: List[ReturnEntry]
    """What happened, in order."""


class ReturnDone(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a command did about a return."""

    returned: ReturnReply
    """The return as it stands now."""

    documents: List[str] = []
    """The stock documents that were made."""

    credit_notes: List[ReturnNote] = []
    """The credit notes that were made."""

    refunded: Decimal
    """All that was given back."""

    parts: List[RefundedPart] = []
    """Where it went, in order."""

    exceptions: List[int] = []
    """The numbers of the exceptions raised with it: what a person must look at."""


class ReturnEntry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something that happened to a return."""

    recorded_at: Optional[dt.datetime] = None
    """When it was recorded; absent within the command that records it."""

    occurred_on: dt.date
    """The business day it happened."""

    step: words.ReturnStepKind
    """What happened."""

    line: Optional[int] = None
    """The line, if it is about one."""

    quantity: Decimal
    """How many units."""

    document: Optional[str] = None
    """The stock document that did it."""

    site: Optional[str] = None
    """Where the goods lie, or lay."""

    lot: Optional[str] = None
    """Their lot or serial."""

    disposition: Optional[words.Disposition] = None
    """What becomes of them."""

    value: Decimal
    """What the goods are worth in the books, or what was credited with its tax."""

    recovered: Decimal
    """What of that is still there, or awaited from the supplier, where something became of goods."""

    clearing: Decimal
    """What it moved on the line's clearing item, debit above zero."""

    note: Optional[str] = None
    """What was found or said."""


class ReturnLineReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of a return. Quantities are in the item's base unit."""

    line: int
    """Its place, from 1."""

    item: str
    """The SKU."""

    order_line: Optional[int] = None
    """The line of the order, once it is known."""

    reason: Optional[str] = None
    """Why it comes back."""

    authorised: Decimal
    """How much may come."""

    expected: Decimal
    """What of that is still expected."""

    received: Decimal
    """How much came."""

    waiting: Decimal
    """What of that waits for somebody to say what becomes of it."""

    credited: Decimal
    """How much was credited."""

    unmatched: Decimal
    """What was credited and has not come; below zero what came and was not credited."""

    clearing: Decimal
    """What that stands at in the books, at the cost the goods left with."""


class ReturnNote(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A credit note of a return."""

    credit_note: str
    """The number of the credit note."""

    credited: Decimal
    """What it credits, tax included, after what is kept back."""

    fee: Decimal
    """The restocking fee that was kept back, tax included."""

    withheld: Decimal
    """What was kept back of the order's discount, tax included; below zero where it is given back."""


class ReturnPolicyReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """How a channel takes goods back."""

    channel: str
    """The channel."""

    window_days: Optional[int] = None
    """How many days after they left or arrived goods may come back; absent: for ever."""

    refund_when: words.RefundWhen
    """When money is given back."""

    restocking_percent: Decimal
    """What is kept of the price where the reason says so."""

    refund_shipping: bool
    """Whether what was billed without goods is refunded when all goods come back."""

    order_discount: words.OrderDiscountRule
    """What becomes of what was taken off the order."""

    discount_from: Decimal
    """What must be kept of an order for what was taken off it."""

    reasons: List[ReturnReasonReply]
    """Why goods may come back."""


class ReturnReasonReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Why goods may come back."""

    reason: str
    """Its code."""

    name: str
    """The name shown."""

    charges_fee: bool
    """Whether the restocking fee is kept."""


class ReturnReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A return as it stands."""

    number: str
    """Its number."""

    channel: Optional[str] = None
    """The channel of its order, once that is known."""

    reference: Optional[str] = None
    """The order's reference."""

    customer: Optional[str] = None
    """Whose goods they were."""

    opened_on: dt.date
    """The business day it was opened."""

    authorised: bool
    """Whether it was authorised before anything came."""

    note: Optional[str] = None
    """What the customer or the warehouse says."""

    currency: str
    """The currency of the amounts."""

    lines: List[ReturnLineReply]
    """Its lines, in order."""


class RoleReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A role."""

    role: str
    """Its code."""

    name: str
    """Its name."""

    duties: List[str]
    """Its duties, sorted."""


class RolesAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of roles."""

    roles: List[RoleReply]
    """The roles."""

    next: Optional[str] = None
    """Where the next page begins, if there is one."""


class RuleReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A posting rule."""

    role: words.Role
    """The part."""

    category: Optional[str] = None
    """The category for which the rule holds; absent: for all."""

    account: str
    """The account that plays it."""

    name: str
    """The account's name."""


class SalesSummaryReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was sold, in the entity's currency: days, weeks and months in their order, everything else by
    net, largest first.
    """

    currency: str
    """The currency of every amount."""

    rows: List[SalesSummaryRow]
    """The rows."""

    total: SalesSummaryRow
    """All together."""


class SalesSummaryRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was sold under a key."""

    key: str
    """The first day of the week or month, the day, or the code of site, category or item."""

    name: Optional[str] = None
    """The name of what the code stands for."""

    lines: int
    """How many lines of receipts."""

    quantity: Decimal
    """What went out, in base units."""

    quantity_returned: Decimal
    """What came back, in base units."""

    gross: Decimal
    """At prices before discounts."""

    discount: Decimal
    """Discounts."""

    net: Decimal
    """Net of tax."""

    tax: Decimal
    """The tax."""

    cost: Decimal
    """What the goods cost."""

    margin: Decimal
    """Net less cost."""


class ScanReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was raised."""

    raised: List[OpenReturn]
    """What was raised now, in order."""

    next: Optional[int] = None
    """Where the next page begins, if there is one."""


class SetUpReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Who may now do everything."""

    actor: str
    """The first actor."""

    role: str
    """The role that holds every duty."""


class SettledReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something owed that money was put against, or that is owed again."""

    invoice: str
    """The number of the invoice, or the reference of what was brought in from elsewhere."""

    amount: Decimal
    """How much."""

    left: Decimal
    """What is owed for it now."""


class ShiftLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A shift."""

    shift: int
    """Its number."""

    state: words.ShiftState
    """Where it stands."""

    opened_on: dt.date
    """The business day it was opened on."""

    cashier: Optional[str] = None
    """Who answers for it; absent where the drawer does."""

    receipts: int
    """How many receipts it has."""

    closing: Optional[int] = None
    """Its last closing (Z); absent while it is open."""

    late: bool
    """Whether something arrived after that."""


class ShiftReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A shift."""

    register: str
    """The register."""

    shift: int
    """The shift's number at the register."""

    orphans: List[int] = []
    """The exceptions raised about payments without a sale."""


class ShiftReport(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a shift states, in the entity's currency."""

    register: str
    """The register."""

    shift: int
    """The shift's number at the register."""

    state: words.ShiftState
    """Where it stands."""

    closing: Optional[int] = None
    """The number of the closing (Z) that states it; absent of an X report."""

    supplements: Optional[int] = None
    """The closing of the shift before, where this one states only what arrived after it. Absent of a
    shift's first closing and of an X report.
    """

    cashier: Optional[str] = None
    """Who answers for it; absent where the drawer does."""

    opened_on: dt.date
    """The business day it was opened on."""

    first_receipt: Optional[str] = None
    """Its first receipt; absent of none."""

    last_receipt: Optional[str] = None
    """Its last receipt."""

    receipts: int
    """How many receipts it has."""

    missing: List[MissingReceipts] = []
    """Receipts of the register that were declared missing by this closing."""

    reprints: int
    """How many receipts were printed again."""

    currency: str
    """The currency of every amount."""

    taxes: List[TaxLine]
    """What was sold and given back, by tax; refunds apart and below zero."""

    tenders: List[TenderReport]
    """The money, by tender."""

    grand_totals: List[TaxLine] = []
    """What the register has sold and given back since it was added, by tax: never reset. Absent of an X
    report.
    """

    chain: Optional[str] = None
    """The end of the chain of records of the site before this closing, in hexadecimal. Absent of an X
    report.
    """


class ShiftsReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of shifts."""

    shifts: List[ShiftLine]
    """The shifts."""

    next: Optional[int] = None
    """What to send as `before` for the next page; absent on the last."""


class ShippedReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A shipment and what it bills."""

    shipment: DocumentReply
    """The shipment."""

    invoice: Optional[InvoicedReply] = None
    """What it bills; absent where nothing of it was wanted."""


class SideReported(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One side of what was taxed."""

    net: Decimal
    """Without tax."""

    tax: Decimal
    """Tax that we owe."""

    memo_tax: Decimal
    """Tax that somebody else collected and owes."""

    lines: int
    """How many lines."""


class SiteAssigned(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A site's sales are taxed in a jurisdiction."""

    site: str
    """The site."""

    jurisdiction: str
    """Where its sales are taxed."""


class SiteLevelsReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was set."""

    site: str
    """The site."""

    changed: int
    """Of how many items the level changed."""


class SiteLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A site."""

    site: str
    """Its code."""

    name: str
    """The name shown."""

    kind: words.SiteKind
    """What it is."""

    entity: str
    """The entity whose stock it holds."""

    area: str
    """The valuation area of its stock."""

    time_zone: str
    """Its time zone."""

    roll_hour: int
    """The hour its business day rolls."""

    negative_allowed: bool
    """Whether requests may take more than it has."""

    active: bool
    """Whether it takes new requests."""


class SiteReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A site."""

    site: str
    """Its code."""

    area: str
    """The code of its valuation area."""


class SitesReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Sites in the order they were added."""

    sites: List[SiteLine]
    """The sites."""


class StateQuantity(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A quantity in a state."""

    state: words.StockState
    """The state."""

    quantity: Decimal
    """How much."""


class StatementAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of a customer's account."""

    customer: str
    """Whose account."""

    currency: str
    """The currency of the amounts."""

    opening: Decimal
    """What they owed before the first day; below zero what we held of theirs."""

    lines: List[StatementLine]
    """What happened, in order."""

    closing: Decimal
    """What they owe at the end of the last day."""

    owed: Decimal
    """What of that receivables wait for."""

    on_account: Decimal
    """What of their money is held against it."""

    next: Optional[int] = None
    """Where the next page begins, if there is one."""


class StatementLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of a customer's account."""

    posted_on: dt.date
    """The business day of the books."""

    kind: words.StatementKind
    """What it is."""

    number: str
    """The number of the invoice, credit note or document; of anything else of the entry."""

    reference: Optional[str] = None
    """Their reference of it, if there is one."""

    amount: Decimal
    """By how much what they owe rose, below zero where it fell."""

    balance: Decimal
    """What they owe after it."""


class StatementLineReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of a statement."""

    entry: str
    """The entry."""

    line: int
    """The line's place in it, from 1."""

    kind: str
    """What happened, as in `ledger.entry`."""

    occurred_on: dt.date
    """The business day it happened."""

    posted_on: dt.date
    """The business day of the books it counts in."""

    amount: Decimal
    """The amount in its own currency, debit positive, credit negative."""

    currency: str
    """That currency."""

    base: Decimal
    """The amount in the currency of the books."""

    balance: Decimal
    """What the account held after it, in the currency of the books."""

    dimensions: Optional[DimensionsReply] = None
    """What it is about."""

    note: Optional[str] = None
    """The line's note, else that of the entry."""


class StatementPlace(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Where a page of a statement ended, and what the account held there."""

    entry: str
    """The entry."""

    line: int
    """Its line, from 1."""

    balance: Decimal
    """What the account held after it."""


class StockDocumentReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A stock document."""

    document: str
    """Its number."""

    kind: words.DocumentKind
    """What it is."""

    entity: str
    """Whose."""

    site: str
    """Where."""

    party: Optional[str] = None
    """With whom."""

    reference: Optional[str] = None
    """The other side's number for it."""

    occurred_on: dt.date
    """The business day it happened."""

    posted_on: dt.date
    """The business day of the books it counts in."""

    recorded_at: Optional[dt.datetime] = None
    """The instant it was recorded."""

    corrects: Optional[str] = None
    """The number of the document it corrects or continues."""

    entry: Optional[str] = None
    """The number of the entry that posts it."""

    movements: List[MovementLine]
    """Its movements, at most 10,000."""

    attributes: Dict[str, Any]
    """The host's own."""

    external_refs: Dict[str, str]
    """Its ids in other systems, by system."""


class StockValuationReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What stock is worth."""

    entity: str
    """The entity."""

    currency: str
    """The currency of its books."""

    value: Decimal
    """All of it."""

    accounts: List[AccountValue]
    """By inventory account: each equals the account's balance when all items are asked for."""

    pools: List[PoolValue]
    """By pool; empty ones are left out."""


class StoredValueReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A gift card, voucher or note of store credit."""

    stored_value: str
    """The number on it."""

    kind: words.StoredValueKind
    """What it is."""

    currency: str
    """The currency of what is left."""

    left: Decimal
    """What can still be spent of it; a voucher only whole."""

    expires_on: Optional[dt.date] = None
    """The last day it is taken, if there is one."""


class SupplySiteReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What it takes to ship from a site, in the currency of its entity."""

    site: str
    """The site."""

    handling: Decimal
    """What making up a parcel costs."""

    parcels_per_day: Optional[int] = None
    """How many demands it takes on in a business day; absent: any number."""

    lanes: Dict[str, Decimal]
    """What carrying a parcel to a zone costs, by folded zone; none: to anywhere for nothing."""


class SuspendSaleReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A basket put aside."""

    suspended: int
    """Its number, by which it is taken up again."""


class SuspendedBasket(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A basket put aside: what `till.ring_up` takes of one."""

    lines: List[BasketLine]
    """Its lines, 1 to 10,000."""

    discount: Optional[Decimal] = None
    """What to take off the basket, in money."""

    discount_percent: Optional[Decimal] = None
    """What to take off the basket, in per cent; not beside `discount`."""

    customer: Optional[str] = None
    """Who buys, if known."""


class SuspendedLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A basket that waits."""

    suspended: int
    """Its number, by which it is taken up again."""

    name: Optional[str] = None
    """What the clerks call it."""

    register: str
    """The register that put it aside."""

    lines: int
    """How many lines it has."""


class SuspendedReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of baskets that wait."""

    suspended: List[SuspendedLine]
    """The baskets."""

    next: Optional[int] = None
    """What to send as `after` for the next page; absent on the last."""


class TaxLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was sold or given back under a tax."""

    tax_class: str
    """The tax class."""

    rate: str
    """Its rate, all components together, in per cent."""

    treatment: words.Treatment
    """How it applied."""

    side: words.TaxSide
    """Sold, or given back."""

    net: Decimal
    """Net of tax."""

    tax: Decimal
    """The tax."""

    tax_set: int
    """The key of what the lines were taxed as, by which later closings add up."""

    net_minor: int
    """The net in minor units."""

    tax_minor: int
    """The tax in minor units."""


class TaxQuoteAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What lines would pay."""

    jurisdiction: str
    """Where it is taxed."""

    on: dt.date
    """The day of the tax point, whose rates count."""

    currency: str
    """The currency of the amounts."""

    rounding: words.Rounding
    """Where the tax is rounded."""

    lines: List[LineQuoted]
    """The lines, in their order."""

    components: List[ComponentQuoted]
    """The taxes, by class and treatment, in the order they are taken."""

    net: Decimal
    """Without tax, all lines."""

    tax: Decimal
    """Tax, all lines."""

    total: Decimal
    """What the buyer pays us: net and tax."""

    memo_tax: Optional[Decimal] = None
    """Tax that a marketplace or platform collects, if any does."""

    recoverable: Optional[Decimal] = None
    """Of a purchase, what comes back of the tax."""

    into_cost: Optional[Decimal] = None
    """Of a purchase, what does not come back of the tax and is a part of the cost."""


class TaxReportAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was taxed, and what is owed."""

    currency: str
    """The currency of the amounts: that of the books."""

    jurisdictions: List[JurisdictionReported]
    """In order of code."""


class TaxReportLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was taxed by one set in one way."""

    tax_class: str
    """The class, in small letters."""

    effective_on: dt.date
    """The first day of the rates."""

    treatment: words.Treatment
    """How it was taxed."""

    sales: SideReported
    """What was sold."""

    refunds: SideReported
    """What was given back, its amounts below 0."""

    advances: Optional[SideReported] = None
    """What was paid in advance, less what of that was billed or given back since; absent where nothing
    was.
    """

    bad_debts: Optional[SideReported] = None
    """What was written off with its tax claimed back, its amounts below 0, less what was paid after all;
    absent where nothing was.
    """

    components: List[ComponentReported]
    """The taxes, in the order they are taken."""


class TenderReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A way to pay."""

    tender: str
    """Its code."""


class TenderReport(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The money of a tender in a shift."""

    tender: str
    """The tender."""

    payments: int
    """How many times it was used."""

    float: Decimal
    """Put in to give change from."""

    sales: Decimal
    """Taken, change deducted."""

    refunds: Decimal
    """Given back."""

    paid_in: Decimal
    """Paid in."""

    paid_out: Decimal
    """Paid out."""

    dropped: Decimal
    """Taken to the safe before it was closed."""

    expected: Decimal
    """What should be there when it is counted; 0.00 of cards and credits of our own, which no drawer
    holds.
    """

    counted: Optional[Decimal] = None
    """What was counted; absent where nothing was."""

    over_short: Optional[Decimal] = None
    """Counted over (positive) or short (negative)."""


class TenderRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A way to pay."""

    tender: str
    """Its code."""

    name: str
    """The name shown."""

    kind: words.TenderKind
    """What it is."""

    smallest_coin: Decimal
    """The smallest sum its coins can make."""

    active: bool
    """Whether it is taken."""


class TendersReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Tenders in order of code."""

    tenders: List[TenderRow]
    """The tenders."""


class TillQuotedLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A line of a basket with what it comes to."""

    item: str
    """The SKU."""

    name: str
    """The item's name."""

    quantity: Decimal
    """How much, in the item's base unit."""

    unit: str
    """The unit or pack it is priced in."""

    unit_price: Decimal
    """The price of that unit."""

    price_origin: words.PriceOrigin
    """Where the price comes from."""

    gross: Decimal
    """Price times quantity."""

    discount: Decimal
    """What is taken off, of line and basket."""

    net: Decimal
    """What is left without tax."""

    tax: Decimal
    """The tax."""


class TimelineAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """All that happened to an order."""

    reference: str
    """The order's reference."""

    number: str
    """Our number of it."""

    entries: List[TimelineEntry]
    """What happened, in order."""


class TimelineEntry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Something that happened to an order."""

    recorded_at: Optional[dt.datetime] = None
    """When it was recorded; absent within the command that records it."""

    kind: words.TimelineKind
    """What it is about."""

    line: Optional[int] = None
    """The line it is about, if it is about one."""

    what: str
    """What happened, in words."""


class TransferLaneReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A lane."""

    site: str
    """From where."""

    to_site: str
    """To where."""

    cost: Decimal
    """What a transfer costs."""

    days: int
    """How many days it takes."""

    quantity_min: Decimal
    """What of an item is moved at least."""

    active: bool
    """Whether it is used."""


class TransferOpenLine(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A transfer line under way."""

    document: str
    """The number of the transfer."""

    line: int
    """Its line."""

    item: str
    """The SKU."""

    state: words.StockState
    """In which state it travels."""

    from_: str = msgspec.field(name="from")
    """From where."""

    to: str
    """To where."""

    shipped: Decimal
    """How much was sent."""

    open: Decimal
    """How much is still under way."""


class TransferProposalReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Goods that should be moved from one site to another, and why."""

    proposal: int
    """Its number."""

    state: words.ProposalState
    """What has become of it."""

    item: str
    """The SKU."""

    site: str
    """From where."""

    to_site: str
    """To where."""

    quantity: Decimal
    """How much, in the item's base unit."""

    surplus: Decimal
    """What the sending site had over when it was proposed."""

    deficit: Decimal
    """What the receiving site was short of then."""

    waited_for: Decimal
    """How much of the item orders waited for at the receiving site then."""

    level_min: Decimal
    """What was to be available there at least."""

    cost: Decimal
    """What the transfer costs, in the entity's currency."""

    days: int
    """How many days it takes."""


class TransferProposalsAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of proposals."""

    proposals: List[TransferProposalReply]
    """The proposals."""

    next: Optional[int] = None
    """Where the next page begins, if there is one."""


class TransfersOpenReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Transfer lines under way, the oldest first."""

    lines: List[TransferOpenLine]
    """The lines."""


class TrialBalanceAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A trial balance."""

    currency: str
    """The currency of the books."""

    rows: List[TrialBalanceRow]
    """The accounts, in order of code and currency."""

    totals: TrialBalanceTotals
    """The sums of the rows: opening and closing are 0, debit equals credit."""


class TrialBalanceRow(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A row of a trial balance. Amounts are in the currency of the books but for the last."""

    account: str
    """The account."""

    name: str
    """Its name."""

    kind: words.AccountKind
    """Where it stands."""

    opening: Decimal
    """The net before the span, debit positive."""

    debit: Decimal
    """Debits within it."""

    credit: Decimal
    """Credits within it, positive."""

    closing: Decimal
    """The net at its end, debit positive."""

    currency: str
    """The currency of the postings."""

    amount: Decimal
    """The net at the end in that currency."""


class TrialBalanceTotals(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """The sums of a trial balance."""

    opening: Decimal
    """Of the nets before the span."""

    debit: Decimal
    """Of the debits."""

    credit: Decimal
    """Of the credits."""

    closing: Decimal
    """Of the nets at the end."""


class UnitReply(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A unit of measure."""

    unit: str
    """Its code."""

    name: str
    """Its name."""

    decimals: int
    """How many decimals a quantity in it may have."""


class UnitsAnswer(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A page of units."""

    units: List[UnitReply]
    """The units."""

    next: Optional[str] = None
    """Where the next page begins, if there is one."""


class UsedCredit(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Money on account that was used."""

    credit: str
    """The number of the payment, or of the order it was held for."""

    amount: Decimal
    """How much was used."""

    left: Decimal
    """What of it is still free."""


class WrittenOff(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What was written off."""

    bad_debt: str
    """The number of the document that does it."""

    entry: Optional[str] = None
    """The number of the entry that posts it."""

    posted_on: dt.date
    """The business day of the books it counts in."""

    invoice: str
    """The invoice."""

    amount: Decimal
    """How much was written off."""

    tax_claimed: Decimal
    """The tax in it that is claimed back."""

    left: Decimal
    """What is owed for the invoice now."""
