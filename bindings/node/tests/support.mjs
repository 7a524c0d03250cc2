// A shop with a till, in a file of its own.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { create, newKey } from 'backroom';

export const COMPANY = { entity: 'ACME', name: 'Acme Tea', currency: 'EUR', time_zone: 'Europe/Berlin' };

/** An empty folder that goes with the test. */
export function folder(test) {
  const path = mkdtempSync(join(tmpdir(), 'backroom-'));
  test.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** SHOP-1 with tea at 11.90, tax included, forty of it in stock, and register T1 with an open shift. */
export function furnish(shop) {
  shop.stock.addSite({ entity: 'ACME', site: 'SHOP-1', name: 'Shop 1' });
  shop.catalogue.addCategory({ category: 'TEA', name: 'Tea' });
  shop.catalogue.addItem({ item: 'TEA-100', name: 'Green tea', category: 'TEA' });
  shop.tax.setJurisdiction({ jurisdiction: 'DE', name: 'Germany', rounding: 'document' });
  shop.tax.setRates({
    jurisdiction: 'DE',
    tax_class: 'standard',
    effective_on: '2020-01-01',
    components: [{ component: 'VAT', rate: '19' }],
  });
  shop.tax.assignSite({ site: 'SHOP-1', jurisdiction: 'DE' });
  shop.pricing.setPriceList({
    entity: 'ACME',
    price_list: 'RETAIL',
    name: 'Retail',
    includes_tax: true,
    starts_on: '2020-01-01',
  });
  shop.pricing.setPrices({
    price_list: 'RETAIL',
    prices: [{ item: 'TEA-100', price: '11.90', starts_on: '2020-01-01' }],
  });
  shop.stock.receiveGoods({ site: 'SHOP-1', lines: [{ item: 'TEA-100', quantity: 40, unit_cost: '2.50' }] });
  shop.till.setTender({ entity: 'ACME', tender: 'CASH', name: 'Cash', kind: 'cash' });
  shop.till.addRegister({ register: 'T1', site: 'SHOP-1', name: 'Till 1' });
  shop.till.openShift({ register: 'T1' }, { key: newKey() });
}

/** The shop, and where its file is. */
export function shopOf(test) {
  const path = join(folder(test), 'shop.db');
  const shop = create(path, { actor: 'owner', entity: COMPANY });
  test.after(() => shop.close());
  furnish(shop);
  return { shop, path };
}

/** A sale of tea. */
export function sale(quantity = 2) {
  return {
    register: 'T1',
    lines: [{ item: 'TEA-100', quantity }],
    tenders: [{ tender: 'CASH', amount: '30.00' }],
  };
}

/** A command that takes tea out of stock. */
export function taking(quantity) {
  return { site: 'SHOP-1', lines: [{ item: 'TEA-100', quantity }] };
}

/** How much tea there is. */
export function onHand(shop) {
  return Number(shop.stock.position({ item: 'TEA-100', site: 'SHOP-1' }).on_hand);
}
