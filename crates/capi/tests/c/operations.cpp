// The table of operations, through C and through C++.
#include "backroom.hpp"

#include <iostream>

int main() {
    backroom_bytes operations{nullptr, 0};
    backroom::check(backroom_operations_json(&operations));
    const bool same = backroom::operations_json() == std::string(operations.data, operations.length);
    const bool whole = std::string_view(operations.data, operations.length).find("\"name\":\"till.ring_up\"") != std::string_view::npos;
    backroom_bytes_free(&operations);
    std::cout << (same && whole ? "operations: done\n" : "operations: wrong\n");
}
