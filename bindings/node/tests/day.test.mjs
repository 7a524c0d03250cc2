// One day in every language: what it is answered is the same, to the byte.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { BackroomError, create } from 'backroom';

import { COMPANY, folder } from './support.mjs';

const read = (name) => readFileSync(new URL(`./day/${name}`, import.meta.url), 'utf8');

function parts(line) {
  const [, verb, operation, request] = /^(\w+) (\S+) (.*)$/.exec(line);
  return { verb, operation, request };
}

function told(error) {
  assert.ok(error instanceof BackroomError, error);
  const { status, code, path, message, details } = error;
  return JSON.stringify({ status, code, path, message, details });
}

const ways = {
  'at once': (shop, operation, request, options) => shop.call(operation, request, options),
  'without waiting': (shop, operation, request, options) => shop.callAsync(operation, request, options),
};

for (const [way, send] of Object.entries(ways)) {
  test(`the day in JavaScript, ${way}`, async (t) => {
    const shop = create(join(folder(t), 'day.db'), { actor: 'owner', entity: { ...COMPANY, name: 'Acme' } });
    let answers = '';
    for (const [at, line] of read('day.txt').split('\n').entries()) {
      if (line === '' || line.startsWith('#')) continue;
      const { verb, operation, request } = parts(line);
      const key = verb === 'ask' ? undefined : `00000000-0000-7000-8000-${String(at + 1).padStart(12, '0')}`;
      try {
        const { reply } = await send(shop, operation, request, { key });
        assert.notEqual(verb, 'refuse', line);
        if (verb === 'ask') answers += `${JSON.stringify(reply)}\n`;
      } catch (error) {
        assert.equal(verb, 'refuse', `${line}: ${error}`);
        answers += `${told(error)}\n`;
      }
    }
    shop.close();
    assert.equal(answers, read('day.answers'));
  });
}
