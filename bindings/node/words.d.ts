// Words with a fixed set of values, as requests take them and replies tell them.
// Written by `cargo xtask generate`.


/**
 * Where an account stands in the statements.
 *
 * - `asset`: What we own.
 * - `liability`: What we owe.
 * - `equity`: What is the owners'.
 * - `income`: What we earn.
 * - `expense`: What we spend.
 */
export type AccountKind = 'asset' | 'liability' | 'equity' | 'income' | 'expense';

/**
 * Who answers for the money of a register.
 *
 * - `drawer`: The drawer: one shift at a time, whoever serves.
 * - `cashier`: Each cashier: a shift each.
 */
export type Accountability = 'drawer' | 'cashier';

/**
 * What an actor is.
 *
 * - `person`: A person.
 * - `system`: A till, a job, an integration.
 */
export type ActorKind = 'person' | 'system';

/**
 * What money settles that no invoice was named for.
 *
 * - `named`: Nothing: it stays on account.
 * - `oldest`: What is owed, what was due first in front; the rest stays on account.
 */
export type ApplyRule = 'named' | 'oldest';

/**
 * Where in its life a held request is.
 *
 * - `held`: It waits for somebody who releases it.
 * - `done`: It was released, and is done.
 * - `refused`: It was released, and refused by what had become of the book.
 * - `rejected`: Somebody said no.
 * - `withdrawn`: The one who asked took it back.
 * - `expired`: Nobody released it in time.
 */
export type ApprovalState = 'held' | 'done' | 'refused' | 'rejected' | 'withdrawn' | 'expired';

/**
 * How long an item has been due, in days.
 *
 * - `current`: Not due yet, or due on the day.
 * - `1-30`: 1 to 30 days.
 * - `31-60`: 31 to 60 days.
 * - `61-90`: 61 to 90 days.
 * - `90+`: More than 90 days.
 */
export type Bucket = 'current' | '1-30' | '31-60' | '61-90' | '90+';

/**
 * Why units of a demand went from one stage to another.
 *
 * - `asked`: They were asked for.
 * - `sourced`: A site was found for them.
 * - `filled`: They waited, and their turn came.
 * - `released`: Somebody let them go.
 * - `expired`: Their reservation ended.
 * - `displaced`: The goods were taken by somebody who had them in hand.
 * - `reseated`: They lie elsewhere in the site by now.
 * - `reallocated`: Somebody chose another site.
 * - `ordered`: A reservation became an order.
 * - `picked`: They were picked, or put back.
 * - `short`: They were not found where they were to be picked.
 * - `shipped`: They left, or came back from the dock.
 * - `cancelled`: They are no longer wanted.
 */
export type Cause =
  | 'asked'
  | 'sourced'
  | 'filled'
  | 'released'
  | 'expired'
  | 'displaced'
  | 'reseated'
  | 'reallocated'
  | 'ordered'
  | 'picked'
  | 'short'
  | 'shipped'
  | 'cancelled';

/**
 * A template for the accounts and posting rules of a new entity.
 *
 * - `retail`: For shops, web shops and wholesalers.
 */
export type Chart = 'retail';

/**
 * Which sub-ledger alone posts to a control account.
 *
 * - `stock`: The cost pools.
 * - `open_items`: The open items.
 */
export type Control = 'stock' | 'open_items';

/**
 * How what leaves a pool is priced.
 *
 * - `fifo`: First in, first out, by layers.
 * - `average`: Moving average.
 * - `standard`: A standard cost, differences to variance.
 */
export type CostingMethod = 'fifo' | 'average' | 'standard';

/**
 * Where a count stands.
 *
 * - `open`: Figures are taken.
 * - `posted`: Differences are posted.
 * - `cancelled`: Given up.
 */
export type CountState = 'open' | 'posted' | 'cancelled';

/**
 * What stands behind a demand.
 *
 * - `cart`: A basket that is not ordered yet.
 * - `quote`: An offer the customer may still take.
 * - `order`: An order.
 */
export type DemandKind = 'cart' | 'quote' | 'order';

/**
 * Which way an adjustment goes.
 *
 * - `increase`: There is more than the book said.
 * - `decrease`: There is less than the book said.
 */
export type Direction = 'increase' | 'decrease';

/**
 * What becomes of goods that came back.
 *
 * - `resale`: They are sold again.
 * - `refurbish`: They are to be made good.
 * - `liquidate`: They are sold off as they are.
 * - `write_off`: They are thrown away.
 * - `supplier`: They go back to who sold them to us.
 * - `missing`: They are not there, though their receipt says so.
 */
export type Disposition = 'resale' | 'refurbish' | 'liquidate' | 'write_off' | 'supplier' | 'missing';

/**
 * What a stock document is.
 *
 * - `receipt`: Goods receipt.
 * - `receipt_reversal`: Receipt taken back.
 * - `issue`: Goods issue.
 * - `customer_return`: Customer return.
 * - `supplier_return`: Supplier return.
 * - `adjustment`: Adjustment.
 * - `state_change`: Change of state or place.
 * - `scrap`: Scrapping.
 * - `assembly`: Assembly.
 * - `transfer`: Transfer shipped.
 * - `transfer_receipt`: Transfer received or resolved.
 * - `count`: Count sheet.
 * - `count_posting`: Count posted.
 * - `landed_cost`: Landed cost.
 * - `price_variance`: Price difference between bill and receipt.
 * - `revaluation`: Revaluation or new standard.
 * - `write_down`: Write-down.
 * - `reclassification`: Value moved because a category, method or area changed.
 * - `sale`: Sale at a till.
 * - `refund`: Refund at a till.
 * - `exchange`: Exchange at a till.
 * - `void_sale`: Sale at a till made void.
 * - `shipment`: Shipment for an order, with what it bills.
 * - `shipment_reversal`: Shipment taken back before anybody had it.
 * - `delivery`: Arrival of a shipment that was ours until then.
 * - `credit`: Credit without goods.
 * - `customer_payment`: Money of a customer that arrived.
 * - `payment_reversal`: Money of a customer that went back again.
 * - `money_application`: Money of a customer put against what they owe.
 * - `money_return`: Money of a customer that was on account and is given back.
 * - `bad_debt`: What a customer will not pay, or will after all.
 */
