// What people copy runs as it stands.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { test } from 'node:test';

import { newKey } from 'backroom';

import { folder, onHand, shopOf } from './support.mjs';

const place = (name) => new URL(name, import.meta.url).pathname;

test('the storefront sells to many at once, and each unit once', async (t) => {
  const { shop, path } = shopOf(t);
  shop.allocation.setChannel({ entity: 'ACME', channel: 'WEB', name: 'Web shop', reservation_minutes: 30 });
  shop.till.setTender({ entity: 'ACME', tender: 'CARD', name: 'Card', kind: 'card' });
  shop.sales.setChannelTerms({ channel: 'WEB', site: 'SHOP-1' });
  const server = spawn(process.execPath, [place('storefront.mjs'), path, 'owner', 'T1', 'WEB', '0']);
  t.after(() => server.kill());
  const [line] = await once(createInterface(server.stdout), 'line');
  const site = `http://localhost:${/\d+$/.exec(line)[0]}`;
  const ask = async (path, options) => {
    const response = await fetch(site + path, options);
    return [response.status, await response.json()];
  };
  const buy = (quantity, key = newKey(), item = 'TEA-100') => {
    const tenders = [{ tender: 'CASH', amount: '500.00' }];
    const body = JSON.stringify({ lines: [{ item, quantity }], tenders });
    return ask('/sales', { method: 'POST', headers: { 'Idempotency-Key': key }, body });
  };

  assert.deepEqual(await ask('/items/TEA-100'), [200, { item: 'TEA-100', available: '40', price: '11.90' }]);
  const want = async (path, quantity, basket) => {
    const body = JSON.stringify({ basket, lines: [{ item: 'TEA-100', quantity }] });
    const [status, told] = await ask(path, { method: 'PUT', body });
    return [status, told.code ?? told.lines[0]];
  };
  // Ten baskets of 5 want more than there is; one that is sent twice holds its goods once.
  const baskets = await Promise.all(Array.from({ length: 10 }, (_, at) => want(`/baskets/B-${at}`, 5)));
  assert.equal(baskets.filter(([status]) => status === 200).length, 8);
  assert.ok(baskets.every(([status, told]) => status === 200 || told === 'allocation.not_enough'));
  const held = baskets.findIndex(([status]) => status === 200);
  assert.equal((await want(`/baskets/B-${held}`, 5))[1].reserved, '5');
  const order = await want('/orders/W-1', 5, `B-${held}`);
  assert.deepEqual([order[0], order[1].allocated], [200, '5']);
  assert.equal((await ask('/items/TEA-100'))[1].available, '0');
  for (const at of baskets.keys()) {
    if (baskets[at][0] === 200 && at !== held) shop.allocation.release({ channel: 'WEB', reference: `B-${at}` });
  }
  // Its money is told twice, and counts once.
  const pay = () => ask('/orders/W-1/payments', { method: 'POST', body: JSON.stringify({ amount: '59.50', payment: 'pi_1' }) });
  assert.deepEqual(await pay(), [200, { due: '0.00', held: '59.50' }]);
  assert.deepEqual(await pay(), [200, { due: '0.00', held: '59.50' }]);
  shop.sales.cancelLines({ channel: 'WEB', reference: 'W-1', reason: 'the customer changed their mind' });
  assert.equal((await ask('/orders/W-1'))[1].money.due, '-59.50');
  assert.equal(shop.sales.refundOrder({ channel: 'WEB', reference: 'W-1' }).refunded, '59.50');
  const sold = await Promise.all(Array.from({ length: 50 }, () => buy(1)));
  const counted = sold.map(([status]) => status).reduce((sum, status) => ({ ...sum, [status]: (sum[status] ?? 0) + 1 }), {});
  assert.deepEqual(counted, { 201: 40, 409: 10 });
  assert.equal(onHand(shop), 0);

  shop.stock.receiveGoods({ site: 'SHOP-1', lines: [{ item: 'TEA-100', quantity: 3, unit_cost: '2.50' }] });
  const key = newKey();
  const [first, again] = [await buy(2, key), await buy(2, key)];
  assert.equal(first[0], 201);
  assert.deepEqual(first, again);
  assert.equal(onHand(shop), 1);

  const codes = async (answer) => [(await answer)[0], (await answer)[1].code];
  assert.deepEqual(await codes(buy(1, key)), [422, 'flow.key_reused']);
  assert.deepEqual(await codes(buy(1, newKey(), 'NONE')), [404, 'catalogue.unknown_item']);
  assert.deepEqual(await codes(buy(1, 'no uuid')), [400, 'flow.bad_value']);
  assert.deepEqual(await codes(ask('/items/NONE')), [404, 'catalogue.unknown_item']);
  for (const [path, options, status] of [
    ['/sales', { method: 'POST', body: '{}' }, 400],
    ['/sales', { method: 'POST', headers: { 'Idempotency-Key': newKey() }, body: '{' }, 400],
    ['/sales', { method: 'POST', headers: { 'Idempotency-Key': newKey() }, body: 'null' }, 400],
    ['/sales', { method: 'POST', headers: { 'Idempotency-Key': newKey() }, body: ' '.repeat(200_000) }, 413],
    ['/items/%', undefined, 400],
    ['/', undefined, 404],
  ]) {
    assert.equal((await ask(path, options))[0], status, path);
  }
  server.kill('SIGTERM');
  assert.deepEqual(await once(server, 'exit'), [0, null]);
});

test('the first sale leads to the report of the day', (t) => {
  const ended = spawnSync(process.execPath, [place('first_sale.mjs')], { cwd: folder(t), encoding: 'utf8' });
  assert.equal(ended.status, 0, ended.stderr);
  assert.match(ended.stdout, /^T1-000001: 23\.80 EUR, change 6\.20\nT1-000002: -11\.90 EUR\n[^]*over_short: '0\.00'[^]*all laws hold\n$/);
});

for (const name of ['README.md', 'package/README.md']) {
  test(`the code in ${name} runs in an empty folder`, (t) => {
    const blocks = [...readFileSync(place(name), 'utf8').matchAll(/^```js\n(.*?)^```/gms)].map(([, code]) => code);
    assert.ok(blocks.length > 0);
    for (const code of blocks) {
      const cwd = folder(t);
      // Modules are found from the folder of the tests, where the package stands.
      const runner = `
        import { writeFileSync, rmSync } from 'node:fs';
        const file = new URL('./read-me-${process.pid}.mjs', ${JSON.stringify(import.meta.url)});
        writeFileSync(file, ${JSON.stringify(code)});
        try { await import(file); } finally { rmSync(file); }`;
      const ended = spawnSync(process.execPath, ['--input-type=module', '--eval', runner], { cwd, encoding: 'utf8' });
      assert.equal(ended.status, 0, ended.stderr);
      assert.ok(ended.stdout.length > 0);
    }
  });
}
