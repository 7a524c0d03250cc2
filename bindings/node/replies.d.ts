// What operations answer with.
// Written by `cargo xtask generate`.

import type * as words from './words';

/** An exact number as text, such as `'19.90'`. */
export type Decimal = string;

/** A day, such as `'2026-11-23'`. */
export type Day = string;

/** An instant, such as `'2026-11-23T11:16:06Z'`. */
export type Instant = string;

/** What one actor has. */
export interface AccessOf {
  /** Who. */
  readonly actor: ActorReply;
  /** The last UTC day on which anything of theirs was done; absent: never. */
  readonly last_seen_on?: Day | null;
  /** The roles held. */
  readonly access: readonly AccessRow[];
  /** In whose stead they release, or did. */
  readonly delegations?: readonly DelegationReply[];
}

/** A page of the review. */
export interface AccessReviewAnswer {
  /** The actors. */
  readonly actors: readonly AccessOf[];
  /** Where the next page begins, if there is one. */
  readonly next?: string | null;
}

/** A role an actor holds. */
export interface AccessRow {
  /** What is held where. */
  readonly grant: GrantReply;
  /** When it was given as it is. */
  readonly granted_at?: Instant | null;
  /** Who gave it. */
  readonly granted_by?: string | null;
  /** The last UTC day on which the actor had something done by one of its duties; absent: never. */
  readonly last_used_on?: Day | null;
}

/** What an account holds. */
export interface AccountBalanceAnswer {
  /** The account. */
  readonly account: string;
  /** In each currency it ever held, in order of their codes. */
  readonly balances: readonly CurrencyBalance[];
  /** All of it in the currency of the books. */
  readonly total: Decimal;
  /** The currency of the books. */
  readonly currency: string;
}

/** An account. */
export interface AccountReply {
  /** Its code. */
  readonly account: string;
  /** Its name. */
  readonly name: string;
  /** Where it stands in the statements. */
  readonly kind: words.AccountKind;
  /** The sub-ledger it is the sum of, if any. */
  readonly control?: words.Control | null;
  /** The only currency it takes, if any. */
  readonly currency?: string | null;
  /** An inactive account takes no entries. */
  readonly active: boolean;
}

/** A page of a statement. */
export interface AccountStatementAnswer {
  /** The currency of the books. */
  readonly currency: string;
  /** What the account held before the first line of this page, debit positive. */
  readonly opening: Decimal;
  /** The lines. */
  readonly lines: readonly StatementLineReply[];
  /** What it held after the last. */
  readonly closing: Decimal;
  /** Where the next page begins, if there is one. */
  readonly next?: StatementPlace | null;
}

/** The value in an inventory account. */
export interface AccountValue {
  /** The account. */
  readonly account: string;
  /** Its pools' value. */
  readonly value: Decimal;
}

/** A page of accounts. */
export interface AccountsAnswer {
  /** The accounts. */
  readonly accounts: readonly AccountReply[];
  /** Where the next page begins, if there is one. */
  readonly next?: string | null;
}

/** An actor and its grants. */
export interface ActorAnswer {
  /** Who. */
  readonly actor: ActorReply;
  /** What it holds where, revoked grants included. */
  readonly grants: readonly GrantReply[];
}

/** An actor. */
export interface ActorReply {
  /** Its code. */
  readonly actor: string;
  /** Its name. */
  readonly name: string;
  /** Person or system. */
  readonly kind: words.ActorKind;
  /** An inactive actor may do nothing. */
  readonly active: boolean;
}

/** A page of actors. */
export interface ActorsAnswer {
  /** The actors. */
  readonly actors: readonly ActorReply[];
  /** Where the next page begins, if there is one. */
  readonly next?: string | null;
}

/** A category. */
export interface AddCategoryReply {
  /** Its code. */
  readonly category: string;
}

/** A unit of measure. */
export interface AddUnitReply {
  /** Its code. */
  readonly unit: string;
}

/** What has been due for as long. */
export interface AgedAmount {
  /** How long, in days. */
  readonly bucket: words.Bucket;
  /** How much. */
  readonly amount: Decimal;
}

/** A held request and its history. */
export interface ApprovalAnswer {
  /** The approval as it stands. */
  readonly approval: ApprovalReply;
  /** Its steps, the oldest first. */
  readonly steps: readonly ApprovalStepReply[];
}

/** Why a request is held: one policy whose limit it passes. */
export interface ApprovalCause {
  /** The policy. */
  readonly policy: string;
  /** What was measured. */
  readonly measured: string;
  /** What it came to; absent where every request is held. */
  readonly value?: string | null;
  /** The limit it passes, with the side: `above 1000.00`, `below 12`, `among theft`. */
  readonly limit?: string | null;
  /** The duty that may release. */
  readonly duty: string;
}

/** What became of a held request. */
export interface ApprovalDecided {
  /** The approval as it stands. */
  readonly approval: ApprovalReply;
  /** The reply of what was asked, when it is done. */
  readonly reply?: { readonly [name: string]: unknown } | null;
  /** Why it could not be done, when it was refused. */
  readonly refusal?: RefusedReply | null;
}

/** A page of policies. */
export interface ApprovalPoliciesAnswer {
  /** The policies. */
  readonly policies: readonly ApprovalPolicyReply[];
  /** Where the next page begins, if there is one. */
  readonly next?: string | null;
}

/** Which requests are held until somebody else releases them. */
export interface ApprovalPolicyReply {
  /** Its code. */
  readonly policy: string;
  /** The operation it holds. */
  readonly operation: string;
  /** What it measures. */
  readonly measure: words.Measure;
  /** The path of the field it measures. */
  readonly field?: string | null;
  /** The path of the field it is a percentage of. */
  readonly per?: string | null;
  /** Held above this. */
  readonly above?: Decimal | null;
  /** Held below this. */
  readonly below?: Decimal | null;
  /** Held when the field is one of these. */
  readonly among?: readonly string[];
  /** The currency of an amount. */
  readonly currency?: string | null;
  /** In which entity; absent: in all. */
  readonly entity?: string | null;
  /** At which site; absent: at all. */
  readonly site?: string | null;
  /** The duty that may release. */
  readonly duty: string;
  /** The first business day it holds. */
  readonly valid_from: Day;
  /** The last business day it holds, if it has one. */
  readonly valid_until?: Day | null;
  /** How many hours a held request waits before it expires. */
  readonly expires_hours?: number | null;
  /** Whether it holds anything: one that was ended stays on record. */
  readonly active: boolean;
}

/** A request that is held, or was. */
export interface ApprovalReply {
  /** Its number. */
  readonly approval: string;
  /** What it asks for. */
  readonly operation: string;
  /**
   * Where in its life it is. One that nobody released in time stays `held` here until
   * `control.expire_approvals` is sent; it can no longer be released.
   */
  readonly state: words.ApprovalState;
  /** In whose name it was asked. */
  readonly requester: string;
  /** Who sent it in their name, if another did. */
  readonly sender?: string | null;
  /** The entity it acts in, if one. */
  readonly entity?: string | null;
  /** The site it acts at, if one. */
  readonly site?: string | null;
  /** What it would have come to when it was held. */
  readonly worth?: Money | null;
  /** Why it is held. */
  readonly causes: readonly ApprovalCause[];
  /** When it was held; absent within the command that holds it. */
  readonly held_at?: Instant | null;
  /** When it expires, if ever. */
  readonly expires_at?: Instant | null;
  /** What was asked, without what is personal in it. */
  readonly request: { readonly [name: string]: unknown };
  /** Whether something in it is personal, and not shown here. */
  readonly has_personal: boolean;
}

/** A step in the life of a held request. */
export interface ApprovalStepReply {
  /** Where it came to. */
  readonly state: words.ApprovalState;
  /** In whose name. */
  readonly actor: string;
  /** Who sent it in their name, if another did. */
  readonly sender?: string | null;
  /** The command that made the step. */
  readonly command: number;
  /** When. */
  readonly at?: Instant | null;
  /** The command that did what was asked, of `done`. */
  readonly done_by?: number | null;
  /** The code of the refusal, of `refused`. */
  readonly refusal?: string | null;
  /** Why. */
  readonly note?: string;
}

/** A page of held requests. */
export interface ApprovalsAnswer {
  /** The approvals. */
  readonly approvals: readonly ApprovalReply[];
  /** Where the next page begins, if there is one. */
  readonly next?: string | null;
}

/** What expired. */
export interface ApprovalsExpired {
  /** The numbers of what expired now. */
  readonly approvals: readonly string[];
}

/** What can be promised, item by item. */
export interface AvailableByDateReply {
  /** The items, in the order they were asked about. */
  readonly items: readonly ItemByDate[];
}

/** What of an item can be promised on a day: quantities in its base unit. */
export interface AvailableDay {
  /** The day. */
  readonly on: Day;
  /** What could be promised of what is in hand now, of lots that are good then. */
  readonly in_hand: Decimal;
  /** What is expected until then. */
  readonly expected: Decimal;
  /** What orders wait for that is wanted until then. */
  readonly waited_for: Decimal;
  /** What can be promised. */
  readonly available: Decimal;
}

/** What of an item is available to promise. */
export interface AvailableReply {
  /** The SKU. */
  readonly item: string;
  /** What can be promised, in the item's base unit. */
  readonly available: Decimal;
  /** How much of it orders wait for. */
  readonly waited_for: Decimal;
  /** Site by site; sites where it never lay are left out. */
  readonly sites: readonly AvailableSite[];
}

/** What of an item is available at a site. */
export interface AvailableSite {
  /** The site. */
  readonly site: string;
  /** What is sellable. */
  readonly on_hand: Decimal;
  /** What of it is reserved, allocated or picked. */
  readonly promised: Decimal;
  /** What is kept back from everybody, and for other channels. */
  readonly kept_back: Decimal;
  /** What can be promised. */
  readonly available: Decimal;
}

/** A page of goods that wait. */
export interface BacklogAnswer {
  /** The currency of the values. */
  readonly currency: string;
  /** What waits. */
  readonly lines: readonly BacklogLine[];
  /** What all of the page is worth. */
  readonly value: Decimal;
  /** Where the next page begins, if there is one. */
  readonly next?: number | null;
}

/** Goods that wait. */
export interface BacklogLine {
  /** The number of the return. */
  readonly number: string;
  /** Its line. */
  readonly line: number;
  /** The SKU. */
  readonly item: string;
  /** Why it came back. */
  readonly reason?: string | null;
  /** Where. */
  readonly site: string;
  /** How much waits. */
  readonly quantity: Decimal;
  /** Since when: the day the first came of what waits. */
  readonly since: Day;
  /** For how many days, where a day was given. */
  readonly days?: number | null;
  /** What it came back with in value, in proportion. */
  readonly value: Decimal;
}

/** A line that waits. */
export interface Backorder {
  /** The channel. */
  readonly channel: string;
  /** The order's reference. */
  readonly reference: string;
  /** The line. */
  readonly line: number;
  /** The channel's priority when it was ordered. */
  readonly priority: number;
  /** The day it is wanted. */
  readonly wanted_on: Day;
  /** How much waits. */
  readonly open: Decimal;
  /**
   * When it is expected to be filled, by what is expected to arrive, in turn. Absent where nothing that
   * is expected brings all of it, or where it waits for something else. A day that is past says that it
   * is late.
   */
  readonly expected_on?: Day | null;
}

/** Who waits. */
export interface BackordersAnswer {
  /** The SKU. */
  readonly item: string;
  /** How much is waited for in all, in the item's base unit. */
  readonly waited_for: Decimal;
  /** The lines that wait, in the order in which they are served. */
  readonly backorders: readonly Backorder[];
}

/** Money on its way to the bank. */
export interface BankTakingsReply {
  /** The entry that posts it. */
  readonly entry: string;
  /** How much. */
  readonly amount: Decimal;
}

/** A layout. */
export interface BarcodeLayoutReply {
  /** The digits it begins with. */
  readonly prefix: string;
  /** How many digits its barcodes have. */
  readonly digits: number;
}

/** A line of a basket. */
export interface BasketLine {
  /** SKU or any identifier of the item, or a barcode that holds its price or weight. */
  readonly item: string;
  /** How much, above zero, in `unit`; 1 if not said. A barcode with a weight says it itself. */
  readonly quantity?: Decimal | null;
  /** Unit or pack; what the identifier stands for if not said. */
  readonly unit?: string | null;
  /**
   * A price of one's own for one `unit`, in place of the price list's. It needs `reason` and the duty
   * `till.override_price`. On a line that loads a gift card: the amount to load, which needs neither.
   */
  readonly price?: Decimal | null;
  /**
   * What to take off the line, in money, which needs the duty `till.give_discount` as `discount_percent`
   * does. Off a line that loads a gift card: what is loaded is what is left.
   */
  readonly discount?: Decimal | null;
  /** What to take off the line, in per cent; not beside `discount`. */
  readonly discount_percent?: Decimal | null;
  /** Why the price is one's own, which it must say; why there is a discount, which it may. */
  readonly reason?: string;
  /** Lot or serial, for items tracked so. */
  readonly lot?: string | null;
  /** The number of the gift card or voucher the line loads, of items that are one. */
  readonly stored_value?: string | null;
  /**
   * The last day on which the card that the line loads can be spent. If not said, a new one lasts, and
   * one that is loaded again keeps its day.
   */
  readonly expires_on?: Day | null;
}

/** What may be kept of a card. */
export interface CardSeen {
  /** The processor's token for it. */
  readonly token?: string | null;
  /** Its brand. */
  readonly brand?: string | null;
  /** Its last four digits. */
  readonly last_four?: string | null;
}

