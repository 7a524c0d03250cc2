/* Plays a day told in lines of `verb operation request`, and prints what its questions and refusals are answered. */
#include "check.h"

int main(int count, char **arguments) {
    char path[512], key[37];
    char *line, *next, *operation, *request, *day;
    int number = 1;
    long size;
    FILE *file;
    backroom_book *book;
    CHECK(count == 3);
    file = fopen(arguments[2], "rb");
    CHECK(file != NULL && fseek(file, 0, SEEK_END) == 0);
    size = ftell(file);
    rewind(file);
    day = malloc((size_t)size + 1);
    CHECK(day != NULL && fread(day, 1, (size_t)size, file) == (size_t)size && fclose(file) == 0);
    day[size] = 0;
    book = new_book(arguments[1], "day", path);
    for (line = day; (next = strchr(line, '\n')) != NULL; line = next + 1, ++number) {
        backroom_bytes reply = {NULL, 0};
        backroom_call_options options = {0};
        backroom_status status;
        *next = 0;
        if (*line == 0 || *line == '#') continue;
        operation = strchr(line, ' ') + 1;
        request = strchr(operation, ' ') + 1;
        operation[-1] = request[-1] = 0;
        snprintf(key, sizeof key, "00000000-0000-7000-8000-%012d", number);
        options.struct_size = sizeof options;
        options.key = key;
        options.key_length = strcmp(line, "ask") == 0 ? 0 : strlen(key);
        status = backroom_call(book, operation, strlen(operation), request, strlen(request), &options, &reply, NULL);
        CHECK((status != BACKROOM_OK) == (strcmp(line, "refuse") == 0));
        if (strcmp(line, "refuse") == 0) printf("%s\n", backroom_last_error_json());
        if (strcmp(line, "ask") == 0) printf("%s\n", reply.data);
        backroom_bytes_free(&reply);
    }
    free(day);
    CHECK(backroom_close(book) == BACKROOM_OK);
    return 0;
}
