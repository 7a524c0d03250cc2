// What was answered is on the disk, unless a host asks for less.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { folder, shopOf } from './support.mjs';

const PROGRAM = `
  import { open } from 'backroom';
  const [path, how] = process.argv.slice(1);
  const shop = open(path, { actor: 'owner', ...(how === 'default' ? {} : { durable: false }) });
  const request = { site: 'SHOP-1', lines: [{ item: 'TEA-100', quantity: 1 }] };
  for (let at = 0; at < 10; ++at) shop.stock.issueGoods(request);
  for (let at = 0; at < 10; ++at) await shop.stock.issueGoodsAsync(request);
  shop.close();`;

const run = (program, words, options) => {
  const ended = spawnSync(program, words, { encoding: 'utf8', cwd: new URL('.', import.meta.url), ...options });
  assert.equal(ended.status, 0, ended.stderr);
  return ended;
};

const able = process.platform === 'linux' && spawnSync('cc', ['--version']).status === 0;

test('every commit waits for the disk', { skip: !able && 'needs Linux and a C compiler' }, (t) => {
  const { shop, path } = shopOf(t);
  shop.close();
  const library = join(folder(t), 'syncs.so');
  run('cc', ['-shared', '-fPIC', '-o', library, new URL('./day/syncs.c', import.meta.url).pathname]);
  const syncs = (how) => {
    const env = { ...process.env, LD_PRELOAD: library };
    const { stderr } = run(process.execPath, ['--input-type=module', '--eval', PROGRAM, path, how], { env });
    return Number(/syncs (\d+)/.exec(stderr)[1]);
  };
  assert.ok(syncs('relaxed') < 10);
  assert.ok(syncs('default') >= 20);
});
