// The C++ layer: what it closes, frees and throws.
#include "backroom.hpp"
#include "backroom.hpp"

#include <cstdlib>
#include <iostream>
#include <thread>

#define CHECK(condition)                                                                            \
    do {                                                                                            \
        if (!(condition)) {                                                                         \
            std::cerr << __FILE__ << ':' << __LINE__ << ": " #condition "\n";                       \
            std::exit(1);                                                                           \
        }                                                                                           \
    } while (false)

namespace {

template <typename Call> backroom::error thrown(Call call) {
    try {
        call();
    } catch (const backroom::error &error) {
        return error;
    }
    std::cerr << "nothing was thrown\n";
    std::exit(1);
}

void everything(const std::string &path) {
    int notes = 0;
    backroom::open_options options{path, "owner"};
    options.mode = BACKROOM_OPEN_NEW;
    options.actor_name = "Olive Owner";
    options.entity = R"({"entity": "ACME", "name": "Acme", "currency": "EUR", "time_zone": "Europe/Berlin"})";
    options.log = [&notes](std::int32_t level, std::string_view) {
        notes += level == BACKROOM_LOG_NOTE;
        throw 1;
    };
    backroom::book book(options);
    CHECK(notes == 1);

    const std::string key = backroom::new_key();
    backroom::call_options keyed;
    keyed.key = key;
    keyed.source = "wrapped";
    const char *site = R"({"entity": "ACME", "site": "SHOP-1", "name": "Shop 1"})";
    const backroom::outcome first = book.send("stock.add_site", site, keyed);
    const backroom::outcome second = book.send("stock.add_site", site, keyed);
    CHECK(!first.replayed && second.replayed && first.reply == second.reply && first.command_id == second.command_id);

    const std::vector<backroom::command> commands = {
        {"catalogue.add_category", R"({"category": "TEA", "name": "Tea"})"},
        {"catalogue.add_item", R"({"item": "TEA-100", "name": "Green tea", "category": "TEA"})"},
        {"catalogue.add_item", R"({"item": "TEA-100", "name": "Green tea", "category": "TEA"})"},
        {"stock.receive_goods", R"({"site": "SHOP-1", "lines": [{"item": "TEA-100", "quantity": 4, "unit_cost": "2.50"}]})"},
    };
    CHECK(book.rehearse(commands)[3].status == BACKROOM_OK);
    const std::vector<backroom::answer> answers = book.call_many(commands);
    CHECK(answers.size() == 4 && answers[1].status == BACKROOM_OK && answers[2].status == BACKROOM_CONFLICT);
    CHECK(answers[2].body.find("catalogue.item_exists") != std::string::npos);
    CHECK(book.call_many({}).empty());

    const backroom::resolved found = book.resolve("tea-100");
    CHECK(found.item == "TEA-100" && found.unit == "EA" && found.kind == "sku");
    CHECK(book.position("TEA-100", "SHOP-1") == 4000000 && book.available("TEA-100") == 4000000);
    const backroom::money held = book.balance("ACME", "1200");
    CHECK(held.minor == 1000 && held.decimals == 2 && held.currency == "EUR");
    CHECK(book.events_after(0, 1).find("\"sequence\":1,") != std::string::npos);
    CHECK(book.acknowledge("feed", 1) == 1 && book.events_for("feed", 1).find("\"sequence\":1,") == std::string::npos);
    CHECK(book.select("SELECT 1", 1).find("[[1]]") != std::string::npos);
    CHECK(book.verify().find("\"ok\": true") != std::string::npos);
    CHECK(book.backup(path + ".copy").find("seal") != std::string::npos);
    book.interrupt();

    const backroom::error refused = thrown([&] {
        book.call("stock.issue_goods", R"({"site": "SHOP-1", "lines": [{"item": "TEA-100", "quantity": 50}]})");
    });
    CHECK(refused.status() == BACKROOM_CONFLICT && backroom::status_name(refused.status()) == "conflict");
    CHECK(refused.code() == "stock.not_enough_available" && refused.path() == "lines[0].quantity");
    CHECK(std::string(refused.what()).find("50") != std::string::npos);
    CHECK(refused.details().front() == '{' && refused.json().find(refused.details()) != std::string::npos);

    backroom::book other = book.as("owner");
    backroom::book moved(std::move(other));
    CHECK(other.handle() == nullptr && moved.available("TEA-100") == 4000000);
    CHECK(thrown([&] { other.call("stock.sites", "{}"); }).code() == "api.null_pointer");
    other = std::move(moved);
    std::thread([&] { CHECK(other.available("TEA-100") == 4000000); }).join();
    other.close();
    CHECK(thrown([&] { other.close(); other.verify(); }).code() == "api.null_pointer");
    CHECK(notes == 2);
    book.close();
    CHECK(notes == 3);
    CHECK(thrown([&] { backroom::book({path, "nobody"}); }).code() == "control.unknown_actor");
}

} // namespace

int main(int count, char **arguments) {
    CHECK(count == 2);
    everything(std::string(arguments[1]) + "/wrapped");
    std::cout << "wrapped: done\n";
}