export type DocumentKind =
  | 'receipt'
  | 'receipt_reversal'
  | 'issue'
  | 'customer_return'
  | 'supplier_return'
  | 'adjustment'
  | 'state_change'
  | 'scrap'
  | 'assembly'
  | 'transfer'
  | 'transfer_receipt'
  | 'count'
  | 'count_posting'
  | 'landed_cost'
  | 'price_variance'
  | 'revaluation'
  | 'write_down'
  | 'reclassification'
  | 'sale'
  | 'refund'
  | 'exchange'
  | 'void_sale'
  | 'shipment'
  | 'shipment_reversal'
  | 'delivery'
  | 'credit'
  | 'customer_payment'
  | 'payment_reversal'
  | 'money_application'
  | 'money_return'
  | 'bad_debt';

/**
 * What digits at the end of an embedded barcode say.
 *
 * - `price`: The price of the goods in hand, in the entity's currency.
 * - `quantity`: Their quantity in the item's base unit: a weight.
 */
export type EmbeddedValue = 'price' | 'quantity';

/**
 * Where in its life an exception is.
 *
 * - `open`: Nobody has it.
 * - `assigned`: An actor works on it.
 * - `resolved`: It is settled.
 */
export type ExceptionState = 'open' | 'assigned' | 'resolved';

/**
 * Where what is expected comes from.
 *
 * - `inbound`: It was bought: a purchase order, or a notice that it is on its way.
 * - `resale`: Customers send it back, and it will be sold again.
 */
export type ExpectedKind = 'inbound' | 'resale';

/**
 * What a fiscal device or service did.
 *
 * - `started`: It opened a transaction.
 * - `finished`: It signed one.
 * - `cancelled`: It gave one up.
 * - `outage`: It was away.
 */
export type FiscalAction = 'started' | 'finished' | 'cancelled' | 'outage';

/**
 * Why an order waits for somebody.
 *
 * - `fraud`: It may be a fraud.
 * - `credit`: The customer would owe more than they may, or is stopped.
 * - `address`: It cannot be delivered to where it is to go.
 * - `stock`: Somebody must look at the goods.
 */
export type HoldKind = 'fraud' | 'credit' | 'address' | 'stock';

/**
 * Whose name for an item an identifier is.
 *
 * - `sku`: Our own code.
 * - `gtin`: A GS1 number.
 * - `supplier`: A supplier's code.
 * - `channel`: A channel's code.
 */
export type IdentifierKind = 'sku' | 'gtin' | 'supplier' | 'channel';

/**
 * What is billed.
 *
 * - `invoice`: What the customer owes.
 * - `credit_note`: What is taken off that again.
 */
export type InvoiceKind = 'invoice' | 'credit_note';

/**
 * What goods are issued for.
 *
 * - `sale`: They were sold: to cost of sales.
 * - `use`: We use them ourselves: to internal use.
 */
export type IssuePurpose = 'sale' | 'use';

/**
 * What an item is.
 *
 * - `stocked`: Kept in stock.
 * - `service`: Never in stock.
 * - `kit`: Sold as one, stocked as its parts.
 * - `gift_card`: Money put on a card of ours, taxed when it is spent.
 * - `voucher`: A voucher for one purpose, taxed when it is sold.
 */
export type ItemKind = 'stocked' | 'service' | 'kit' | 'gift_card' | 'voucher';

/**
 * Where in its life an item is.
 *
 * - `draft`: Being prepared.
 * - `approved`: May be bought and stocked.
 * - `published`: May be sold.
 * - `discontinued`: No longer bought.
 */
export type ItemStatus = 'draft' | 'approved' | 'published' | 'discontinued';

/**
 * What becomes of money that was captured for goods nobody can promise any more.
 *
 * - `backorder`: What cannot be sourced again waits for goods.
 * - `refund`: What cannot be sourced again is cancelled, and its money is to be given back.
 */
export type LateMoney = 'backorder' | 'refund';

/**
 * By what a party was found, the surest first.
 *
 * - `reference`: Another system calls it so.
 * - `email`: The same e-mail address.
 * - `tax_number`: The same tax number.
 * - `phone`: The same telephone number.
 * - `name_and_address`: The same name at the same postal address.
 */
export type MatchReason = 'reference' | 'email' | 'tax_number' | 'phone' | 'name_and_address';

/**
 * How sure a match is.
 *
 * - `certain`: It is the party: a reference names one.
 * - `strong`: Hardly anybody shares what is the same.
 * - `likely`: People of one house may share what is the same.
 */
export type MatchStrength = 'certain' | 'strong' | 'likely';

/**
 * What of a request a policy measures.
 *
 * - `always`: Nothing: every such request is held.
 * - `amount`: What the request commits the entity to: the total of the document, or the stock value it
 *     changes.
 * - `percent`: One field for each hundred of another.
 * - `field`: A field.
 */
export type Measure = 'always' | 'amount' | 'percent' | 'field';

