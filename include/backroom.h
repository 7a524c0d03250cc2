/*
 * backroom.h - the ERP core that retail software links: the C ABI.
 *
 * One file holds the stock, the money and the documents of a company. Open it, call any operation by name with a
 * request in JSON, free what you got, close it:
 *
 *     backroom_open_options options = {0};
 *     options.struct_size = sizeof options;
 *     options.path = "shop.backroom";  options.path_length = strlen(options.path);
 *     options.actor = "till-1";        options.actor_length = strlen(options.actor);
 *
 *     backroom_book *book;
 *     if (backroom_open(&options, &book) != BACKROOM_OK) { puts(backroom_last_error_text()); exit(1); }
 *
 *     backroom_bytes reply;
 *     if (backroom_call(book, BACKROOM_TEXT("stock.sites"), BACKROOM_TEXT("{}"), NULL, &reply, NULL) == BACKROOM_OK) {
 *         puts(reply.data);
 *         backroom_bytes_free(&reply);
 *     }
 *     backroom_close(book);
 *
 * What always holds:
 *
 *  1. Every call ends with a status; neither NULL, nor an impossible length, nor a closed handle, nor a fork makes it
 *     crash.
 *  2. Output is written only when the status is BACKROOM_OK. Why it is another, backroom_last_error_text and its
 *     siblings tell, on the thread that made the call.
 *  3. Texts are UTF-8 and come with their length in bytes; they need no zero byte. NULL with length 0 is no text.
 *  4. What goes in stays the caller's and is not kept. Of what comes out, backroom_bytes are freed with
 *     backroom_bytes_free and handles with backroom_close; const char * belongs to the library.
 *  5. Structs with struct_size are read and written no further than that; zero is the safe choice for every option.
 *  6. Any thread may use any handle. The library has no threads of its own, no signal handlers, and calls the host only
 *     through the log it was given.
 *
 * The operations, their requests and refusals: docs/reference and docs/refusals.md, or backroom_operations_json.
 * Linking, threads and other languages: docs/c-abi.md.
 *
 * This file is written by `cargo xtask generate`. It needs C99 or C++11.
 */

#ifndef BACKROOM_H
#define BACKROOM_H

#include <stddef.h>
#include <stdint.h>

/* A literal and its length: the two arguments of a text. */
#define BACKROOM_TEXT(literal) (literal), (sizeof(literal) - 1)

// The number of the ABI: it rises when functions or fields are added. A program works with every library whose number
// is not below the BACKROOM_ABI_VERSION it was compiled with.
#define BACKROOM_ABI_VERSION 1

// For backroom_open_options.mode: the file stands there, to be read and written.
#define BACKROOM_OPEN_EXISTING 0

// For backroom_open_options.mode: the file stands there, and is only read.
#define BACKROOM_OPEN_READ_ONLY 1

// For backroom_open_options.mode: the file is made; nothing may stand there.
#define BACKROOM_OPEN_NEW 2

// For backroom_open_options.durability: a commit is answered when the disk has it.
#define BACKROOM_DURABLE 0

// For backroom_open_options.durability: a commit is answered at once. A loss of power may take back the last ones,
// never a part of one; a crash of the program alone takes back none.
#define BACKROOM_RELAXED 1

// For backroom_open_options.actor_kind: the first actor is a person.
#define BACKROOM_PERSON 0

// For backroom_open_options.actor_kind: the first actor is a till, a job, an integration.
#define BACKROOM_SYSTEM 1

// For a log: the world failed and trying again will not help by itself, or the library failed.
#define BACKROOM_LOG_ERROR 1

// For a log: the world failed, and trying again may help.
#define BACKROOM_LOG_WARNING 2

// For a log: nothing is wrong; a file was opened or closed.
#define BACKROOM_LOG_NOTE 3

// How many bytes a key has with the zero byte behind it.
#define BACKROOM_KEY_SIZE 37

// How many bytes the longest code has, with a zero byte behind it.
#define BACKROOM_CODE_SIZE 264

// How a call ended. The numbers never change; later versions may add some, so treat an unknown one as
// BACKROOM_FAULT.
enum backroom_status
#if defined(__cplusplus) || __STDC_VERSION__ >= 202311L
  : int32_t
