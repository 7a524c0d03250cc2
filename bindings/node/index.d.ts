// The book, and what makes one.

import type { Slices } from './client';
import type { OpenEntity } from './requests';
import type { RefusalCode } from './words';

export type * as client from './client';
export type * as replies from './replies';
export type * as requests from './requests';
export type * as words from './words';

/** How a question is asked. */
export interface AskOptions {
  /** In whose name; only for an actor with the duty `control.act_for_others`. */
  actingAs?: string;
}

/** How a command is sent. */
export interface SendOptions extends AskOptions {
  /** The host's own key, a UUID: sending the same again does nothing twice. */
  key?: string;
  /** Decide, answer, and write nothing. */
  dryRun?: boolean;
  /** Where it comes from: a register, a job, a screen. */
  source?: string;
}

/** How a command is sent whose key is the host's to bring. */
export interface KeyedOptions extends SendOptions {
  key: string;
}

/** A call of many. */
export interface Call extends SendOptions {
  /** The wire name, such as `stock.issue_goods`. */
  operation: string;
  /** The request, as an object or as JSON. */
  request?: object | string;
}

/** What a call by name came to. */
export interface Outcome {
  /** The reply, as plain data. */
  reply: unknown;
  /** The number of the command in the file; 0 for a question and a dry run. */
  commandId: number;
  /** Whether the command had been done before with this key. */
  replayed: boolean;
}

/** Rows of a question in SQL. */
export interface Table {
  /** The names of the columns. */
  columns: string[];
  /** The rows, each in the order of the columns; whole numbers beyond 2^53 are `bigint`. */
  rows: (string | number | bigint | Uint8Array | null)[][];
  /** Whether there are more rows than were asked for. */
  more: boolean;
}

/** A fact that a command left for other systems. */
export interface Event {
  /** Its number: higher than that of whatever happened before, not always by one. */
  readonly sequence: number;
  /** What happened, such as `till.sale_rung_up`. */
  readonly kind: string;
  /** When the command that left it was recorded, such as `'2026-11-23T11:16:06Z'`. */
  readonly recorded_at: string;
  /** That command's number. */
  readonly command_id: number;
  /** That command's operation, such as `till.ring_up`. */
  readonly operation: string;
  /** The code of the actor who sent it. */
  readonly actor?: string;
  /** The code of the entity it concerns. */
  readonly entity?: string;
  /** The code of the site it concerns. */
  readonly site?: string;
  /** The number or code of what it is about. */
  readonly subject: string;
  /** What the sender of the command was told, where it is still known. */
  readonly reply?: unknown;
}

/** What a proof of the file found. */
export interface Report {
  /** Whether every law holds. */
  readonly ok: boolean;
  readonly [name: string]: unknown;
}

/** A copy that was made. */
export interface Copy {
  readonly path: string;
  readonly bytes: number;
  readonly command_id: number;
  readonly seal: string;
}

/** What a file is opened with, whether it is there or made. */
export interface FileOptions {
  /** The code of the actor in whose name the book asks and sends. */
  actor: string;
  /**
   * Whether a call answers when the disk has its commit, as it does unless told otherwise; without, a loss of power may
   * take back the last ones, never a part of one.
   */
  durable?: boolean;
  /** How many milliseconds a writer waits for another process that is writing; 5,000 unless told otherwise. */
  busyTimeout?: number;
}

/** How a file that is there is opened. */
export interface OpenOptions extends FileOptions {
  /** Only read it, also when a newer version has changed it. */
  readOnly?: boolean;
}

/** How a file is made. */
export interface CreateOptions extends FileOptions {
  /** The name of the first actor, who may do everything; its code if not said. */
  actorName?: string;
  /** A person, unless told otherwise, or a system. */
  actorKind?: 'person' | 'system';
  /** The first company, as `ledger.open_entity` takes it. */
  entity?: OpenEntity;
}

export interface Book extends Slices {}

/**
 * A file of books, open in the name of one actor.
 *
 * Every operation is a method of its slice. It runs at once; its twin, whose name ends in `Async`, runs on another
 * thread. Commands sent that way share a commit with all that wait beside them; a question sent that way sees what was
 * committed when it is asked, so that a command it should see is awaited first.
 */
export class Book {
  private constructor();

  /** Closes it; calls under way end first, and later ones throw `Malformed` with code `api.closed`. */
  close(): void;

  /** Whether it has been closed. */
  readonly closed: boolean;

  /** The same file in the name of another actor, sharing its connections and commits. */
  session(actor: string): Book;

