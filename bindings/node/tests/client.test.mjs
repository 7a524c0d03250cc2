// Requests go in as JavaScript has them, replies come out exact, and what goes wrong is an error of its own.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';

import * as backroom from 'backroom';

import { folder, onHand, sale, shopOf, taking } from './support.mjs';

const key = () => ({ key: backroom.newKey() });

test('a sale comes back exact', (t) => {
  const { shop } = shopOf(t);
  const receipt = shop.till.ringUp(sale(), key());
  assert.deepEqual([receipt.total, receipt.change, receipt.lines[0].unit_price], ['23.80', '6.20', '11.9']);
});

test('numbers are taken in every exact form, and in no other', (t) => {
  const { shop } = shopOf(t);
  for (const quantity of [1, '1', '1.000']) assert.equal(shop.till.ringUp(sale(quantity), key()).total, '11.90');
  assert.throws(() => shop.till.ringUp(sale(1.5), key()), (error) => {
    assert.equal(error.path, 'lines[0].quantity');
    return error instanceof backroom.Malformed && /write it as a string/.test(error.message);
  });
  const line = { item: 'TEA-100', quantity: 1 };
  for (const price of [NaN, Infinity, -Infinity]) {
    const request = { ...sale(), lines: [line, { ...line, price }] };
    assert.throws(() => shop.till.ringUp(request, key()), { name: 'TypeError', message: /^lines\[1\]\.price is / });
  }
  for (const odd of [new Date(NaN), new Number(NaN), { toJSON: () => NaN }]) {
    const request = { ...sale(), lines: [{ ...line, price: odd }], tenders: [{ tender: 'CASH', amount: '30' }] };
    assert.throws(() => shop.till.ringUp(request, key()), { name: 'TypeError', message: /^lines\[0\]\.price is / });
  }
  assert.equal(shop.till.ringUp({ ...sale(1), customer: null }, key()).total, '11.90');
  assert.throws(() => shop.till.ringUp(sale(1n), key()), TypeError);
  assert.throws(() => shop.stock.issueGoods(taking(1e21)), backroom.Malformed);
  assert.equal(onHand(shop), 36);
});

test('what is no text is refused', (t) => {
  const { shop } = shopOf(t);
  assert.throws(() => shop.catalogue.addCategory({ category: 'X', name: '\ud800' }), backroom.Malformed);
  for (const operation of [undefined, 7, null, {}]) assert.throws(() => shop.call(operation, {}));
  assert.throws(() => shop.call('stock.sites', '{'), { code: 'flow.malformed' });
  assert.throws(() => shop.call('stock.sites', () => {}));
});

test('an option that there is not is refused, as one that would not count', (t) => {
  const { shop } = shopOf(t);
  assert.throws(() => shop.stock.issueGoods(taking(1), { dry_run: true }), /there is no option dry_run/);
  assert.throws(() => shop.stock.position({ item: 'TEA-100' }, { dryRun: true }), /there is no option dryRun/);
  assert.throws(() => shop.callMany([{ operation: 'stock.sites', requests: {} }]), /there is no option requests/);
  const issue = { operation: 'stock.issue_goods', request: taking(1) };
  assert.throws(() => shop.callMany([issue], { dryRun: true }), /there is no option dryRun/);
  const inherited = Object.assign(Object.create({ dryRun: true }), issue);
  assert.ok(!(shop.callMany([inherited])[0] instanceof Error));
  assert.throws(() => shop.sql('SELECT 1', { limits: 1 }), /there is no option limits/);
  assert.throws(() => shop.events(5), /options are an object/);
  assert.throws(() => shop.backup('nowhere', { overwite: true }), /there is no option overwite/);
  for (const limit of [NaN, Infinity, -1, 1.5, 2 ** 32]) assert.throws(() => shop.sql('SELECT 1', { limit }), RangeError);
  assert.throws(() => shop.acknowledge('feed', NaN), RangeError);
  assert.throws(() => shop.stock.issueGoods(taking(1), backroom.newKey()), /options are an object/);
  assert.throws(() => shop.stock.issueGoods(taking(1), { key: 5 }), /key is a string/);
  assert.equal(onHand(shop), 40);
});

test('a retry does nothing twice', (t) => {
  const { shop } = shopOf(t);
  const same = key();
  assert.deepEqual(shop.till.ringUp(sale(2), same), shop.till.ringUp(sale(2), same));
  assert.throws(() => shop.till.ringUp(sale(1), same), backroom.KeyReused);
  assert.equal(onHand(shop), 38);
  assert.equal(shop.call('till.ring_up', sale(2), same).replayed, true);
});

test('a held request waits until another releases it', async (t) => {
  const { shop } = shopOf(t);
  shop.call('control.set_approval_policy', { policy: 'P', operation: 'stock.issue_goods', measure: 'always' });
  shop.call('control.add_actor', { actor: 'mia', name: 'Mia', kind: 'person' });
  shop.call('control.grant_role', { actor: 'mia', role: 'owner' });
  const same = key();
  const held = (error) => {
    assert.ok(error instanceof backroom.Held && !(error instanceof backroom.Refused));
    assert.deepEqual([error.name, error.status, error.code], ['Held', 'held', 'control.held']);
    assert.deepEqual([error.approval, error.details.causes[0].policy], ['AP-000001', 'P']);
    return true;
  };
  assert.throws(() => shop.stock.issueGoods(taking(5), same), held);
  await assert.rejects(shop.stock.issueGoodsAsync(taking(5), same), held);
  assert.throws(() => shop.stock.issueGoods(taking(5), { dryRun: true }), { name: 'Held', approval: undefined });
  const [tried] = shop.callMany([{ operation: 'stock.issue_goods', request: taking(1) }]);
  assert.ok(tried instanceof backroom.Held && tried.approval === 'AP-000002');
  assert.throws(() => shop.call('control.approve', { approval: 'AP-000001' }), { code: 'control.own_request' });
  assert.equal(onHand(shop), 40);

  const { reply } = shop.session('mia').call('control.approve', { approval: 'AP-000001' });
  assert.equal(reply.approval.state, 'done');
  assert.equal(shop.stock.issueGoods(taking(5), same).document, reply.reply.document);
  assert.equal(onHand(shop), 35);
});

