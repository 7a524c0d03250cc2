// A method for every operation, and its asynchronous twin, slice by slice.
// Written by `cargo xtask generate`.

'use strict';

class Control {
  #door;

  constructor(door) {
    this.#door = door;
  }

  setUp(request, options) {
    return this.#door.send('control.set_up', request, options);
  }

  setUpAsync(request, options) {
    return this.#door.sendAsync('control.set_up', request, options);
  }

  addActor(request, options) {
    return this.#door.send('control.add_actor', request, options);
  }

  addActorAsync(request, options) {
    return this.#door.sendAsync('control.add_actor', request, options);
  }

  changeActor(request, options) {
    return this.#door.send('control.change_actor', request, options);
  }

  changeActorAsync(request, options) {
    return this.#door.sendAsync('control.change_actor', request, options);
  }

  setRole(request, options) {
    return this.#door.send('control.set_role', request, options);
  }

  setRoleAsync(request, options) {
    return this.#door.sendAsync('control.set_role', request, options);
  }

  grantRole(request, options) {
    return this.#door.send('control.grant_role', request, options);
  }

  grantRoleAsync(request, options) {
    return this.#door.sendAsync('control.grant_role', request, options);
  }

  revokeRole(request, options) {
    return this.#door.send('control.revoke_role', request, options);
  }

  revokeRoleAsync(request, options) {
    return this.#door.sendAsync('control.revoke_role', request, options);
  }

  setIncompatible(request, options) {
    return this.#door.send('control.set_incompatible', request, options);
  }

  setIncompatibleAsync(request, options) {
    return this.#door.sendAsync('control.set_incompatible', request, options);
  }

  setApprovalPolicy(request, options) {
    return this.#door.send('control.set_approval_policy', request, options);
  }

  setApprovalPolicyAsync(request, options) {
    return this.#door.sendAsync('control.set_approval_policy', request, options);
  }

  approve(request, options) {
    return this.#door.send('control.approve', request, options);
  }

  approveAsync(request, options) {
    return this.#door.sendAsync('control.approve', request, options);
  }

  reject(request, options) {
    return this.#door.send('control.reject', request, options);
  }

  rejectAsync(request, options) {
    return this.#door.sendAsync('control.reject', request, options);
  }

  withdraw(request, options) {
    return this.#door.send('control.withdraw', request, options);
  }

  withdrawAsync(request, options) {
    return this.#door.sendAsync('control.withdraw', request, options);
  }

  expireApprovals(request, options) {
    return this.#door.send('control.expire_approvals', request, options);
  }

  expireApprovalsAsync(request, options) {
    return this.#door.sendAsync('control.expire_approvals', request, options);
  }

  delegate(request, options) {
    return this.#door.send('control.delegate', request, options);
  }

  delegateAsync(request, options) {
    return this.#door.sendAsync('control.delegate', request, options);
  }

  actors(request, options) {
    return this.#door.ask('control.actors', request, options);
  }

  actorsAsync(request, options) {
    return this.#door.askAsync('control.actors', request, options);
  }

  actor(request, options) {
    return this.#door.ask('control.actor', request, options);
  }

  actorAsync(request, options) {
    return this.#door.askAsync('control.actor', request, options);
  }

  roles(request, options) {
    return this.#door.ask('control.roles', request, options);
  }

  rolesAsync(request, options) {
    return this.#door.askAsync('control.roles', request, options);
  }

  approvalPolicies(request, options) {
    return this.#door.ask('control.approval_policies', request, options);
  }

  approvalPoliciesAsync(request, options) {
    return this.#door.askAsync('control.approval_policies', request, options);
  }

  approvals(request, options) {
    return this.#door.ask('control.approvals', request, options);
  }

  approvalsAsync(request, options) {
    return this.#door.askAsync('control.approvals', request, options);
  }

  approval(request, options) {
    return this.#door.ask('control.approval', request, options);
  }

  approvalAsync(request, options) {
    return this.#door.askAsync('control.approval', request, options);
  }

  incompatibleDuties(request, options) {
    return this.#door.ask('control.incompatible_duties', request, options);
  }

  incompatibleDutiesAsync(request, options) {
    return this.#door.askAsync('control.incompatible_duties', request, options);
  }

  dutyConflicts(request, options) {
    return this.#door.ask('control.duty_conflicts', request, options);
  }

  dutyConflictsAsync(request, options) {
    return this.#door.askAsync('control.duty_conflicts', request, options);
  }

  accessReview(request, options) {
    return this.#door.ask('control.access_review', request, options);
  }

  accessReviewAsync(request, options) {
    return this.#door.askAsync('control.access_review', request, options);
  }
}

class Parties {
  #door;

  constructor(door) {
    this.#door = door;
  }

  addParty(request, options) {
    return this.#door.send('parties.add_party', request, options);
  }

  addPartyAsync(request, options) {
    return this.#door.sendAsync('parties.add_party', request, options);
  }

  changeParty(request, options) {
    return this.#door.send('parties.change_party', request, options);
  }

  changePartyAsync(request, options) {
    return this.#door.sendAsync('parties.change_party', request, options);
  }

  party(request, options) {
    return this.#door.ask('parties.party', request, options);
  }

  partyAsync(request, options) {
    return this.#door.askAsync('parties.party', request, options);
  }

  parties(request, options) {
    return this.#door.ask('parties.parties', request, options);
  }

  partiesAsync(request, options) {
    return this.#door.askAsync('parties.parties', request, options);
  }

  resolve(request, options) {
    return this.#door.ask('parties.resolve', request, options);
  }

  resolveAsync(request, options) {
    return this.#door.askAsync('parties.resolve', request, options);
  }

  matches(request, options) {
    return this.#door.ask('parties.matches', request, options);
  }

  matchesAsync(request, options) {
    return this.#door.askAsync('parties.matches', request, options);
  }

  duplicates(request, options) {
    return this.#door.ask('parties.duplicates', request, options);
  }

  duplicatesAsync(request, options) {
    return this.#door.askAsync('parties.duplicates', request, options);
  }

  merge(request, options) {
    return this.#door.send('parties.merge', request, options);
  }

  mergeAsync(request, options) {
    return this.#door.sendAsync('parties.merge', request, options);
  }

  erasePersonal(request, options) {
    return this.#door.send('parties.erase_personal', request, options);
  }