/** What a drawer should hold after money went in or out. */
export interface CashMoveReply {
  /** The register. */
  readonly register: string;
  /** The shift. */
  readonly shift: number;
  /** How much was moved. */
  readonly amount: Decimal;
}

/** An item with its packs and every name it answers to. */
export interface CatalogueItemAnswer {
  /** The item. */
  readonly item: ItemReply;
  /** Its packs. */
  readonly packs: readonly PackReply[];
  /** Its names beside the SKU, withdrawn ones left out. */
  readonly identifiers: readonly IdentifierReply[];
}

/** A page of items. */
export interface CatalogueItemsAnswer {
  /** The items. */
  readonly items: readonly ItemReply[];
  /** Where the next page begins, if there is one. */
  readonly next?: string | null;
}

/** What a text names. */
export interface CatalogueResolveAnswer {
  /** The SKU of the item. */
  readonly item: string;
  /** The unit or pack the name stands for; absent when two of its names are this text for different packs. */
  readonly unit?: string | null;
  /** Whose name it is. */
  readonly kind: words.IdentifierKind;
}

/** A page of categories. */
export interface CategoriesAnswer {
  /** The categories. */
  readonly categories: readonly CategoryReply[];
  /** Where the next page begins, if there is one. */
  readonly next?: string | null;
}

/** A category. */
export interface CategoryReply {
  /** Its code. */
  readonly category: string;
  /** Its name. */
  readonly name: string;
  /** The category above, if it is not at the top. */
  readonly parent?: string | null;
}

/** A channel. */
export interface ChannelReply {
  /** Its code. */
  readonly channel: string;
  /** Its name. */
  readonly name: string;
  /** Who sells through it. */
  readonly entity: string;
  /** How much of a demand must be there before any of it is promised. */
  readonly ship_rule: words.ShipRule;
  /** What becomes of what cannot be promised. */
  readonly shortage_rule: words.ShortageRule;
  /** Who goes first, from 1 to 9. */
  readonly priority: number;
  /** How long a reservation is kept, in minutes; absent: for ever. */
  readonly reservation_minutes?: number | null;
  /** How many days a lot must still be good when it is promised. */
  readonly remaining_life_days: number;
  /** From how many sites a demand is supplied at most; absent: any number. */
  readonly parcels_most?: number | null;
  /** The sites that supply it; none: every site of the entity where people work. */
  readonly sites: readonly ChannelSiteReply[];
  /** Whether it takes new demand. */
  readonly active: boolean;
}

/** A site that supplies a channel. */
export interface ChannelSiteReply {
  /** The site. */
  readonly site: string;
  /** What a parcel from there costs the channel beside handling and lane, in the entity's currency. */
  readonly cost: Decimal;
  /** The categories it supplies; none: all. */
  readonly categories: readonly string[];
}

/** On which terms a channel sells. */
export interface ChannelTermsReply {
  /** The channel. */
  readonly channel: string;
  /** The site whose price lists hold. */
  readonly site: string;
  /** Where its sales are taxed; absent: where the site's are. */
  readonly jurisdiction?: string | null;
  /** Whether its prices include tax. */
  readonly includes_tax: boolean;
  /** When revenue and cost count. */
  readonly revenue_at: words.RevenueAt;
  /** Who owes the tax. */
  readonly tax_by: words.TaxBy;
  /** When the tax that we owe is due. */
  readonly tax_due: words.TaxDue;
  /** In whose name it sells. */
  readonly sells_as: words.SellsAs;
  /** Who collects from the customers and pays us. */
  readonly marketplace?: string | null;
  /** In whose name it sells as an agent. */
  readonly principal?: string | null;
  /** What of the net price the marketplace keeps, or we keep as an agent. */
  readonly commission: Decimal;
  /** Whether goods leave only when they are paid. */
  readonly prepaid: boolean;
  /** How long an order keeps its goods unpaid, in minutes; absent: for ever. */
  readonly pay_within_minutes?: number | null;
  /** In how many days an invoice is due. */
  readonly due_days: number;
  /** What becomes of money that comes too late. */
  readonly late_money: words.LateMoney;
  /** By how much a total that the channel gives may differ from ours. */
  readonly difference_most: Decimal;
}

/** A page of channels. */
export interface ChannelsAnswer {
  /** The channels. */
  readonly channels: readonly ChannelReply[];
  /** Where the next page begins, if there is one. */
  readonly next?: string | null;
}

/** One tax among those a set takes. */
export interface Component {
  /** What people call it: VAT; state, county, city. */
  readonly component: string;
  /** In percent. */
  readonly rate: Decimal;
  /** Whether it is taken of the amount together with the taxes before it. */
  readonly compound?: boolean;
  /** How much of it comes back when it was paid on a purchase: 1 all of it, 0 nothing. */
  readonly recoverable?: Decimal;
}

/** What one tax takes of the lines of a class and treatment. */
export interface ComponentQuoted {
  /** The class, in small letters. */
  readonly tax_class: string;
  /** How it is taxed. */
  readonly treatment: words.Treatment;
  /** The tax. */
  readonly component: string;
  /** In percent. */
  readonly rate: Decimal;
  /** What it takes, whoever collects it. */
  readonly tax: Decimal;
}

/** One tax of what was taxed, whoever collected it. */
export interface ComponentReported {
  /** The tax. */
  readonly component: string;
  /** In percent. */
  readonly rate: Decimal;
  /** Its share of sales. */
  readonly sales_tax: Decimal;
  /** Its share of refunds, below 0. */
  readonly refunds_tax: Decimal;
  /** Its share of what was paid in advance; absent where nothing was. */
  readonly advances_tax?: Decimal | null;
  /** Its share of bad debts, below 0; absent where nothing was claimed back. */
  readonly bad_debts_tax?: Decimal | null;
}

/** Two duties in one hand. */
export interface ConflictRow {
  /** Who. */
  readonly actor: ActorReply;
  /** The pair. */
  readonly pair: DutyPairReply;
  /** The role that gives the first. */
  readonly first_role: string;
  /** The role that gives the second. */
  readonly second_role: string;
  /** Where both are had. */
  readonly scope: string;
  /** The last UTC day they had the first done; absent: never. */
  readonly first_done_on?: Day | null;
  /** The last UTC day they had the second done; absent: never. */
  readonly second_done_on?: Day | null;
}

/** What was counted. */
export interface CountDrawerReply {
  /** The register. */
  readonly register: string;
  /** The shift. */
  readonly shift: number;
  /** How many tenders were counted. */
  readonly counted: number;
}

/** An opened count sheet. */
export interface CountReply {
  /** The number of the count. */
  readonly document: string;
  /** How many lines it has. */
  readonly lines: number;
}

/** A line of a count sheet. */
export interface CountSheetLine {
  /** Its place on the sheet. */
  readonly line: number;
  /** The SKU. */
  readonly item: string;
  /** The state. */
  readonly state: words.StockState;
  /** The place inside the site. */
  readonly place?: string | null;
  /** The lot or serial. */
  readonly lot?: string | null;
  /** How often it was counted. */
  readonly rounds: number;
  /** The last figure taken. */
  readonly counted?: Decimal | null;
  /** What the book held at that moment. */
  readonly book?: Decimal | null;
}

/** A count sheet. */
export interface CountSheetReply {
  /** The number of the count. */
  readonly document: string;
  /** Where it stands. */
  readonly state: words.CountState;
  /** Its lines. */
  readonly lines: readonly CountSheetLine[];
}

/** What was credited. */
export interface CreditedReply {
  /** The number of the credit note. */
  readonly credit_note: string;
  /** The stock document it belongs to. */
  readonly document: string;
  /** The number of the entry that posts it. */
  readonly entry?: string | null;
  /** The business day of the books it counts in. */
  readonly posted_on: Day;
  /** Without tax. */
  readonly net: Decimal;
  /** The tax in it. */
  readonly tax: Decimal;
  /** Both. */
  readonly credited: Decimal;
  /** By how much that lowers what is owed for the invoice. */
  readonly off_invoice: Decimal;
  /** What of it is held for the customer. */
  readonly held: Decimal;
}

/** What an account holds in a currency. */
export interface CurrencyBalance {
  /** The currency. */
  readonly currency: string;
  /** In that currency. */
  readonly amount: Decimal;
  /** In the currency of the books. */
  readonly base: Decimal;
}

/** A customer and the group they buy in. */
export interface CustomerGroupReply {
  /** The customer. */
  readonly customer: string;
  /** The group, folded; absent when in none. */
  readonly customer_group?: string | null;
}

/** On which terms a customer buys. */
export interface CustomerTermsReply {
  /** Who sells. */
  readonly entity: string;
  /** Who buys. */
  readonly customer: string;
  /** In how many days their invoices are due; absent: as the channel says. */
  readonly due_days?: number | null;
  /** How much they may owe; absent: without limit. */
  readonly credit_limit?: Decimal | null;
  /** Whether every new order of theirs waits for somebody to let it go. */
  readonly stopped: boolean;
}

/** Who releases in whose stead, and for how long. */
export interface DelegationReply {
  /** Whose authority it is. */
  readonly from: string;
  /** Who releases in their stead. */
  readonly to: string;
  /** In which entity; absent: in all. */
  readonly entity?: string | null;
  /** At which site; absent: at all. */
  readonly site?: string | null;
  /** The first business day. */
  readonly starts_on: Day;
  /** The last business day. */
  readonly ends_on: Day;
}

/** How it stands, and how it came to that. */
export interface DemandHistory {
  /** How it stands. */
  readonly demand: DemandReply;
  /** What happened to its units, in order. */
  readonly steps: readonly DemandStep[];
}

/** A line of a demand: what is wanted is the sum of the other quantities. */
export interface DemandLineReply {
  /** Its place, from 1. */
  readonly line: number;
  /** The SKU. */
  readonly item: string;
  /** All that was ever asked for, in the item's base unit. */
  readonly wanted: Decimal;
  /** Promised nothing yet. */
  readonly open: Decimal;
  /** Promised for a while. */
  readonly reserved: Decimal;
  /** Promised at a position. */
  readonly allocated: Decimal;
  /** In a tote. */
  readonly picked: Decimal;
  /** Gone. */
  readonly shipped: Decimal;
  /** No longer wanted. */
  readonly cancelled: Decimal;
  /**
   * When what is open is expected to be filled, by what is expected to arrive: only `allocation.demand`
   * says it, of orders that wait. Absent where nothing that is expected brings all of it, or where it
   * waits for something else. A day that is past says that it is late.
   */
  readonly expected_on?: Day | null;
  /** Where it is promised. */
  readonly promises: readonly PromiseReply[];
}

/** What somebody wants, and what they were promised. */
export interface DemandReply {
  /** The channel it came through. */
  readonly channel: string;
  /** What stands behind it. */
  readonly kind: words.DemandKind;
  /** Its reference in the channel. */
  readonly reference: string;
  /** The day it is wanted. */
  readonly wanted_on: Day;
  /** When what is reserved is let go, if ever. */
  readonly expires_at?: Instant | null;
  /** Its lines, in order. */
  readonly lines: readonly DemandLineReply[];
}

/** Units that went from one stage to another. */
export interface DemandStep {
  /** When it was recorded. */
  readonly at: Instant;
  /** The line. */
  readonly line: number;
  /** Why. */
  readonly cause: words.Cause;
  /** From where. */
  readonly from: words.Stage;
  /** To where. */
  readonly to: words.Stage;
  /** The site of the promise among both. */
  readonly site?: string | null;
  /** How much. */
  readonly quantity: Decimal;
}

/** Something in which two parties differed. */
export interface Differing {
  /**
   * What: `currency`, `active`, `customer_group`, `due_days`, `credit_limit`, `stopped`, `exemption`, an
   * attribute or a reference as `attributes.name` or `external_refs.system`.
   */
  readonly what: string;
  /** In the books of which entity, if in one's. */
  readonly entity?: string | null;
  /** What holds; absent: nothing. */
  readonly kept?: string | null;
  /** What is no longer used; absent: there was nothing. */
  readonly left?: string | null;
}

/** What a line is about, beside its account. */
export interface DimensionsReply {
  /** The site. */
  readonly site?: string | null;
  /** The channel. */
  readonly channel?: string | null;
  /** The category. */
  readonly category?: string | null;
  /** The party. */
  readonly party?: string | null;
  /** The host's own. */
  readonly own?: { readonly [name: string]: unknown };
}

/** The document a command made. */
export interface DocumentReply {
  /** Its number. */
  readonly document: string;
  /** The number of the entry that posts it; absent when nothing had to be posted. */
  readonly entry?: string | null;
  /**
   * The day of the books it counts in: the first open day from the day it happened on that is not before
   * the last day on which any pool it touches was posted on. What happened before that no longer changes
   * the value of past days.
   */
  readonly posted_on: Day;
  /** By how much the book value of stock changed, in the entity's currency. */
  readonly stock_value_change: Decimal;
  /** The numbers of the exceptions raised with it: what a person must look at. */
  readonly exceptions?: readonly number[];
}

/** A page of parties that may be one. */
export interface DuplicatesAnswer {
  /** The pairs; a page may have none and yet a next one. */
  readonly duplicates: readonly LikelyDuplicate[];
  /** Where the next page begins, if there is one. */
  readonly next?: number | null;
}

/** A page of conflicts. */
export interface DutyConflictsAnswer {
  /** The conflicts of the actors of this page. */
  readonly conflicts: readonly ConflictRow[];
  /** Where the next page begins, if there is one. */
  readonly next?: string | null;
}