test('refusals say what stands in the way', (t) => {
  const { shop } = shopOf(t);
  assert.throws(() => shop.stock.issueGoods(taking(50)), (error) => {
    assert.ok(error instanceof backroom.Conflict && error instanceof backroom.Refused && error instanceof Error);
    assert.equal(error.name, 'Conflict');
    assert.deepEqual(
      [error.status, error.code, error.path],
      ['conflict', 'stock.not_enough_available', 'lines[0].quantity'],
    );
    assert.equal(error.details.available, '40');
    return true;
  });
  for (const [send, kind, code] of [
    [() => shop.call('no.such_thing', {}), backroom.NotFound, 'flow.unknown_operation'],
    [() => shop.till.ringUp(sale(), { key: 'no uuid' }), backroom.Malformed, 'flow.bad_value'],
    [() => shop.stock.position({ item: 'NONE' }), backroom.NotFound, 'catalogue.unknown_item'],
  ]) {
    assert.throws(send, (error) => error instanceof kind && error.code === code);
  }
});

test('a dry run leaves nothing', async (t) => {
  const { shop } = shopOf(t);
  shop.stock.issueGoods(taking(1), { dryRun: true });
  await shop.stock.issueGoodsAsync(taking(1), { dryRun: true });
  assert.equal(onHand(shop), 40);
});

test('many in one commit have an outcome each', async (t) => {
  const { shop } = shopOf(t);
  const issue = (quantity, options) => ({ operation: 'stock.issue_goods', request: taking(quantity), ...options });
  const [done, refused, wrong] = shop.callMany([issue(30), issue(30), issue(1, { key: 'no uuid' })]);
  assert.ok(done.commandId > 0);
  assert.ok(refused instanceof backroom.Conflict);
  assert.equal(wrong.path, 'key');
  const tried = await shop.callManyAsync([issue(5), issue(5)], { rehearse: true });
  assert.deepEqual(tried.map((outcome) => outcome instanceof Error), [false, false]);
  assert.equal(onHand(shop), 10);
});

test('rows come with numbers that are whole, and bytes that are bytes', async (t) => {
  const { shop } = shopOf(t);
  shop.till.ringUp(sale(), key());
  const { columns, rows, more } = shop.sql('SELECT receipt, total_minor FROM sales');
  assert.deepEqual([columns, rows, more], [['receipt', 'total_minor'], [[1, 2380]], false]);
  const odd = await shop.sqlAsync("SELECT 9007199254740993, -9007199254740991, x'00ff', NULL, 0.5, 'tea'");
  assert.deepEqual(odd.rows, [[9007199254740993n, -9007199254740991, Buffer.from([0, 255]), null, 0.5, 'tea']]);
  assert.equal(shop.sql('SELECT 1 UNION SELECT 2', { limit: 1 }).more, true);
  assert.throws(() => shop.sql('DELETE FROM sales'), backroom.BackroomError);
  await assert.rejects(shop.sqlAsync('SELECT nothing'), backroom.BackroomError);
});

test('events are told until they are acknowledged', (t) => {
  const { shop } = shopOf(t);
  shop.till.ringUp(sale(), key());
  const events = shop.eventsFor('feed');
  const last = events.at(-1);
  assert.deepEqual([last.kind, last.operation, last.actor], ['till.sale_rung_up', 'till.ring_up', 'owner']);
  assert.equal(shop.acknowledge('feed', last.sequence), last.sequence);
  assert.deepEqual(shop.eventsFor('feed'), []);
  assert.equal(shop.events().length, events.length);
  assert.deepEqual(shop.events({ after: last.sequence - 1 }).map((event) => event.sequence), [last.sequence]);
});

test('the file is proved and copied', async (t) => {
  const { shop } = shopOf(t);
  assert.equal(shop.verify().ok, true);
  assert.equal((await shop.verifyAsync()).ok, true);
  const place = folder(t);
  const copies = [shop.backup(join(place, 'one.db')), await shop.backupAsync(join(place, 'two.db'))];
  for (const { path } of copies) {
    const other = backroom.open(path, { actor: 'owner', readOnly: true });
    assert.equal(onHand(other), 40);
    assert.throws(() => other.catalogue.addCategory({ category: 'X', name: 'X' }), backroom.BackroomError);
    other.close();
  }
});

test('every operation is a method with a twin', (t) => {
  const { shop } = shopOf(t);
  const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
  const { operations } = backroom.operations();
  assert.ok(operations.length > 100);
  for (const { name } of operations) {
    const [slice, verb] = name.split('.').map(camel);
    assert.equal(typeof shop[slice][verb], 'function', name);
    assert.equal(typeof shop[slice][`${verb}Async`], 'function', name);
  }
});

test('CommonJS has the same as the import', () => {
  const required = createRequire(import.meta.url)('backroom');
  const { default: imported, ...names } = backroom;
  assert.equal(required, imported);
  assert.deepEqual(Object.keys(names).sort(), Object.keys(required).sort());
});
