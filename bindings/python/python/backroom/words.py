"""Words with a fixed set of values, as requests take them and replies tell them.

Written by `cargo xtask generate`.
"""

from __future__ import annotations

from typing import Literal

AccountKind = Literal["asset", "liability", "equity", "income", "expense"]
"""Where an account stands in the statements.

- `asset`: What we own.
- `liability`: What we owe.
- `equity`: What is the owners'.
- `income`: What we earn.
- `expense`: What we spend.
"""

Accountability = Literal["drawer", "cashier"]
"""Who answers for the money of a register.

- `drawer`: The drawer: one shift at a time, whoever serves.
- `cashier`: Each cashier: a shift each.
"""

ActorKind = Literal["person", "system"]
"""What an actor is.

- `person`: A person.
- `system`: A till, a job, an integration.
"""

ApplyRule = Literal["named", "oldest"]
"""What money settles that no invoice was named for.

- `named`: Nothing: it stays on account.
- `oldest`: What is owed, what was due first in front; the rest stays on account.
"""

ApprovalState = Literal["held", "done", "refused", "rejected", "withdrawn", "expired"]
"""Where in its life a held request is.

- `held`: It waits for somebody who releases it.
- `done`: It was released, and is done.
- `refused`: It was released, and refused by what had become of the book.
- `rejected`: Somebody said no.
- `withdrawn`: The one who asked took it back.
- `expired`: Nobody released it in time.
"""

Bucket = Literal["current", "1-30", "31-60", "61-90", "90+"]
"""How long an item has been due, in days.

- `current`: Not due yet, or due on the day.
- `1-30`: 1 to 30 days.
- `31-60`: 31 to 60 days.
- `61-90`: 61 to 90 days.
- `90+`: More than 90 days.
"""

Cause = Literal[
    "asked",
    "sourced",
    "filled",
    "released",
    "expired",
    "displaced",
    "reseated",
    "reallocated",
    "ordered",
    "picked",
    "short",
    "shipped",
    "cancelled",
]
"""Why units of a demand went from one stage to another.

- `asked`: They were asked for.
- `sourced`: A site was found for them.
- `filled`: They waited, and their turn came.
- `released`: Somebody let them go.
- `expired`: Their reservation ended.
- `displaced`: The goods were taken by somebody who had them in hand.
- `reseated`: They lie elsewhere in the site by now.
- `reallocated`: Somebody chose another site.
- `ordered`: A reservation became an order.
- `picked`: They were picked, or put back.
- `short`: They were not found where they were to be picked.
- `shipped`: They left, or came back from the dock.
- `cancelled`: They are no longer wanted.
"""

Chart = Literal["retail"]
"""A template for the accounts and posting rules of a new entity.

- `retail`: For shops, web shops and wholesalers.
"""

Control = Literal["stock", "open_items"]
"""Which sub-ledger alone posts to a control account.

- `stock`: The cost pools.
- `open_items`: The open items.
"""

CostingMethod = Literal["fifo", "average", "standard"]
"""How what leaves a pool is priced.

- `fifo`: First in, first out, by layers.
- `average`: Moving average.
- `standard`: A standard cost, differences to variance.
"""

CountState = Literal["open", "posted", "cancelled"]
"""Where a count stands.

- `open`: Figures are taken.
- `posted`: Differences are posted.
- `cancelled`: Given up.
"""

DemandKind = Literal["cart", "quote", "order"]
"""What stands behind a demand.

- `cart`: A basket that is not ordered yet.
- `quote`: An offer the customer may still take.
- `order`: An order.
"""

Direction = Literal["increase", "decrease"]
"""Which way an adjustment goes.

- `increase`: There is more than the book said.
- `decrease`: There is less than the book said.
"""

Disposition = Literal["resale", "refurbish", "liquidate", "write_off", "supplier", "missing"]
"""What becomes of goods that came back.

- `resale`: They are sold again.
- `refurbish`: They are to be made good.
- `liquidate`: They are sold off as they are.
- `write_off`: They are thrown away.
- `supplier`: They go back to who sold them to us.
- `missing`: They are not there, though their receipt says so.
"""