/** Two duties that do not belong in one hand. */
export interface DutyPairReply {
  /** The one. */
  readonly first: string;
  /** The other. */
  readonly second: string;
  /** What is made of it. */
  readonly strictness: words.Strictness;
  /** What somebody could do who has both. */
  readonly risk: string;
  /** Whether it is one of those that are shipped. */
  readonly shipped: boolean;
}

/** One end of a movement. */
export interface EndLine {
  /** The site, or the place outside every shop. */
  readonly site: string;
  /** The state, at a site of ours. */
  readonly state?: words.StockState | null;
  /** The place inside the site. */
  readonly place?: string | null;
}

/** A page of entities. */
export interface EntitiesAnswer {
  /** The entities. */
  readonly entities: readonly EntityReply[];
  /** Where the next page begins, if there is one. */
  readonly next?: string | null;
}

/** An entity. */
export interface EntityReply {
  /** Its code. */
  readonly entity: string;
  /** Its name. */
  readonly name: string;
  /** The currency of its books. */
  readonly currency: string;
  /** Where its business day is counted when no site is at hand. */
  readonly time_zone: string;
  /** The valuation area of its sites that have none of their own. */
  readonly area: string;
  /** The place of goods under way between its sites. */
  readonly transit_site: string;
}

/** A page of entries. */
export interface EntriesAnswer {
  /** The entries. */
  readonly entries: readonly EntryAnswer[];
  /** Where the next page begins, if there is one. */
  readonly next?: string | null;
}

/** An entry. */
export interface EntryAnswer {
  /** Its number. */
  readonly entry: string;
  /** Whose books. */
  readonly entity: string;
  /** The currency of those. */
  readonly currency: string;
  /**
   * What happened: the kind of the document, or `manual`, `recorded`, `reversal`, `open_item`,
   * `settlement`, `match`.
   */
  readonly kind: string;
  /** The business day it happened. */
  readonly occurred_on: Day;
  /** The business day of the books it counts in. */
  readonly posted_on: Day;
  /** The instant it was stored. */
  readonly recorded_at?: Instant | null;
  /** The number of the document it belongs to, if any. */
  readonly document?: string | null;
  /** The entry it takes back, if any. */
  readonly reverses?: string | null;
  /** The entry that takes it back, if any. */
  readonly reversed_by?: string | null;
  /** Free text. */
  readonly note?: string;
  /** Its lines, in order. */
  readonly lines: readonly EntryLineReply[];
}

/** A line of an entry. */
export interface EntryLineReply {
  /** The account. */
  readonly account: string;
  /** The account's name. */
  readonly name: string;
  /** The amount in `currency`, debit positive, credit negative. */
  readonly amount: Decimal;
  /** The currency of the amount. */
  readonly currency: string;
  /** The amount in the currency of the books. */
  readonly base: Decimal;
  /** Units of the currency of the books for one of `currency`. */
  readonly rate: Decimal;
  /** What it is about. */
  readonly dimensions?: DimensionsReply;
  /** Free text. */
  readonly note?: string;
}

/** An entry was posted. */
export interface EntryPosted {
  /** Its number. */
  readonly entry: string;
  /** The business day it happened. */
  readonly occurred_on: Day;
  /** The business day of the books it counts in. */
  readonly posted_on: Day;
  /** What its debits come to, in the currency of the books. */
  readonly total: Money;
}

/** Something a person must look at, as it stands. */
export interface ExceptionReply {
  /** Its number. */
  readonly exception: number;
  /** The standard code, often that of the refusal a request would have had. */
  readonly code: string;
  /** How much it matters. */
  readonly severity: words.Severity;
  /** The entity it concerns, if one. */
  readonly entity?: string | null;
  /** The site it concerns, if one. */
  readonly site?: string | null;
  /** The document, item or account it is about. */
  readonly subject: string;
  /** What is at stake, if known. */
  readonly value?: Money | null;
  /** The document that booked it, if one did. */
  readonly document?: string | null;
  /** Who has it, if anybody. */
  readonly owner?: string | null;
  /** Where in its life it is. */
  readonly state: words.ExceptionState;
  /** One plain sentence. */
  readonly message: string;
  /** The numbers behind it. */
  readonly details: { readonly [name: string]: unknown };
  /** How it was settled, once it is. */
  readonly resolution?: string | null;
  /** When it was raised; absent within the command that raises it. */
  readonly raised_at?: Instant | null;
}

/** A page of exceptions. */
export interface ExceptionsAnswer {
  /** The exceptions. */
  readonly exceptions: readonly ExceptionReply[];
  /** Where the next page begins, if there is one. */
  readonly next?: number | null;
}

/** An exchange. */
export interface ExchangeReply {
  /** What was done about what came back. */
  readonly done: ReturnDone;
  /** The new order. */
  readonly order: OrderReply;
  /** What of it was paid of the store credit. */
  readonly paid: Decimal;
}

/** What frees a party from tax. */
export interface ExemptionReply {
  /** Who. */
  readonly party: string;
  /** Where; everywhere if not said. */
  readonly jurisdiction?: string | null;
  /** Exempt, zero-rated or reverse charge. */
  readonly treatment: words.Treatment;
  /** What it is proven by. */
  readonly certificate: string;
  /** The first day it holds. */
  readonly starts_on: Day;
  /** The last day it holds, if it ends. */
  readonly ends_on?: Day | null;
}

/** A page of exemptions. */
export interface ExemptionsAnswer {
  /** In order of party, jurisdiction and day. */
  readonly exemptions: readonly ExemptionReply[];
  /** Where the next page begins, if there is one. */
  readonly next?: string | null;
}

/** What is expected of an item on a day. */
export interface ExpectedArrival {
  /** Where. */
  readonly site: string;
  /** Where it comes from. */
  readonly kind: words.ExpectedKind;
  /** Under which reference. */
  readonly reference: string;
  /** When. */
  readonly expected_on: Day;
  /** How much. */
  readonly quantity: Decimal;
  /** Whether it was expected before the first day: it counts from that day on. */
  readonly late: boolean;
}

/** What is still expected of an item on a day. */
export interface ExpectedSupplyLine {
  /** The SKU. */
  readonly item: string;
  /** How much, in the item's base unit. */
  readonly quantity: Decimal;
  /** When. */
  readonly expected_on: Day;
}

/** What is still expected at a site under a reference. */
export interface ExpectedSupplyReply {
  /** Where it will arrive. */
  readonly site: string;
  /** Where it comes from. */
  readonly kind: words.ExpectedKind;
  /** The reference. */
  readonly reference: string;
  /** What is still expected, in order of day and item. */
  readonly lines: readonly ExpectedSupplyLine[];
}

/** What was let go. */
export interface ExpiredReply {
  /** How many baskets, quotes and orders had something reserved past its time. */
  readonly expired: number;
}

/** A page of figures. */
export interface FeedAnswer {
  /** How they are published. */
  readonly feed: FeedReply;
  /** The number of the last figure published for the channel so far. */
  readonly sequence: number;
  /** The figures. */
  readonly figures: readonly FeedFigure[];
  /** Where the next page begins, if there is one. */
  readonly next?: number | null;
}

/** A published figure. */
export interface FeedFigure {
  /** Its number. */
  readonly sequence: number;
  /** The SKU. */
  readonly item: string;
  /** The site, where there is a figure for each. */
  readonly site?: string | null;
  /** How much can be promised, in the item's base unit. */
  readonly quantity: Decimal;
}

/** How the figures of a channel are published. */
export interface FeedReply {
  /** The channel. */
  readonly channel: string;
  /** How much is taken off each figure. */
  readonly buffer: Decimal;
  /** Which part of each figure is taken off, where that is more. */
  readonly buffer_percent: Decimal;
  /** By how much a figure must have changed to be published. */
  readonly minimum_change: Decimal;
  /** Whether there is a figure for each site. */
  readonly by_site: boolean;
}

/** Who was served. */
export interface FilledReply {
  /** How many items were waited for. */
  readonly items: number;
  /** How many orders got something; unless sourced together, an order counts once for each item. */
  readonly served: number;
}

/** A transaction of a fiscal device. */
export interface FiscalReply {
  /** The register. */
  readonly register: string;
  /** The transaction. */
  readonly transaction: string;
  /** What the device did. */
  readonly action: words.FiscalAction;
  /** The exception raised when it was not that transaction's turn, or when the device was away. */
  readonly exception?: number | null;
}

/** What a fiscal device or service says of a sale. */
export interface FiscalStamp {
  /** Its code of the transaction, unique at the register. */
  readonly transaction: string;
  /** Its fields: signature, counters, times. Without them the transaction is still under way. */
  readonly fields?: { readonly [name: string]: unknown };
}

/** What a fiscal device did. */
export interface FiscalStep {
  /** What it did. */
  readonly action: words.FiscalAction;
  /** The receipt it is about. */
  readonly receipt?: string | null;
  /** Its fields. */
  readonly fields?: { readonly [name: string]: unknown };
}

/** A transaction of a fiscal device. */
export interface FiscalTransactionReply {
  /** The register. */
  readonly register: string;
  /** The transaction. */
  readonly transaction: string;
  /** What the device did, in order. */
  readonly steps: readonly FiscalStep[];
}

/** A role an actor holds somewhere. */
export interface GrantReply {
  /** Who. */
  readonly actor: string;
  /** Holds what. */
  readonly role: string;
  /** In which entity; absent: in all. */
  readonly entity?: string | null;
  /** At which site; absent: at all. */
  readonly site?: string | null;
  /** The largest amount a command may commit to, in the entity's currency; absent: any. */
  readonly limit?: string | null;
  /** Whether it still holds: a revoked grant stays on record. */
  readonly active: boolean;
}

/** A hold. */
export interface HoldReply {
  /** For what. */
  readonly hold: words.HoldKind;
  /** Why. */
  readonly reason: string;
}

/** A name an item answers to. */
export interface IdentifierReply {
  /** The name as written. */
  readonly identifier: string;
  /** Whose name it is. */
  readonly kind: words.IdentifierKind;
  /** The unit or pack it stands for. */
  readonly unit: string;
  /** The supplier whose code it is, if one. */
  readonly supplier?: string | null;
}

/** The pairs. */
export interface IncompatibleDutiesAnswer {
  /** The pairs. */
  readonly pairs: readonly DutyPairReply[];
}

/** An invoice or credit note. */
export interface InvoiceAnswer {
  /** Its number. */
  readonly invoice: string;
  /** Which of both. */
  readonly kind: words.InvoiceKind;
  /** The stock document it belongs to: the shipment it bills, the return it credits. */
  readonly document: string;
  /** The order's channel. */
  readonly channel: string;
  /** The order's reference. */
  readonly reference: string;
  /** Who owes it. */
  readonly party?: string | null;
  /** The business day of the books it counts in. */
  readonly posted_on: Day;
  /** The day it is due. */
  readonly due_on: Day;
  /** The invoice it corrects. */
  readonly corrects?: string | null;
  /** The currency of the amounts. */
  readonly currency: string;
  /** Without tax. */
  readonly net: Decimal;
  /** The tax that we owe. */
  readonly tax: Decimal;
  /** Both. */
  readonly total: Decimal;
  /** What of it was paid before, or is held for the customer now. */
  readonly paid: Decimal;
  /** What of it is still owed; of a credit note nothing. */
  readonly owed: Decimal;
  /** What the marketplace keeps of it, or the principal gets. */
  readonly fee: Decimal;
  /** Its lines, in order. */
  readonly lines: readonly InvoiceLineReply[];
}

/** An invoice or credit note in a list. */
export interface InvoiceHeading {
  /** Its number. */
  readonly invoice: string;
  /** The order's channel. */
  readonly channel: string;
  /** The order's reference. */
  readonly reference: string;
  /** Who owes it. */
  readonly party?: string | null;
  /** The business day of the books it counts in. */
  readonly posted_on: Day;
  /** The day it is due. */
  readonly due_on: Day;
  /** Without tax. */
  readonly net: Decimal;
  /** The tax that we owe. */
  readonly tax: Decimal;
  /** Both. */
  readonly total: Decimal;
  /** What of it is still owed; of a credit note nothing. */
  readonly owed: Decimal;
}

/** A line of an invoice. */
export interface InvoiceLineReply {
  /** The line of the order. */
  readonly order_line: number;
  /** The SKU. */
  readonly item: string;
  /** How much, in the item's base unit. */
  readonly quantity: Decimal;
  /** Price times quantity. */
  readonly gross: Decimal;
  /** What was taken off, its share of what was taken off the order included. */
  readonly discount: Decimal;
  /** Without tax. */
  readonly net: Decimal;
  /** The tax that we owe. */
  readonly tax: Decimal;
  /** The tax that a marketplace collects and owes. */
  readonly memo_tax: Decimal;
  /** How it is taxed. */
  readonly treatment: words.Treatment;
}

/** What a shipment bills. */
export interface InvoicedReply {
  /** The number of the invoice. */
  readonly invoice: string;
  /** What it bills, tax included. */
  readonly billed: Decimal;
  /** What of that was paid before. */
  readonly paid: Decimal;
  /** What is left to be paid. */
  readonly owed: Decimal;
  /** The day that is due. */
  readonly due_on: Day;
}

/** A page of invoices or credit notes. */
export interface InvoicesAnswer {
  /** The currency of the amounts. */
  readonly currency: string;
  /** The invoices. */
  readonly invoices: readonly InvoiceHeading[];
  /** Where the next page begins, if there is one. */
  readonly next?: number | null;
}

/** What of an item can be promised, day by day. */
export interface ItemByDate {
  /** The SKU. */
  readonly item: string;
  /** The first day and each later one on which anything changes; each holds until the next. */
  readonly days: readonly AvailableDay[];
  /** What is expected until the last day, in order of day: the first thousand. */
  readonly expected: readonly ExpectedArrival[];
}

