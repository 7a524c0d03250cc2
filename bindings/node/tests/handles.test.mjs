// A book survives every misuse: closed, shared, asked from many threads, broken by a panic.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

import { BackroomError, Bug, Conflict, Fault, Malformed, create, open } from 'backroom';

import { folder, onHand, shopOf, taking } from './support.mjs';

test('what cannot be opened says why', (t) => {
  const place = folder(t);
  assert.throws(() => open(join(place, 'nothing.db'), { actor: 'owner' }), (error) => {
    return error instanceof Fault && error.details.applied === 'no';
  });
  writeFileSync(join(place, 'text.db'), 'no database, but long enough to be read as one'.repeat(100));
  assert.throws(() => open(join(place, 'text.db'), { actor: 'owner' }), Fault);
  const path = join(place, 'new shop.db');
  create(pathToFileURL(path), { actor: 'owner' }).close();
  assert.ok(existsSync(path));
  rmSync(path);
  assert.throws(() => create(path, { actor: 'owner', entity: { entity: 'ACME' } }), Malformed);
  assert.ok(!existsSync(path));
  assert.throws(() => create(path, { actor: 'owner', actorKind: 'robot' }), TypeError);
  assert.throws(() => open(path, { actor: 'owner', busyTimeout: -1 }), RangeError);
  assert.throws(() => open(path, { actor: 'owner', readonly: true }), /there is no option readonly/);
  assert.throws(() => open(path, {}), /in whose name/);
  assert.throws(() => open(path), /in whose name/);
  for (const odd of [undefined, 7, {}, Buffer.from('x')]) {
    assert.throws(() => open(odd, { actor: 'owner' }), { name: 'TypeError', message: /^a path is / });
  }
  assert.throws(() => open(new URL('https://example.com/shop.db'), { actor: 'owner' }), { code: 'ERR_INVALID_URL_SCHEME' });
});

test('a closed book answers so', async (t) => {
  const { shop } = shopOf(t);
  const underWay = shop.stock.issueGoodsAsync(taking(1)).catch((error) => error.code);
  shop.close();
  shop.close();
  assert.equal(shop.closed, true);
  assert.equal(await underWay, 'api.closed');
  const closed = { code: 'api.closed' };
  for (const send of [
    () => shop.stock.position({ item: 'TEA-100' }),
    () => shop.sql('SELECT 1'),
    () => shop.verify(),
    () => shop.events(),
    () => shop.session('owner'),
  ]) {
    assert.throws(send, closed);
  }
  await assert.rejects(shop.stock.sitesAsync(), closed);
  await assert.rejects(shop.verifyAsync(), closed);
  assert.equal(shop.callMany([{ operation: 'stock.sites' }])[0].code, 'api.closed');
});

test('what is under way when a book is closed ends first', async (t) => {
  const { shop, path } = shopOf(t);
  const done = shop.callManyAsync([{ operation: 'stock.issue_goods', request: taking(1) }]);
  shop.close();
  assert.ok((await done)[0].commandId > 0);
  const again = open(path, { actor: 'owner' });
  assert.equal(onHand(again), 39);
  again.close();
});

/** How many commits a file's log holds: frames that say how large the file has become. */
function commits(path) {
  const log = readFileSync(`${path}-wal`);
  let count = 0;
  for (let at = 32; at < log.length; at += 24 + 4_096) count += log.readUInt32BE(at + 4) > 0;
  return count;
}

test('calls that do not wait share commits, and never sell a unit twice', async (t) => {
  const { shop, path } = shopOf(t);
  const before = commits(path);
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => shop.stock.issueGoodsAsync(taking(1))));
  assert.equal(outcomes.filter(({ status }) => status === 'fulfilled').length, 40);
  assert.ok(outcomes.slice(40).every(({ reason }) => reason instanceof Conflict));
  assert.equal(commits(path) - before, 1);
  assert.equal(onHand(shop), 0);
});

