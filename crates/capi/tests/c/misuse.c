/* A host that does everything wrong, and is told so. */
#include "check.h"

#define CANARY 0xA5

/* A struct with bytes behind it that nobody may touch. */
#define GUARDED(type)                                                                               \
    struct {                                                                                        \
        type it;                                                                                    \
        unsigned char canary[64];                                                                   \
    }

static int untouched(const unsigned char *bytes, size_t count) {
    size_t at;
    for (at = 0; at < count; ++at)
        if (bytes[at] != CANARY) return 0;
    return 1;
}

static backroom_bytes reply;

static void nothing_written(void) {
    CHECK(reply.data == NULL && reply.length == 7);
}

static void nulls(backroom_book *book) {
    char key[BACKROOM_KEY_SIZE];
    int64_t number = 7;
    backroom_answer answer;
    backroom_command command;
    memset(&command, 0, sizeof command);

    REFUSED(backroom_open(NULL, &book), BACKROOM_MALFORMED, "api.null_pointer");
    {
        backroom_open_options options = opening("x", "owner");
        REFUSED(backroom_open(&options, NULL), BACKROOM_MALFORMED, "api.null_pointer");
        options.path = NULL;
        REFUSED(backroom_open(&options, &book), BACKROOM_MALFORMED, "api.null_pointer");
        CHECK(strcmp(backroom_last_error_path(), "path") == 0);
        options.path_length = 0;
        REFUSED(backroom_open(&options, &book), BACKROOM_MALFORMED, "api.bad_option");
    }
    REFUSED(call(NULL, "stock.sites", "{}", &reply), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(call(book, "stock.sites", "{}", NULL), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_call(book, NULL, 5, "{}", 2, NULL, &reply, NULL), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_call(book, BACKROOM_TEXT("stock.sites"), NULL, 2, NULL, &reply, NULL), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_call(book, BACKROOM_TEXT("stock.sites"), NULL, 0, NULL, &reply, NULL), BACKROOM_MALFORMED, "flow.malformed");
    REFUSED(backroom_call(book, NULL, 0, NULL, 0, NULL, &reply, NULL), BACKROOM_NOT_FOUND, "flow.unknown_operation");
    REFUSED(backroom_call_many(book, NULL, 1, 0, &answer), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_call_many(book, &command, 1, 0, NULL), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_call_many(book, &command, 1, 2, &answer), BACKROOM_MALFORMED, "api.bad_option");
    REFUSED(backroom_resolve(book, "x", 1, NULL), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_position(book, "x", 1, "y", 1, NULL), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_available(book, NULL, 1, "y", 1, &number), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_balance(book, "x", 1, "y", 1, NULL), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_operations_json(NULL), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_events_after(book, 0, 1, NULL), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_events_for(book, NULL, 3, 1, &reply), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_select(book, NULL, 3, 1, &reply), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_verify(book, NULL), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_verify(NULL, &reply), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_backup(book, NULL, 0, 0, &reply), BACKROOM_MALFORMED, "api.bad_option");
    REFUSED(backroom_interrupt(NULL), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_open_as(book, "owner", 5, NULL), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_new_key(NULL, 37), BACKROOM_MALFORMED, "api.null_pointer");
    REFUSED(backroom_new_key(key, 36), BACKROOM_MALFORMED, "api.bad_length");
    backroom_bytes_free(NULL);
    CHECK(number == 7);
    nothing_written();
}

static void lengths_and_texts(backroom_book *book) {
    const size_t lengths[] = {SIZE_MAX, SIZE_MAX / 2 + 1, SIZE_MAX - 64};
    size_t at;
    int64_t number = 7;
    backroom_answer answer;
    backroom_command command;
    backroom_book *other = NULL;
    backroom_open_options options;
    memset(&command, 0, sizeof command);

    for (at = 0; at < 3; ++at) {
        REFUSED(backroom_call(book, "x", lengths[at], "{}", 2, NULL, &reply, NULL), BACKROOM_MALFORMED, "api.bad_length");
        REFUSED(backroom_call(book, "x", 1, "{}", lengths[at], NULL, &reply, NULL), BACKROOM_MALFORMED, "api.bad_length");
        REFUSED(backroom_call_many(book, &command, lengths[at], 0, &answer), BACKROOM_MALFORMED, "api.bad_length");
        REFUSED(backroom_position(book, "x", lengths[at], "y", 1, &number), BACKROOM_MALFORMED, "api.bad_length");
        options = opening("x", "owner");
        options.path_length = lengths[at];
        REFUSED(backroom_open(&options, &other), BACKROOM_MALFORMED, "api.bad_length");
    }
    REFUSED(backroom_position(book, "\xff\xfe", 2, "y", 1, &number), BACKROOM_MALFORMED, "api.not_utf8");
    REFUSED(backroom_select(book, "\xc3(", 2, 1, &reply), BACKROOM_MALFORMED, "api.not_utf8");
    REFUSED(backroom_open_as(book, "\xed\xa0\x80", 3, &other), BACKROOM_MALFORMED, "api.not_utf8");
    REFUSED(backroom_call(book, "\xff", 1, "{}", 2, NULL, &reply, NULL), BACKROOM_NOT_FOUND, "flow.unknown_operation");
    REFUSED(backroom_call(book, BACKROOM_TEXT("control.actor"), "{\"actor\": \"\xff\"}", 14, NULL, &reply, NULL), BACKROOM_MALFORMED,
            "flow.malformed");
    REFUSED(backroom_call(book, "a\0b", 3, "{}", 2, NULL, &reply, NULL), BACKROOM_NOT_FOUND, "flow.unknown_operation");
    CHECK(backroom_last_error_text()[0] != 0);
    options = opening("a\xff", "owner");
    REFUSED(backroom_open(&options, &other), BACKROOM_MALFORMED, "api.not_utf8");
    options = opening("a?b", "owner");
    options.path = "a\0b";
    REFUSED(backroom_open(&options, &other), BACKROOM_MALFORMED, "api.bad_option");
    CHECK(other == NULL && number == 7);
    nothing_written();
}

static void options_of_a_call(backroom_book *book) {
    GUARDED(backroom_call_options) given;
    GUARDED(backroom_outcome) outcome;
    GUARDED(backroom_resolved) resolved;
    size_t size;
    int old = 0;

    /* Older callers have shorter structs: what lies beyond is neither read nor written, however short. */
    for (size = 0; size <= sizeof given.it; ++size) {
        memset(&given, CANARY, sizeof given);
        memset(&outcome, CANARY, sizeof outcome);
        memset(&given.it, 0, size);
        given.it.struct_size = size;
        outcome.it.struct_size = size < sizeof outcome.it ? size : sizeof outcome.it;
        if (backroom_call(book, BACKROOM_TEXT("stock.sites"), BACKROOM_TEXT("{}"), &given.it, &reply, &outcome.it) == BACKROOM_OK) {
            backroom_bytes_free(&reply);
            reply.length = 7;
            ++old;
            CHECK(outcome.it.struct_size >= sizeof(size_t) && untouched((unsigned char *)&outcome + outcome.it.struct_size, sizeof outcome - outcome.it.struct_size));
        } else {
            CHECK(size < sizeof(size_t) && strcmp(backroom_last_error_code(), "api.bad_length") == 0);
            nothing_written();
        }
        CHECK(untouched(given.canary, sizeof given.canary) && untouched(outcome.canary, sizeof outcome.canary));
        CHECK(untouched((unsigned char *)&given + (size > 8 ? size : 8), sizeof given - (size > 8 ? size : 8)));
    }
    CHECK(old == (int)(sizeof given.it - sizeof(size_t) + 1));

    memset(&resolved, CANARY, sizeof resolved);
    resolved.it.struct_size = sizeof(size_t) + BACKROOM_CODE_SIZE;
    CHECK(backroom_resolve(book, BACKROOM_TEXT("TEA-100"), &resolved.it) == BACKROOM_OK);
    CHECK(strcmp(resolved.it.item, "TEA-100") == 0);
    CHECK(untouched((unsigned char *)resolved.it.unit, sizeof resolved - sizeof(size_t) - BACKROOM_CODE_SIZE));

    /* Newer callers have longer ones: zeros are passed over, an option nobody here knows is refused. */
    memset(&given, 0, sizeof given);
    given.it.struct_size = sizeof given;
    memset(&outcome, CANARY, sizeof outcome);
    outcome.it.struct_size = sizeof outcome;
    memset(outcome.canary, 0, sizeof outcome.canary);
    CHECK(backroom_call(book, BACKROOM_TEXT("stock.sites"), BACKROOM_TEXT("{}"), &given.it, &reply, &outcome.it) == BACKROOM_OK);
    backroom_bytes_free(&reply);
    reply.length = 7;
    given.canary[63] = 1;
    REFUSED(backroom_call(book, BACKROOM_TEXT("stock.sites"), BACKROOM_TEXT("{}"), &given.it, &reply, NULL), BACKROOM_MALFORMED, "api.bad_option");
    given.canary[63] = 0;
    given.it.struct_size = 0x5555555555;
    REFUSED(backroom_call(book, BACKROOM_TEXT("stock.sites"), BACKROOM_TEXT("{}"), &given.it, &reply, NULL), BACKROOM_MALFORMED, "api.bad_length");
    given.it.struct_size = sizeof given.it;
    outcome.it.struct_size = 3;
    REFUSED(backroom_call(book, BACKROOM_TEXT("stock.sites"), BACKROOM_TEXT("{}"), &given.it, &reply, &outcome.it), BACKROOM_MALFORMED, "api.bad_length");

    given.it.dry_run = 2;
    REFUSED(backroom_call(book, BACKROOM_TEXT("stock.sites"), BACKROOM_TEXT("{}"), &given.it, &reply, NULL), BACKROOM_MALFORMED, "api.bad_option");
    given.it.dry_run = 0;
    given.it.reserved = 1;
    REFUSED(backroom_call(book, BACKROOM_TEXT("stock.sites"), BACKROOM_TEXT("{}"), &given.it, &reply, NULL), BACKROOM_MALFORMED, "api.bad_option");
    given.it.reserved = 0;
    given.it.key = "no key";
    given.it.key_length = 6;
    REFUSED(backroom_call(book, BACKROOM_TEXT("stock.sites"), BACKROOM_TEXT("{}"), &given.it, &reply, NULL), BACKROOM_MALFORMED, "flow.bad_value");
    nothing_written();
}

static void options_of_opening(const char *path) {
    GUARDED(backroom_open_options) given;
    backroom_book *book = NULL;
    size_t size;
    int opened = 0;

    for (size = 0; size <= sizeof given; size += 4) {
        backroom_open_options whole = opening(path, "owner");
        memset(&given, CANARY, sizeof given);
        memcpy(&given.it, &whole, size < sizeof whole ? size : sizeof whole);
        if (size > sizeof whole) memset(given.canary, 0, size - sizeof whole);
        given.it.struct_size = size;
        if (backroom_open(&given.it, &book) == BACKROOM_OK) {
            ++opened;
            CHECK(backroom_close(book) == BACKROOM_OK);
            book = NULL;
        }
        CHECK(book == NULL);
        if (size < sizeof whole) CHECK(untouched(given.canary, sizeof given.canary));
    }
    /* Path and actor with their lengths make an opening. */
    CHECK(opened == (int)((sizeof given - 5 * sizeof(size_t)) / 4 + 1));

    memset(&given.it, 0, sizeof given.it);
    given.it = opening(path, "owner");
    given.it.mode = 9;
    REFUSED(backroom_open(&given.it, &book), BACKROOM_MALFORMED, "api.bad_option");
    given.it.mode = 0;
    given.it.durability = -1;
    REFUSED(backroom_open(&given.it, &book), BACKROOM_MALFORMED, "api.bad_option");
    given.it.durability = 0;
    given.it.busy_timeout_ms = -2;
    REFUSED(backroom_open(&given.it, &book), BACKROOM_MALFORMED, "api.bad_option");
    given.it.busy_timeout_ms = 0;
    given.it.entity = ENTITY;
    given.it.entity_length = 3;
    REFUSED(backroom_open(&given.it, &book), BACKROOM_MALFORMED, "api.bad_option");
    given.it.mode = BACKROOM_OPEN_NEW;
    REFUSED(backroom_open(&given.it, &book), BACKROOM_MALFORMED, "flow.malformed");
    given.it = opening("/nowhere/at/all", "owner");
    REFUSED(backroom_open(&given.it, &book), BACKROOM_FAULT, "store.cannot_open");
    CHECK(book == NULL);
}

static void handles(const char *path) {
    backroom_open_options options = opening(path, "owner");
    backroom_book *book = NULL, *other = NULL;
    backroom_bytes kept;
    int stray = 0;
    backroom_book *strays[] = {NULL, NULL, NULL, NULL, NULL};
    size_t at;

    CHECK(backroom_open(&options, &book) == BACKROOM_OK);
    CHECK(call(book, "stock.sites", "{}", &kept) == BACKROOM_OK);
    CHECK(backroom_close(book) == BACKROOM_OK);
    CHECK(kept.data[0] == '{');
    backroom_bytes_free(&kept);

    strays[0] = book;
    strays[1] = (backroom_book *)(void *)&stray;
    strays[2] = (backroom_book *)(uintptr_t)1;
    strays[3] = (backroom_book *)UINTPTR_MAX;
    strays[4] = (backroom_book *)((uintptr_t)book + 16);
    for (at = 0; at < 5; ++at) {
        REFUSED(call(strays[at], "stock.sites", "{}", &reply), BACKROOM_MALFORMED, "api.closed");
        REFUSED(backroom_close(strays[at]), BACKROOM_MALFORMED, "api.closed");
        REFUSED(backroom_interrupt(strays[at]), BACKROOM_MALFORMED, "api.closed");
        REFUSED(backroom_verify(strays[at], &reply), BACKROOM_MALFORMED, "api.closed");
        REFUSED(backroom_open_as(strays[at], "owner", 5, &other), BACKROOM_MALFORMED, "api.closed");
    }
    /* A closed handle never comes back to life as another file. */
    for (at = 0; at < 3; ++at) {
        CHECK(backroom_open(&options, &other) == BACKROOM_OK && other != book);
        REFUSED(call(book, "stock.sites", "{}", &reply), BACKROOM_MALFORMED, "api.closed");
        CHECK(backroom_close(other) == BACKROOM_OK);
    }
    nothing_written();
}

int main(int count, char **arguments) {
    char path[512];
    backroom_book *book;
    CHECK(count == 2);
    reply.data = NULL;
    reply.length = 7;
    book = new_book(arguments[1], "misuse", path);
    stock_up(book);
    nulls(book);
    lengths_and_texts(book);
    options_of_a_call(book);
    options_of_opening(path);
    handles(path);
    done(book, "stock.sites", "{}");
    CHECK(backroom_close(book) == BACKROOM_OK);
    puts("misuse: done");
    return 0;
}
