// What operations take.
// Written by `cargo xtask generate`.

import type * as words from './words';

/**
 * An exact number: text such as `'19.90'`, or a whole number such as `2`. A number with a fraction is refused,
 * since it is not exact.
 */
export type DecimalLike = string | number;

/** A day: text such as `'2026-11-23'`. */
export type DateLike = string;

/** An instant: text such as `'2026-11-23T11:16:06Z'`, or a `Date`. */
export type InstantLike = string | Date;

/** The request of `control.set_up`. */
export interface SetUp {
  /** The code of the first actor. */
  actor: string;
  /** Its name. */
  name: string;
  /** Whether it is a person or a system; a person if not said. */
  kind?: words.ActorKind;
}

/** The request of `control.add_actor`. */
export interface AddActor {
  /** The code it will be called by. */
  actor: string;
  /** Its name. */
  name: string;
  /** Whether it is a person or a system (a till, a job, an integration). */
  kind: words.ActorKind;
}

/** The request of `control.change_actor`. */
export interface ChangeActor {
  /** Who. */
  actor: string;
  /** Its new name. */
  name?: string | null;
  /** Whether it may do anything. */
  active?: boolean | null;
}

/** The request of `control.set_role`. */
export interface SetRole {
  /** The role's code. */
  role: string;
  /** Its name; if not given that it has, or for a new one its code. */
  name?: string | null;
  /**
   * Every duty it has: names of operations, `slice.*` for all of a slice, `*` for all, or an extra duty
   * such as `ledger.post_soft_closed`.
   */
  duties: readonly string[];
  /**
   * Why those who hold it get duties that do not belong in one hand; only from an actor with
   * `control.grant_incompatible`, and an exception is raised for each that says it.
   */
  reason?: string;
}

/** The request of `control.grant_role`. */
export interface GrantRole {
  /** Who gets it. */
  actor: string;
  /** Which role. */
  role: string;
  /** In which entity; in all if neither entity nor site is given. */
  entity?: string | null;
  /** At which site alone. */
  site?: string | null;
  /** The largest amount one command may commit to, in the entity's currency; any if not given. */
  limit?: DecimalLike | null;
  /**
   * Why the actor gets duties that do not belong in one hand; only from an actor with
   * `control.grant_incompatible`, and an exception is raised that says it.
   */
  reason?: string;
}

/** The request of `control.revoke_role`. */
export interface RevokeRole {
  /** From whom. */
  actor: string;
  /** Which role. */
  role: string;
  /** The entity it was granted for, if any. */
  entity?: string | null;
  /** The site it was granted for, if any. */
  site?: string | null;
}

/** The request of `control.set_incompatible`. */
export interface SetIncompatible {
  /** The one duty, or `slice.*` for any of a slice. */
  first: string;
  /** The other. */
  second: string;
  /** What is made of it. */
  strictness: words.Strictness;
  /** What somebody could do who has both; what is known of the pair if not said. */
  risk?: string;
}

/** The request of `control.set_approval_policy`. */
export interface SetApprovalPolicy {
  /** The policy's code. */
  policy: string;
  /** The operation it holds, such as `stock.adjust_stock`. */
  operation: string;
  /** What it measures. */
  measure: words.Measure;
  /**
   * Of `field` and `percent`: the path of the field, such as `request.lines[].price`,
   * `reply.total.amount` or `figure.change_percent`. Of a list the largest row counts against `above` and
   * the smallest against `below`; a percentage is of the sums.
   */
  field?: string | null;
  /** Of `percent`: the path of what it is a percentage of. */
  per?: string | null;
  /** Held above this; what is equal is within it. */
  above?: DecimalLike | null;
  /** Held below this. */
  below?: DecimalLike | null;
  /** Held when the field is one of these, as it is written. */
  among?: readonly string[];
  /** Of `amount`: the currency of the limit. It holds in entities that keep their books in it. */
  currency?: string | null;
  /** In which entity; in all if neither entity nor site is given. */
  entity?: string | null;
  /** At which site alone. */
  site?: string | null;
  /**
   * The duty that may release: `control.approve` if not said, or one of its own that begins with
   * `release.`, which is had beside `control.approve`.
   */
  duty?: string | null;
  /** The first business day it holds; today if not said. */
  valid_from?: DateLike | null;
  /** The last business day it holds; no end if not said. */
  valid_until?: DateLike | null;
  /** How many hours a held request waits before it expires; for ever if not said. */
  expires_hours?: number | null;
  /** Whether it holds anything; false ends it. */
  active?: boolean;
}

/** The request of `control.approve`. */
export interface Approve {
  /** Its number. */
  approval: string;
  /** Why, if it needs saying. */
  note?: string;
}

/** The request of `control.reject`. */
export interface RejectApproval {
  /** Its number. */
  approval: string;
  /** Why. */
  reason: string;
}

/** The request of `control.withdraw`. */
export interface WithdrawApproval {
  /** Its number. */
  approval: string;
  /** Why, if it needs saying. */
  reason?: string;
}

/** The request of `control.expire_approvals`. */
export interface ExpireApprovals {
}

/** The request of `control.delegate`. */
export interface Delegate {
  /** Who releases in the sender's stead. */
  to: string;
  /** In which entity; in all if neither entity nor site is given. */
  entity?: string | null;
  /** At which site alone. */
  site?: string | null;
  /** The first business day. */
  starts_on: DateLike;
  /** The last business day. */
  ends_on: DateLike;
}

