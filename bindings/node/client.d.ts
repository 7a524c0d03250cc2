// A method for every operation, and its asynchronous twin, slice by slice.
// Written by `cargo xtask generate`.

import type { AskOptions, KeyedOptions, SendOptions } from './index';
import type * as replies from './replies';
import type * as requests from './requests';

/** The operations `control.*`. */
export interface Control {
  /**
   * Sets up a new file: its first actor, who may do everything, the places outside every shop, the units
   * EA, KG, L and M, and the usual reasons for adjusting stock.
   *
   * Nobody can have a duty before there is an actor, so this one command runs without authority, once, on
   * an empty file.
   *
   * A request that needs the duty `control.set_up`. Refused with: control.already_set_up.
   */
  setUp(request: requests.SetUp, options?: SendOptions): replies.SetUpReply;
  /** {@link setUp} without waiting for it. */
  setUpAsync(request: requests.SetUp, options?: SendOptions): Promise<replies.SetUpReply>;
  /**
   * Adds a person or a system that issues commands; it may do nothing until a role is granted.
   *
   * A request that needs the duty `control.add_actor`. Refused with: control.actor_exists.
   */
  addActor(request: requests.AddActor, options?: SendOptions): replies.ActorReply;
  /** {@link addActor} without waiting for it. */
  addActorAsync(request: requests.AddActor, options?: SendOptions): Promise<replies.ActorReply>;
  /**
   * Changes an actor's name, or makes it inactive or active again; what is not given stays.
   *
   * An inactive actor keeps its grants and may do nothing.
   *
   * A request that needs the duty `control.change_actor`. Refused with: control.unknown_actor,
   * control.last_owner.
   */
  changeActor(request: requests.ChangeActor, options?: SendOptions): replies.ActorReply;
  /** {@link changeActor} without waiting for it. */
  changeActorAsync(request: requests.ChangeActor, options?: SendOptions): Promise<replies.ActorReply>;
  /**
   * Makes a role, or gives one another set of duties; whoever holds it has them from now on.
   *
   * Nobody adds a duty that they do not have themselves over the whole file.
   *
   * A request that needs the duty `control.set_role`. Refused with: control.unknown_duty,
   * control.beyond_own_authority, control.last_owner, control.incompatible.
   */
  setRole(request: requests.SetRole, options?: SendOptions): replies.RoleReply;
  /** {@link setRole} without waiting for it. */
  setRoleAsync(request: requests.SetRole, options?: SendOptions): Promise<replies.RoleReply>;
  /**
   * Grants a role to an actor: over the whole file, in an entity with all its sites, or at one site; with
   * a limit if given.
   *
   * The same grant given again takes the new limit. Of several grants that give a duty the largest limit
   * counts. Nobody grants a duty, a scope or a limit beyond their own.
   *
   * A request that needs the duty `control.grant_role`. Refused with: control.unknown_actor,
   * control.unknown_role, ledger.unknown_entity, stock.unknown_site, control.site_elsewhere,
   * control.limit_needs_entity, control.limit_negative, control.beyond_own_authority,
   * control.incompatible.
   */
  grantRole(request: requests.GrantRole, options?: SendOptions): replies.GrantReply;
  /** {@link grantRole} without waiting for it. */
  grantRoleAsync(request: requests.GrantRole, options?: SendOptions): Promise<replies.GrantReply>;
  /**
   * Takes a role back from an actor in the scope it was granted for; the grant stays on record, inactive.
   *
   * A request that needs the duty `control.revoke_role`. Refused with: control.unknown_actor,
   * control.unknown_role, ledger.unknown_entity, stock.unknown_site, control.site_elsewhere,
   * control.not_granted, control.last_owner.
   */
  revokeRole(request: requests.RevokeRole, options?: SendOptions): replies.GrantReply;
  /** {@link revokeRole} without waiting for it. */
  revokeRoleAsync(request: requests.RevokeRole, options?: SendOptions): Promise<replies.GrantReply>;
  /**
   * Sets what is made of two duties in one hand: nothing, a line in the report, or a refusal when a role
   * gives both and when one actor takes both steps of a document.
   *
   * Whoever has both already keeps them, and stands in `control.duty_conflicts`.
   *
   * A request that needs the duty `control.set_incompatible`. Refused with: control.unknown_duty,
   * control.same_duty.
   */
  setIncompatible(request: requests.SetIncompatible, options?: SendOptions): replies.DutyPairReply;
  /** {@link setIncompatible} without waiting for it. */
  setIncompatibleAsync(request: requests.SetIncompatible, options?: SendOptions): Promise<replies.DutyPairReply>;
  /**
   * Sets which requests of an operation are held until another actor with a duty releases them: all of
   * them, those that commit to more than an amount, those with more or less than a percentage, or those
   * with a field above, below or among.
   *
   * Several policies of one operation make steps: of those that measure the same, the highest whose limit
   * is passed counts. Policies that measure different things hold together, and whoever releases has the
   * duty of each. A policy of a site takes nothing away from one of its entity. What reports a fact is
   * never held: it is booked, and an exception raised.
   *
   * There is no switch by which the one who asked could release: nobody approves their own, whatever a
   * policy says. A policy set again is replaced as a whole; what is held already stays held for the
   * reasons it was.
   *
   * A request that needs the duty `control.set_approval_policy`. Refused with: flow.unknown_operation,
   * control.cannot_be_held, control.bad_policy, control.bad_field, control.unknown_figure,
   * control.unknown_duty, control.bad_days, ledger.unknown_entity, stock.unknown_site,
   * control.site_elsewhere.
   */
  setApprovalPolicy(request: requests.SetApprovalPolicy, options?: SendOptions): replies.ApprovalPolicyReply;
  /** {@link setApprovalPolicy} without waiting for it. */
  setApprovalPolicyAsync(request: requests.SetApprovalPolicy, options?: SendOptions): Promise<replies.ApprovalPolicyReply>;
  /**
   * Releases a held request: it is decided anew, as the book stands now, under the authority of the one
   * who asked, and done in the same commit as a command of its own, with the key it was sent with. When
   * the book now speaks against it, the approval says so and has ended.
   *
   * Whoever asked for it or sent it cannot release it, nor can anybody in whose name they act. What it
   * comes to now may need a further duty: then it stays held.
   *
   * A request that needs the duty `control.approve`. Refused with: control.unknown_approval,
   * control.approval_ended, control.approval_expired, control.own_request, control.not_releaser,
   * control.over_limit.
   */
  approve(request: requests.Approve, options?: SendOptions): replies.ApprovalDecided;
  /** {@link approve} without waiting for it. */
  approveAsync(request: requests.Approve, options?: SendOptions): Promise<replies.ApprovalDecided>;
  /**
   * Says no to a held request: it ends, and its key answers with the reason. Who may release it may
   * reject it.
   *
   * A request that needs the duty `control.reject`. Refused with: control.unknown_approval,
   * control.approval_ended, control.approval_expired, control.reason_needed, control.own_request,
   * control.not_releaser, control.over_limit.
   */
  reject(request: requests.RejectApproval, options?: SendOptions): replies.ApprovalReply;
  /** {@link reject} without waiting for it. */
  rejectAsync(request: requests.RejectApproval, options?: SendOptions): Promise<replies.ApprovalReply>;
  /**
   * Takes a held request back; only who asked for it or sent it may.
   *
   * A request that needs the duty `control.withdraw`. Refused with: control.unknown_approval,
   * control.approval_ended, control.approval_expired, control.not_requester.
   */
  withdraw(request: requests.WithdrawApproval, options?: SendOptions): replies.ApprovalReply;
  /** {@link withdraw} without waiting for it. */
  withdrawAsync(request: requests.WithdrawApproval, options?: SendOptions): Promise<replies.ApprovalReply>;
  /**
   * Ends every held request whose time is over, in the whole file. It cannot be released from that moment
   * on whether or not this was sent: a host sends it now and then so that lists show it.
   *
   * A request that needs the duty `control.expire_approvals`.
   */
  expireApprovals(request?: requests.ExpireApprovals, options?: SendOptions): replies.ApprovalsExpired;
  /** {@link expireApprovals} without waiting for it. */
  expireApprovalsAsync(request?: requests.ExpireApprovals, options?: SendOptions): Promise<replies.ApprovalsExpired>;
  /**
   * Lets another release held requests in the stead of the one who sends this, for some days: whatever
   * they may release themselves, and nothing else. Given again for the same place it takes the new days,
   * so that it can be ended.
   *
   * It gives no duty to ask for anything, is not passed on, and does not release what either of the two
   * asked for.
   *
   * A request that needs the duty `control.delegate`. Refused with: control.unknown_actor,
   * control.actor_inactive, control.own_stead, control.bad_days, ledger.unknown_entity,
   * stock.unknown_site, control.site_elsewhere.
   */
  delegate(request: requests.Delegate, options?: SendOptions): replies.DelegationReply;
  /** {@link delegate} without waiting for it. */
  delegateAsync(request: requests.Delegate, options?: SendOptions): Promise<replies.DelegationReply>;
  /**
   * Every actor in order of code, in pages.
   *
   * A query that needs the duty `control.actors`.
   */
  actors(request?: requests.Actors, options?: AskOptions): replies.ActorsAnswer;
  /** {@link actors} without waiting for it. */
  actorsAsync(request?: requests.Actors, options?: AskOptions): Promise<replies.ActorsAnswer>;
  /**
   * One actor with every role it holds or held.
   *
   * A query that needs the duty `control.actor`. Refused with: control.unknown_actor.
   */
  actor(request: requests.ActorWithGrants, options?: AskOptions): replies.ActorAnswer;
  /** {@link actor} without waiting for it. */
  actorAsync(request: requests.ActorWithGrants, options?: AskOptions): Promise<replies.ActorAnswer>;
  /**
   * Every role with its duties in order of code, in pages.
   *
   * A query that needs the duty `control.roles`.
   */
  roles(request?: requests.Roles, options?: AskOptions): replies.RolesAnswer;
  /** {@link roles} without waiting for it. */
  rolesAsync(request?: requests.Roles, options?: AskOptions): Promise<replies.RolesAnswer>;
  /**
   * Every approval policy in order of code, ended ones included, in pages.
   *
   * A query that needs the duty `control.approval_policies`.
   */
  approvalPolicies(request?: requests.ApprovalPolicies, options?: AskOptions): replies.ApprovalPoliciesAnswer;
  /** {@link approvalPolicies} without waiting for it. */
  approvalPoliciesAsync(request?: requests.ApprovalPolicies, options?: AskOptions): Promise<replies.ApprovalPoliciesAnswer>;
  /**
   * Held requests in pages. Those that wait come by what they are worth, the highest first whatever its
   * currency, and among equals the oldest first; those that ended come by number.
   *
   * A query that needs the duty `control.approvals`. Refused with: ledger.unknown_entity,
   * stock.unknown_site, control.site_elsewhere, control.unknown_actor.
   */
  approvals(request?: requests.Approvals, options?: AskOptions): replies.ApprovalsAnswer;
  /** {@link approvals} without waiting for it. */
  approvalsAsync(request?: requests.Approvals, options?: AskOptions): Promise<replies.ApprovalsAnswer>;
  /**
   * One held request with every step of its life.
   *
   * A query that needs the duty `control.approval`. Refused with: control.unknown_approval.
   */
  approval(request: requests.ApprovalByNumber, options?: AskOptions): replies.ApprovalAnswer;
  /** {@link approval} without waiting for it. */
  approvalAsync(request: requests.ApprovalByNumber, options?: AskOptions): Promise<replies.ApprovalAnswer>;
  /**
   * Every pair of duties that do not belong in one hand: those that are shipped, as they were set since,
   * and those that were added, in order. All of them come at once.
   *
   * A query that needs the duty `control.incompatible_duties`.
   */
  incompatibleDuties(request?: requests.IncompatibleDuties, options?: AskOptions): replies.IncompatibleDutiesAnswer;
  /** {@link incompatibleDuties} without waiting for it. */
  incompatibleDutiesAsync(request?: requests.IncompatibleDuties, options?: AskOptions): Promise<replies.IncompatibleDutiesAnswer>;
  /**
   * Who has two duties that do not belong in one hand, and whether they have had both done: actors in
   * order of code, in pages. Inactive actors have nothing.
   *
   * A query that needs the duty `control.duty_conflicts`.
   */
  dutyConflicts(request?: requests.DutyConflicts, options?: AskOptions): replies.DutyConflictsAnswer;
  /** {@link dutyConflicts} without waiting for it. */
  dutyConflictsAsync(request?: requests.DutyConflicts, options?: AskOptions): Promise<replies.DutyConflictsAnswer>;
  /**
   * What a reviewer signs: every active grant, who gave it when, and when the actor last had something
   * done by its duties. Actors in order of code, in pages; questions are not counted as use.
   *
   * A query that needs the duty `control.access_review`.
   */
  accessReview(request?: requests.AccessReview, options?: AskOptions): replies.AccessReviewAnswer;
  /** {@link accessReview} without waiting for it. */
  accessReviewAsync(request?: requests.AccessReview, options?: AskOptions): Promise<replies.AccessReviewAnswer>;
}

/** The operations `parties.*`. */
export interface Parties {
  /**
   * Adds a customer, supplier or other party we deal with.
   *
   * What names or reaches a person belongs in `personal`, which can be erased. Code, references and
   * attributes stay on record for ever and must hold nothing of the kind.
   *
   * A request that needs the duty `parties.add_party`. Refused with: parties.party_exists,
   * parties.no_kind, parties.reference_taken, parties.too_many.
   */
  addParty(request: requests.AddParty, options?: SendOptions): replies.PartyReply;
  /** {@link addParty} without waiting for it. */
  addPartyAsync(request: requests.AddParty, options?: SendOptions): Promise<replies.PartyReply>;
  /**
   * Changes a party; what is not given stays, what is given replaces what was.
   *
   * References are added: one that another replaces as the shown one of its system names the party still.
   *
   * A request that needs the duty `parties.change_party`. Refused with: parties.unknown_party,
   * parties.no_kind, parties.reference_taken, parties.too_many.
   */
  changeParty(request: requests.ChangeParty, options?: SendOptions): replies.PartyReply;
  /** {@link changeParty} without waiting for it. */
  changePartyAsync(request: requests.ChangeParty, options?: SendOptions): Promise<replies.PartyReply>;
  /**
   * One party with what is personal about it: the only operation that shows that. The code of one that
   * was merged shows the one it was merged into.
   *
   * A query that needs the duty `parties.party`. Refused with: parties.unknown_party.
   */
  party(request: requests.PartyByCode, options?: AskOptions): replies.PartyAnswer;
  /** {@link party} without waiting for it. */
  partyAsync(request: requests.PartyByCode, options?: AskOptions): Promise<replies.PartyAnswer>;
  /**
   * Parties in order of code, in pages, without anything personal.
   *
   * A query that needs the duty `parties.parties`.
   */
  parties(request?: requests.Parties, options?: AskOptions): replies.PartiesAnswer;
  /** {@link parties} without waiting for it. */
  partiesAsync(request?: requests.Parties, options?: AskOptions): Promise<replies.PartiesAnswer>;
  /**
   * The party that another system calls by a reference.
   *
   * A query that needs the duty `parties.resolve`. Refused with: parties.unknown_reference.
   */
  resolve(request: requests.PartiesResolve, options?: AskOptions): replies.PartiesResolveAnswer;
  /** {@link resolve} without waiting for it. */
  resolveAsync(request: requests.PartiesResolve, options?: AskOptions): Promise<replies.PartiesResolveAnswer>;
  /**
   * The parties a buyer may be, by what a channel knows of them: the surest first, at most 20.
   *
   * A party is found by a reference of another system, an e-mail address (in any case), a tax number (its
   * letters and digits), a telephone number (its last 8 digits), or a name with its postal address (the
   * same words in any order). They stand in the order of their first reason as just named, of those those
   * with more reasons first, of those the one added first. Of what was merged the party it was merged
   * into is answered. Nothing personal is shown, and nothing is kept of what is asked.
   *
   * A query that needs the duty `parties.matches`. Refused with: parties.nothing_to_match.
   */
  matches(request?: requests.Matches, options?: AskOptions): replies.MatchesAnswer;
  /** {@link matches} without waiting for it. */
  matchesAsync(request?: requests.Matches, options?: AskOptions): Promise<replies.MatchesAnswer>;
  /**
   * Pairs of parties that may be one by what is personal about them, for somebody to look at, in pages:
   * those added first in front. Nothing personal is shown; what was merged already is no pair.
   *
   * What is alike is as in `parties.matches`.
   *
   * A query that needs the duty `parties.duplicates`.
   */
  duplicates(request?: requests.Duplicates, options?: AskOptions): replies.DuplicatesAnswer;
  /** {@link duplicates} without waiting for it. */
  duplicatesAsync(request?: requests.Duplicates, options?: AskOptions): Promise<replies.DuplicatesAnswer>;
  /**
   * Asks to make one party part of another, because they are the same person or company. From then on
   * whatever names the one names the other: its code and its references in other systems for ever, and
   * every order, invoice, payment, return and open item that stands under it. What the other owes, and
   * may owe, is what both do; money of the other settles what either owes. What was recorded stays as it
   * was recorded, under the party it was recorded of, so that books, control accounts and chain are those
   * they were; questions read the records of both.
   *
   * The other party's terms, group, exemptions, currency and attributes hold; what differs is told in the
   * reply and is no longer used. Kinds are united. References of systems the other has none of are shown
   * with it. What had been merged into the party goes with it. A supplier's names of items of both are
   * known; where both have one of the same text, the other's holds.
   *
   * A merge is not undone: what came since cannot be told apart. If two people were merged by mistake,
   * add a party for the one who is to go on apart, move what is theirs with `open_items.settle_item` and
   * `open_items.open_item`, and give them new references: those given before name the party they were
   * merged into.
   *
   * A request that needs the duty `parties.merge`. Refused with: parties.unknown_party,
   * parties.already_merged, parties.same_party, parties.other_currency, parties.owns_goods,
   * parties.too_many.
   */
  merge(request: requests.Merge, options?: SendOptions): replies.PartyMerged;
  /** {@link merge} without waiting for it. */
  mergeAsync(request: requests.Merge, options?: SendOptions): Promise<replies.PartyMerged>;
  /**
   * Erases what is personal about a party, with the salt of its digest and all by which it is found; the
   * party, its documents, books and chain stay. What was kept of parties merged into it is erased with
   * it.
   *
   * Requests that are held and tell of what is personal about it are withdrawn, and what they told is
   * erased with it.
   *
   * Nothing is left by which a guess could be confirmed. Whether the law lets it be erased yet is for the
   * caller to know.
   *
   * A request that needs the duty `parties.erase_personal`. Refused with: parties.unknown_party,
   * parties.nothing_personal.
   */
  erasePersonal(request: requests.ErasePersonal, options?: SendOptions): replies.PartyReply;
  /** {@link erasePersonal} without waiting for it. */
  erasePersonalAsync(request: requests.ErasePersonal, options?: SendOptions): Promise<replies.PartyReply>;
}