/** A change of an open item. */
export interface ItemMove {
  /** The entry that posts it. */
  readonly entry: string;
  /** The business day of the books. */
  readonly posted_on: Day;
  /** In the item's currency, debit positive. */
  readonly amount: Decimal;
  /** In the currency of the books, debit positive. */
  readonly base: Decimal;
}

/** An item was opened. */
export interface ItemOpened {
  /** The item. */
  readonly open_item: number;
  /** The entry that posts it. */
  readonly entry: string;
  /** The business day of the books. */
  readonly posted_on: Day;
}

/** The prices of an item. */
export interface ItemPrices {
  /** The SKU. */
  readonly item: string;
  /** Its prices. */
  readonly prices: readonly PriceReply[];
}

/** What remains of an item. */
export interface ItemRemaining {
  /** The item. */
  readonly open_item: number;
  /** The side it stands on. */
  readonly side: words.Side;
  /** What remains. */
  readonly remaining: Money;
}

/** An item. */
export interface ItemReply {
  /** Its SKU. */
  readonly item: string;
  /** Its name. */
  readonly name: string;
  /** What it is. */
  readonly kind: words.ItemKind;
  /** Where in the category tree. */
  readonly category: string;
  /** Its base unit. */
  readonly unit: string;
  /** How what leaves stock is priced. */
  readonly costing_method: words.CostingMethod;
  /** The tax class. */
  readonly tax_class: string;
  /** Whether units are told apart. */
  readonly tracking: words.Tracking;
  /** Where in its life. */
  readonly status: words.ItemStatus;
  /** The host's own. */
  readonly attributes: { readonly [name: string]: unknown };
}

/** An item was settled, or part of it. */
export interface ItemSettled {
  /** The item. */
  readonly open_item: number;
  /** What remains of it, on its side. */
  readonly remaining: Money;
  /** What the rates cost, in the currency of the books: a loss above 0, a gain below. */
  readonly exchange_loss: Money;
  /** The entry that posts it. */
  readonly entry: string;
  /** The business day of the books. */
  readonly posted_on: Day;
}

/** Items were matched. */
export interface ItemsMatched {
  /** How much was matched. */
  readonly matched: Money;
  /** What the rates cost, in the currency of the books: a loss above 0, a gain below. */
  readonly exchange_loss: Money;
  /** The items of which something remains, and how much. */
  readonly remaining: readonly ItemRemaining[];
  /** The entry that posts it, unless nothing was matched. */
  readonly entry?: string | null;
  /** The business day of the books. */
  readonly posted_on: Day;
}

/** What open items of a currency and bucket add up to, debit positive. */
export interface ItemsTotal {
  /** The currency of the items. */
  readonly currency: string;
  /** How long they have been due; given when a day was asked for. */
  readonly bucket?: words.Bucket | null;
  /** How many. */
  readonly count: number;
  /** What remains of them, in their currency. */
  readonly remaining: Decimal;
  /** What remains of them in the currency of the books. */
  readonly remaining_base: Decimal;
}

/** A jurisdiction. */
export interface JurisdictionReply {
  /** Its code. */
  readonly jurisdiction: string;
  /** The name shown. */
  readonly name: string;
  /** Where its taxes are rounded. */
  readonly rounding: words.Rounding;
  /** What makes them due. */
  readonly tax_point: words.TaxPoint;
  /** Whether the tax in bad debts can be claimed back. */
  readonly bad_debt_relief: boolean;
  /** How many days after a debt was due, at the earliest. */
  readonly bad_debt_relief_days: number;
  /** The sites whose sales are taxed there, in the order they were added. */
  readonly sites: readonly string[];
}

/** A jurisdiction's part of the report. */
export interface JurisdictionReported {
  /** Where. */
  readonly jurisdiction: string;
  /** What was taxed, in order of class, day and treatment. */
  readonly lines: readonly TaxReportLine[];
  /** Without tax: sales less refunds, what was paid in advance and bad debts. */
  readonly net: Decimal;
  /** Tax that we owe: of sales less that of refunds, of what was paid in advance and of bad debts. */
  readonly tax: Decimal;
  /** Tax that others collected and owe, likewise. */
  readonly memo_tax: Decimal;
  /** The months of the span, in order. */
  readonly periods: readonly PeriodReported[];
}

/** Jurisdictions. */
export interface JurisdictionsAnswer {
  /** In order of code. */
  readonly jurisdictions: readonly JurisdictionReply[];
}

/** What was set. */
export interface KeptBackReply {
  /** The site. */
  readonly site: string;
  /** How many quantities changed. */
  readonly changed: number;
}

/** A kit and its parts. */
export interface KitAnswer {
  /** Its SKU. */
  readonly kit: string;
  /** Its parts, as they were given. */
  readonly parts: readonly KitPartReply[];
}

/** A part of a kit. */
export interface KitPartReply {
  /** The SKU. */
  readonly item: string;
  /** How much of it one kit holds, in its base unit. */
  readonly quantity: Decimal;
  /**
   * What one base unit of it bears of the kit's price, in proportion to the others; 0 where none was
   * said.
   */
  readonly share: Decimal;
}

/** Where a late cost went. */
export interface LateCostReply {
  /** The number of the document. */
  readonly document: string;
  /** The number of the entry. */
  readonly entry?: string | null;
  /**
   * The day of the books it counts in: today, or the last day on which any pool it touches was posted on,
   * if that is later.
   */
  readonly posted_on: Day;
  /** What went onto stock, in the entity's currency. */
  readonly on_stock: Decimal;
  /** What went to cost of sales, or to purchase variance under standard cost. */
  readonly on_expense: Decimal;
}

/** Two parties that may be one. */
export interface LikelyDuplicate {
  /** The one that was added first. */
  readonly party: string;
  /** The other one. */
  readonly other: string;
  /** How sure the surest reason is. */
  readonly strength: words.MatchStrength;
  /** Why, the surest first. */
  readonly reasons: readonly words.MatchReason[];
}

/** What a line would pay. */
export interface LineQuoted {
  /** Its class, in small letters. */
  readonly tax_class: string;
  /** The first day of the rates it is taxed by. */
  readonly effective_on: Day;
  /** How it is taxed. */
  readonly treatment: words.Treatment;
  /** Without tax. */
  readonly net: Decimal;
  /** Tax. */
  readonly tax: Decimal;
  /** Tax that a marketplace or platform collects, if any does. */
  readonly memo_tax?: Decimal | null;
  /** Of a purchase, what does not come back of the tax. */
  readonly into_cost?: Decimal | null;
}

/** The lowest price. */
export interface LowestPriceAnswer {
  /** The SKU. */
  readonly item: string;
  /** The unit it is per. */
  readonly unit: string;
  /** The price of one unit. */
  readonly price: Decimal;
  /** Its currency. */
  readonly currency: string;
  /** Whether it includes tax. */
  readonly includes_tax: boolean;
  /** The list that offered it. */
  readonly price_list: string;
}

/** Who a buyer may be. */
export interface MatchesAnswer {
  /** The parties, the surest first. */
  readonly matches: readonly PartyMatch[];
  /** Whether there are more than are answered, or more of one reason than are looked at. */
  readonly more: boolean;
}

/** What was kept as personal about a party that was merged. */
export interface MergedPersonal {
  /** The code it had. */
  readonly party: string;
  /** What is personal. */
  readonly personal: Personal;
}

/** Receipts that follow each other and are on nobody's file. */
export interface MissingReceipts {
  /** The first. */
  readonly first: number;
  /** The last. */
  readonly last: number;
}

/** An amount with its currency. */
export interface Money {
  /** The amount in the currency's major unit, with no more decimals than the currency has. */
  readonly amount: Decimal;
  /** The currency of the amount. */
  readonly currency: string;
}

/** Money on account that was put against what is owed. */
export interface MoneyApplied {
  /** The number of the document that does it. */
  readonly application: string;
  /** The number of the entry that posts it. */
  readonly entry?: string | null;
  /** The business day of the books it counts in. */
  readonly posted_on: Day;
  /** How much was put against what is owed. */
  readonly amount: Decimal;
  /** What it settled, in order. */
  readonly settled: readonly SettledReply[];
  /** Whose money it was, in order. */
  readonly credits: readonly UsedCredit[];
}

/** Money that was recorded. */
export interface MoneyReceived {
  /** The number of the payment. */
  readonly payment: string;
  /** Whether it had been recorded before. */
  readonly again: boolean;
  /** The number of the entry that posts it. */
  readonly entry?: string | null;
  /** The business day of the books it counts in. */
  readonly posted_on: Day;
  /** How much it stands over. */
  readonly amount: Decimal;
  /** What it settled, in order. */
  readonly settled: readonly SettledReply[];
  /** What of it was on account when it came. */
  readonly on_account: Decimal;
  /** The credit notes of discounts taken with it; only of money that is recorded now. */
  readonly discounts?: readonly string[];
  /** The numbers of the exceptions raised with it: what a person must look at. */
  readonly exceptions?: readonly number[];
}

/** Where the money of an order stands. */
export interface MoneyReply {
  /** Promised to us and neither taken nor let go. */
  readonly authorised: Decimal;
  /** Taken, what was charged back not counted. */
  readonly captured: Decimal;
  /** Given back. */
  readonly refunded: Decimal;
  /** Billed, tax included. */
  readonly billed: Decimal;
  /** Credited, tax included. */
  readonly credited: Decimal;
  /** What we hold for the customer. */
  readonly held: Decimal;
  /** What is still to be paid; below zero what is to be given back. */
  readonly due: Decimal;
}

/** Money on account that was given back. */
export interface MoneyReturned {
  /** The number of the document that does it. */
  readonly payout: string;
  /** The number of the entry that posts it. */
  readonly entry?: string | null;
  /** The business day of the books it counts in. */
  readonly posted_on: Day;
  /** How much was given back. */
  readonly amount: Decimal;
  /** Whose money it was, in order. */
  readonly credits: readonly UsedCredit[];
}

/** Money that went back. */
export interface MoneyReversed {
  /** The number of the document that takes the payment back. */
  readonly reversal: string;
  /** The payment. */
  readonly payment: string;
  /** Whether that had been recorded before. */
  readonly again: boolean;
  /** The number of the entry that posts it. */
  readonly entry?: string | null;
  /** The business day of the books it counts in. */
  readonly posted_on: Day;
  /** How much went back. */
  readonly amount: Decimal;
  /** What is owed again, in order. */
  readonly reopened: readonly SettledReply[];
  /** The numbers of the exceptions raised with it: what a person must look at. */
  readonly exceptions?: readonly number[];
}

/** A movement as a report shows it. */
export interface MovementLine {
  /** Its number, ascending in the order of recording. */
  readonly movement: number;
  /** The number of its document. */
  readonly document: string;
  /** The line of the document. */
  readonly line: number;
  /** What it is. */
  readonly kind: words.MovementKind;
  /** The SKU. */
  readonly item: string;
  /** How much, in base units. */
  readonly quantity: Decimal;
  /** From where. */
  readonly from: EndLine;
  /** To where. */
  readonly to: EndLine;
  /** The lot or serial. */
  readonly lot?: string | null;
  /** The supplier who still owns it. */
  readonly owner?: string | null;
  /** Why. */
  readonly reason?: string | null;
  /** The business day it happened. */
  readonly occurred_on: Day;
  /** The business day of the books it counts in. */
  readonly posted_on: Day;
  /** The quantity as it was entered. */
  readonly entered_quantity: string;
  /** The unit or pack it was entered in. */
  readonly entered_unit: string;
}

/** A page of movements. */
export interface MovementsReply {
  /** The movements. */
  readonly movements: readonly MovementLine[];
  /** What to ask the next page after; absent on the last. */
  readonly next?: number | null;
}

/** An entity was opened. */
export interface OpenEntityReply {
  /** The entity. */
  readonly opened: EntityReply;
  /** How many accounts its chart has. */
  readonly accounts: number;
}

/** An open item. Amounts are above 0: the side says the sign. */
export interface OpenItemReply {
  /** Its number. */
  readonly open_item: number;
  /** The control account it is a part of. */
  readonly account: string;
  /** The side it stands on. */
  readonly side: words.Side;
  /** The party it concerns, if any. */
  readonly party?: string | null;
  /** What people call it. */
  readonly reference: string;
  /** The document it comes from, if any. */
  readonly document?: string | null;
  /** The line of that document. */
  readonly line?: number | null;
  /** The business day of the books it was opened on. */
  readonly opened_on: Day;
  /** The day it is due. */
  readonly due_on: Day;
  /** Whether it collects: it moves both ways, and its side is that of what remains. */
  readonly running?: boolean;
  /** What it was opened with, in its currency. */
  readonly amount: Decimal;
  /** What remains of it, in its currency. */
  readonly remaining: Decimal;
  /** Its currency. */
  readonly currency: string;
  /** What remains of it in the currency of the books. */
  readonly remaining_base: Decimal;
  /** The days since it was due, below 0 before; given when a day was asked for. */
  readonly age_days?: number | null;
  /** How long it has been due; given when a day was asked for. */
  readonly bucket?: words.Bucket | null;
}

/** An open item and a page of its moves. */
export interface OpenItemsItemAnswer {
  /** The item as it stands now. */
  readonly item: OpenItemReply;
  /** Its moves, in order. */
  readonly moves: readonly ItemMove[];
  /** Where the next page of moves begins, if there is one. */
  readonly next?: number | null;
}

