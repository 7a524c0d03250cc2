// A warehouse dock: each line of input is a truck's pallet, "SKU QUANTITY UNIT_COST"; an empty line books the truck.
//
//     c++ -std=c++17 receiving.cpp -lbackroom -o receiving
//     ./receiving shop.backroom owner SHOP-1
#include <backroom.hpp>

#include <iostream>
#include <sstream>
#include <string>

namespace {

// A text in quotes, as JSON wants it.
std::string quoted(const std::string &text) {
    std::ostringstream json;
    json << '"';
    for (const char letter : text) {
        if (letter == '"' || letter == '\\') json << '\\';
        if (static_cast<unsigned char>(letter) >= ' ') json << letter;
    }
    json << '"';
    return json.str();
}

// Books the goods of a truck. The key makes sending it again safe: the goods come in once.
void receive(const backroom::book &book, const std::string &site, const std::string &lines) {
    const std::string key = backroom::new_key();
    backroom::call_options options;
    options.key = key;
    options.source = "dock 1";
    const std::string request = "{\"site\": " + quoted(site) + ", \"lines\": [" + lines + "]}";
    for (int tries = 0;; ++tries) {
        try {
            std::cout << book.call("stock.receive_goods", request, options) << '\n';
            return;
        } catch (const backroom::error &error) {
            if (error.status() != BACKROOM_RETRYABLE || tries == 4) throw;
        }
    }
}

} // namespace

int main(int count, char **arguments) try {
    if (count != 4) {
        std::cerr << "usage: receiving FILE ACTOR SITE\n";
        return 2;
    }
    const std::string site = arguments[3];
    backroom::open_options options;
    options.path = arguments[1];
    options.actor = arguments[2];
    options.log = [](std::int32_t level, std::string_view text) {
        if (level <= BACKROOM_LOG_WARNING) std::cerr << text << '\n';
    };
    const backroom::book book(options);

    std::string line, lines;
    bool more = true;
    while (more) {
        more = static_cast<bool>(std::getline(std::cin, line));
        std::string code, quantity, cost;
        if (more && std::istringstream(line) >> code >> quantity >> cost) {
            try {
                const std::string item = book.resolve(code).item;
                lines += (lines.empty() ? "{\"item\": " : ", {\"item\": ") + quoted(item) + ", \"quantity\": " +
                         quoted(quantity) + ", \"unit_cost\": " + quoted(cost) + "}";
                std::cout << item << ": " << book.available(item, site) / 1000000 << " so far\n";
            } catch (const backroom::error &error) {
                std::cout << "set aside: " << error.what() << " (" << error.code() << ")\n";
            }
        } else if (!lines.empty()) {
            try {
                receive(book, site, lines);
            } catch (const backroom::error &error) {
                std::cout << "not booked: " << error.what() << " at " << error.path() << '\n';
            }
            lines.clear();
        }
    }
    return 0;
} catch (const backroom::error &error) {
    std::cerr << error.what() << '\n';
    return 1;
}
