/* What a call costs in C: `calls BOOK REQUEST TIMES`; see crates/api/benches/calls.rs. */
#define _POSIX_C_SOURCE 200809L
#include <backroom.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static backroom_book *book;
static char sale[4096];
static size_t sale_length;

static void must(int holds) {
    if (holds) return;
    fprintf(stderr, "%s\n", backroom_last_error_text());
    exit(1);
}

static void ring_up(void) {
    backroom_call_options options = {0};
    backroom_bytes reply;
    options.struct_size = sizeof options;
    options.dry_run = 1;
    must(backroom_call(book, BACKROOM_TEXT("till.ring_up"), sale, sale_length, &options, &reply, NULL) == BACKROOM_OK);
    backroom_bytes_free(&reply);
}

static void position(void) {
    backroom_bytes reply;
    must(backroom_call(book, BACKROOM_TEXT("stock.position"),
                       BACKROOM_TEXT("{\"item\": \"ITEM-1\", \"site\": \"SHOP-1\"}"), NULL, &reply, NULL) == BACKROOM_OK);
    backroom_bytes_free(&reply);
}

static void typed(void) {
    int64_t millionths;
    must(backroom_position(book, BACKROOM_TEXT("ITEM-1"), BACKROOM_TEXT("SHOP-1"), &millionths) == BACKROOM_OK);
}

static double now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (double)time.tv_sec * 1e9 + (double)time.tv_nsec;
}

static void measure(const char *name, int times, void (*call)(void)) {
    double processor, wall;
    int at;
    for (at = 0; at < times; ++at) call();
    processor = now(CLOCK_PROCESS_CPUTIME_ID);
    wall = now(CLOCK_MONOTONIC);
    for (at = 0; at < times; ++at) call();
    processor = now(CLOCK_PROCESS_CPUTIME_ID) - processor;
    wall = now(CLOCK_MONOTONIC) - wall;
    printf("%s\t%.0f\t%.0f\n", name, processor / times, wall / times);
}

int main(int count, char **arguments) {
    backroom_open_options options = {0};
    FILE *file;
    int times;
    if (count != 4) return 2;
    file = fopen(arguments[2], "rb");
    if (file == NULL) return 2;
    sale_length = fread(sale, 1, sizeof sale, file);
    fclose(file);
    times = atoi(arguments[3]);
    options.struct_size = sizeof options;
    options.path = arguments[1];
    options.path_length = strlen(arguments[1]);
    options.actor = "owner";
    options.actor_length = 5;
    options.durability = BACKROOM_RELAXED;
    must(backroom_open(&options, &book) == BACKROOM_OK);
    measure("sale", times, ring_up);
    measure("position", times, position);
    measure("position, typed", times, typed);
    return backroom_close(book) == BACKROOM_OK ? 0 : 1;
}
