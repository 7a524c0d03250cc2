/* What the C tests share: a check that says where it failed, and short forms of common calls. */
#ifndef CHECK_H
#define CHECK_H

#include "backroom.h"
#include "backroom.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                                            \
    do {                                                                                            \
        if (!(condition)) {                                                                         \
            fprintf(stderr, "%s:%d: %s\n  last error: %s\n", __FILE__, __LINE__, #condition,        \
                    backroom_last_error_json());                                                    \
            exit(1);                                                                                \
        }                                                                                           \
    } while (0)

/* A call that fails with a status and a code. */
#define REFUSED(call, expected, code)                                                               \
    do {                                                                                            \
        CHECK((call) == (expected));                                                                \
        CHECK(strcmp(backroom_last_error_code(), (code)) == 0);                                     \
    } while (0)

#define ENTITY "{\"entity\": \"ACME\", \"name\": \"Acme\", \"currency\": \"EUR\", \"time_zone\": \"Europe/Berlin\"}"

static inline backroom_open_options opening(const char *path, const char *actor) {
    backroom_open_options options;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.path = path;
    options.path_length = strlen(path);
    options.actor = actor;
    options.actor_length = strlen(actor);
    return options;
}

/* A new file with a company, named after the test, in a folder. */
static inline backroom_book *new_book(const char *folder, const char *name, char path[512]) {
    backroom_open_options options;
    backroom_book *book = NULL;
    snprintf(path, 512, "%s/%s", folder, name);
    options = opening(path, "owner");
    options.mode = BACKROOM_OPEN_NEW;
    options.entity = ENTITY;
    options.entity_length = strlen(ENTITY);
    CHECK(backroom_open(&options, &book) == BACKROOM_OK);
    CHECK(book != NULL);
    return book;
}

static inline backroom_status call(backroom_book *book, const char *operation, const char *request, backroom_bytes *reply) {
    return backroom_call(book, operation, strlen(operation), request, strlen(request), NULL, reply, NULL);
}

/* A call that must be done, whose reply nobody reads. */
static inline void done(backroom_book *book, const char *operation, const char *request) {
    backroom_bytes reply = {NULL, 0};
    CHECK(call(book, operation, request, &reply) == BACKROOM_OK);
    CHECK(reply.data != NULL && reply.data[reply.length] == 0 && strlen(reply.data) == reply.length);
    backroom_bytes_free(&reply);
    CHECK(reply.data == NULL && reply.length == 0);
    backroom_bytes_free(&reply);
}

/* A site with 40 of an item. */
static inline void stock_up(backroom_book *book) {
    done(book, "stock.add_site", "{\"entity\": \"ACME\", \"site\": \"SHOP-1\", \"name\": \"Shop 1\"}");
    done(book, "catalogue.add_category", "{\"category\": \"TEA\", \"name\": \"Tea\"}");
    done(book, "catalogue.add_item", "{\"item\": \"TEA-100\", \"name\": \"Green tea\", \"category\": \"TEA\"}");
    done(book, "stock.receive_goods",
         "{\"site\": \"SHOP-1\", \"lines\": [{\"item\": \"TEA-100\", \"quantity\": 40, \"unit_cost\": \"2.50\"}]}");
}

#endif
