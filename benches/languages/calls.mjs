// What a call costs in Node: `calls.mjs BOOK REQUEST TIMES`; see crates/api/benches/calls.rs.

import { readFileSync } from 'node:fs';

import { open } from 'backroom';

/** Calls many times, and tells what one took; as many calls warm up. */
async function measure(name, calls) {
  await calls(times);
  const [processor, clock] = [process.cpuUsage(), process.hrtime.bigint()];
  await calls(times);
  const { user, system } = process.cpuUsage(processor);
  const wall = Number(process.hrtime.bigint() - clock);
  console.log(`${name}\t${Math.round(((user + system) * 1_000) / times)}\t${Math.round(wall / times)}`);
}

const atOnce = (call) => (count) => {
  for (let at = 0; at < count; ++at) call();
};

const together = (many, call) => async (count) => {
  for (let at = 0; at < count; at += many) await Promise.all(Array.from({ length: many }, call));
};

const [path, request, count] = process.argv.slice(2);
const times = Number(count);
const sale = JSON.parse(readFileSync(request, 'utf8'));
const shop = open(path, { actor: 'owner', durable: false });
const dry = { key: '', dryRun: true };
await measure('sale', atOnce(() => shop.till.ringUp(sale, dry)));
await measure('sale, async, one at a time', together(1, () => shop.till.ringUpAsync(sale, dry)));
await measure('sale, async, 100 together', together(100, () => shop.till.ringUpAsync(sale, dry)));
await measure('position', atOnce(() => shop.stock.position({ item: 'ITEM-1', site: 'SHOP-1' })));
shop.close();
