/* The library breaks: a status, and a handle that takes no more calls until the file is opened again. */
#include "check.h"

int main(int count, char **arguments) {
    char path[512];
    backroom_book *book, *same = NULL, *again = NULL;
    backroom_bytes reply = {NULL, 0};
    backroom_open_options options;
    backroom_command commands[2];
    backroom_answer answers[2];
    int64_t millionths = 0;
    int at;
    CHECK(count == 2);
    book = new_book(arguments[1], "panics", path);
    stock_up(book);
    CHECK(backroom_open_as(book, "owner", 5, &same) == BACKROOM_OK);
    REFUSED(call(book, "test.panic", "{}", &reply), BACKROOM_BUG, "engine.bug");
    CHECK(strstr(backroom_last_error_text(), "test.panic was called") != NULL);
    REFUSED(call(book, "stock.sites", "{}", &reply), BACKROOM_BUG, "engine.bug");
    REFUSED(call(same, "stock.sites", "{}", &reply), BACKROOM_BUG, "engine.bug");
    REFUSED(backroom_available(book, "TEA-100", 7, NULL, 0, &millionths), BACKROOM_BUG, "engine.bug");
    CHECK(reply.data == NULL && millionths == 0);

    options = opening(path, "owner");
    CHECK(backroom_open(&options, &again) == BACKROOM_OK);
    memset(commands, 0, sizeof commands);
    commands[0].operation = "stock.receive_goods";
    commands[0].request = "{\"site\": \"SHOP-1\", \"lines\": [{\"item\": \"TEA-100\", \"quantity\": 1, \"unit_cost\": \"1.00\"}]}";
    commands[1].operation = "test.panic";
    commands[1].request = "{}";
    for (at = 0; at < 2; ++at) {
        commands[at].operation_length = strlen(commands[at].operation);
        commands[at].request_length = strlen(commands[at].request);
    }
    CHECK(backroom_call_many(again, commands, 2, 0, answers) == BACKROOM_OK);
    for (at = 0; at < 2; ++at) {
        CHECK(answers[at].status == BACKROOM_BUG && strstr(answers[at].body.data, "engine.bug") != NULL);
        backroom_bytes_free(&answers[at].body);
    }
    CHECK(backroom_close(again) == BACKROOM_OK && backroom_close(book) == BACKROOM_OK && backroom_close(same) == BACKROOM_OK);

    CHECK(backroom_open(&options, &book) == BACKROOM_OK);
    CHECK(backroom_available(book, "TEA-100", 7, NULL, 0, &millionths) == BACKROOM_OK && millionths == 40000000);
    CHECK(backroom_close(book) == BACKROOM_OK);
    puts("panics: done");
    return 0;
}
