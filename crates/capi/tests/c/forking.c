/* A forked child is refused and closes nothing, even when it was forked in the middle of others' calls; a handle of its own
   is fine. */
#define _POSIX_C_SOURCE 200809L
#include "check.h"

#include <pthread.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

/* So often that a lock held in the moment of a fork is met. */
#define FORKS 40

/* How many threads keep the library busy meanwhile. AddressSanitizer's own allocator has locks that a fork copies as they are
   held: its children are forked while nothing else runs, and those of the ordinary test in the middle of everything. */
#ifdef __SANITIZE_ADDRESS__
#define BUSY 0
#else
#define BUSY 2
#endif

static backroom_book *book;
static char path[512];
static volatile int going = 1;

/* Opens, closes and asks without a pause, so that the fork meets whatever locks there are. */
static void *busy(void *argument) {
    (void)argument;
    while (going) {
        backroom_book *other = NULL;
        CHECK(backroom_open_as(book, "owner", 5, &other) == BACKROOM_OK);
        done(other, "stock.sites", "{}");
        CHECK(backroom_close(other) == BACKROOM_OK);
    }
    return NULL;
}

static void child(void) {
    backroom_bytes reply = {NULL, 0};
    backroom_book *own = NULL;
    backroom_open_options options = opening(path, "owner");
    int64_t millionths = 0;
    alarm(60);
    REFUSED(call(book, "stock.sites", "{}", &reply), BACKROOM_FAULT, "engine.forked");
    REFUSED(backroom_available(book, "TEA-100", 7, "SHOP-1", 6, &millionths), BACKROOM_FAULT, "engine.forked");
    REFUSED(backroom_open_as(book, "owner", 5, &own), BACKROOM_FAULT, "engine.forked");
    REFUSED(backroom_interrupt(book), BACKROOM_FAULT, "engine.forked");
    REFUSED(backroom_close(book), BACKROOM_FAULT, "engine.forked");
    CHECK(reply.data == NULL && own == NULL);
    CHECK(backroom_open(&options, &own) == BACKROOM_OK);
    done(own, "stock.receive_goods",
         "{\"site\": \"SHOP-1\", \"lines\": [{\"item\": \"TEA-100\", \"quantity\": 1, \"unit_cost\": \"1.00\"}]}");
    CHECK(backroom_close(own) == BACKROOM_OK);
    _exit(0);
}

int main(int count, char **arguments) {
    pthread_t threads[BUSY + 1];
    int at, status;
    int64_t millionths = 0;
    CHECK(count == 2);
    book = new_book(arguments[1], "forking", path);
    stock_up(book);
    for (at = 0; at < BUSY; ++at) CHECK(pthread_create(&threads[at], NULL, busy, NULL) == 0);
    for (at = 0; at < FORKS; ++at) {
        pid_t forked = fork();
        CHECK(forked >= 0);
        if (forked == 0) child();
        CHECK(waitpid(forked, &status, 0) == forked);
        CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    going = 0;
    for (at = 0; at < BUSY; ++at) CHECK(pthread_join(threads[at], NULL) == 0);
    CHECK(backroom_position(book, "TEA-100", 7, "SHOP-1", 6, &millionths) == BACKROOM_OK && millionths == (40 + FORKS) * 1000000LL);
    CHECK(backroom_close(book) == BACKROOM_OK);
    puts("forking: done");
    return 0;
}