/** A page of open items. */
export interface OpenItemsItemsAnswer {
  /** The items. */
  readonly items: readonly OpenItemReply[];
  /** What all pages add up to, by currency and bucket, on the first page. */
  readonly totals?: readonly ItemsTotal[];
  /** Where the next page begins, if there is one. */
  readonly next?: number | null;
}

/** What stands open of a line of a return. */
export interface OpenReturn {
  /** The number of the return. */
  readonly number: string;
  /** Its line. */
  readonly line: number;
  /** What was refunded and has not come; below zero what came and was not refunded. */
  readonly unmatched: Decimal;
  /** Since when. */
  readonly since: Day;
  /** What it stands at in the books. */
  readonly clearing: Decimal;
  /** The exception that was raised. */
  readonly exception: number;
}

/** An order or quote in a list. */
export interface OrderHeading {
  /** The channel it came through. */
  readonly channel: string;
  /** Whether it is an order or a quote. */
  readonly kind: words.DemandKind;
  /** Its reference in the channel. */
  readonly reference: string;
  /** Our number of it. */
  readonly number: string;
  /** Who buys. */
  readonly customer?: string | null;
  /** How it stands. */
  readonly status: words.OrderStatus;
  /** The business day it was placed. */
  readonly placed_on: Day;
  /** The currency of the amounts. */
  readonly currency: string;
  /** What the customer pays, all taxes included. */
  readonly total: Decimal;
  /** What is still to be paid; below zero what is to be given back. */
  readonly due: Decimal;
}

/** A line of an order: what is wanted is the sum of the stages below it. */
export interface OrderLineReply {
  /** Its place, from 1. */
  readonly line: number;
  /** The SKU. */
  readonly item: string;
  /** The kit it is a part of, if it is. */
  readonly kit?: string | null;
  /** How much was ordered, in the item's base unit. */
  readonly quantity: Decimal;
  /** The price of one of the unit it was ordered in. */
  readonly unit_price: Decimal;
  /** Why the price is what it is. */
  readonly price_origin: words.PriceOrigin;
  /** What all that was ordered comes to without tax, after discounts. */
  readonly net: Decimal;
  /** Its tax that we owe. */
  readonly tax: Decimal;
  /** How it is taxed. */
  readonly treatment: words.Treatment;
  /** What was taken off it, its share of what was taken off the order included. */
  readonly discount: Decimal;
  /** Promised nothing yet. */
  readonly open: Decimal;
  /** Promised for a while. */
  readonly reserved: Decimal;
  /** Promised at a position. */
  readonly allocated: Decimal;
  /** In a tote. */
  readonly picked: Decimal;
  /** Gone; of a line without goods: billed. */
  readonly shipped: Decimal;
  /** No longer wanted. */
  readonly cancelled: Decimal;
}

/** A payment that was recorded. */
export interface OrderPaymentReply {
  /** Whether the step had been recorded before. */
  readonly again: boolean;
  /** How much it stands over. */
  readonly amount: Decimal;
  /** The order as it stands now. */
  readonly order: OrderReply;
}

/** An order or quote. */
export interface OrderReply {
  /** The channel it came through. */
  readonly channel: string;
  /** Whether it is an order or a quote. */
  readonly kind: words.DemandKind;
  /** Its reference in the channel. */
  readonly reference: string;
  /** Our number of it. */
  readonly number: string;
  /** Who buys. */
  readonly customer?: string | null;
  /** How it stands. */
  readonly status: words.OrderStatus;
  /** The business day it was placed. */
  readonly placed_on: Day;
  /** The day it is wanted. */
  readonly wanted_on: Day;
  /** The last day a quote can be taken, if there is one. */
  readonly valid_until?: Day | null;
  /** The currency of all amounts. */
  readonly currency: string;
  /** What is wanted of it, without tax. */
  readonly net: Decimal;
  /** The tax we owe. */
  readonly tax: Decimal;
  /** The tax that a marketplace collects and owes. */
  readonly memo_tax: Decimal;
  /** What the customer pays, all taxes included. */
  readonly total: Decimal;
  /** What the channel says it came to when it was captured, if it said so. */
  readonly stated_total?: Decimal | null;
  /** Where its money stands. */
  readonly money: MoneyReply;
  /** For what it is held now. */
  readonly holds: readonly HoldReply[];
  /** Its lines, in order. */
  readonly lines: readonly OrderLineReply[];
  /** The numbers of the exceptions raised with it: what a person must look at. */
  readonly exceptions?: readonly number[];
}

/** A page of orders. */
export interface OrdersAnswer {
  /** The orders. */
  readonly orders: readonly OrderHeading[];
  /** Where the next page begins, if there is one. */
  readonly next?: number | null;
}

/** A pack level of an item. */
export interface PackReply {
  /** The pack's unit. */
  readonly unit: string;
  /** Base units in one pack. */
  readonly factor: string;
}

/** What a carrier's word came to. */
export interface ParcelReply {
  /** The shipment. */
  readonly shipment: string;
  /** What happened. */
  readonly step: words.ParcelStep;
  /** The document that posts it; absent when nothing had to be posted. */
  readonly document?: string | null;
  /** What passed to the customer, or was claimed or lost, in the entity's currency. */
  readonly amount: Decimal;
  /** The numbers of the exceptions raised with it: what a person must look at. */
  readonly exceptions?: readonly number[];
}

/** A page of parties. */
export interface PartiesAnswer {
  /** The parties. */
  readonly parties: readonly PartyReply[];
  /** Where the next page begins, if there is one. */
  readonly next?: string | null;
}

/** The party of a reference. */
export interface PartiesResolveAnswer {
  /** Its code. */
  readonly party: string;
}

/** A party and what is personal about it. */
export interface PartyAnswer {
  /** The party. */
  readonly party: PartyReply;
  /** What is personal; absent if there never was anything or it was erased. */
  readonly personal?: Personal | null;
  /** Whether what was personal has been erased. */
  readonly erased: boolean;
  /** What was kept as personal about the parties merged into it. */
  readonly merged_personal?: readonly MergedPersonal[];
}

/** A party that a buyer may be. */
export interface PartyMatch {
  /** Its code. */
  readonly party: string;
  /** How sure the surest reason is. */
  readonly strength: words.MatchStrength;
  /** Why, the surest first. */
  readonly reasons: readonly words.MatchReason[];
  /** An inactive party takes no new documents. */
  readonly active: boolean;
}

/** A party was merged. */
export interface PartyMerged {
  /** The party that goes on. */
  readonly party: PartyReply;
  /** The codes that name it from now on: of the party that ended, and of what had been merged into that. */
  readonly ended: readonly string[];
  /** What the party that ended had and is no longer used, because the one that goes on has something else. */
  readonly differs: readonly Differing[];
  /** Why they are one. */
  readonly reason: string;
}

/** A party without anything personal: replies are kept on file, and what is personal must not be. */
export interface PartyReply {
  /** Its code. */
  readonly party: string;
  /** What it is to us. */
  readonly kinds: readonly words.PartyKind[];
  /** The currency it deals in; absent: the entity's. */
  readonly currency?: string | null;
  /** Its ids in other systems, by system. */
  readonly external_refs: { readonly [name: string]: string };
  /** The host's own. */
  readonly attributes: { readonly [name: string]: unknown };
  /** An inactive party takes no new documents. */
  readonly active: boolean;
  /** The codes of the parties merged into it, all of which name it now. */
  readonly merged?: readonly string[];
}

/** A call of a payment terminal. */
export interface PaymentLine {
  /** The host's code for it. */
  readonly payment: string;
  /** The tender. */
  readonly tender: string;
  /** How much; below zero when it goes to the customer. */
  readonly amount: Decimal;
  /** Where it stands. */
  readonly state: words.PaymentState;
  /** The receipt that used it. */
  readonly receipt?: string | null;
  /** The exception raised about it. */
  readonly exception?: number | null;
  /** How it came there. */
  readonly steps: readonly PaymentStep[];
}

/** A call of a payment terminal. */
export interface PaymentReply {
  /** The register. */
  readonly register: string;
  /** The host's code for it. */
  readonly payment: string;
  /** The tender. */
  readonly tender: string;
  /** How much, in the entity's currency; below zero when it goes to the customer. */
  readonly amount: Decimal;
  /** Where it stands. */
  readonly state: words.PaymentState;
  /** The exception raised about what was told, if one was. */
  readonly exception?: number | null;
}

/** A step of a call. */
export interface PaymentStep {
  /** Where it brought the call. */
  readonly state: words.PaymentState;
  /** How much. */
  readonly amount: Decimal;
  /** What may be kept of the card. */
  readonly card?: CardSeen | null;
}

/** Calls of a payment terminal. */
export interface PaymentsReply {
  /** The currency of every amount. */
  readonly currency: string;
  /** The calls, in the order they were made. */
  readonly payments: readonly PaymentLine[];
}

/** A month of an entity. */
export interface PeriodReply {
  /** The month. */
  readonly period: string;
  /** Whether it takes entries. */
  readonly state: words.PeriodState;
}

/** A month's tax as the books have it. */
export interface PeriodReported {
  /** The month. */
  readonly period: string;
  /** The open item it runs up. */
  readonly open_item: number;
  /** What is owed now; below 0 when it comes back. */
  readonly owed: Decimal;
}

/** A page of months. */
export interface PeriodsAnswer {
  /** The months. */
  readonly periods: readonly PeriodReply[];
  /** The last closed month: it and all before it are closed for good. */
  readonly closed_through?: string | null;
  /** Where the next page begins, if there is one. */
  readonly next?: string | null;
}

/** What is personal about a party: kept apart, so that it can be forgotten. */
export interface Personal {
  /** The name of the person or company. */
  readonly name?: string | null;
  /** E-mail address. */
  readonly email?: string | null;
  /** Telephone number. */
  readonly phone?: string | null;
  /** Postal address, line by line; at most 10 lines. */
  readonly address?: readonly string[];
  /** Tax number. */
  readonly tax_number?: string | null;
}

/** The value of a pool. */
export interface PoolValue {
  /** The SKU. */
  readonly item: string;
  /** The valuation area. */
  readonly area: string;
  /** The valuation class. */
  readonly class: words.ValuationClass;
  /** The supplier who still owns it: quantity without value. */
  readonly owner?: string | null;
  /** The inventory account. */
  readonly account: string;
  /** How much. */
  readonly quantity: Decimal;
  /** Worth how much in the books. */
  readonly value: Decimal;
}

/** One position. */
export interface PositionLine {
  /** The SKU. */
  readonly item: string;
  /** The site. */
  readonly site: string;
  /** The state. */
  readonly state: words.StockState;
  /** The place inside the site. */
  readonly place?: string | null;
  /** The lot or serial. */
  readonly lot?: string | null;
  /** The last day the lot may be used. */
  readonly expires_on?: Day | null;
  /** The supplier who still owns it. */
  readonly owner?: string | null;
  /** How much. */
  readonly quantity: Decimal;
}

/** What a site held on a day. */
export interface PositionOnReply {
  /** The SKU. */
  readonly item: string;
  /** The site. */
  readonly site: string;
  /** The business day. */
  readonly on: Day;
  /** All of it. */
  readonly on_hand: Decimal;
  /** By state; empty ones are left out. */
  readonly states: readonly StateQuantity[];
}

/** What of an item is where. */
export interface PositionReply {
  /** The SKU. */
  readonly item: string;
  /** The item's base unit, which quantities are in. */
  readonly unit: string;
  /**
   * All of it, whatever its state and owner; of what is under way between sites only when asked for that
   * place.
   */
  readonly on_hand: Decimal;
  /** What of it may be sold. */
  readonly sellable: Decimal;
  /** What is under way between sites beside it; absent when nothing is, or when asked for one site. */
  readonly in_transit?: Decimal | null;
  /** Position by position; empty ones are left out. */
  readonly positions: readonly PositionLine[];
}

/** A page of positions. */
export interface PositionsReply {
  /** The positions that are not empty. */
  readonly positions: readonly PositionLine[];
  /** What to ask the next page after; absent on the last. */
  readonly next?: string | null;
}

/** A page of rules. */
export interface PostingRulesAnswer {
  /** The rules. */
  readonly rules: readonly RuleReply[];
  /** Where the next page begins, if there is one. */
  readonly next?: number | null;
}

/** A price list. */
export interface PriceListReply {
  /** Its code. */
  readonly price_list: string;
  /** Its name. */
  readonly name: string;
  /** Who sells by it. */
  readonly entity: string;
  /** The currency of its prices. */
  readonly currency: string;
  /** Whether its prices include tax. */
  readonly includes_tax: boolean;
  /** The channel it is for, folded; absent for all. */
  readonly channel?: string | null;
  /** The customer group it is for, folded; absent for all. */
  readonly customer_group?: string | null;
  /** The site it is for; absent for all. */
  readonly site?: string | null;
  /** The first day its prices hold. */
  readonly starts_on: Day;
  /** The last day its prices hold, if there is one. */
  readonly ends_on?: Day | null;
  /** Whether its prices are reduced ones. */
  readonly markdown: boolean;
  /** Whether it prices anything. */
  readonly active: boolean;
}

/** A page of price lists. */
export interface PriceListsAnswer {
  /** The price lists. */
  readonly price_lists: readonly PriceListReply[];
  /** Where the next page begins, if there is one. */
  readonly next?: string | null;
}

/** A price. */
export interface PriceReply {
  /** The unit it is per. */
  readonly unit: string;
  /** The smallest quantity it is for, in that unit. */
  readonly quantity_from: Decimal;
  /** The first day it holds. */
  readonly starts_on: Day;
  /** The last day it holds, if there is one. */
  readonly ends_on?: Day | null;
  /** The price of one unit, in the list's currency. */
  readonly price: Decimal;
}