  erasePersonalAsync(request, options) {
    return this.#door.sendAsync('parties.erase_personal', request, options);
  }
}

class Exceptions {
  #door;

  constructor(door) {
    this.#door = door;
  }

  raiseException(request, options) {
    return this.#door.send('exceptions.raise_exception', request, options);
  }

  raiseExceptionAsync(request, options) {
    return this.#door.sendAsync('exceptions.raise_exception', request, options);
  }

  assignException(request, options) {
    return this.#door.send('exceptions.assign_exception', request, options);
  }

  assignExceptionAsync(request, options) {
    return this.#door.sendAsync('exceptions.assign_exception', request, options);
  }

  resolveException(request, options) {
    return this.#door.send('exceptions.resolve_exception', request, options);
  }

  resolveExceptionAsync(request, options) {
    return this.#door.sendAsync('exceptions.resolve_exception', request, options);
  }

  exceptions(request, options) {
    return this.#door.ask('exceptions.exceptions', request, options);
  }

  exceptionsAsync(request, options) {
    return this.#door.askAsync('exceptions.exceptions', request, options);
  }

  exception(request, options) {
    return this.#door.ask('exceptions.exception', request, options);
  }

  exceptionAsync(request, options) {
    return this.#door.askAsync('exceptions.exception', request, options);
  }
}

class Catalogue {
  #door;

  constructor(door) {
    this.#door = door;
  }

  addUnit(request, options) {
    return this.#door.send('catalogue.add_unit', request, options);
  }

  addUnitAsync(request, options) {
    return this.#door.sendAsync('catalogue.add_unit', request, options);
  }

  addCategory(request, options) {
    return this.#door.send('catalogue.add_category', request, options);
  }

  addCategoryAsync(request, options) {
    return this.#door.sendAsync('catalogue.add_category', request, options);
  }

  addItem(request, options) {
    return this.#door.send('catalogue.add_item', request, options);
  }

  addItemAsync(request, options) {
    return this.#door.sendAsync('catalogue.add_item', request, options);
  }

  changeItem(request, options) {
    return this.#door.send('catalogue.change_item', request, options);
  }

  changeItemAsync(request, options) {
    return this.#door.sendAsync('catalogue.change_item', request, options);
  }

  addPack(request, options) {
    return this.#door.send('catalogue.add_pack', request, options);
  }

  addPackAsync(request, options) {
    return this.#door.sendAsync('catalogue.add_pack', request, options);
  }

  addIdentifier(request, options) {
    return this.#door.send('catalogue.add_identifier', request, options);
  }

  addIdentifierAsync(request, options) {
    return this.#door.sendAsync('catalogue.add_identifier', request, options);
  }

  withdrawIdentifier(request, options) {
    return this.#door.send('catalogue.withdraw_identifier', request, options);
  }

  withdrawIdentifierAsync(request, options) {
    return this.#door.sendAsync('catalogue.withdraw_identifier', request, options);
  }

  setKit(request, options) {
    return this.#door.send('catalogue.set_kit', request, options);
  }

  setKitAsync(request, options) {
    return this.#door.sendAsync('catalogue.set_kit', request, options);
  }

  item(request, options) {
    return this.#door.ask('catalogue.item', request, options);
  }

  itemAsync(request, options) {
    return this.#door.askAsync('catalogue.item', request, options);
  }

  items(request, options) {
    return this.#door.ask('catalogue.items', request, options);
  }

  itemsAsync(request, options) {
    return this.#door.askAsync('catalogue.items', request, options);
  }

  categories(request, options) {
    return this.#door.ask('catalogue.categories', request, options);
  }

  categoriesAsync(request, options) {
    return this.#door.askAsync('catalogue.categories', request, options);
  }

  units(request, options) {
    return this.#door.ask('catalogue.units', request, options);
  }

  unitsAsync(request, options) {
    return this.#door.askAsync('catalogue.units', request, options);
  }

  kit(request, options) {
    return this.#door.ask('catalogue.kit', request, options);
  }

  kitAsync(request, options) {
    return this.#door.askAsync('catalogue.kit', request, options);
  }

  resolve(request, options) {
    return this.#door.ask('catalogue.resolve', request, options);
  }

  resolveAsync(request, options) {
    return this.#door.askAsync('catalogue.resolve', request, options);
  }
}

class Ledger {
  #door;

  constructor(door) {
    this.#door = door;
  }

  openEntity(request, options) {
    return this.#door.send('ledger.open_entity', request, options);
  }

  openEntityAsync(request, options) {
    return this.#door.sendAsync('ledger.open_entity', request, options);
  }

  addAccount(request, options) {
    return this.#door.send('ledger.add_account', request, options);
  }

  addAccountAsync(request, options) {
    return this.#door.sendAsync('ledger.add_account', request, options);
  }

  changeAccount(request, options) {
    return this.#door.send('ledger.change_account', request, options);
  }

  changeAccountAsync(request, options) {
    return this.#door.sendAsync('ledger.change_account', request, options);
  }

  setPostingRule(request, options) {
    return this.#door.send('ledger.set_posting_rule', request, options);
  }

  setPostingRuleAsync(request, options) {
    return this.#door.sendAsync('ledger.set_posting_rule', request, options);
  }

  setRate(request, options) {
    return this.#door.send('ledger.set_rate', request, options);
  }

  setRateAsync(request, options) {
    return this.#door.sendAsync('ledger.set_rate', request, options);
  }

  setPeriodState(request, options) {
    return this.#door.send('ledger.set_period_state', request, options);
  }

  setPeriodStateAsync(request, options) {
    return this.#door.sendAsync('ledger.set_period_state', request, options);
  }

  postEntry(request, options) {
    return this.#door.send('ledger.post_entry', request, options);
  }

  postEntryAsync(request, options) {
    return this.#door.sendAsync('ledger.post_entry', request, options);
  }

  recordEntry(request, options) {
    return this.#door.send('ledger.record_entry', request, options);
  }

  recordEntryAsync(request, options) {
    return this.#door.sendAsync('ledger.record_entry', request, options);
  }

  entry(request, options) {
    return this.#door.ask('ledger.entry', request, options);
  }

  entryAsync(request, options) {
    return this.#door.askAsync('ledger.entry', request, options);
  }

  entries(request, options) {
    return this.#door.ask('ledger.entries', request, options);
  }

