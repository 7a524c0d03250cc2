/*
 * backroom.hpp - backroom for C++17: handles that close themselves, statuses that are thrown, texts that free themselves.
 *
 *     backroom::book book({"shop.backroom", "till-1"});
 *     std::string sites = book.call("stock.sites", "{}");
 *
 * What always holds:
 *
 *  1. Whatever is no success is thrown as backroom::error, with status, code, path and details; nothing else is thrown but
 *     std::bad_alloc.
 *  2. Texts go in as std::string_view and come out as std::string; nothing that went in is kept, but for the log.
 *  3. A book may be moved, not copied; any thread may call it, many at once, but for close() and moving.
 *
 * Header only, over backroom.h: what is said there of operations, threads and forks holds here too.
 */
#ifndef BACKROOM_HPP
#define BACKROOM_HPP

#include "backroom.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace backroom {

/* Why a call gave no answer. */
class error : public std::runtime_error {
public:
    /* The last error of this thread. */
    explicit error(backroom_status status)
        : std::runtime_error(backroom_last_error_text()), status_(status), code_(backroom_last_error_code()),
          path_(backroom_last_error_path()), details_(backroom_last_error_details()), json_(backroom_last_error_json()) {}

    /* The coarse reason, for branching. */
    backroom_status status() const noexcept { return status_; }
    /* The stable code, such as "stock.not_enough_available". */
    const std::string &code() const noexcept { return code_; }
    /* The path of the field at fault, such as "lines[1].quantity"; empty when no single field is. */
    const std::string &path() const noexcept { return path_; }
    /* The numbers behind the sentence, as a JSON object. */
    const std::string &details() const noexcept { return details_; }
    /* All of it as JSON. */
    const std::string &json() const noexcept { return json_; }

private:
    backroom_status status_;
    std::string code_, path_, details_, json_;
};

/* Throws unless a status is BACKROOM_OK. */
inline void check(backroom_status status) {
    if (status != BACKROOM_OK) throw error(status);
}

/* What a log is told: one of BACKROOM_LOG_ERROR, _WARNING and _NOTE, and a sentence. What it throws is dropped. */
using log_function = std::function<void(std::int32_t level, std::string_view text)>;

/* How a file is opened. */
struct open_options {
    std::string path;
    std::string actor;
    std::int32_t mode = BACKROOM_OPEN_EXISTING;
    std::int32_t durability = BACKROOM_DURABLE;
    /* How long a writer waits for another process; 0 for the usual 5 seconds, -1 not to wait. */
    std::chrono::milliseconds busy_timeout{0};
    /* Of a new file: the name and kind of its first actor, and the request of ledger.open_entity. */
    std::string actor_name{};
    std::int32_t actor_kind = BACKROOM_PERSON;
    std::string entity{};
    /* Called on the thread that made the call; may be called from several threads at once. */
    log_function log{};
};

/* What accompanies a call. */
struct call_options {
    std::string_view key{};
    std::string_view actor{};
    std::string_view source{};
    bool dry_run = false;
};

/* What a command came to. */
struct outcome {
    std::string reply;
    std::int64_t command_id = 0;
    bool replayed = false;
    bool pruned = false;
};

/* One of many commands. The texts must live until they are sent. */
struct command {
    std::string_view operation;
    std::string_view request;
    call_options options{};
};

/* The answer to one of many: the reply or the error as JSON, and which of the two. */
struct answer {
    std::string body;
    std::int64_t command_id = 0;
    backroom_status status = BACKROOM_OK;
    bool replayed = false;
    bool pruned = false;
};

/* What a scanned or typed text names. */
struct resolved {
    std::string item, unit, kind;
};

/* An amount: minor units, how many decimals they are, and the code of the currency. */
struct money {
    std::int64_t minor = 0;
    int decimals = 0;
    std::string currency;
};