DocumentKind = Literal[
    "receipt",
    "receipt_reversal",
    "issue",
    "customer_return",
    "supplier_return",
    "adjustment",
    "state_change",
    "scrap",
    "assembly",
    "transfer",
    "transfer_receipt",
    "count",
    "count_posting",
    "landed_cost",
    "price_variance",
    "revaluation",
    "write_down",
    "reclassification",
    "sale",
    "refund",
    "exchange",
    "void_sale",
    "shipment",
    "shipment_reversal",
    "delivery",
    "credit",
    "customer_payment",
    "payment_reversal",
    "money_application",
    "money_return",
    "bad_debt",
]
"""What a stock document is.

- `receipt`: Goods receipt.
- `receipt_reversal`: Receipt taken back.
- `issue`: Goods issue.
- `customer_return`: Customer return.
- `supplier_return`: Supplier return.
- `adjustment`: Adjustment.
- `state_change`: Change of state or place.
- `scrap`: Scrapping.
- `assembly`: Assembly.
- `transfer`: Transfer shipped.
- `transfer_receipt`: Transfer received or resolved.
- `count`: Count sheet.
- `count_posting`: Count posted.
- `landed_cost`: Landed cost.
- `price_variance`: Price difference between bill and receipt.
- `revaluation`: Revaluation or new standard.
- `write_down`: Write-down.
- `reclassification`: Value moved because a category, method or area changed.
- `sale`: Sale at a till.
- `refund`: Refund at a till.
- `exchange`: Exchange at a till.
- `void_sale`: Sale at a till made void.
- `shipment`: Shipment for an order, with what it bills.
- `shipment_reversal`: Shipment taken back before anybody had it.
- `delivery`: Arrival of a shipment that was ours until then.
- `credit`: Credit without goods.
- `customer_payment`: Money of a customer that arrived.
- `payment_reversal`: Money of a customer that went back again.
- `money_application`: Money of a customer put against what they owe.
- `money_return`: Money of a customer that was on account and is given back.
- `bad_debt`: What a customer will not pay, or will after all.
"""

EmbeddedValue = Literal["price", "quantity"]
"""What digits at the end of an embedded barcode say.

- `price`: The price of the goods in hand, in the entity's currency.
- `quantity`: Their quantity in the item's base unit: a weight.
"""

ExceptionState = Literal["open", "assigned", "resolved"]
"""Where in its life an exception is.

- `open`: Nobody has it.
- `assigned`: An actor works on it.
- `resolved`: It is settled.
"""

ExpectedKind = Literal["inbound", "resale"]
"""Where what is expected comes from.

- `inbound`: It was bought: a purchase order, or a notice that it is on its way.
- `resale`: Customers send it back, and it will be sold again.
"""

FiscalAction = Literal["started", "finished", "cancelled", "outage"]
"""What a fiscal device or service did.

- `started`: It opened a transaction.
- `finished`: It signed one.
- `cancelled`: It gave one up.
- `outage`: It was away.
"""

HoldKind = Literal["fraud", "credit", "address", "stock"]
"""Why an order waits for somebody.

- `fraud`: It may be a fraud.
- `credit`: The customer would owe more than they may, or is stopped.
- `address`: It cannot be delivered to where it is to go.
- `stock`: Somebody must look at the goods.
"""

IdentifierKind = Literal["sku", "gtin", "supplier", "channel"]
"""Whose name for an item an identifier is.

- `sku`: Our own code.
- `gtin`: A GS1 number.
- `supplier`: A supplier's code.
- `channel`: A channel's code.
"""

InvoiceKind = Literal["invoice", "credit_note"]
"""What is billed.

- `invoice`: What the customer owes.
- `credit_note`: What is taken off that again.
"""

IssuePurpose = Literal["sale", "use"]
"""What goods are issued for.

- `sale`: They were sold: to cost of sales.
- `use`: We use them ourselves: to internal use.
"""

ItemKind = Literal["stocked", "service", "kit", "gift_card", "voucher"]
"""What an item is.

- `stocked`: Kept in stock.
- `service`: Never in stock.
- `kit`: Sold as one, stocked as its parts.
- `gift_card`: Money put on a card of ours, taxed when it is spent.
- `voucher`: A voucher for one purpose, taxed when it is sold.
"""