/**
 * What a movement is; with the costing method it decides the entry.
 *
 * - `receipt`: Goods came from a supplier.
 * - `receipt_reversal`: A receipt taken back.
 * - `sale`: Goods were sold.
 * - `use`: Goods were used by ourselves.
 * - `customer_return`: A customer brought goods back.
 * - `supplier_return`: Goods went back to a supplier.
 * - `adjustment`: Goods found or lost for a reason.
 * - `count_difference`: A count's difference.
 * - `state_change`: Goods changed state.
 * - `relocation`: Goods changed place within a site.
 * - `scrap`: Goods were thrown away.
 * - `assembly_input`: Parts went into an assembly.
 * - `assembly_output`: An assembly came out.
 * - `transfer_shipment`: Goods left for another site.
 * - `transfer_receipt`: Goods arrived from another site.
 * - `transfer_loss`: Goods were lost on the way.
 * - `transfer_surplus`: More arrived than was sent.
 */
export type MovementKind =
  | 'receipt'
  | 'receipt_reversal'
  | 'sale'
  | 'use'
  | 'customer_return'
  | 'supplier_return'
  | 'adjustment'
  | 'count_difference'
  | 'state_change'
  | 'relocation'
  | 'scrap'
  | 'assembly_input'
  | 'assembly_output'
  | 'transfer_shipment'
  | 'transfer_receipt'
  | 'transfer_loss'
  | 'transfer_surplus';

/**
 * What becomes of what was taken off an order of which goods come back.
 *
 * - `keep`: What comes back is refunded as it was paid, its share of the discount taken off; what is kept
 *     keeps its share.
 * - `charge_back`: While what is kept is worth less than a threshold, its share of the discount is kept
 *     back of what is refunded.
 */
export type OrderDiscountRule = 'keep' | 'charge_back';

/**
 * What happened to a payment of an order.
 *
 * - `authorised`: It was promised to us.
 * - `captured`: It was taken.
 * - `voided`: What was promised and not taken was let go.
 * - `refunded`: It was given back.
 * - `charged_back`: The processor took it back for the customer.
 * - `chargeback_won`: The processor gave it to us again.
 */
export type OrderPaymentStep =
  | 'authorised'
  | 'captured'
  | 'voided'
  | 'refunded'
  | 'charged_back'
  | 'chargeback_won';

/**
 * How an order stands: worked out of its lines and holds.
 *
 * - `quoted`: An offer the customer may still take.
 * - `closed`: Its offer was taken, or is over.
 * - `open`: Nothing of it has left.
 * - `held`: It waits for somebody to let it go.
 * - `partly_shipped`: Some of it has left.
 * - `shipped`: All that is wanted has left.
 * - `cancelled`: Nothing of it is wanted any more.
 */
export type OrderStatus = 'quoted' | 'closed' | 'open' | 'held' | 'partly_shipped' | 'shipped' | 'cancelled';

/**
 * What a carrier says of a parcel.
 *
 * - `delivered`: It arrived.
 * - `delayed`: It will be late.
 * - `lost`: It is lost.
 * - `damaged`: It is damaged.
 * - `returned`: It is on its way back.
 * - `claimed`: We claim it of the carrier.
 */
export type ParcelStep = 'delivered' | 'delayed' | 'lost' | 'damaged' | 'returned' | 'claimed';

/**
 * What a party is to us; one party may be several.
 *
 * - `customer`: Buys from us.
 * - `supplier`: Sells to us.
 * - `marketplace`: Sells for us.
 * - `payment_processor`: Collects payments for us.
 * - `carrier`: Carries goods.
 * - `fulfilment_partner`: Stores and ships for us.
 */
export type PartyKind =
  | 'customer'
  | 'supplier'
  | 'marketplace'
  | 'payment_processor'
  | 'carrier'
  | 'fulfilment_partner';

/**
 * What a terminal answered.
 *
 * - `approved`: It took or gave the money.
 * - `declined`: It did not, or nothing came of the call.
 */
export type PaymentOutcome = 'approved' | 'declined';

/**
 * Where a call of a payment terminal stands.
 *
 * - `intended`: The terminal is about to be called.
 * - `approved`: It approved; no sale has used it yet.
 * - `declined`: It declined, or nothing came of the call.
 * - `used`: A sale or refund has used it.
 * - `reversed`: It was given back.
 */
export type PaymentState = 'intended' | 'approved' | 'declined' | 'used' | 'reversed';

/**
 * Whether a month takes postings.
 *
 * - `open`: From anyone.
 * - `soft_closed`: Only from actors with the duty `ledger.post_soft_closed`.
 * - `closed`: From nobody.
 */
export type PeriodState = 'open' | 'soft_closed' | 'closed';

/**
 * What becomes of what is personal about a party that is merged.
 *
 * - `keep`: It is kept apart, under the party it is of.
 * - `drop`: It is erased.
 */
export type PersonalOfMerged = 'keep' | 'drop';

/**
 * Why a line has the price it has.
 *
 * - `list`: A price list said so.
 * - `override`: Somebody with the duty set another.
 * - `markdown`: A price list of reduced prices said so.
 * - `label`: The label on the goods says it.
 * - `lowest`: The lowest they were sold at lately, of goods that come back without their receipt.
 * - `given`: The host's own, as it is on the receipt.
 * - `none`: There was none.
 */
export type PriceOrigin = 'list' | 'override' | 'markdown' | 'label' | 'lowest' | 'given' | 'none';

/**
 * What has become of a proposal.
 *
 * - `open`: Nobody has decided.
 * - `accepted`: It became a transfer.
 * - `rejected`: Somebody did not want it.
 */
export type ProposalState = 'open' | 'accepted' | 'rejected';

/**
 * Whether tax is charged or paid.
 *
 * - `sale`: What we sell.
 * - `purchase`: What we buy: what does not come back of the tax is a part of the cost.
 */
export type QuoteSide = 'sale' | 'purchase';

/**
 * When money is given back for goods that come back.
 *
 * - `authorisation`: When the return is authorised.
 * - `receipt`: When the goods are there.
 * - `disposition`: When it is known what becomes of them.
 */
export type RefundWhen = 'authorisation' | 'receipt' | 'disposition';