  entriesAsync(request, options) {
    return this.#door.askAsync('ledger.entries', request, options);
  }

  reverseEntry(request, options) {
    return this.#door.send('ledger.reverse_entry', request, options);
  }

  reverseEntryAsync(request, options) {
    return this.#door.sendAsync('ledger.reverse_entry', request, options);
  }

  entities(request, options) {
    return this.#door.ask('ledger.entities', request, options);
  }

  entitiesAsync(request, options) {
    return this.#door.askAsync('ledger.entities', request, options);
  }

  accounts(request, options) {
    return this.#door.ask('ledger.accounts', request, options);
  }

  accountsAsync(request, options) {
    return this.#door.askAsync('ledger.accounts', request, options);
  }

  postingRules(request, options) {
    return this.#door.ask('ledger.posting_rules', request, options);
  }

  postingRulesAsync(request, options) {
    return this.#door.askAsync('ledger.posting_rules', request, options);
  }

  periods(request, options) {
    return this.#door.ask('ledger.periods', request, options);
  }

  periodsAsync(request, options) {
    return this.#door.askAsync('ledger.periods', request, options);
  }

  balance(request, options) {
    return this.#door.ask('ledger.balance', request, options);
  }

  balanceAsync(request, options) {
    return this.#door.askAsync('ledger.balance', request, options);
  }

  accountStatement(request, options) {
    return this.#door.ask('ledger.account_statement', request, options);
  }

  accountStatementAsync(request, options) {
    return this.#door.askAsync('ledger.account_statement', request, options);
  }

  trialBalance(request, options) {
    return this.#door.ask('ledger.trial_balance', request, options);
  }

  trialBalanceAsync(request, options) {
    return this.#door.askAsync('ledger.trial_balance', request, options);
  }
}

class OpenItems {
  #door;

  constructor(door) {
    this.#door = door;
  }

  openItem(request, options) {
    return this.#door.send('open_items.open_item', request, options);
  }

  openItemAsync(request, options) {
    return this.#door.sendAsync('open_items.open_item', request, options);
  }

  settleItem(request, options) {
    return this.#door.send('open_items.settle_item', request, options);
  }

  settleItemAsync(request, options) {
    return this.#door.sendAsync('open_items.settle_item', request, options);
  }

  matchItems(request, options) {
    return this.#door.send('open_items.match_items', request, options);
  }

  matchItemsAsync(request, options) {
    return this.#door.sendAsync('open_items.match_items', request, options);
  }

  items(request, options) {
    return this.#door.ask('open_items.items', request, options);
  }

  itemsAsync(request, options) {
    return this.#door.askAsync('open_items.items', request, options);
  }

  item(request, options) {
    return this.#door.ask('open_items.item', request, options);
  }

  itemAsync(request, options) {
    return this.#door.askAsync('open_items.item', request, options);
  }
}

class Tax {
  #door;

  constructor(door) {
    this.#door = door;
  }

  setJurisdiction(request, options) {
    return this.#door.send('tax.set_jurisdiction', request, options);
  }

  setJurisdictionAsync(request, options) {
    return this.#door.sendAsync('tax.set_jurisdiction', request, options);
  }

  setRates(request, options) {
    return this.#door.send('tax.set_rates', request, options);
  }

  setRatesAsync(request, options) {
    return this.#door.sendAsync('tax.set_rates', request, options);
  }

  assignSite(request, options) {
    return this.#door.send('tax.assign_site', request, options);
  }

  assignSiteAsync(request, options) {
    return this.#door.sendAsync('tax.assign_site', request, options);
  }

  setExemption(request, options) {
    return this.#door.send('tax.set_exemption', request, options);
  }

  setExemptionAsync(request, options) {
    return this.#door.sendAsync('tax.set_exemption', request, options);
  }

  endExemption(request, options) {
    return this.#door.send('tax.end_exemption', request, options);
  }

  endExemptionAsync(request, options) {
    return this.#door.sendAsync('tax.end_exemption', request, options);
  }

  jurisdictions(request, options) {
    return this.#door.ask('tax.jurisdictions', request, options);
  }

  jurisdictionsAsync(request, options) {
    return this.#door.askAsync('tax.jurisdictions', request, options);
  }

  rates(request, options) {
    return this.#door.ask('tax.rates', request, options);
  }

  ratesAsync(request, options) {
    return this.#door.askAsync('tax.rates', request, options);
  }

  exemptions(request, options) {
    return this.#door.ask('tax.exemptions', request, options);
  }

  exemptionsAsync(request, options) {
    return this.#door.askAsync('tax.exemptions', request, options);
  }

  quote(request, options) {
    return this.#door.ask('tax.quote', request, options);
  }

  quoteAsync(request, options) {
    return this.#door.askAsync('tax.quote', request, options);
  }

  report(request, options) {
    return this.#door.ask('tax.report', request, options);
  }

  reportAsync(request, options) {
    return this.#door.askAsync('tax.report', request, options);
  }
}

class Costing {
  #door;

  constructor(door) {
    this.#door = door;
  }

  addLandedCost(request, options) {
    return this.#door.send('costing.add_landed_cost', request, options);
  }

  addLandedCostAsync(request, options) {
    return this.#door.sendAsync('costing.add_landed_cost', request, options);
  }

  adjustReceiptPrice(request, options) {
    return this.#door.send('costing.adjust_receipt_price', request, options);
  }

  adjustReceiptPriceAsync(request, options) {
    return this.#door.sendAsync('costing.adjust_receipt_price', request, options);
  }

  setStandardCost(request, options) {
    return this.#door.send('costing.set_standard_cost', request, options);
  }

  setStandardCostAsync(request, options) {
    return this.#door.sendAsync('costing.set_standard_cost', request, options);
  }

  revalueStock(request, options) {
    return this.#door.send('costing.revalue_stock', request, options);
  }

  revalueStockAsync(request, options) {
    return this.#door.sendAsync('costing.revalue_stock', request, options);
  }

  writeDownStock(request, options) {
    return this.#door.send('costing.write_down_stock', request, options);
  }

  writeDownStockAsync(request, options) {
    return this.#door.sendAsync('costing.write_down_stock', request, options);
  }

  reclassifyItem(request, options) {
    return this.#door.send('costing.reclassify_item', request, options);
  }

  reclassifyItemAsync(request, options) {
    return this.#door.sendAsync('costing.reclassify_item', request, options);
  }