test('questions that do not wait see what was awaited', async (t) => {
  const { shop } = shopOf(t);
  await shop.stock.issueGoodsAsync(taking(3));
  const asked = await Promise.all(Array.from({ length: 8 }, () => shop.stock.positionAsync({ item: 'TEA-100' })));
  assert.ok(asked.every(({ on_hand }) => on_hand === '37'));
});

test('actors have sessions of their own', async (t) => {
  const { shop } = shopOf(t);
  shop.control.addActor({ actor: 'anna', name: 'Anna', kind: 'person' });
  const anna = shop.session('anna');
  assert.throws(() => anna.stock.issueGoods(taking(1)), { status: 'forbidden' });
  await assert.rejects(anna.stock.issueGoodsAsync(taking(1)), { status: 'forbidden' });
  assert.throws(() => shop.session('nobody'), BackroomError);
  anna.close();
  assert.equal(onHand(shop), 40);
});

test('a second copy of the package keeps off the files of the first', (t) => {
  const { path } = shopOf(t);
  const copy = join(folder(t), 'backroom');
  cpSync(dirname(fileURLToPath(import.meta.resolve('backroom'))), copy, { recursive: true });
  const other = createRequire(import.meta.url)(copy);
  assert.throws(() => other.open(path, { actor: 'owner' }), /another copy of backroom/);
});

test('an interrupt harms nobody', (t) => {
  const { shop } = shopOf(t);
  shop.interrupt();
  assert.equal(onHand(shop), 40);
});

test('worker threads open books of their own', async (t) => {
  const { shop, path } = shopOf(t);
  const source = `
    const { workerData, parentPort } = require('node:worker_threads');
    const { createRequire } = require('node:module');
    const { open } = createRequire(workerData.from)('backroom');
    const shop = open(workerData.path, { actor: 'owner', busyTimeout: 60_000 });
    for (let at = 0; at < 5; ++at) shop.stock.issueGoods(workerData.taking);
    shop.close();
    parentPort.postMessage('done');`;
  const from = new URL('./support.mjs', import.meta.url).pathname;
  const workers = Array.from({ length: 3 }, () => {
    return new Promise((resolve, reject) => {
      const worker = new Worker(source, { eval: true, workerData: { path, from, taking: taking(1) } });
      worker.once('message', resolve).once('error', reject);
    });
  });
  await Promise.all(workers);
  assert.equal(onHand(shop), 25);
});

test('a process may end with its book open and calls under way', (t) => {
  const { shop, path } = shopOf(t);
  shop.close();
  const source = `
    import { open } from 'backroom';
    const shop = open(${JSON.stringify(path)}, { actor: 'owner' });
    for (let at = 0; at < 9; ++at) shop.stock.positionAsync({ item: 'TEA-100' });
    shop.sqlAsync('WITH RECURSIVE endless(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM endless) SELECT max(n) FROM endless');
    setImmediate(() => process.exit(7));`;
  const ended = spawnSync(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: new URL('.', import.meta.url),
    encoding: 'utf8',
    timeout: 20_000,
  });
  assert.equal(ended.status, 7, ended.stderr);
});

const panics = { skip: process.env.BACKROOM_TEST_PANIC !== '1' && 'needs a build with the operation that panics' };

test('a panic is a bug, and the book takes no more calls', panics, async (t) => {
  const { shop, path } = shopOf(t);
  assert.throws(() => shop.call('test.panic', {}), Bug);
  assert.throws(() => onHand(shop), BackroomError);
  const many = open(path, { actor: 'owner' });
  const outcomes = await Promise.allSettled([many.stock.issueGoodsAsync(taking(1)), many.callAsync('test.panic', {})]);
  assert.ok(outcomes.every(({ reason }) => reason instanceof Bug));
  const last = open(path, { actor: 'owner' });
  await assert.rejects(last.callManyAsync([{ operation: 'test.panic' }]).then(([error]) => Promise.reject(error)), Bug);
  for (const book of [many, last]) book.close();
  const again = open(path, { actor: 'owner' });
  assert.equal(onHand(again), 40);
  again.close();
});