  /** Sends a command or asks a question by name. */
  call(operation: string, request?: object | string, options?: SendOptions): Outcome;
  /** `call` without waiting for it. */
  callAsync(operation: string, request?: object | string, options?: SendOptions): Promise<Outcome>;

  /**
   * Sends many in one commit, at most 10,000. Each has an outcome of its own, in their order: an outcome, or the error it
   * would have thrown alone. With `rehearse` they are tried one after the other, and nothing stays.
   */
  callMany(calls: readonly Call[], options?: { rehearse?: boolean }): (Outcome | BackroomError)[];
  /** `callMany` without waiting for it. */
  callManyAsync(calls: readonly Call[], options?: { rehearse?: boolean }): Promise<(Outcome | BackroomError)[]>;

  /**
   * Asks one `SELECT` of the file, through the library's own connection, which only reads; at most `limit` rows, 100,000
   * unless told otherwise.
   *
   * Amounts are whole minor units here, quantities and values millionths: the tables are the library's own, and may change
   * with it.
   */
  sql(select: string, options?: { limit?: number }): Table;
  /** `sql` without waiting for it. */
  sqlAsync(select: string, options?: { limit?: number }): Promise<Table>;

  /** Events after a number, in order; at most `limit`, 1,000 unless told otherwise. */
  events(options?: { after?: number; limit?: number }): Event[];

  /** Events that a consumer has not acknowledged, in order. */
  eventsFor(consumer: string, options?: { limit?: number }): Event[];

  /** Remembers that a consumer is done with every event up to a number; answers with how far it has come. */
  acknowledge(consumer: string, sequence: number): number;

  /** Proves the laws on the file, from its raw records. */
  verify(): Report;
  /** `verify` without waiting for it. */
  verifyAsync(): Promise<Report>;

  /** Copies the file, proves the copy, and gives it its name. */
  backup(path: string | URL, options?: { overwrite?: boolean }): Copy;
  /** `backup` without waiting for it. */
  backupAsync(path: string | URL, options?: { overwrite?: boolean }): Promise<Copy>;

  /** Cancels commands that wait for their turn and questions that are being answered. */
  interrupt(): void;
}

/** Opens a file that is there, in the name of an actor. */
export function open(path: string | URL, options: OpenOptions): Book;

/** Makes a file with its first actor, who may do everything; nothing may stand there. */
export function create(path: string | URL, options: CreateOptions): Book;

/** A key that no other command has: what makes a retry free when it is sent again with the same content. */
export function newKey(): string;

/** Every operation with its schemas, and every refusal, as plain data. */
export function operations(): { version: string; operations: unknown[]; refusals: unknown[] };

/** The version of the library. */
export const version: string;

/** The coarse kind of an error. */
export type Status =
  | 'malformed'
  | 'not_found'
  | 'forbidden'
  | 'conflict'
  | 'key_reused'
  | 'held'
  | 'retryable'
  | 'fault'
  | 'bug';

/** Why a call has no reply. */
export class BackroomError extends Error {
  protected constructor();
  /** The coarse kind. */
  readonly status: Status;
  /** The stable code: a refusal's, or that of a fault, such as `store.busy`. */
  readonly code: RefusalCode | (string & {});
  /** The field at fault, such as `lines[0].quantity`; empty where it is none. */
  readonly path: string;
  /** The numbers behind the message. */
  readonly details: { readonly [name: string]: unknown };
}

/** The business says no; nothing was done, and the key is free. */
export class Refused extends BackroomError {}
/** The request is not well formed; sending it again cannot help. */
export class Malformed extends Refused {}
/** A code or number in the request names nothing. */
export class NotFound extends Refused {}
/** The actor lacks the duty, the scope or the limit. */
export class Forbidden extends Refused {}
/** The state of the book speaks against it. */
export class Conflict extends Refused {}
/** The key is bound to another command. */
export class KeyReused extends Refused {}
/**
 * The request waits until another actor releases it with `control.approve`; nothing was done yet. `details.causes` say why.
 *
 * The key is bound: sent again, the request answers with its reply once it is released, with this while it waits, and with a
 * `Refused` that says why once it was rejected, withdrawn, refused or left to expire.
 */
export class Held extends BackroomError {
  /** The number of the approval; undefined in a dry run. */
  readonly approval: string | undefined;
}
/** The world failed, and trying again may help. */
export class Retryable extends BackroomError {}
/** The world failed, and trying again will not help by itself. */
export class Fault extends BackroomError {}
/** The library failed; the book takes no more calls until it is opened again. */
export class Bug extends BackroomError {}