/** The request of `control.actors`. */
export interface Actors {
  /** `next` of the page before. */
  after?: string | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `control.actor`. */
export interface ActorWithGrants {
  /** Who. */
  actor: string;
}

/** The request of `control.roles`. */
export interface Roles {
  /** `next` of the page before. */
  after?: string | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `control.approval_policies`. */
export interface ApprovalPolicies {
  /** Those of this operation alone. */
  operation?: string | null;
  /** `next` of the page before. */
  after?: string | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `control.approvals`. */
export interface Approvals {
  /** Those in this state; those that wait if not given. */
  state?: words.ApprovalState;
  /** Those of this entity alone. */
  entity?: string | null;
  /** Those of this site alone. */
  site?: string | null;
  /** Those that wait and that this actor may release, of their own duties or delegated to them. */
  releasable_by?: string | null;
  /** The day on which delegations are looked at for `releasable_by`; without one none counts. */
  on?: DateLike | null;
  /** `next` of the page before. */
  after?: string | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `control.approval`. */
export interface ApprovalByNumber {
  /** Its number. */
  approval: string;
}

/** The request of `control.incompatible_duties`. */
export interface IncompatibleDuties {
}

/** The request of `control.duty_conflicts`. */
export interface DutyConflicts {
  /** Only pairs of which this is a side. */
  duty?: string | null;
  /** Only those who have had both done. */
  done_only?: boolean;
  /** `next` of the page before. */
  after?: string | null;
  /** How many actors at most. */
  limit?: number;
}

/** The request of `control.access_review`. */
export interface AccessReview {
  /** `next` of the page before. */
  after?: string | null;
  /** How many actors at most. */
  limit?: number;
}

/** The request of `parties.add_party`. */
export interface AddParty {
  /** The code it will be called by. */
  party: string;
  /** What it is to us; one party may be several. */
  kinds: readonly words.PartyKind[];
  /** The currency it deals in, if not the entity's. */
  currency?: string | null;
  /** What is personal about it. */
  personal?: Personal | null;
  /** Its ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
}

/** The request of `parties.change_party`. */
export interface ChangeParty {
  /** Which. */
  party: string;
  /** What it is to us. */
  kinds?: readonly words.PartyKind[] | null;
  /** The currency it deals in. */
  currency?: string | null;
  /** What is personal about it, as a whole. */
  personal?: Personal | null;
  /** Ids in other systems to add, by system. */
  external_refs?: { readonly [name: string]: string };
  /** The host's own, as a whole. */
  attributes?: { readonly [name: string]: unknown } | null;
  /** Whether it takes new documents. */
  active?: boolean | null;
}

/** The request of `parties.party`. */
export interface PartyByCode {
  /** Which. */
  party: string;
}

/** The request of `parties.parties`. */
export interface Parties {
  /** Those that are this to us alone. */
  kind?: words.PartyKind | null;
  /** `next` of the page before. */
  after?: string | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `parties.resolve`. */
export interface PartiesResolve {
  /** The other system. */
  system: string;
  /** Its id there. */
  reference: string;
}

/** The request of `parties.matches`. */
export interface Matches {
  /** Their ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
  /** What is known of them. */
  personal?: Personal;
}

/** The request of `parties.duplicates`. */
export interface Duplicates {
  /** `next` of the page before. */
  after?: number | null;
  /** How many parties at most are looked at. */
  limit?: number;
}

/** The request of `parties.merge`. */
export interface Merge {
  /** The party that ends. */
  party: string;
  /** The party that goes on. */
  into: string;
  /**
   * What becomes of what is personal about the one that ends. What is kept is erased with what is
   * personal about the one that goes on.
   */
  personal: words.PersonalOfMerged;
  /** Why they are one, without anything personal: it stays on record for ever. */
  reason: string;
}

/** The request of `parties.erase_personal`. */
export interface ErasePersonal {
  /** Which party. */
  party: string;
}

/** The request of `exceptions.raise_exception`. */
export interface RaiseException {
  /** The host's standard code for it, such as `wms.snapshot_differs`. */
  code: string;
  /** How much it matters. */
  severity: words.Severity;
  /** The entity it concerns, if one. */
  entity?: string | null;
  /** The site it concerns, if one. */
  site?: string | null;
  /** What it is about. */
  subject: string;
  /** What is at stake. */
  value?: DecimalLike | null;
  /** The currency of the value, if not the entity's. */
  currency?: string | null;
  /** What is wrong, in one sentence. */
  message: string;
  /** The numbers behind it. */
  details?: { readonly [name: string]: unknown };
}

/** The request of `exceptions.assign_exception`. */
export interface AssignException {
  /** Its number. */
  exception: number;
  /** Who has it from now on. */
  owner: string;
  /** Anything to know about it. */
  note?: string;
}

/** The request of `exceptions.resolve_exception`. */
export interface ResolveException {
  /** Its number. */
  exception: number;
  /** How it was settled. */
  note: string;
}

/** The request of `exceptions.exceptions`. */
export interface Exceptions {
  /** Those in this state alone; all that are not resolved if not given. */
  state?: words.ExceptionState | null;
  /** Those of this entity alone. */
  entity?: string | null;
  /** `next` of the page before. */
  after?: number;
  /** How many at most. */
  limit?: number;
}

/** The request of `exceptions.exception`. */
export interface ExceptionByNumber {
  /** Its number. */
  exception: number;
}

/** The request of `catalogue.add_unit`. */
export interface AddUnit {
  /** The code it will be called by. */
  unit: string;
  /** Its name. */
  name: string;
  /** How many decimals a quantity in it may have, 0 to 6; none if not said. */
  decimals?: number;
}

/** The request of `catalogue.add_category`. */
export interface AddCategory {
  /** The code it will be called by. */
  category: string;
  /** Its name. */
  name: string;
  /** The category above; at the top if not given. */
  parent?: string | null;
}

/** The request of `catalogue.add_item`. */
export interface AddItem {
  /** The SKU. */
  item: string;
  /** Its name. */
  name: string;
  /**
   * What it is; stocked if not said. A kit is a name and a category: it has no parts and is never in
   * stock.
   */
  kind?: words.ItemKind;
  /** Where in the category tree. */
  category: string;
  /** Its base unit, in which stock is kept; EA if not said. */
  unit?: string;
  /** How what leaves stock is priced; average if not said. */
  costing_method?: words.CostingMethod;
  /** The tax class; standard if not said. */
  tax_class?: string;
  /** Whether units are told apart; not if not said. */
  tracking?: words.Tracking;
  /** Where in its life; published if not said. */
  status?: words.ItemStatus;
  /** Its pack levels beside the base unit. */
  packs?: readonly NewPack[];
  /** The GTINs of one base unit. */
  gtins?: readonly string[];
  /** What suppliers call it. */
  supplier_codes?: readonly NewSupplierCode[];
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
}

/** The request of `catalogue.change_item`. */
export interface ChangeItem {
  /** Which, by its SKU or another of its names. */
  item: string;
  /** Its name. */
  name?: string | null;
  /** The tax class. */
  tax_class?: string | null;
  /** Where in its life; never back to draft. */
  status?: words.ItemStatus | null;
  /** Whether units are told apart; only while the item has never been in stock. */
  tracking?: words.Tracking | null;
  /** The host's own, as a whole. */
  attributes?: { readonly [name: string]: unknown } | null;
}

/** The request of `catalogue.add_pack`. */
export interface AddPack {
  /** The item, by its SKU or another of its names. */
  item: string;
  /** The pack's unit. */
  unit: string;
  /** Base units in one pack, exactly: `"12"`, `"0.75"` or `"1/3"`. */
  factor: string;
  /** The pack's GTINs. */
  gtins?: readonly string[];
}

/** The request of `catalogue.add_identifier`. */
export interface AddIdentifier {
  /** The item, by its SKU or another of its names. */
  item: string;
  /** Whose name it is. */
  kind: words.IdentifierKind;
  /** The name. */
  identifier: string;
  /** The supplier of a supplier's code. */
  supplier?: string | null;
  /** The unit or pack it stands for; the base unit if not given. */
  unit?: string | null;
}

/** The request of `catalogue.withdraw_identifier`. */
export interface WithdrawIdentifier {
  /** The item, by its SKU or another of its names. */
  item: string;
  /** Whose name it is. */
  kind: words.IdentifierKind;
  /** The name. */
  identifier: string;
  /** The supplier of a supplier's code. */
  supplier?: string | null;
}

/** The request of `catalogue.set_kit`. */
export interface SetKit {
  /** The kit: an item of kind `kit` that is counted whole. */
  kit: string;
  /** Its parts, 1 to 100, each item once. */
  parts: readonly NewKitPart[];
}

/** The request of `catalogue.item`. */
export interface ItemByName {
  /** Its SKU, GTIN, own, supplier's or channel's code. */
  item: string;
}

/** The request of `catalogue.items`. */
export interface CatalogueItems {
  /** Those directly in this category alone. */
  category?: string | null;
  /** `next` of the page before. */
  after?: string | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `catalogue.categories`. */
export interface Categories {
  /** `next` of the page before. */
  after?: string | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `catalogue.units`. */
export interface Units {
  /** `next` of the page before. */
  after?: string | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `catalogue.kit`. */
export interface KitOf {
  /** The kit, by its SKU or another of its names. */
  kit: string;
}

/** The request of `catalogue.resolve`. */
export interface CatalogueResolve {
  /** A SKU, GTIN, own, supplier's or channel's code. */
  identifier: string;
}

/** The request of `ledger.open_entity`. */
export interface OpenEntity {
  /** The code it will be called by; with `-TRANSIT` behind it still at most 64 characters. */
  entity: string;
  /** Its name. */
  name: string;
  /** The currency of its books. */
  currency: string;
  /** Where its business day is counted when no site is at hand. */
  time_zone: string;
  /** The chart of accounts it starts with. */
  chart?: words.Chart;
}

/** The request of `ledger.add_account`. */
export interface AddAccount {
  /** Whose chart. */
  entity: string;
  /** The code it will be called by. */
  account: string;
  /** Its name. */
  name: string;
  /** Where it stands in the statements. */
  kind: words.AccountKind;
  /** The sub-ledger it is the sum of; without one it takes entries by hand. */
  control?: words.Control | null;
  /** The only currency it takes; all if not said. */
  currency?: string | null;
}

/** The request of `ledger.change_account`. */
export interface ChangeAccount {
  /** Whose chart. */
  entity: string;
  /** The account. */
  account: string;
  /** Its new name. */
  name?: string | null;
  /** Whether it takes entries. */
  active?: boolean | null;
}

/** The request of `ledger.set_posting_rule`. */
export interface SetPostingRule {
  /** Whose books. */
  entity: string;
  /** The part. */
  role: words.Role;
  /** For items of this category and those below it; for all that no category's rule covers if not said. */
  category?: string | null;
  /** The account that plays it. */
  account: string;
}

/** The request of `ledger.set_rate`. */
export interface SetRate {
  /** An entity whose books are in the currency meant; this or `base`. */
  entity?: string | null;
  /** The currency of books; this or `entity`. */
  base?: string | null;
  /** The currency the rate is for. */
  currency: string;
  /** The first day it holds. */
  effective_on: DateLike;
  /** Units of the currency of books for one of `currency`. */
  rate: DecimalLike;
}

/** The request of `ledger.set_period_state`. */
export interface SetPeriodState {
  /** Whose books. */
  entity: string;
  /** The month. */
  period: string;
  /** What it shall be. */
  state: words.PeriodState;
}

/** The request of `ledger.post_entry`. */
export interface PostEntry {
  /** Whose books. */
  entity: string;
  /** The business day it happened; that of `posted_on` if not said, else today. */
  occurred_on?: DateLike | null;
  /** The business day of the books it counts in; the day it happened if not said, and never before it. */
  posted_on?: DateLike | null;
  /** Free text. */
  note?: string;
  /** The lines, at most 5,000. */
  lines: readonly EntryLine[];
}

/** The request of `ledger.record_entry`. */
export interface RecordEntry {
  /** Whose books. */
  entity: string;
  /** The business day it happened; that of `posted_on` if not said, else today. */
  occurred_on?: DateLike | null;
  /**
   * The business day of the books it should count in; the day it happened if not said, and never before
   * it.
   */
  posted_on?: DateLike | null;
  /** Free text. */
  note?: string;
  /** The lines, at most 5,000. */
  lines: readonly EntryLine[];
}

/** The request of `ledger.entry`. */
export interface EntryByNumber {
  /** The number. */
  entry: string;
}

/** The request of `ledger.entries`. */
export interface Entries {
  /** Whose books. */
  entity: string;
  /** From this day of the books; from the beginning if not said. */
  from?: DateLike | null;
  /** To this day of the books, it included; to the end if not said. */
  to?: DateLike | null;
  /** Leave out what was recorded after this instant. */
  known_at?: InstantLike | null;
  /** `next` of the page before. */
  after?: string | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `ledger.reverse_entry`. */
export interface ReverseEntry {
  /** The number of the entry. */
  entry: string;
  /** The business day of the books it shall be gone from; today if not said. */
  posted_on?: DateLike | null;
  /** Why. */
  note?: string;
}

/** The request of `ledger.entities`. */
export interface Entities {
  /** `next` of the page before. */
  after?: string | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `ledger.accounts`. */
export interface Accounts {
  /** Whose chart. */
  entity: string;
  /** `next` of the page before. */
  after?: string | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `ledger.posting_rules`. */
export interface PostingRules {
  /** Whose books. */
  entity: string;
  /** The rules of this part alone. */
  role?: words.Role | null;
  /** `next` of the page before. */
  after?: number | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `ledger.periods`. */
export interface Periods {
  /** Whose books. */
  entity: string;
  /** `next` of the page before. */
  after?: string | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `ledger.balance`. */
export interface AccountBalance {
  /** Whose books. */
  entity: string;
  /** The account. */
  account: string;
}

/** The request of `ledger.account_statement`. */
export interface AccountStatement {
  /** Whose books. */
  entity: string;
  /** The account. */
  account: string;
  /** From this day of the books; from the beginning if not said. */
  from?: DateLike | null;
  /** To this day of the books, it included; to the end if not said. */
  to?: DateLike | null;
  /** Leave out what was recorded after this instant. */
  known_at?: InstantLike | null;
  /** `next` of the page before. */
  after?: StatementPlace | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `ledger.trial_balance`. */
export interface TrialBalance {
  /** Whose books. */
  entity: string;
  /** From this day of the books; from the beginning if not said. */
  from?: DateLike | null;
  /** To this day of the books, it included; to the end if not said. */
  to?: DateLike | null;
  /** Leave out what was recorded after this instant. */
  known_at?: InstantLike | null;
}

/** The request of `open_items.open_item`. */
export interface OpenItemByHand {
  /** Whose books. */
  entity: string;
  /** The control account. */
  account: string;
  /** Debit for what others owe us, credit for what we owe. */
  side: words.Side;
  /** The amount, above 0. */
  amount: DecimalLike;
  /** The currency of the item; that of the books if not said. */
  currency?: string | null;
  /** Units of the currency of the books for one of `currency`; the rate on file for the day if not said. */
  rate?: DecimalLike | null;
  /** The party it concerns. */
  party?: string | null;
  /** What people call it: the number of an invoice, of a gift card. */
  reference: string;
  /** The account on the other side, which takes entries by hand. */
  against: string;
  /** The business day it happened; that of `posted_on` if not said, else today. */
  occurred_on?: DateLike | null;
  /** The business day of the books; the day it happened if not said, and never before it. */
  posted_on?: DateLike | null;
  /** The day it is due; the day it happened if not said. */
  due_on?: DateLike | null;
  /** Free text. */
  note?: string;
}

/** The request of `open_items.settle_item`. */
export interface SettleItem {
  /** The item. */
  open_item: number;
  /** How much of it, above 0; all that remains if not said. */
  amount?: DecimalLike | null;
  /** The account on the other side, which takes entries by hand. */
  against: string;
  /** Units of the currency of the books for one of the item's; the rate on file for the day if not said. */
  rate?: DecimalLike | null;
  /** The business day it happened; that of `posted_on` if not said, else today. */
  occurred_on?: DateLike | null;
  /** The business day of the books; the day it happened if not said, and never before it. */
  posted_on?: DateLike | null;
  /** Free text. */
  note?: string;
}

/** The request of `open_items.match_items`. */
export interface MatchItems {
  /** Whose books. */
  entity: string;
  /** The control account. */
  account: string;
  /** The items on the debit side, 1 to 1,000; all that wait if not said. */
  debits?: readonly number[] | null;
  /** The items on the credit side, 1 to 1,000; all that wait if not said. */
  credits?: readonly number[] | null;
  /** The party of the items; without one and without items, those of no party. */
  party?: string | null;
  /** The currency of the items; without one and without items, that of the books. */
  currency?: string | null;
  /** The business day of the books; today if not said. */
  posted_on?: DateLike | null;
  /** Free text. */
  note?: string;
}

/** The request of `open_items.items`. */
export interface OpenItemsItems {
  /** Whose books. */
  entity: string;
  /** The control account. */
  account: string;
  /** The items of this party alone. */
  party?: string | null;
  /** At the end of this day of the books; now and without ages if not said. */
  as_of?: DateLike | null;
  /** Leave out what was recorded after this instant. */
  known_at?: InstantLike | null;
  /** `next` of the page before. */
  after?: number | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `open_items.item`. */
export interface Item {
  /** The item. */
  open_item: number;
  /** `next` of the page before. */
  after?: number | null;
  /** How many moves at most. */
  limit?: number;
}

/** The request of `tax.set_jurisdiction`. */
export interface SetJurisdiction {
  /** Its code. */
  jurisdiction: string;
  /** The name shown; the code of a new one if not said. */
  name?: string | null;
  /** Where its taxes are rounded; `line` of a new one if not said. */
  rounding?: words.Rounding | null;
  /**
   * What makes them due; `delivery` of a new one if not said. What is paid for, handed over and receipted
   * at once has one day for all of them.
   */
  tax_point?: words.TaxPoint | null;
  /**
   * Whether the tax in bad debts can be claimed back when they are written off (Directive 2006/112/EC,
   * article 90); not of a new one if not said.
   */
  bad_debt_relief?: boolean | null;
  /**
   * How many days after a debt was due that is possible at the earliest, 0 to 3,650; 0 of a new one if
   * not said.
   */
  bad_debt_relief_days?: number | null;
}

/** The request of `tax.set_rates`. */
export interface SetRates {
  /** Where. */
  jurisdiction: string;
  /** The class of the items. */
  tax_class: string;
  /** The first day they hold. */
  effective_on: DateLike;
  /** `taxed`, `zero_rated` or `exempt`; `taxed` if not said. */
  treatment?: words.Treatment;
  /** The taxes, 1 to 8 in the order they are taken; none unless it is taxed. */
  components?: readonly Component[];
}

/** The request of `tax.assign_site`. */
export interface AssignSite {
  /** The site. */
  site: string;
  /** Where its sales are taxed. */
  jurisdiction: string;
}

/** The request of `tax.set_exemption`. */
export interface SetExemption {
  /** Who. */
  party: string;
  /** Where; everywhere if not said. One for the jurisdiction of a sale comes before one for everywhere. */
  jurisdiction?: string | null;
  /** `exempt`, `zero_rated` or `reverse_charge`. */
  treatment: words.Treatment;
  /**
   * What it is proven by: the number of a certificate, a VAT number. It stays on record for good, so it
   * names no person.
   */
  certificate: string;
  /** The first day it holds. */
  starts_on: DateLike;
  /** The last day it holds; open if not said. */
  ends_on?: DateLike | null;
}

/** The request of `tax.end_exemption`. */
export interface EndExemption {
  /** Whose. */
  party: string;
  /** Where; the one for everywhere if not said. */
  jurisdiction?: string | null;
  /** The day it starts. */
  starts_on: DateLike;
  /** The last day it holds. */
  ends_on: DateLike;
}

/** The request of `tax.jurisdictions`. */
export interface Jurisdictions {
}

/** The request of `tax.rates`. */
export interface Rates {
  /** Where. */
  jurisdiction: string;
  /** Of this class alone. */
  tax_class?: string | null;
  /** What holds on this day alone. */
  on?: DateLike | null;
}

/** The request of `tax.exemptions`. */
export interface Exemptions {
  /** Of this party alone. */
  party?: string | null;
  /** What holds on this day alone. */
  on?: DateLike | null;
  /** `next` of the page before. */
  after?: string | null;
  /** Of how many parties at most. */
  limit?: number;
}

/** The request of `tax.quote`. */
export interface TaxQuote {
  /** The site that sells or buys. */
  site?: string | null;
  /** Where it is taxed; where sales of the site are if not said. */
  jurisdiction?: string | null;
  /** The currency of the amounts; that of the site's entity if not said. */
  currency?: string | null;
  /** The buyer, whose exemption counts; of a purchase the buyer is us. */
  party?: string | null;
  /** The day of the tax point. If not said, that of the three days below which makes tax due there. */
  on?: DateLike | null;
  /** The day it is paid. */
  paid_on?: DateLike | null;
  /** The day it is invoiced. */
  invoiced_on?: DateLike | null;
  /** The day it is delivered. */
  delivered_on?: DateLike | null;
  /** Whether the amounts include the tax. */
  includes_tax: boolean;
  /** Sold or bought; `sale` if not said. */
  side?: words.QuoteSide;
  /**
   * What the channel does with the tax, when it is not ours to collect: `marketplace_collected`,
   * `deemed_supplier` or `reverse_charge`.
   */
  channel?: words.Treatment | null;
  /** The lines, 1 to 1,000. */
  lines: readonly TaxQuoteLine[];
}

/** The request of `tax.report`. */
export interface TaxReport {
  /** Whose books. */
  entity: string;
  /** From this day of the books. */
  from: DateLike;
  /** To this day of the books, it included. */
  to: DateLike;
  /** Of this jurisdiction alone. */
  jurisdiction?: string | null;
}

/** The request of `costing.add_landed_cost`. */
export interface AddLandedCost {
  /** The number of the receipt. */
  document: string;
  /** The cost, above zero; below zero for a credit. */
  amount: DecimalLike;
  /** Its currency; the entity's if not said. */
  currency?: string | null;
  /** Units of the entity's currency for one of `currency`; the rate on file for the day if not said. */
  rate?: DecimalLike | null;
  /** How it is spread over the lines. */
  spread_by?: words.SpreadBy;
  /** Who will bill it. */
  party?: string | null;
  /** What people call it: a waybill, a customs entry. */
  reference?: string | null;
  /**
   * The business day it became known; today at the site if not said. It counts in the books from today on
   * all the same.
   */
  occurred_on?: DateLike | null;
}

/** The request of `costing.adjust_receipt_price`. */
export interface AdjustReceiptPrice {
  /** The number of the receipt. */
  document: string;
  /** Its line, from 1. */
  line: number;
  /**
   * What the bill says above what the receipt said for the line, in the receipt's currency; below zero
   * for less.
   */
  difference: DecimalLike;
  /** Units of the entity's currency for one of the receipt's; the rate on file for the day if not said. */
  rate?: DecimalLike | null;
  /** Why. */
  note?: string | null;
  /**
   * The business day it became known; today at the site if not said. It counts in the books from today on
   * all the same.
   */
  occurred_on?: DateLike | null;
}

/** The request of `costing.set_standard_cost`. */
export interface SetStandardCost {
  /** The valuation area: the code of its entity or site. */
  area: string;
  /** SKU or any identifier of the item. */
  item: string;
  /** The cost of one base unit in the entity's currency, not negative. */
  unit_cost: DecimalLike;
  /**
   * The business day it counts in, or the first open one on which the pool can be posted to; today if not
   * said.
   */
  occurred_on?: DateLike | null;
}

/** The request of `costing.revalue_stock`. */
export interface RevalueStock {
  /** The valuation area: the code of its entity or site. */
  area: string;
  /** SKU or any identifier of the item. */
  item: string;
  /** Which class of stock; normal if not said. */
  class?: words.ValuationClass;
  /** The new cost of one base unit in the entity's currency, not negative. */
  unit_cost: DecimalLike;
  /**
   * The business day it counts in, or the first open one on which the pool can be posted to; today if not
   * said.
   */
  occurred_on?: DateLike | null;
}

/** The request of `costing.write_down_stock`. */
export interface WriteDownStock {
  /** The valuation area: the code of its entity or site. */
  area: string;
  /** SKU or any identifier of the item. */
  item: string;
  /** Which class of stock; impaired if not said. */
  class?: words.ValuationClass;
  /** By how much, above zero, in the entity's currency. */
  amount: DecimalLike;
  /**
   * The business day it counts in, or the first open one on which the pool can be posted to; today if not
   * said.
   */
  occurred_on?: DateLike | null;
}

/** The request of `costing.reclassify_item`. */
export interface ReclassifyItem {
  /** SKU or any identifier of the item. */
  item: string;
  /** The new category. */
  category?: string | null;
  /** The new costing method. */
  costing_method?: words.CostingMethod | null;
}

/** The request of `costing.stock_valuation`. */
export interface StockValuation {
  /** Whose stock. */
  entity: string;
  /** Of one item, by SKU or any identifier; of all if not said. */
  item?: string | null;
  /** At the end of which day of the books; now if not said. */
  on?: DateLike | null;
  /** Leave out what was recorded after this instant; nothing if not said. */
  known_at?: InstantLike | null;
}

/** The request of `stock.add_site`. */
export interface AddSite {
  /** The entity whose stock it holds. */
  entity: string;
  /** The code callers will use. */
  site: string;
  /** The name shown. */
  name: string;
  /** What it is; a store if not said. */
  kind?: words.SiteKind;
  /** Its time zone; the entity's if not said. */
  time_zone?: string | null;
  /** The hour its business day rolls, 0 to 23. */
  roll_hour?: number;
  /** Where the cost of its stock is pooled; with the entity's if not said. Fixed for good. */
  valuation?: words.ValuationScope;
  /** Whether requests may take more than it has. */
  negative_allowed?: boolean;
}

/** The request of `stock.change_site`. */
export interface ChangeSite {
  /** Which. */
  site: string;
  /** The name shown. */
  name?: string | null;
  /** Whether requests may take more than it has. */
  negative_allowed?: boolean | null;
  /** Whether it takes new requests. */
  active?: boolean | null;
}

/** The request of `stock.set_reason`. */
export interface SetReason {
  /** The code callers use. */
  reason: string;
  /** The name shown. */
  name: string;
  /** The part of the account that bears it, such as `shrinkage`. */
  role: words.Role;
}

/** The request of `stock.receive_goods`. */
export interface ReceiveGoods {
  /** Where they arrived. */
  site: string;
  /** Who sent them. */
  supplier?: string | null;
  /** The supplier's number for the delivery, unique with the supplier. */
  reference?: string | null;
  /**
   * The reference under which they were expected (`allocation.expect_supply`): what comes is expected no
   * more.
   */
  expected?: string | null;
  /**
   * The business day they arrived; today at the site if not said. Quantities count from that day on, the
   * books from `posted_on` of the reply.
   */
  occurred_on?: DateLike | null;
  /** The currency of the unit costs; the entity's if not said. */
  currency?: string | null;
  /** Units of the entity's currency for one of `currency`; the rate on file for the day if not said. */
  rate?: DecimalLike | null;
  /**
   * Whether the supplier charges tax on top of the unit costs, by the rates of the site's jurisdiction on
   * the day the goods arrived; not if not said.
   */
  taxed?: boolean;
  /** What arrived, 1 to 10,000 lines. */
  lines: readonly ReceiveLine[];
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
  /** The document's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `stock.reverse_receipt`. */
export interface ReverseReceipt {
  /** The number of the receipt. */
  document: string;
  /** What to take back; all that is left of every line if not said. */
  lines?: readonly ReverseLine[];
  /**
   * The business day it happened; today at the site if not said. Quantities count from that day on, the
   * books from `posted_on` of the reply.
   */
  occurred_on?: DateLike | null;
}

/** The request of `stock.issue_goods`. */
export interface IssueGoods {
  /** Where they leave. */
  site: string;
  /** What for; a sale if not said. */
  purpose?: words.IssuePurpose;
  /** Who gets them. */
  party?: string | null;
  /** The other side's number, unique with the party. */
  reference?: string | null;
  /**
   * The business day they left; today at the site if not said. Quantities count from that day on, the
   * books from `posted_on` of the reply.
   */
  occurred_on?: DateLike | null;
  /** What leaves, 1 to 10,000 lines. */
  lines: readonly IssueLine[];
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
  /** The document's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `stock.record_issue`. */
export interface RecordIssue {
  /** Where they leave. */
  site: string;
  /** What for; a sale if not said. */
  purpose?: words.IssuePurpose;
  /** Who gets them. */
  party?: string | null;
  /** The other side's number, unique with the party. */
  reference?: string | null;
  /**
   * The business day they left; today at the site if not said. Quantities count from that day on, the
   * books from `posted_on` of the reply.
   */
  occurred_on?: DateLike | null;
  /** What leaves, 1 to 10,000 lines. */
  lines: readonly IssueLine[];
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
  /** The document's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `stock.return_from_customer`. */
export interface ReturnFromCustomer {
  /** Where they arrived. */
  site: string;
  /** Who brought them. */
  party?: string | null;
  /** The issue they left by; its cost is theirs. */
  issue?: string | null;
  /**
   * The reference under which they were expected back for sale (`allocation.expect_supply`): what comes
   * is expected no more. Named once, where they are put on sale: here, or by `stock.change_state` after
   * an inspection.
   */
  expected?: string | null;
  /**
   * The business day they arrived; today at the site if not said. Quantities count from that day on, the
   * books from `posted_on` of the reply.
   */
  occurred_on?: DateLike | null;
  /** What came back, 1 to 10,000 lines. */
  lines: readonly ReturnLine[];
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
  /** The document's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `stock.return_to_supplier`. */
export interface ReturnToSupplier {
  /** Where they leave. */
  site: string;
  /** Who gets them back. */
  supplier?: string | null;
  /** The receipt they came by. */
  receipt?: string | null;
  /** The supplier's number for the return, unique with the supplier. */
  reference?: string | null;
  /**
   * The business day they left; today at the site if not said. Quantities count from that day on, the
   * books from `posted_on` of the reply.
   */
  occurred_on?: DateLike | null;
  /** The currency of the credit; the entity's if not said. */
  currency?: string | null;
  /** Units of the entity's currency for one of `currency`; the rate on file for the day if not said. */
  rate?: DecimalLike | null;
  /** What goes back, 1 to 10,000 lines. */
  lines: readonly SupplierReturnLine[];
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
  /** The document's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `stock.adjust_stock`. */
export interface AdjustStock {
  /** Where. */
  site: string;
  /**
   * The business day it happened; today at the site if not said. Quantities count from that day on, the
   * books from `posted_on` of the reply.
   */
  occurred_on?: DateLike | null;
  /** What changed, 1 to 10,000 lines. */
  lines: readonly AdjustLine[];
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
}

/** The request of `stock.change_state`. */
export interface ChangeState {
  /** Where. */
  site: string;
  /**
   * The reference under which returned goods were expected back for sale (`allocation.expect_supply`):
   * what is put on sale here is expected no more.
   */
  expected?: string | null;
  /**
   * The business day it happened; today at the site if not said. Quantities count from that day on, the
   * books from `posted_on` of the reply.
   */
  occurred_on?: DateLike | null;
  /** What changes, 1 to 10,000 lines. */
  lines: readonly ChangeLine[];
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
}

/** The request of `stock.scrap_goods`. */
export interface ScrapGoods {
  /** Where. */
  site: string;
  /** Why: a code of stock.reasons. */
  reason?: string | null;
  /**
   * The business day it happened; today at the site if not said. Quantities count from that day on, the
   * books from `posted_on` of the reply.
   */
  occurred_on?: DateLike | null;
  /** What goes, 1 to 10,000 lines. */
  lines: readonly IssueLine[];
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
}

/** The request of `stock.assemble_goods`. */
export interface AssembleGoods {
  /** Where. */
  site: string;
  /** SKU or any identifier of the item that is made. */
  item: string;
  /** How much of it, above zero, in `unit`. */
  quantity: DecimalLike;
  /** Unit or pack; the item's base unit if not said. */
  unit?: string | null;
  /** Lot or serial of the item, for items tracked so. */
  lot?: string | null;
  /** The last day the lot may be used. */
  expires_on?: DateLike | null;
  /** In which state the item is kept. */
  state?: words.StockState;
  /** The place inside the site. */
  place?: string | null;
  /**
   * The business day it happened; today at the site if not said. Quantities count from that day on, the
   * books from `posted_on` of the reply.
   */
  occurred_on?: DateLike | null;
  /** The parts, 1 to 10,000 lines. */
  lines: readonly IssueLine[];
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
}

/** The request of `stock.ship_transfer`. */
export interface ShipTransfer {
  /** From where. */
  site: string;
  /** To where. */
  to_site: string;
  /**
   * The business day they left; today at the sending site if not said. Quantities count from that day on,
   * the books from `posted_on` of the reply.
   */
  occurred_on?: DateLike | null;
  /** What leaves, 1 to 10,000 lines. */
  lines: readonly IssueLine[];
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
  /** The document's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `stock.receive_transfer`. */
export interface ReceiveTransfer {
  /** The number of the transfer. */
  document: string;
  /** What arrived. A line may stand more than once: some sellable, some damaged. */
  lines: readonly ArrivalLine[];
  /** Whether nothing more is expected now: what is missing then is raised. */
  is_final?: boolean;
  /**
   * The business day they arrived; today at the receiving site if not said. Quantities count from that
   * day on, the books from `posted_on` of the reply.
   */
  occurred_on?: DateLike | null;
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
}

/** The request of `stock.resolve_transfer`. */
export interface ResolveTransfer {
  /** The number of the transfer. */
  document: string;
  /** The line of the transfer, from 1. */
  line: number;
  /** What became of the goods. */
  outcome: words.TransferOutcome;
  /** How much, in base units; all that is in transit if not said. */
  quantity?: DecimalLike | null;
  /**
   * The business day it was found out; today at the receiving site if not said. Quantities count from
   * that day on, the books from `posted_on` of the reply.
   */
  occurred_on?: DateLike | null;
}

/** The request of `stock.open_count`. */
export interface OpenCount {
  /** Where. */
  site: string;
  /** Which items, by SKU or any identifier; all that the site holds if none is named. */
  items?: readonly string[];
  /** Whether counters are not told what the book holds. */
  blind?: boolean;
}

/** The request of `stock.record_count`. */
export interface RecordCount {
  /** The number of the count. */
  document: string;
  /** What was counted, 1 to 10,000 lines. */
  lines: readonly CountedLine[];
}

/** The request of `stock.post_count`. */
export interface PostCount {
  /** The number of the count. */
  document: string;
  /** Whether lines without a figure are left as they are; otherwise they stand in the way. */
  skip_uncounted?: boolean;
  /**
   * The business day the goods were counted; today at the site if not said. Quantities count from that
   * day on, the books from `posted_on` of the reply.
   */
  occurred_on?: DateLike | null;
}

/** The request of `stock.cancel_count`. */
export interface CancelCount {
  /** The number of the count. */
  document: string;
}

/** The request of `stock.sites`. */
export interface Sites {
  /** Of which entity; of all if not said. */
  entity?: string | null;
}

/** The request of `stock.reasons`. */
export interface Reasons {
}

/** The request of `stock.position`. */
export interface Position {
  /** SKU or any identifier of the item. */
  item: string;
  /** At which site; at all sites of ours if not said. */
  site?: string | null;
}

/** The request of `stock.positions`. */
export interface Positions {
  /** At which site. */
  site: string;
  /** Only items added after this SKU: `next` of the page before. */
  after?: string | null;
  /** How many items a page has. */
  limit?: number;
}

/** The request of `stock.position_on`. */
export interface PositionOn {
  /** SKU or any identifier of the item. */
  item: string;
  /** At which site. */
  site: string;
  /** At the end of which business day. */
  on: DateLike;
  /** Leave out what was recorded after this instant; nothing if not said. */
  known_at?: InstantLike | null;
}

/** The request of `stock.movements`. */
export interface Movements {
  /** SKU or any identifier of the item. */
  item: string;
  /** At which site; at all if not said. */
  site?: string | null;
  /** From this business day; from the first if not said. */
  from?: DateLike | null;
  /** To this business day, it included; to the last if not said. */
  to?: DateLike | null;
  /** Only movements after this one: `next` of the page before. */
  after?: number;
  /** How many a page has. */
  limit?: number;
}

/** The request of `stock.document`. */
export interface StockDocument {
  /** Its number. */
  document: string;
}

/** The request of `stock.transfers_open`. */
export interface TransfersOpen {
  /** To which site; to all if not said. */
  site?: string | null;
  /** At most how many lines, the oldest first. */
  limit?: number;
}

/** The request of `stock.count_sheet`. */
export interface CountSheet {
  /** The number of the count. */
  document: string;
}

/** The request of `pricing.set_price_list`. */
export interface SetPriceList {
  /** Who sells by it. */
  entity: string;
  /** The code callers use. */
  price_list: string;
  /** The name shown. */
  name: string;
  /** The currency of its prices; that of the entity's books if not said. */
  currency?: string | null;
  /** Whether its prices include tax. */
  includes_tax?: boolean;
  /** The channel it is for; all if not said. */
  channel?: string | null;
  /** The customer group it is for; all customers, known or not, if not said. */
  customer_group?: string | null;
  /** The site it is for; all if not said. */
  site?: string | null;
  /** The first day its prices hold; any day if not said. */
  starts_on?: DateLike | null;
  /** The last day its prices hold; no end if not said. */
  ends_on?: DateLike | null;
  /**
   * Whether its prices are reduced ones, of goods marked down: it is asked before other lists for the
   * same customers, channel and site, and the lines that use it say `markdown`.
   */
  markdown?: boolean;
  /** Whether it prices anything. */
  active?: boolean;
}

/** The request of `pricing.set_prices`. */
export interface SetPrices {
  /** The list. */
  price_list: string;
  /** The prices, 1 to 10,000. */
  prices: readonly NewPrice[];
}

/** The request of `pricing.set_customer_group`. */
export interface SetCustomerGroup {
  /** The customer. */
  customer: string;
  /** The group; none if not said. */
  customer_group?: string | null;
}

/** The request of `pricing.price_lists`. */
export interface PriceLists {
  /** Who sells by them. */
  entity: string;
  /** `next` of the page before. */
  after?: string | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `pricing.prices`. */
export interface Prices {
  /** The list. */
  price_list: string;
  /** The prices of this item alone. */
  item?: string | null;
  /** Those that hold on this day alone; an item without any is left out. */
  on?: DateLike | null;
  /** `next` of the page before. */
  after?: string | null;
  /** How many items at most. */
  limit?: number;
}

/** The request of `pricing.quote`. */
export interface PricingQuote {
  /** Sold by this entity, at no site; this or `site`. */
  entity?: string | null;
  /** Sold at this site; this or `entity`. */
  site?: string | null;
  /** Through which channel; none if not said. */
  channel?: string | null;
  /** To whom; to whoever comes in if not said. */
  customer?: string | null;
  /** In which currency; that of the entity's books if not said. */
  currency?: string | null;
  /** On which day. */
  on: DateLike;
  /** The lines, 1 to 1,000. */
  lines: readonly PricingQuoteLine[];
  /** Off the whole basket, spread over its lines: an amount. */
  discount?: DecimalLike | null;
  /** Off the whole basket, spread over its lines: per cent. */
  discount_percent?: DecimalLike | null;
}

/** The request of `pricing.lowest_price`. */
export interface LowestPrice {
  /** At any site of this entity, by the lists for all sites; this or `site`. */
  entity?: string | null;
  /** At this site; this or `entity`. */
  site?: string | null;
  /** Through which channel; none if not said. */
  channel?: string | null;
  /** The item, by its SKU or another of its names. */
  item: string;
  /** The unit the price is per; the one the name stands for if not said. */
  unit?: string | null;
  /** In which currency; that of the entity's books if not said. */
  currency?: string | null;
  /** The first day. */
  from: DateLike;
  /** The last day. */
  to: DateLike;
}

/** The request of `allocation.set_channel`. */
export interface SetChannel {
  /** Who sells through it. */
  entity: string;
  /** The code callers use. */
  channel: string;
  /** The name shown. */
  name: string;
  /** How much of a demand must be there before any of it is promised; whatever there is if not said. */
  ship_rule?: words.ShipRule;
  /** What becomes of what cannot be promised; the request is refused if not said. */
  shortage_rule?: words.ShortageRule;
  /** Who goes first when several wait, 1 to 9: 1 goes before 2; 5 if not said. */
  priority?: number;
  /** How long a reservation is kept, in minutes, 1 to 5,256,000; for ever if not said. */
  reservation_minutes?: number | null;
  /** How many days a lot must still be good when it is promised, 0 to 36,500; 0 if not said. */
  remaining_life_days?: number;
  /** From how many sites a demand is supplied at most, from 1; from any number if not said. */
  parcels_most?: number | null;
  /** The sites that supply it; every site of the entity where people work if not said. */
  sites?: readonly NewChannelSite[];
  /** Whether it takes new demand. */
  active?: boolean;
}

/** The request of `allocation.set_supply_site`. */
export interface SetSupplySite {
  /** The site. */
  site: string;
  /** What making up a parcel costs; nothing if not said. */
  handling?: DecimalLike | null;
  /**
   * How many demands it takes on in a business day, from 0; any number if not said. A demand that was
   * given up on the day it was taken on does not count.
   */
  parcels_per_day?: number | null;
  /**
   * What carrying a parcel to a zone costs, by zone. The site ships to no zone that is not named here,
   * unless none is:
   * then it ships anywhere for nothing.
   */
  lanes?: { readonly [name: string]: DecimalLike };
}

/** The request of `allocation.keep_back`. */
export interface KeepBack {
  /** Where. */
  site: string;
  /** What, 1 to 10,000 lines. */
  lines: readonly KeptBack[];
}

/** The request of `allocation.reserve`. */
export interface Reserve {
  /** The channel. */
  channel: string;
  /** What it is reserved for; a basket if not said. */
  kind?: words.ReservedFor;
  /** Its reference, unique in the channel and kind. */
  reference: string;
  /** Who wants it. */
  customer?: string | null;
  /** The zone it is to go to. */
  zone?: string | null;
  /** The only site it is to come from: where it is picked up. */
  site?: string | null;
  /** The day it is wanted; today if not said. */
  wanted_on?: DateLike | null;
  /** When it is let go; after the channel's minutes if not said. */
  expires_at?: InstantLike | null;
  /** What the lines are to be, 1 to 10,000; a line that stands is let go by quantity 0. */
  lines: readonly WantedLine[];
}

/** The request of `allocation.allocate`. */
export interface Allocate {
  /** The channel. */
  channel: string;
  /** The order's reference, unique in the channel. */
  reference: string;
  /** The basket or quote it came of. */
  takes_over?: TakenOver | null;
  /** Who wants it. */
  customer?: string | null;
  /** The zone it is to go to. */
  zone?: string | null;
  /** The only site it is to come from: where it is picked up. */
  site?: string | null;
  /** The day it is wanted; today if not said. */
  wanted_on?: DateLike | null;
  /** What the lines are to be, 1 to 10,000; a line that stands is let go by quantity 0. */
  lines: readonly WantedLine[];
}

/** The request of `allocation.release`. */
export interface Release {
  /** The channel. */
  channel: string;
  /** What stands behind it; a basket if not said. */
  kind?: words.DemandKind;
  /** Its reference. */
  reference: string;
  /** What is let go; all of it if not said. */
  lines?: readonly ReleasedLine[];
}

/** The request of `allocation.expire_reservations`. */
export interface ExpireReservations {
}

/** The request of `allocation.fill_backorders`. */
export interface FillBackorders {
  /** The items; all that are waited for if not said. */
  items?: readonly string[];
  /** How what there is goes to them; in turn if not said. */
  sharing?: words.Sharing;
}

/** The request of `allocation.reallocate`. */
export interface Reallocate {
  /** The channel. */
  channel: string;
  /** The order's reference. */
  reference: string;
  /** The line, from 1. */
  line: number;
  /** Where it is allocated. */
  from: string;
  /** Where it is to come from. */
  to: string;
  /** How much, in the item's base unit; all that is allocated there if not said. */
  quantity?: DecimalLike | null;
}

/** The request of `allocation.record_pick`. */
export interface RecordPick {
  /** Where it was picked. */
  site: string;
  /** The channel. */
  channel: string;
  /** The order's reference. */
  reference: string;
  /** What was picked, 1 to 10,000 lines. */
  lines: readonly ToldLine[];
}

/** The request of `allocation.record_unpick`. */
export interface RecordUnpick {
  /** Where it was put back. */
  site: string;
  /** The channel. */
  channel: string;
  /** The order's reference. */
  reference: string;
  /** What was put back, 1 to 10,000 lines. */
  lines: readonly ToldLine[];
}

/** The request of `allocation.record_shipment`. */
export interface RecordShipment {
  /** Where they left. */
  site: string;
  /** The channel. */
  channel: string;
  /** The order's reference. */
  reference: string;
  /** The business day they left; today at the site if not said. */
  occurred_on?: DateLike | null;
  /** What left, 1 to 10,000 lines. */
  lines: readonly ToldLine[];
  /** The host's own: carrier, tracking number and the like. */
  attributes?: { readonly [name: string]: unknown };
  /** The document's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `allocation.reverse_shipment`. */
export interface ReverseShipment {
  /** Where they left. */
  site: string;
  /** The channel. */
  channel: string;
  /** The order's reference. */
  reference: string;
  /** The goods issue by which they left. */
  shipment: string;
}

/** The request of `allocation.expect_supply`. */
export interface ExpectSupply {
  /** Where it will arrive. */
  site: string;
  /** Where it comes from. */
  kind: words.ExpectedKind;
  /** The reference, unique at the site and in its kind. */
  reference: string;
  /** What is still expected, 0 to 10,000 lines: all of it, item by item and day by day. */
  lines: readonly ExpectLine[];
}

/** The request of `allocation.set_feed`. */
export interface SetFeed {
  /** The channel. */
  channel: string;
  /** How much is taken off each figure, in the item's base unit; nothing if not said. */
  buffer?: DecimalLike | null;
  /**
   * Which part of each figure is taken off, in per cent; nothing if not said. Where both are said,
   * whichever is more.
   */
  buffer_percent?: DecimalLike | null;
  /**
   * By how much a figure must have changed since it was published, in the item's base unit, to be
   * published again; by anything if not said. A figure that comes to 0 or leaves it is always published.
   */
  minimum_change?: DecimalLike | null;
  /** Whether there is a figure for each site; one for all sites together if not said. */
  by_site?: boolean;
}

/** The request of `allocation.publish_feed`. */
export interface PublishFeed {
  /** The channel. */
  channel: string;
  /**
   * Whether to publish every figure anew, from the first item on, changed or not; the calls that follow
   * while there is more leave this out.
   */
  full?: boolean;
  /**
   * How much is looked at by this call: records of each kind since the last one, and items where all are
   * looked at; 1 to 10,000, 2,000 if not said.
   */
  work?: number;
}

/** The request of `allocation.set_site_level`. */
export interface SetSiteLevel {
  /** Where. */
  site: string;
  /** Of what, 1 to 10,000 lines. */
  lines: readonly WantedLevel[];
}

/** The request of `allocation.set_transfer_lane`. */
export interface SetTransferLane {
  /** From where. */
  site: string;
  /** To where. */
  to_site: string;
  /** What a transfer costs, in the entity's currency; nothing if not said. */
  cost?: DecimalLike | null;
  /** How many days it takes, 0 to 365; 0 if not said. */
  days?: number;
  /** What of an item is moved at least, in its base unit; any quantity if not said. */
  quantity_min?: DecimalLike | null;
  /** Whether it is used. */
  active?: boolean;
}

/** The request of `allocation.propose_transfers`. */
export interface ProposeTransfers {
  /** Whose sites. */
  entity: string;
  /** The items; all that orders wait for or sites have a level of if not said. */
  items?: readonly string[];
}

/** The request of `allocation.accept_transfer`. */
export interface AcceptTransfer {
  /** The number of the proposal. */
  proposal: number;
  /** The business day the goods left; today at the sending site if not said. */
  occurred_on?: DateLike | null;
}

/** The request of `allocation.reject_transfer`. */
export interface RejectTransfer {
  /** The number of the proposal. */
  proposal: number;
  /** Why. */
  reason: string;
}

/** The request of `allocation.channels`. */
export interface Channels {
  /** Who sells through them. */
  entity: string;
  /** `next` of the page before. */
  after?: string | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `allocation.available`. */
export interface Available {
  /** SKU or any identifier of the item. */
  item: string;
  /** At which site; at all that supply the channel if not said. */
  site?: string | null;
  /**
   * For which channel; for none in particular if not said: then what is kept back for any is not
   * available.
   */
  channel?: string | null;
  /** The day lots must still be good; any lot counts if not said. */
  good_on?: DateLike | null;
  /**
   * The moment: what is reserved until then or earlier counts as let go. What is reserved counts if not
   * said.
   */
  at?: InstantLike | null;
}

/** The request of `allocation.available_by_date`. */
export interface AvailableByDate {
  /** SKUs or any identifiers of the items, 1 to 100. */
  items: readonly string[];
  /**
   * The first day: today, for whoever asks what can be promised from now on. What was expected before it
   * is late.
   */
  from: DateLike;
  /** The last day; as far as anything changes if not said. */
  until?: DateLike | null;
  /**
   * For which channel: of lots that are good for as long as it wants on the day. For none in particular
   * if not said: then what is kept back for any is not available, and lots need only be good on the day.
   */
  channel?: string | null;
  /** At which site; at all that supply the channel, together, if not said. */
  site?: string | null;
}

/** The request of `allocation.expected_supply`. */
export interface ExpectedSupplyQuestion {
  /** Where it will arrive. */
  site: string;
  /** Where it comes from. */
  kind: words.ExpectedKind;
  /** The reference. */
  reference: string;
}

/** The request of `allocation.feed`. */
export interface FeedQuestion {
  /** The channel. */
  channel: string;
  /** The number of the last figure that was read, or `next` of the page before; 0 if not said. */
  after?: number;
  /** How many at most. */
  limit?: number;
}

/** The request of `allocation.demand`. */
export interface DemandQuestion {
  /** The channel. */
  channel: string;
  /** What stands behind it; an order if not said. */
  kind?: words.DemandKind;
  /** Its reference. */
  reference: string;
}

/** The request of `allocation.backorders`. */
export interface Backorders {
  /** SKU or any identifier of the item. */
  item: string;
  /** How many at most. */
  limit?: number;
}

/** The request of `allocation.transfer_proposals`. */
export interface TransferProposals {
  /** Whose. */
  entity: string;
  /** What has become of them; those that nobody has decided if not said. */
  state?: words.ProposalState;
  /** `next` of the page before. */
  after?: number | null;
  /** How many at most. */
  limit?: number;
}

/** The request of `till.add_register`. */
export interface AddRegister {
  /** The code callers will use; receipts are numbered behind it. */
  register: string;
  /** Where it stands. */
  site: string;
  /** The name shown. */
  name: string;
  /** The channel it sells through, whose price lists it asks; none if not said. */
  channel?: string | null;
  /** Whether its prices include tax; they do if not said. */
  includes_tax?: boolean;
  /** Who answers for its money: the drawer if not said. */
  accountability?: words.Accountability;
}

/** The request of `till.change_register`. */
export interface ChangeRegister {
  /** Which. */
  register: string;
  /** The name shown. */
  name?: string | null;
  /** The channel it sells through from now on. */
  channel?: string | null;
  /** Whether it takes new requests. */
  active?: boolean | null;
}

/** The request of `till.set_tender`. */
export interface SetTender {
  /** Who takes it. */
  entity: string;
  /** The code callers use. */
  tender: string;
  /** The name shown. */
  name: string;
  /** What it is. */
  kind: words.TenderKind;
  /**
   * The account that waits for its money, one of open items; that of the posting rule for its kind if not
   * said. Fixed for good.
   */
  account?: string | null;
  /** Of cash, the smallest sum its coins can make: 0.05 for Swiss francs; one minor unit if not said. */
  smallest_coin?: DecimalLike | null;
  /** Whether it is taken. */
  active?: boolean;
}

/** The request of `till.set_barcode_layout`. */
export interface SetBarcodeLayout {
  /** Where; at every site that has none of its own for the prefix if not said. */
  site?: string | null;
  /** The digits the barcodes begin with: 02, 20 to 29 by GS1. */
  prefix: string;
  /** How many digits name the item, 1 to 10. */
  item_digits: number;
  /** What the digits behind it say. */
  value: words.EmbeddedValue;
  /** How many they are, 1 to 10. */
  value_digits: number;
  /** How many of them are decimals, 0 to 6. */
  value_decimals: number;
  /** Whether a check digit of the value stands before it. */
  value_check?: boolean;
  /** Whether it is read. */
  active?: boolean;
}

/** The request of `till.open_shift`. */
export interface OpenShift {
  /** Where. */
  register: string;
  /** The money to give change from, by tender; none if not said. */
  floats?: readonly CountedTender[];
}

/** The request of `till.ring_up`. */
export interface RingUp {
  /** Where. */
  register: string;
  /** What is sold, 1 to 10,000 lines. */
  lines: readonly BasketLine[];
  /**
   * What to take off the basket, in money; spread over its lines. It needs the duty `till.give_discount`,
   * as `discount_percent` does.
   */
  discount?: DecimalLike | null;
  /** What to take off the basket, in per cent; not beside `discount`. */
  discount_percent?: DecimalLike | null;
  /** Who buys, if known: their price list and tax exemption apply. */
  customer?: string | null;
  /** What it is paid with; together at least what is due, and only cash may be more. */
  tenders?: readonly TenderLine[];
  /** What the fiscal device says of it. */
  fiscal?: FiscalStamp | null;
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
  /** The sale's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `till.refund`. */
export interface Refund {
  /** Where the goods are taken back: any register of the entity. */
  register: string;
  /** The receipt, or the number of its document. */
  receipt: string;
  /** What comes back, 1 to 10,000 lines of the receipt. */
  lines: readonly ReturnedLine[];
  /** What the money is given back with; exactly what is due, cash in coins there are. */
  tenders?: readonly TenderLine[];
  /** What the fiscal device says of it. */
  fiscal?: FiscalStamp | null;
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
  /** The refund's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `till.refund_without_receipt`. */
export interface RefundWithoutReceipt {
  /** Where. */
  register: string;
  /** What comes back, 1 to 10,000 lines. */
  lines: readonly LooseLine[];
  /** Why it is taken back. */
  reason: string;
  /** How many days back to look for the lowest price, 1 to 366; 30 if not said. */
  days?: number;
  /** What the money is given back with; exactly what is due. */
  tenders?: readonly TenderLine[];
  /** What the fiscal device says of it. */
  fiscal?: FiscalStamp | null;
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
  /** The refund's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `till.exchange`. */
export interface Exchange {
  /** Where. */
  register: string;
  /** The receipt of what comes back, or the number of its document. */
  receipt: string;
  /** What comes back, 1 to 10,000 lines of the receipt. */
  returned: readonly ReturnedLine[];
  /** What goes out, 1 to 10,000 lines. */
  lines: readonly BasketLine[];
  /** What to take off the basket that goes out, in money. */
  discount?: DecimalLike | null;
  /** What to take off the basket that goes out, in per cent; not beside `discount`. */
  discount_percent?: DecimalLike | null;
  /** Who exchanges, if known; who bought if not said. */
  customer?: string | null;
  /** What the net is paid or given back with. */
  tenders?: readonly TenderLine[];
  /** What the fiscal device says of it. */
  fiscal?: FiscalStamp | null;
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
  /** The exchange's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `till.record_sale`. */
export interface RecordSale {
  /** Where. */
  register: string;
  /** The host's own number of the receipt at the register, from 1. */
  receipt: number;
  /** The number of the shift it was sold in; the open one if not said. */
  shift?: number | null;
  /** The business day it was sold; that of `occurred_at`, or today, if not said. */
  occurred_on?: DateLike | null;
  /** The moment it was sold: it says the site's business day. */
  occurred_at?: InstantLike | null;
  /** Who bought, if known. */
  customer?: string | null;
  /** What was sold and what came back, 1 to 10,000 lines. */
  lines: readonly RecordedLine[];
  /** What is owed, tax included and before cash rounding; below zero what is owed to the customer. */
  total: DecimalLike;
  /** What cash rounding added; nothing if not said. */
  cash_rounding?: DecimalLike | null;
  /** What it was paid with. */
  tenders?: readonly RecordedTender[];
  /** What the fiscal device says of it. */
  fiscal?: FiscalStamp | null;
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
  /** The sale's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `till.void_sale`. */
export interface VoidSale {
  /** Where. */
  register: string;
  /** The receipt, or the number of its document. */
  receipt: string;
  /** Why. */
  reason: string;
  /** What the fiscal device says of it. */
  fiscal?: FiscalStamp | null;
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
}

/** The request of `till.reprint_receipt`. */
export interface ReprintReceipt {
  /** Where it was printed. */
  register: string;
  /** Which receipt, of any register of the entity, or the number of its document. */
  receipt: string;
  /** Why. */
  reason?: string;
}

/** The request of `till.suspend_sale`. */
export interface SuspendSale {
  /** Where. */
  register: string;
  /** What the clerks call it: table 4, the blue coat. */
  name?: string;
  /** The basket. */
  basket: SuspendedBasket;
}

/** The request of `till.resume_sale`. */
export interface ResumeSale {
  /** Where. */
  register: string;
  /** The number of the basket. */
  suspended: number;
}

/** The request of `till.drop_suspended`. */
export interface DropSuspended {
  /** Where. */
  register: string;
  /** The number of the basket. */
  suspended: number;
}

/** The request of `till.intend_payment`. */
export interface IntendPayment {
  /** Where. */
  register: string;
  /** The host's code for the call, unique at the register for ever. */
  payment: string;
  /** What it is paid with. */
  tender: string;
  /** How much, above zero. */
  amount: DecimalLike;
  /** Whether the money goes to the customer. */
  give_back?: boolean;
}

/** The request of `till.record_payment`. */
export interface TillRecordPayment {
  /** Where. */
  register: string;
  /** The host's code for the call. */
  payment: string;
  /** What the terminal answered. */
  outcome: words.PaymentOutcome;
  /** How much it approved, above zero; what was intended if not said. */
  amount?: DecimalLike | null;
  /** What of the card may be kept. */
  card?: CardSeen | null;
  /** What it is paid with, of a call that was never written down. */
  tender?: string | null;
  /** Whether the money went to the customer, of a call that was never written down. */
  give_back?: boolean;
}

/** The request of `till.reverse_payment`. */
export interface ReversePayment {
  /** Where. */
  register: string;
  /** The host's code for the call. */
  payment: string;
  /** Why. */
  reason?: string;
}

/** The request of `till.start_fiscal`. */
export interface StartFiscal {
  /** Where. */
  register: string;
  /** The device's code of the transaction, unique at the register. */
  transaction: string;
  /** Its fields: number, time, serial. */
  fields?: { readonly [name: string]: unknown };
}

/** The request of `till.finish_fiscal`. */
export interface FinishFiscal {
  /** Where. */
  register: string;
  /** The device's code of the transaction. */
  transaction: string;
  /** The receipt it signed, or the number of its document. */
  receipt?: string | null;
  /** Its fields: signature, counters, times. */
  fields: { readonly [name: string]: unknown };
}

/** The request of `till.cancel_fiscal`. */
export interface CancelFiscal {
  /** Where. */
  register: string;
  /** The device's code of the transaction. */
  transaction: string;
  /** Its fields. */
  fields?: { readonly [name: string]: unknown };
}

/** The request of `till.record_fiscal_outage`. */
export interface RecordFiscalOutage {
  /** Where. */
  register: string;
  /** What was seen. */
  problem: string;
  /** The host's code of the transaction that went unsigned. */
  transaction?: string | null;
  /** The receipt that went unsigned. */
  receipt?: string | null;
}

/** The request of `till.pay_in`. */
export interface PayIn {
  /** Where. */
  register: string;
  /** The tender: cash, mostly. */
  tender: string;
  /** How much, above zero. */
  amount: DecimalLike;
  /** The account on the other side, one that takes entries by hand: cleaning, postage, the owner's own. */
  account: string;
  /** Why. */
  reason: string;
}

/** The request of `till.pay_out`. */
export interface PayOut {
  /** Where. */
  register: string;
  /** The tender: cash, mostly. */
  tender: string;
  /** How much, above zero. */
  amount: DecimalLike;
  /** The account on the other side, one that takes entries by hand: cleaning, postage, the owner's own. */
  account: string;
  /** Why. */
  reason: string;
}

/** The request of `till.drop_cash`. */
export interface DropCash {
  /** Where. */
  register: string;
  /** The tender: cash, mostly. */
  tender: string;
  /** How much, above zero. */
  amount: DecimalLike;
  /** What people call it: the number of the bag. */
  reference?: string;
}

/** The request of `till.bank_takings`. */
export interface BankTakings {
  /** Whose. */
  entity: string;
  /** How much, above zero. */
  amount: DecimalLike;
  /** What the bank will know it by: the number of the bag or paying-in slip. */
  reference: string;
}

/** The request of `till.count_drawer`. */
export interface CountDrawer {
  /** Where. */
  register: string;
  /** What was counted, by tender. */
  counts: readonly CountedTender[];
}

/** The request of `till.close_shift`. */
export interface CloseShift {
  /** Where. */
  register: string;
  /** Which shift; the open one if not said. */
  shift?: number | null;
  /** What was counted, by tender, of those not counted before. */
  counts?: readonly CountedTender[];
}

/** The request of `till.close_supplement`. */
export interface CloseSupplement {
  /** Where. */
  register: string;
  /** Which shift. */
  shift: number;
}

/** The request of `till.registers`. */
export interface Registers {
  /** Of which site; of all if not said. */
  site?: string | null;
}

/** The request of `till.tenders`. */
export interface Tenders {
  /** Whose. */
  entity: string;
}

/** The request of `till.stored_value`. */
export interface StoredValueOf {
  /** Who owes it. */
  entity: string;
  /** The number on it. */
  stored_value: string;
}

/** The request of `till.quote_basket`. */
export interface QuoteBasket {
  /** Where. */
  register: string;
  /** The business day it is priced for. */
  on: DateLike;
  /** What is to be sold, 1 to 10,000 lines. */
  lines: readonly BasketLine[];
  /** What to take off the basket, in money. */
  discount?: DecimalLike | null;
  /** What to take off the basket, in per cent; not beside `discount`. */
  discount_percent?: DecimalLike | null;
  /** Who buys, if known. */
  customer?: string | null;
}

/** The request of `till.receipt`. */
export interface ReceiptOf {
  /** Its number, `T1-000017`, or that of its document. */
  receipt: string;
}

/** The request of `till.suspended`. */
export interface Suspended {
  /** Where. */
  register: string;
  /** Only baskets after this one: `next` of the page before. */
  after?: number | null;
  /** How many a page has. */
  limit?: number;
}

/** The request of `till.payments`. */
export interface Payments {
  /** Where. */
  register: string;
  /** Which; those that wait if not said. */
  payment?: string | null;
}

/** The request of `till.fiscal_transaction`. */
export interface FiscalTransaction {
  /** Where. */
  register: string;
  /** The device's code of it. */
  transaction: string;
}

/** The request of `till.x_report`. */
export interface XReport {
  /** Where. */
  register: string;
  /** Which shift; the first that is open if not said. */
  shift?: number | null;
}

/** The request of `till.z_report`. */
export interface ZReport {
  /** Where. */
  register: string;
  /** The number of the closing. */
  closing: number;
}

/** The request of `till.shifts`. */
export interface Shifts {
  /** Where. */
  register: string;
  /** Only shifts before this one: `next` of the page before. */
  before?: number | null;
  /** How many a page has. */
  limit?: number;
}

/** The request of `till.sales_summary`. */
export interface SalesSummary {
  /** Whose sales. */
  entity: string;
  /** At which site; at all if not said. */
  site?: string | null;
  /** From this day of the books. */
  from: DateLike;
  /** To this day of the books, it included. */
  to: DateLike;
  /** What to add up by. */
  by: words.SummaryBy;
  /**
   * At most so many rows, those with the largest net of sites, categories and items, 1 to 10,000; 1,000
   * if not said.
   */
  most?: number;
}

/** The request of `sales.set_channel_terms`. */
export interface SetChannelTerms {
  /** The channel. */
  channel: string;
  /** The site whose price lists hold. */
  site: string;
  /** Where its sales are taxed; where the site's are if not said. */
  jurisdiction?: string | null;
  /** Whether its prices include tax; they do if not said. */
  includes_tax?: boolean;
  /** When goods pass to the customer, and revenue and cost count; when they leave if not said. */
  revenue_at?: words.RevenueAt;
  /** Who owes the tax; we do if not said. */
  tax_by?: words.TaxBy;
  /**
   * When the tax that we owe is due: when it is billed, or when it is paid where that comes before; when
   * it is billed if not said. Orders that stand keep to what was said when they were captured.
   */
  tax_due?: words.TaxDue;
  /** In whose name it sells; in ours if not said. */
  sells_as?: words.SellsAs;
  /** The marketplace that collects from the customers and pays us; the customers pay us if not said. */
  marketplace?: string | null;
  /** In whose name it sells as an agent. */
  principal?: string | null;
  /** What of the net price the marketplace keeps, or we keep as an agent; nothing if not said. */
  commission?: DecimalLike | null;
  /** Whether goods leave only when they are paid; one that leaves unpaid is raised. */
  prepaid?: boolean;
  /**
   * How long an order keeps its goods unpaid, in minutes, 1 to 5,256,000; for ever if not said. What is
   * not paid by then is no longer wanted.
   */
  pay_within_minutes?: number | null;
  /**
   * In how many days an invoice is due, 0 to 3,650, unless the customer's terms say otherwise; at once if
   * not said.
   */
  due_days?: number;
  /**
   * What becomes of money that comes when its goods were let go and nobody can promise others; they wait
   * if not said.
   */
  late_money?: words.LateMoney;
  /**
   * By how much a total that the channel gives may differ from ours, in the entity's currency; not at all
   * if not said.
   */
  difference_most?: DecimalLike | null;
}

/** The request of `sales.set_customer_terms`. */
export interface SetCustomerTerms {
  /** Who sells. */
  entity: string;
  /** Who buys. */
  customer: string;
  /** In how many days their invoices are due, 0 to 3,650; as the channel says if not said. */
  due_days?: number | null;
  /**
   * How much they may owe, orders under way included, in the entity's currency; without limit if not
   * said. An order beyond it is held for credit.
   */
  credit_limit?: DecimalLike | null;
  /** Whether every new order of theirs that is not prepaid is held for credit. */
  stopped?: boolean;
}

/** The request of `sales.offer_quote`. */
export interface OfferQuote {
  /** The channel. */
  channel: string;
  /** The quote's reference, unique among the channel's quotes for ever. */
  reference: string;
  /** To whom. */
  customer?: string | null;
  /** The zone it is to go to. */
  zone?: string | null;
  /** The last day it can be taken; without end if not said. */
  valid_until?: DateLike | null;
  /** Whether its goods are reserved. */
  reserve?: boolean;
  /** Its lines, 1 to 10,000. */
  lines: readonly OrderedLine[];
  /** What to take off it, in money. */
  discount?: DecimalLike | null;
  /** What to take off it, in per cent; not beside `discount`. */
  discount_percent?: DecimalLike | null;
  /** The host's own, never a card's number. */
  attributes?: { readonly [name: string]: unknown };
  /** The quote's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `sales.place_order`. */
export interface PlaceOrder {
  /** The channel. */
  channel: string;
  /** The channel's own reference, unique in it for ever. */
  reference: string;
  /** Who buys. */
  customer?: string | null;
  /** The zone it is to go to. */
  zone?: string | null;
  /** The only site it is to come from: where it is picked up. */
  site?: string | null;
  /** The day it is wanted; today if not said. */
  wanted_on?: DateLike | null;
  /** The basket (`allocation.reserve`) it comes of, which gives up to it what it has reserved. */
  cart?: string | null;
  /**
   * The quote it comes of, instead of a basket: its customer buys. Without lines it is ordered as it was
   * quoted, once, as far as nothing of it was cancelled.
   */
  quote?: string | null;
  /** Its lines, 1 to 10,000. */
  lines?: readonly OrderedLine[];
  /** What to take off the order, in money. */
  discount?: DecimalLike | null;
  /** What to take off the order, in per cent; not beside `discount`. */
  discount_percent?: DecimalLike | null;
  /** What the channel says it comes to, all taxes included: held against what we work out. */
  total?: DecimalLike | null;
  /** For what it is held from the start. */
  holds?: readonly NewHold[];
  /** The host's own, never a card's number. */
  attributes?: { readonly [name: string]: unknown };
  /** The order's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `sales.record_order`. */
export interface RecordOrder {
  /** The channel. */
  channel: string;
  /** The channel's own reference, unique in it for ever. */
  reference: string;
  /** The business day it was placed; today if not said. */
  occurred_on?: DateLike | null;
  /** Who bought. */
  customer?: string | null;
  /** The zone it is to go to. */
  zone?: string | null;
  /** The only site it is to come from: where it is picked up. */
  site?: string | null;
  /** The day it is wanted; today if not said. */
  wanted_on?: DateLike | null;
  /** Its lines, 1 to 10,000. */
  lines: readonly OrderedLine[];
  /** What was taken off the order, in money. */
  discount?: DecimalLike | null;
  /** What was taken off the order, in per cent; not beside `discount`. */
  discount_percent?: DecimalLike | null;
  /** What the channel says it came to, all taxes included: held against what we work out. */
  total?: DecimalLike | null;
  /** For what it is held from the start. */
  holds?: readonly NewHold[];
  /** The host's own, never a card's number. */
  attributes?: { readonly [name: string]: unknown };
  /** The order's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `sales.place_hold`. */
export interface PlaceHold {
  /** The channel. */
  channel: string;
  /** The order's reference. */
  reference: string;
  /** For what. */
  hold: words.HoldKind;
  /** Why. */
  reason: string;
}

/** The request of `sales.release_hold`. */
export interface ReleaseHold {
  /** The channel. */
  channel: string;
  /** The order's reference. */
  reference: string;
  /** For what it is held. */
  hold: words.HoldKind;
  /** Why it may go. */
  reason: string;
}

/** The request of `sales.record_payment`. */
export interface SalesRecordPayment {
  /** The channel. */
  channel: string;
  /** The order's reference. */
  reference: string;
  /** What happened. */
  step: words.OrderPaymentStep;
  /** The way of paying. */
  tender: string;
  /** How much, in the entity's currency, above 0. */
  amount: DecimalLike;
  /** The processor's reference of it, unique in the order and step; never a card's number. */
  payment: string;
  /**
   * The processor's reference of the step it follows: of a capture what was authorised, of a void
   * likewise, of money given or charged back what was captured, of a chargeback won what was charged
   * back.
   */
  follows?: string | null;
  /** The number of the gift card or store credit it is taken from or put back on. */
  stored_value?: string | null;
  /** The business day it happened; today if not said. */
  occurred_on?: DateLike | null;
}

/** The request of `sales.ship_order`. */
export interface ShipOrder {
  /** Where it left. */
  site: string;
  /** The channel. */
  channel: string;
  /** The order's reference. */
  reference: string;
  /** The business day it left; today at the site if not said. */
  occurred_on?: DateLike | null;
  /** What left, 1 to 10,000 lines. */
  lines: readonly ToldLine[];
  /** Who carries it; nobody if not said: it was picked up. */
  carrier?: string | null;
  /** The carrier's number of it. */
  tracking?: string;
  /** What carrying it costs us, in the entity's currency: owed to the carrier until billed. */
  freight?: DecimalLike | null;
  /** The host's own. */
  attributes?: { readonly [name: string]: unknown };
  /** The document's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `sales.record_parcel_event`. */
export interface RecordParcelEvent {
  /** The shipment by which it left. */
  shipment: string;
  /** What happened. */
  step: words.ParcelStep;
  /** The business day it happened; today if not said. */
  occurred_on?: DateLike | null;
  /** What is claimed, in the entity's currency, above 0; only of `claimed`. */
  amount?: DecimalLike | null;
  /** What the carrier says. */
  note?: string;
}

/** The request of `sales.add_lines`. */
export interface AddLines {
  /** The channel. */
  channel: string;
  /** The order's reference. */
  reference: string;
  /** What is wanted beside, 1 to 10,000 lines. */
  lines: readonly OrderedLine[];
}

/** The request of `sales.cancel_lines`. */
export interface CancelLines {
  /** The channel. */
  channel: string;
  /** Whether an order or a quote; an order if not said. */
  kind?: words.DemandKind;
  /** Its reference. */
  reference: string;
  /** What is cancelled; all that can be if not said. */
  lines?: readonly CancelledLine[];
  /** Why. */
  reason: string;
}

/** The request of `sales.refund_order`. */
export interface RefundOrder {
  /** The channel. */
  channel: string;
  /** The order's reference. */
  reference: string;
  /** How much; all that is to be given back if not said. */
  amount?: DecimalLike | null;
  /** The store credit it is put on, instead of where it came from. */
  store_credit?: ToStoreCredit | null;
}

/** The request of `sales.receive_money`. */
export interface ReceiveMoney {
  /** Who sold. */
  entity: string;
  /** Who paid. */
  customer: string;
  /** How much arrived, in the entity's currency, above 0. */
  amount: DecimalLike;
  /** Their reference of it, or the bank's: unique of the customer for ever; never a card's number. */
  reference: string;
  /** The account it arrived on, which takes entries by hand: a bank account. */
  account?: string | null;
  /** The tender it came by, instead of an account: a card, a cheque. */
  tender?: string | null;
  /** The business day it arrived; today if not said. */
  occurred_on?: DateLike | null;
  /** What it is for. */
  invoices?: readonly PaidInvoice[];
  /** What the rest of it settles; nothing if not said. */
  apply?: words.ApplyRule;
  /** The host's own, never a card's number. */
  attributes?: { readonly [name: string]: unknown };
  /** The document's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `sales.reverse_money`. */
export interface ReverseMoney {
  /** The number of the payment. */
  payment: string;
  /** The business day it went back; today if not said. */
  occurred_on?: DateLike | null;
  /** Why. */
  reason: string;
}

/** The request of `sales.apply_money`. */
export interface ApplyMoney {
  /** Who sold. */
  entity: string;
  /** Whose money. */
  customer: string;
  /** Of which payments, orders or credit notes, by number; all that is on account if not said. */
  credits?: readonly string[];
  /** For which invoices; what was due first if not said. */
  invoices?: readonly AppliedInvoice[];
}

/** The request of `sales.return_money`. */
export interface ReturnMoney {
  /** Who sold. */
  entity: string;
  /** Whose money. */
  customer: string;
  /** Of which payments, orders or credit notes, by number; all that is on account if not said. */
  credits?: readonly string[];
  /** How much, in the entity's currency, above 0; all of it if not said. */
  amount?: DecimalLike | null;
  /** The account it leaves. */
  account?: string | null;
  /** The tender it goes back by, instead of an account. */
  tender?: string | null;
  /** Why; never a card's number. */
  reason: string;
}

/** The request of `sales.write_off`. */
export interface WriteOff {
  /** The invoice. */
  invoice: string;
  /** How much, above 0; all that is owed if not said. */
  amount?: DecimalLike | null;
  /** Whether the tax in it is claimed back; it is not if not said. */
  claim_tax?: boolean;
  /** Why. */
  reason: string;
}

/** The request of `sales.credit_order`. */
export interface CreditOrder {
  /** The invoice. */
  invoice: string;
  /** How much of the invoice, tax included. */
  amount?: DecimalLike | null;
  /** How much of what it billed, in per cent, instead of an amount. */
  percent?: DecimalLike | null;
  /** How much of which lines, instead of an amount. */
  lines?: readonly CreditedLine[];
  /** Why. */
  reason: string;
}

/** The request of `sales.channel_terms`. */
export interface TermsOfChannel {
  /** The channel. */
  channel: string;
}

/** The request of `sales.customer_terms`. */
export interface TermsOfCustomer {
  /** Who sells. */
  entity: string;
  /** Who buys. */
  customer: string;
}

/** The request of `sales.order`. */
export interface OrderOf {
  /** The channel. */
  channel: string;
  /** Whether an order or a quote; an order if not said. */
  kind?: words.DemandKind;
  /** Its reference. */
  reference: string;
}

/** The request of `sales.orders`. */
export interface Orders {
  /** Who sells. */
  entity: string;
  /** Through which channel; through any if not said. */
  channel?: string | null;
  /** Of which customer; of any if not said. */
  customer?: string | null;
  /** How they stand; any way if not said. */
  status?: words.OrderStatus | null;
  /** `next` of the page before. */
  after?: number | null;
  /** How many at most are looked at. */
  limit?: number;
}

/** The request of `sales.timeline`. */
export interface Timeline {
  /** The channel. */
  channel: string;
  /** Whether an order or a quote; an order if not said. */
  kind?: words.DemandKind;
  /** Its reference. */
  reference: string;
}

/** The request of `sales.invoice`. */
export interface InvoiceOf {
  /** Its number. */
  invoice: string;
}

/** The request of `sales.invoices`. */
export interface Invoices {
  /** Who sold. */
  entity: string;
  /** Whether invoices or credit notes; invoices if not said. */
  kind?: words.InvoiceKind;
  /** Who owes them; anybody if not said. */
  customer?: string | null;
  /** Whether only those for which something is still owed. */
  open?: boolean;
  /** `next` of the page before. */
  after?: number | null;
  /** How many at most are looked at. */
  limit?: number;
}

/** The request of `sales.statement`. */
export interface Statement {
  /** Who sold. */
  entity: string;
  /** Whose account. */
  customer: string;
  /** The first business day of the books. */
  from: DateLike;
  /** The last one. */
  to: DateLike;
  /** `next` of the page before. */
  after?: number | null;
  /** How many lines at most. */
  limit?: number;
}

/** The request of `sales.receivables`. */
export interface Receivables {
  /** Who sold. */
  entity: string;
  /** At the end of this day of the books. */
  as_of: DateLike;
  /** Of this customer alone. */
  customer?: string | null;
  /** `next` of the page before. */
  after?: number | null;
  /** How many customers at most. */
  limit?: number;
}

/** The request of `returns.set_policy`. */
export interface SetReturnPolicy {
  /** The channel. */
  channel: string;
  /**
   * How many days after goods left, or arrived where a carrier says so, they may come back, 0 to 36,500;
   * for ever if not said.
   */
  window_days?: number | null;
  /** When money is given back; when the goods are there if not said. */
  refund_when?: words.RefundWhen;
  /** What is kept of the price where the reason says so; nothing if not said. */
  restocking_percent?: DecimalLike | null;
  /**
   * Whether what was billed without goods, such as shipping, is refunded when all goods of the order come
   * back.
   */
  refund_shipping?: boolean;
  /** What becomes of what was taken off the order; it is kept if not said. */
  order_discount?: words.OrderDiscountRule;
  /**
   * What must be kept of an order for what was taken off it, in the entity's currency and the channel's
   * prices; only, and always, with `charge_back`.
   */
  discount_from?: DecimalLike | null;
  /** Why goods may come back, 1 to 100, each code once. */
  reasons: readonly NewReturnReason[];
}

/** The request of `returns.authorise`. */
export interface AuthoriseReturn {
  /** The channel. */
  channel: string;
  /** The order's reference. */
  reference: string;
  /** What may come back, 1 to 10,000 lines. */
  lines: readonly LineBack[];
  /** The store credit that is refunded to; money goes back the way it came if not said. */
  store_credit?: ToStoreCredit | null;
  /** What the customer says. */
  note?: string;
  /** The host's own, never a card's number. */
  attributes?: { readonly [name: string]: unknown };
  /** The return's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `returns.receive`. */
export interface ReceiveReturn {
  /** Where they came. */
  site: string;
  /** The number of the return they came with. */
  number?: string | null;
  /** The channel of the order they are of, where no return is known. */
  channel?: string | null;
  /** The order's reference, with `channel`. */
  reference?: string | null;
  /** Who sent them, where neither is known. */
  party?: string | null;
  /** The business day they came; today at the site if not said. */
  occurred_on?: DateLike | null;
  /** What came, 1 to 10,000 lines. */
  lines: readonly ArrivedLine[];
  /** What is said about the parcel, such as its tracking number. */
  note?: string;
  /** The host's own, never a card's number. */
  attributes?: { readonly [name: string]: unknown };
  /** The document's ids in other systems, by system. */
  external_refs?: { readonly [name: string]: string };
}

/** The request of `returns.identify`. */
export interface IdentifyReturn {
  /** The number of the return. */
  number: string;
  /** The channel of the order. */
  channel: string;
  /** The order's reference. */
  reference: string;
  /** Which line is which. */
  lines: readonly IdentifiedLine[];
}

/** The request of `returns.inspect`. */
export interface InspectReturn {
  /** The number of the return. */
  number: string;
  /** The business day; today if not said. */
  occurred_on?: DateLike | null;
  /** What was looked at, 1 to 10,000 lines. */
  lines: readonly ReturnPart[];
}

/** The request of `returns.dispose`. */
export interface DisposeReturn {
  /** Where they are. */
  site: string;
  /** The number of the return. */
  number: string;
  /** The business day it happened; today at the site if not said. */
  occurred_on?: DateLike | null;
  /** What becomes of what, 1 to 10,000 lines. */
  lines: readonly DisposedLine[];
}

/** The request of `returns.refund`. */
export interface RefundReturn {
  /** The number of the return. */
  number: string;
  /** What is refunded; all that came or may come and is not refunded if not said. */
  lines?: readonly ReturnPart[];
}

/** The request of `returns.exchange`. */
export interface ExchangeGoods {
  /** Where the goods are handed back. */
  site: string;
  /** The channel of the order they are of. */
  channel: string;
  /** That order's reference. */
  reference: string;
  /** What comes back, 1 to 10,000 lines. */
  lines: readonly LineBack[];
  /** The lots or serials of lines tracked so, by the line of the order. */
  lots?: readonly LotBack[];
  /** The place inside the site they are put. */
  place?: string | null;
  /** The store credit the money goes through. */
  store_credit: ToStoreCredit;
  /** What is wanted instead. */
  order: ExchangeOrder;
  /** What the customer says. */
  note?: string;
}

/** The request of `returns.close`. */
export interface CloseReturn {
  /** The number of the return. */
  number: string;
  /** The line; all of them if not said. */
  line?: number | null;
  /** Why. */
  reason: string;
}

/** The request of `returns.scan`. */
export interface ScanReturns {
  /** Whose returns. */
  entity: string;
  /** For how many days something may stand open, 0 to 36,500. */
  days: number;
  /** `next` of the page before. */
  after?: number | null;
  /** How many returns at most are looked at. */
  limit?: number;
}

/** The request of `returns.policy`. */
export interface PolicyOfReturns {
  /** The channel. */
  channel: string;
}

/** The request of `returns.goods_return`. */
export interface GoodsReturn {
  /** Its number. */
  number: string;
}

/** The request of `returns.backlog`. */
export interface Backlog {
  /** Whose. */
  entity: string;
  /** At which site; at any if not said. */
  site?: string | null;
  /** The day ages are counted to; none are counted if not said. */
  on?: DateLike | null;
  /** `next` of the page before. */
  after?: number | null;
  /** How many returns at most are looked at. */
  limit?: number;
}

/** The request of `returns.recovery`. */
export interface Recovery {
  /** Whose. */
  entity: string;
  /** The first day. */
  from: DateLike;
  /** The last day. */
  to: DateLike;
}

/** A line of an adjustment. */
export interface AdjustLine {
  /** SKU or any identifier of the item. */
  item: string;
  /** More or less. */
  direction: words.Direction;
  /** By how much, above zero, in `unit`. */
  quantity: DecimalLike;
  /** Why: a code of stock.reasons. */
  reason: string;
  /** Unit or pack; the item's base unit if not said. */
  unit?: string | null;
  /** Lot or serial, for items tracked so. */
  lot?: string | null;
  /** In which state. */
  state?: words.StockState;
  /** The place inside the site. */
  place?: string | null;
  /** The supplier who owns the goods; ours if not said. */
  owner?: string | null;
}

/** An invoice that money on account is put against. */
export interface AppliedInvoice {
  /** Its number, or the reference of what was brought in from elsewhere. */
  invoice: string;
  /** How much, above 0; as much as is owed and on account if not said. */
  amount?: DecimalLike | null;
}

/** A line of a transfer that arrived. */
export interface ArrivalLine {
  /** The line of the transfer, from 1. */
  line: number;
  /** How much arrived, in base units; 0 says that nothing did. */
  quantity: DecimalLike;
  /** In which state; the one it was sent in if not said. */
  state?: words.StockState | null;
  /** The place inside the site. */
  place?: string | null;
}

/** Goods that came. */
export interface ArrivedLine {
  /**
   * The line of the return, or of the order where no return is known; the first one of `item` that waits
   * for goods if not said.
   */
  line?: number | null;
  /** SKU or any identifier of the item; that of the line if not said. */
  item?: string | null;
  /** How much, above zero, in `unit`. */
  quantity: DecimalLike;
  /** Unit or pack; the item's base unit if not said. */
  unit?: string | null;
  /** Lot or serial, for items tracked so. */
  lot?: string | null;
  /** The place inside the site. */
  place?: string | null;
  /** In which condition they are. */
  condition?: string;
}

/** A line of a basket. */
export interface BasketLine {
  /** SKU or any identifier of the item, or a barcode that holds its price or weight. */
  item: string;
  /** How much, above zero, in `unit`; 1 if not said. A barcode with a weight says it itself. */
  quantity?: DecimalLike | null;
  /** Unit or pack; what the identifier stands for if not said. */
  unit?: string | null;
  /**
   * A price of one's own for one `unit`, in place of the price list's. It needs `reason` and the duty
   * `till.override_price`. On a line that loads a gift card: the amount to load, which needs neither.
   */
  price?: DecimalLike | null;
  /**
   * What to take off the line, in money, which needs the duty `till.give_discount` as `discount_percent`
   * does. Off a line that loads a gift card: what is loaded is what is left.
   */
  discount?: DecimalLike | null;
  /** What to take off the line, in per cent; not beside `discount`. */
  discount_percent?: DecimalLike | null;
  /** Why the price is one's own, which it must say; why there is a discount, which it may. */
  reason?: string;
  /** Lot or serial, for items tracked so. */
  lot?: string | null;
  /** The number of the gift card or voucher the line loads, of items that are one. */
  stored_value?: string | null;
  /**
   * The last day on which the card that the line loads can be spent. If not said, a new one lasts, and
   * one that is loaded again keeps its day.
   */
  expires_on?: DateLike | null;
}

/** A line of which something is cancelled. */
export interface CancelledLine {
  /** The line, from 1. */
  line: number;
  /** How much of it, in the item's base unit, above 0; all that can be if not said. */
  quantity?: DecimalLike | null;
}

/** What may be kept of a card. */
export interface CardSeen {
  /** The processor's token for it. */
  token?: string | null;
  /** Its brand. */
  brand?: string | null;
  /** Its last four digits. */
  last_four?: string | null;
}

/** A line of goods that change state or place. */
export interface ChangeLine {
  /** SKU or any identifier of the item. */
  item: string;
  /** How much, above zero, in `unit`. */
  quantity: DecimalLike;
  /** Unit or pack; the item's base unit if not said. */
  unit?: string | null;
  /** The state they are in. */
  from_state?: words.StockState;
  /** The state they get; the same if not said. */
  to_state?: words.StockState | null;
  /** The place they are in. */
  from_place?: string | null;
  /** The place they get; the same if not said. */
  to_place?: string | null;
  /** Lot or serial, for items tracked so. */
  lot?: string | null;
  /** The supplier who owns the goods; ours if not said. */
  owner?: string | null;
}

/** One tax among those a set takes. */
export interface Component {
  /** What people call it: VAT; state, county, city. */
  component: string;
  /** In percent. */
  rate: DecimalLike;
  /** Whether it is taken of the amount together with the taxes before it. */
  compound?: boolean;
  /** How much of it comes back when it was paid on a purchase: 1 all of it, 0 nothing. */
  recoverable?: DecimalLike;
}

/** A figure of a count. */
export interface CountedLine {
  /** SKU or any identifier of the item. */
  item: string;
  /** How much was found, in base units; 0 is a figure. */
  quantity: DecimalLike;
  /** In which state. */
  state?: words.StockState;
  /** The place inside the site. */
  place?: string | null;
  /** Lot or serial, for items tracked so. */
  lot?: string | null;
  /** The supplier who owns the goods; ours if not said. */
  owner?: string | null;
}

/** Money of a tender, as it was counted. */
export interface CountedTender {
  /** The tender. */
  tender: string;
  /** How much, zero or above. */
  amount: DecimalLike;
}

/** A line of an invoice of which something is credited. */
export interface CreditedLine {
  /** The line of the order. */
  line: number;
  /** How much, tax included, above 0; all that is left of it if neither is said. */
  amount?: DecimalLike | null;
  /** How much of what it billed, in per cent, instead of an amount. */
  percent?: DecimalLike | null;
}

/** What becomes of units of a line. */
export interface DisposedLine {
  /** The line of the return. */
  line: number;
  /** How much, in the item's base unit, above 0; all that waits if not said. */
  quantity?: DecimalLike | null;
  /** What becomes of it. */
  disposition: words.Disposition;
  /** The lot or serial; any of the line if not said. */
  lot?: string | null;
  /** The place it lies in now, if it was moved since it came. */
  place?: string | null;
  /** Why it is thrown away: a code of stock.reasons, whose account bears it; only of `write_off`. */
  reason?: string | null;
  /** Who gets it back; only of `supplier`, and one in a command. */
  supplier?: string | null;
  /**
   * The credit for one base unit, in the entity's currency, not negative; what it is worth in the books
   * if not said.
   */
  unit_credit?: DecimalLike | null;
  /** What was found. */
  note?: string;
}

/** A line of an entry: an account, debited or credited. */
export interface EntryLine {
  /** The account. */
  account: string;
  /** The amount on the debit side, above 0; this or `credit`. */
  debit?: DecimalLike | null;
  /** The amount on the credit side, above 0; this or `debit`. */
  credit?: DecimalLike | null;
  /** The currency of the amount; that of the books if not said. */
  currency?: string | null;
  /** Units of the currency of the books for one of `currency`; the rate on file for the day if not said. */
  rate?: DecimalLike | null;
  /** The site it is about, one of the entity's. */
  site?: string | null;
  /** The channel it is about. */
  channel?: string | null;
  /** The category it is about. */
  category?: string | null;
  /** The party it is about. */
  party?: string | null;
  /** The host's own dimensions: lines with equal ones are added up together. */
  dimensions?: { readonly [name: string]: unknown };
  /** Free text. */
  note?: string;
}

/** What is wanted instead of goods that come back. */
export interface ExchangeOrder {
  /** The channel; that of the order goods come back of if not said. */
  channel?: string | null;
  /** The channel's own reference, unique in it for ever. */
  reference: string;
  /** The only site it is to come from: where it is picked up. */
  site?: string | null;
  /** The zone it is to go to. */
  zone?: string | null;
  /** Its lines, 1 to 10,000. */
  lines: readonly OrderedLine[];
}

/** What is still expected of an item on a day. */
export interface ExpectLine {
  /** SKU or any identifier of the item. */
  item: string;
  /** How much, in `unit`, 0 or more. */
  quantity: DecimalLike;
  /** Unit or pack; what the identifier stands for if not said. */
  unit?: string | null;
  /** The business day of the site from which it can be sold. */
  expected_on: DateLike;
}

/** What a fiscal device or service says of a sale. */
export interface FiscalStamp {
  /** Its code of the transaction, unique at the register. */
  transaction: string;
  /** Its fields: signature, counters, times. Without them the transaction is still under way. */
  fields?: { readonly [name: string]: unknown };
}

/** A line of a return, and the line of the order it is of. */
export interface IdentifiedLine {
  /** The line of the return. */
  line: number;
  /** The line of the order. */
  order_line: number;
}

/** A line of goods that leave. */
export interface IssueLine {
  /** SKU or any identifier of the item; a pack's GTIN also says the unit. */
  item: string;
  /** How much, above zero, in `unit`. */
  quantity: DecimalLike;
  /** Unit or pack; the item's base unit if not said. */
  unit?: string | null;
  /** Lot or serial, for items tracked so. */
  lot?: string | null;
  /** From which state they leave. */
  state?: words.StockState;
  /** The place inside the site. */
  place?: string | null;
  /** The supplier who still owns the goods; ours if not said. */
  owner?: string | null;
}

/** A quantity that is kept back. */
export interface KeptBack {
  /** SKU or any identifier of the item. */
  item: string;
  /** For which channel; from everybody if not said. */
  channel?: string | null;
  /** How much, in the item's base unit; 0 keeps nothing back any more. */
  quantity: DecimalLike;
}

/** A line of an order that is to come back. */
export interface LineBack {
  /** The line of the order, from 1. */
  line: number;
  /** How much of it, in the item's base unit, above 0; all that was sold and no return claims if not said. */
  quantity?: DecimalLike | null;
  /** Why: a code of the channel's policy. */
  reason: string;
}

/** A line of goods that come back without their receipt. */
export interface LooseLine {
  /** SKU or any identifier of the item. */
  item: string;
  /** How much, above zero, in `unit`; 1 if not said. */
  quantity?: DecimalLike | null;
  /** Unit or pack; what the identifier stands for if not said. */
  unit?: string | null;
  /** A price of one's own for one `unit`, which needs the duty `till.override_price`. */
  price?: DecimalLike | null;
  /** Lot or serial, for items tracked so. */
  lot?: string | null;
  /** In which state the goods are kept; `sellable` if not said. */
  state?: words.StockState;
}

/** The lot or serial of a line that comes back. */
export interface LotBack {
  /** The line of the order. */
  line: number;
  /** The lot or serial. */
  lot: string;
}

/** A site that supplies a channel. */
export interface NewChannelSite {
  /** The site. */
  site: string;
  /**
   * What a parcel from there costs the channel beside handling and lane, in the entity's currency: how
   * little the site is wanted. Nothing if not said.
   */
  cost?: DecimalLike | null;
  /** The categories it supplies, those below them included; all if not said. */
  categories?: readonly string[];
}

/** A hold to be placed. */
export interface NewHold {
  /** For what. */
  hold: words.HoldKind;
  /** Why. */
  reason: string;
}

/** A part of a kit. */
export interface NewKitPart {
  /** The item, kept in stock or a service. */
  item: string;
  /** How much of it one kit holds, above 0, in `unit`; 1 if not said. */
  quantity?: DecimalLike | null;
  /** Unit or pack; what the identifier stands for if not said. */
  unit?: string | null;
  /**
   * What one base unit of it bears of the kit's price, in proportion to the other parts; what the price
   * list asks for it when the kit is sold if no part says anything.
   */
  share?: DecimalLike | null;
}

/** A pack level of a new item. */
export interface NewPack {
  /** The pack's unit. */
  unit: string;
  /** Base units in one pack. */
  factor: string;
  /** The pack's GTINs. */
  gtins?: readonly string[];
}

/** A price to be set. */
export interface NewPrice {
  /** The item, by its SKU or another of its names. */
  item: string;
  /** The unit it is per, the base unit or a pack; the one the name stands for if not said. */
  unit?: string | null;
  /** The price of one unit, in the list's currency. */
  price: DecimalLike;
  /** The smallest quantity it is for, in that unit; any if not said. */
  quantity_from?: DecimalLike;
  /** The first day it holds; today if not said. */
  starts_on?: DateLike | null;
  /** The last day it holds; no end if not said. */
  ends_on?: DateLike | null;
}

/** Why goods may come back. */
export interface NewReturnReason {
  /** Its code. */
  reason: string;
  /** The name shown. */
  name: string;
  /** Whether the restocking fee is kept. */
  charges_fee?: boolean;
}

/** What a supplier calls a new item. */
export interface NewSupplierCode {
  /** The supplier. */
  supplier: string;
  /** Its code for the item. */
  code: string;
  /** The unit or pack it stands for; the base unit if not given. */
  unit?: string | null;
}

/** A line that is ordered. */
export interface OrderedLine {
  /** SKU or any identifier of goods, a service or a kit. A kit becomes a line of each of its parts. */
  item: string;
  /** How much, above 0, in `unit`; 1 if not said. */
  quantity?: DecimalLike | null;
  /** Unit or pack; what the identifier stands for if not said. */
  unit?: string | null;
  /**
   * The price of one `unit`, in place of the price list's. Of a request it needs the duty
   * `till.override_price`.
   */
  price?: DecimalLike | null;
  /**
   * What to take off the line, in money. Of a request it needs the duty `till.give_discount`, as
   * `discount_percent` does.
   */
  discount?: DecimalLike | null;
  /** What to take off the line, in per cent; not beside `discount`. */
  discount_percent?: DecimalLike | null;
  /** Why its price or discount is what it is. */
  reason?: string;
}

/** An invoice that money is for. */
export interface PaidInvoice {
  /** Its number, or the reference of what was brought in from elsewhere. */
  invoice: string;
  /**
   * How much of the money is for it, above 0; as much as is owed after the discount and deduction, and as
   * is left, if not said.
   */
  amount?: DecimalLike | null;
  /** What was taken off for paying early, tax included. */
  discount?: DecimalLike | null;
  /** What was kept back for another reason: it stays owed. */
  deduction?: DecimalLike | null;
  /** Why it was kept back. */
  reason?: string;
}

/** What is personal about a party: kept apart, so that it can be forgotten. */
export interface Personal {
  /** The name of the person or company. */
  name?: string | null;
  /** E-mail address. */
  email?: string | null;
  /** Telephone number. */
  phone?: string | null;
  /** Postal address, line by line; at most 10 lines. */
  address?: readonly string[];
  /** Tax number. */
  tax_number?: string | null;
}

/** A line to be priced. */
export interface PricingQuoteLine {
  /** The item, by its SKU or another of its names. */
  item: string;
  /** How much of it. */
  quantity: DecimalLike;
  /** In which unit; the one the name stands for if not said. */
  unit?: string | null;
  /** Off this line: an amount. */
  discount?: DecimalLike | null;
  /** Off this line: per cent. */
  discount_percent?: DecimalLike | null;
  /** Whether it bears a part of a discount on the basket. */
  in_basket?: boolean;
}

/** A line of goods that arrived. */
export interface ReceiveLine {
  /** SKU or any identifier of the item; a pack's GTIN also says the unit. */
  item: string;
  /** How much, above zero, in `unit`. */
  quantity: DecimalLike;
  /** Unit or pack; the item's base unit if not said. */
  unit?: string | null;
  /** What one base unit cost without tax, in the document's currency, at most 6 decimals, not negative. */
  unit_cost: DecimalLike;
  /** Lot or serial, for items tracked so; made at its first mention. */
  lot?: string | null;
  /** The last day the lot may be used. */
  expires_on?: DateLike | null;
  /** In which state the goods are kept. */
  state?: words.StockState;
  /** The place inside the site. */
  place?: string | null;
  /** The supplier who still owns the goods; ours if not said. */
  owner?: string | null;
}

/**
 * A line of a printed receipt. Its amounts are as printed, with the sign of its quantity: above zero what
 * was sold, below zero what came back.
 */
export interface RecordedLine {
  /**
   * SKU or any identifier of the item, or a barcode that holds its price or weight. One that is in no
   * catalogue is booked to suspense.
   */
  item: string;
  /** How much, in `unit`: below zero what came back, never 0. */
  quantity: DecimalLike;
  /** Unit or pack; what the identifier stands for if not said. */
  unit?: string | null;
  /** The price of one `unit`; what the line comes to for one of them if not said. */
  unit_price?: DecimalLike | null;
  /** Price times quantity, before discounts; what is left and what was taken off together if not said. */
  gross?: DecimalLike | null;
  /** What was taken off the line. */
  discount?: DecimalLike | null;
  /** Its share of what was taken off the basket. */
  basket_discount?: DecimalLike | null;
  /** What is left of it without tax. */
  net: DecimalLike;
  /** Its tax; none if not said. */
  tax?: DecimalLike | null;
  /** The tax class it was taxed by; the item's if not said. */
  tax_class?: string | null;
  /** The rate it was taxed at, all taxes together, in per cent, where the host does not know our classes. */
  tax_rate?: DecimalLike | null;
  /** Lot or serial, for items tracked so. */
  lot?: string | null;
  /** The number of the gift card or voucher the line loads, or takes its load off. */
  stored_value?: string | null;
  /** The last day on which the card that the line loads can be spent, as it is printed. */
  expires_on?: DateLike | null;
  /** The line that comes back, if its receipt was at hand. */
  returns?: ReturnOf | null;
  /** In which state goods that came back are kept; `sellable` if not said. */
  state?: words.StockState;
  /** Why its price, discount or return is what it is. */
  reason?: string;
}

/** Money on a printed receipt. */
export interface RecordedTender {
  /** What it was paid with. One we do not know is booked to suspense. */
  tender: string;
  /** How much was handed over; below zero what was given back. Never 0. */
  amount: DecimalLike;
  /** The change given of it, zero or above. */
  change?: DecimalLike | null;
  /** The number of the gift card, voucher or store credit it was taken from or put on. */
  stored_value?: string | null;
  /** The payment that the terminal approved for it. */
  payment?: string | null;
  /** The host's reference for it, never a card's number. */
  reference?: string;
}

/** A line of which something is let go. */
export interface ReleasedLine {
  /** The line, from 1. */
  line: number;
  /**
   * How much of it, in the item's base unit; all of it if not said. More than there is lets go of all of
   * it.
   */
  quantity?: DecimalLike | null;
}

/** A line of goods that came back. */
export interface ReturnLine {
  /** SKU or any identifier of the item. */
  item: string;
  /** How much, above zero, in `unit`. */
  quantity: DecimalLike;
  /** Unit or pack; the item's base unit if not said. */
  unit?: string | null;
  /** The line of the issue; its first line of the item if not said. */
  issue_line?: number | null;
  /** Lot or serial, for items tracked so. */
  lot?: string | null;
  /** In which state the goods are kept; `inspection` if not said. */
  state?: words.StockState;
  /** The place inside the site. */
  place?: string | null;
}

/** A line of an earlier receipt. */
export interface ReturnOf {
  /** The receipt, or the number of its document. */
  receipt: string;
  /** Its line. */
  line: number;
}

/** A line of a return, and how much of it. */
export interface ReturnPart {
  /** The line of the return, from 1. */
  line: number;
  /** How much of it, in the item's base unit, above 0; all that can be if not said. */
  quantity?: DecimalLike | null;
  /** What is said about it. */
  note?: string;
}

/** A line of goods that come back with their receipt. */
export interface ReturnedLine {
  /** The line of the receipt. */
  line: number;
  /** How much of it, above zero, in the unit it was sold in; all that has not come back yet if not said. */
  quantity?: DecimalLike | null;
  /** In which state the goods are kept; `sellable` if not said. */
  state?: words.StockState;
  /** Why they come back. */
  reason?: string;
}

/** A line of a receipt to be taken back. */
export interface ReverseLine {
  /** The line of the receipt, from 1. */
  line: number;
  /** How much of it, in base units; all that is left if not said. */
  quantity?: DecimalLike | null;
}

/** Where a page of a statement ended, and what the account held there. */
export interface StatementPlace {
  /** The entry. */
  entry: string;
  /** Its line, from 1. */
  line: number;
  /** What the account held after it. */
  balance: DecimalLike;
}

/** A line of goods that go back. */
export interface SupplierReturnLine {
  /** SKU or any identifier of the item. */
  item: string;
  /** How much, above zero, in `unit`. */
  quantity: DecimalLike;
  /** Unit or pack; the item's base unit if not said. */
  unit?: string | null;
  /** The credit for one base unit, in the document's currency, at most 6 decimals, not negative. */
  unit_credit: DecimalLike;
  /** Lot or serial, for items tracked so. */
  lot?: string | null;
  /** From which state they leave. */
  state?: words.StockState;
  /** The place inside the site. */
  place?: string | null;
  /** The supplier who still owns the goods; ours if not said. */
  owner?: string | null;
}

/** A basket put aside: what `till.ring_up` takes of one. */
export interface SuspendedBasket {
  /** Its lines, 1 to 10,000. */
  lines: readonly BasketLine[];
  /** What to take off the basket, in money. */
  discount?: DecimalLike | null;
  /** What to take off the basket, in per cent; not beside `discount`. */
  discount_percent?: DecimalLike | null;
  /** Who buys, if known. */
  customer?: string | null;
}

/** A basket or quote that became an order. */
export interface TakenOver {
  /** Which of both; a basket if not said. */
  kind?: words.ReservedFor;
  /** Its reference. */
  reference: string;
}

/** A line to be taxed. */
export interface TaxQuoteLine {
  /** The item, by SKU or any identifier; this or its class. */
  item?: string | null;
  /** The tax class; this or the item. */
  tax_class?: string | null;
  /** After discounts; below 0 for what comes back. */
  amount: DecimalLike;
}

/** Money handed over or given back. */
export interface TenderLine {
  /** What it is paid with. */
  tender: string;
  /** How much, above zero. Cash may be more than is due: the rest is change. */
  amount: DecimalLike;
  /** The number of the gift card, voucher or store credit it is taken from or put on. */
  stored_value?: string | null;
  /** The payment that the terminal approved for it. */
  payment?: string | null;
  /** The host's reference for it, never a card's number. */
  reference?: string;
}

/** Store credit that money is put on. */
export interface ToStoreCredit {
  /** A tender of kind `store_credit`. */
  tender: string;
  /** The number of the credit: a new one, or one that stands. */
  code: string;
}

/** A line of an order as a warehouse tells of it. */
export interface ToldLine {
  /** The line of the order, from 1. */
  line: number;
  /** How much, in the item's base unit, 0 or more. */
  quantity: DecimalLike;
  /** How much of what was allocated there was not found; only of a pick. */
  short?: DecimalLike | null;
  /** Lot or serial, for items tracked so. */
  lot?: string | null;
  /** The place inside the site; any if not said. */
  place?: string | null;
}

/** How much of an item is wanted, in its base unit. */
export interface WantedLevel {
  /** SKU or any identifier of the item. */
  item: string;
  /** What is to be available there at least, beyond safety stock. */
  level_min: DecimalLike;
  /**
   * What is kept there at most; what is available beyond it can go elsewhere. Without it, what is beyond
   * the lowest.
   */
  level_max?: DecimalLike | null;
  /** What goes there goes in multiples of this, such as a case; in any quantity if not said. */
  multiple?: DecimalLike | null;
}

/** A line as it is to be. */
export interface WantedLine {
  /** SKU or any identifier of the item. */
  item: string;
  /** How much, in `unit`: above 0, or 0 of a line that stands. */
  quantity: DecimalLike;
  /** Unit or pack; what the identifier stands for if not said. */
  unit?: string | null;
  /**
   * What one base unit is worth, in the entity's currency: it decides where goods are short, and when
   * another parcel pays. A line without is served wherever it is.
   */
  worth?: DecimalLike | null;
}