  stockValuation(request, options) {
    return this.#door.ask('costing.stock_valuation', request, options);
  }

  stockValuationAsync(request, options) {
    return this.#door.askAsync('costing.stock_valuation', request, options);
  }
}

class Stock {
  #door;

  constructor(door) {
    this.#door = door;
  }

  addSite(request, options) {
    return this.#door.send('stock.add_site', request, options);
  }

  addSiteAsync(request, options) {
    return this.#door.sendAsync('stock.add_site', request, options);
  }

  changeSite(request, options) {
    return this.#door.send('stock.change_site', request, options);
  }

  changeSiteAsync(request, options) {
    return this.#door.sendAsync('stock.change_site', request, options);
  }

  setReason(request, options) {
    return this.#door.send('stock.set_reason', request, options);
  }

  setReasonAsync(request, options) {
    return this.#door.sendAsync('stock.set_reason', request, options);
  }

  receiveGoods(request, options) {
    return this.#door.send('stock.receive_goods', request, options);
  }

  receiveGoodsAsync(request, options) {
    return this.#door.sendAsync('stock.receive_goods', request, options);
  }

  reverseReceipt(request, options) {
    return this.#door.send('stock.reverse_receipt', request, options);
  }

  reverseReceiptAsync(request, options) {
    return this.#door.sendAsync('stock.reverse_receipt', request, options);
  }

  issueGoods(request, options) {
    return this.#door.send('stock.issue_goods', request, options);
  }

  issueGoodsAsync(request, options) {
    return this.#door.sendAsync('stock.issue_goods', request, options);
  }

  recordIssue(request, options) {
    return this.#door.send('stock.record_issue', request, options);
  }

  recordIssueAsync(request, options) {
    return this.#door.sendAsync('stock.record_issue', request, options);
  }

  returnFromCustomer(request, options) {
    return this.#door.send('stock.return_from_customer', request, options);
  }

  returnFromCustomerAsync(request, options) {
    return this.#door.sendAsync('stock.return_from_customer', request, options);
  }

  returnToSupplier(request, options) {
    return this.#door.send('stock.return_to_supplier', request, options);
  }

  returnToSupplierAsync(request, options) {
    return this.#door.sendAsync('stock.return_to_supplier', request, options);
  }

  adjustStock(request, options) {
    return this.#door.send('stock.adjust_stock', request, options);
  }

  adjustStockAsync(request, options) {
    return this.#door.sendAsync('stock.adjust_stock', request, options);
  }

  changeState(request, options) {
    return this.#door.send('stock.change_state', request, options);
  }

  changeStateAsync(request, options) {
    return this.#door.sendAsync('stock.change_state', request, options);
  }

  scrapGoods(request, options) {
    return this.#door.send('stock.scrap_goods', request, options);
  }

  scrapGoodsAsync(request, options) {
    return this.#door.sendAsync('stock.scrap_goods', request, options);
  }

  assembleGoods(request, options) {
    return this.#door.send('stock.assemble_goods', request, options);
  }

  assembleGoodsAsync(request, options) {
    return this.#door.sendAsync('stock.assemble_goods', request, options);
  }

  shipTransfer(request, options) {
    return this.#door.send('stock.ship_transfer', request, options);
  }

  shipTransferAsync(request, options) {
    return this.#door.sendAsync('stock.ship_transfer', request, options);
  }

  receiveTransfer(request, options) {
    return this.#door.send('stock.receive_transfer', request, options);
  }

  receiveTransferAsync(request, options) {
    return this.#door.sendAsync('stock.receive_transfer', request, options);
  }

  resolveTransfer(request, options) {
    return this.#door.send('stock.resolve_transfer', request, options);
  }

  resolveTransferAsync(request, options) {
    return this.#door.sendAsync('stock.resolve_transfer', request, options);
  }

  openCount(request, options) {
    return this.#door.send('stock.open_count', request, options);
  }

  openCountAsync(request, options) {
    return this.#door.sendAsync('stock.open_count', request, options);
  }

  recordCount(request, options) {
    return this.#door.send('stock.record_count', request, options);
  }

  recordCountAsync(request, options) {
    return this.#door.sendAsync('stock.record_count', request, options);
  }

  postCount(request, options) {
    return this.#door.send('stock.post_count', request, options);
  }

  postCountAsync(request, options) {
    return this.#door.sendAsync('stock.post_count', request, options);
  }

  cancelCount(request, options) {
    return this.#door.send('stock.cancel_count', request, options);
  }

  cancelCountAsync(request, options) {
    return this.#door.sendAsync('stock.cancel_count', request, options);
  }

  sites(request, options) {
    return this.#door.ask('stock.sites', request, options);
  }

  sitesAsync(request, options) {
    return this.#door.askAsync('stock.sites', request, options);
  }

  reasons(request, options) {
    return this.#door.ask('stock.reasons', request, options);
  }

  reasonsAsync(request, options) {
    return this.#door.askAsync('stock.reasons', request, options);
  }

  position(request, options) {
    return this.#door.ask('stock.position', request, options);
  }

  positionAsync(request, options) {
    return this.#door.askAsync('stock.position', request, options);
  }

  positions(request, options) {
    return this.#door.ask('stock.positions', request, options);
  }

  positionsAsync(request, options) {
    return this.#door.askAsync('stock.positions', request, options);
  }

  positionOn(request, options) {
    return this.#door.ask('stock.position_on', request, options);
  }

  positionOnAsync(request, options) {
    return this.#door.askAsync('stock.position_on', request, options);
  }

  movements(request, options) {
    return this.#door.ask('stock.movements', request, options);
  }

  movementsAsync(request, options) {
    return this.#door.askAsync('stock.movements', request, options);
  }

  document(request, options) {
    return this.#door.ask('stock.document', request, options);
  }

  documentAsync(request, options) {
    return this.#door.askAsync('stock.document', request, options);
  }

  transfersOpen(request, options) {
    return this.#door.ask('stock.transfers_open', request, options);
  }

  transfersOpenAsync(request, options) {
    return this.#door.askAsync('stock.transfers_open', request, options);
  }

  countSheet(request, options) {
    return this.#door.ask('stock.count_sheet', request, options);
  }

  countSheetAsync(request, options) {
    return this.#door.askAsync('stock.count_sheet', request, options);
  }
}