namespace detail {

/* Bytes of the library, freed when they go. */
struct bytes {
    backroom_bytes held{nullptr, 0};
    bytes() = default;
    bytes(const bytes &) = delete;
    bytes &operator=(const bytes &) = delete;
    ~bytes() { backroom_bytes_free(&held); }
    std::string text() const { return std::string(held.data, held.length); }
};

/* Answers of the library, freed when they go. */
struct answers {
    std::vector<backroom_answer> held;
    explicit answers(std::size_t count) : held(count) {}
    answers(const answers &) = delete;
    answers &operator=(const answers &) = delete;
    ~answers() {
        for (backroom_answer &one : held) backroom_bytes_free(&one.body);
    }
};

inline backroom_call_options options_of(const call_options &given) {
    backroom_call_options options{};
    options.struct_size = sizeof options;
    options.key = given.key.data();
    options.key_length = given.key.size();
    options.actor = given.actor.data();
    options.actor_length = given.actor.size();
    options.source = given.source.data();
    options.source_length = given.source.size();
    options.dry_run = given.dry_run ? 1 : 0;
    return options;
}

inline void tell(void *context, std::int32_t level, const char *text, std::size_t length) noexcept {
    try {
        (*static_cast<log_function *>(context))(level, std::string_view(text, length));
    } catch (...) {
        /* Nothing may leave a log. */
    }
}

} // namespace detail

/* The version of the library. */
inline std::string version() { return backroom_version(); }

/* The word for a status. */
inline std::string status_name(std::int32_t status) { return backroom_status_name(status); }

/* A key that no other command has. */
inline std::string new_key() {
    char key[BACKROOM_KEY_SIZE];
    check(backroom_new_key(key, sizeof key));
    return key;
}

/* Everything that can be called and refused, as JSON. */
inline std::string operations_json() {
    detail::bytes operations;
    check(backroom_operations_json(&operations.held));
    return operations.text();
}

/* A file of books, open, in the name of an actor. */
class book {
public:
    explicit book(const open_options &given) {
        backroom_open_options options{};
        options.struct_size = sizeof options;
        options.path = given.path.data();
        options.path_length = given.path.size();
        options.actor = given.actor.data();
        options.actor_length = given.actor.size();
        options.mode = given.mode;
        options.durability = given.durability;
        options.busy_timeout_ms = given.busy_timeout.count();
        options.actor_name = given.actor_name.data();
        options.actor_name_length = given.actor_name.size();
        options.actor_kind = given.actor_kind;
        options.entity = given.entity.data();
        options.entity_length = given.entity.size();
        if (given.log) {
            log_ = std::make_shared<log_function>(given.log);
            options.log = detail::tell;
            options.log_context = log_.get();
        }
        check(backroom_open(&options, &handle_));
    }

    book(book &&other) noexcept : log_(std::move(other.log_)), handle_(std::exchange(other.handle_, nullptr)) {}
    book &operator=(book &&other) noexcept {
        if (this != &other) {
            backroom_close(std::exchange(handle_, std::exchange(other.handle_, nullptr)));
            log_ = std::move(other.log_);
        }
        return *this;
    }
    book(const book &) = delete;
    book &operator=(const book &) = delete;
    ~book() { backroom_close(handle_); }

    /* Closes the file and says whether that went well; the destructor does it silently. */
    void close() { check(backroom_close(std::exchange(handle_, nullptr))); }

    /* The same file in the name of another actor. */
    book as(std::string_view actor) const {
        backroom_book *other = nullptr;
        check(backroom_open_as(handle_, actor.data(), actor.size(), &other));
        return book(other, log_);
    }

    /* The handle, for functions of backroom.h. It stays this book's. */
    backroom_book *handle() const noexcept { return handle_; }

    /* Sends a command or asks a question; the reply as JSON. */
    std::string call(std::string_view operation, std::string_view request, const call_options &options = {}) const {
        return send(operation, request, options).reply;
    }

    /* The same, with what the command came to beside its reply. */
    outcome send(std::string_view operation, std::string_view request, const call_options &given = {}) const {
        const backroom_call_options options = detail::options_of(given);
        detail::bytes reply;
        backroom_outcome came_to{};
        came_to.struct_size = sizeof came_to;
        check(backroom_call(handle_, operation.data(), operation.size(), request.data(), request.size(), &options,
                            &reply.held, &came_to));
        return {reply.text(), came_to.command_id, came_to.replayed != 0, came_to.pruned != 0};
    }

    /* Sends many in one commit; each has an answer of its own. */
    std::vector<answer> call_many(const std::vector<command> &commands) const { return many(commands, 0); }

    /* What many would come to, one after the other; nothing of it stays. */
    std::vector<answer> rehearse(const std::vector<command> &commands) const { return many(commands, 1); }

