// From an empty folder to a sale, a refund and the report of the day.
//
//     npm install backroom
//     node first_sale.mjs shop.db

import { create, newKey } from 'backroom';

const path = process.argv[2] ?? 'shop.db';
const entity = { entity: 'ACME', name: 'Acme Tea', currency: 'EUR', time_zone: 'Europe/Berlin' };
const shop = create(path, { actor: 'owner', entity });

// What is sold, where, at which tax and price. Price list and register agree on whether prices include tax.
shop.stock.addSite({ entity: 'ACME', site: 'SHOP-1', name: 'Shop 1' });
shop.catalogue.addCategory({ category: 'TEA', name: 'Tea' });
shop.catalogue.addItem({ item: 'TEA-100', name: 'Green tea', category: 'TEA' });
shop.tax.setJurisdiction({ jurisdiction: 'DE', name: 'Germany', rounding: 'document' });
const components = [{ component: 'VAT', rate: '19' }];
shop.tax.setRates({ jurisdiction: 'DE', tax_class: 'standard', effective_on: '2020-01-01', components });
shop.tax.assignSite({ site: 'SHOP-1', jurisdiction: 'DE' });
const list = { price_list: 'RETAIL', name: 'Retail', includes_tax: true, starts_on: '2020-01-01' };
shop.pricing.setPriceList({ entity: 'ACME', ...list });
const prices = [{ item: 'TEA-100', price: '11.90', starts_on: '2020-01-01' }];
shop.pricing.setPrices({ price_list: 'RETAIL', prices });
shop.stock.receiveGoods({ site: 'SHOP-1', lines: [{ item: 'TEA-100', quantity: 40, unit_cost: '2.50' }] });

// A till, opened with a float of 100.00.
shop.till.setTender({ entity: 'ACME', tender: 'CASH', name: 'Cash', kind: 'cash' });
shop.till.addRegister({ register: 'T1', site: 'SHOP-1', name: 'Till 1', includes_tax: true });
shop.till.openShift({ register: 'T1', floats: [{ tender: 'CASH', amount: '100.00' }] }, { key: newKey() });

const sale = { register: 'T1', lines: [{ item: 'TEA-100', quantity: 2 }], tenders: [{ tender: 'CASH', amount: '30' }] };
const receipt = shop.till.ringUp(sale, { key: newKey() });
console.log(`${receipt.receipt}: ${receipt.total} ${receipt.currency}, change ${receipt.change}`);

const lines = [{ line: 1, quantity: 1, reason: 'did not like it' }];
const tenders = [{ tender: 'CASH', amount: '11.90' }];
const refund = shop.till.refund({ register: 'T1', receipt: receipt.receipt, lines, tenders }, { key: newKey() });
console.log(`${refund.receipt}: ${refund.total} ${refund.currency}`);

// Counted blind, then closed: the difference is in the books.
shop.till.countDrawer({ register: 'T1', counts: [{ tender: 'CASH', amount: '111.90' }] }, { key: newKey() });
console.log(shop.till.closeShift({ register: 'T1' }, { key: newKey() }));
console.log(shop.verify().ok ? 'all laws hold' : 'a law is broken');
shop.close();