ItemStatus = Literal["draft", "approved", "published", "discontinued"]
"""Where in its life an item is.

- `draft`: Being prepared.
- `approved`: May be bought and stocked.
- `published`: May be sold.
- `discontinued`: No longer bought.
"""

LateMoney = Literal["backorder", "refund"]
"""What becomes of money that was captured for goods nobody can promise any more.

- `backorder`: What cannot be sourced again waits for goods.
- `refund`: What cannot be sourced again is cancelled, and its money is to be given back.
"""

MatchReason = Literal["reference", "email", "tax_number", "phone", "name_and_address"]
"""By what a party was found, the surest first.

- `reference`: Another system calls it so.
- `email`: The same e-mail address.
- `tax_number`: The same tax number.
- `phone`: The same telephone number.
- `name_and_address`: The same name at the same postal address.
"""

MatchStrength = Literal["certain", "strong", "likely"]
"""How sure a match is.

- `certain`: It is the party: a reference names one.
- `strong`: Hardly anybody shares what is the same.
- `likely`: People of one house may share what is the same.
"""

Measure = Literal["always", "amount", "percent", "field"]
"""What of a request a policy measures.

- `always`: Nothing: every such request is held.
- `amount`: What the request commits the entity to: the total of the document, or the stock value it
    changes.
- `percent`: One field for each hundred of another.
- `field`: A field.
"""

MovementKind = Literal[
    "receipt",
    "receipt_reversal",
    "sale",
    "use",
    "customer_return",
    "supplier_return",
    "adjustment",
    "count_difference",
    "state_change",
    "relocation",
    "scrap",
    "assembly_input",
    "assembly_output",
    "transfer_shipment",
    "transfer_receipt",
    "transfer_loss",
    "transfer_surplus",
]
"""What a movement is; with the costing method it decides the entry.

- `receipt`: Goods came from a supplier.
- `receipt_reversal`: A receipt taken back.
- `sale`: Goods were sold.
- `use`: Goods were used by ourselves.
- `customer_return`: A customer brought goods back.
- `supplier_return`: Goods went back to a supplier.
- `adjustment`: Goods found or lost for a reason.
- `count_difference`: A count's difference.
- `state_change`: Goods changed state.
- `relocation`: Goods changed place within a site.
- `scrap`: Goods were thrown away.
- `assembly_input`: Parts went into an assembly.
- `assembly_output`: An assembly came out.
- `transfer_shipment`: Goods left for another site.
- `transfer_receipt`: Goods arrived from another site.
- `transfer_loss`: Goods were lost on the way.
- `transfer_surplus`: More arrived than was sent.
"""

OrderDiscountRule = Literal["keep", "charge_back"]
"""What becomes of what was taken off an order of which goods come back.

- `keep`: What comes back is refunded as it was paid, its share of the discount taken off; what is kept
    keeps its share.
- `charge_back`: While what is kept is worth less than a threshold, its share of the discount is kept
    back of what is refunded.
"""

OrderPaymentStep = Literal["authorised", "captured", "voided", "refunded", "charged_back", "chargeback_won"]
"""What happened to a payment of an order.

- `authorised`: It was promised to us.
- `captured`: It was taken.
- `voided`: What was promised and not taken was let go.
- `refunded`: It was given back.
- `charged_back`: The processor took it back for the customer.
- `chargeback_won`: The processor gave it to us again.
"""

OrderStatus = Literal["quoted", "closed", "open", "held", "partly_shipped", "shipped", "cancelled"]
"""How an order stands: worked out of its lines and holds.

- `quoted`: An offer the customer may still take.
- `closed`: Its offer was taken, or is over.
- `open`: Nothing of it has left.
- `held`: It waits for somebody to let it go.
- `partly_shipped`: Some of it has left.
- `shipped`: All that is wanted has left.
- `cancelled`: Nothing of it is wanted any more.
"""

ParcelStep = Literal["delivered", "delayed", "lost", "damaged", "returned", "claimed"]
"""What a carrier says of a parcel.

- `delivered`: It arrived.
- `delayed`: It will be late.
- `lost`: It is lost.
- `damaged`: It is damaged.
- `returned`: It is on its way back.
- `claimed`: We claim it of the carrier.
"""