/** A page of prices. */
export interface PricesAnswer {
  /** The items. */
  readonly items: readonly ItemPrices[];
  /** Where the next page begins, if there is one: the last item of this one. */
  readonly next?: string | null;
}

/** What was set. */
export interface PricesReply {
  /** The list. */
  readonly price_list: string;
  /** How many prices are new or other than before. */
  readonly set: number;
  /** How many stood there already as they are. */
  readonly unchanged: number;
}

/** What lines would cost. */
export interface PricingQuoteAnswer {
  /** The currency of all amounts. */
  readonly currency: string;
  /** The lines, in the order asked. */
  readonly lines: readonly PricingQuotedLine[];
  /** What the lines that have a price come to. */
  readonly amount: Decimal;
}

/** What a line would cost. */
export interface PricingQuotedLine {
  /** The SKU. */
  readonly item: string;
  /** The unit it is sold in. */
  readonly unit: string;
  /** How much, in that unit. */
  readonly quantity: Decimal;
  /**
   * Why it has the price it has: `list`, `markdown` when that list is of reduced prices, or `none` when
   * no list has one.
   */
  readonly origin: words.PriceOrigin;
  /** The price of one unit. */
  readonly price?: Decimal | null;
  /** The list it stands in. */
  readonly price_list?: string | null;
  /** Whether the price, and so the amounts, include tax. */
  readonly includes_tax?: boolean | null;
  /** The quantity from which the price holds; of a pack priced by what it holds, in base units. */
  readonly quantity_from?: Decimal | null;
  /** Price times quantity. */
  readonly list_amount: Decimal;
  /** What the discount of the line takes off. */
  readonly discount_line: Decimal;
  /** What the discount of the basket takes off. */
  readonly discount_basket: Decimal;
  /** What is left to pay. */
  readonly amount: Decimal;
}

/** What of a line is promised at a position. */
export interface PromiseReply {
  /** The site. */
  readonly site: string;
  /** The place inside it. */
  readonly place?: string | null;
  /** The lot or serial. */
  readonly lot?: string | null;
  /** Promised for a while. */
  readonly reserved: Decimal;
  /** Promised at the position. */
  readonly allocated: Decimal;
  /** In a tote. */
  readonly picked: Decimal;
}

/** What was proposed. */
export interface ProposedReply {
  /** How many items were looked at. */
  readonly items: number;
  /** The proposals of this run, in order of item and lane. */
  readonly proposals: readonly TransferProposalReply[];
}

/** What was published. */
export interface PublishedReply {
  /** The channel. */
  readonly channel: string;
  /** How many figures were published. */
  readonly published: number;
  /** The number of the last figure published for the channel so far. */
  readonly sequence: number;
  /** Whether there is more to look at: call again. */
  readonly more: boolean;
}

/** What a basket comes to, in the entity's currency. */
export interface QuoteBasketReply {
  /** The currency of every amount. */
  readonly currency: string;
  /** The lines. */
  readonly lines: readonly TillQuotedLine[];
  /** The tax, by what the lines are taxed as. */
  readonly taxes: readonly ReceiptTax[];
  /** What is due, tax included. */
  readonly total: Decimal;
}

/** A rate of exchange. */
export interface RateReply {
  /** The currency of books. */
  readonly base: string;
  /** The other currency. */
  readonly currency: string;
  /** The first day it holds. */
  readonly effective_on: Day;
  /** Units of `base` for one of `currency`. */
  readonly rate: Decimal;
}

/** Rates. */
export interface RatesAnswer {
  /** In order of class and day. */
  readonly rates: readonly RatesReply[];
}

/** What a tax class pays in a jurisdiction from a day on. */
export interface RatesReply {
  /** Where. */
  readonly jurisdiction: string;
  /** The class, in small letters. */
  readonly tax_class: string;
  /** The first day it holds. */
  readonly effective_on: Day;
  /** Taxed, zero-rated or exempt. */
  readonly treatment: words.Treatment;
  /** The taxes, in the order they are taken; none unless it is taxed. */
  readonly components: readonly Component[];
}

/** A reason. */
export interface ReasonLine {
  /** Its code. */
  readonly reason: string;
  /** The name shown. */
  readonly name: string;
  /** The part of the account that bears it. */
  readonly role: words.Role;
}

/** A reason. */
export interface ReasonReply {
  /** Its code. */
  readonly reason: string;
}

/** Reasons in order of code. */
export interface ReasonsReply {
  /** The reasons. */
  readonly reasons: readonly ReasonLine[];
}

/** A receipt: everything a printer needs, in the entity's currency. */
export interface Receipt {
  /** Its number: the register's code and the register's count. */
  readonly receipt: string;
  /** The number of its document in the books. */
  readonly document: string;
  /** `sale`, `refund`, `exchange` or `void_sale`. */
  readonly kind: words.DocumentKind;
  /** Where. */
  readonly register: string;
  /** The shift it belongs to. */
  readonly shift: number;
  /** Who served. */
  readonly cashier: string;
  /** Who bought or brought back, if known. */
  readonly customer?: string | null;
  /** The receipt that it takes back from or makes void, where it is one. */
  readonly original?: string | null;
  /** The business day. */
  readonly occurred_on: Day;
  /** The day of the books it counts in. */
  readonly posted_on: Day;
  /** The currency of every amount. */
  readonly currency: string;
  /** Whether the prices of the lines include tax. */
  readonly includes_tax: boolean;
  /** Where its tax was rounded: line by line, or once for each rate. */
  readonly tax_rounding: words.Rounding;
  /** The lines; below zero what came back. */
  readonly lines: readonly ReceiptLine[];
  /** Net of tax. */
  readonly net: Decimal;
  /** The tax, by what the lines were taxed as. */
  readonly taxes: readonly ReceiptTax[];
  /** What is owed, tax included; below zero what is owed to the customer. */
  readonly total: Decimal;
  /** What cash rounding added. */
  readonly cash_rounding: Decimal;
  /** The money; below zero what was given back. */
  readonly tenders: readonly ReceiptTender[];
  /** The change given. */
  readonly change: Decimal;
  /** What the fiscal device said of it when it was rung up. */
  readonly fiscal?: FiscalStamp | null;
}

/** One of several taxes on a receipt. */
export interface ReceiptComponent {
  /** The tax. */
  readonly component: string;
  /** In per cent. */
  readonly rate: Decimal;
  /** What it takes of the tax. */
  readonly tax: Decimal;
}

/** A line of a receipt. */
export interface ReceiptLine {
  /** Its place, from 1: what `till.refund` names. */
  readonly line: number;
  /** The SKU. */
  readonly item: string;
  /** The item's name. */
  readonly name: string;
  /** How much, in the item's base unit. */
  readonly quantity: Decimal;
  /** The unit or pack it was priced in. */
  readonly unit: string;
  /** How many of that unit: what its price is multiplied by. */
  readonly units: Decimal;
  /** The price of that unit. */
  readonly unit_price: Decimal;
  /** Where the price comes from. */
  readonly price_origin: words.PriceOrigin;
  /** Price times units, to the cent, or what its label says. */
  readonly gross: Decimal;
  /** What was taken off the line. */
  readonly discount: Decimal;
  /** Its share of what was taken off the basket. */
  readonly basket_discount: Decimal;
  /** What is left of it without tax. */
  readonly net: Decimal;
  /** Its tax. */
  readonly tax: Decimal;
  /**
   * How much of it has come back since, in the item's base unit; absent where the receipt is shown as it
   * was printed.
   */
  readonly returned?: Decimal | null;
  /** Why its price, discount or return is what it is. */
  readonly reason?: string;
}

/** What a tax comes to on a receipt. */
export interface ReceiptTax {
  /** The tax class. */
  readonly tax_class: string;
  /** How it applied. */
  readonly treatment: words.Treatment;
  /** Its rate, all components together, in per cent. */
  readonly rate: string;
  /** What it was taken of. */
  readonly net: Decimal;
  /** The tax. */
  readonly tax: Decimal;
  /** The taxes it is made of, where they are several: GST and QST, or those of state, county and city. */
  readonly components?: readonly ReceiptComponent[];
}

/** Money on a receipt. */
export interface ReceiptTender {
  /** What it was paid with. */
  readonly tender: string;
  /** How much. */
  readonly amount: Decimal;
  /** The card or credit of ours it was taken from or put on. */
  readonly stored_value?: string | null;
  /** The payment behind it. */
  readonly payment?: string | null;
  /** The host's reference. */
  readonly reference?: string;
}

/** A page of what customers owe. */
export interface ReceivablesAnswer {
  /** The currency of the amounts. */
  readonly currency: string;
  /** The customers, in the order they were added. */
  readonly customers: readonly ReceivablesRow[];
  /** What all of them owe, on all pages: what the receivables account holds in the currency of the books. */
  readonly owed: Decimal;
  /** What of their money is held. */
  readonly on_account: Decimal;
  /** Where the next page begins, if there is one. */
  readonly next?: number | null;
}

/** What a customer owes. */
export interface ReceivablesRow {
  /** The customer; absent for what nobody known owes. */
  readonly customer?: string | null;
  /** What they owe, by how long it has been due; buckets of nothing are left out. */
  readonly ages: readonly AgedAmount[];
  /** What they owe together. */
  readonly owed: Decimal;
  /** What of their money is held. */
  readonly on_account: Decimal;
  /** What they may owe, where that is limited. */
  readonly credit_limit?: Decimal | null;
  /** What of that is left now, orders under way taken off; below zero where they owe too much. */
  readonly credit_left?: Decimal | null;
  /** Whether every new order of theirs waits for somebody to let it go. */
  readonly stopped: boolean;
}

/** The documents that moved value: one an entity that has stock of the item. */
export interface ReclassifyReply {
  /** The item. */
  readonly item: string;
  /** Their numbers. */
  readonly documents: readonly string[];
}

/** What the figures of a count came to. */
export interface RecordCountReply {
  /** The number of the count. */
  readonly document: string;
  /** How many figures were taken. */
  readonly recorded: number;
  /** How many of them differ from the book: worth a recount. Absent on a blind count. */
  readonly differing?: number | null;
  /** On how many of them goods moved since the count was opened. */
  readonly moved_since_opened: number;
}

/** What became of goods that came back. */
export interface RecoveryAnswer {
  /** The currency of the amounts. */
  readonly currency: string;
  /** By reason and disposition, in order. */
  readonly rows: readonly RecoveryRow[];
  /** What all were worth in the books. */
  readonly value: Decimal;
  /** What of that is still there. */
  readonly recovered: Decimal;
  /** The one in per cent of the other. */
  readonly rate?: Decimal | null;
}

/** What became of goods that came back for a reason. */
export interface RecoveryRow {
  /** The reason; absent of what came unannounced. */
  readonly reason?: string | null;
  /** What became of them. */
  readonly disposition: words.Disposition;
  /** How many units, of whatever items. */
  readonly quantity: Decimal;
  /** What they were worth in the books. */
  readonly value: Decimal;
  /** What of that is still there. */
  readonly recovered: Decimal;
  /** The one in per cent of the other, at most 100; absent where they were worth nothing. */
  readonly rate?: Decimal | null;
}

/** A part of money that was given back. */
export interface RefundedPart {
  /** The way of paying. */
  readonly tender: string;
  /** The processor's reference of what was captured; absent of a card or credit of ours. */
  readonly payment?: string | null;
  /** The card or credit of ours it was put on. */
  readonly stored_value?: string | null;
  /** How much. */
  readonly amount: Decimal;
}

/** Where money went. */
export interface RefundedReply {
  /** All that was given back. */
  readonly refunded: Decimal;
  /** Where it went, in order. */
  readonly parts: readonly RefundedPart[];
  /** The order as it stands now. */
  readonly order: OrderReply;
}

/** Why a released request could not be done. */
export interface RefusedReply {
  /** The stable code. */
  readonly code: string;
  /** The field at fault, or nothing. */
  readonly path?: string;
  /** One plain sentence. */
  readonly message: string;
  /** The numbers behind it. */
  readonly details: { readonly [name: string]: unknown };
}

/** A register. */
export interface RegisterLine {
  /** Its code. */
  readonly register: string;
  /** The name shown. */
  readonly name: string;
  /** Where it stands. */
  readonly site: string;
  /** The channel it sells through, folded; absent for none. */
  readonly channel?: string | null;
  /** Whether its prices include tax. */
  readonly includes_tax: boolean;
  /** Who answers for its money. */
  readonly accountability: words.Accountability;
  /** Whether it takes new requests. */
  readonly active: boolean;
  /** Its last receipt. */
  readonly last_receipt: number;
  /** Its open shifts. */
  readonly open_shifts: readonly number[];
  /** Its last closing (Z). */
  readonly last_closing: number;
}

/** A register. */
export interface RegisterReply {
  /** Its code. */
  readonly register: string;
  /** Where it stands. */
  readonly site: string;
}

/** Registers in order of code. */
export interface RegistersReply {
  /** The registers. */
  readonly registers: readonly RegisterLine[];
}

/** A basket that was put aside. */
export interface ResumeSaleReply {
  /** Its number. */
  readonly suspended: number;
  /** What the clerks called it. */
  readonly name?: string;
  /** The basket as it was given. */
  readonly basket: SuspendedBasket;
}

/** A return with all that happened to it. */
export interface ReturnAnswer {
  /** How it stands. */
  readonly returned: ReturnReply;
  /** What happened, in order. */
  readonly entries: readonly ReturnEntry[];
}

