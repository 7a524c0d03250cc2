/* A host that uses every function as it is meant. */
#include "check.h"

struct heard {
    int notes, errors;
    char last[512];
};

static void hear(void *context, int32_t level, const char *text, size_t length) {
    struct heard *heard = (struct heard *)context;
    CHECK(strlen(text) == length);
    heard->notes += level == BACKROOM_LOG_NOTE;
    heard->errors += level == BACKROOM_LOG_ERROR;
    snprintf(heard->last, sizeof heard->last, "%s", text);
}

static void says(backroom_bytes *bytes, const char *part) {
    if (strstr(bytes->data, part) == NULL) fprintf(stderr, "no %s in %.400s\n", part, bytes->data);
    CHECK(strstr(bytes->data, part) != NULL);
    backroom_bytes_free(bytes);
}

static void opening_and_closing(const char *path) {
    struct heard heard = {0, 0, ""};
    backroom_book *book = NULL, *reader = NULL, *again = NULL;
    backroom_open_options options = opening(path, "owner");
    backroom_bytes reply;

    options.mode = BACKROOM_OPEN_READ_ONLY;
    options.busy_timeout_ms = -1;
    options.log = hear;
    options.log_context = &heard;
    CHECK(backroom_open(&options, &reader) == BACKROOM_OK);
    CHECK(heard.notes == 1 && strstr(heard.last, "opened ") == heard.last);
    REFUSED(call(reader, "stock.add_site", "{\"entity\": \"ACME\", \"site\": \"S\", \"name\": \"S\"}", &reply), BACKROOM_FAULT,
            "engine.read_only");
    CHECK(heard.errors == 1 && strstr(heard.last, "engine.read_only") != NULL);
    CHECK(backroom_close(reader) == BACKROOM_OK);
    CHECK(heard.notes == 2 && strstr(heard.last, "closed ") == heard.last);

    options.mode = BACKROOM_OPEN_NEW;
    REFUSED(backroom_open(&options, &again), BACKROOM_FAULT, "store.cannot_open");
    options.mode = BACKROOM_OPEN_EXISTING;
    options.durability = BACKROOM_RELAXED;
    options.actor = "nobody";
    options.actor_length = strlen("nobody");
    REFUSED(backroom_open(&options, &again), BACKROOM_NOT_FOUND, "control.unknown_actor");
    CHECK(strcmp(backroom_last_error_path(), "actor") == 0);
    CHECK(strcmp(backroom_last_error_details(), "{\"actor\":\"nobody\"}") == 0);
    CHECK(again == NULL);

    options = opening(path, "owner");
    CHECK(backroom_open(&options, &book) == BACKROOM_OK);
    done(book, "control.add_actor", "{\"actor\": \"anna\", \"name\": \"Anna\", \"kind\": \"person\"}");
    CHECK(backroom_open_as(book, BACKROOM_TEXT("anna"), &again) == BACKROOM_OK && again != book);
    REFUSED(call(again, "control.actors", "{}", &reply), BACKROOM_FORBIDDEN, "control.not_allowed");
    CHECK(backroom_close(book) == BACKROOM_OK);
    REFUSED(call(again, "control.actors", "{}", &reply), BACKROOM_FORBIDDEN, "control.not_allowed");
    CHECK(backroom_close(again) == BACKROOM_OK);
    CHECK(backroom_close(NULL) == BACKROOM_OK);
}

static void calling(backroom_book *book) {
    char key[BACKROOM_KEY_SIZE];
    backroom_call_options options;
    backroom_outcome outcome;
    backroom_bytes reply, again;
    const char *site = "{\"entity\": \"ACME\", \"site\": \"SHOP-2\", \"name\": \"Shop 2\"}";

    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.source = "conversation";
    options.source_length = strlen(options.source);
    memset(&outcome, 0, sizeof outcome);
    outcome.struct_size = sizeof outcome;

    options.dry_run = 1;
    CHECK(backroom_call(book, BACKROOM_TEXT("stock.add_site"), site, strlen(site), &options, &reply, &outcome) == BACKROOM_OK);
    CHECK(outcome.command_id == 0 && outcome.replayed == 0);
    backroom_bytes_free(&reply);

    options.dry_run = 0;
    CHECK(backroom_new_key(key, sizeof key) == BACKROOM_OK && strlen(key) == 36);
    options.key = key;
    options.key_length = strlen(key);
    CHECK(backroom_call(book, BACKROOM_TEXT("stock.add_site"), site, strlen(site), &options, &reply, &outcome) == BACKROOM_OK);
    CHECK(outcome.command_id > 0 && outcome.replayed == 0 && outcome.struct_size == sizeof outcome);
    CHECK(backroom_call(book, BACKROOM_TEXT("stock.add_site"), site, strlen(site), &options, &again, &outcome) == BACKROOM_OK);
    CHECK(outcome.replayed == 1 && strcmp(reply.data, again.data) == 0);
    REFUSED(backroom_call(book, BACKROOM_TEXT("stock.add_site"), BACKROOM_TEXT("{\"entity\": \"ACME\", \"site\": \"B\", \"name\": \"B\"}"),
                          &options, &again, &outcome),
            BACKROOM_KEY_REUSED, "flow.key_reused");
    backroom_bytes_free(&reply);
    backroom_bytes_free(&again);

    /* The actor has the duty to act for others only if it was given. */
    options.key_length = 0;
    options.actor = "owner";
    options.actor_length = strlen("owner");
    CHECK(backroom_call(book, BACKROOM_TEXT("stock.sites"), BACKROOM_TEXT("{}"), &options, &reply, NULL) == BACKROOM_OK);
    says(&reply, "SHOP-2");

    CHECK(call(book, "stock.sitess", "{}", &reply) == BACKROOM_NOT_FOUND);
    CHECK(strstr(backroom_last_error_text(), "stock.sites") != NULL);
    CHECK(strstr(backroom_last_error_json(), "{\"status\":\"not_found\",\"code\":\"flow.unknown_operation\"") == backroom_last_error_json());
    CHECK(backroom_interrupt(book) == BACKROOM_OK);
}

