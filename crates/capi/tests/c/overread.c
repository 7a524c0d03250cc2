/* A host that says its request is longer than it is: what AddressSanitizer must see inside the library. */
#include "check.h"

int main(int count, char **arguments) {
    char path[512], *request = (char *)malloc(2);
    backroom_book *book;
    backroom_bytes reply = {NULL, 0};
    CHECK(count == 2 && request != NULL);
    book = new_book(arguments[1], "overread", path);
    memcpy(request, "{}", 2);
    backroom_call(book, BACKROOM_TEXT("stock.sites"), request, 40, NULL, &reply, NULL);
    puts("overread: not seen");
    return 0;
}