/**
 * What can be reserved for.
 *
 * - `cart`: A basket that is not ordered yet.
 * - `quote`: An offer the customer may still take.
 */
export type ReservedFor = 'cart' | 'quote';

/**
 * What happened to a return.
 *
 * - `ordered`: Its order is known.
 * - `identified`: The line of the order is known.
 * - `received`: Goods came.
 * - `inspected`: Somebody looked at goods.
 * - `disposed`: It is known what became of goods.
 * - `credited`: Units were credited.
 * - `lost`: What was credited will not come any more.
 * - `declined`: What came will not be credited.
 * - `released`: What was authorised is no longer expected.
 * - `raised`: Somebody must look at it.
 */
export type ReturnStepKind =
  | 'ordered'
  | 'identified'
  | 'received'
  | 'inspected'
  | 'disposed'
  | 'credited'
  | 'lost'
  | 'declined'
  | 'released'
  | 'raised';

/**
 * When goods pass to the customer, and with them revenue and cost.
 *
 * - `shipment`: When they leave.
 * - `delivery`: When they arrive; until then they are under way and ours.
 */
export type RevenueAt = 'shipment' | 'delivery';

/**
 * The part an account plays in what the core posts by itself.
 *
 * - `inventory_normal`: Stock in normal state.
 * - `inventory_returns_pending`: Stock that came back and waits for inspection.
 * - `inventory_impaired`: Stock that is damaged or to be refurbished.
 * - `inventory_transit`: Stock under way between valuation areas.
 * - `goods_received_not_invoiced`: Receipts not billed yet.
 * - `supplier_credits_awaited`: Goods returned to suppliers, credit awaited.
 * - `landed_cost_awaited`: Freight, duty and the like taken into stock, bill awaited.
 * - `receivables`: What customers and marketplaces owe us for invoices.
 * - `customer_deposits`: What customers paid before goods passed to them.
 * - `tax_on_deposits`: Tax due on what customers paid before it was billed.
 * - `goods_dispatched`: Goods that left for a customer and have not arrived.
 * - `revenue_deferred`: What was billed for goods that have not arrived.
 * - `charges_awaited`: Marketplace fees and freight, bill awaited.
 * - `claims_awaited`: What carriers are to make good.
 * - `returns_clearing`: Cost of goods that were refunded and have not come back, or came back and were
 *     not refunded.
 * - `principals_payable`: What is owed to those we sell for.
 * - `tax_payable`: Tax on sales, owed to the authorities.
 * - `tax_receivable`: Tax on purchases that the authorities give back.
 * - `cost_of_sales`: What sold goods cost.
 * - `purchase_variance`: What was paid against what the pool holds.
 * - `provisional_variance`: What provisional costs turned out to be wrong by.
 * - `assembly_variance`: What assembly into a standard cost gained or lost.
 * - `count_difference`: What counts found or missed.
 * - `shrinkage`: What was lost on the way, stolen or spoilt.
 * - `scrap`: What was thrown away.
 * - `internal_use`: What we used ourselves.
 * - `revaluation`: What stock gained or lost by revaluation.
 * - `write_down`: What stock lost by write-down.
 * - `rounding`: Conversion cents, and cents by which rounded pools differ from documents.
 * - `exchange_difference`: Realised exchange differences.
 * - `cash_in_drawers`: Cash in the drawers of open shifts.
 * - `cash_in_safe`: Cash in the safe.
 * - `cash_in_transit`: Cash on its way to the bank.
 * - `payments_awaited`: Cards and online payments that a processor owes us.
 * - `other_tenders_awaited`: Others' vouchers, cheques and meal tickets to be redeemed.
 * - `gift_cards`: Gift cards and vouchers we sold and owe.
 * - `store_credit`: Store credit we gave and owe.
 * - `sales_revenue`: What goods were sold for.
 * - `sales_returns`: What was given back for goods.
 * - `settlement_discounts`: What was taken off invoices for paying early.
 * - `restocking_fees`: What is kept of the price of goods that come back.
 * - `commission`: What we earn by selling for others.
 * - `marketplace_fees`: What marketplaces keep.
 * - `freight_paid`: What carriers are paid.
 * - `bad_debts`: Receivables nobody will pay.
 * - `cash_over_short`: What drawers held over or short.
 * - `cash_rounding`: What rounding sums to coins gained or lost.
 * - `suspense`: What no rule has an account for.
 * - `opening_balance`: The other side of balances brought in.
 */
export type Role =
  | 'inventory_normal'
  | 'inventory_returns_pending'
  | 'inventory_impaired'
  | 'inventory_transit'
  | 'goods_received_not_invoiced'
  | 'supplier_credits_awaited'
  | 'landed_cost_awaited'
  | 'receivables'
  | 'customer_deposits'
  | 'tax_on_deposits'
  | 'goods_dispatched'
  | 'revenue_deferred'
  | 'charges_awaited'
  | 'claims_awaited'
  | 'returns_clearing'
  | 'principals_payable'
  | 'tax_payable'
  | 'tax_receivable'
  | 'cost_of_sales'
  | 'purchase_variance'
  | 'provisional_variance'
  | 'assembly_variance'
  | 'count_difference'
  | 'shrinkage'
  | 'scrap'
  | 'internal_use'
  | 'revaluation'
  | 'write_down'
  | 'rounding'
  | 'exchange_difference'
  | 'cash_in_drawers'
  | 'cash_in_safe'
  | 'cash_in_transit'
  | 'payments_awaited'
  | 'other_tenders_awaited'
  | 'gift_cards'
  | 'store_credit'
  | 'sales_revenue'
  | 'sales_returns'
  | 'settlement_discounts'
  | 'restocking_fees'
  | 'commission'
  | 'marketplace_fees'
  | 'freight_paid'
  | 'bad_debts'
  | 'cash_over_short'
  | 'cash_rounding'
  | 'suspense'
  | 'opening_balance';