PartyKind = Literal[
    "customer",
    "supplier",
    "marketplace",
    "payment_processor",
    "carrier",
    "fulfilment_partner",
]
"""What a party is to us; one party may be several.

- `customer`: Buys from us.
- `supplier`: Sells to us.
- `marketplace`: Sells for us.
- `payment_processor`: Collects payments for us.
- `carrier`: Carries goods.
- `fulfilment_partner`: Stores and ships for us.
"""

PaymentOutcome = Literal["approved", "declined"]
"""What a terminal answered.

- `approved`: It took or gave the money.
- `declined`: It did not, or nothing came of the call.
"""

PaymentState = Literal["intended", "approved", "declined", "used", "reversed"]
"""Where a call of a payment terminal stands.

- `intended`: The terminal is about to be called.
- `approved`: It approved; no sale has used it yet.
- `declined`: It declined, or nothing came of the call.
- `used`: A sale or refund has used it.
- `reversed`: It was given back.
"""

PeriodState = Literal["open", "soft_closed", "closed"]
"""Whether a month takes postings.

- `open`: From anyone.
- `soft_closed`: Only from actors with the duty `ledger.post_soft_closed`.
- `closed`: From nobody.
"""

PersonalOfMerged = Literal["keep", "drop"]
"""What becomes of what is personal about a party that is merged.

- `keep`: It is kept apart, under the party it is of.
- `drop`: It is erased.
"""

PriceOrigin = Literal["list", "override", "markdown", "label", "lowest", "given", "none"]
"""Why a line has the price it has.

- `list`: A price list said so.
- `override`: Somebody with the duty set another.
- `markdown`: A price list of reduced prices said so.
- `label`: The label on the goods says it.
- `lowest`: The lowest they were sold at lately, of goods that come back without their receipt.
- `given`: The host's own, as it is on the receipt.
- `none`: There was none.
"""

ProposalState = Literal["open", "accepted", "rejected"]
"""What has become of a proposal.

- `open`: Nobody has decided.
- `accepted`: It became a transfer.
- `rejected`: Somebody did not want it.
"""

QuoteSide = Literal["sale", "purchase"]
"""Whether tax is charged or paid.

- `sale`: What we sell.
- `purchase`: What we buy: what does not come back of the tax is a part of the cost.
"""

RefundWhen = Literal["authorisation", "receipt", "disposition"]
"""When money is given back for goods that come back.

- `authorisation`: When the return is authorised.
- `receipt`: When the goods are there.
- `disposition`: When it is known what becomes of them.
"""

ReservedFor = Literal["cart", "quote"]
"""What can be reserved for.

- `cart`: A basket that is not ordered yet.
- `quote`: An offer the customer may still take.
"""

ReturnStepKind = Literal[
    "ordered",
    "identified",
    "received",
    "inspected",
    "disposed",
    "credited",
    "lost",
    "declined",
    "released",
    "raised",
]
"""What happened to a return.

- `ordered`: Its order is known.
- `identified`: The line of the order is known.
- `received`: Goods came.
- `inspected`: Somebody looked at goods.
- `disposed`: It is known what became of goods.
- `credited`: Units were credited.
- `lost`: What was credited will not come any more.
- `declined`: What came will not be credited.
- `released`: What was authorised is no longer expected.
- `raised`: Somebody must look at it.
"""

RevenueAt = Literal["shipment", "delivery"]
"""When goods pass to the customer, and with them revenue and cost.

- `shipment`: When they leave.
- `delivery`: When they arrive; until then they are under way and ours.
"""