/** What a command did about a return. */
export interface ReturnDone {
  /** The return as it stands now. */
  readonly returned: ReturnReply;
  /** The stock documents that were made. */
  readonly documents?: readonly string[];
  /** The credit notes that were made. */
  readonly credit_notes?: readonly ReturnNote[];
  /** All that was given back. */
  readonly refunded: Decimal;
  /** Where it went, in order. */
  readonly parts?: readonly RefundedPart[];
  /** The numbers of the exceptions raised with it: what a person must look at. */
  readonly exceptions?: readonly number[];
}

/** Something that happened to a return. */
export interface ReturnEntry {
  /** When it was recorded; absent within the command that records it. */
  readonly recorded_at?: Instant | null;
  /** The business day it happened. */
  readonly occurred_on: Day;
  /** What happened. */
  readonly step: words.ReturnStepKind;
  /** The line, if it is about one. */
  readonly line?: number | null;
  /** How many units. */
  readonly quantity: Decimal;
  /** The stock document that did it. */
  readonly document?: string | null;
  /** Where the goods lie, or lay. */
  readonly site?: string | null;
  /** Their lot or serial. */
  readonly lot?: string | null;
  /** What becomes of them. */
  readonly disposition?: words.Disposition | null;
  /** What the goods are worth in the books, or what was credited with its tax. */
  readonly value: Decimal;
  /** What of that is still there, or awaited from the supplier, where something became of goods. */
  readonly recovered: Decimal;
  /** What it moved on the line's clearing item, debit above zero. */
  readonly clearing: Decimal;
  /** What was found or said. */
  readonly note?: string;
}

/** A line of a return. Quantities are in the item's base unit. */
export interface ReturnLineReply {
  /** Its place, from 1. */
  readonly line: number;
  /** The SKU. */
  readonly item: string;
  /** The line of the order, once it is known. */
  readonly order_line?: number | null;
  /** Why it comes back. */
  readonly reason?: string | null;
  /** How much may come. */
  readonly authorised: Decimal;
  /** What of that is still expected. */
  readonly expected: Decimal;
  /** How much came. */
  readonly received: Decimal;
  /** What of that waits for somebody to say what becomes of it. */
  readonly waiting: Decimal;
  /** How much was credited. */
  readonly credited: Decimal;
  /** What was credited and has not come; below zero what came and was not credited. */
  readonly unmatched: Decimal;
  /** What that stands at in the books, at the cost the goods left with. */
  readonly clearing: Decimal;
}

/** A credit note of a return. */
export interface ReturnNote {
  /** The number of the credit note. */
  readonly credit_note: string;
  /** What it credits, tax included, after what is kept back. */
  readonly credited: Decimal;
  /** The restocking fee that was kept back, tax included. */
  readonly fee: Decimal;
  /** What was kept back of the order's discount, tax included; below zero where it is given back. */
  readonly withheld: Decimal;
}

/** How a channel takes goods back. */
export interface ReturnPolicyReply {
  /** The channel. */
  readonly channel: string;
  /** How many days after they left or arrived goods may come back; absent: for ever. */
  readonly window_days?: number | null;
  /** When money is given back. */
  readonly refund_when: words.RefundWhen;
  /** What is kept of the price where the reason says so. */
  readonly restocking_percent: Decimal;
  /** Whether what was billed without goods is refunded when all goods come back. */
  readonly refund_shipping: boolean;
  /** What becomes of what was taken off the order. */
  readonly order_discount: words.OrderDiscountRule;
  /** What must be kept of an order for what was taken off it. */
  readonly discount_from: Decimal;
  /** Why goods may come back. */
  readonly reasons: readonly ReturnReasonReply[];
}

/** Why goods may come back. */
export interface ReturnReasonReply {
  /** Its code. */
  readonly reason: string;
  /** The name shown. */
  readonly name: string;
  /** Whether the restocking fee is kept. */
  readonly charges_fee: boolean;
}

/** A return as it stands. */
export interface ReturnReply {
  /** Its number. */
  readonly number: string;
  /** The channel of its order, once that is known. */
  readonly channel?: string | null;
  /** The order's reference. */
  readonly reference?: string | null;
  /** Whose goods they were. */
  readonly customer?: string | null;
  /** The business day it was opened. */
  readonly opened_on: Day;
  /** Whether it was authorised before anything came. */
  readonly authorised: boolean;
  /** What the customer or the warehouse says. */
  readonly note?: string;
  /** The currency of the amounts. */
  readonly currency: string;
  /** Its lines, in order. */
  readonly lines: readonly ReturnLineReply[];
}

/** A role. */
export interface RoleReply {
  /** Its code. */
  readonly role: string;
  /** Its name. */
  readonly name: string;
  /** Its duties, sorted. */
  readonly duties: readonly string[];
}

/** A page of roles. */
export interface RolesAnswer {
  /** The roles. */
  readonly roles: readonly RoleReply[];
  /** Where the next page begins, if there is one. */
  readonly next?: string | null;
}

/** A posting rule. */
export interface RuleReply {
  /** The part. */
  readonly role: words.Role;
  /** The category for which the rule holds; absent: for all. */
  readonly category?: string | null;
  /** The account that plays it. */
  readonly account: string;
  /** The account's name. */
  readonly name: string;
}

/**
 * What was sold, in the entity's currency: days, weeks and months in their order, everything else by net,
 * largest first.
 */
export interface SalesSummaryReply {
  /** The currency of every amount. */
  readonly currency: string;
  /** The rows. */
  readonly rows: readonly SalesSummaryRow[];
  /** All together. */
  readonly total: SalesSummaryRow;
}

/** What was sold under a key. */
export interface SalesSummaryRow {
  /** The first day of the week or month, the day, or the code of site, category or item. */
  readonly key: string;
  /** The name of what the code stands for. */
  readonly name?: string;
  /** How many lines of receipts. */
  readonly lines: number;
  /** What went out, in base units. */
  readonly quantity: Decimal;
  /** What came back, in base units. */
  readonly quantity_returned: Decimal;
  /** At prices before discounts. */
  readonly gross: Decimal;
  /** Discounts. */
  readonly discount: Decimal;
  /** Net of tax. */
  readonly net: Decimal;
  /** The tax. */
  readonly tax: Decimal;
  /** What the goods cost. */
  readonly cost: Decimal;
  /** Net less cost. */
  readonly margin: Decimal;
}

/** What was raised. */
export interface ScanReply {
  /** What was raised now, in order. */
  readonly raised: readonly OpenReturn[];
  /** Where the next page begins, if there is one. */
  readonly next?: number | null;
}

/** Who may now do everything. */
export interface SetUpReply {
  /** The first actor. */
  readonly actor: string;
  /** The role that holds every duty. */
  readonly role: string;
}

/** Something owed that money was put against, or that is owed again. */
export interface SettledReply {
  /** The number of the invoice, or the reference of what was brought in from elsewhere. */
  readonly invoice: string;
  /** How much. */
  readonly amount: Decimal;
  /** What is owed for it now. */
  readonly left: Decimal;
}

/** A shift. */
export interface ShiftLine {
  /** Its number. */
  readonly shift: number;
  /** Where it stands. */
  readonly state: words.ShiftState;
  /** The business day it was opened on. */
  readonly opened_on: Day;
  /** Who answers for it; absent where the drawer does. */
  readonly cashier?: string | null;
  /** How many receipts it has. */
  readonly receipts: number;
  /** Its last closing (Z); absent while it is open. */
  readonly closing?: number | null;
  /** Whether something arrived after that. */
  readonly late: boolean;
}

/** A shift. */
export interface ShiftReply {
  /** The register. */
  readonly register: string;
  /** The shift's number at the register. */
  readonly shift: number;
  /** The exceptions raised about payments without a sale. */
  readonly orphans?: readonly number[];
}

/** What a shift states, in the entity's currency. */
export interface ShiftReport {
  /** The register. */
  readonly register: string;
  /** The shift's number at the register. */
  readonly shift: number;
  /** Where it stands. */
  readonly state: words.ShiftState;
  /** The number of the closing (Z) that states it; absent of an X report. */
  readonly closing?: number | null;
  /**
   * The closing of the shift before, where this one states only what arrived after it. Absent of a
   * shift's first closing and of an X report.
   */
  readonly supplements?: number | null;
  /** Who answers for it; absent where the drawer does. */
  readonly cashier?: string | null;
  /** The business day it was opened on. */
  readonly opened_on: Day;
  /** Its first receipt; absent of none. */
  readonly first_receipt?: string | null;
  /** Its last receipt. */
  readonly last_receipt?: string | null;
  /** How many receipts it has. */
  readonly receipts: number;
  /** Receipts of the register that were declared missing by this closing. */
  readonly missing?: readonly MissingReceipts[];
  /** How many receipts were printed again. */
  readonly reprints: number;
  /** The currency of every amount. */
  readonly currency: string;
  /** What was sold and given back, by tax; refunds apart and below zero. */
  readonly taxes: readonly TaxLine[];
  /** The money, by tender. */
  readonly tenders: readonly TenderReport[];
  /**
   * What the register has sold and given back since it was added, by tax: never reset. Absent of an X
   * report.
   */
  readonly grand_totals?: readonly TaxLine[];
  /**
   * The end of the chain of records of the site before this closing, in hexadecimal. Absent of an X
   * report.
   */
  readonly chain?: string | null;
}

/** A page of shifts. */
export interface ShiftsReply {
  /** The shifts. */
  readonly shifts: readonly ShiftLine[];
  /** What to send as `before` for the next page; absent on the last. */
  readonly next?: number | null;
}

/** A shipment and what it bills. */
export interface ShippedReply {
  /** The shipment. */
  readonly shipment: DocumentReply;
  /** What it bills; absent where nothing of it was wanted. */
  readonly invoice?: InvoicedReply | null;
}

/** One side of what was taxed. */
export interface SideReported {
  /** Without tax. */
  readonly net: Decimal;
  /** Tax that we owe. */
  readonly tax: Decimal;
  /** Tax that somebody else collected and owes. */
  readonly memo_tax: Decimal;
  /** How many lines. */
  readonly lines: number;
}

/** A site's sales are taxed in a jurisdiction. */
export interface SiteAssigned {
  /** The site. */
  readonly site: string;
  /** Where its sales are taxed. */
  readonly jurisdiction: string;
}

/** What was set. */
export interface SiteLevelsReply {
  /** The site. */
  readonly site: string;
  /** Of how many items the level changed. */
  readonly changed: number;
}

/** A site. */
export interface SiteLine {
  /** Its code. */
  readonly site: string;
  /** The name shown. */
  readonly name: string;
  /** What it is. */
  readonly kind: words.SiteKind;
  /** The entity whose stock it holds. */
  readonly entity: string;
  /** The valuation area of its stock. */
  readonly area: string;
  /** Its time zone. */
  readonly time_zone: string;
  /** The hour its business day rolls. */
  readonly roll_hour: number;
  /** Whether requests may take more than it has. */
  readonly negative_allowed: boolean;
  /** Whether it takes new requests. */
  readonly active: boolean;
}

/** A site. */
export interface SiteReply {
  /** Its code. */
  readonly site: string;
  /** The code of its valuation area. */
  readonly area: string;
}

/** Sites in the order they were added. */
export interface SitesReply {
  /** The sites. */
  readonly sites: readonly SiteLine[];
}

/** A quantity in a state. */
export interface StateQuantity {
  /** The state. */
  readonly state: words.StockState;
  /** How much. */
  readonly quantity: Decimal;
}

/** A page of a customer's account. */
export interface StatementAnswer {
  /** Whose account. */
  readonly customer: string;
  /** The currency of the amounts. */
  readonly currency: string;
  /** What they owed before the first day; below zero what we held of theirs. */
  readonly opening: Decimal;
  /** What happened, in order. */
  readonly lines: readonly StatementLine[];
  /** What they owe at the end of the last day. */
  readonly closing: Decimal;
  /** What of that receivables wait for. */
  readonly owed: Decimal;
  /** What of their money is held against it. */
  readonly on_account: Decimal;
  /** Where the next page begins, if there is one. */
  readonly next?: number | null;
}

/** A line of a customer's account. */
export interface StatementLine {
  /** The business day of the books. */
  readonly posted_on: Day;
  /** What it is. */
  readonly kind: words.StatementKind;
  /** The number of the invoice, credit note or document; of anything else of the entry. */
  readonly number: string;
  /** Their reference of it, if there is one. */
  readonly reference?: string | null;
  /** By how much what they owe rose, below zero where it fell. */
  readonly amount: Decimal;
  /** What they owe after it. */
  readonly balance: Decimal;
}

/** A line of a statement. */
export interface StatementLineReply {
  /** The entry. */
  readonly entry: string;
  /** The line's place in it, from 1. */
  readonly line: number;
  /** What happened, as in `ledger.entry`. */
  readonly kind: string;
  /** The business day it happened. */
  readonly occurred_on: Day;
  /** The business day of the books it counts in. */
  readonly posted_on: Day;
  /** The amount in its own currency, debit positive, credit negative. */
  readonly amount: Decimal;
  /** That currency. */
  readonly currency: string;
  /** The amount in the currency of the books. */
  readonly base: Decimal;
  /** What the account held after it, in the currency of the books. */
  readonly balance: Decimal;
  /** What it is about. */
  readonly dimensions?: DimensionsReply;
  /** The line's note, else that of the entry. */
  readonly note?: string;
}

/** Where a page of a statement ended, and what the account held there. */
export interface StatementPlace {
  /** The entry. */
  readonly entry: string;
  /** Its line, from 1. */
  readonly line: number;
  /** What the account held after it. */
  readonly balance: Decimal;
}