/**
 * Where a tax is rounded to the minor unit.
 *
 * - `line`: For each line.
 * - `document`: Once for each rate of a document, and spread back over its lines.
 */
export type Rounding = 'line' | 'document';

/**
 * In whose name a channel sells.
 *
 * - `principal`: In ours: what is paid is our revenue.
 * - `agent`: In somebody else's: our revenue is the commission, the rest is theirs.
 */
export type SellsAs = 'principal' | 'agent';

/**
 * How much it matters.
 *
 * - `info`: Worth knowing.
 * - `warning`: Needs work.
 * - `critical`: Needs work today.
 */
export type Severity = 'info' | 'warning' | 'critical';

/**
 * How what there is goes to those who wait.
 *
 * - `in_turn`: Each in turn gets all it may have.
 * - `proportional`: Each gets a part in proportion to what it wants.
 * - `together`: All are sourced in one plan, at the least cost: what is short goes where it is missed
 *     most, whoever came first.
 */
export type Sharing = 'in_turn' | 'proportional' | 'together';

/**
 * Where a shift stands.
 *
 * - `open`: It takes sales.
 * - `closed`: Its closing was written.
 */
export type ShiftState = 'open' | 'closed';

/**
 * How much of a demand must be there before any of it is promised.
 *
 * - `whole`: All of it.
 * - `whole_lines`: Whole lines.
 * - `what_there_is`: Whatever there is.
 */
export type ShipRule = 'whole' | 'whole_lines' | 'what_there_is';

/**
 * What becomes of what a channel asks for and nobody can promise.
 *
 * - `refuse`: The request is refused.
 * - `backorder`: It waits its turn.
 */
export type ShortageRule = 'refuse' | 'backorder';

/**
 * The side an item stands on.
 *
 * - `debit`: Owed to us.
 * - `credit`: Owed by us.
 */
export type Side = 'debit' | 'credit';

/**
 * What a place is to the book. The first eight hold stock; the others are where it comes from and goes
 * to.
 *
 * - `store`: A shop.
 * - `dark_store`: A shop without customers, for picking.
 * - `warehouse`: A warehouse.
 * - `third_party`: Somebody else's warehouse with our goods.
 * - `transit`: Goods under way between our sites.
 * - `supplier`: Where purchases come from.
 * - `customer`: Where sales go to.
 * - `count_difference`: Where counts take from and give to.
 * - `adjustment`: Where adjustments take from and give to.
 * - `scrap`: Where scrap goes to.
 * - `assembly`: Where parts go to and assembled goods come from.
 * - `internal_use`: What we use ourselves.
 */
export type SiteKind =
  | 'store'
  | 'dark_store'
  | 'warehouse'
  | 'third_party'
  | 'transit'
  | 'supplier'
  | 'customer'
  | 'count_difference'
  | 'adjustment'
  | 'scrap'
  | 'assembly'
  | 'internal_use';

/**
 * How a cost is spread over the lines of a receipt.
 *
 * - `value`: In proportion to what the lines were received at.
 * - `quantity`: In proportion to their quantities in base units.
 */
export type SpreadBy = 'value' | 'quantity';

/**
 * Where a unit of a demand stands.
 *
 * - `outside`: Not asked for yet: where what is wanted comes from.
 * - `open`: Wanted, and promised nothing.
 * - `reserved`: Promised for a while, at a site it may still be moved from.
 * - `allocated`: Promised, tied to a position.
 * - `picked`: In a tote.
 * - `shipped`: Gone.
 * - `cancelled`: No longer wanted.
 */
export type Stage = 'outside' | 'open' | 'reserved' | 'allocated' | 'picked' | 'shipped' | 'cancelled';

/**
 * What a line of a customer's account is.
 *
 * - `invoice`: What was billed.
 * - `credit_note`: What was credited.
 * - `payment`: Money that came, or was given back.
 * - `payment_reversal`: Money that went back again.
 * - `payout`: Money of theirs that was given back.
 * - `write_off`: What was written off, or recovered.
 * - `other`: What was brought in from elsewhere or settled by hand.
 */
export type StatementKind =
  | 'invoice'
  | 'credit_note'
  | 'payment'
  | 'payment_reversal'
  | 'payout'
  | 'write_off'
  | 'other';

/**
 * Why a unit is where it is.
 *
 * - `sellable`: May be sold.
 * - `inspection`: Came back, waits for inspection.
 * - `refurbish`: Waits to be made good.
 * - `damaged`: Damaged.
 * - `quarantine`: Held back.
 */
export type StockState = 'sellable' | 'inspection' | 'refurbish' | 'damaged' | 'quarantine';

/**
 * What holds money that we owe to whoever bears it.
 *
 * - `gift_card`: A gift card: taxed when it is spent.
 * - `voucher`: A single-purpose voucher: taxed when it is sold.
 * - `store_credit`: Store credit.
 */
export type StoredValueKind = 'gift_card' | 'voucher' | 'store_credit';

/**
 * What is made of two duties in one hand.
 *
 * - `off`: Nothing: the pair is not one of ours.
 * - `report`: It stands in the report of who could.
 * - `enforce`: It stands in the report, is refused when a role is granted, and in the steps of one
 *     document.
 */
export type Strictness = 'off' | 'report' | 'enforce';

/**
 * What sales are added up by.
 *
 * - `day`: By business day of the books.
 * - `week`: By week, from Monday (ISO 8601).
 * - `month`: By month.
 * - `site`: By site.
 * - `category`: By category of the items.
 * - `item`: By item.
 * - `all`: All in one.
 */
export type SummaryBy = 'day' | 'week' | 'month' | 'site' | 'category' | 'item' | 'all';