static void many(backroom_book *book) {
    const char *add = "{\"actor\": \"till-1\", \"name\": \"Till 1\", \"kind\": \"system\"}";
    backroom_command commands[3];
    backroom_answer answers[3];
    int rehearse, at;

    memset(commands, 0, sizeof commands);
    for (at = 0; at < 3; ++at) {
        commands[at].operation = at < 2 ? "control.add_actor" : "control.actors";
        commands[at].operation_length = strlen(commands[at].operation);
        commands[at].request = at < 2 ? add : "{}";
        commands[at].request_length = strlen(commands[at].request);
    }
    for (rehearse = 1; rehearse >= 0; --rehearse) {
        CHECK(backroom_call_many(book, commands, 3, rehearse, answers) == BACKROOM_OK);
        CHECK(answers[0].status == BACKROOM_OK && (answers[0].command_id > 0) == (rehearse == 0));
        CHECK(answers[1].status == BACKROOM_CONFLICT && strstr(answers[1].body.data, "control.actor_exists") != NULL);
        CHECK(answers[2].status == BACKROOM_OK && (strstr(answers[2].body.data, "till-1") != NULL) == (rehearse == 0));
        for (at = 0; at < 3; ++at) backroom_bytes_free(&answers[at].body);
    }
    CHECK(backroom_call_many(book, NULL, 0, 0, NULL) == BACKROOM_OK);
}

/* What a policy holds is neither done nor refused: it has a status of its own, and its key answers with where it is. */
static void holding(backroom_book *book) {
    const char *unit = "{\"unit\": \"TRAY\", \"name\": \"Tray\"}";
    backroom_call_options options;
    backroom_command command;
    backroom_answer answer;
    backroom_bytes reply;
    char key[BACKROOM_KEY_SIZE];

    done(book, "control.set_approval_policy",
         "{\"policy\": \"UNITS\", \"operation\": \"catalogue.add_unit\", \"measure\": \"always\"}");
    CHECK(backroom_new_key(key, sizeof key) == BACKROOM_OK);
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.key = key;
    options.key_length = strlen(key);
    REFUSED(backroom_call(book, BACKROOM_TEXT("catalogue.add_unit"), unit, strlen(unit), &options, &reply, NULL), BACKROOM_HELD,
            "control.held");
    CHECK(strstr(backroom_last_error_json(), "\"status\":\"held\"") != NULL);
    CHECK(strstr(backroom_last_error_json(), "\"approval\":\"AP-000001\"") != NULL);
    CHECK(strcmp(backroom_status_name(BACKROOM_HELD), "held") == 0);
    memset(&command, 0, sizeof command);
    command.operation = "catalogue.add_unit";
    command.operation_length = strlen(command.operation);
    command.request = unit;
    command.request_length = strlen(unit);
    command.options = &options;
    CHECK(backroom_call_many(book, &command, 1, 0, &answer) == BACKROOM_OK);
    CHECK(answer.status == BACKROOM_HELD && answer.command_id == 0);
    says(&answer.body, "AP-000001");
    REFUSED(call(book, "control.approve", "{\"approval\": \"AP-000001\"}", &reply), BACKROOM_FORBIDDEN, "control.own_request");
    done(book, "control.withdraw", "{\"approval\": \"AP-000001\"}");
    REFUSED(backroom_call(book, BACKROOM_TEXT("catalogue.add_unit"), unit, strlen(unit), &options, &reply, NULL),
            BACKROOM_CONFLICT, "control.withdrawn");
}