Role = Literal[
    "inventory_normal",
    "inventory_returns_pending",
    "inventory_impaired",
    "inventory_transit",
    "goods_received_not_invoiced",
    "supplier_credits_awaited",
    "landed_cost_awaited",
    "receivables",
    "customer_deposits",
    "tax_on_deposits",
    "goods_dispatched",
    "revenue_deferred",
    "charges_awaited",
    "claims_awaited",
    "returns_clearing",
    "principals_payable",
    "tax_payable",
    "tax_receivable",
    "cost_of_sales",
    "purchase_variance",
    "provisional_variance",
    "assembly_variance",
    "count_difference",
    "shrinkage",
    "scrap",
    "internal_use",
    "revaluation",
    "write_down",
    "rounding",
    "exchange_difference",
    "cash_in_drawers",
    "cash_in_safe",
    "cash_in_transit",
    "payments_awaited",
    "other_tenders_awaited",
    "gift_cards",
    "store_credit",
    "sales_revenue",
    "sales_returns",
    "settlement_discounts",
    "restocking_fees",
    "commission",
    "marketplace_fees",
    "freight_paid",
    "bad_debts",
    "cash_over_short",
    "cash_rounding",
    "suspense",
    "opening_balance",
]
"""The part an account plays in what the core posts by itself.

- `inventory_normal`: Stock in normal state.
- `inventory_returns_pending`: Stock that came back and waits for inspection.
- `inventory_impaired`: Stock that is damaged or to be refurbished.
- `inventory_transit`: Stock under way between valuation areas.
- `goods_received_not_invoiced`: Receipts not billed yet.
- `supplier_credits_awaited`: Goods returned to suppliers, credit awaited.
- `landed_cost_awaited`: Freight, duty and the like taken into stock, bill awaited.
- `receivables`: What customers and marketplaces owe us for invoices.
- `customer_deposits`: What customers paid before goods passed to them.
- `tax_on_deposits`: Tax due on what customers paid before it was billed.
- `goods_dispatched`: Goods that left for a customer and have not arrived.
- `revenue_deferred`: What was billed for goods that have not arrived.
- `charges_awaited`: Marketplace fees and freight, bill awaited.
- `claims_awaited`: What carriers are to make good.
- `returns_clearing`: Cost of goods that were refunded and have not come back, or came back and were not
    refunded.
- `principals_payable`: What is owed to those we sell for.
- `tax_payable`: Tax on sales, owed to the authorities.
- `tax_receivable`: Tax on purchases that the authorities give back.
- `cost_of_sales`: What sold goods cost.
- `purchase_variance`: What was paid against what the pool holds.
- `provisional_variance`: What provisional costs turned out to be wrong by.
- `assembly_variance`: What assembly into a standard cost gained or lost.
- `count_difference`: What counts found or missed.
- `shrinkage`: What was lost on the way, stolen or spoilt.
- `scrap`: What was thrown away.
- `internal_use`: What we used ourselves.
- `revaluation`: What stock gained or lost by revaluation.
- `write_down`: What stock lost by write-down.
- `rounding`: Conversion cents, and cents by which rounded pools differ from documents.
- `exchange_difference`: Realised exchange differences.
- `cash_in_drawers`: Cash in the drawers of open shifts.
- `cash_in_safe`: Cash in the safe.
- `cash_in_transit`: Cash on its way to the bank.
- `payments_awaited`: Cards and online payments that a processor owes us.
- `other_tenders_awaited`: Others' vouchers, cheques and meal tickets to be redeemed.
- `gift_cards`: Gift cards and vouchers we sold and owe.
- `store_credit`: Store credit we gave and owe.
- `sales_revenue`: What goods were sold for.
- `sales_returns`: What was given back for goods.
- `settlement_discounts`: What was taken off invoices for paying early.
- `restocking_fees`: What is kept of the price of goods that come back.
- `commission`: What we earn by selling for others.
- `marketplace_fees`: What marketplaces keep.
- `freight_paid`: What carriers are paid.
- `bad_debts`: Receivables nobody will pay.
- `cash_over_short`: What drawers held over or short.
- `cash_rounding`: What rounding sums to coins gained or lost.
- `suspense`: What no rule has an account for.
- `opening_balance`: The other side of balances brought in.
"""

Rounding = Literal["line", "document"]
"""Where a tax is rounded to the minor unit.

- `line`: For each line.
- `document`: Once for each rate of a document, and spread back over its lines.
"""

SellsAs = Literal["principal", "agent"]
"""In whose name a channel sells.

- `principal`: In ours: what is paid is our revenue.
- `agent`: In somebody else's: our revenue is the commission, the rest is theirs.
"""