class Pricing {
  #door;

  constructor(door) {
    this.#door = door;
  }

  setPriceList(request, options) {
    return this.#door.send('pricing.set_price_list', request, options);
  }

  setPriceListAsync(request, options) {
    return this.#door.sendAsync('pricing.set_price_list', request, options);
  }

  setPrices(request, options) {
    return this.#door.send('pricing.set_prices', request, options);
  }

  setPricesAsync(request, options) {
    return this.#door.sendAsync('pricing.set_prices', request, options);
  }

  setCustomerGroup(request, options) {
    return this.#door.send('pricing.set_customer_group', request, options);
  }

  setCustomerGroupAsync(request, options) {
    return this.#door.sendAsync('pricing.set_customer_group', request, options);
  }

  priceLists(request, options) {
    return this.#door.ask('pricing.price_lists', request, options);
  }

  priceListsAsync(request, options) {
    return this.#door.askAsync('pricing.price_lists', request, options);
  }

  prices(request, options) {
    return this.#door.ask('pricing.prices', request, options);
  }

  pricesAsync(request, options) {
    return this.#door.askAsync('pricing.prices', request, options);
  }

  quote(request, options) {
    return this.#door.ask('pricing.quote', request, options);
  }

  quoteAsync(request, options) {
    return this.#door.askAsync('pricing.quote', request, options);
  }

  lowestPrice(request, options) {
    return this.#door.ask('pricing.lowest_price', request, options);
  }

  lowestPriceAsync(request, options) {
    return this.#door.askAsync('pricing.lowest_price', request, options);
  }
}

class Allocation {
  #door;

  constructor(door) {
    this.#door = door;
  }

  setChannel(request, options) {
    return this.#door.send('allocation.set_channel', request, options);
  }

  setChannelAsync(request, options) {
    return this.#door.sendAsync('allocation.set_channel', request, options);
  }

  setSupplySite(request, options) {
    return this.#door.send('allocation.set_supply_site', request, options);
  }

  setSupplySiteAsync(request, options) {
    return this.#door.sendAsync('allocation.set_supply_site', request, options);
  }

  keepBack(request, options) {
    return this.#door.send('allocation.keep_back', request, options);
  }

  keepBackAsync(request, options) {
    return this.#door.sendAsync('allocation.keep_back', request, options);
  }

  reserve(request, options) {
    return this.#door.send('allocation.reserve', request, options);
  }

  reserveAsync(request, options) {
    return this.#door.sendAsync('allocation.reserve', request, options);
  }

  allocate(request, options) {
    return this.#door.send('allocation.allocate', request, options);
  }

  allocateAsync(request, options) {
    return this.#door.sendAsync('allocation.allocate', request, options);
  }

  release(request, options) {
    return this.#door.send('allocation.release', request, options);
  }

  releaseAsync(request, options) {
    return this.#door.sendAsync('allocation.release', request, options);
  }

  expireReservations(request, options) {
    return this.#door.send('allocation.expire_reservations', request, options);
  }

  expireReservationsAsync(request, options) {
    return this.#door.sendAsync('allocation.expire_reservations', request, options);
  }

  fillBackorders(request, options) {
    return this.#door.send('allocation.fill_backorders', request, options);
  }

  fillBackordersAsync(request, options) {
    return this.#door.sendAsync('allocation.fill_backorders', request, options);
  }

  reallocate(request, options) {
    return this.#door.send('allocation.reallocate', request, options);
  }

  reallocateAsync(request, options) {
    return this.#door.sendAsync('allocation.reallocate', request, options);
  }

  recordPick(request, options) {
    return this.#door.send('allocation.record_pick', request, options);
  }

  recordPickAsync(request, options) {
    return this.#door.sendAsync('allocation.record_pick', request, options);
  }

  recordUnpick(request, options) {
    return this.#door.send('allocation.record_unpick', request, options);
  }

  recordUnpickAsync(request, options) {
    return this.#door.sendAsync('allocation.record_unpick', request, options);
  }

  recordShipment(request, options) {
    return this.#door.send('allocation.record_shipment', request, options);
  }

  recordShipmentAsync(request, options) {
    return this.#door.sendAsync('allocation.record_shipment', request, options);
  }

  reverseShipment(request, options) {
    return this.#door.send('allocation.reverse_shipment', request, options);
  }

  reverseShipmentAsync(request, options) {
    return this.#door.sendAsync('allocation.reverse_shipment', request, options);
  }

  expectSupply(request, options) {
    return this.#door.send('allocation.expect_supply', request, options);
  }

  expectSupplyAsync(request, options) {
    return this.#door.sendAsync('allocation.expect_supply', request, options);
  }

  setFeed(request, options) {
    return this.#door.send('allocation.set_feed', request, options);
  }

  setFeedAsync(request, options) {
    return this.#door.sendAsync('allocation.set_feed', request, options);
  }

  publishFeed(request, options) {
    return this.#door.send('allocation.publish_feed', request, options);
  }

  publishFeedAsync(request, options) {
    return this.#door.sendAsync('allocation.publish_feed', request, options);
  }

  setSiteLevel(request, options) {
    return this.#door.send('allocation.set_site_level', request, options);
  }

  setSiteLevelAsync(request, options) {
    return this.#door.sendAsync('allocation.set_site_level', request, options);
  }

  setTransferLane(request, options) {
    return this.#door.send('allocation.set_transfer_lane', request, options);
  }

  setTransferLaneAsync(request, options) {
    return this.#door.sendAsync('allocation.set_transfer_lane', request, options);
  }

  proposeTransfers(request, options) {
    return this.#door.send('allocation.propose_transfers', request, options);
  }

  proposeTransfersAsync(request, options) {
    return this.#door.sendAsync('allocation.propose_transfers', request, options);
  }

  acceptTransfer(request, options) {
    return this.#door.send('allocation.accept_transfer', request, options);
  }

  acceptTransferAsync(request, options) {
    return this.#door.sendAsync('allocation.accept_transfer', request, options);
  }

  rejectTransfer(request, options) {
    return this.#door.send('allocation.reject_transfer', request, options);
  }

  rejectTransferAsync(request, options) {
    return this.#door.sendAsync('allocation.reject_transfer', request, options);
  }

  channels(request, options) {
    return this.#door.ask('allocation.channels', request, options);
  }