/** The operations `exceptions.*`. */
export interface Exceptions {
  /**
   * Reports something a person must look at that the host has met itself: a lift out of order, a snapshot
   * that differs.
   *
   * What the book meets while it works it raises by itself.
   *
   * A fact that needs the duty `exceptions.raise_exception`. Refused with: exceptions.note_required,
   * exceptions.value_needs_currency, ledger.unknown_entity, stock.unknown_site, control.site_elsewhere.
   */
  raiseException(request: requests.RaiseException, options?: SendOptions): replies.ExceptionReply;
  /** {@link raiseException} without waiting for it. */
  raiseExceptionAsync(request: requests.RaiseException, options?: SendOptions): Promise<replies.ExceptionReply>;
  /**
   * Gives an exception to an actor to work on, also from one actor to another.
   *
   * A request that needs the duty `exceptions.assign_exception`. Refused with:
   * exceptions.unknown_exception, exceptions.already_resolved, control.unknown_actor,
   * control.actor_inactive.
   */
  assignException(request: requests.AssignException, options?: SendOptions): replies.ExceptionReply;
  /** {@link assignException} without waiting for it. */
  assignExceptionAsync(request: requests.AssignException, options?: SendOptions): Promise<replies.ExceptionReply>;
  /**
   * Settles an exception for good, saying how.
   *
   * Who settles one that nobody has takes it on in the same step.
   *
   * A request that needs the duty `exceptions.resolve_exception`. Refused with:
   * exceptions.unknown_exception, exceptions.note_required, exceptions.already_resolved.
   */
  resolveException(request: requests.ResolveException, options?: SendOptions): replies.ExceptionReply;
  /** {@link resolveException} without waiting for it. */
  resolveExceptionAsync(request: requests.ResolveException, options?: SendOptions): Promise<replies.ExceptionReply>;
  /**
   * Exceptions in order of number, in pages: those not resolved, or those in one state.
   *
   * A query that needs the duty `exceptions.exceptions`. Refused with: ledger.unknown_entity.
   */
  exceptions(request?: requests.Exceptions, options?: AskOptions): replies.ExceptionsAnswer;
  /** {@link exceptions} without waiting for it. */
  exceptionsAsync(request?: requests.Exceptions, options?: AskOptions): Promise<replies.ExceptionsAnswer>;
  /**
   * One exception as it stands.
   *
   * A query that needs the duty `exceptions.exception`. Refused with: exceptions.unknown_exception.
   */
  exception(request: requests.ExceptionByNumber, options?: AskOptions): replies.ExceptionReply;
  /** {@link exception} without waiting for it. */
  exceptionAsync(request: requests.ExceptionByNumber, options?: AskOptions): Promise<replies.ExceptionReply>;
}

/** The operations `catalogue.*`. */
export interface Catalogue {
  /**
   * Adds a unit of measure, for stock or for packs; it never changes.
   *
   * A request that needs the duty `catalogue.add_unit`. Refused with: catalogue.unit_exists,
   * catalogue.unit_decimals.
   */
  addUnit(request: requests.AddUnit, options?: SendOptions): replies.AddUnitReply;
  /** {@link addUnit} without waiting for it. */
  addUnitAsync(request: requests.AddUnit, options?: SendOptions): Promise<replies.AddUnitReply>;
  /**
   * Adds a category to the tree of items.
   *
   * A request that needs the duty `catalogue.add_category`. Refused with: catalogue.category_exists,
   * catalogue.unknown_category.
   */
  addCategory(request: requests.AddCategory, options?: SendOptions): replies.AddCategoryReply;
  /** {@link addCategory} without waiting for it. */
  addCategoryAsync(request: requests.AddCategory, options?: SendOptions): Promise<replies.AddCategoryReply>;
  /**
   * Adds an item with its packs and names.
   *
   * Base unit, kind and the factors of packs stay as they are; category and costing method of an item in
   * stock are changed by `costing.reclassify_item`, which moves its value; the rest by
   * `catalogue.change_item`.
   *
   * A request that needs the duty `catalogue.add_item`. Refused with: catalogue.item_exists,
   * catalogue.identifier_used, catalogue.unknown_unit, catalogue.unknown_category,
   * catalogue.tracking_needs_stock, catalogue.serial_needs_whole_units, catalogue.pack_exists,
   * catalogue.unknown_pack, parties.unknown_party.
   */
  addItem(request: requests.AddItem, options?: SendOptions): replies.CatalogueItemAnswer;
  /** {@link addItem} without waiting for it. */
  addItemAsync(request: requests.AddItem, options?: SendOptions): Promise<replies.CatalogueItemAnswer>;
  /**
   * Changes an item; what is not given stays.
   *
   * Category and costing method are changed by `costing.reclassify_item`, which moves the value of what
   * is in stock.
   *
   * A request that needs the duty `catalogue.change_item`. Refused with: catalogue.unknown_item,
   * catalogue.ambiguous_identifier, catalogue.not_back_to_draft, catalogue.tracking_fixed,
   * catalogue.tracking_needs_stock, catalogue.serial_needs_whole_units.
   */
  changeItem(request: requests.ChangeItem, options?: SendOptions): replies.ItemReply;
  /** {@link changeItem} without waiting for it. */
  changeItemAsync(request: requests.ChangeItem, options?: SendOptions): Promise<replies.ItemReply>;
  /**
   * Adds a pack level to an item: one of the unit is so many base units, for ever.
   *
   * A request that needs the duty `catalogue.add_pack`. Refused with: catalogue.unknown_item,
   * catalogue.ambiguous_identifier, catalogue.unknown_unit, catalogue.pack_exists,
   * catalogue.identifier_used.
   */
  addPack(request: requests.AddPack, options?: SendOptions): replies.CatalogueItemAnswer;
  /** {@link addPack} without waiting for it. */
  addPackAsync(request: requests.AddPack, options?: SendOptions): Promise<replies.CatalogueItemAnswer>;
  /**
   * Gives an item another name: a GTIN, a supplier's or channel's code, or an own code beside the SKU.
   *
   * A request that needs the duty `catalogue.add_identifier`. Refused with: catalogue.unknown_item,
   * catalogue.ambiguous_identifier, catalogue.unknown_pack, catalogue.supplier_needed,
   * parties.unknown_party, catalogue.identifier_used, flow.bad_value.
   */
  addIdentifier(request: requests.AddIdentifier, options?: SendOptions): replies.CatalogueItemAnswer;
  /** {@link addIdentifier} without waiting for it. */
  addIdentifierAsync(request: requests.AddIdentifier, options?: SendOptions): Promise<replies.CatalogueItemAnswer>;
  /**
   * Takes a name from an item; it stays on record, inactive, and may be given anew to this or another
   * item.
   *
   * A request that needs the duty `catalogue.withdraw_identifier`. Refused with: catalogue.unknown_item,
   * catalogue.ambiguous_identifier, catalogue.supplier_needed, parties.unknown_party,
   * catalogue.unknown_identifier, flow.bad_value.
   */
  withdrawIdentifier(request: requests.WithdrawIdentifier, options?: SendOptions): replies.CatalogueItemAnswer;
  /** {@link withdrawIdentifier} without waiting for it. */
  withdrawIdentifierAsync(request: requests.WithdrawIdentifier, options?: SendOptions): Promise<replies.CatalogueItemAnswer>;
  /**
   * Says what one of a kit holds, in place of what was said before. Orders that stand keep the parts they
   * were placed with.
   *
   * A request that needs the duty `catalogue.set_kit`. Refused with: catalogue.unknown_item,
   * catalogue.not_a_kit, catalogue.kit_parts, catalogue.not_a_part, catalogue.unknown_pack,
   * catalogue.quantity_not_positive, catalogue.not_exact.
   */
  setKit(request: requests.SetKit, options?: SendOptions): replies.KitAnswer;
  /** {@link setKit} without waiting for it. */
  setKitAsync(request: requests.SetKit, options?: SendOptions): Promise<replies.KitAnswer>;
  /**
   * One item with its packs and every name it answers to, by any of them.
   *
   * A query that needs the duty `catalogue.item`. Refused with: catalogue.unknown_item,
   * catalogue.ambiguous_identifier.
   */
  item(request: requests.ItemByName, options?: AskOptions): replies.CatalogueItemAnswer;
  /** {@link item} without waiting for it. */
  itemAsync(request: requests.ItemByName, options?: AskOptions): Promise<replies.CatalogueItemAnswer>;
  /**
   * Items in order of SKU, in pages: all, or those directly in a category.
   *
   * A query that needs the duty `catalogue.items`. Refused with: catalogue.unknown_category.
   */
  items(request?: requests.CatalogueItems, options?: AskOptions): replies.CatalogueItemsAnswer;
  /** {@link items} without waiting for it. */
  itemsAsync(request?: requests.CatalogueItems, options?: AskOptions): Promise<replies.CatalogueItemsAnswer>;
  /**
   * Every category in order of code, in pages, each with the one above it.
   *
   * A query that needs the duty `catalogue.categories`.
   */
  categories(request?: requests.Categories, options?: AskOptions): replies.CategoriesAnswer;
  /** {@link categories} without waiting for it. */
  categoriesAsync(request?: requests.Categories, options?: AskOptions): Promise<replies.CategoriesAnswer>;
  /**
   * Every unit of measure in order of code, in pages.
   *
   * A query that needs the duty `catalogue.units`.
   */
  units(request?: requests.Units, options?: AskOptions): replies.UnitsAnswer;
  /** {@link units} without waiting for it. */
  unitsAsync(request?: requests.Units, options?: AskOptions): Promise<replies.UnitsAnswer>;
  /**
   * What one of a kit holds; no part while nobody has said.
   *
   * A query that needs the duty `catalogue.kit`. Refused with: catalogue.unknown_item,
   * catalogue.ambiguous_identifier, catalogue.not_a_kit.
   */
  kit(request: requests.KitOf, options?: AskOptions): replies.KitAnswer;
  /** {@link kit} without waiting for it. */
  kitAsync(request: requests.KitOf, options?: AskOptions): Promise<replies.KitAnswer>;
  /**
   * The item that a text names, and the unit or pack of it that the name stands for.
   *
   * A query that needs the duty `catalogue.resolve`. Refused with: catalogue.unknown_item,
   * catalogue.ambiguous_identifier.
   */
  resolve(request: requests.CatalogueResolve, options?: AskOptions): replies.CatalogueResolveAnswer;
  /** {@link resolve} without waiting for it. */
  resolveAsync(request: requests.CatalogueResolve, options?: AskOptions): Promise<replies.CatalogueResolveAnswer>;
}

/** The operations `ledger.*`. */
export interface Ledger {
  /**
   * Opens the books of a legal company: its chart of accounts with a posting rule for everything the core
   * posts by itself, its valuation area, and the place and area of goods under way between its sites.
   *
   * The valuation area is called as the entity, the place under way with `-TRANSIT` behind it. The
   * currency of the books stays what it is for ever.
   *
   * A request that needs the duty `ledger.open_entity`. Refused with: ledger.code_used.
   */
  openEntity(request: requests.OpenEntity, options?: SendOptions): replies.OpenEntityReply;
  /** {@link openEntity} without waiting for it. */
  openEntityAsync(request: requests.OpenEntity, options?: SendOptions): Promise<replies.OpenEntityReply>;
  /**
   * Adds an account to the chart of an entity. Its kind, control and currency stay what they are for
   * ever.
   *
   * A request that needs the duty `ledger.add_account`. Refused with: ledger.unknown_entity,
   * ledger.code_used.
   */
  addAccount(request: requests.AddAccount, options?: SendOptions): replies.AccountReply;
  /** {@link addAccount} without waiting for it. */
  addAccountAsync(request: requests.AddAccount, options?: SendOptions): Promise<replies.AccountReply>;
  /**
   * Changes the name of an account, or whether it takes entries.
   *
   * A request that needs the duty `ledger.change_account`. Refused with: ledger.unknown_entity,
   * ledger.unknown_account, ledger.nothing_to_change, ledger.account_has_balance, ledger.account_in_rule.
   */
  changeAccount(request: requests.ChangeAccount, options?: SendOptions): replies.AccountReply;
  /** {@link changeAccount} without waiting for it. */
  changeAccountAsync(request: requests.ChangeAccount, options?: SendOptions): Promise<replies.AccountReply>;
  /**
   * Says which account plays a part in what the core posts by itself: for all items, or for those of a
   * category and the categories below it. The rule of the nearest category holds.
   *
   * A part that holds stock or open items changes its account only while the account that plays it today
   * holds none: inventory accounts equal their pools on every day. Reclassify the items first, or let the
   * stock run out.
   *
   * A request that needs the duty `ledger.set_posting_rule`. Refused with: ledger.unknown_entity,
   * ledger.unknown_account, catalogue.unknown_category, ledger.account_inactive, ledger.account_misfit,
   * ledger.rule_in_use.
   */
  setPostingRule(request: requests.SetPostingRule, options?: SendOptions): replies.RuleReply;
  /** {@link setPostingRule} without waiting for it. */
  setPostingRuleAsync(request: requests.SetPostingRule, options?: SendOptions): Promise<replies.RuleReply>;
  /**
   * Sets what a currency is worth in the currency of books, from a day on until the next rate. It holds
   * for every entity whose books are in that currency; entries that were posted keep the rate they had.
   *
   * A request that needs the duty `ledger.set_rate`. Refused with: ledger.rate_of_what,
   * ledger.rate_of_base, ledger.unknown_entity.
   */
  setRate(request: requests.SetRate, options?: SendOptions): replies.RateReply;
  /** {@link setRate} without waiting for it. */
  setRateAsync(request: requests.SetRate, options?: SendOptions): Promise<replies.RateReply>;
  /**
   * Opens, soft closes or closes a month of an entity. A soft closed month takes entries only of actors
   * with the duty `ledger.post_soft_closed` and can be opened again; a closed one takes none and stays
   * closed.
   *
   * Months close in their order, so that no entry before a closed month changes what it began with: the
   * first to close is any before which nothing was posted, and with it everything before it is closed.
   *
   * A request that needs the duty `ledger.set_period_state`. Refused with: ledger.unknown_entity,
   * ledger.period_final, ledger.period_not_over, ledger.earlier_period_open.
   */
  setPeriodState(request: requests.SetPeriodState, options?: SendOptions): replies.PeriodReply;
  /** {@link setPeriodState} without waiting for it. */
  setPeriodStateAsync(request: requests.SetPeriodState, options?: SendOptions): Promise<replies.PeriodReply>;
  /**
   * Asks to post an entry: lines in any currency that balance, in the currency of the books to within a
   * cent a converted line, and exactly in their own currency when they share one. Such cents go to the
   * rounding account.
   *
   * Lines of one account, currency, rate, dimensions and note are added up. The command is worth its
   * debits.
   *
   * A request that needs the duty `ledger.post_entry`. Refused with: ledger.unknown_entity,
   * ledger.unknown_account, ledger.control_account, ledger.account_inactive, ledger.account_currency,
   * ledger.unbalanced, ledger.empty_entry, ledger.too_many_lines, ledger.one_side, ledger.not_positive,
   * ledger.no_rate, ledger.rate_of_base, ledger.in_future, ledger.posted_before, ledger.period_closed,
   * stock.unknown_site, control.site_elsewhere, catalogue.unknown_category, parties.unknown_party.
   */
  postEntry(request: requests.PostEntry, options?: SendOptions): replies.EntryPosted;
  /** {@link postEntry} without waiting for it. */
  postEntryAsync(request: requests.PostEntry, options?: SendOptions): Promise<replies.EntryPosted>;
  /**
   * Reports an entry that was made elsewhere: a payroll run, the daily summary of a system that keeps its
   * own books.
   *
   * It is booked whatever the state of the books, each time with an exception: on the first open day when
   * its own is closed; in suspense where an account does not exist, is inactive, is a control account or
   * takes another currency; without a dimension that names nothing; and where a currency has no rate, at
   * the latest on file, else one for one, the difference in suspense.
   *
   * A fact that needs the duty `ledger.record_entry`. Refused with: ledger.unknown_entity,
   * ledger.unbalanced, ledger.empty_entry, ledger.too_many_lines, ledger.one_side, ledger.not_positive,
   * ledger.rate_of_base, ledger.in_future, ledger.posted_before, control.site_elsewhere.
   */
  recordEntry(request: requests.RecordEntry, options: KeyedOptions): replies.EntryPosted;
  /** {@link recordEntry} without waiting for it. */
  recordEntryAsync(request: requests.RecordEntry, options: KeyedOptions): Promise<replies.EntryPosted>;
  /**
   * An entry by its number, with its lines.
   *
   * A query that needs the duty `ledger.entry`. Refused with: ledger.unknown_entry.
   */
  entry(request: requests.EntryByNumber, options?: AskOptions): replies.EntryAnswer;
  /** {@link entry} without waiting for it. */
  entryAsync(request: requests.EntryByNumber, options?: AskOptions): Promise<replies.EntryAnswer>;
  /**
   * The entries of an entity over a span of the books' days, as known now or at an instant, with their
   * lines: in order of number, in pages. What took an entry back is named as it is known now.
   *
   * A query that needs the duty `ledger.entries`. Refused with: ledger.unknown_entity,
   * ledger.unknown_entry, flow.bad_value.
   */
  entries(request: requests.Entries, options?: AskOptions): replies.EntriesAnswer;
  /** {@link entries} without waiting for it. */
  entriesAsync(request: requests.Entries, options?: AskOptions): Promise<replies.EntriesAnswer>;
  /**
   * Asks to take back an entry that was posted by hand or recorded: each line again on the other side,
   * with the amounts, rates and dimensions it had. The command is worth the debits.
   *
   * A request that needs the duty `ledger.reverse_entry`. Refused with: ledger.unknown_entry,
   * ledger.already_reversed, ledger.reverse_document, ledger.reversed_before, ledger.in_future,
   * ledger.period_closed, ledger.account_inactive.
   */
  reverseEntry(request: requests.ReverseEntry, options?: SendOptions): replies.EntryPosted;
  /** {@link reverseEntry} without waiting for it. */
  reverseEntryAsync(request: requests.ReverseEntry, options?: SendOptions): Promise<replies.EntryPosted>;
  /**
   * Every entity in order of code, in pages.
   *
   * A query that needs the duty `ledger.entities`.
   */
  entities(request?: requests.Entities, options?: AskOptions): replies.EntitiesAnswer;
  /** {@link entities} without waiting for it. */
  entitiesAsync(request?: requests.Entities, options?: AskOptions): Promise<replies.EntitiesAnswer>;
  /**
   * The accounts of an entity in order of code, in pages.
   *
   * A query that needs the duty `ledger.accounts`. Refused with: ledger.unknown_entity.
   */
  accounts(request: requests.Accounts, options?: AskOptions): replies.AccountsAnswer;
  /** {@link accounts} without waiting for it. */
  accountsAsync(request: requests.Accounts, options?: AskOptions): Promise<replies.AccountsAnswer>;
  /**
   * The posting rules of an entity, in pages: in order of the part played, the rule for all before those
   * of categories.
   *
   * A query that needs the duty `ledger.posting_rules`. Refused with: ledger.unknown_entity.
   */
  postingRules(request: requests.PostingRules, options?: AskOptions): replies.PostingRulesAnswer;
  /** {@link postingRules} without waiting for it. */
  postingRulesAsync(request: requests.PostingRules, options?: AskOptions): Promise<replies.PostingRulesAnswer>;
  /**
   * The months of an entity whose state was ever set, in order, in pages. Months before the last closed
   * one are closed, all others are open.
   *
   * A query that needs the duty `ledger.periods`. Refused with: ledger.unknown_entity.
   */
  periods(request: requests.Periods, options?: AskOptions): replies.PeriodsAnswer;
  /** {@link periods} without waiting for it. */
  periodsAsync(request: requests.Periods, options?: AskOptions): Promise<replies.PeriodsAnswer>;
  /**
   * What an account holds now, one row a currency, debit positive. Entries posted on days to come count.
   *
   * A query that needs the duty `ledger.balance`. Refused with: ledger.unknown_entity,
   * ledger.unknown_account.
   */
  balance(request: requests.AccountBalance, options?: AskOptions): replies.AccountBalanceAnswer;
  /** {@link balance} without waiting for it. */
  balanceAsync(request: requests.AccountBalance, options?: AskOptions): Promise<replies.AccountBalanceAnswer>;
  /**
   * The lines of an account over a span of the books' days, as known now or at an instant: in the order
   * they were recorded, in pages, with what the account held before and after each in the currency of the
   * books.
   *
   * A query that needs the duty `ledger.account_statement`. Refused with: ledger.unknown_entity,
   * ledger.unknown_account, ledger.unknown_entry, flow.bad_value.
   */
  accountStatement(request: requests.AccountStatement, options?: AskOptions): replies.AccountStatementAnswer;
  /** {@link accountStatement} without waiting for it. */
  accountStatementAsync(request: requests.AccountStatement, options?: AskOptions): Promise<replies.AccountStatementAnswer>;
  /**
   * The trial balance of an entity over a span of the books' days, as known now or at an instant: a row
   * for every account and currency that held or moved anything. It is given whole: its rows are as many
   * as the chart's.
   *
   * A query that needs the duty `ledger.trial_balance`. Refused with: ledger.unknown_entity,
   * flow.bad_value.
   */
  trialBalance(request: requests.TrialBalance, options?: AskOptions): replies.TrialBalanceAnswer;
  /** {@link trialBalance} without waiting for it. */
  trialBalanceAsync(request: requests.TrialBalance, options?: AskOptions): Promise<replies.TrialBalanceAnswer>;
}

