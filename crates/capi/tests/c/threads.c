/* Many threads use one handle, and each keeps its own last error; one closes it while the others go on. */
#include "check.h"

#include <pthread.h>

#define THREADS 8
#define ROUNDS 12

static backroom_book *book;

static void *work(void *argument) {
    const int number = *(const int *)argument;
    int round;
    for (round = 0; round < ROUNDS; ++round) {
        char request[200], unknown[40];
        backroom_bytes reply = {NULL, 0};
        int64_t millionths = 0;
        snprintf(request, sizeof request,
                 "{\"site\": \"SHOP-1\", \"lines\": [{\"item\": \"TEA-100\", \"quantity\": 1, \"unit_cost\": \"1.00\"}]}");
        CHECK(call(book, "stock.receive_goods", request, &reply) == BACKROOM_OK);
        backroom_bytes_free(&reply);
        snprintf(unknown, sizeof unknown, "ITEM-%d-%d", number, round);
        CHECK(backroom_available(book, unknown, strlen(unknown), "SHOP-1", 6, &millionths) == BACKROOM_NOT_FOUND);
        CHECK(strstr(backroom_last_error_text(), unknown) != NULL);
        CHECK(backroom_position(book, BACKROOM_TEXT("TEA-100"), "SHOP-1", 6, &millionths) == BACKROOM_OK && millionths > 40000000);
        CHECK(strstr(backroom_last_error_text(), unknown) != NULL);
        if (round % 4 == 0) CHECK(backroom_interrupt(NULL) == BACKROOM_MALFORMED);
    }
    return NULL;
}

/* Goes on until the handle is closed under its feet. */
static void *until_closed(void *argument) {
    (void)argument;
    for (;;) {
        int64_t millionths = 0;
        backroom_status status = backroom_position(book, BACKROOM_TEXT("TEA-100"), "SHOP-1", 6, &millionths);
        if (status == BACKROOM_OK) continue;
        CHECK(status == BACKROOM_MALFORMED && strcmp(backroom_last_error_code(), "api.closed") == 0);
        return NULL;
    }
}

int main(int count, char **arguments) {
    pthread_t threads[THREADS];
    int numbers[THREADS], at;
    int64_t millionths = 0;
    char path[512];
    CHECK(count == 2);
    book = new_book(arguments[1], "threads", path);
    stock_up(book);
    for (at = 0; at < THREADS; ++at) {
        numbers[at] = at;
        CHECK(pthread_create(&threads[at], NULL, work, &numbers[at]) == 0);
    }
    for (at = 0; at < THREADS; ++at) CHECK(pthread_join(threads[at], NULL) == 0);
    CHECK(backroom_position(book, BACKROOM_TEXT("TEA-100"), "SHOP-1", 6, &millionths) == BACKROOM_OK);
    CHECK(millionths == (40 + THREADS * ROUNDS) * (int64_t)1000000);

    for (at = 0; at < THREADS; ++at) CHECK(pthread_create(&threads[at], NULL, until_closed, NULL) == 0);
    CHECK(backroom_close(book) == BACKROOM_OK);
    for (at = 0; at < THREADS; ++at) CHECK(pthread_join(threads[at], NULL) == 0);
    puts("threads: done");
    return 0;
}