Severity = Literal["info", "warning", "critical"]
"""How much it matters.

- `info`: Worth knowing.
- `warning`: Needs work.
- `critical`: Needs work today.
"""

Sharing = Literal["in_turn", "proportional", "together"]
"""How what there is goes to those who wait.

- `in_turn`: Each in turn gets all it may have.
- `proportional`: Each gets a part in proportion to what it wants.
- `together`: All are sourced in one plan, at the least cost: what is short goes where it is missed
    most, whoever came first.
"""

ShiftState = Literal["open", "closed"]
"""Where a shift stands.

- `open`: It takes sales.
- `closed`: Its closing was written.
"""

ShipRule = Literal["whole", "whole_lines", "what_there_is"]
"""How much of a demand must be there before any of it is promised.

- `whole`: All of it.
- `whole_lines`: Whole lines.
- `what_there_is`: Whatever there is.
"""

ShortageRule = Literal["refuse", "backorder"]
"""What becomes of what a channel asks for and nobody can promise.

- `refuse`: The request is refused.
- `backorder`: It waits its turn.
"""

Side = Literal["debit", "credit"]
"""The side an item stands on.

- `debit`: Owed to us.
- `credit`: Owed by us.
"""

SiteKind = Literal[
    "store",
    "dark_store",
    "warehouse",
    "third_party",
    "transit",
    "supplier",
    "customer",
    "count_difference",
    "adjustment",
    "scrap",
    "assembly",
    "internal_use",
]
"""What a place is to the book. The first eight hold stock; the others are where it comes from and goes to.

- `store`: A shop.
- `dark_store`: A shop without customers, for picking.
- `warehouse`: A warehouse.
- `third_party`: Somebody else's warehouse with our goods.
- `transit`: Goods under way between our sites.
- `supplier`: Where purchases come from.
- `customer`: Where sales go to.
- `count_difference`: Where counts take from and give to.
- `adjustment`: Where adjustments take from and give to.
- `scrap`: Where scrap goes to.
- `assembly`: Where parts go to and assembled goods come from.
- `internal_use`: What we use ourselves.
"""

SpreadBy = Literal["value", "quantity"]
"""How a cost is spread over the lines of a receipt.

- `value`: In proportion to what the lines were received at.
- `quantity`: In proportion to their quantities in base units.
"""

Stage = Literal["outside", "open", "reserved", "allocated", "picked", "shipped", "cancelled"]
"""Where a unit of a demand stands.

- `outside`: Not asked for yet: where what is wanted comes from.
- `open`: Wanted, and promised nothing.
- `reserved`: Promised for a while, at a site it may still be moved from.
- `allocated`: Promised, tied to a position.
- `picked`: In a tote.
- `shipped`: Gone.
- `cancelled`: No longer wanted.
"""

StatementKind = Literal[
    "invoice",
    "credit_note",
    "payment",
    "payment_reversal",
    "payout",
    "write_off",
    "other",
]
"""What a line of a customer's account is.

- `invoice`: What was billed.
- `credit_note`: What was credited.
- `payment`: Money that came, or was given back.
- `payment_reversal`: Money that went back again.
- `payout`: Money of theirs that was given back.
- `write_off`: What was written off, or recovered.
- `other`: What was brought in from elsewhere or settled by hand.
"""

StockState = Literal["sellable", "inspection", "refurbish", "damaged", "quarantine"]
"""Why a unit is where it is.

- `sellable`: May be sold.
- `inspection`: Came back, waits for inspection.
- `refurbish`: Waits to be made good.
- `damaged`: Damaged.
- `quarantine`: Held back.
"""

StoredValueKind = Literal["gift_card", "voucher", "store_credit"]
"""What holds money that we owe to whoever bears it.

- `gift_card`: A gift card: taxed when it is spent.
- `voucher`: A single-purpose voucher: taxed when it is sold.
- `store_credit`: Store credit.
"""

Strictness = Literal["off", "report", "enforce"]
"""What is made of two duties in one hand.

- `off`: Nothing: the pair is not one of ours.
- `report`: It stands in the report of who could.
- `enforce`: It stands in the report, is refused when a role is granted, and in the steps of one
    document.
"""