/**
 * Who owes the tax of what is sold.
 *
 * - `us`: We do.
 * - `marketplace`: The marketplace collects and pays it, for us.
 * - `deemed_supplier`: The marketplace is taken to have bought from us and sold to the customer.
 */
export type TaxBy = 'us' | 'marketplace' | 'deemed_supplier';

/**
 * When the tax of what is sold is due.
 *
 * - `invoice`: When it is billed.
 * - `payment`: When it is paid, if that comes before it is billed: on what was paid (Directive
 *     2006/112/EC, article 65).
 */
export type TaxDue = 'invoice' | 'payment';

/**
 * What makes a tax due: the day that counts for rates and reports.
 *
 * - `payment`: The day it is paid.
 * - `invoice`: The day it is invoiced.
 * - `delivery`: The day it is delivered.
 */
export type TaxPoint = 'payment' | 'invoice' | 'delivery';

/**
 * Sales, refunds, what was paid in advance and bad debts are told apart for ever.
 *
 * - `sale`: Sold.
 * - `refund`: Given back; its amounts are below 0.
 * - `advance`: Paid before it was billed; its amounts are below 0 when it is billed or given back.
 * - `bad_debt`: Never paid, and its tax claimed back; its amounts are above 0 when it is paid after all.
 */
export type TaxSide = 'sale' | 'refund' | 'advance' | 'bad_debt';

/**
 * What money is paid with.
 *
 * - `cash`: Notes and coins: change is given, sums are rounded to what coins can make.
 * - `card`: A card or another payment that a processor collects.
 * - `gift_card`: A gift card or voucher that we sold.
 * - `store_credit`: Store credit that we gave.
 * - `other`: Others' vouchers, cheques, meal tickets.
 */
export type TenderKind = 'cash' | 'card' | 'gift_card' | 'store_credit' | 'other';

/**
 * What something that happened to an order is about.
 *
 * - `captured`: It was captured.
 * - `units`: Units went from one stage to another.
 * - `cancelled`: Units are no longer wanted.
 * - `hold`: A hold was placed or released.
 * - `payment`: Something happened to a payment.
 * - `invoice`: It was billed or credited.
 * - `parcel`: A carrier told of a parcel.
 */
export type TimelineKind = 'captured' | 'units' | 'cancelled' | 'hold' | 'payment' | 'invoice' | 'parcel';

/**
 * Whether units are told apart.
 *
 * - `none`: They are not.
 * - `lot`: By lot.
 * - `serial`: One by one.
 */
export type Tracking = 'none' | 'lot' | 'serial';

/**
 * What became of goods that did not arrive.
 *
 * - `late`: They are still expected: nothing moves.
 * - `lost`: They are gone: to shrinkage.
 * - `found_at_sender`: They turned up at the sending site.
 * - `found_at_receiver`: They turned up at the receiving site.
 */
export type TransferOutcome = 'late' | 'lost' | 'found_at_sender' | 'found_at_receiver';

/**
 * How a line is taxed.
 *
 * - `taxed`: At the rates of its class.
 * - `zero_rated`: Taxed at nothing: what was paid on its purchase is given back.
 * - `exempt`: Outside the tax.
 * - `reverse_charge`: The buyer owes the tax; nothing is charged.
 * - `marketplace_collected`: A marketplace collects the tax and owes it: noted, not our liability.
 * - `deemed_supplier`: A platform is the supplier to the buyer and owes the tax; ours is a supply to the
 *     platform, without tax.
 * - `out_of_scope`: No supply at all: money put on a card.
 */
export type Treatment =
  | 'taxed'
  | 'zero_rated'
  | 'exempt'
  | 'reverse_charge'
  | 'marketplace_collected'
  | 'deemed_supplier'
  | 'out_of_scope';

/**
 * Why stock is worth what it is.
 *
 * - `normal`: At cost.
 * - `returns_pending`: Came back and waits for inspection.
 * - `impaired`: Worth less than it cost.
 */
export type ValuationClass = 'normal' | 'returns_pending' | 'impaired';

/**
 * Where the cost of a site's stock is pooled.
 *
 * - `entity`: With the other sites of the entity that say so.
 * - `site`: By itself.
 */
export type ValuationScope = 'entity' | 'site';

