/*
 * A till: scan codes, "pay 20.00" to be paid in cash, one line each.
 *
 *     cc till.c -lbackroom -o till
 *     ./till shop.backroom owner T1
 */
#include <backroom.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Adds to the text of a basket; what does not fit any more ends the program. */
static void add(char *basket, size_t size, const char *text) {
    if (strlen(basket) + strlen(text) >= size) {
        fputs("the basket is full\n", stderr);
        exit(1);
    }
    strcat(basket, text);
}

/* Adds a text in quotes, as JSON wants it. */
static void quote(char *basket, size_t size, const char *text) {
    char part[8];
    add(basket, size, "\"");
    for (; *text != 0; ++text) {
        const int plain = *text != '"' && *text != '\\' && (unsigned char)*text >= ' ';
        snprintf(part, sizeof part, plain ? "%c" : "\\u%04x", (unsigned char)*text);
        add(basket, size, part);
    }
    add(basket, size, "\"");
}

/* Sends a command until there is an answer. The key makes that safe: however often it arrives, it is one sale. */
static backroom_status send(backroom_book *book, const char *operation, const char *request, backroom_bytes *reply) {
    char key[BACKROOM_KEY_SIZE];
    backroom_call_options options = {0};
    backroom_status status = backroom_new_key(key, sizeof key);
    options.struct_size = sizeof options;
    options.key = key;
    options.key_length = strlen(key);
    for (int tries = 0; status == BACKROOM_OK && tries < 5; ++tries) {
        status = backroom_call(book, operation, strlen(operation), request, strlen(request), &options, reply, NULL);
        if (status != BACKROOM_RETRYABLE) break;
        status = tries < 4 ? BACKROOM_OK : BACKROOM_RETRYABLE;
    }
    return status;
}

int main(int count, char **arguments) {
    char line[256], lines[8192] = "", request[9000];
    backroom_open_options options = {0};
    backroom_book *book;

    if (count != 4) {
        fputs("usage: till FILE ACTOR REGISTER\n", stderr);
        return 2;
    }
    options.struct_size = sizeof options;
    options.path = arguments[1];
    options.path_length = strlen(arguments[1]);
    options.actor = arguments[2];
    options.actor_length = strlen(arguments[2]);
    if (backroom_open(&options, &book) != BACKROOM_OK) {
        fprintf(stderr, "%s\n", backroom_last_error_text());
        return 1;
    }
    while (fgets(line, sizeof line, stdin) != NULL) {
        line[strcspn(line, "\r\n")] = 0;
        if (strncmp(line, "pay ", 4) == 0) {
            backroom_bytes receipt;
            request[0] = 0;
            add(request, sizeof request, "{\"register\": ");
            quote(request, sizeof request, arguments[3]);
            add(request, sizeof request, ", \"lines\": [");
            add(request, sizeof request, lines);
            add(request, sizeof request, "], \"tenders\": [{\"tender\": \"CASH\", \"amount\": ");
            quote(request, sizeof request, line + 4);
            add(request, sizeof request, "}]}");
            if (send(book, "till.ring_up", request, &receipt) == BACKROOM_OK) {
                printf("%s\n", receipt.data);
                backroom_bytes_free(&receipt);
                lines[0] = 0;
            } else {
                printf("not sold: %s (%s)\n", backroom_last_error_text(), backroom_last_error_code());
            }
        } else if (line[0] != 0) {
            backroom_resolved found = {0};
            found.struct_size = sizeof found;
            if (backroom_resolve(book, line, strlen(line), &found) != BACKROOM_OK) {
                printf("%s\n", backroom_last_error_text());
                continue;
            }
            printf("%s\n", found.item);
            add(lines, sizeof lines, lines[0] == 0 ? "{\"item\": " : ", {\"item\": ");
            quote(lines, sizeof lines, line);
            add(lines, sizeof lines, "}");
        }
    }
    return backroom_close(book) == BACKROOM_OK ? 0 : 1;
}