#endif // defined(__cplusplus) || __STDC_VERSION__ >= 202311L
 {
  // Done.
  BACKROOM_OK = 0,
  // The request, or the call itself, is not well formed; sending it again cannot help.
  BACKROOM_MALFORMED = 1,
  // A code or number in the request names nothing.
  BACKROOM_NOT_FOUND = 2,
  // The actor lacks the duty, the scope or the limit.
  BACKROOM_FORBIDDEN = 3,
  // The state of the book speaks against it.
  BACKROOM_CONFLICT = 4,
  // The key is bound to another command.
  BACKROOM_KEY_REUSED = 5,
  // The world failed, and trying again may help.
  BACKROOM_RETRYABLE = 6,
  // The world failed, and trying again will not help by itself.
  BACKROOM_FAULT = 7,
  // The library failed. The handle takes no more calls: close it and open the file again, which is safe.
  BACKROOM_BUG = 8,
  // The request waits until another actor releases it with control.approve; nothing was done yet. The details of the error
  // name the approval and say why. Sent again with the same key, it answers with where the request is in its life: held,
  // done with its reply, or why it was not done.
  BACKROOM_HELD = 9,
};
#ifndef __cplusplus
#if __STDC_VERSION__ >= 202311L
typedef enum backroom_status backroom_status;
#else
typedef int32_t backroom_status;
#endif // __STDC_VERSION__ >= 202311L
#endif // __cplusplus

// A file of books, open, in the name of an actor.
//
// Any thread may use a handle, and many at once. A handle that was closed, and a pointer that never was a handle, are
// refused with the code api.closed; a handle inherited by a forked child with engine.forked.
typedef struct backroom_book backroom_book;

// Bytes that the library made and the caller owns, mostly JSON in UTF-8. A zero byte follows them that is not counted,
// so that data can be read as a C string.
//
// Ownership: free them with backroom_bytes_free, from any thread, also after the handle is closed. The struct never
// grows.
typedef struct backroom_bytes {
  // The bytes; NULL when there are none.
  char *data;
  // How many there are.
  size_t length;
} backroom_bytes;

// A function that is told of faults, bugs, and files opened and closed.
//
// It is called on the thread that made the call, before that call returns, with no lock held; so it may be called from
// several threads at once, and may call the library. It must return: neither longjmp nor a C++ exception may leave it.
// The text is UTF-8 with a zero byte behind it, and stays valid until the function returns.
typedef void (*backroom_log)(void *context, int32_t level, const char *text, size_t length);

// How a file is opened. Set it to zeros, set struct_size to sizeof, then path, actor, and what else is to differ.
//
// Ownership: all texts stay the caller's and are no longer needed once backroom_open has returned. They are UTF-8; NULL
// with length 0 stands for nothing.
typedef struct backroom_open_options {
  // sizeof(backroom_open_options).
  size_t struct_size;
  // Where the file is.
  const char *path;
  // How long that is, in bytes.
  size_t path_length;
  // The code of the actor in whose name the handle asks and sends. For a new file, that of the first actor.
  const char *actor;
  // How long that is, in bytes.
  size_t actor_length;
  // BACKROOM_OPEN_EXISTING, BACKROOM_OPEN_READ_ONLY or BACKROOM_OPEN_NEW.
  int32_t mode;
  // BACKROOM_DURABLE or BACKROOM_RELAXED.
  int32_t durability;
  // How many milliseconds a writer waits for another process that is writing; 0 for the usual 5000, -1 not to wait.
  int64_t busy_timeout_ms;
  // Who is told of faults and bugs; NULL for nobody.
  backroom_log log;
  // Handed to log as it is; it must stay valid until this handle, and those made from it, are closed.
  void *log_context;
  // Of a new file: the name of the first actor, who may do everything; its code if not said.
  const char *actor_name;
  // How long that is, in bytes.
  size_t actor_name_length;
  // Of a new file: the request of ledger.open_entity for the first company, as JSON. None is opened if not said; if it
  // is refused, no file is made.
  const char *entity;
  // How long that is, in bytes.
  size_t entity_length;
  // Of a new file: BACKROOM_PERSON or BACKROOM_SYSTEM.
  int32_t actor_kind;
  // 0.
  int32_t reserved;
} backroom_open_options;