/* The typed functions give what their generic twins give. */
static void reading(backroom_book *book, const char *path) {
    char copy[600];
    backroom_resolved resolved;
    backroom_money money;
    backroom_bytes reply;
    int64_t on_hand = 0, available = 0, position = 0;

    done(book, "stock.change_state",
         "{\"site\": \"SHOP-1\", \"lines\": [{\"item\": \"TEA-100\", \"from_state\": \"sellable\", \"to_state\": \"damaged\", \"quantity\": \"3\"}]}");
    CHECK(backroom_position(book, BACKROOM_TEXT("tea-100"), BACKROOM_TEXT("SHOP-1"), &on_hand) == BACKROOM_OK);
    CHECK(backroom_available(book, BACKROOM_TEXT("tea-100"), NULL, 0, &available) == BACKROOM_OK);
    CHECK(on_hand == 40000000 && available == 37000000);
    CHECK(call(book, "stock.position", "{\"item\": \"tea-100\", \"site\": \"SHOP-1\"}", &reply) == BACKROOM_OK);
    CHECK(strstr(reply.data, "\"on_hand\":\"40\",\"sellable\":\"37\"") != NULL);
    backroom_bytes_free(&reply);

    resolved.struct_size = sizeof resolved;
    CHECK(backroom_resolve(book, BACKROOM_TEXT(" tea-100 "), &resolved) == BACKROOM_OK);
    CHECK(strcmp(resolved.item, "TEA-100") == 0 && strcmp(resolved.unit, "EA") == 0 && strcmp(resolved.kind, "sku") == 0);
    CHECK(call(book, "catalogue.resolve", "{\"identifier\": \"tea-100\"}", &reply) == BACKROOM_OK);
    says(&reply, "{\"item\":\"TEA-100\",\"unit\":\"EA\",\"kind\":\"sku\"}");
    REFUSED(backroom_resolve(book, BACKROOM_TEXT("coffee"), &resolved), BACKROOM_NOT_FOUND, "catalogue.unknown_item");

    money.struct_size = sizeof money;
    CHECK(backroom_balance(book, BACKROOM_TEXT("ACME"), BACKROOM_TEXT("1200"), &money) == BACKROOM_OK);
    CHECK(money.minor == 9250 && money.decimals == 2 && strcmp(money.currency, "EUR") == 0);
    CHECK(call(book, "ledger.balance", "{\"entity\": \"ACME\", \"account\": \"1200\"}", &reply) == BACKROOM_OK);
    says(&reply, "\"total\":\"92.50\",\"currency\":\"EUR\"");

    CHECK(backroom_events_after(book, 0, 100, &reply) == BACKROOM_OK);
    says(&reply, "\"stock.receive_goods\"");
    CHECK(backroom_events_for(book, BACKROOM_TEXT("shop-window"), 1, &reply) == BACKROOM_OK);
    says(&reply, "\"sequence\":1,");
    CHECK(backroom_acknowledge(book, BACKROOM_TEXT("shop-window"), 1, &position) == BACKROOM_OK && position == 1);
    REFUSED(backroom_acknowledge(book, BACKROOM_TEXT("shop-window"), 1000000, &position), BACKROOM_MALFORMED, "flow.bad_value");
    CHECK(backroom_acknowledge(book, BACKROOM_TEXT("shop-window"), 0, NULL) == BACKROOM_OK);

    CHECK(backroom_select(book, BACKROOM_TEXT("SELECT COUNT(*) AS items FROM items"), 10, &reply) == BACKROOM_OK);
    says(&reply, "{\"columns\":[\"items\"],\"rows\":[[1]],\"more\":false}");
    CHECK(backroom_select(book, BACKROOM_TEXT("DELETE FROM items"), 10, &reply) == BACKROOM_FAULT);

    CHECK(backroom_verify(book, &reply) == BACKROOM_OK);
    says(&reply, "\"ok\": true");
    snprintf(copy, sizeof copy, "%s.copy", path);
    CHECK(backroom_backup(book, copy, strlen(copy), 0, &reply) == BACKROOM_OK);
    says(&reply, "\"seal\":\"");
    REFUSED(backroom_backup(book, copy, strlen(copy), 0, &reply), BACKROOM_FAULT, "engine.exists");
    CHECK(backroom_backup(book, copy, strlen(copy), 1, &reply) == BACKROOM_OK);
    backroom_bytes_free(&reply);
}

int main(int count, char **arguments) {
    char path[512];
    backroom_book *book;
    CHECK(count == 2);
    CHECK(backroom_abi_version() == BACKROOM_ABI_VERSION);
    CHECK(strchr(backroom_version(), '.') != NULL);
    CHECK(strcmp(backroom_status_name(BACKROOM_OK), "ok") == 0 && strcmp(backroom_status_name(BACKROOM_BUG), "bug") == 0);
    CHECK(strcmp(backroom_status_name(99), "unknown") == 0);
    CHECK(strcmp(backroom_last_error_text(), "") == 0);
    book = new_book(arguments[1], "conversation", path);
    stock_up(book);
    opening_and_closing(path);
    calling(book);
    many(book);
    holding(book);
    reading(book, path);
    CHECK(backroom_close(book) == BACKROOM_OK);
    puts("conversation: done");
    return 0;
}