/** The operations `open_items.*`. */
export interface OpenItems {
  /**
   * Asks to open an item on a control account against another account: an invoice of a system we do not
   * replace, a gift card sold, a deposit paid. The entry and the item are made together.
   *
   * A request that needs the duty `open_items.open_item`. Refused with: ledger.unknown_entity,
   * ledger.unknown_account, open_items.not_open_items, parties.unknown_party, open_items.not_positive,
   * ledger.no_rate, ledger.rate_of_base, ledger.control_account, ledger.account_inactive,
   * ledger.account_currency, ledger.in_future, ledger.posted_before, ledger.period_closed.
   */
  openItem(request: requests.OpenItemByHand, options?: SendOptions): replies.ItemOpened;
  /** {@link openItem} without waiting for it. */
  openItemAsync(request: requests.OpenItemByHand, options?: SendOptions): Promise<replies.ItemOpened>;
  /**
   * Asks to settle an item, or part of it, against another account: a payment made or received, a gift
   * card used. What the item is worth in the books goes with it in proportion; in a foreign currency the
   * difference to the rate of the day is a realised exchange difference.
   *
   * A request that needs the duty `open_items.settle_item`. Refused with: open_items.unknown_open_item,
   * open_items.settled_item, open_items.settled_before, open_items.not_positive,
   * open_items.more_than_remains, ledger.unknown_account, ledger.control_account,
   * ledger.account_inactive, ledger.account_currency, ledger.no_rate, ledger.rate_of_base,
   * ledger.in_future, ledger.posted_before, ledger.period_closed.
   */
  settleItem(request: requests.SettleItem, options?: SendOptions): replies.ItemSettled;
  /** {@link settleItem} without waiting for it. */
  settleItemAsync(request: requests.SettleItem, options?: SendOptions): Promise<replies.ItemSettled>;
  /**
   * Asks to match debit items with credit items of one account, party and currency: an invoice with a
   * credit note, a receipt with its bill. The smaller side is settled whole and the larger one as far as
   * that reaches, the oldest items first; what the items differ by in the currency of the books is a
   * realised exchange difference.
   *
   * A side that is not said is all that waits there, of the party and currency of the side that is said,
   * else of those named; at most the first 1,000 items. When one side has nothing, nothing is matched and
   * no entry is made.
   *
   * A request that needs the duty `open_items.match_items`. Refused with: ledger.unknown_entity,
   * ledger.unknown_account, open_items.not_open_items, open_items.bad_match, parties.unknown_party,
   * open_items.unknown_open_item, open_items.named_twice, open_items.not_together, open_items.wrong_side,
   * open_items.settled_item, open_items.settled_before, ledger.in_future, ledger.period_closed.
   */
  matchItems(request: requests.MatchItems, options?: SendOptions): replies.ItemsMatched;
  /** {@link matchItems} without waiting for it. */
  matchItemsAsync(request: requests.MatchItems, options?: SendOptions): Promise<replies.ItemsMatched>;
  /**
   * The items that an account still waits for, in the order they were opened, in pages: now, or at the
   * end of a day of the books with the age and what remained on that day, as known now or at an instant.
   * The first page has the totals of all pages.
   *
   * A query that needs the duty `open_items.items`. Refused with: ledger.unknown_entity,
   * ledger.unknown_account, open_items.not_open_items, parties.unknown_party.
   */
  items(request: requests.OpenItemsItems, options?: AskOptions): replies.OpenItemsItemsAnswer;
  /** {@link items} without waiting for it. */
  itemsAsync(request: requests.OpenItemsItems, options?: AskOptions): Promise<replies.OpenItemsItemsAnswer>;
  /**
   * An open item by its number, with its moves in pages: its opening and everything that was taken off
   * it.
   *
   * A query that needs the duty `open_items.item`. Refused with: open_items.unknown_open_item.
   */
  item(request: requests.Item, options?: AskOptions): replies.OpenItemsItemAnswer;
  /** {@link item} without waiting for it. */
  itemAsync(request: requests.Item, options?: AskOptions): Promise<replies.OpenItemsItemAnswer>;
}

/** The operations `tax.*`. */
export interface Tax {
  /**
   * Adds a jurisdiction, a place where taxes are owed: a country, a state, a city; or changes one. What
   * is not said stays as it is. Documents keep the rounding they were computed with.
   *
   * A request that needs the duty `tax.set_jurisdiction`. Refused with: tax.bad_relief_days.
   */
  setJurisdiction(request: requests.SetJurisdiction, options?: SendOptions): replies.JurisdictionReply;
  /** {@link setJurisdiction} without waiting for it. */
  setJurisdictionAsync(request: requests.SetJurisdiction, options?: SendOptions): Promise<replies.JurisdictionReply>;
  /**
   * Sets what items of a tax class pay in a jurisdiction, from a day on until the next rates of the
   * class. Rates are percent: `"19"` is 19 %. Several components are added up and rounded as one; a
   * compound one is taken of the amount together with the taxes before it. A class that pays nothing is
   * said to be `zero_rated` or `exempt`, without components: a class without rates is refused wherever it
   * is sold.
   *
   * Rates on file never change, since documents may stand on them: what was wrong is put right from
   * another day on.
   *
   * A request that needs the duty `tax.set_rates`. Refused with: tax.unknown_jurisdiction,
   * tax.wrong_treatment, tax.bad_components, tax.rates_exist.
   */
  setRates(request: requests.SetRates, options?: SendOptions): replies.RatesReply;
  /** {@link setRates} without waiting for it. */
  setRatesAsync(request: requests.SetRates, options?: SendOptions): Promise<replies.RatesReply>;
  /**
   * Says where a site's sales are taxed, from the next sale on.
   *
   * A request that needs the duty `tax.assign_site`. Refused with: stock.unknown_site,
   * tax.unknown_jurisdiction.
   */
  assignSite(request: requests.AssignSite, options?: SendOptions): replies.SiteAssigned;
  /** {@link assignSite} without waiting for it. */
  assignSiteAsync(request: requests.AssignSite, options?: SendOptions): Promise<replies.SiteAssigned>;
  /**
   * Records what frees a party's purchases from tax: exempt, zero-rated, or that the buyer owes the tax
   * (reverse charge). It holds for what would be taxed; goods that are exempt or zero-rated by their
   * class stay so. One that starts on the same day is changed; a party has one at a time in a
   * jurisdiction, and one for everywhere beside it.
   *
   * A request that needs the duty `tax.set_exemption`. Refused with: parties.unknown_party,
   * tax.unknown_jurisdiction, tax.wrong_treatment, tax.bad_dates, tax.exemption_overlaps.
   */
  setExemption(request: requests.SetExemption, options?: SendOptions): replies.ExemptionReply;
  /** {@link setExemption} without waiting for it. */
  setExemptionAsync(request: requests.SetExemption, options?: SendOptions): Promise<replies.ExemptionReply>;
  /**
   * Sets the last day of a party's exemption. What was sold under it stays as it was.
   *
   * A request that needs the duty `tax.end_exemption`. Refused with: parties.unknown_party,
   * tax.unknown_jurisdiction, tax.unknown_exemption, tax.bad_dates, tax.exemption_overlaps.
   */
  endExemption(request: requests.EndExemption, options?: SendOptions): replies.ExemptionReply;
  /** {@link endExemption} without waiting for it. */
  endExemptionAsync(request: requests.EndExemption, options?: SendOptions): Promise<replies.ExemptionReply>;
  /**
   * Where taxes are owed, in order of code, with the sites whose sales are taxed there.
   *
   * A query that needs the duty `tax.jurisdictions`.
   */
  jurisdictions(request?: requests.Jurisdictions, options?: AskOptions): replies.JurisdictionsAnswer;
  /** {@link jurisdictions} without waiting for it. */
  jurisdictionsAsync(request?: requests.Jurisdictions, options?: AskOptions): Promise<replies.JurisdictionsAnswer>;
  /**
   * What tax classes pay in a jurisdiction, in order of class and day: all that was ever set, or what
   * holds on a day.
   *
   * A query that needs the duty `tax.rates`. Refused with: tax.unknown_jurisdiction.
   */
  rates(request: requests.Rates, options?: AskOptions): replies.RatesAnswer;
  /** {@link rates} without waiting for it. */
  ratesAsync(request: requests.Rates, options?: AskOptions): Promise<replies.RatesAnswer>;
  /**
   * Exemptions by party in order of code, in pages of parties: all that were ever recorded, or what holds
   * on a day.
   *
   * A query that needs the duty `tax.exemptions`. Refused with: parties.unknown_party.
   */
  exemptions(request?: requests.Exemptions, options?: AskOptions): replies.ExemptionsAnswer;
  /** {@link exemptions} without waiting for it. */
  exemptionsAsync(request?: requests.Exemptions, options?: AskOptions): Promise<replies.ExemptionsAnswer>;
  /**
   * What lines would pay, computed as every sale is: by the rates of their classes on a day, the buyer's
   * exemption, and the rounding of the jurisdiction. Nothing is kept.
   *
   * A query that needs the duty `tax.quote`. Refused with: stock.unknown_site, tax.unknown_jurisdiction,
   * tax.quote_of_what, tax.no_tax_point, tax.no_jurisdiction, parties.unknown_party, tax.wrong_treatment,
   * tax.too_many_lines, tax.line_of_what, catalogue.unknown_item, tax.no_rate.
   */
  quote(request: requests.TaxQuote, options?: AskOptions): replies.TaxQuoteAnswer;
  /** {@link quote} without waiting for it. */
  quoteAsync(request: requests.TaxQuote, options?: AskOptions): Promise<replies.TaxQuoteAnswer>;
  /**
   * What an entity was taxed within a span of days of the books, for a return to the authorities: by
   * jurisdiction, class, rates and treatment, sales, refunds and what was paid in advance apart, with the
   * share of each component. What marketplaces and platforms collected is noted beside what we owe, in no
   * sum of ours. A tax is shared out over its components once, of the sum.
   *
   * Beside it stands what is owed now for the months of the span, as the account of tax payable has it.
   *
   * A query that needs the duty `tax.report`. Refused with: ledger.unknown_entity,
   * tax.unknown_jurisdiction, tax.bad_dates.
   */
  report(request: requests.TaxReport, options?: AskOptions): replies.TaxReportAnswer;
  /** {@link report} without waiting for it. */
  reportAsync(request: requests.TaxReport, options?: AskOptions): Promise<replies.TaxReportAnswer>;
}