// What accompanies a call. Set it to zeros, set struct_size to sizeof, then what is to differ.
//
// Ownership: all texts stay the caller's and are no longer needed once the call has returned. They are UTF-8; NULL with
// length 0 stands for nothing.
typedef struct backroom_call_options {
  // sizeof(backroom_call_options).
  size_t struct_size;
  // The key that makes a retry free: a UUID as text, see backroom_new_key. The same key and the same content have one
  // effect and one answer, however often they are sent. Some operations demand one.
  const char *key;
  // How long that is, in bytes.
  size_t key_length;
  // In whose name; only for a handle whose actor has the duty control.act_for_others.
  const char *actor;
  // How long that is, in bytes.
  size_t actor_length;
  // Where the call comes from: a register, a job, a screen. At most 200 characters.
  const char *source;
  // How long that is, in bytes.
  size_t source_length;
  // 1: decide, answer, and write nothing.
  int32_t dry_run;
  // 0.
  int32_t reserved;
} backroom_call_options;

// What a command came to, beside its reply. Set struct_size to sizeof before the call.
typedef struct backroom_outcome {
  // sizeof(backroom_outcome).
  size_t struct_size;
  // The number of the command in the file; 0 for a question and a dry run.
  int64_t command_id;
  // 1 when the command had been done before with this key: the reply is its first answer, and nothing was done now.
  int32_t replayed;
  // 1 when that first answer is no longer kept: the reply says what is still known of it.
  int32_t pruned;
} backroom_outcome;

// One of many: as the arguments of backroom_call. The struct never grows.
typedef struct backroom_command {
  // The operation by name.
  const char *operation;
  // How long that is, in bytes.
  size_t operation_length;
  // The request as JSON.
  const char *request;
  // How long that is, in bytes.
  size_t request_length;
  // What accompanies it; may be NULL.
  const struct backroom_call_options *options;
} backroom_command;

// The answer to one of many. The struct never grows.
typedef struct backroom_answer {
  // The reply as JSON, or the error: {"status", "code", "path", "message", "details"}. The caller frees it with
  // backroom_bytes_free.
  struct backroom_bytes body;
  // The number of the command in the file; 0 for a question, a dry run and an error.
  int64_t command_id;
  // BACKROOM_OK, or why there is no reply.
  int32_t status;
  // 1 when the command had been done before with this key.
  int32_t replayed;
  // 1 when that first answer is no longer kept.
  int32_t pruned;
  // 0.
  int32_t reserved;
} backroom_answer;

// What a scanned or typed text names. Set struct_size to sizeof before the call. All texts end with a zero byte.
typedef struct backroom_resolved {
  // sizeof(backroom_resolved).
  size_t struct_size;
  // The SKU of the item.
  char item[BACKROOM_CODE_SIZE];
  // The unit or pack the name stands for; empty when two names are this text for different packs.
  char unit[BACKROOM_CODE_SIZE];
  // Whose name it is: "sku", "gtin", "own", "supplier" or "channel".
  char kind[32];
} backroom_resolved;

// An amount of money. Set struct_size to sizeof before the call.
typedef struct backroom_money {
  // sizeof(backroom_money).
  size_t struct_size;
  // Minor units of the currency: 1990 is 19.90 EUR, or 1990 JPY.
  int64_t minor;
  // How many decimals the currency has: 2 for EUR, 0 for JPY.
  int32_t decimals;
  // The code of the currency, with a zero byte behind it.
  char currency[4];
} backroom_money;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

// The number of the ABI of the library that was loaded.
//
// Thread: any. It cannot fail.
uint32_t backroom_abi_version(void);

// The version of the library, such as "0.1.0".
//
// Ownership: the text belongs to the library and stays valid for ever; do not free it. Thread: any. It cannot fail.
const char *backroom_version(void);

// The word for a status, as it stands in the JSON of errors: "ok", "malformed", "not_found" and so on; "unknown" for a
// number that is none.
//
// Ownership: the text belongs to the library and stays valid for ever; do not free it. Thread: any. It cannot fail.
const char *backroom_status_name(int32_t status);

// Frees bytes, and sets the struct to NULL and 0, so that freeing it twice does no harm.
//
// Ownership: bytes must be a struct that the library filled, with data and length as they were; NULL, and a struct of
// NULL and 0, are passed over. Copies of the struct must not be freed as well. Thread: any. It cannot fail.
void backroom_bytes_free(struct backroom_bytes *bytes);

