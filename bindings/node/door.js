'use strict';
// Where requests become text, and answers replies or errors.

const { errorOf } = require('./errors');

/** The most commands that one commit takes. */
const MOST = 10_000;

const NOTHING = Object.freeze({});
const SEND = new Set(['key', 'dryRun', 'source', 'actingAs']);
const ASK = new Set(['actingAs']);

/** A misspelt option would be one that does not count: none is passed over. */
function checked(options, known) {
  if (options === undefined) return NOTHING;
  if (typeof options !== 'object' || options === null) {
    throw new TypeError(`options are an object, such as { ${[...known][0]}: '…' }, not ${typeof options}`);
  }
  for (const name in options) {
    if (!known.has(name)) {
      throw new TypeError(`there is no option ${name}; it takes ${[...known].join(', ')}`);
    }
  }
  return options;
}

/** A request as JSON. */
function text(request) {
  if (typeof request === 'string') return request;
  const json = JSON.stringify(request ?? NOTHING);
  if (json === undefined) throw new TypeError(`a request is an object or JSON, not a ${typeof request}`);
  if (json.includes('null')) refuseLost(JSON.parse(json), request, '');
  return json;
}

/** What JSON cannot say it writes as null (NaN, an invalid date), which would be taken for nothing given. */
function refuseLost(written, given, path) {
  if (written === null) {
    if (given === null || given === undefined) return;
    throw new TypeError(`${path} is ${String(given)}, which JSON cannot say`);
  }
  if (typeof written !== 'object') return;
  const held = typeof given?.toJSON === 'function' ? given.toJSON() : given;
  for (const name of Object.keys(written)) {
    const place = Array.isArray(written) ? `${path}[${name}]` : path ? `${path}.${name}` : name;
    refuseLost(written[name], held?.[name], place);
  }
}

/** A whole number that may be left out. */
function count(name, value, most) {
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new RangeError(`${name} is a whole number from 0 to ${most}, not ${String(value)}`);
  }
  return value;
}

function answered(told) {
  if (told.error) throw errorOf(told.error);
  return told;
}

/** The reply of an answer. */
function reply(answer) {
  return answered(JSON.parse(answer)).reply;
}

/** An answer as plain data, with the command's number. */
function outcome(told) {
  const { reply, command_id: commandId, replayed } = answered(told);
  return { reply, commandId, replayed };
}

/** An answer of many: an outcome, or the error it would have been alone. */
function outcomeOrError(told) {
  return told.error ? errorOf(told.error) : outcome(told);
}

/** The name of an operation. */
function name(operation) {
  if (typeof operation !== 'string') throw new TypeError(`an operation is a string, not ${typeof operation}`);
  return operation;
}

/** A text that may be left out. */
function word(name, value) {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw new TypeError(`${name} is a string, not ${typeof value}`);
  return value;
}

/** The parts of a call, in the order in which the native half takes them. */
function parts(operation, request, options) {
  const { key, actingAs, source, dryRun } = options;
  const words = [word('key', key), word('actingAs', actingAs), word('source', source)];
  return [name(operation), text(request), ...words, String(Boolean(dryRun))];
}

/** One actor's door to a file. */
class Door {
  #native;
  /** Commands that wait for those under way: their parts, and whom to tell. */
  #waiting = [];
  #underWay = false;

  constructor(native) {
    this.#native = native;
  }

  send(operation, request, options) {
    return reply(this.call(operation, request, checked(options, SEND)));
  }

  ask(operation, request, options) {
    return reply(this.call(operation, request, checked(options, ASK)));
  }

  async sendAsync(operation, request, options) {
    const call = parts(operation, request, checked(options, SEND));
    return answered(await this.queued(call)).reply;
  }

  async askAsync(operation, request, options) {
    const actingAs = word('actingAs', checked(options, ASK).actingAs);
    return reply(await this.#native.callAsync(operation, text(request), '', actingAs, '', false));
  }

  /** The answer to a call by name, as text. */
  call(operation, request, options) {
    const { key, actingAs, source, dryRun } = options;
    return this.#native.call(
      name(operation),
      text(request),
      word('key', key),
      word('actingAs', actingAs),
      word('source', source),
      Boolean(dryRun),
    );
  }

  /** The answer to a command that shares its commit with all that wait beside it. */
  queued(call) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ call, resolve, reject });
      if (!this.#underWay) {
        this.#underWay = true;
        queueMicrotask(() => this.#drain());
      }
    });
  }

  async #drain() {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, MOST);
      try {
        const answers = JSON.parse(await this.#native.callManyAsync(batch.flatMap(({ call }) => call), false));
        batch.forEach(({ resolve }, at) => resolve(answers[at]));
      } catch (error) {
        batch.forEach(({ reject }) => reject(error));
      }
    }
    this.#underWay = false;
  }
}

module.exports = { Door, SEND, checked, count, outcome, outcomeOrError, parts, reply };
