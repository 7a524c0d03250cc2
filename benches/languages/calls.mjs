// What a call costs in Node: `calls.mjs BOOK REQUEST TIMES`; see crates/api/benches/calls.rs.

import { readFileSync } from 'node:fs';

import { open } from 'backroom';

/** Calls so many times, `together` at a time. */
async function measure(name, times, together, call) {
  const all = async (count) => {
    for (let at = 0; at < count; at += together) {
      const made = Array.from({ length: together }, call);
      if (made[0] instanceof Promise) await Promise.all(made);
    }
  };
  await all(times / 2);
  const [processor, clock] = [process.cpuUsage(), process.hrtime.bigint()];
  await all(times);
  const { user, system } = process.cpuUsage(processor);
  const wall = Number(process.hrtime.bigint() - clock);
  console.log(`${name}\t${Math.round(((user + system) * 1_000) / times)}\t${Math.round(wall / times)}`);
}

const [path, request, count] = process.argv.slice(2);
const times = Number(count);
const sale = JSON.parse(readFileSync(request, 'utf8'));
const shop = open(path, { actor: 'owner', durable: false });
const dry = { key: '', dryRun: true };
await measure('sale', times, 1, () => shop.till.ringUp(sale, dry));
await measure('sale, async, one at a time', times, 1, () => shop.till.ringUpAsync(sale, dry));
await measure('sale, async, 100 together', times, 100, () => shop.till.ringUpAsync(sale, dry));
await measure('position', times, 1, () => shop.stock.position({ item: 'ITEM-1', site: 'SHOP-1' }));
shop.close();