/** The operations `costing.*`. */
export interface Costing {
  /**
   * Asks to put a cost such as freight or duty on the goods of a receipt.
   *
   * It is spread over the receipt's lines by largest remainder and, line by line, put on what is still on
   * hand, wherever it is; what was sold goes to cost of sales (at standard cost all of it to purchase
   * variance). It is dated today and waits for its bill as an open item of `landed_cost_awaited`.
   *
   * A request that needs the duty `costing.add_landed_cost`. Refused with: stock.unknown_document,
   * stock.wrong_document, costing.nothing_received, costing.bad_amount, parties.unknown_party,
   * ledger.no_rate, ledger.period_closed.
   */
  addLandedCost(request: requests.AddLandedCost, options?: SendOptions): replies.LateCostReply;
  /** {@link addLandedCost} without waiting for it. */
  addLandedCostAsync(request: requests.AddLandedCost, options?: SendOptions): Promise<replies.LateCostReply>;
  /**
   * Asks to correct what a line of a receipt costs, because its bill says otherwise.
   *
   * The difference is put on what is still on hand, wherever it is; what was sold goes to cost of sales
   * (at standard cost all of it to purchase variance). It is dated today and changes what waits in
   * `goods_received_not_invoiced`.
   *
   * A request that needs the duty `costing.adjust_receipt_price`. Refused with: stock.unknown_document,
   * stock.wrong_document, stock.unknown_line, costing.nothing_received, costing.bad_amount,
   * ledger.no_rate, ledger.period_closed.
   */
  adjustReceiptPrice(request: requests.AdjustReceiptPrice, options?: SendOptions): replies.LateCostReply;
  /** {@link adjustReceiptPrice} without waiting for it. */
  adjustReceiptPriceAsync(request: requests.AdjustReceiptPrice, options?: SendOptions): Promise<replies.LateCostReply>;
  /**
   * Asks to set the standard cost of an item in an area. Stock at standard cost is revalued in the same
   * command, the difference to revaluation.
   *
   * A request that needs the duty `costing.set_standard_cost`. Refused with: costing.unknown_area,
   * costing.bad_amount, costing.not_stocked, catalogue.unknown_item, ledger.period_closed.
   */
  setStandardCost(request: requests.SetStandardCost, options?: SendOptions): replies.DocumentReply;
  /** {@link setStandardCost} without waiting for it. */
  setStandardCostAsync(request: requests.SetStandardCost, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Asks to give an item's stock in an area another unit cost; the difference goes to revaluation.
   *
   * FIFO layers all take the new cost. At standard cost use `costing.set_standard_cost`.
   *
   * A request that needs the duty `costing.revalue_stock`. Refused with: costing.unknown_area,
   * costing.pool_empty, costing.bad_amount, costing.not_stocked, catalogue.unknown_item,
   * ledger.period_closed.
   */
  revalueStock(request: requests.RevalueStock, options?: SendOptions): replies.DocumentReply;
  /** {@link revalueStock} without waiting for it. */
  revalueStockAsync(request: requests.RevalueStock, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Asks to write an item's stock in an area down by an amount, to write-down. FIFO layers bear it in
   * proportion to their value.
   *
   * A request that needs the duty `costing.write_down_stock`. Refused with: costing.unknown_area,
   * costing.pool_empty, costing.more_than_value, costing.bad_amount, costing.not_stocked,
   * catalogue.unknown_item, ledger.period_closed.
   */
  writeDownStock(request: requests.WriteDownStock, options?: SendOptions): replies.DocumentReply;
  /** {@link writeDownStock} without waiting for it. */
  writeDownStockAsync(request: requests.WriteDownStock, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Asks to give an item another category, another costing method, or both. The value of its stock moves
   * to the new category's inventory accounts and to the new method in the same command.
   *
   * From FIFO the layers are dropped and their value stays as an average; to FIFO each pool becomes one
   * layer; to standard cost the difference to the standard goes to revaluation. Goods in transit keep
   * their pinned value.
   *
   * A request that needs the duty `costing.reclassify_item`. Refused with: catalogue.unknown_item,
   * costing.unknown_category, costing.nothing_to_change, costing.not_stocked, costing.no_standard_cost,
   * ledger.period_closed.
   */
  reclassifyItem(request: requests.ReclassifyItem, options?: SendOptions): replies.ReclassifyReply;
  /** {@link reclassifyItem} without waiting for it. */
  reclassifyItemAsync(request: requests.ReclassifyItem, options?: SendOptions): Promise<replies.ReclassifyReply>;
  /**
   * What an entity's stock was worth in the books at the end of a day, pool by pool and account by
   * account, as it was known at an instant.
   *
   * A query that needs the duty `costing.stock_valuation`. Refused with: ledger.unknown_entity,
   * catalogue.unknown_item.
   */
  stockValuation(request: requests.StockValuation, options?: AskOptions): replies.StockValuationReply;
  /** {@link stockValuation} without waiting for it. */
  stockValuationAsync(request: requests.StockValuation, options?: AskOptions): Promise<replies.StockValuationReply>;
}

/** The operations `stock.*`. */
export interface Stock {
  /**
   * Asks to add a site: a store, a dark store, a warehouse or a third party's warehouse.
   *
   * A request that needs the duty `stock.add_site`. Refused with: ledger.unknown_entity,
   * stock.not_a_workplace, stock.code_used.
   */
  addSite(request: requests.AddSite, options?: SendOptions): replies.SiteReply;
  /** {@link addSite} without waiting for it. */
  addSiteAsync(request: requests.AddSite, options?: SendOptions): Promise<replies.SiteReply>;
  /**
   * Asks to change a site; what is not given stays. Its entity, time zone and valuation area are fixed.
   *
   * A request that needs the duty `stock.change_site`. Refused with: stock.unknown_site,
   * stock.site_holds_stock.
   */
  changeSite(request: requests.ChangeSite, options?: SendOptions): replies.SiteReply;
  /** {@link changeSite} without waiting for it. */
  changeSiteAsync(request: requests.ChangeSite, options?: SendOptions): Promise<replies.SiteReply>;
  /**
   * Asks to add a reason for adjusting or scrapping stock, or to change its name and the part of the
   * account that bears it.
   *
   * A request that needs the duty `stock.set_reason`. Refused with: stock.role_not_for_reasons.
   */
  setReason(request: requests.SetReason, options?: SendOptions): replies.ReasonReply;
  /** {@link setReason} without waiting for it. */
  setReasonAsync(request: requests.SetReason, options?: SendOptions): Promise<replies.ReasonReply>;
  /**
   * Reports goods that arrived from a supplier, with what they cost.
   *
   * Each line enters its cost pool at its unit cost (at standard cost: at the standard, the difference to
   * purchase variance) and waits for its bill as an open item of `goods_received_not_invoiced`. Goods a
   * supplier still owns (`owner`) have quantity and no value. A pool below zero is covered first. Where
   * the supplier charges tax (`taxed`), what the authorities do not give back of it is a part of the
   * cost: `tax.quote` with side `purchase` shows how much.
   *
   * A fact: booked on the first open day from `occurred_on`, whatever the state of the book. A second
   * report of the same supplier and reference with the same lines answers with the first document; with
   * other lines it is booked without the reference and raised as `flow.reference_used`. An item at
   * standard cost without a standard takes this receipt's cost as its first standard, raised as
   * `costing.no_standard_cost`. Where no tax can be told (`tax.no_jurisdiction`, `tax.no_rate`) the goods
   * come in at their unit cost alone, and that is raised. So is a reference under which nothing was ever
   * expected (`allocation.unknown_expected`).
   *
   * A fact that needs the duty `stock.receive_goods`. Refused with: stock.unknown_site, stock.no_lines,
   * stock.not_stocked, stock.lot_required, stock.serial_quantity, catalogue.unknown_item,
   * catalogue.not_exact, ledger.no_rate, ledger.in_future.
   */
  receiveGoods(request: requests.ReceiveGoods, options?: SendOptions): replies.DocumentReply;
  /** {@link receiveGoods} without waiting for it. */
  receiveGoodsAsync(request: requests.ReceiveGoods, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Asks to take back a receipt that was reported wrong, whole or in part.
   *
   * The goods leave stock with the receipt's own value as far as their pool holds it (FIFO: from its own
   * layers first), so that a mistyped cost is undone; what the pool no longer holds is purchase variance.
   * The open item of the receipt is taken back in proportion; what was billed already is awaited from the
   * supplier as credit.
   *
   * A request that needs the duty `stock.reverse_receipt`. Refused with: stock.unknown_document,
   * stock.wrong_document, stock.more_than_left, stock.not_enough_available, ledger.period_closed.
   */
  reverseReceipt(request: requests.ReverseReceipt, options?: SendOptions): replies.DocumentReply;
  /** {@link reverseReceipt} without waiting for it. */
  reverseReceiptAsync(request: requests.ReverseReceipt, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Asks to take goods out of stock, for a sale or for our own use, at what their pools say they cost.
   *
   * A request that needs the duty `stock.issue_goods`. Refused with: stock.not_enough_available,
   * stock.unknown_site, stock.site_inactive, stock.no_lines, catalogue.unknown_item, catalogue.not_exact,
   * ledger.period_closed, flow.reference_used, costing.no_standard_cost.
   */
  issueGoods(request: requests.IssueGoods, options?: SendOptions): replies.DocumentReply;
  /** {@link issueGoods} without waiting for it. */
  issueGoodsAsync(request: requests.IssueGoods, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Reports goods that have left: as `stock.issue_goods`, but a fact. What the book did not have goes
   * below zero at the last cost known and is raised as `stock.not_enough_available`; a closed period as
   * `ledger.period_closed`. An item at standard cost without a standard takes the last cost its pool
   * knew, or nothing, as its first standard, raised as `costing.no_standard_cost`.
   *
   * A fact that needs the duty `stock.record_issue`. Refused with: stock.unknown_site, stock.no_lines,
   * catalogue.unknown_item, catalogue.not_exact, ledger.in_future.
   */
  recordIssue(request: requests.RecordIssue, options?: SendOptions): replies.DocumentReply;
  /** {@link recordIssue} without waiting for it. */
  recordIssueAsync(request: requests.RecordIssue, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Reports goods a customer brought back.
   *
   * With the issue they left by, they come back at the cost they left with, in FIFO pools as layers of
   * the receipts they came from (at standard cost: at today's standard); without it, at the current cost
   * of their pool. Cost of sales is credited. They wait in state `inspection`, in the returns-pending
   * class, unless another state is said.
   *
   * A fact: what is more than was issued and not yet returned comes back at the current pool cost, raised
   * as `stock.more_than_left`, and so do goods that are not on the issue, raised as
   * `stock.not_on_document`. An item at standard cost without a standard takes what the goods left with,
   * or the last cost its pool knew, as its first standard, raised as `costing.no_standard_cost`. A
   * reference under which nothing was ever expected is raised as `allocation.unknown_expected`.
   *
   * A fact that needs the duty `stock.return_from_customer`. Refused with: stock.unknown_site,
   * stock.unknown_document, stock.wrong_document, catalogue.unknown_item, catalogue.not_exact,
   * ledger.in_future.
   */
  returnFromCustomer(request: requests.ReturnFromCustomer, options?: SendOptions): replies.DocumentReply;
  /** {@link returnFromCustomer} without waiting for it. */
  returnFromCustomerAsync(request: requests.ReturnFromCustomer, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Asks to send goods back to their supplier for credit.
   *
   * They leave at what their pool says they cost (FIFO: from the layers of the receipt named, while those
   * last); the credit is awaited from the supplier as an open item, and the difference between the two is
   * purchase variance.
   *
   * A request that needs the duty `stock.return_to_supplier`. Refused with: stock.not_enough_available,
   * stock.unknown_site, parties.unknown_party, stock.unknown_document, stock.wrong_document,
   * stock.not_on_document, catalogue.unknown_item, catalogue.not_exact, ledger.no_rate,
   * ledger.period_closed, flow.reference_used, flow.bad_value.
   */
  returnToSupplier(request: requests.ReturnToSupplier, options?: SendOptions): replies.DocumentReply;
  /** {@link returnToSupplier} without waiting for it. */
  returnToSupplierAsync(request: requests.ReturnToSupplier, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Asks to adjust stock for a reason: more comes in at the current cost of its pool, less leaves at what
   * the pool says it cost; the other side is the account of the reason's role.
   *
   * The change of stock value is measured against the actor's limit.
   *
   * A request that needs the duty `stock.adjust_stock`. Refused with: stock.unknown_reason,
   * stock.not_enough_available, stock.unknown_site, stock.no_lines, catalogue.unknown_item,
   * catalogue.not_exact, ledger.period_closed.
   */
  adjustStock(request: requests.AdjustStock, options?: SendOptions): replies.DocumentReply;
  /** {@link adjustStock} without waiting for it. */
  adjustStockAsync(request: requests.AdjustStock, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Asks to give goods another state, another place inside their site, or both.
   *
   * Between states of one valuation class no value moves. To another class the goods take their value
   * along: FIFO layers keep their origin, averages give the share, standards stay.
   *
   * A request that needs the duty `stock.change_state`. Refused with: stock.nothing_changes,
   * stock.not_enough_available, stock.unknown_site, stock.unknown_place, stock.no_lines,
   * catalogue.unknown_item, catalogue.not_exact, ledger.period_closed, allocation.unknown_expected.
   */
  changeState(request: requests.ChangeState, options?: SendOptions): replies.DocumentReply;
  /** {@link changeState} without waiting for it. */
  changeStateAsync(request: requests.ChangeState, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Asks to throw goods away, at what their pools say they cost: to scrap, or to the account of the
   * reason's role.
   *
   * The value is measured against the actor's limit.
   *
   * A request that needs the duty `stock.scrap_goods`. Refused with: stock.unknown_reason,
   * stock.not_enough_available, stock.unknown_site, stock.no_lines, catalogue.unknown_item,
   * catalogue.not_exact, ledger.period_closed.
   */
  scrapGoods(request: requests.ScrapGoods, options?: SendOptions): replies.DocumentReply;
  /** {@link scrapGoods} without waiting for it. */
  scrapGoodsAsync(request: requests.ScrapGoods, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Asks to turn parts into one item: gift sets, repacking, cutting.
   *
   * The parts leave at what their pools say they cost and the item comes in at the sum of that (at
   * standard cost: at its standard, the difference to assembly variance).
   *
   * A request that needs the duty `stock.assemble_goods`. Refused with: stock.made_of_itself,
   * stock.not_enough_available, stock.unknown_site, stock.no_lines, catalogue.unknown_item,
   * catalogue.not_exact, costing.no_standard_cost, ledger.period_closed.
   */
  assembleGoods(request: requests.AssembleGoods, options?: SendOptions): replies.DocumentReply;
  /** {@link assembleGoods} without waiting for it. */
  assembleGoodsAsync(request: requests.AssembleGoods, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Asks to send goods from one site to another of the same entity.
   *
   * The goods are in transit until `stock.receive_transfer` reports them. Between valuation areas their
   * value is pinned on the line and waits in inventory in transit; within one area no value moves.
   *
   * A request that needs the duty `stock.ship_transfer`. Refused with: stock.same_site,
   * stock.other_entity, stock.not_enough_available, stock.unknown_site, stock.site_inactive,
   * stock.no_lines, catalogue.unknown_item, catalogue.not_exact, ledger.period_closed.
   */
  shipTransfer(request: requests.ShipTransfer, options?: SendOptions): replies.DocumentReply;
  /** {@link shipTransfer} without waiting for it. */
  shipTransferAsync(request: requests.ShipTransfer, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Reports what arrived of a transfer, whole, short, over or damaged.
   *
   * What arrived enters with the value pinned on its line. What did not stays in transit with its value
   * until `stock.resolve_transfer` says what became of it, raised as `stock.transfer_short` when the
   * report is final. What arrived beyond what was sent enters at the current pool cost against count
   * difference, raised as `stock.more_than_shipped`. An item at standard cost without a standard at the
   * receiving site takes the pinned value as its first standard, raised as `costing.no_standard_cost`.
   *
   * A fact that needs the duty `stock.receive_transfer`. Refused with: stock.unknown_document,
   * stock.wrong_document, stock.unknown_line, stock.no_lines, ledger.in_future.
   */
  receiveTransfer(request: requests.ReceiveTransfer, options?: SendOptions): replies.DocumentReply;
  /** {@link receiveTransfer} without waiting for it. */
  receiveTransferAsync(request: requests.ReceiveTransfer, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Asks to say what became of goods that are still in transit: late, lost or found.
   *
   * Lost goods leave transit with their pinned value to shrinkage; found ones enter the site they were
   * found at with it; late ones stay.
   *
   * A request that needs the duty `stock.resolve_transfer`. Refused with: stock.unknown_document,
   * stock.wrong_document, stock.unknown_line, stock.not_under_way, stock.more_than_in_transit,
   * ledger.period_closed.
   */
  resolveTransfer(request: requests.ResolveTransfer, options?: SendOptions): replies.DocumentReply;
  /** {@link resolveTransfer} without waiting for it. */
  resolveTransferAsync(request: requests.ResolveTransfer, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Asks to open a count sheet for a site: all it holds, or some items.
   *
   * A request that needs the duty `stock.open_count`. Refused with: stock.unknown_site,
   * catalogue.unknown_item, stock.site_inactive.
   */
  openCount(request: requests.OpenCount, options?: SendOptions): replies.CountReply;
  /** {@link openCount} without waiting for it. */
  openCountAsync(request: requests.OpenCount, options?: SendOptions): Promise<replies.CountReply>;
  /**
   * Reports what was counted. Reporting a line again is a recount: the last figure counts.
   *
   * Each figure is set against what the book holds at this moment. A position that is not on the sheet is
   * added to it.
   *
   * A fact that needs the duty `stock.record_count`. Refused with: stock.unknown_document,
   * stock.wrong_document, stock.no_lines, catalogue.unknown_item, stock.unknown_lot, stock.unknown_place,
   * stock.count_closed.
   */
  recordCount(request: requests.RecordCount, options?: SendOptions): replies.RecordCountReply;
  /** {@link recordCount} without waiting for it. */
  recordCountAsync(request: requests.RecordCount, options?: SendOptions): Promise<replies.RecordCountReply>;
  /**
   * Asks to post the differences of a count as movements: more comes in at the current cost of its pool,
   * less leaves at what the pool says it cost, both against count difference.
   *
   * The change of stock value, gains and losses added up, is measured against the actor's limit.
   *
   * A request that needs the duty `stock.post_count`. Refused with: stock.unknown_document,
   * stock.count_closed, stock.not_counted, ledger.period_closed.
   */
  postCount(request: requests.PostCount, options?: SendOptions): replies.DocumentReply;
  /** {@link postCount} without waiting for it. */
  postCountAsync(request: requests.PostCount, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Asks to give up a count; nothing is posted.
   *
   * A request that needs the duty `stock.cancel_count`. Refused with: stock.unknown_document,
   * stock.wrong_document, stock.count_closed.
   */
  cancelCount(request: requests.CancelCount, options?: SendOptions): replies.CountReply;
  /** {@link cancelCount} without waiting for it. */
  cancelCountAsync(request: requests.CancelCount, options?: SendOptions): Promise<replies.CountReply>;
  /**
   * The sites of an entity, or of all; places outside every shop are left out.
   *
   * A query that needs the duty `stock.sites`. Refused with: ledger.unknown_entity.
   */
  sites(request?: requests.Sites, options?: AskOptions): replies.SitesReply;
  /** {@link sites} without waiting for it. */
  sitesAsync(request?: requests.Sites, options?: AskOptions): Promise<replies.SitesReply>;
  /**
   * The reasons for adjusting and scrapping stock.
   *
   * A query that needs the duty `stock.reasons`.
   */
  reasons(request?: requests.Reasons, options?: AskOptions): replies.ReasonsReply;
  /** {@link reasons} without waiting for it. */
  reasonsAsync(request?: requests.Reasons, options?: AskOptions): Promise<replies.ReasonsReply>;
  /**
   * What of an item is where: in total, by state, and position by position.
   *
   * A query that needs the duty `stock.position`. Refused with: catalogue.unknown_item,
   * stock.unknown_site.
   */
  position(request: requests.Position, options?: AskOptions): replies.PositionReply;
  /** {@link position} without waiting for it. */
  positionAsync(request: requests.Position, options?: AskOptions): Promise<replies.PositionReply>;
  /**
   * Everything a site holds, item by item in the order the items were added.
   *
   * A query that needs the duty `stock.positions`. Refused with: stock.unknown_site,
   * catalogue.unknown_item.
   */
  positions(request: requests.Positions, options?: AskOptions): replies.PositionsReply;
  /** {@link positions} without waiting for it. */
  positionsAsync(request: requests.Positions, options?: AskOptions): Promise<replies.PositionsReply>;
  /**
   * What of an item a site held at the end of a business day, counted by the days it happened, as it was
   * known at an instant.
   *
   * A query that needs the duty `stock.position_on`. Refused with: catalogue.unknown_item,
   * stock.unknown_site.
   */
  positionOn(request: requests.PositionOn, options?: AskOptions): replies.PositionOnReply;
  /** {@link positionOn} without waiting for it. */
  positionOnAsync(request: requests.PositionOn, options?: AskOptions): Promise<replies.PositionOnReply>;
  /**
   * The movements of an item, in the order of recording, of a span of business days they happened on.
   *
   * A query that needs the duty `stock.movements`. Refused with: catalogue.unknown_item,
   * stock.unknown_site.
   */
  movements(request: requests.Movements, options?: AskOptions): replies.MovementsReply;
  /** {@link movements} without waiting for it. */
  movementsAsync(request: requests.Movements, options?: AskOptions): Promise<replies.MovementsReply>;
  /**
   * A stock document with its movements.
   *
   * A query that needs the duty `stock.document`. Refused with: stock.unknown_document.
   */
  document(request: requests.StockDocument, options?: AskOptions): replies.StockDocumentReply;
  /** {@link document} without waiting for it. */
  documentAsync(request: requests.StockDocument, options?: AskOptions): Promise<replies.StockDocumentReply>;
  /**
   * What is under way to a site.
   *
   * A query that needs the duty `stock.transfers_open`. Refused with: stock.unknown_site.
   */
  transfersOpen(request?: requests.TransfersOpen, options?: AskOptions): replies.TransfersOpenReply;
  /** {@link transfersOpen} without waiting for it. */
  transfersOpenAsync(request?: requests.TransfersOpen, options?: AskOptions): Promise<replies.TransfersOpenReply>;
  /**
   * A count sheet. While it is open and blind, what the book holds is not told.
   *
   * A query that needs the duty `stock.count_sheet`. Refused with: stock.unknown_document,
   * stock.wrong_document.
   */
  countSheet(request: requests.CountSheet, options?: AskOptions): replies.CountSheetReply;
  /** {@link countSheet} without waiting for it. */
  countSheetAsync(request: requests.CountSheet, options?: AskOptions): Promise<replies.CountSheetReply>;
}

/** The operations `pricing.*`. */
export interface Pricing {
  /**
   * Adds a price list, or sets one anew as a whole: what is not said is as if the list were new. Its
   * entity and currency stay.
   *
   * Of several lists that a sale could use, the one for its customer's group is asked first, then one for
   * its channel, then one for its site; the first that has a price for the item says what it costs.
   *
   * A request that needs the duty `pricing.set_price_list`. Refused with: ledger.unknown_entity,
   * stock.unknown_site, pricing.bad_dates, pricing.currency_fixed, pricing.list_of_other_entity,
   * pricing.site_of_other_entity.
   */
  setPriceList(request: requests.SetPriceList, options?: SendOptions): replies.PriceListReply;
  /** {@link setPriceList} without waiting for it. */
  setPriceListAsync(request: requests.SetPriceList, options?: SendOptions): Promise<replies.PriceListReply>;
  /**
   * Sets prices of a list. A price is told from the others of its item by unit, smallest quantity and
   * first day: one that stands there already is set anew, any other is added, and none is taken away. So
   * a price of a few days, with a last day, gives way to the one before it when it ends.
   *
   * Approval policies may measure `figure.price_change_percent`: by how much the price that changes most
   * differs, up or down, from the one that held on its first day. What had no price, or one of 0, is not
   * measured.
   *
   * A request that needs the duty `pricing.set_prices`. Refused with: pricing.unknown_price_list,
   * pricing.nothing_given, pricing.too_many, catalogue.unknown_item, catalogue.ambiguous_identifier,
   * catalogue.unknown_pack, pricing.price_negative, pricing.quantity_negative, pricing.bad_dates,
   * pricing.price_twice.
   */
  setPrices(request: requests.SetPrices, options?: SendOptions): replies.PricesReply;
  /** {@link setPrices} without waiting for it. */
  setPricesAsync(request: requests.SetPrices, options?: SendOptions): Promise<replies.PricesReply>;
  /**
   * Sets the group a customer buys in, so that the price lists of that group price what they buy; one
   * customer is in one group. Without a group they buy at what everybody pays.
   *
   * A request that needs the duty `pricing.set_customer_group`. Refused with: parties.unknown_party,
   * pricing.not_a_customer.
   */
  setCustomerGroup(request: requests.SetCustomerGroup, options?: SendOptions): replies.CustomerGroupReply;
  /** {@link setCustomerGroup} without waiting for it. */
  setCustomerGroupAsync(request: requests.SetCustomerGroup, options?: SendOptions): Promise<replies.CustomerGroupReply>;
  /**
   * The price lists of an entity in order of code, in pages.
   *
   * A query that needs the duty `pricing.price_lists`. Refused with: ledger.unknown_entity.
   */
  priceLists(request: requests.PriceLists, options?: AskOptions): replies.PriceListsAnswer;
  /** {@link priceLists} without waiting for it. */
  priceListsAsync(request: requests.PriceLists, options?: AskOptions): Promise<replies.PriceListsAnswer>;
  /**
   * The prices of a list, item by item in the order the items were added, in pages of items. Of each item
   * by unit, smallest quantity and first day, those that no longer hold or do not hold yet included.
   *
   * A query that needs the duty `pricing.prices`. Refused with: pricing.unknown_price_list,
   * catalogue.unknown_item, catalogue.ambiguous_identifier.
   */
  prices(request: requests.Prices, options?: AskOptions): replies.PricesAnswer;
  /** {@link prices} without waiting for it. */
  pricesAsync(request: requests.Prices, options?: AskOptions): Promise<replies.PricesAnswer>;
  /**
   * What lines would cost on a day, and why: the price of each, the list it stands in, and what it comes
   * to after the discounts given. A line without a price in any list is answered without one. Nothing is
   * kept.
   *
   * A query that needs the duty `pricing.quote`. Refused with: pricing.quote_of_what,
   * ledger.unknown_entity, stock.unknown_site, parties.unknown_party, pricing.nothing_given,
   * pricing.too_many, catalogue.unknown_item, catalogue.ambiguous_identifier, catalogue.unknown_pack,
   * catalogue.quantity_not_positive, catalogue.not_exact, pricing.two_discounts,
   * pricing.discount_negative, pricing.discount_above_line, pricing.discount_above_basket.
   */
  quote(request: requests.PricingQuote, options?: AskOptions): replies.PricingQuoteAnswer;
  /** {@link quote} without waiting for it. */
  quoteAsync(request: requests.PricingQuote, options?: AskOptions): Promise<replies.PricingQuoteAnswer>;
  /**
   * The lowest price that the lists asked for one of an item on any day of a span, of whoever comes in:
   * the prior price that a reduction is shown against. Prices of customer groups do not count, nor does
   * what was sold at another price.
   *
   * A query that needs the duty `pricing.lowest_price`. Refused with: pricing.quote_of_what,
   * ledger.unknown_entity, stock.unknown_site, catalogue.unknown_item, catalogue.ambiguous_identifier,
   * catalogue.unknown_pack, pricing.bad_dates, pricing.no_price.
   */
  lowestPrice(request: requests.LowestPrice, options?: AskOptions): replies.LowestPriceAnswer;
  /** {@link lowestPrice} without waiting for it. */
  lowestPriceAsync(request: requests.LowestPrice, options?: AskOptions): Promise<replies.LowestPriceAnswer>;
}

/** The operations `allocation.*`. */
export interface Allocation {
  /**
   * Adds a channel that demand comes from, or sets one anew as a whole: what is not said is as if the
   * channel were new. Its entity stays. What was wanted before keeps the rules it was asked for by.
   *
   * A request that needs the duty `allocation.set_channel`. Refused with: ledger.unknown_entity,
   * stock.unknown_site, catalogue.unknown_category, allocation.channel_of_other_entity,
   * allocation.site_of_other_entity, allocation.site_twice, allocation.out_of_range, allocation.negative.
   */
  setChannel(request: requests.SetChannel, options?: SendOptions): replies.ChannelReply;
  /** {@link setChannel} without waiting for it. */
  setChannelAsync(request: requests.SetChannel, options?: SendOptions): Promise<replies.ChannelReply>;
  /**
   * Says what it takes to ship from a site, as a whole: what sourcing weighs when it chooses among sites.
   * Costs are in the currency of the site's entity.
   *
   * A request that needs the duty `allocation.set_supply_site`. Refused with: stock.unknown_site,
   * stock.site_inactive, allocation.out_of_range, allocation.negative.
   */
  setSupplySite(request: requests.SetSupplySite, options?: SendOptions): replies.SupplySiteReply;
  /** {@link setSupplySite} without waiting for it. */
  setSupplySiteAsync(request: requests.SetSupplySite, options?: SendOptions): Promise<replies.SupplySiteReply>;
  /**
   * Keeps quantities of items back at a site, each anew: from everybody as safety stock, or for a
   * channel, which alone may then be promised them. Promises that stand are kept; goods in somebody's
   * hands are sold all the same.
   *
   * A request that needs the duty `allocation.keep_back`. Refused with: stock.unknown_site,
   * stock.site_inactive, catalogue.unknown_item, allocation.unknown_channel, allocation.nothing_given,
   * allocation.negative, allocation.out_of_step, stock.too_many_lines.
   */
  keepBack(request: requests.KeepBack, options?: SendOptions): replies.KeptBackReply;
  /** {@link keepBack} without waiting for it. */
  keepBackAsync(request: requests.KeepBack, options?: SendOptions): Promise<replies.KeptBackReply>;
  /**
   * Reserves what a basket or a quote holds. Sent again under the same reference it says what the lines
   * are to be now: what is wanted more is reserved, what is wanted less is let go, and the same again
   * reserves nothing more.
   *
   * A request that needs the duty `allocation.reserve`. Refused with: allocation.unknown_channel,
   * allocation.channel_inactive, stock.no_lines, stock.too_many_lines, catalogue.unknown_item,
   * catalogue.not_exact, catalogue.quantity_not_positive, stock.not_stocked,
   * allocation.line_of_other_item, allocation.ends_before_now, parties.unknown_party, stock.unknown_site,
   * allocation.site_of_other_entity, allocation.negative, allocation.not_enough.
   */
  reserve(request: requests.Reserve, options?: SendOptions): replies.DemandReply;
  /** {@link reserve} without waiting for it. */
  reserveAsync(request: requests.Reserve, options?: SendOptions): Promise<replies.DemandReply>;
  /**
   * Allocates what an order wants that is kept in another system: to sites and lots, as the channel's
   * rules say. Sent again under the same reference it says what the lines are to be now: what is wanted
   * more is allocated, what is wanted less is let go, and the same again allocates nothing more. What is
   * picked or gone stays.
   *
   * A basket or quote that the order came of gives up to it what it has reserved, so that nobody else can
   * come between.
   *
   * A request that needs the duty `allocation.allocate`. Refused with: allocation.unknown_channel,
   * allocation.channel_inactive, stock.no_lines, stock.too_many_lines, catalogue.unknown_item,
   * catalogue.not_exact, catalogue.quantity_not_positive, stock.not_stocked,
   * allocation.line_of_other_item, allocation.unknown_demand, parties.unknown_party, stock.unknown_site,
   * sales.kept_here, allocation.site_of_other_entity, allocation.negative, allocation.not_enough.
   */
  allocate(request: requests.Allocate, options?: SendOptions): replies.DemandReply;
  /** {@link allocate} without waiting for it. */
  allocateAsync(request: requests.Allocate, options?: SendOptions): Promise<replies.DemandReply>;
  /**
   * Lets go of what a basket, a quote or an order wants, whole or line by line: it is no longer wanted,
   * and what was promised is free for others. Units that nothing was promised to go first, then what is
   * reserved, then what is allocated. What is picked or gone stays.
   *
   * A request that needs the duty `allocation.release`. Refused with: allocation.unknown_channel,
   * allocation.unknown_demand, allocation.unknown_line, allocation.negative, allocation.out_of_step,
   * sales.kept_here.
   */
  release(request: requests.Release, options?: SendOptions): replies.DemandReply;
  /** {@link release} without waiting for it. */
  releaseAsync(request: requests.Release, options?: SendOptions): Promise<replies.DemandReply>;
  /**
   * Lets go of every reservation whose time is over, in the whole file, so that those who wait are
   * served. Whoever promises does the same first: a host calls this where nobody may ask for a while.
   *
   * A request that needs the duty `allocation.expire_reservations`.
   */
  expireReservations(request?: requests.ExpireReservations, options?: SendOptions): replies.ExpiredReply;
  /** {@link expireReservations} without waiting for it. */
  expireReservationsAsync(request?: requests.ExpireReservations, options?: SendOptions): Promise<replies.ExpiredReply>;
  /**
   * Serves orders that wait, of some items or of all. What arrives or is freed does so by itself, in
   * turn: this is for when rules have changed, for a launch whose scarce goods are to be shared out, or
   * for a batch that is to be sourced at once.
   *
   * In turn means: the channel's priority when the order was placed, then the day it is wanted, then who
   * came first.
   *
   * A request that needs the duty `allocation.fill_backorders`. Refused with: catalogue.unknown_item.
   */
  fillBackorders(request?: requests.FillBackorders, options?: SendOptions): replies.FilledReply;
  /** {@link fillBackorders} without waiting for it. */
  fillBackordersAsync(request?: requests.FillBackorders, options?: SendOptions): Promise<replies.FilledReply>;
  /**
   * Moves what is allocated to a line of an order from one site to another, because somebody says so.
   * What is picked stays.
   *
   * A request that needs the duty `allocation.reallocate`. Refused with: allocation.unknown_channel,
   * allocation.unknown_demand, allocation.unknown_line, stock.unknown_site, stock.site_inactive,
   * allocation.negative, allocation.out_of_step, allocation.not_there, allocation.not_enough_at_site.
   */
  reallocate(request: requests.Reallocate, options?: SendOptions): replies.DemandReply;
  /** {@link reallocate} without waiting for it. */
  reallocateAsync(request: requests.Reallocate, options?: SendOptions): Promise<replies.DemandReply>;
  /**
   * Reports what was picked for an order, and what was not found.
   *
   * A fact: what was promised elsewhere re-allocates itself and is raised as
   * `allocation.taken_elsewhere`, what is more than the line wants is raised as
   * `allocation.more_than_wanted`. What was not found is raised as `allocation.short_pick`, goes into
   * quarantine until somebody has counted, so that nobody else is promised it, and is served from
   * elsewhere.
   *
   * A fact that needs the duty `allocation.record_pick`. Refused with: stock.unknown_site,
   * allocation.unknown_channel, allocation.unknown_demand, allocation.unknown_line, stock.no_lines,
   * stock.too_many_lines, stock.lot_required, stock.lot_not_tracked, stock.unknown_lot,
   * stock.unknown_place, allocation.negative, allocation.out_of_step.
   */
  recordPick(request: requests.RecordPick, options?: SendOptions): replies.DemandReply;
  /** {@link recordPick} without waiting for it. */
  recordPickAsync(request: requests.RecordPick, options?: SendOptions): Promise<replies.DemandReply>;
  /**
   * Reports that what was picked for an order was put back: it stays allocated where it lies.
   *
   * A fact: what was not picked is raised as `allocation.not_picked`.
   *
   * A fact that needs the duty `allocation.record_unpick`. Refused with: stock.unknown_site,
   * allocation.unknown_channel, allocation.unknown_demand, allocation.unknown_line, stock.no_lines,
   * stock.too_many_lines, stock.lot_required, stock.lot_not_tracked, stock.unknown_lot,
   * stock.unknown_place, allocation.negative, allocation.out_of_step.
   */
  recordUnpick(request: requests.RecordUnpick, options?: SendOptions): replies.DemandReply;
  /** {@link recordUnpick} without waiting for it. */
  recordUnpickAsync(request: requests.RecordUnpick, options?: SendOptions): Promise<replies.DemandReply>;
  /**
   * Reports that goods of an order left: out of stock, to cost of sales, and gone for the order. Of an
   * order that is kept elsewhere it makes a goods issue, and what it earns is the business of whoever
   * keeps the order; one that is kept here is billed, as `sales.ship_order` does.
   *
   * A fact: what was promised elsewhere re-allocates itself and is raised as
   * `allocation.taken_elsewhere`; what is more than the line wants is raised as
   * `allocation.more_than_wanted` and leaves all the same; what the book did not have goes below zero and
   * is raised as `stock.not_enough_available`.
   *
   * A fact that needs the duty `allocation.record_shipment`. Refused with: stock.unknown_site,
   * allocation.unknown_channel, allocation.unknown_demand, allocation.unknown_line, stock.no_lines,
   * stock.too_many_lines, stock.lot_required, stock.lot_not_tracked, stock.unknown_lot,
   * stock.unknown_place, allocation.negative, allocation.out_of_step, ledger.in_future,
   * allocation.site_of_other_entity.
   */
  recordShipment(request: requests.RecordShipment, options?: SendOptions): replies.DocumentReply;
  /** {@link recordShipment} without waiting for it. */
  recordShipmentAsync(request: requests.RecordShipment, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Reports that goods that had left for an order came back from the dock before anybody else had them: a
   * whole shipment, as if it had never left. They come back at the cost they left with and are allocated
   * to the order where they lay; what was billed with them is credited.
   *
   * A fact that needs the duty `allocation.reverse_shipment`. Refused with: stock.unknown_site,
   * stock.unknown_document, stock.wrong_document, allocation.unknown_channel, allocation.unknown_demand,
   * allocation.not_of_this_order.
   */
  reverseShipment(request: requests.ReverseShipment, options?: SendOptions): replies.DocumentReply;
  /** {@link reverseShipment} without waiting for it. */
  reverseShipmentAsync(request: requests.ReverseShipment, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Reports what is still expected to arrive at a site under a reference that is kept in another system:
   * a purchase order or a notice that it is on its way, or returns that will be sold again. Sent again
   * under the same reference it says what is still expected now, as a whole: a line that is left out, or
   * has quantity 0, is expected no more. The same again changes nothing. Every change is recorded.
   *
   * What is expected can be promised by date (`allocation.available_by_date`) and says when orders that
   * wait will be filled; nothing is allocated to it. What has come is told by its receipt:
   * `stock.receive_goods` names this reference as `expected`, `stock.return_from_customer` and
   * `stock.change_state` that of returns, and takes it off in the same moment, so that goods and the
   * expectation of them never count at once. Whoever does not name it there sends this command again with
   * less. A reference is one of its site: an order that is delivered to two sites is told of twice.
   *
   * A fact: the order was placed and the goods are on their way whatever is thought of it here, and a
   * site that is closed or a day that is past does not bring them back. What is late is expected from
   * today on.
   *
   * A fact that needs the duty `allocation.expect_supply`. Refused with: stock.unknown_site,
   * stock.too_many_lines, catalogue.unknown_item, catalogue.not_exact, stock.not_stocked,
   * allocation.negative.
   */
  expectSupply(request: requests.ExpectSupply, options?: SendOptions): replies.ExpectedSupplyReply;
  /** {@link expectSupply} without waiting for it. */
  expectSupplyAsync(request: requests.ExpectSupply, options?: SendOptions): Promise<replies.ExpectedSupplyReply>;
  /**
   * Says how the figures of a channel are published to whoever keeps a copy of them, as a whole: what is
   * not said is as if the feed were new. What the copy cannot know yet is covered by the buffer. What
   * changes by it is published by the next calls of `allocation.publish_feed`.
   *
   * A request that needs the duty `allocation.set_feed`. Refused with: allocation.unknown_channel,
   * allocation.negative.
   */
  setFeed(request: requests.SetFeed, options?: SendOptions): replies.FeedReply;
  /** {@link setFeed} without waiting for it. */
  setFeedAsync(request: requests.SetFeed, options?: SendOptions): Promise<replies.FeedReply>;
  /**
   * Publishes what of a channel's figures has changed since it was last published: each figure that is
   * news gets the next number of the channel, and is read by `allocation.feed`. A figure is what is
   * available to promise through the channel today, in hand, less the buffer; of a channel that is
   * inactive it is 0.
   *
   * The work of a call is bounded: where the reply says `more`, call again. Reservations whose time is
   * over are let go first, so that their goods are published.
   *
   * A request that needs the duty `allocation.publish_feed`. Refused with: allocation.unknown_channel,
   * allocation.no_feed, allocation.out_of_range.
   */
  publishFeed(request: requests.PublishFeed, options?: SendOptions): replies.PublishedReply;
  /** {@link publishFeed} without waiting for it. */
  publishFeedAsync(request: requests.PublishFeed, options?: SendOptions): Promise<replies.PublishedReply>;
  /**
   * Says how much of items is wanted at a site, each anew as a whole: what transfer proposals aim at. A
   * lowest level of 0 without a highest wants nothing there any more.
   *
   * A request that needs the duty `allocation.set_site_level`. Refused with: stock.unknown_site,
   * stock.site_inactive, catalogue.unknown_item, allocation.nothing_given, allocation.negative,
   * allocation.out_of_step, allocation.levels_crossed, stock.too_many_lines.
   */
  setSiteLevel(request: requests.SetSiteLevel, options?: SendOptions): replies.SiteLevelsReply;
  /** {@link setSiteLevel} without waiting for it. */
  setSiteLevelAsync(request: requests.SetSiteLevel, options?: SendOptions): Promise<replies.SiteLevelsReply>;
  /**
   * Says what it takes to move goods from one site to another of its entity, as a whole: proposals are
   * made along lanes, the cheapest first. Where there is none, nothing is proposed.
   *
   * A request that needs the duty `allocation.set_transfer_lane`. Refused with: stock.unknown_site,
   * stock.site_inactive, stock.same_site, allocation.site_of_other_entity, allocation.negative,
   * allocation.out_of_range.
   */
  setTransferLane(request: requests.SetTransferLane, options?: SendOptions): replies.TransferLaneReply;
  /** {@link setTransferLane} without waiting for it. */
  setTransferLaneAsync(request: requests.SetTransferLane, options?: SendOptions): Promise<replies.TransferLaneReply>;
  /**
   * Proposes transfers between the sites of an entity, from where there is more than wanted to where
   * orders wait or the lowest level is not met, the cheapest lanes first. Proposals move nothing until
   * somebody accepts them, and count as moved for the next run: run again, nothing new is proposed.
   *
   * A request that needs the duty `allocation.propose_transfers`. Refused with: ledger.unknown_entity,
   * catalogue.unknown_item.
   */
  proposeTransfers(request: requests.ProposeTransfers, options?: SendOptions): replies.ProposedReply;
  /** {@link proposeTransfers} without waiting for it. */
  proposeTransfersAsync(request: requests.ProposeTransfers, options?: SendOptions): Promise<replies.ProposedReply>;
  /**
   * Accepts a proposal: its goods leave as `stock.ship_transfer` sends them, lots that end first in
   * front, and are in transit until `stock.receive_transfer` reports them. What is promised or kept back
   * there by now is not taken.
   *
   * A request that needs the duty `allocation.accept_transfer`. Refused with:
   * allocation.unknown_proposal, allocation.proposal_ended, allocation.not_enough_at_site,
   * stock.site_inactive, ledger.period_closed, ledger.in_future.
   */
  acceptTransfer(request: requests.AcceptTransfer, options?: SendOptions): replies.DocumentReply;
  /** {@link acceptTransfer} without waiting for it. */
  acceptTransferAsync(request: requests.AcceptTransfer, options?: SendOptions): Promise<replies.DocumentReply>;
  /**
   * Rejects a proposal: it is moved nowhere, and the next run may propose it again.
   *
   * A request that needs the duty `allocation.reject_transfer`. Refused with:
   * allocation.unknown_proposal, allocation.proposal_ended, allocation.nothing_given.
   */
  rejectTransfer(request: requests.RejectTransfer, options?: SendOptions): replies.TransferProposalReply;
  /** {@link rejectTransfer} without waiting for it. */
  rejectTransferAsync(request: requests.RejectTransfer, options?: SendOptions): Promise<replies.TransferProposalReply>;
  /**
   * The channels of an entity in order of code, in pages.
   *
   * A query that needs the duty `allocation.channels`. Refused with: ledger.unknown_entity.
   */
  channels(request: requests.Channels, options?: AskOptions): replies.ChannelsAnswer;
  /** {@link channels} without waiting for it. */
  channelsAsync(request: requests.Channels, options?: AskOptions): Promise<replies.ChannelsAnswer>;
  /**
   * What of an item is available to promise: what is sellable, less what is reserved, allocated or
   * picked, less what is kept back. It is true as of the moment it is read: only a reservation or an
   * order holds anything.
   *
   * It is what can be promised of what is in hand; what is expected, and what waits for it, is in
   * `allocation.available_by_date`.
   *
   * A query that needs the duty `allocation.available`. Refused with: catalogue.unknown_item,
   * stock.unknown_site, allocation.unknown_channel.
   */
  available(request: requests.Available, options?: AskOptions): replies.AvailableReply;
  /** {@link available} without waiting for it. */
  availableAsync(request: requests.Available, options?: AskOptions): Promise<replies.AvailableReply>;
  /**
   * What of items can be promised from a day on, day by day, looking ahead: what is available in hand, as
   * `allocation.available` says it, and what is expected until then, less what orders wait for that is
   * wanted until then, and no more than every later day can spare. A promise of no more than that never
   * breaks one already made for a later day.
   *
   * It is true as of the moment it is read. Nothing is held by it, and a request to allocate or reserve
   * is served from what is in hand alone; what is short waits, and `allocation.demand` says until when.
   * Where nothing is expected and nobody waits it is what `allocation.available` says. Who may be served
   * from several sites counts in full at each of them, so that single sites may come to less than all
   * together.
   *
   * A query that needs the duty `allocation.available_by_date`. Refused with: catalogue.unknown_item,
   * stock.unknown_site, allocation.unknown_channel, allocation.nothing_given, allocation.out_of_range.
   */
  availableByDate(request: requests.AvailableByDate, options?: AskOptions): replies.AvailableByDateReply;
  /** {@link availableByDate} without waiting for it. */
  availableByDateAsync(request: requests.AvailableByDate, options?: AskOptions): Promise<replies.AvailableByDateReply>;
  /**
   * What is still expected at a site under a reference.
   *
   * A query that needs the duty `allocation.expected_supply`. Refused with: stock.unknown_site,
   * allocation.unknown_expected.
   */
  expectedSupply(request: requests.ExpectedSupplyQuestion, options?: AskOptions): replies.ExpectedSupplyReply;
  /** {@link expectedSupply} without waiting for it. */
  expectedSupplyAsync(request: requests.ExpectedSupplyQuestion, options?: AskOptions): Promise<replies.ExpectedSupplyReply>;
  /**
   * The figures of a channel that were published after a number, each once, as it was published last, in
   * order of their numbers, in pages. Whoever keeps the number of the last figure they have read, and
   * asks for what comes after it, misses no change; whoever asks for what comes after 0 is told
   * everything. An item that never stood above 0 is left out.
   *
   * A query that needs the duty `allocation.feed`. Refused with: allocation.unknown_channel,
   * allocation.no_feed.
   */
  feed(request: requests.FeedQuestion, options?: AskOptions): replies.FeedAnswer;
  /** {@link feed} without waiting for it. */
  feedAsync(request: requests.FeedQuestion, options?: AskOptions): Promise<replies.FeedAnswer>;
  /**
   * How a basket, a quote or an order stands, when what of it waits is expected to be filled, and the
   * moves of its units that led there, at most the last 10,000.
   *
   * A query that needs the duty `allocation.demand`. Refused with: allocation.unknown_channel,
   * allocation.unknown_demand.
   */
  demand(request: requests.DemandQuestion, options?: AskOptions): replies.DemandHistory;
  /** {@link demand} without waiting for it. */
  demandAsync(request: requests.DemandQuestion, options?: AskOptions): Promise<replies.DemandHistory>;
  /**
   * The orders that wait for an item, in the order in which they are served.
   *
   * A query that needs the duty `allocation.backorders`. Refused with: catalogue.unknown_item.
   */
  backorders(request: requests.Backorders, options?: AskOptions): replies.BackordersAnswer;
  /** {@link backorders} without waiting for it. */
  backordersAsync(request: requests.Backorders, options?: AskOptions): Promise<replies.BackordersAnswer>;
  /**
   * The proposals of an entity to move goods between its sites, those that came first in front, in pages.
   *
   * A query that needs the duty `allocation.transfer_proposals`. Refused with: ledger.unknown_entity.
   */
  transferProposals(request: requests.TransferProposals, options?: AskOptions): replies.TransferProposalsAnswer;
  /** {@link transferProposals} without waiting for it. */
  transferProposalsAsync(request: requests.TransferProposals, options?: AskOptions): Promise<replies.TransferProposalsAnswer>;
}

/** The operations `till.*`. */
export interface Till {
  /**
   * Asks to add a register to a site. Its price mode and who answers for its money are settled for good.
   *
   * A request that needs the duty `till.add_register`. Refused with: stock.unknown_site,
   * till.register_exists.
   */
  addRegister(request: requests.AddRegister, options?: SendOptions): replies.RegisterReply;
  /** {@link addRegister} without waiting for it. */
  addRegisterAsync(request: requests.AddRegister, options?: SendOptions): Promise<replies.RegisterReply>;
  /**
   * Asks to change a register; what is not given stays.
   *
   * A request that needs the duty `till.change_register`. Refused with: till.unknown_register,
   * till.shift_open.
   */
  changeRegister(request: requests.ChangeRegister, options?: SendOptions): replies.RegisterReply;
  /** {@link changeRegister} without waiting for it. */
  changeRegisterAsync(request: requests.ChangeRegister, options?: SendOptions): Promise<replies.RegisterReply>;
  /**
   * Asks to add a way to pay, or to change its name, its smallest coin or whether it is taken.
   *
   * A request that needs the duty `till.set_tender`. Refused with: ledger.unknown_entity,
   * ledger.unknown_account, open_items.not_open_items, till.tender_kind_fixed, till.tender_not_positive.
   */
  setTender(request: requests.SetTender, options?: SendOptions): replies.TenderReply;
  /** {@link setTender} without waiting for it. */
  setTenderAsync(request: requests.SetTender, options?: SendOptions): Promise<replies.TenderReply>;
  /**
   * Asks to set how barcodes that begin with a prefix hold an item and its price or weight: prefix, item,
   * value, check digit, 8, 12, 13 or 14 digits in all. The digits of the item are looked up as any other
   * identifier.
   *
   * A request that needs the duty `till.set_barcode_layout`. Refused with: stock.unknown_site,
   * till.bad_layout.
   */
  setBarcodeLayout(request: requests.SetBarcodeLayout, options?: SendOptions): replies.BarcodeLayoutReply;
  /** {@link setBarcodeLayout} without waiting for it. */
  setBarcodeLayoutAsync(request: requests.SetBarcodeLayout, options?: SendOptions): Promise<replies.BarcodeLayoutReply>;
  /**
   * Asks to open a shift at a register: the drawer's, or that of the cashier who sends this. Its float
   * was counted, and comes from the safe. A shift that something happened in before anybody opened it is
   * the one that is opened.
   *
   * Payments that a terminal approved or never answered, and that no sale has used, are raised as
   * `till.orphan_payment`.
   *
   * A request that needs the duty `till.open_shift`. Refused with: till.unknown_register,
   * till.register_inactive, till.shift_open, till.unknown_tender, till.not_in_drawers,
   * ledger.period_closed.
   */
  openShift(request: requests.OpenShift, options?: SendOptions): replies.ShiftReply;
  /** {@link openShift} without waiting for it. */
  openShiftAsync(request: requests.OpenShift, options?: SendOptions): Promise<replies.ShiftReply>;
  /**
   * Asks to ring up a sale: prices from the price lists or of one's own, discounts of line and basket,
   * tax, tenders, change and cash rounding, the goods out of stock, and its receipt, all in one.
   *
   * A request that needs the duty `till.ring_up`. Refused with: till.unknown_register,
   * till.register_inactive, till.no_open_shift, catalogue.unknown_item, catalogue.not_exact,
   * till.not_for_sale, till.no_price, till.price_mode, till.override_not_allowed,
   * till.discount_not_allowed, till.reason_needed, pricing.discount_above_line,
   * pricing.discount_above_basket, tax.no_jurisdiction, tax.no_rate, till.tenders_differ, till.no_change,
   * till.not_in_coins, till.card_number, till.not_enough_stored, till.voucher_goods, till.nothing_loaded,
   * till.payment_state, stock.not_enough_available, costing.no_standard_cost, ledger.period_closed.
   */
  ringUp(request: requests.RingUp, options: KeyedOptions): replies.Receipt;
  /** {@link ringUp} without waiting for it. */
  ringUpAsync(request: requests.RingUp, options: KeyedOptions): Promise<replies.Receipt>;
  /**
   * Asks to take goods back with their receipt: at the price, the discounts and the tax they were sold
   * with, and into stock at the cost they left with. Parts of a line are slices of what was stored for
   * it, so that refunds in any parts add up to what was paid.
   *
   * A request that needs the duty `till.refund`. Refused with: till.unknown_register, till.no_open_shift,
   * till.unknown_receipt, till.unknown_line, till.more_than_sold, catalogue.not_exact,
   * till.money_back_differs, till.not_in_coins, till.not_enough_stored, ledger.period_closed.
   */
  refund(request: requests.Refund, options: KeyedOptions): replies.Receipt;
  /** {@link refund} without waiting for it. */
  refundAsync(request: requests.Refund, options: KeyedOptions): Promise<replies.Receipt>;
  /**
   * Asks to take goods back whose receipt is not at hand: at the lowest price they were sold at here in
   * the last days, or at a price of one's own, and into stock at what their pool says they cost. The duty
   * is one of its own.
   *
   * A request that needs the duty `till.refund_without_receipt`. Refused with: till.unknown_register,
   * till.no_open_shift, till.reason_needed, till.never_sold, till.override_not_allowed,
   * catalogue.unknown_item, tax.no_rate, till.money_back_differs, ledger.period_closed.
   */
  refundWithoutReceipt(request: requests.RefundWithoutReceipt, options: KeyedOptions): replies.Receipt;
  /** {@link refundWithoutReceipt} without waiting for it. */
  refundWithoutReceiptAsync(request: requests.RefundWithoutReceipt, options: KeyedOptions): Promise<replies.Receipt>;
  /**
   * Asks to take goods back with their receipt and to sell others, in one document: what comes back as
   * `till.refund` takes it, what goes out as `till.ring_up` sells it, and the net of both in money,
   * whichever way it goes. An even exchange has no tenders.
   *
   * A request that needs the duty `till.exchange`. Refused with: till.tenders_differ,
   * till.money_back_differs.
   */
  exchange(request: requests.Exchange, options: KeyedOptions): replies.Receipt;
  /** {@link exchange} without waiting for it. */
  exchangeAsync(request: requests.Exchange, options: KeyedOptions): Promise<replies.Receipt>;
  /**
   * Reports a sale, a refund or both that the host worked out and whose receipt is printed: with the
   * host's own number, prices, discounts, taxes and money. It has happened, so it is booked as it was
   * printed, whatever we know of it:
   *
   * - what we would have worked out otherwise, a price without a reason among it, is raised as
   *     `till.sale_differs` with both figures; what does not add up goes to suspense, so that the books
   *     balance;
   * - an item in no catalogue goes to suspense and is raised as `till.unknown_goods`; so does a tender we
   *     do not know, and a quantity its item is not sold in, raised as `catalogue.not_exact`;
   * - stock that is not there goes below zero; a closed period is raised and the sale counts on the first
   *     open day;
   * - a closed shift takes it, raised as `till.shift_closed`, and a supplementary closing states it;
   *     without an open shift one is opened, raised as `till.no_open_shift`.
   *
   * The receipt is the business reference, unique for ever: sent again under another key with the same
   * lines, money and total, it answers what was booked; with others it is refused, for two printed
   * receipts of a register cannot bear one number, and booking both would leave nobody able to say which
   * is meant.
   *
   * A fact that needs the duty `till.record_sale`. Refused with: till.unknown_register, till.bad_receipt,
   * till.receipt_used, stock.no_lines, till.no_quantity, till.tender_not_positive, till.card_number,
   * ledger.in_future, flow.bad_value.
   */
  recordSale(request: requests.RecordSale, options: KeyedOptions): replies.Receipt;
  /** {@link recordSale} without waiting for it. */
  recordSaleAsync(request: requests.RecordSale, options: KeyedOptions): Promise<replies.Receipt>;
  /**
   * Asks to make the last sale of the register's open shift void as a whole: its goods back as they left,
   * its money back as it came, its rounding undone. The sale and its receipt stay; the void is a document
   * of its own with a receipt of its own. Payments that the sale used count as reversed: give them back
   * at the terminal.
   *
   * A request that needs the duty `till.void_sale`. Refused with: till.unknown_register,
   * till.register_inactive, till.reason_needed, till.no_open_shift, till.unknown_receipt,
   * till.not_voidable, till.not_the_last, till.more_than_sold, till.not_enough_stored, till.card_number,
   * ledger.period_closed.
   */
  voidSale(request: requests.VoidSale, options: KeyedOptions): replies.Receipt;
  /** {@link voidSale} without waiting for it. */
  voidSaleAsync(request: requests.VoidSale, options: KeyedOptions): Promise<replies.Receipt>;
  /**
   * Reports that a receipt was printed again, and answers it: counted in the register's open shift, or in
   * the shift of the sale when none is open, and stated by its X and Z reports.
   *
   * A fact that needs the duty `till.reprint_receipt`. Refused with: till.unknown_register,
   * till.unknown_receipt, till.card_number.
   */
  reprintReceipt(request: requests.ReprintReceipt, options?: SendOptions): replies.Receipt;
  /** {@link reprintReceipt} without waiting for it. */
  reprintReceiptAsync(request: requests.ReprintReceipt, options?: SendOptions): Promise<replies.Receipt>;
  /**
   * Asks to put a basket aside. Nothing is priced, reserved or posted; any register of the site can take
   * it up again.
   *
   * A request that needs the duty `till.suspend_sale`. Refused with: till.unknown_register,
   * till.register_inactive, stock.no_lines, till.card_number.
   */
  suspendSale(request: requests.SuspendSale, options?: SendOptions): replies.SuspendSaleReply;
  /** {@link suspendSale} without waiting for it. */
  suspendSaleAsync(request: requests.SuspendSale, options?: SendOptions): Promise<replies.SuspendSaleReply>;
  /**
   * Asks to take up a basket that was put aside at this site, at any of its registers; it waits no
   * longer. What it comes to is worked out when it is rung up.
   *
   * A request that needs the duty `till.resume_sale`. Refused with: till.unknown_register,
   * till.register_inactive, till.unknown_suspended, till.not_suspended.
   */
  resumeSale(request: requests.ResumeSale, options?: SendOptions): replies.ResumeSaleReply;
  /** {@link resumeSale} without waiting for it. */
  resumeSaleAsync(request: requests.ResumeSale, options?: SendOptions): Promise<replies.ResumeSaleReply>;
  /**
   * Asks to give up a basket that was put aside.
   *
   * A request that needs the duty `till.drop_suspended`. Refused with: till.unknown_register,
   * till.register_inactive, till.unknown_suspended, till.not_suspended.
   */
  dropSuspended(request: requests.DropSuspended, options?: SendOptions): replies.SuspendSaleReply;
  /** {@link dropSuspended} without waiting for it. */
  dropSuspendedAsync(request: requests.DropSuspended, options?: SendOptions): Promise<replies.SuspendSaleReply>;
  /**
   * Asks to write down that a payment terminal is about to be called: before it is, so that what it takes
   * is known even if the till dies before it hears the answer.
   *
   * A request that needs the duty `till.intend_payment`. Refused with: till.unknown_register,
   * till.register_inactive, till.payment_exists, till.unknown_tender, till.tender_inactive,
   * till.not_at_terminal, till.tender_not_positive, till.card_number.
   */
  intendPayment(request: requests.IntendPayment, options?: SendOptions): replies.PaymentReply;
  /** {@link intendPayment} without waiting for it. */
  intendPaymentAsync(request: requests.IntendPayment, options?: SendOptions): Promise<replies.PaymentReply>;
  /**
   * Reports what a payment terminal answered. The money of an approved payment waits for the sale that
   * uses it.
   *
   * Of the card nothing is kept but the token, the brand and the last four digits. An answer that goes
   * against an earlier one is booked and raised as `till.payment_state`; one to a call that was never
   * written down, when it says tender and amount, as `till.unknown_payment`.
   *
   * A fact that needs the duty `till.record_payment`. Refused with: till.unknown_register,
   * till.card_number, till.tender_not_positive, till.unknown_payment.
   */
  recordPayment(request: requests.TillRecordPayment, options?: SendOptions): replies.PaymentReply;
  /** {@link recordPayment} without waiting for it. */
  recordPaymentAsync(request: requests.TillRecordPayment, options?: SendOptions): Promise<replies.PaymentReply>;
  /**
   * Reports that a payment was given back at the terminal, or that the call is given up. An approved
   * payment whose sale never came needs no entry: nothing was posted for it. Of one that a sale has used
   * the books still wait for the money, so it is raised as `till.payment_state`, which making the sale
   * void settles.
   *
   * A fact that needs the duty `till.reverse_payment`. Refused with: till.unknown_register,
   * till.unknown_payment, till.card_number.
   */
  reversePayment(request: requests.ReversePayment, options?: SendOptions): replies.PaymentReply;
  /** {@link reversePayment} without waiting for it. */
  reversePaymentAsync(request: requests.ReversePayment, options?: SendOptions): Promise<replies.PaymentReply>;
  /**
   * Reports that a fiscal device opened a transaction, with the fields it gave.
   *
   * A fact that needs the duty `till.start_fiscal`. Refused with: till.unknown_register,
   * till.card_number.
   */
  startFiscal(request: requests.StartFiscal, options?: SendOptions): replies.FiscalReply;
  /** {@link startFiscal} without waiting for it. */
  startFiscalAsync(request: requests.StartFiscal, options?: SendOptions): Promise<replies.FiscalReply>;
  /**
   * Reports that a fiscal device signed a transaction, with its signature and counters. Sales that bring
   * the fields along need no such report.
   *
   * One that was signed or cancelled before is kept again and raised as `till.fiscal_state`; a receipt we
   * do not have is raised as `till.unknown_receipt`.
   *
   * A fact that needs the duty `till.finish_fiscal`. Refused with: till.unknown_register,
   * till.card_number.
   */
  finishFiscal(request: requests.FinishFiscal, options?: SendOptions): replies.FiscalReply;
  /** {@link finishFiscal} without waiting for it. */
  finishFiscalAsync(request: requests.FinishFiscal, options?: SendOptions): Promise<replies.FiscalReply>;
  /**
   * Reports that a fiscal device gave a transaction up.
   *
   * One that was signed or cancelled before is kept again and raised as `till.fiscal_state`.
   *
   * A fact that needs the duty `till.cancel_fiscal`. Refused with: till.unknown_register,
   * till.card_number.
   */
  cancelFiscal(request: requests.CancelFiscal, options?: SendOptions): replies.FiscalReply;
  /** {@link cancelFiscal} without waiting for it. */
  cancelFiscalAsync(request: requests.CancelFiscal, options?: SendOptions): Promise<replies.FiscalReply>;
  /**
   * Reports that a fiscal device was away, or failed at a transaction: kept, and raised as
   * `till.fiscal_outage`. Sales go on. A receipt we do not have is raised as `till.unknown_receipt`.
   *
   * A fact that needs the duty `till.record_fiscal_outage`. Refused with: till.unknown_register,
   * till.card_number.
   */
  recordFiscalOutage(request: requests.RecordFiscalOutage, options?: SendOptions): replies.FiscalReply;
  /** {@link recordFiscalOutage} without waiting for it. */
  recordFiscalOutageAsync(request: requests.RecordFiscalOutage, options?: SendOptions): Promise<replies.FiscalReply>;
  /**
   * Asks to pay money into the drawer of an open shift, from an account.
   *
   * A request that needs the duty `till.pay_in`. Refused with: till.unknown_register, till.no_open_shift,
   * till.unknown_tender, till.tender_not_positive, till.not_in_drawers, till.reason_needed,
   * till.card_number, ledger.unknown_account, ledger.control_account, ledger.period_closed.
   */
  payIn(request: requests.PayIn, options?: SendOptions): replies.CashMoveReply;
  /** {@link payIn} without waiting for it. */
  payInAsync(request: requests.PayIn, options?: SendOptions): Promise<replies.CashMoveReply>;
  /**
   * Asks to pay money out of the drawer of an open shift, to an account.
   *
   * A request that needs the duty `till.pay_out`. Refused with: till.unknown_register,
   * till.no_open_shift, till.unknown_tender, till.tender_not_positive, till.not_in_drawers,
   * till.reason_needed, till.card_number, ledger.unknown_account, ledger.control_account,
   * ledger.period_closed, till.not_in_drawer.
   */
  payOut(request: requests.PayOut, options?: SendOptions): replies.CashMoveReply;
  /** {@link payOut} without waiting for it. */
  payOutAsync(request: requests.PayOut, options?: SendOptions): Promise<replies.CashMoveReply>;
  /**
   * Reports that money was taken from the drawer to the safe. A drawer that should not hold so much is
   * raised as `till.not_in_drawer`; where no shift is open one is opened and raised as
   * `till.no_open_shift`.
   *
   * A fact that needs the duty `till.drop_cash`. Refused with: till.unknown_register,
   * till.unknown_tender, till.tender_not_positive, till.not_in_drawers, till.card_number.
   */
  dropCash(request: requests.DropCash, options?: SendOptions): replies.CashMoveReply;
  /** {@link dropCash} without waiting for it. */
  dropCashAsync(request: requests.DropCash, options?: SendOptions): Promise<replies.CashMoveReply>;
  /**
   * Reports that money left the safe for the bank. Until the bank has it, it stands as an open item of
   * cash in transit under its reference. A safe that should not hold so much is raised as
   * `till.not_in_safe`.
   *
   * A fact that needs the duty `till.bank_takings`. Refused with: ledger.unknown_entity,
   * till.tender_not_positive, till.card_number.
   */
  bankTakings(request: requests.BankTakings, options?: SendOptions): replies.BankTakingsReply;
  /** {@link bankTakings} without waiting for it. */
  bankTakingsAsync(request: requests.BankTakings, options?: SendOptions): Promise<replies.BankTakingsReply>;
  /**
   * Reports what was counted in a register's open shift, without being told what should be there.
   * Counting a tender again replaces its figure. A tender we do not know is raised as
   * `till.unknown_tender` and left out; where no shift is open one is opened and raised as
   * `till.no_open_shift`.
   *
   * A fact that needs the duty `till.count_drawer`. Refused with: till.unknown_register,
   * till.tender_not_positive.
   */
  countDrawer(request: requests.CountDrawer, options?: SendOptions): replies.CountDrawerReply;
  /** {@link countDrawer} without waiting for it. */
  countDrawerAsync(request: requests.CountDrawer, options?: SendOptions): Promise<replies.CountDrawerReply>;
  /**
   * Reports that a shift is over: what was counted of each tender against what should be there, over or
   * short posted, what is left in the drawer taken to the safe, receipts that are on nobody's file
   * declared missing, and everything sealed in the register's next closing, the Z report.
   *
   * A closing is never blocked: cash that nobody counted is taken to the safe as it should be and raised
   * as `till.count_needed`, a difference as `till.over_short`.
   *
   * A tender we do not know is raised as `till.unknown_tender` and left out.
   *
   * A fact that needs the duty `till.close_shift`. Refused with: till.unknown_register,
   * till.no_open_shift, till.unknown_shift, till.shift_closed, till.tender_not_positive.
   */
  closeShift(request: requests.CloseShift, options?: SendOptions): replies.ShiftReport;
  /** {@link closeShift} without waiting for it. */
  closeShiftAsync(request: requests.CloseShift, options?: SendOptions): Promise<replies.ShiftReport>;
  /**
   * Reports what arrived for a shift after its last closing, in a closing of its own: the late receipts
   * with their tax and money alone, so that what closings state adds up to what was sold. Their cash,
   * which the count has found already, is posted against over and short; other tenders are awaited, but
   * for what their count had found over.
   *
   * A fact that needs the duty `till.close_supplement`. Refused with: till.unknown_register,
   * till.unknown_shift, till.nothing_late.
   */
  closeSupplement(request: requests.CloseSupplement, options?: SendOptions): replies.ShiftReport;
  /** {@link closeSupplement} without waiting for it. */
  closeSupplementAsync(request: requests.CloseSupplement, options?: SendOptions): Promise<replies.ShiftReport>;
  /**
   * The registers of a site, or of all.
   *
   * A query that needs the duty `till.registers`. Refused with: stock.unknown_site.
   */
  registers(request?: requests.Registers, options?: AskOptions): replies.RegistersReply;
  /** {@link registers} without waiting for it. */
  registersAsync(request?: requests.Registers, options?: AskOptions): Promise<replies.RegistersReply>;
  /**
   * The ways to pay that an entity takes.
   *
   * A query that needs the duty `till.tenders`. Refused with: ledger.unknown_entity.
   */
  tenders(request: requests.Tenders, options?: AskOptions): replies.TendersReply;
  /** {@link tenders} without waiting for it. */
  tendersAsync(request: requests.Tenders, options?: AskOptions): Promise<replies.TendersReply>;
  /**
   * What is left on a gift card, voucher or note of store credit.
   *
   * A query that needs the duty `till.stored_value`. Refused with: ledger.unknown_entity,
   * till.unknown_stored_value.
   */
  storedValue(request: requests.StoredValueOf, options?: AskOptions): replies.StoredValueReply;
  /** {@link storedValue} without waiting for it. */
  storedValueAsync(request: requests.StoredValueOf, options?: AskOptions): Promise<replies.StoredValueReply>;
  /**
   * What a basket comes to at a register on a day: what `till.ring_up` would charge, with nothing sold.
   *
   * A query that needs the duty `till.quote_basket`.
   */
  quoteBasket(request: requests.QuoteBasket, options?: AskOptions): replies.QuoteBasketReply;
  /** {@link quoteBasket} without waiting for it. */
  quoteBasketAsync(request: requests.QuoteBasket, options?: AskOptions): Promise<replies.QuoteBasketReply>;
  /**
   * A receipt, with how much of each of its lines has come back since.
   *
   * A query that needs the duty `till.receipt`. Refused with: till.unknown_receipt.
   */
  receipt(request: requests.ReceiptOf, options?: AskOptions): replies.Receipt;
  /** {@link receipt} without waiting for it. */
  receiptAsync(request: requests.ReceiptOf, options?: AskOptions): Promise<replies.Receipt>;
  /**
   * The baskets that were put aside at a register's site and wait, the oldest first.
   *
   * A query that needs the duty `till.suspended`. Refused with: till.unknown_register.
   */
  suspended(request: requests.Suspended, options?: AskOptions): replies.SuspendedReply;
  /** {@link suspended} without waiting for it. */
  suspendedAsync(request: requests.Suspended, options?: AskOptions): Promise<replies.SuspendedReply>;
  /**
   * The calls of a register's payment terminal that no sale has used and nobody has given back, with
   * their steps; or one call, wherever it stands.
   *
   * A query that needs the duty `till.payments`. Refused with: till.unknown_register,
   * till.unknown_payment.
   */
  payments(request: requests.Payments, options?: AskOptions): replies.PaymentsReply;
  /** {@link payments} without waiting for it. */
  paymentsAsync(request: requests.Payments, options?: AskOptions): Promise<replies.PaymentsReply>;
  /**
   * What a register's fiscal device said of a transaction, in order.
   *
   * A query that needs the duty `till.fiscal_transaction`. Refused with: till.unknown_register,
   * till.unknown_fiscal_transaction.
   */
  fiscalTransaction(request: requests.FiscalTransaction, options?: AskOptions): replies.FiscalTransactionReply;
  /** {@link fiscalTransaction} without waiting for it. */
  fiscalTransactionAsync(request: requests.FiscalTransaction, options?: AskOptions): Promise<replies.FiscalTransactionReply>;
  /**
   * What a shift has done so far, the X report: nothing is closed, and nothing reset.
   *
   * A query that needs the duty `till.x_report`. Refused with: till.unknown_register, till.unknown_shift,
   * till.no_open_shift.
   */
  xReport(request: requests.XReport, options?: AskOptions): replies.ShiftReport;
  /** {@link xReport} without waiting for it. */
  xReportAsync(request: requests.XReport, options?: AskOptions): Promise<replies.ShiftReport>;
  /**
   * A closing (Z) as it was stated.
   *
   * A query that needs the duty `till.z_report`. Refused with: till.unknown_register,
   * till.unknown_closing.
   */
  zReport(request: requests.ZReport, options?: AskOptions): replies.ShiftReport;
  /** {@link zReport} without waiting for it. */
  zReportAsync(request: requests.ZReport, options?: AskOptions): Promise<replies.ShiftReport>;
  /**
   * The shifts of a register, the latest first.
   *
   * A query that needs the duty `till.shifts`. Refused with: till.unknown_register.
   */
  shifts(request: requests.Shifts, options?: AskOptions): replies.ShiftsReply;
  /** {@link shifts} without waiting for it. */
  shiftsAsync(request: requests.Shifts, options?: AskOptions): Promise<replies.ShiftsReply>;
  /**
   * What an entity sold in a span of days of the books, refunds deducted, with its margin.
   *
   * A query that needs the duty `till.sales_summary`. Refused with: ledger.unknown_entity,
   * stock.unknown_site.
   */
  salesSummary(request: requests.SalesSummary, options?: AskOptions): replies.SalesSummaryReply;
  /** {@link salesSummary} without waiting for it. */
  salesSummaryAsync(request: requests.SalesSummary, options?: AskOptions): Promise<replies.SalesSummaryReply>;
}

/** The operations `sales.*`. */
export interface Sales {
  /**
   * Says on which terms a channel sells, as a whole: what is not said is as if the channel were new.
   * Orders that stand are billed by the terms of the day they are billed.
   *
   * A request that needs the duty `sales.set_channel_terms`. Refused with: allocation.unknown_channel,
   * stock.unknown_site, allocation.site_of_other_entity, tax.unknown_jurisdiction, parties.unknown_party,
   * sales.party_needed, sales.out_of_range.
   */
  setChannelTerms(request: requests.SetChannelTerms, options?: SendOptions): replies.ChannelTermsReply;
  /** {@link setChannelTerms} without waiting for it. */
  setChannelTermsAsync(request: requests.SetChannelTerms, options?: SendOptions): Promise<replies.ChannelTermsReply>;
  /**
   * Says on which terms a customer buys of an entity, as a whole. Their price list is that of their
   * customer group (`pricing.set_customer_group`), their exemption that of `tax.set_exemption`.
   *
   * A request that needs the duty `sales.set_customer_terms`. Refused with: ledger.unknown_entity,
   * parties.unknown_party, sales.out_of_range.
   */
  setCustomerTerms(request: requests.SetCustomerTerms, options?: SendOptions): replies.CustomerTermsReply;
  /** {@link setCustomerTerms} without waiting for it. */
  setCustomerTermsAsync(request: requests.SetCustomerTerms, options?: SendOptions): Promise<replies.CustomerTermsReply>;
  /**
   * Offers goods and services to a customer, at prices that hold until a day: `sales.place_order` takes
   * the quote. It promises nothing, unless it is to reserve its goods, as long as the channel keeps a
   * reservation.
   *
   * A request that needs the duty `sales.offer_quote`. Refused with: allocation.unknown_channel,
   * allocation.channel_inactive, sales.no_terms, sales.other_content, sales.kept_elsewhere,
   * ledger.unknown_entity, parties.unknown_party, stock.no_lines, stock.too_many_lines,
   * catalogue.unknown_item, catalogue.not_exact, catalogue.quantity_not_positive, sales.not_for_order,
   * sales.kit_without_parts, sales.no_price, sales.price_mode, sales.negative_price,
   * till.override_not_allowed, till.discount_not_allowed, pricing.discount_above_line,
   * pricing.discount_above_basket, tax.no_rate, tax.no_jurisdiction, till.card_number,
   * allocation.not_enough.
   */
  offerQuote(request: requests.OfferQuote, options?: SendOptions): replies.OrderReply;
  /** {@link offerQuote} without waiting for it. */
  offerQuoteAsync(request: requests.OfferQuote, options?: SendOptions): Promise<replies.OrderReply>;
  /**
   * Places an order: prices and taxes its lines, promises them their goods by the channel's rules, and
   * holds it for credit where the customer would owe more than they may. A channel that is paid within
   * some minutes keeps the goods that long. Captured again under the same reference it is the order that
   * stands.
   *
   * A request that needs the duty `sales.place_order`. Refused with: allocation.unknown_channel,
   * allocation.channel_inactive, sales.no_terms, sales.other_content, sales.kept_elsewhere,
   * ledger.unknown_entity, parties.unknown_party, stock.unknown_site, stock.no_lines,
   * stock.too_many_lines, catalogue.unknown_item, catalogue.not_exact, catalogue.quantity_not_positive,
   * sales.not_for_order, sales.kit_without_parts, sales.no_price, sales.price_mode, sales.negative_price,
   * sales.quote_gone, sales.quote_of_other, till.override_not_allowed, till.discount_not_allowed,
   * pricing.discount_above_line, pricing.discount_above_basket, tax.no_rate, tax.no_jurisdiction,
   * sales.total_differs, sales.quote_ended, sales.unknown_order, allocation.unknown_demand,
   * till.card_number, allocation.not_enough.
   */
  placeOrder(request: requests.PlaceOrder, options?: SendOptions): replies.OrderReply;
  /** {@link placeOrder} without waiting for it. */
  placeOrderAsync(request: requests.PlaceOrder, options?: SendOptions): Promise<replies.OrderReply>;
  /**
   * Records an order that a customer has placed elsewhere: on a marketplace, in a shop that had lost its
   * line. It stands whatever we have: what cannot be promised waits. Recorded again under the same
   * reference it is the order that stands.
   *
   * A fact: other content under a reference is raised as `sales.other_content`, a total that is not what
   * its lines come to as `sales.total_differs`, a customer who would owe too much as
   * `sales.credit_exceeded`.
   *
   * A fact that needs the duty `sales.record_order`. Refused with: allocation.unknown_channel,
   * sales.no_terms, sales.kept_elsewhere, parties.unknown_party, stock.unknown_site, stock.no_lines,
   * stock.too_many_lines, catalogue.unknown_item, catalogue.not_exact, catalogue.quantity_not_positive,
   * sales.not_for_order, sales.kit_without_parts, sales.no_price, sales.price_mode, sales.negative_price,
   * pricing.discount_above_line, pricing.discount_above_basket, tax.no_rate, tax.no_jurisdiction,
   * ledger.in_future, till.card_number.
   */
  recordOrder(request: requests.RecordOrder, options?: SendOptions): replies.OrderReply;
  /** {@link recordOrder} without waiting for it. */
  recordOrderAsync(request: requests.RecordOrder, options?: SendOptions): Promise<replies.OrderReply>;
  /**
   * Holds an order: it keeps what it was promised, and is not to leave. One that leaves all the same is
   * raised as `sales.shipped_held`.
   *
   * A request that needs the duty `sales.place_hold`. Refused with: allocation.unknown_channel,
   * sales.unknown_order, sales.held_already.
   */
  placeHold(request: requests.PlaceHold, options?: SendOptions): replies.OrderReply;
  /** {@link placeHold} without waiting for it. */
  placeHoldAsync(request: requests.PlaceHold, options?: SendOptions): Promise<replies.OrderReply>;
  /**
   * Lets an order go that is held. What is held for fraud or credit needs a duty of its own beside this
   * one's: `sales.release_fraud`, `sales.release_credit`.
   *
   * A request that needs the duty `sales.release_hold`. Refused with: allocation.unknown_channel,
   * sales.unknown_order, sales.not_held, sales.may_not_release.
   */
  releaseHold(request: requests.ReleaseHold, options?: SendOptions): replies.OrderReply;
  /** {@link releaseHold} without waiting for it. */
  releaseHoldAsync(request: requests.ReleaseHold, options?: SendOptions): Promise<replies.OrderReply>;
  /**
   * Records what a processor, or a card or credit of ours, did with money of an order: it was authorised,
   * captured, voided, refunded, charged back or given to us again. Captured money settles what is owed
   * for the order and is held for the customer beyond that, whatever has become of the goods. The same
   * step of the same payment is recorded once.
   *
   * A fact: what is captured beyond what was authorised, given back beyond what was captured or beyond
   * what we hold is raised as `sales.more_than_paid` and `sales.more_than_held`; money that comes after
   * its goods were let go as `sales.paid_late`; another amount under a reference that stands as
   * `sales.payment_differs`.
   *
   * A fact that needs the duty `sales.record_payment`. Refused with: allocation.unknown_channel,
   * sales.unknown_order, till.unknown_tender, sales.tender_not_for_orders, sales.not_positive,
   * sales.no_payment, sales.unknown_payment, till.unknown_stored_value, till.stored_value_kind,
   * till.stored_value_expired, till.not_enough_stored, till.voucher_spent_whole, till.voucher_whole,
   * till.card_number, ledger.in_future.
   */
  recordPayment(request: requests.SalesRecordPayment, options?: SendOptions): replies.OrderPaymentReply;
  /** {@link recordPayment} without waiting for it. */
  recordPaymentAsync(request: requests.SalesRecordPayment, options?: SendOptions): Promise<replies.OrderPaymentReply>;
  /**
   * Reports what has left for an order, and bills it: goods out of stock to cost of sales, revenue and
   * tax, off what was paid before, the rest owed. What has no goods is billed with the first shipment.
   * Where goods pass when they arrive, value and revenue wait for that (`sales.record_parcel_event`).
   *
   * A fact: what was promised elsewhere re-allocates itself and is raised, what is more than the line
   * wants leaves without being billed and is raised, what the book did not have goes below zero and is
   * raised; an order that was held is raised as `sales.shipped_held`, one of a prepaid channel that is
   * not paid as `sales.shipped_unpaid`. What is taken back from the dock is told by
   * `allocation.reverse_shipment`.
   *
   * A fact that needs the duty `sales.ship_order`. Refused with: stock.unknown_site,
   * allocation.site_of_other_entity, allocation.unknown_channel, sales.unknown_order,
   * allocation.unknown_line, stock.no_lines, stock.too_many_lines, stock.lot_required,
   * stock.lot_not_tracked, stock.unknown_lot, stock.unknown_place, allocation.negative,
   * allocation.out_of_step, parties.unknown_party, sales.out_of_range, ledger.in_future,
   * till.card_number.
   */
  shipOrder(request: requests.ShipOrder, options?: SendOptions): replies.ShippedReply;
  /** {@link shipOrder} without waiting for it. */
  shipOrderAsync(request: requests.ShipOrder, options?: SendOptions): Promise<replies.ShippedReply>;
  /**
   * Records what a carrier says of a parcel. When it arrives, what was under way and ours passes to the
   * customer: revenue and cost count. When it is lost, the value of goods that were still ours is
   * shrinkage. What is claimed of the carrier is awaited from them, against shrinkage.
   *
   * A fact: a parcel that is lost, damaged or on its way back is raised as `sales.parcel_in_trouble`; one
   * that had arrived or was lost before, or was taken back from the dock, as `sales.parcel_ended`.
   *
   * A fact that needs the duty `sales.record_parcel_event`. Refused with: stock.unknown_document,
   * stock.wrong_document, sales.unknown_parcel, sales.not_positive, sales.out_of_range, ledger.in_future.
   */
  recordParcelEvent(request: requests.RecordParcelEvent, options?: SendOptions): replies.ParcelReply;
  /** {@link recordParcelEvent} without waiting for it. */
  recordParcelEventAsync(request: requests.RecordParcelEvent, options?: SendOptions): Promise<replies.ParcelReply>;
  /**
   * Adds lines to an order that stands: priced and taxed as of today, where the order is taxed, and
   * promised their goods by the channel's rules. The lines it has stay as they were agreed; one that is
   * wanted more often is a line of its own. An order that the customer would owe too much by is held for
   * credit.
   *
   * A request that needs the duty `sales.add_lines`. Refused with: allocation.unknown_channel,
   * allocation.channel_inactive, sales.no_terms, sales.unknown_order, stock.no_lines,
   * stock.too_many_lines, catalogue.unknown_item, catalogue.not_exact, catalogue.quantity_not_positive,
   * sales.not_for_order, sales.kit_without_parts, sales.no_price, sales.price_mode, sales.negative_price,
   * till.override_not_allowed, till.discount_not_allowed, pricing.discount_above_line, tax.no_rate,
   * allocation.not_enough.
   */
  addLines(request: requests.AddLines, options?: SendOptions): replies.OrderReply;
  /** {@link addLines} without waiting for it. */
  addLinesAsync(request: requests.AddLines, options?: SendOptions): Promise<replies.OrderReply>;
  /**
   * Cancels an order or quote, whole or by line and quantity, as far as it has not been picked and has
   * not left. What was promised to it is free for others at once; what was paid for it is to be given
   * back (`sales.refund_order`).
   *
   * A request that needs the duty `sales.cancel_lines`. Refused with: allocation.unknown_channel,
   * sales.unknown_order, sales.unknown_line, sales.more_than_wanted, catalogue.quantity_not_positive,
   * allocation.out_of_step, ledger.period_closed.
   */
  cancelLines(request: requests.CancelLines, options?: SendOptions): replies.OrderReply;
  /** {@link cancelLines} without waiting for it. */
  cancelLinesAsync(request: requests.CancelLines, options?: SendOptions): Promise<replies.OrderReply>;
  /**
   * Gives back what we hold for a customer beyond what their order still comes to: after a cancellation,
   * a credit or too much money. It goes back the way it came, to the payment that was captured last
   * first; or to store credit.
   *
   * A request that needs the duty `sales.refund_order`. Refused with: allocation.unknown_channel,
   * sales.unknown_order, sales.not_positive, sales.more_than_held, till.unknown_tender,
   * till.tender_inactive, till.stored_value_kind, till.voucher_whole, till.card_number,
   * ledger.period_closed.
   */
  refundOrder(request: requests.RefundOrder, options?: SendOptions): replies.RefundedReply;
  /** {@link refundOrder} without waiting for it. */
  refundOrderAsync(request: requests.RefundOrder, options?: SendOptions): Promise<replies.RefundedReply>;
  /**
   * Records money of a customer, or of a marketplace, that arrived for what they owe: it settles the
   * invoices that are named, what is short stays owed, and what is over stays on account until
   * `sales.apply_money` puts it against other invoices.
   *
   * A discount that was taken for paying early becomes a credit note, with the tax in it. What was kept
   * back for a reason stays owed and is raised as `sales.deduction_taken`. Money for what was written off
   * is recovered out of bad debts, and the tax in it that had been claimed back is owed again.
   *
   * The reference means one payment of the customer for ever: recorded again it is the first one.
   *
   * A fact: another amount under a reference is raised as `sales.money_differs`, an invoice that is not
   * there or is not theirs as `sales.unknown_invoice` and `sales.other_customer`, more than is owed as
   * `sales.more_than_owed`, more than came as `sales.more_than_received`; what these concern stays on
   * account. Money on an account that takes none goes to suspense. What came to another entity under the
   * reference is another payment: this one is booked without it, and raised as `flow.reference_used`.
   *
   * A fact that needs the duty `sales.receive_money`. Refused with: ledger.unknown_entity,
   * parties.unknown_party, sales.one_place, sales.not_positive, sales.out_of_range, sales.named_twice,
   * till.unknown_tender, sales.tender_not_for_orders, till.card_number, ledger.in_future.
   */
  receiveMoney(request: requests.ReceiveMoney, options?: SendOptions): replies.MoneyReceived;
  /** {@link receiveMoney} without waiting for it. */
  receiveMoneyAsync(request: requests.ReceiveMoney, options?: SendOptions): Promise<replies.MoneyReceived>;
  /**
   * Records that money of a customer went back again: a cheque bounced, a direct debit was returned. What
   * it had settled is owed again, due as before; what is left of it on account is gone. Recorded again it
   * is the first one.
   *
   * A fact: what of it had been put against other invoices meanwhile is owed on account, and raised as
   * `sales.used_money_reversed`. Credit notes of discounts and what was recovered of a bad debt stay.
   *
   * A fact that needs the duty `sales.reverse_money`. Refused with: stock.unknown_document,
   * stock.wrong_document, ledger.in_future.
   */
  reverseMoney(request: requests.ReverseMoney, options?: SendOptions): replies.MoneyReversed;
  /** {@link reverseMoney} without waiting for it. */
  reverseMoneyAsync(request: requests.ReverseMoney, options?: SendOptions): Promise<replies.MoneyReversed>;
  /**
   * Puts money of a customer that is on account against what they owe: what is over of their payments,
   * and what is held for their orders beyond what those will still bill, as after a credit note. What
   * came first is used first, and without invoices it goes to what was due first.
   *
   * A request that needs the duty `sales.apply_money`. Refused with: ledger.unknown_entity,
   * parties.unknown_party, sales.nothing_on_account, sales.unknown_credit, sales.named_twice,
   * sales.unknown_invoice, sales.other_customer, sales.nothing_owed, sales.not_positive,
   * sales.more_than_owed, sales.more_than_on_account, ledger.period_closed.
   */
  applyMoney(request: requests.ApplyMoney, options?: SendOptions): replies.MoneyApplied;
  /** {@link applyMoney} without waiting for it. */
  applyMoneyAsync(request: requests.ApplyMoney, options?: SendOptions): Promise<replies.MoneyApplied>;
  /**
   * Gives money of a customer that is on account back to them: what is over of their payments, and what
   * is held for their orders beyond what those will still bill. What came first goes back first, and
   * never more than is free.
   *
   * It leaves by an account that takes entries by hand, as a bank account, or by a tender, whose
   * processor pays it out. Money that was captured for an order goes back the way it came by
   * `sales.refund_order`.
   *
   * A request that needs the duty `sales.return_money`. Refused with: ledger.unknown_entity,
   * parties.unknown_party, sales.nothing_on_account, sales.unknown_credit, sales.named_twice,
   * sales.not_positive, sales.more_than_on_account, sales.one_place, ledger.unknown_account,
   * ledger.control_account, till.unknown_tender, sales.tender_not_for_orders, till.card_number,
   * ledger.period_closed.
   */
  returnMoney(request: requests.ReturnMoney, options?: SendOptions): replies.MoneyReturned;
  /** {@link returnMoney} without waiting for it. */
  returnMoneyAsync(request: requests.ReturnMoney, options?: SendOptions): Promise<replies.MoneyReturned>;
  /**
   * Writes off what a customer will not pay of an invoice, whole or in part: it is a bad debt, tax
   * included. Where the jurisdiction gives relief, the tax in it can be claimed back with it: its share
   * of what was billed, by tax set. What is paid after all, `sales.receive_money` takes out of bad debts,
   * and the tax in that is owed again.
   *
   * A request that needs the duty `sales.write_off`. Refused with: sales.unknown_invoice,
   * sales.nothing_owed, sales.not_positive, sales.more_than_owed, sales.no_relief,
   * sales.relief_too_early, ledger.period_closed.
   */
  writeOff(request: requests.WriteOff, options?: SendOptions): replies.WrittenOff;
  /** {@link writeOff} without waiting for it. */
  writeOffAsync(request: requests.WriteOff, options?: SendOptions): Promise<replies.WrittenOff>;
  /**
   * Credits a part of an invoice without goods coming back: a price that was wrong, a rebate, goods that
   * were not as agreed. Revenue and tax are taken back by line; what is still owed for the invoice is
   * lowered first, and the rest is held for the customer, to be given back (`sales.refund_order`) or put
   * against other invoices (`sales.apply_money`).
   *
   * An amount or a per cent of the whole invoice is spread over its lines in proportion to what is left
   * of each. No line is credited beyond what it billed less what was credited of it before. What was
   * written off with its tax claimed back is not credited as well: its tax would go back twice.
   *
   * A request that needs the duty `sales.credit_order`. Refused with: sales.unknown_invoice,
   * sales.one_measure, sales.not_positive, sales.unknown_billed_line, sales.named_twice,
   * sales.more_than_billed, ledger.period_closed.
   */
  creditOrder(request: requests.CreditOrder, options?: SendOptions): replies.CreditedReply;
  /** {@link creditOrder} without waiting for it. */
  creditOrderAsync(request: requests.CreditOrder, options?: SendOptions): Promise<replies.CreditedReply>;
  /**
   * On which terms a channel sells.
   *
   * A query that needs the duty `sales.channel_terms`. Refused with: allocation.unknown_channel,
   * sales.no_terms.
   */
  channelTerms(request: requests.TermsOfChannel, options?: AskOptions): replies.ChannelTermsReply;
  /** {@link channelTerms} without waiting for it. */
  channelTermsAsync(request: requests.TermsOfChannel, options?: AskOptions): Promise<replies.ChannelTermsReply>;
  /**
   * On which terms a customer buys of an entity.
   *
   * A query that needs the duty `sales.customer_terms`. Refused with: ledger.unknown_entity,
   * parties.unknown_party.
   */
  customerTerms(request: requests.TermsOfCustomer, options?: AskOptions): replies.CustomerTermsReply;
  /** {@link customerTerms} without waiting for it. */
  customerTermsAsync(request: requests.TermsOfCustomer, options?: AskOptions): Promise<replies.CustomerTermsReply>;
  /**
   * An order or quote as it stands: its lines, what was promised to them, its holds and its money.
   * Amounts are in the entity's currency.
   *
   * A query that needs the duty `sales.order`. Refused with: allocation.unknown_channel,
   * sales.unknown_order.
   */
  order(request: requests.OrderOf, options?: AskOptions): replies.OrderReply;
  /** {@link order} without waiting for it. */
  orderAsync(request: requests.OrderOf, options?: AskOptions): Promise<replies.OrderReply>;
  /**
   * Orders and quotes of an entity, those captured first in front, in pages.
   *
   * A query that needs the duty `sales.orders`. Refused with: ledger.unknown_entity,
   * allocation.unknown_channel, allocation.channel_of_other_entity, parties.unknown_party.
   */
  orders(request: requests.Orders, options?: AskOptions): replies.OrdersAnswer;
  /** {@link orders} without waiting for it. */
  ordersAsync(request: requests.Orders, options?: AskOptions): Promise<replies.OrdersAnswer>;
  /**
   * All that happened to an order or quote, in the order in which it was recorded: its units as they went
   * from stage to stage, its holds, its money, its invoices and its parcels. At most the last 10,000
   * steps.
   *
   * A query that needs the duty `sales.timeline`. Refused with: allocation.unknown_channel,
   * sales.unknown_order.
   */
  timeline(request: requests.Timeline, options?: AskOptions): replies.TimelineAnswer;
  /** {@link timeline} without waiting for it. */
  timelineAsync(request: requests.Timeline, options?: AskOptions): Promise<replies.TimelineAnswer>;
  /**
   * An invoice or credit note with its lines, and what of it is still owed. Amounts of a credit note are
   * below zero.
   *
   * A query that needs the duty `sales.invoice`. Refused with: sales.unknown_invoice.
   */
  invoice(request: requests.InvoiceOf, options?: AskOptions): replies.InvoiceAnswer;
  /** {@link invoice} without waiting for it. */
  invoiceAsync(request: requests.InvoiceOf, options?: AskOptions): Promise<replies.InvoiceAnswer>;
  /**
   * Invoices or credit notes of an entity in order of number, in pages. Amounts of a credit note are
   * below zero.
   *
   * A query that needs the duty `sales.invoices`. Refused with: ledger.unknown_entity,
   * parties.unknown_party.
   */
  invoices(request: requests.Invoices, options?: AskOptions): replies.InvoicesAnswer;
  /** {@link invoices} without waiting for it. */
  invoicesAsync(request: requests.Invoices, options?: AskOptions): Promise<replies.InvoicesAnswer>;
  /**
   * The account of a customer between two days of the books: what they owed before, every invoice, credit
   * note, payment and write-off with what they owe after it, and what they owe at the end, in pages.
   *
   * What is owed is what receivables hold of them less what customer deposits hold for them, so that the
   * account ties to both: `owed` and `on_account` at the end are what `open_items.items` has of the party
   * on that day. What only moves money from the one to the other changes nothing and is left out.
   *
   * A query that needs the duty `sales.statement`. Refused with: ledger.unknown_entity,
   * parties.unknown_party.
   */
  statement(request: requests.Statement, options?: AskOptions): replies.StatementAnswer;
  /** {@link statement} without waiting for it. */
  statementAsync(request: requests.Statement, options?: AskOptions): Promise<replies.StatementAnswer>;
  /**
   * What customers owe at the end of a day of the books, by how long it had been due, customer by
   * customer in pages: what receivables waited for, what of their money was held, and what of their
   * credit limit is left now.
   *
   * A query that needs the duty `sales.receivables`. Refused with: ledger.unknown_entity,
   * parties.unknown_party.
   */
  receivables(request: requests.Receivables, options?: AskOptions): replies.ReceivablesAnswer;
  /** {@link receivables} without waiting for it. */
  receivablesAsync(request: requests.Receivables, options?: AskOptions): Promise<replies.ReceivablesAnswer>;
}

/** The operations `returns.*`. */
export interface Returns {
  /**
   * Says how a channel takes goods back, as a whole: what is not said is as if nobody had said anything.
   * Returns that stand are credited by the policy of the day they are credited.
   *
   * The restocking fee is a part of the price that is not given back: it stays taxed as the goods were.
   * What was taken off an order is given back with what it was taken off (`keep`), or is charged back
   * (`charge_back`): while what is kept of the order is worth less than `discount_from`, before what was
   * taken off the order, so much of a refund is kept back as was taken off what is kept. Parts in any
   * order add up to what was paid.
   *
   * A request that needs the duty `returns.set_policy`. Refused with: allocation.unknown_channel,
   * returns.bad_policy, sales.out_of_range.
   */
  setPolicy(request: requests.SetReturnPolicy, options?: SendOptions): replies.ReturnPolicyReply;
  /** {@link setPolicy} without waiting for it. */
  setPolicyAsync(request: requests.SetReturnPolicy, options?: SendOptions): Promise<replies.ReturnPolicyReply>;
  /**
   * Lets goods of an order come back, by the channel's policy: within its window, for one of its reasons,
   * and no more than was sold and no other return claims. A policy that refunds with the authorisation
   * credits and gives back at once.
   *
   * What was sold at a till comes back there with its receipt (`till.refund`).
   *
   * A request that needs the duty `returns.authorise`. Refused with: allocation.unknown_channel,
   * sales.unknown_order, returns.no_policy, stock.no_lines, stock.too_many_lines, sales.unknown_line,
   * returns.not_goods, returns.no_quantity, allocation.out_of_step, returns.unknown_reason,
   * returns.window_passed, returns.more_than_sold, till.unknown_tender, till.tender_inactive,
   * till.stored_value_kind, till.voucher_whole, till.card_number, ledger.period_closed.
   */
  authorise(request: requests.AuthoriseReturn, options?: SendOptions): replies.ReturnDone;
  /** {@link authorise} without waiting for it. */
  authoriseAsync(request: requests.AuthoriseReturn, options?: SendOptions): Promise<replies.ReturnDone>;
  /**
   * Reports goods that came back: with the number of their return, with their order, or with nothing that
   * is known of them. They wait in state `inspection`, in the returns-pending class, at the cost they
   * left with where their order is known, else at what their pool says. Any site of the entity takes
   * them, wherever they were sold. A policy that refunds with the receipt credits what was authorised and
   * gives back at once.
   *
   * A fact: what is more than was to come is raised as `returns.more_than_authorised`, goods of an order
   * that nobody had let come as `returns.not_authorised`, more than was sold as `returns.more_than_sold`,
   * goods that are not on the return or order as `returns.not_on_return` and `returns.not_on_order`, and
   * goods of which nothing is known as `returns.unannounced`; all of it is taken in, and refunded by
   * `returns.refund` when somebody has looked at it.
   *
   * A fact that needs the duty `returns.receive`. Refused with: stock.unknown_site, stock.no_lines,
   * returns.unknown_return, returns.unknown_line, returns.line_or_item, allocation.unknown_channel,
   * sales.unknown_order, sales.unknown_line, allocation.site_of_other_entity, catalogue.unknown_item,
   * catalogue.not_exact, stock.lot_required, parties.unknown_party, ledger.in_future, till.card_number.
   */
  receive(request: requests.ReceiveReturn, options?: SendOptions): replies.ReturnDone;
  /** {@link receive} without waiting for it. */
  receiveAsync(request: requests.ReceiveReturn, options?: SendOptions): Promise<replies.ReturnDone>;
  /**
   * Says which order goods are of that came unannounced, so that they can be refunded (`returns.refund`).
   * They stay at the value they came in with, and the refund takes cost of sales back by that.
   *
   * A request that needs the duty `returns.identify`. Refused with: returns.unknown_return,
   * returns.unknown_line, allocation.unknown_channel, sales.unknown_order, sales.unknown_line,
   * stock.no_lines, returns.order_known, returns.other_item, returns.more_than_sold.
   */
  identify(request: requests.IdentifyReturn, options?: SendOptions): replies.ReturnDone;
  /** {@link identify} without waiting for it. */
  identifyAsync(request: requests.IdentifyReturn, options?: SendOptions): Promise<replies.ReturnDone>;
  /**
   * Records what was found of units that came back and wait: each line with so many units and what is
   * said about them. It moves nothing; `returns.dispose` says what becomes of them.
   *
   * A request that needs the duty `returns.inspect`. Refused with: returns.unknown_return,
   * returns.unknown_line, returns.no_quantity, allocation.out_of_step, returns.more_than_waits,
   * stock.no_lines, stock.too_many_lines, ledger.in_future.
   */
  inspect(request: requests.InspectReturn, options?: SendOptions): replies.ReturnDone;
  /** {@link inspect} without waiting for it. */
  inspectAsync(request: requests.InspectReturn, options?: SendOptions): Promise<replies.ReturnDone>;
  /**
   * Says what becomes of goods that came back and wait at a site: they are sold again, made good, sold
   * off, thrown away, go back to who sold them to us, or are not there. Each is a movement of its own at
   * the cost they came back with; those of one kind share a document. A policy that refunds with the
   * disposition credits and gives back at once. What is thrown away or missing is measured against the
   * actor's limit.
   *
   * A request that needs the duty `returns.dispose`. Refused with: stock.unknown_site,
   * stock.site_inactive, returns.unknown_return, returns.unknown_line, returns.no_quantity,
   * allocation.out_of_step, returns.more_than_waits, stock.no_lines, stock.too_many_lines,
   * stock.unknown_lot, stock.unknown_place, stock.unknown_reason, stock.not_enough_available,
   * parties.unknown_party, ledger.in_future, ledger.period_closed.
   */
  dispose(request: requests.DisposeReturn, options?: SendOptions): replies.ReturnDone;
  /** {@link dispose} without waiting for it. */
  disposeAsync(request: requests.DisposeReturn, options?: SendOptions): Promise<replies.ReturnDone>;
  /**
   * Credits units of a return and gives back what was paid for them, before or after they come: what came
   * unannounced, or what cannot wait for the policy's time. Refunded without goods, they stand open until
   * they come.
   *
   * A request that needs the duty `returns.refund`. Refused with: returns.unknown_return,
   * returns.unknown_line, returns.order_not_known, returns.no_quantity, allocation.out_of_step,
   * returns.more_than_returned, returns.more_than_billed, stock.too_many_lines, till.stored_value_kind,
   * till.voucher_whole, ledger.period_closed.
   */
  refund(request: requests.RefundReturn, options?: SendOptions): replies.ReturnDone;
  /** {@link refund} without waiting for it. */
  refundAsync(request: requests.RefundReturn, options?: SendOptions): Promise<replies.ReturnDone>;
  /**
   * Takes goods of an order back and places a new order for others, in one step: what comes back is here,
   * is credited whatever the policy says of when, and its money goes onto store credit, of which the new
   * order is paid as far as it goes. What is left stays on the credit; what is missing is due. Both go
   * through store credit, so that each order shows what was given and taken. The new order's reference is
   * one that no order has.
   *
   * A request that needs the duty `returns.exchange`. Refused with: allocation.unknown_channel,
   * sales.unknown_order, returns.no_policy, stock.no_lines, stock.too_many_lines, sales.unknown_line,
   * returns.not_goods, returns.no_quantity, allocation.out_of_step, returns.unknown_reason,
   * returns.window_passed, returns.more_than_sold, till.unknown_tender, till.tender_inactive,
   * till.stored_value_kind, till.voucher_whole, till.card_number, ledger.period_closed,
   * returns.more_than_authorised, costing.no_standard_cost, allocation.site_of_other_entity,
   * stock.lot_required, stock.unknown_site, stock.site_inactive, allocation.channel_inactive,
   * sales.no_terms, sales.other_content, sales.kept_elsewhere, parties.unknown_party,
   * catalogue.unknown_item, catalogue.not_exact, catalogue.quantity_not_positive, sales.not_for_order,
   * sales.kit_without_parts, sales.no_price, sales.price_mode, sales.negative_price,
   * till.override_not_allowed, till.discount_not_allowed, pricing.discount_above_line, tax.no_rate,
   * tax.no_jurisdiction, allocation.not_enough.
   */
  exchange(request: requests.ExchangeGoods, options?: SendOptions): replies.ExchangeReply;
  /** {@link exchange} without waiting for it. */
  exchangeAsync(request: requests.ExchangeGoods, options?: SendOptions): Promise<replies.ExchangeReply>;
  /**
   * Closes what is open of a return, or of one line of it: what was refunded and never came is shrinkage,
   * what came and is not refunded is kept and lowers cost of sales, and what was authorised and neither
   * came nor was refunded is no longer expected. What is lost is measured against the actor's limit.
   *
   * A request that needs the duty `returns.close`. Refused with: returns.unknown_return,
   * returns.unknown_line, returns.nothing_open, ledger.period_closed.
   */
  close(request: requests.CloseReturn, options?: SendOptions): replies.ReturnDone;
  /** {@link close} without waiting for it. */
  closeAsync(request: requests.CloseReturn, options?: SendOptions): Promise<replies.ReturnDone>;
  /**
   * Raises what stands open for some days or longer: money that was given back while the goods have not
   * come (`returns.refunded_without_goods`), goods that are here and not refunded
   * (`returns.goods_without_refund`). Each is raised once, and settled by whatever brings the other side.
   * Sent every day, in pages.
   *
   * A request that needs the duty `returns.scan`. Refused with: ledger.unknown_entity,
   * sales.out_of_range.
   */
  scan(request: requests.ScanReturns, options?: SendOptions): replies.ScanReply;
  /** {@link scan} without waiting for it. */
  scanAsync(request: requests.ScanReturns, options?: SendOptions): Promise<replies.ScanReply>;
  /**
   * How a channel takes goods back.
   *
   * A query that needs the duty `returns.policy`. Refused with: allocation.unknown_channel,
   * returns.no_policy.
   */
  policy(request: requests.PolicyOfReturns, options?: AskOptions): replies.ReturnPolicyReply;
  /** {@link policy} without waiting for it. */
  policyAsync(request: requests.PolicyOfReturns, options?: AskOptions): Promise<replies.ReturnPolicyReply>;
  /**
   * A return as it stands, with all that happened to it, in the order in which it was recorded. At most
   * the last 10,000 steps.
   *
   * A query that needs the duty `returns.goods_return`. Refused with: returns.unknown_return.
   */
  goodsReturn(request: requests.GoodsReturn, options?: AskOptions): replies.ReturnAnswer;
  /** {@link goodsReturn} without waiting for it. */
  goodsReturnAsync(request: requests.GoodsReturn, options?: AskOptions): Promise<replies.ReturnAnswer>;
  /**
   * What came back and waits for somebody to say what becomes of it, with its age and value, those
   * returns first that were opened first, in pages.
   *
   * A query that needs the duty `returns.backlog`. Refused with: ledger.unknown_entity,
   * stock.unknown_site.
   */
  backlog(request: requests.Backlog, options?: AskOptions): replies.BacklogAnswer;
  /** {@link backlog} without waiting for it. */
  backlogAsync(request: requests.Backlog, options?: AskOptions): Promise<replies.BacklogAnswer>;
  /**
   * What became of goods that came back, from a day to a day, by reason and disposition: what they were
   * worth in the books, and what of that is still there or awaited from the supplier.
   *
   * A query that needs the duty `returns.recovery`. Refused with: ledger.unknown_entity.
   */
  recovery(request: requests.Recovery, options?: AskOptions): replies.RecoveryAnswer;
  /** {@link recovery} without waiting for it. */
  recoveryAsync(request: requests.Recovery, options?: AskOptions): Promise<replies.RecoveryAnswer>;
}

/** Every slice of a book. */
export interface Slices {
  readonly control: Control;
  readonly parties: Parties;
  readonly exceptions: Exceptions;
  readonly catalogue: Catalogue;
  readonly ledger: Ledger;
  readonly openItems: OpenItems;
  readonly tax: Tax;
  readonly costing: Costing;
  readonly stock: Stock;
  readonly pricing: Pricing;
  readonly allocation: Allocation;
  readonly till: Till;
  readonly sales: Sales;
  readonly returns: Returns;
}