/** The codes of refusals, none of which is ever given another meaning. */
export type RefusalCode =
  | 'flow.malformed'
  | 'flow.bad_value'
  | 'flow.overflow'
  | 'flow.unknown_operation'
  | 'flow.key_reused'
  | 'flow.key_required'
  | 'flow.reference_used'
  | 'control.unknown_actor'
  | 'control.actor_inactive'
  | 'control.not_allowed'
  | 'control.already_set_up'
  | 'control.over_limit'
  | 'control.actor_exists'
  | 'control.unknown_role'
  | 'control.unknown_duty'
  | 'control.beyond_own_authority'
  | 'control.limit_needs_entity'
  | 'control.limit_negative'
  | 'control.site_elsewhere'
  | 'control.not_granted'
  | 'control.last_owner'
  | 'control.held'
  | 'control.past_policy'
  | 'control.unknown_approval'
  | 'control.approval_ended'
  | 'control.approval_expired'
  | 'control.rejected'
  | 'control.withdrawn'
  | 'control.refused_when_released'
  | 'control.own_request'
  | 'control.not_releaser'
  | 'control.not_requester'
  | 'control.request_forgotten'
  | 'control.reason_needed'
  | 'control.cannot_be_held'
  | 'control.bad_policy'
  | 'control.bad_field'
  | 'control.unknown_figure'
  | 'control.unknown_policy'
  | 'control.incompatible'
  | 'control.both_steps'
  | 'control.same_duty'
  | 'control.own_stead'
  | 'control.bad_days'
  | 'parties.unknown_party'
  | 'parties.party_exists'
  | 'parties.no_kind'
  | 'parties.reference_taken'
  | 'parties.unknown_reference'
  | 'parties.too_many'
  | 'parties.nothing_to_match'
  | 'parties.same_party'
  | 'parties.already_merged'
  | 'parties.other_currency'
  | 'parties.owns_goods'
  | 'parties.nothing_personal'
  | 'exceptions.unknown_exception'
  | 'exceptions.already_resolved'
  | 'exceptions.note_required'
  | 'exceptions.value_needs_currency'
  | 'catalogue.unknown_item'
  | 'catalogue.ambiguous_identifier'
  | 'catalogue.unknown_pack'
  | 'catalogue.not_exact'
  | 'catalogue.quantity_not_positive'
  | 'catalogue.item_exists'
  | 'catalogue.identifier_used'
  | 'catalogue.unknown_identifier'
  | 'catalogue.supplier_needed'
  | 'catalogue.unknown_unit'
  | 'catalogue.unit_exists'
  | 'catalogue.unit_decimals'
  | 'catalogue.unknown_category'
  | 'catalogue.category_exists'
  | 'catalogue.pack_exists'
  | 'catalogue.tracking_needs_stock'
  | 'catalogue.serial_needs_whole_units'
  | 'catalogue.tracking_fixed'
  | 'catalogue.not_back_to_draft'
  | 'catalogue.not_a_kit'
  | 'catalogue.kit_parts'
  | 'catalogue.not_a_part'
  | 'ledger.unknown_entity'
  | 'ledger.code_used'
  | 'ledger.unknown_account'
  | 'ledger.account_inactive'
  | 'ledger.account_currency'
  | 'ledger.control_account'
  | 'ledger.unbalanced'
  | 'ledger.empty_entry'
  | 'ledger.period_closed'
  | 'ledger.put_off'
  | 'ledger.in_future'
  | 'ledger.no_rate'
  | 'ledger.no_posting_rule'
  | 'ledger.posted_before'
  | 'ledger.one_side'
  | 'ledger.not_positive'
  | 'ledger.too_many_lines'
  | 'ledger.rate_of_base'
  | 'ledger.rate_of_what'
  | 'ledger.account_misfit'
  | 'ledger.rule_in_use'
  | 'ledger.account_in_rule'
  | 'ledger.account_has_balance'
  | 'ledger.nothing_to_change'
  | 'ledger.period_final'
  | 'ledger.earlier_period_open'
  | 'ledger.period_not_over'
  | 'ledger.unknown_entry'
  | 'ledger.already_reversed'
  | 'ledger.reverse_document'
  | 'ledger.reversed_before'
  | 'open_items.unknown_open_item'
  | 'open_items.more_than_remains'
  | 'open_items.not_open_items'
  | 'open_items.settled_item'
  | 'open_items.settled_before'
  | 'open_items.not_positive'
  | 'open_items.not_together'
  | 'open_items.wrong_side'
  | 'open_items.named_twice'
  | 'open_items.bad_match'
  | 'tax.unknown_jurisdiction'
  | 'tax.no_jurisdiction'
  | 'tax.no_rate'
  | 'tax.bad_components'
  | 'tax.rates_exist'
  | 'tax.wrong_treatment'
  | 'tax.bad_dates'
  | 'tax.exemption_overlaps'
  | 'tax.unknown_exemption'
  | 'tax.beyond_line'
  | 'tax.quote_of_what'
  | 'tax.no_tax_point'
  | 'tax.line_of_what'
  | 'tax.too_many_lines'
  | 'tax.bad_relief_days'
  | 'costing.no_standard_cost'
  | 'costing.unknown_area'
  | 'costing.unknown_category'
  | 'costing.pool_empty'
  | 'costing.more_than_value'
  | 'costing.nothing_received'
  | 'costing.nothing_to_change'
  | 'costing.not_stocked'
  | 'costing.bad_amount'
  | 'stock.unknown_site'
  | 'stock.code_used'
  | 'stock.not_a_workplace'
  | 'stock.site_inactive'
  | 'stock.site_holds_stock'
  | 'stock.unknown_reason'
  | 'stock.role_not_for_reasons'
  | 'stock.unknown_place'
  | 'stock.unknown_lot'
  | 'stock.not_stocked'
  | 'stock.lot_required'
  | 'stock.lot_not_tracked'
  | 'stock.serial_quantity'
  | 'stock.serial_on_hand'
  | 'stock.not_enough_available'
  | 'stock.no_lines'
  | 'stock.too_many_lines'
  | 'stock.unknown_document'
  | 'stock.wrong_document'
  | 'stock.unknown_line'
  | 'stock.not_on_document'
  | 'stock.more_than_left'
  | 'stock.more_than_shipped'
  | 'stock.not_under_way'
  | 'stock.more_than_in_transit'
  | 'stock.same_site'
  | 'stock.other_entity'
  | 'stock.nothing_changes'
  | 'stock.made_of_itself'
  | 'stock.count_closed'
  | 'stock.not_counted'
  | 'stock.not_on_sheet'
  | 'pricing.unknown_price_list'
  | 'pricing.no_price'
  | 'pricing.bad_dates'
  | 'pricing.currency_fixed'
  | 'pricing.list_of_other_entity'
  | 'pricing.site_of_other_entity'
  | 'pricing.price_negative'
  | 'pricing.quantity_negative'
  | 'pricing.price_twice'
  | 'pricing.nothing_given'
  | 'pricing.too_many'
  | 'pricing.not_a_customer'
  | 'pricing.quote_of_what'
  | 'pricing.two_discounts'
  | 'pricing.discount_negative'
  | 'pricing.discount_above_line'
  | 'pricing.discount_above_basket'
  | 'allocation.unknown_channel'
  | 'allocation.channel_inactive'
  | 'allocation.channel_of_other_entity'
  | 'allocation.site_of_other_entity'
  | 'allocation.site_twice'
  | 'allocation.out_of_range'
  | 'allocation.negative'
  | 'allocation.nothing_given'
  | 'allocation.unknown_demand'
  | 'allocation.line_of_other_item'
  | 'allocation.unknown_line'
  | 'allocation.not_enough'
  | 'allocation.not_there'
  | 'allocation.not_enough_at_site'
  | 'allocation.ends_before_now'
  | 'allocation.out_of_step'
  | 'allocation.taken_elsewhere'
  | 'allocation.more_than_wanted'
  | 'allocation.short_pick'
  | 'allocation.not_picked'
  | 'allocation.not_of_this_order'
  | 'allocation.unknown_expected'
  | 'allocation.no_feed'
  | 'allocation.levels_crossed'
  | 'allocation.unknown_proposal'
  | 'allocation.proposal_ended'
  | 'allocation.displaced'
  | 'till.unknown_register'
  | 'till.register_inactive'
  | 'till.register_exists'
  | 'till.unknown_tender'
  | 'till.tender_inactive'
  | 'till.tender_kind_fixed'
  | 'till.shift_open'
  | 'till.no_open_shift'
  | 'till.unknown_shift'
  | 'till.unknown_closing'
  | 'till.shift_closed'
  | 'till.nothing_late'
  | 'till.unknown_receipt'
  | 'till.unknown_line'
  | 'till.more_than_sold'
  | 'till.receipt_used'
  | 'till.override_not_allowed'
  | 'till.discount_not_allowed'
  | 'till.reason_needed'
  | 'till.no_price'
  | 'till.price_mode'
  | 'till.negative_price'
  | 'till.not_for_sale'
  | 'till.tenders_differ'
  | 'till.money_back_differs'
  | 'till.no_change'
  | 'till.not_in_coins'
  | 'till.tender_not_positive'
  | 'till.card_number'
  | 'till.unknown_stored_value'
  | 'till.nothing_loaded'
  | 'till.stored_value_exists'
  | 'till.not_enough_stored'
  | 'till.voucher_spent_whole'
  | 'till.voucher_whole'
  | 'till.voucher_goods'
  | 'till.stored_value_expired'
  | 'till.stored_value_kind'
  | 'till.stored_value_needed'
  | 'till.never_sold'
  | 'till.not_the_last'
  | 'till.not_suspended'
  | 'till.unknown_suspended'
  | 'till.unknown_payment'
  | 'till.payment_exists'
  | 'till.payment_state'
  | 'till.payment_differs'
  | 'till.bad_layout'
  | 'till.sale_differs'
  | 'till.unknown_goods'
  | 'till.over_short'
  | 'till.count_needed'
  | 'till.orphan_payment'
  | 'till.not_in_drawer'
  | 'till.not_in_safe'
  | 'till.not_in_drawers'
  | 'till.not_at_terminal'
  | 'till.not_voidable'
  | 'till.no_quantity'
  | 'till.bad_receipt'
  | 'till.fiscal_state'
  | 'till.unknown_fiscal_transaction'
  | 'till.fiscal_outage'
  | 'sales.no_terms'
  | 'sales.party_needed'
  | 'sales.out_of_range'
  | 'sales.unknown_order'
  | 'sales.unknown_line'
  | 'sales.other_content'
  | 'sales.kept_elsewhere'
  | 'sales.kept_here'
  | 'sales.not_for_order'
  | 'sales.kit_without_parts'
  | 'sales.no_price'
  | 'sales.price_mode'
  | 'sales.negative_price'
  | 'sales.total_differs'
  | 'sales.quote_ended'
  | 'sales.quote_gone'
  | 'sales.quote_of_other'
  | 'sales.more_than_wanted'
  | 'sales.shipped_held'
  | 'sales.shipped_unpaid'
  | 'sales.not_held'
  | 'sales.held_already'
  | 'sales.may_not_release'
  | 'sales.credit_exceeded'
  | 'sales.customer_stopped'
  | 'sales.not_positive'
  | 'sales.no_payment'
  | 'sales.unknown_payment'
  | 'sales.more_than_paid'
  | 'sales.more_than_held'
  | 'sales.paid_late'
  | 'sales.payment_differs'
  | 'sales.tender_not_for_orders'
  | 'sales.unknown_invoice'
  | 'sales.unknown_parcel'
  | 'sales.parcel_ended'
  | 'sales.parcel_in_trouble'
  | 'sales.other_customer'
  | 'sales.more_than_owed'
  | 'sales.more_than_received'
  | 'sales.deduction_taken'
  | 'sales.one_place'
  | 'sales.money_differs'
  | 'sales.named_twice'
  | 'sales.nothing_on_account'
  | 'sales.unknown_credit'
  | 'sales.more_than_on_account'
  | 'sales.used_money_reversed'
  | 'sales.more_than_billed'
  | 'sales.one_measure'
  | 'sales.unknown_billed_line'
  | 'sales.no_relief'
  | 'sales.relief_too_early'
  | 'sales.nothing_owed'
  | 'returns.no_policy'
  | 'returns.bad_policy'
  | 'returns.unknown_reason'
  | 'returns.unknown_return'
  | 'returns.unknown_line'
  | 'returns.not_goods'
  | 'returns.window_passed'
  | 'returns.more_than_sold'
  | 'returns.more_than_authorised'
  | 'returns.not_authorised'
  | 'returns.unannounced'
  | 'returns.not_on_return'
  | 'returns.not_on_order'
  | 'returns.more_than_waits'
  | 'returns.more_than_billed'
  | 'returns.more_than_returned'
  | 'returns.order_not_known'
  | 'returns.order_known'
  | 'returns.other_item'
  | 'returns.nothing_open'
  | 'returns.no_quantity'
  | 'returns.line_or_item'
  | 'returns.refunded_without_goods'
  | 'returns.goods_without_refund';