/** A stock document. */
export interface StockDocumentReply {
  /** Its number. */
  readonly document: string;
  /** What it is. */
  readonly kind: words.DocumentKind;
  /** Whose. */
  readonly entity: string;
  /** Where. */
  readonly site: string;
  /** With whom. */
  readonly party?: string | null;
  /** The other side's number for it. */
  readonly reference?: string | null;
  /** The business day it happened. */
  readonly occurred_on: Day;
  /** The business day of the books it counts in. */
  readonly posted_on: Day;
  /** The instant it was recorded. */
  readonly recorded_at?: Instant | null;
  /** The number of the document it corrects or continues. */
  readonly corrects?: string | null;
  /** The number of the entry that posts it. */
  readonly entry?: string | null;
  /** Its movements, at most 10,000. */
  readonly movements: readonly MovementLine[];
  /** The host's own. */
  readonly attributes: { readonly [name: string]: unknown };
  /** Its ids in other systems, by system. */
  readonly external_refs: { readonly [name: string]: string };
}

/** What stock is worth. */
export interface StockValuationReply {
  /** The entity. */
  readonly entity: string;
  /** The currency of its books. */
  readonly currency: string;
  /** All of it. */
  readonly value: Decimal;
  /** By inventory account: each equals the account's balance when all items are asked for. */
  readonly accounts: readonly AccountValue[];
  /** By pool; empty ones are left out. */
  readonly pools: readonly PoolValue[];
}

/** A gift card, voucher or note of store credit. */
export interface StoredValueReply {
  /** The number on it. */
  readonly stored_value: string;
  /** What it is. */
  readonly kind: words.StoredValueKind;
  /** The currency of what is left. */
  readonly currency: string;
  /** What can still be spent of it; a voucher only whole. */
  readonly left: Decimal;
  /** The last day it is taken, if there is one. */
  readonly expires_on?: Day | null;
}

/** What it takes to ship from a site, in the currency of its entity. */
export interface SupplySiteReply {
  /** The site. */
  readonly site: string;
  /** What making up a parcel costs. */
  readonly handling: Decimal;
  /** How many demands it takes on in a business day; absent: any number. */
  readonly parcels_per_day?: number | null;
  /** What carrying a parcel to a zone costs, by folded zone; none: to anywhere for nothing. */
  readonly lanes: { readonly [name: string]: Decimal };
}

/** A basket put aside. */
export interface SuspendSaleReply {
  /** Its number, by which it is taken up again. */
  readonly suspended: number;
}

/** A basket put aside: what `till.ring_up` takes of one. */
export interface SuspendedBasket {
  /** Its lines, 1 to 10,000. */
  readonly lines: readonly BasketLine[];
  /** What to take off the basket, in money. */
  readonly discount?: Decimal | null;
  /** What to take off the basket, in per cent; not beside `discount`. */
  readonly discount_percent?: Decimal | null;
  /** Who buys, if known. */
  readonly customer?: string | null;
}

/** A basket that waits. */
export interface SuspendedLine {
  /** Its number, by which it is taken up again. */
  readonly suspended: number;
  /** What the clerks call it. */
  readonly name?: string;
  /** The register that put it aside. */
  readonly register: string;
  /** How many lines it has. */
  readonly lines: number;
}

/** A page of baskets that wait. */
export interface SuspendedReply {
  /** The baskets. */
  readonly suspended: readonly SuspendedLine[];
  /** What to send as `after` for the next page; absent on the last. */
  readonly next?: number | null;
}

/** What was sold or given back under a tax. */
export interface TaxLine {
  /** The tax class. */
  readonly tax_class: string;
  /** Its rate, all components together, in per cent. */
  readonly rate: string;
  /** How it applied. */
  readonly treatment: words.Treatment;
  /** Sold, or given back. */
  readonly side: words.TaxSide;
  /** Net of tax. */
  readonly net: Decimal;
  /** The tax. */
  readonly tax: Decimal;
  /** The key of what the lines were taxed as, by which later closings add up. */
  readonly tax_set: number;
  /** The net in minor units. */
  readonly net_minor: number;
  /** The tax in minor units. */
  readonly tax_minor: number;
}

/** What lines would pay. */
export interface TaxQuoteAnswer {
  /** Where it is taxed. */
  readonly jurisdiction: string;
  /** The day of the tax point, whose rates count. */
  readonly on: Day;
  /** The currency of the amounts. */
  readonly currency: string;
  /** Where the tax is rounded. */
  readonly rounding: words.Rounding;
  /** The lines, in their order. */
  readonly lines: readonly LineQuoted[];
  /** The taxes, by class and treatment, in the order they are taken. */
  readonly components: readonly ComponentQuoted[];
  /** Without tax, all lines. */
  readonly net: Decimal;
  /** Tax, all lines. */
  readonly tax: Decimal;
  /** What the buyer pays us: net and tax. */
  readonly total: Decimal;
  /** Tax that a marketplace or platform collects, if any does. */
  readonly memo_tax?: Decimal | null;
  /** Of a purchase, what comes back of the tax. */
  readonly recoverable?: Decimal | null;
  /** Of a purchase, what does not come back of the tax and is a part of the cost. */
  readonly into_cost?: Decimal | null;
}

/** What was taxed, and what is owed. */
export interface TaxReportAnswer {
  /** The currency of the amounts: that of the books. */
  readonly currency: string;
  /** In order of code. */
  readonly jurisdictions: readonly JurisdictionReported[];
}

/** What was taxed by one set in one way. */
export interface TaxReportLine {
  /** The class, in small letters. */
  readonly tax_class: string;
  /** The first day of the rates. */
  readonly effective_on: Day;
  /** How it was taxed. */
  readonly treatment: words.Treatment;
  /** What was sold. */
  readonly sales: SideReported;
  /** What was given back, its amounts below 0. */
  readonly refunds: SideReported;
  /** What was paid in advance, less what of that was billed or given back since; absent where nothing was. */
  readonly advances?: SideReported | null;
  /**
   * What was written off with its tax claimed back, its amounts below 0, less what was paid after all;
   * absent where nothing was.
   */
  readonly bad_debts?: SideReported | null;
  /** The taxes, in the order they are taken. */
  readonly components: readonly ComponentReported[];
}

/** A way to pay. */
export interface TenderReply {
  /** Its code. */
  readonly tender: string;
}

/** The money of a tender in a shift. */
export interface TenderReport {
  /** The tender. */
  readonly tender: string;
  /** How many times it was used. */
  readonly payments: number;
  /** Put in to give change from. */
  readonly float: Decimal;
  /** Taken, change deducted. */
  readonly sales: Decimal;
  /** Given back. */
  readonly refunds: Decimal;
  /** Paid in. */
  readonly paid_in: Decimal;
  /** Paid out. */
  readonly paid_out: Decimal;
  /** Taken to the safe before it was closed. */
  readonly dropped: Decimal;
  /** What should be there when it is counted; 0.00 of cards and credits of our own, which no drawer holds. */
  readonly expected: Decimal;
  /** What was counted; absent where nothing was. */
  readonly counted?: Decimal | null;
  /** Counted over (positive) or short (negative). */
  readonly over_short?: Decimal | null;
}

/** A way to pay. */
export interface TenderRow {
  /** Its code. */
  readonly tender: string;
  /** The name shown. */
  readonly name: string;
  /** What it is. */
  readonly kind: words.TenderKind;
  /** The smallest sum its coins can make. */
  readonly smallest_coin: Decimal;
  /** Whether it is taken. */
  readonly active: boolean;
}

/** Tenders in order of code. */
export interface TendersReply {
  /** The tenders. */
  readonly tenders: readonly TenderRow[];
}

/** A line of a basket with what it comes to. */
export interface TillQuotedLine {
  /** The SKU. */
  readonly item: string;
  /** The item's name. */
  readonly name: string;
  /** How much, in the item's base unit. */
  readonly quantity: Decimal;
  /** The unit or pack it is priced in. */
  readonly unit: string;
  /** The price of that unit. */
  readonly unit_price: Decimal;
  /** Where the price comes from. */
  readonly price_origin: words.PriceOrigin;
  /** Price times quantity. */
  readonly gross: Decimal;
  /** What is taken off, of line and basket. */
  readonly discount: Decimal;
  /** What is left without tax. */
  readonly net: Decimal;
  /** The tax. */
  readonly tax: Decimal;
}

/** All that happened to an order. */
export interface TimelineAnswer {
  /** The order's reference. */
  readonly reference: string;
  /** Our number of it. */
  readonly number: string;
  /** What happened, in order. */
  readonly entries: readonly TimelineEntry[];
}

/** Something that happened to an order. */
export interface TimelineEntry {
  /** When it was recorded; absent within the command that records it. */
  readonly recorded_at?: Instant | null;
  /** What it is about. */
  readonly kind: words.TimelineKind;
  /** The line it is about, if it is about one. */
  readonly line?: number | null;
  /** What happened, in words. */
  readonly what: string;
}

/** A lane. */
export interface TransferLaneReply {
  /** From where. */
  readonly site: string;
  /** To where. */
  readonly to_site: string;
  /** What a transfer costs. */
  readonly cost: Decimal;
  /** How many days it takes. */
  readonly days: number;
  /** What of an item is moved at least. */
  readonly quantity_min: Decimal;
  /** Whether it is used. */
  readonly active: boolean;
}

/** A transfer line under way. */
export interface TransferOpenLine {
  /** The number of the transfer. */
  readonly document: string;
  /** Its line. */
  readonly line: number;
  /** The SKU. */
  readonly item: string;
  /** In which state it travels. */
  readonly state: words.StockState;
  /** From where. */
  readonly from: string;
  /** To where. */
  readonly to: string;
  /** How much was sent. */
  readonly shipped: Decimal;
  /** How much is still under way. */
  readonly open: Decimal;
}

/** Goods that should be moved from one site to another, and why. */
export interface TransferProposalReply {
  /** Its number. */
  readonly proposal: number;
  /** What has become of it. */
  readonly state: words.ProposalState;
  /** The SKU. */
  readonly item: string;
  /** From where. */
  readonly site: string;
  /** To where. */
  readonly to_site: string;
  /** How much, in the item's base unit. */
  readonly quantity: Decimal;
  /** What the sending site had over when it was proposed. */
  readonly surplus: Decimal;
  /** What the receiving site was short of then. */
  readonly deficit: Decimal;
  /** How much of the item orders waited for at the receiving site then. */
  readonly waited_for: Decimal;
  /** What was to be available there at least. */
  readonly level_min: Decimal;
  /** What the transfer costs, in the entity's currency. */
  readonly cost: Decimal;
  /** How many days it takes. */
  readonly days: number;
}

/** A page of proposals. */
export interface TransferProposalsAnswer {
  /** The proposals. */
  readonly proposals: readonly TransferProposalReply[];
  /** Where the next page begins, if there is one. */
  readonly next?: number | null;
}

/** Transfer lines under way, the oldest first. */
export interface TransfersOpenReply {
  /** The lines. */
  readonly lines: readonly TransferOpenLine[];
}

/** A trial balance. */
export interface TrialBalanceAnswer {
  /** The currency of the books. */
  readonly currency: string;
  /** The accounts, in order of code and currency. */
  readonly rows: readonly TrialBalanceRow[];
  /** The sums of the rows: opening and closing are 0, debit equals credit. */
  readonly totals: TrialBalanceTotals;
}

/** A row of a trial balance. Amounts are in the currency of the books but for the last. */
export interface TrialBalanceRow {
  /** The account. */
  readonly account: string;
  /** Its name. */
  readonly name: string;
  /** Where it stands. */
  readonly kind: words.AccountKind;
  /** The net before the span, debit positive. */
  readonly opening: Decimal;
  /** Debits within it. */
  readonly debit: Decimal;
  /** Credits within it, positive. */
  readonly credit: Decimal;
  /** The net at its end, debit positive. */
  readonly closing: Decimal;
  /** The currency of the postings. */
  readonly currency: string;
  /** The net at the end in that currency. */
  readonly amount: Decimal;
}

/** The sums of a trial balance. */
export interface TrialBalanceTotals {
  /** Of the nets before the span. */
  readonly opening: Decimal;
  /** Of the debits. */
  readonly debit: Decimal;
  /** Of the credits. */
  readonly credit: Decimal;
  /** Of the nets at the end. */
  readonly closing: Decimal;
}

/** A unit of measure. */
export interface UnitReply {
  /** Its code. */
  readonly unit: string;
  /** Its name. */
  readonly name: string;
  /** How many decimals a quantity in it may have. */
  readonly decimals: number;
}

/** A page of units. */
export interface UnitsAnswer {
  /** The units. */
  readonly units: readonly UnitReply[];
  /** Where the next page begins, if there is one. */
  readonly next?: string | null;
}

/** Money on account that was used. */
export interface UsedCredit {
  /** The number of the payment, or of the order it was held for. */
  readonly credit: string;
  /** How much was used. */
  readonly amount: Decimal;
  /** What of it is still free. */
  readonly left: Decimal;
}

/** What was written off. */
export interface WrittenOff {
  /** The number of the document that does it. */
  readonly bad_debt: string;
  /** The number of the entry that posts it. */
  readonly entry?: string | null;
  /** The business day of the books it counts in. */
  readonly posted_on: Day;
  /** The invoice. */
  readonly invoice: string;
  /** How much was written off. */
  readonly amount: Decimal;
  /** The tax in it that is claimed back. */
  readonly tax_claimed: Decimal;
  /** What is owed for the invoice now. */
  readonly left: Decimal;
}