  channelsAsync(request, options) {
    return this.#door.askAsync('allocation.channels', request, options);
  }

  available(request, options) {
    return this.#door.ask('allocation.available', request, options);
  }

  availableAsync(request, options) {
    return this.#door.askAsync('allocation.available', request, options);
  }

  availableByDate(request, options) {
    return this.#door.ask('allocation.available_by_date', request, options);
  }

  availableByDateAsync(request, options) {
    return this.#door.askAsync('allocation.available_by_date', request, options);
  }

  expectedSupply(request, options) {
    return this.#door.ask('allocation.expected_supply', request, options);
  }

  expectedSupplyAsync(request, options) {
    return this.#door.askAsync('allocation.expected_supply', request, options);
  }

  feed(request, options) {
    return this.#door.ask('allocation.feed', request, options);
  }

  feedAsync(request, options) {
    return this.#door.askAsync('allocation.feed', request, options);
  }

  demand(request, options) {
    return this.#door.ask('allocation.demand', request, options);
  }

  demandAsync(request, options) {
    return this.#door.askAsync('allocation.demand', request, options);
  }

  backorders(request, options) {
    return this.#door.ask('allocation.backorders', request, options);
  }

  backordersAsync(request, options) {
    return this.#door.askAsync('allocation.backorders', request, options);
  }

  transferProposals(request, options) {
    return this.#door.ask('allocation.transfer_proposals', request, options);
  }

  transferProposalsAsync(request, options) {
    return this.#door.askAsync('allocation.transfer_proposals', request, options);
  }
}

class Till {
  #door;

  constructor(door) {
    this.#door = door;
  }

  addRegister(request, options) {
    return this.#door.send('till.add_register', request, options);
  }

  addRegisterAsync(request, options) {
    return this.#door.sendAsync('till.add_register', request, options);
  }

  changeRegister(request, options) {
    return this.#door.send('till.change_register', request, options);
  }

  changeRegisterAsync(request, options) {
    return this.#door.sendAsync('till.change_register', request, options);
  }

  setTender(request, options) {
    return this.#door.send('till.set_tender', request, options);
  }

  setTenderAsync(request, options) {
    return this.#door.sendAsync('till.set_tender', request, options);
  }

  setBarcodeLayout(request, options) {
    return this.#door.send('till.set_barcode_layout', request, options);
  }

  setBarcodeLayoutAsync(request, options) {
    return this.#door.sendAsync('till.set_barcode_layout', request, options);
  }

  openShift(request, options) {
    return this.#door.send('till.open_shift', request, options);
  }

  openShiftAsync(request, options) {
    return this.#door.sendAsync('till.open_shift', request, options);
  }

  ringUp(request, options) {
    return this.#door.send('till.ring_up', request, options);
  }

  ringUpAsync(request, options) {
    return this.#door.sendAsync('till.ring_up', request, options);
  }

  refund(request, options) {
    return this.#door.send('till.refund', request, options);
  }

  refundAsync(request, options) {
    return this.#door.sendAsync('till.refund', request, options);
  }

  refundWithoutReceipt(request, options) {
    return this.#door.send('till.refund_without_receipt', request, options);
  }

  refundWithoutReceiptAsync(request, options) {
    return this.#door.sendAsync('till.refund_without_receipt', request, options);
  }

  exchange(request, options) {
    return this.#door.send('till.exchange', request, options);
  }

  exchangeAsync(request, options) {
    return this.#door.sendAsync('till.exchange', request, options);
  }

  recordSale(request, options) {
    return this.#door.send('till.record_sale', request, options);
  }

  recordSaleAsync(request, options) {
    return this.#door.sendAsync('till.record_sale', request, options);
  }

  voidSale(request, options) {
    return this.#door.send('till.void_sale', request, options);
  }

  voidSaleAsync(request, options) {
    return this.#door.sendAsync('till.void_sale', request, options);
  }

  reprintReceipt(request, options) {
    return this.#door.send('till.reprint_receipt', request, options);
  }

  reprintReceiptAsync(request, options) {
    return this.#door.sendAsync('till.reprint_receipt', request, options);
  }

  suspendSale(request, options) {
    return this.#door.send('till.suspend_sale', request, options);
  }

  suspendSaleAsync(request, options) {
    return this.#door.sendAsync('till.suspend_sale', request, options);
  }

  resumeSale(request, options) {
    return this.#door.send('till.resume_sale', request, options);
  }

  resumeSaleAsync(request, options) {
    return this.#door.sendAsync('till.resume_sale', request, options);
  }

  dropSuspended(request, options) {
    return this.#door.send('till.drop_suspended', request, options);
  }

  dropSuspendedAsync(request, options) {
    return this.#door.sendAsync('till.drop_suspended', request, options);
  }

  intendPayment(request, options) {
    return this.#door.send('till.intend_payment', request, options);
  }

  intendPaymentAsync(request, options) {
    return this.#door.sendAsync('till.intend_payment', request, options);
  }

  recordPayment(request, options) {
    return this.#door.send('till.record_payment', request, options);
  }

  recordPaymentAsync(request, options) {
    return this.#door.sendAsync('till.record_payment', request, options);
  }

  reversePayment(request, options) {
    return this.#door.send('till.reverse_payment', request, options);
  }

  reversePaymentAsync(request, options) {
    return this.#door.sendAsync('till.reverse_payment', request, options);
  }

  startFiscal(request, options) {
    return this.#door.send('till.start_fiscal', request, options);
  }

  startFiscalAsync(request, options) {
    return this.#door.sendAsync('till.start_fiscal', request, options);
  }

  finishFiscal(request, options) {
    return this.#door.send('till.finish_fiscal', request, options);
  }

  finishFiscalAsync(request, options) {
    return this.#door.sendAsync('till.finish_fiscal', request, options);
  }

  cancelFiscal(request, options) {
    return this.#door.send('till.cancel_fiscal', request, options);
  }

  cancelFiscalAsync(request, options) {
    return this.#door.sendAsync('till.cancel_fiscal', request, options);
  }

  recordFiscalOutage(request, options) {
    return this.#door.send('till.record_fiscal_outage', request, options);
  }

  recordFiscalOutageAsync(request, options) {
    return this.#door.sendAsync('till.record_fiscal_outage', request, options);
  }

  payIn(request, options) {
    return this.#door.send('till.pay_in', request, options);
  }

