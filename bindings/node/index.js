'use strict';
// The book, and what makes one.

const { realpathSync } = require('node:fs');
const { fileURLToPath } = require('node:url');
const { isMainThread } = require('node:worker_threads');

const native = require('./native');
const slices = require('./client');
const { classes, errorOf } = require('./errors');
const { Door, SEND, checked, count, outcome, outcomeOrError, parts, reply } = require('./door');

const OPEN = new Set(['actor', 'readOnly', 'durable', 'busyTimeout']);
const CREATE = new Set(['actor', 'actorName', 'actorKind', 'entity', 'durable', 'busyTimeout']);
const KINDS = new Set(['person', 'system']);
const CALL = new Set([...SEND, 'operation', 'request']);
const MANY = new Set(['rehearse']);
const LIMIT = new Set(['limit']);
const EVENTS = new Set(['after', 'limit']);
const BACKUP = new Set(['overwrite']);

/** The most that a count of rows or events says. */
const MOST = 0xffff_ffff;

function table(answer) {
  const { columns, rows, more, large, bytes } = reply(answer);
  for (const [row, column] of large) rows[row][column] = BigInt(rows[row][column]);
  for (const [row, column] of bytes) rows[row][column] = Buffer.from(rows[row][column], 'hex');
  return { columns, rows, more };
}

function many(calls) {
  return calls.flatMap((call) => {
    const { operation, request } = checked(call, CALL);
    return parts(operation, request, call);
  });
}

/** Books that are open. A process that ends waits for what runs on its pool: what is being asked then is stopped. */
const openBooks = new Set();
process.once('exit', () => {
  if (isMainThread) native.end();
  openBooks.forEach((book) => book.deref()?.interrupt());
});

class Book {
  #native;
  #door;
  #weak;

  constructor(opened) {
    this.#native = opened;
    this.#weak = new WeakRef(opened);
    openBooks.add(this.#weak);
    this.#door = new Door(opened);
    for (const [name, Slice] of Object.entries(slices)) {
      Object.defineProperty(this, name, { value: new Slice(this.#door), enumerable: true });
    }
  }

  get closed() {
    return this.#native.closed;
  }

  close() {
    openBooks.delete(this.#weak);
    this.#native.close();
  }

  session(actor) {
    return opened(this.#native.session(code(actor)));
  }

  call(operation, request, options) {
    return outcome(JSON.parse(this.#door.call(operation, request, checked(options, SEND))));
  }

  async callAsync(operation, request, options) {
    return outcome(await this.#door.queued(parts(operation, request, checked(options, SEND))));
  }

  callMany(calls, options) {
    const { rehearse = false } = checked(options, MANY);
    return JSON.parse(this.#native.callMany(many(calls), Boolean(rehearse))).map(outcomeOrError);
  }

  async callManyAsync(calls, options) {
    const { rehearse = false } = checked(options, MANY);
    return JSON.parse(await this.#native.callManyAsync(many(calls), Boolean(rehearse))).map(outcomeOrError);
  }

  sql(select, options) {
    const { limit = 100_000 } = checked(options, LIMIT);
    return table(this.#native.select(select, count('limit', limit, MOST)));
  }

  async sqlAsync(select, options) {
    const { limit = 100_000 } = checked(options, LIMIT);
    return table(await this.#native.selectAsync(select, count('limit', limit, MOST)));
  }

  events(options) {
    const { after = 0, limit = 1_000 } = checked(options, EVENTS);
    const from = count('after', after, Number.MAX_SAFE_INTEGER);
    return reply(this.#native.eventsAfter(from, count('limit', limit, MOST)));
  }

  eventsFor(consumer, options) {
    const { limit = 1_000 } = checked(options, LIMIT);
    return reply(this.#native.eventsFor(consumer, count('limit', limit, MOST)));
  }

  acknowledge(consumer, sequence) {
    return reply(this.#native.acknowledge(consumer, count('sequence', sequence, Number.MAX_SAFE_INTEGER)));
  }

  verify() {
    return reply(this.#native.verify());
  }

  async verifyAsync() {
    return reply(await this.#native.verifyAsync());
  }

  backup(path, options) {
    const { overwrite = false } = checked(options, BACKUP);
    return reply(this.#native.backup(place(path), Boolean(overwrite)));
  }

  async backupAsync(path, options) {
    const { overwrite = false } = checked(options, BACKUP);
    return reply(await this.#native.backupAsync(place(path), Boolean(overwrite)));
  }

  interrupt() {
    this.#native.interrupt();
  }
}

/**
 * Which copy of this package has opened a file, for the whole process: two copies have an SQLite each, whose locks undo each
 * other, and commits would be lost.
 */
const owners = (globalThis[Symbol.for('backroom.owners')] ??= new Map());

function own(path) {
  let real;
  try {
    real = realpathSync(path);
  } catch {
    return;
  }
  const owner = owners.get(real) ?? __filename;
  if (owner !== __filename) {
    throw new Error(`${real} was opened by another copy of backroom, at ${owner}: have one copy alone (npm dedupe)`);
  }
  owners.set(real, owner);
}

function opened(answer) {
  if (typeof answer === 'string') throw errorOf(JSON.parse(answer).error);
  return new Book(answer);
}

function place(path) {
  if (path instanceof URL) return fileURLToPath(path);
  if (typeof path !== 'string') throw new TypeError(`a path is a string or a file URL, not ${typeof path}`);
  return path;
}

function code(actor) {
  if (typeof actor !== 'string') throw new TypeError("say in whose name: { actor: 'till-1' }");
  return actor;
}

function open(path, options) {
  const { actor, readOnly = false, durable = true, busyTimeout = 5_000 } = checked(options, OPEN);
  own(place(path));
  return opened(native.open(place(path), code(actor), readOnly, durable, count('busyTimeout', busyTimeout, 0x7fff_ffff)));
}

function create(path, options) {
  const { actor, actorName = '', actorKind = 'person', entity, durable = true, busyTimeout = 5_000 } = checked(
    options,
    CREATE,
  );
  if (!KINDS.has(actorKind)) throw new TypeError(`actorKind is person or system, not ${actorKind}`);
  const company = entity === undefined ? '' : JSON.stringify(entity);
  const isPerson = actorKind === 'person';
  const wait = count('busyTimeout', busyTimeout, 0x7fff_ffff);
  const made = opened(native.create(place(path), code(actor), actorName, isPerson, company, durable, wait));
  own(place(path));
  return made;
}

module.exports = {
  open,
  create,
  newKey: native.newKey,
  operations: () => JSON.parse(native.operationsJson()),
  version: native.version(),
  Book,
  ...classes,
};