// Opens a file, or makes one.
//
// Ownership: the handle written to book belongs to the caller, who closes it with backroom_close; options stay the
// caller's and are no longer needed afterwards. Thread: any.
//
// Statuses: BACKROOM_MALFORMED when an option is not well formed, or the company of a new file;
// BACKROOM_NOT_FOUND for an actor that is none; BACKROOM_RETRYABLE when another process keeps the file busy;
// BACKROOM_FAULT when it cannot be opened or made, or is no file of backroom; BACKROOM_BUG.
backroom_status backroom_open(const struct backroom_open_options *options,
                              struct backroom_book **book);

// Opens a second handle to the same file in the name of another actor, such as the next cashier. It shares the
// connections, the commits and the log of the first.
//
// Ownership: the handle written to other belongs to the caller, who closes it with backroom_close; the two may be closed
// in any order. The text stays the caller's. Thread: any.
//
// Statuses: BACKROOM_MALFORMED; BACKROOM_NOT_FOUND for an actor that is none; BACKROOM_RETRYABLE; BACKROOM_FAULT;
// BACKROOM_BUG.
backroom_status backroom_open_as(struct backroom_book *book,
                                 const char *actor,
                                 size_t actor_length,
                                 struct backroom_book **other);

// Closes a handle; NULL is passed over. Calls of other threads that are under way are finished, and the file is closed
// when the last of them and the last handle to it are done.
//
// Ownership: the handle is gone, whatever the status. Bytes got from it stay valid. Thread: any. In a forked child a
// handle of the parent is left alone, and this is said by the status: neither locks nor connections of the parent are
// touched.
//
// Statuses: BACKROOM_MALFORMED when it was closed before, or never was a handle; BACKROOM_FAULT in a forked child;
// BACKROOM_BUG.
backroom_status backroom_close(struct backroom_book *book);

// Cancels the commands that wait and the questions that are being answered, of this handle and of those made from it or
// from the same one by backroom_open_as: they end with BACKROOM_RETRYABLE, and nothing of them is done. A command that is
// being written is left alone.
//
// Thread: any; not from a signal handler.
//
// Statuses: BACKROOM_MALFORMED; BACKROOM_FAULT in a forked child; BACKROOM_BUG.
backroom_status backroom_interrupt(struct backroom_book *book);

// Sends a command or asks a question: the operation by name, the request as JSON.
//
// A command is answered when it is committed. options may be NULL. reply gets the answer as JSON; outcome, which may be
// NULL, what the command came to beside it. Both are written only when the status is BACKROOM_OK.
//
// Ownership: operation, request and options stay the caller's and are no longer needed afterwards; the bytes of reply
// belong to the caller, who frees them with backroom_bytes_free. Thread: any, many at once: commands that wait at the
// same time share a commit.
//
// Statuses: all. BACKROOM_CONFLICT and the others up to BACKROOM_KEY_REUSED are refusals: nothing was done. After
// BACKROOM_HELD nothing was done yet: another actor may release it, and its key answers with what became of it. After
// BACKROOM_RETRYABLE or BACKROOM_FAULT the details of the error say whether the command may have been applied; sending
// it again with the same key is safe either way.
backroom_status backroom_call(struct backroom_book *book,
                              const char *operation,
                              size_t operation_length,
                              const char *request,
                              size_t request_length,
                              const struct backroom_call_options *options,
                              struct backroom_bytes *reply,
                              struct backroom_outcome *outcome);

// Sends many commands at once; all that are done share one commit, and each has an answer of its own. Questions among
// them are answered when the commands are committed. At most 10000; more are refused one and all.
//
// With rehearse 1 nothing stays: each is told what it would come to after those before it.
//
// The status is BACKROOM_OK when the call itself was well formed, also when commands were refused: look at the status of
// each answer. Otherwise nothing was sent and no answer is written.
//
// Ownership: commands and all they point to stay the caller's and are no longer needed afterwards; answers is an array
// of the caller's with room for count, and the body of each belongs to the caller, who frees it with
// backroom_bytes_free, errors too. Thread: any, many at once.
//
// Statuses: BACKROOM_MALFORMED; BACKROOM_FAULT in a forked child; BACKROOM_BUG. Of each answer: all.
backroom_status backroom_call_many(struct backroom_book *book,
                                   const struct backroom_command *commands,
                                   size_t count,
                                   int32_t rehearse,
                                   struct backroom_answer *answers);