  payInAsync(request, options) {
    return this.#door.sendAsync('till.pay_in', request, options);
  }

  payOut(request, options) {
    return this.#door.send('till.pay_out', request, options);
  }

  payOutAsync(request, options) {
    return this.#door.sendAsync('till.pay_out', request, options);
  }

  dropCash(request, options) {
    return this.#door.send('till.drop_cash', request, options);
  }

  dropCashAsync(request, options) {
    return this.#door.sendAsync('till.drop_cash', request, options);
  }

  bankTakings(request, options) {
    return this.#door.send('till.bank_takings', request, options);
  }

  bankTakingsAsync(request, options) {
    return this.#door.sendAsync('till.bank_takings', request, options);
  }

  countDrawer(request, options) {
    return this.#door.send('till.count_drawer', request, options);
  }

  countDrawerAsync(request, options) {
    return this.#door.sendAsync('till.count_drawer', request, options);
  }

  closeShift(request, options) {
    return this.#door.send('till.close_shift', request, options);
  }

  closeShiftAsync(request, options) {
    return this.#door.sendAsync('till.close_shift', request, options);
  }

  closeSupplement(request, options) {
    return this.#door.send('till.close_supplement', request, options);
  }

  closeSupplementAsync(request, options) {
    return this.#door.sendAsync('till.close_supplement', request, options);
  }

  registers(request, options) {
    return this.#door.ask('till.registers', request, options);
  }

  registersAsync(request, options) {
    return this.#door.askAsync('till.registers', request, options);
  }

  tenders(request, options) {
    return this.#door.ask('till.tenders', request, options);
  }

  tendersAsync(request, options) {
    return this.#door.askAsync('till.tenders', request, options);
  }

  storedValue(request, options) {
    return this.#door.ask('till.stored_value', request, options);
  }

  storedValueAsync(request, options) {
    return this.#door.askAsync('till.stored_value', request, options);
  }

  quoteBasket(request, options) {
    return this.#door.ask('till.quote_basket', request, options);
  }

  quoteBasketAsync(request, options) {
    return this.#door.askAsync('till.quote_basket', request, options);
  }

  receipt(request, options) {
    return this.#door.ask('till.receipt', request, options);
  }

  receiptAsync(request, options) {
    return this.#door.askAsync('till.receipt', request, options);
  }

  suspended(request, options) {
    return this.#door.ask('till.suspended', request, options);
  }

  suspendedAsync(request, options) {
    return this.#door.askAsync('till.suspended', request, options);
  }

  payments(request, options) {
    return this.#door.ask('till.payments', request, options);
  }

  paymentsAsync(request, options) {
    return this.#door.askAsync('till.payments', request, options);
  }

  fiscalTransaction(request, options) {
    return this.#door.ask('till.fiscal_transaction', request, options);
  }

  fiscalTransactionAsync(request, options) {
    return this.#door.askAsync('till.fiscal_transaction', request, options);
  }

  xReport(request, options) {
    return this.#door.ask('till.x_report', request, options);
  }

  xReportAsync(request, options) {
    return this.#door.askAsync('till.x_report', request, options);
  }

  zReport(request, options) {
    return this.#door.ask('till.z_report', request, options);
  }

  zReportAsync(request, options) {
    return this.#door.askAsync('till.z_report', request, options);
  }

  shifts(request, options) {
    return this.#door.ask('till.shifts', request, options);
  }

  shiftsAsync(request, options) {
    return this.#door.askAsync('till.shifts', request, options);
  }

  salesSummary(request, options) {
    return this.#door.ask('till.sales_summary', request, options);
  }

  salesSummaryAsync(request, options) {
    return this.#door.askAsync('till.sales_summary', request, options);
  }
}

class Sales {
  #door;

  constructor(door) {
    this.#door = door;
  }

  setChannelTerms(request, options) {
    return this.#door.send('sales.set_channel_terms', request, options);
  }

  setChannelTermsAsync(request, options) {
    return this.#door.sendAsync('sales.set_channel_terms', request, options);
  }

  setCustomerTerms(request, options) {
    return this.#door.send('sales.set_customer_terms', request, options);
  }

  setCustomerTermsAsync(request, options) {
    return this.#door.sendAsync('sales.set_customer_terms', request, options);
  }

  offerQuote(request, options) {
    return this.#door.send('sales.offer_quote', request, options);
  }

  offerQuoteAsync(request, options) {
    return this.#door.sendAsync('sales.offer_quote', request, options);
  }

  placeOrder(request, options) {
    return this.#door.send('sales.place_order', request, options);
  }

  placeOrderAsync(request, options) {
    return this.#door.sendAsync('sales.place_order', request, options);
  }

  recordOrder(request, options) {
    return this.#door.send('sales.record_order', request, options);
  }

  recordOrderAsync(request, options) {
    return this.#door.sendAsync('sales.record_order', request, options);
  }

  placeHold(request, options) {
    return this.#door.send('sales.place_hold', request, options);
  }

  placeHoldAsync(request, options) {
    return this.#door.sendAsync('sales.place_hold', request, options);
  }

  releaseHold(request, options) {
    return this.#door.send('sales.release_hold', request, options);
  }

  releaseHoldAsync(request, options) {
    return this.#door.sendAsync('sales.release_hold', request, options);
  }

  recordPayment(request, options) {
    return this.#door.send('sales.record_payment', request, options);
  }

  recordPaymentAsync(request, options) {
    return this.#door.sendAsync('sales.record_payment', request, options);
  }

  shipOrder(request, options) {
    return this.#door.send('sales.ship_order', request, options);
  }

  shipOrderAsync(request, options) {
    return this.#door.sendAsync('sales.ship_order', request, options);
  }

  recordParcelEvent(request, options) {
    return this.#door.send('sales.record_parcel_event', request, options);
  }

  recordParcelEventAsync(request, options) {
    return this.#door.sendAsync('sales.record_parcel_event', request, options);
  }

  addLines(request, options) {
    return this.#door.send('sales.add_lines', request, options);
  }

  addLinesAsync(request, options) {
    return this.#door.sendAsync('sales.add_lines', request, options);
  }

  cancelLines(request, options) {
    return this.#door.send('sales.cancel_lines', request, options);
  }

  cancelLinesAsync(request, options) {
    return this.#door.sendAsync('sales.cancel_lines', request, options);
  }