SummaryBy = Literal["day", "week", "month", "site", "category", "item", "all"]
"""What sales are added up by.

- `day`: By business day of the books.
- `week`: By week, from Monday (ISO 8601).
- `month`: By month.
- `site`: By site.
- `category`: By category of the items.
- `item`: By item.
- `all`: All in one.
"""

TaxBy = Literal["us", "marketplace", "deemed_supplier"]
"""Who owes the tax of what is sold.

- `us`: We do.
- `marketplace`: The marketplace collects and pays it, for us.
- `deemed_supplier`: The marketplace is taken to have bought from us and sold to the customer.
"""

TaxDue = Literal["invoice", "payment"]
"""When the tax of what is sold is due.

- `invoice`: When it is billed.
- `payment`: When it is paid, if that comes before it is billed: on what was paid (Directive
    2006/112/EC, article 65).
"""

TaxPoint = Literal["payment", "invoice", "delivery"]
"""What makes a tax due: the day that counts for rates and reports.

- `payment`: The day it is paid.
- `invoice`: The day it is invoiced.
- `delivery`: The day it is delivered.
"""

TaxSide = Literal["sale", "refund", "advance", "bad_debt"]
"""Sales, refunds, what was paid in advance and bad debts are told apart for ever.

- `sale`: Sold.
- `refund`: Given back; its amounts are below 0.
- `advance`: Paid before it was billed; its amounts are below 0 when it is billed or given back.
- `bad_debt`: Never paid, and its tax claimed back; its amounts are above 0 when it is paid after all.
"""

TenderKind = Literal["cash", "card", "gift_card", "store_credit", "other"]
"""What money is paid with.

- `cash`: Notes and coins: change is given, sums are rounded to what coins can make.
- `card`: A card or another payment that a processor collects.
- `gift_card`: A gift card or voucher that we sold.
- `store_credit`: Store credit that we gave.
- `other`: Others' vouchers, cheques, meal tickets.
"""

TimelineKind = Literal["captured", "units", "cancelled", "hold", "payment", "invoice", "parcel"]
"""What something that happened to an order is about.

- `captured`: It was captured.
- `units`: Units went from one stage to another.
- `cancelled`: Units are no longer wanted.
- `hold`: A hold was placed or released.
- `payment`: Something happened to a payment.
- `invoice`: It was billed or credited.
- `parcel`: A carrier told of a parcel.
"""

Tracking = Literal["none", "lot", "serial"]
"""Whether units are told apart.

- `none`: They are not.
- `lot`: By lot.
- `serial`: One by one.
"""

TransferOutcome = Literal["late", "lost", "found_at_sender", "found_at_receiver"]
"""What became of goods that did not arrive.

- `late`: They are still expected: nothing moves.
- `lost`: They are gone: to shrinkage.
- `found_at_sender`: They turned up at the sending site.
- `found_at_receiver`: They turned up at the receiving site.
"""

Treatment = Literal[
    "taxed",
    "zero_rated",
    "exempt",
    "reverse_charge",
    "marketplace_collected",
    "deemed_supplier",
    "out_of_scope",
]
"""How a line is taxed.

- `taxed`: At the rates of its class.
- `zero_rated`: Taxed at nothing: what was paid on its purchase is given back.
- `exempt`: Outside the tax.
- `reverse_charge`: The buyer owes the tax; nothing is charged.
- `marketplace_collected`: A marketplace collects the tax and owes it: noted, not our liability.
- `deemed_supplier`: A platform is the supplier to the buyer and owes the tax; ours is a supply to the
    platform, without tax.
- `out_of_scope`: No supply at all: money put on a card.
"""

ValuationClass = Literal["normal", "returns_pending", "impaired"]
"""Why stock is worth what it is.

- `normal`: At cost.
- `returns_pending`: Came back and waits for inspection.
- `impaired`: Worth less than it cost.
"""

ValuationScope = Literal["entity", "site"]
"""Where the cost of a site's stock is pooled.

- `entity`: With the other sites of the entity that say so.
- `site`: By itself.
"""