// Writes a key that no other command has: a UUIDv7 as text, 36 characters and a zero byte. Keep it with the command, and
// send it again with the same key for as long as no answer has come.
//
// Ownership: key is the caller's, with room for BACKROOM_KEY_SIZE bytes, which size says. Thread: any.
//
// Statuses: BACKROOM_MALFORMED when there is no room; BACKROOM_BUG when the system has no random bytes.
backroom_status backroom_new_key(char *key,
                                 size_t size);

// The item that a scanned or typed text names: what catalogue.resolve answers, without JSON.
//
// Ownership: the text stays the caller's; resolved is the caller's, and is written only when the status is BACKROOM_OK.
// Thread: any.
//
// Statuses: BACKROOM_MALFORMED, BACKROOM_NOT_FOUND, BACKROOM_FORBIDDEN, BACKROOM_CONFLICT when the text names several
// items, BACKROOM_RETRYABLE, BACKROOM_FAULT, BACKROOM_BUG; with the codes of catalogue.resolve.
backroom_status backroom_resolve(struct backroom_book *book,
                                 const char *identifier,
                                 size_t identifier_length,
                                 struct backroom_resolved *resolved);

// How much of an item a site has, whatever its state and owner, in millionths of the item's base unit: on_hand of
// stock.position. item is a SKU or any identifier of the item; without a site (NULL and 0) all sites of ours count.
//
// Ownership: the texts stay the caller's; millionths is the caller's, and is written only when the status is
// BACKROOM_OK. Thread: any.
//
// Statuses: BACKROOM_MALFORMED, BACKROOM_NOT_FOUND, BACKROOM_FORBIDDEN, BACKROOM_CONFLICT, BACKROOM_RETRYABLE,
// BACKROOM_FAULT, BACKROOM_BUG; with the codes of stock.position.
backroom_status backroom_position(struct backroom_book *book,
                                  const char *item,
                                  size_t item_length,
                                  const char *site,
                                  size_t site_length,
                                  int64_t *millionths);

// How much of an item can be promised at a site, in millionths of the item's base unit: available of
// allocation.available. item is a SKU or any identifier of the item; without a site (NULL and 0) all sites of ours count.
// It is true as of the moment it is read: only a reservation or an order holds anything.
//
// Ownership, thread, statuses: as backroom_position.
backroom_status backroom_available(struct backroom_book *book,
                                   const char *item,
                                   size_t item_length,
                                   const char *site,
                                   size_t site_length,
                                   int64_t *millionths);

// What an account holds in the currency of the books, debit positive: total of ledger.balance.
//
// Ownership: the texts stay the caller's; money is the caller's, and is written only when the status is BACKROOM_OK.
// Thread: any.
//
// Statuses: BACKROOM_MALFORMED, BACKROOM_NOT_FOUND, BACKROOM_FORBIDDEN, BACKROOM_RETRYABLE, BACKROOM_FAULT,
// BACKROOM_BUG; with the codes of ledger.balance.
backroom_status backroom_balance(struct backroom_book *book,
                                 const char *entity,
                                 size_t entity_length,
                                 const char *account,
                                 size_t account_length,
                                 struct backroom_money *money);

// Everything that can be called, and every way in which it can be refused, as JSON: {"version", "operations",
// "refusals"}. Each operation has its name, mode (request, fact or query), duty, key_required, description, example,
// request_schema and reply_schema.
//
// Ownership: the bytes belong to the caller, who frees them with backroom_bytes_free. Thread: any. They are made anew at
// every call, which takes milliseconds.
//
// Statuses: BACKROOM_MALFORMED, BACKROOM_BUG.
backroom_status backroom_operations_json(struct backroom_bytes *operations);

// What happened after an event (0: from the first), in order, as a JSON array; at most limit, and never more than 10000.
//
// Ownership: the bytes belong to the caller, who frees them with backroom_bytes_free. Thread: any.
//
// Statuses: BACKROOM_MALFORMED, BACKROOM_RETRYABLE, BACKROOM_FAULT, BACKROOM_BUG.
backroom_status backroom_events_after(struct backroom_book *book,
                                      int64_t sequence,
                                      uint32_t limit,
                                      struct backroom_bytes *events);