    /* Cancels what waits and what is being asked. */
    void interrupt() const { check(backroom_interrupt(handle_)); }

    /* The item that a scanned or typed text names. */
    resolved resolve(std::string_view identifier) const {
        backroom_resolved found{};
        found.struct_size = sizeof found;
        check(backroom_resolve(handle_, identifier.data(), identifier.size(), &found));
        return {found.item, found.unit, found.kind};
    }

    /* How much of an item a site has, in millionths of its base unit; all sites without one. */
    std::int64_t position(std::string_view item, std::string_view site = {}) const {
        std::int64_t millionths = 0;
        check(backroom_position(handle_, item.data(), item.size(), site.data(), site.size(), &millionths));
        return millionths;
    }

    /* How much of an item a site can sell, in millionths of its base unit; all sites without one. */
    std::int64_t available(std::string_view item, std::string_view site = {}) const {
        std::int64_t millionths = 0;
        check(backroom_available(handle_, item.data(), item.size(), site.data(), site.size(), &millionths));
        return millionths;
    }

    /* What an account holds in the currency of the books, debit positive. */
    money balance(std::string_view entity, std::string_view account) const {
        backroom_money held{};
        held.struct_size = sizeof held;
        check(backroom_balance(handle_, entity.data(), entity.size(), account.data(), account.size(), &held));
        return {held.minor, held.decimals, held.currency};
    }

    /* Events after a number, as a JSON array. */
    std::string events_after(std::int64_t sequence, std::uint32_t limit) const {
        detail::bytes events;
        check(backroom_events_after(handle_, sequence, limit, &events.held));
        return events.text();
    }

    /* Events a consumer has not acknowledged, as a JSON array. */
    std::string events_for(std::string_view consumer, std::uint32_t limit) const {
        detail::bytes events;
        check(backroom_events_for(handle_, consumer.data(), consumer.size(), limit, &events.held));
        return events.text();
    }

    /* Remembers that a consumer is done with every event up to a number; its position. */
    std::int64_t acknowledge(std::string_view consumer, std::int64_t sequence) const {
        std::int64_t position = 0;
        check(backroom_acknowledge(handle_, consumer.data(), consumer.size(), sequence, &position));
        return position;
    }

    /* Answers one SELECT with at most limit rows, as JSON. */
    std::string select(std::string_view sql, std::size_t limit) const {
        detail::bytes rows;
        check(backroom_select(handle_, sql.data(), sql.size(), limit, &rows.held));
        return rows.text();
    }

    /* Proves the laws on the file; the report as JSON. */
    std::string verify() const {
        detail::bytes report;
        check(backroom_verify(handle_, &report.held));
        return report.text();
    }

    /* Copies the file and proves the copy; where it is, and its seal, as JSON. */
    std::string backup(std::string_view to, bool overwrite = false) const {
        detail::bytes copy;
        check(backroom_backup(handle_, to.data(), to.size(), overwrite ? 1 : 0, &copy.held));
        return copy.text();
    }

private:
    book(backroom_book *handle, std::shared_ptr<log_function> log) noexcept : log_(std::move(log)), handle_(handle) {}

    std::vector<answer> many(const std::vector<command> &commands, std::int32_t rehearse) const {
        std::vector<backroom_call_options> options;
        options.reserve(commands.size());
        std::vector<backroom_command> sent;
        sent.reserve(commands.size());
        for (const command &one : commands) {
            options.push_back(detail::options_of(one.options));
            sent.push_back({one.operation.data(), one.operation.size(), one.request.data(), one.request.size(),
                            &options.back()});
        }
        detail::answers told(commands.size());
        std::vector<answer> answers;
        answers.reserve(commands.size());
        check(backroom_call_many(handle_, sent.data(), sent.size(), rehearse, told.held.data()));
        for (const backroom_answer &one : told.held) {
            answers.push_back({std::string(one.body.data, one.body.length), one.command_id,
                               static_cast<backroom_status>(one.status), one.replayed != 0, one.pruned != 0});
        }
        return answers;
    }

    std::shared_ptr<log_function> log_;
    backroom_book *handle_ = nullptr;
};

} // namespace backroom

#endif /* BACKROOM_HPP */