  refundOrder(request, options) {
    return this.#door.send('sales.refund_order', request, options);
  }

  refundOrderAsync(request, options) {
    return this.#door.sendAsync('sales.refund_order', request, options);
  }

  receiveMoney(request, options) {
    return this.#door.send('sales.receive_money', request, options);
  }

  receiveMoneyAsync(request, options) {
    return this.#door.sendAsync('sales.receive_money', request, options);
  }

  reverseMoney(request, options) {
    return this.#door.send('sales.reverse_money', request, options);
  }

  reverseMoneyAsync(request, options) {
    return this.#door.sendAsync('sales.reverse_money', request, options);
  }

  applyMoney(request, options) {
    return this.#door.send('sales.apply_money', request, options);
  }

  applyMoneyAsync(request, options) {
    return this.#door.sendAsync('sales.apply_money', request, options);
  }

  returnMoney(request, options) {
    return this.#door.send('sales.return_money', request, options);
  }

  returnMoneyAsync(request, options) {
    return this.#door.sendAsync('sales.return_money', request, options);
  }

  writeOff(request, options) {
    return this.#door.send('sales.write_off', request, options);
  }

  writeOffAsync(request, options) {
    return this.#door.sendAsync('sales.write_off', request, options);
  }

  creditOrder(request, options) {
    return this.#door.send('sales.credit_order', request, options);
  }

  creditOrderAsync(request, options) {
    return this.#door.sendAsync('sales.credit_order', request, options);
  }

  channelTerms(request, options) {
    return this.#door.ask('sales.channel_terms', request, options);
  }

  channelTermsAsync(request, options) {
    return this.#door.askAsync('sales.channel_terms', request, options);
  }

  customerTerms(request, options) {
    return this.#door.ask('sales.customer_terms', request, options);
  }

  customerTermsAsync(request, options) {
    return this.#door.askAsync('sales.customer_terms', request, options);
  }

  order(request, options) {
    return this.#door.ask('sales.order', request, options);
  }

  orderAsync(request, options) {
    return this.#door.askAsync('sales.order', request, options);
  }

  orders(request, options) {
    return this.#door.ask('sales.orders', request, options);
  }

  ordersAsync(request, options) {
    return this.#door.askAsync('sales.orders', request, options);
  }

  timeline(request, options) {
    return this.#door.ask('sales.timeline', request, options);
  }

  timelineAsync(request, options) {
    return this.#door.askAsync('sales.timeline', request, options);
  }

  invoice(request, options) {
    return this.#door.ask('sales.invoice', request, options);
  }

  invoiceAsync(request, options) {
    return this.#door.askAsync('sales.invoice', request, options);
  }

  invoices(request, options) {
    return this.#door.ask('sales.invoices', request, options);
  }

  invoicesAsync(request, options) {
    return this.#door.askAsync('sales.invoices', request, options);
  }

  statement(request, options) {
    return this.#door.ask('sales.statement', request, options);
  }

  statementAsync(request, options) {
    return this.#door.askAsync('sales.statement', request, options);
  }

  receivables(request, options) {
    return this.#door.ask('sales.receivables', request, options);
  }

  receivablesAsync(request, options) {
    return this.#door.askAsync('sales.receivables', request, options);
  }
}

class Returns {
  #door;

  constructor(door) {
    this.#door = door;
  }

  setPolicy(request, options) {
    return this.#door.send('returns.set_policy', request, options);
  }

  setPolicyAsync(request, options) {
    return this.#door.sendAsync('returns.set_policy', request, options);
  }

  authorise(request, options) {
    return this.#door.send('returns.authorise', request, options);
  }

  authoriseAsync(request, options) {
    return this.#door.sendAsync('returns.authorise', request, options);
  }

  receive(request, options) {
    return this.#door.send('returns.receive', request, options);
  }

  receiveAsync(request, options) {
    return this.#door.sendAsync('returns.receive', request, options);
  }

  identify(request, options) {
    return this.#door.send('returns.identify', request, options);
  }

  identifyAsync(request, options) {
    return this.#door.sendAsync('returns.identify', request, options);
  }

  inspect(request, options) {
    return this.#door.send('returns.inspect', request, options);
  }

  inspectAsync(request, options) {
    return this.#door.sendAsync('returns.inspect', request, options);
  }

  dispose(request, options) {
    return this.#door.send('returns.dispose', request, options);
  }

  disposeAsync(request, options) {
    return this.#door.sendAsync('returns.dispose', request, options);
  }

  refund(request, options) {
    return this.#door.send('returns.refund', request, options);
  }

  refundAsync(request, options) {
    return this.#door.sendAsync('returns.refund', request, options);
  }

  exchange(request, options) {
    return this.#door.send('returns.exchange', request, options);
  }

  exchangeAsync(request, options) {
    return this.#door.sendAsync('returns.exchange', request, options);
  }

  close(request, options) {
    return this.#door.send('returns.close', request, options);
  }

  closeAsync(request, options) {
    return this.#door.sendAsync('returns.close', request, options);
  }

  scan(request, options) {
    return this.#door.send('returns.scan', request, options);
  }

  scanAsync(request, options) {
    return this.#door.sendAsync('returns.scan', request, options);
  }

  policy(request, options) {
    return this.#door.ask('returns.policy', request, options);
  }

  policyAsync(request, options) {
    return this.#door.askAsync('returns.policy', request, options);
  }

  goodsReturn(request, options) {
    return this.#door.ask('returns.goods_return', request, options);
  }

  goodsReturnAsync(request, options) {
    return this.#door.askAsync('returns.goods_return', request, options);
  }

  backlog(request, options) {
    return this.#door.ask('returns.backlog', request, options);
  }

  backlogAsync(request, options) {
    return this.#door.askAsync('returns.backlog', request, options);
  }

  recovery(request, options) {
    return this.#door.ask('returns.recovery', request, options);
  }

  recoveryAsync(request, options) {
    return this.#door.askAsync('returns.recovery', request, options);
  }
}

module.exports = {
  control: Control,
  parties: Parties,
  exceptions: Exceptions,
  catalogue: Catalogue,
  ledger: Ledger,
  openItems: OpenItems,
  tax: Tax,
  costing: Costing,
  stock: Stock,
  pricing: Pricing,
  allocation: Allocation,
  till: Till,
  sales: Sales,
  returns: Returns,
};