// What happened that a consumer has not acknowledged yet, in order, as a JSON array; at most limit, and never more than
// 10000. The name of a consumer is a code of its own choice.
//
// Ownership: the text stays the caller's; the bytes belong to the caller, who frees them with backroom_bytes_free.
// Thread: any.
//
// Statuses: BACKROOM_MALFORMED, BACKROOM_RETRYABLE, BACKROOM_FAULT, BACKROOM_BUG.
backroom_status backroom_events_for(struct backroom_book *book,
                                    const char *consumer,
                                    size_t consumer_length,
                                    uint32_t limit,
                                    struct backroom_bytes *events);

// Remembers that a consumer is done with every event up to a number, and writes its position: that number, or a higher
// one that was acknowledged before. position may be NULL.
//
// Ownership: the text stays the caller's; position is the caller's. Thread: any.
//
// Statuses: BACKROOM_MALFORMED, also when no event has come that far; BACKROOM_RETRYABLE, BACKROOM_FAULT, BACKROOM_BUG.
backroom_status backroom_acknowledge(struct backroom_book *book,
                                     const char *consumer,
                                     size_t consumer_length,
                                     int64_t sequence,
                                     int64_t *position);

// Answers one SELECT over the tables of the file, with at most limit rows, as JSON: {"columns", "rows", "more"}. Bytes
// are written in hexadecimal digits. For reports nobody has thought of: tables may change from version to version, and
// whoever holds the handle may read everything.
//
// Ownership: the text stays the caller's; the bytes belong to the caller, who frees them with backroom_bytes_free.
// Thread: any.
//
// Statuses: BACKROOM_MALFORMED, BACKROOM_RETRYABLE, BACKROOM_FAULT when it is no SELECT over these tables, BACKROOM_BUG.
backroom_status backroom_select(struct backroom_book *book,
                                const char *sql,
                                size_t sql_length,
                                size_t limit,
                                struct backroom_bytes *rows);

// Proves the laws on the file, from its raw records, while others go on writing. The report is JSON, and its ok says
// whether all of them hold: a file in which something is wrong is an answer, not an error.
//
// Ownership: the bytes belong to the caller, who frees them with backroom_bytes_free. Thread: any; the whole file is
// read.
//
// Statuses: BACKROOM_MALFORMED, BACKROOM_RETRYABLE, BACKROOM_FAULT, BACKROOM_BUG.
backroom_status backroom_verify(struct backroom_book *book,
                                struct backroom_bytes *report);

// Copies the file as it is now, proves the copy, and only then gives it its name. With overwrite 1 an earlier copy there
// is replaced. copy gets {"path", "bytes", "command_id", "seal"} as JSON; keep the seal elsewhere: it shows a file that
// was put back to an earlier state.
//
// Ownership: the text stays the caller's; the bytes belong to the caller, who frees them with backroom_bytes_free.
// Thread: any; others go on writing.
//
// Statuses: BACKROOM_MALFORMED, BACKROOM_RETRYABLE, BACKROOM_FAULT when it cannot be made or is not proved, BACKROOM_BUG.
backroom_status backroom_backup(struct backroom_book *book,
                                const char *to,
                                size_t to_length,
                                int32_t overwrite,
                                struct backroom_bytes *copy);

// Why the last call of this thread that failed did so: one plain sentence.
//
// Calls that succeed leave it as it is, so ask it only after a status other than BACKROOM_OK. Empty before any call of
// the thread has failed. The errors inside the answers of backroom_call_many are not told here.
//
// Ownership: the text belongs to the library and stays valid until the next call of the same thread fails, or the
// thread ends; do not free it. Thread: any, each has its own. It cannot fail.
const char *backroom_last_error_text(void);

// The same as JSON: {"status", "code", "path", "message", "details"}, all of them always there.
//
// Ownership, thread: as backroom_last_error_text. It cannot fail.
const char *backroom_last_error_json(void);

// Its stable code, such as "stock.not_enough_available", for branching on more than the status.
//
// Ownership, thread: as backroom_last_error_text. It cannot fail.
const char *backroom_last_error_code(void);

// The path of the field at fault, such as "lines[1].quantity"; empty when no single field is.
//
// Ownership, thread: as backroom_last_error_text. It cannot fail.
const char *backroom_last_error_path(void);

// The numbers behind the sentence, as a JSON object.
//
// Ownership, thread: as backroom_last_error_text. It cannot fail.
const char *backroom_last_error_details(void);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* BACKROOM_H */
