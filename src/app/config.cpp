// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/config.hpp"

#include "app/paths.hpp"
#include "app/print.hpp"
#include "app/remembered.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "store/places.hpp"
#include "terminal/lines.hpp"

namespace lectern {
namespace {

/// A setting as it holds now.
struct Holding {
    std::string value;
    std::string origin;
};

Holding holding(const OptionRow& row, const Options& options, Store& store) {
    if (const auto asked = options.settings.find(row.name); asked != options.settings.end()) {
        return {asked->second.value, asked->second.origin};
    }
    if (const auto kept = kept_by_keys(store, row.name)) {
        return {*kept, "changed by key"};
    }
    return {row.argument.empty() ? "false" : std::string(row.initial), "default"};
}

} // namespace

void print_config(const Options& options) {
    if (!options.words.empty()) {
        throw Error(Failure::usage, "config takes nothing behind it: lectern config; settings are "
                                    "changed in " +
                                        (config_folder() / "config.toml").string());
    }
    Store store(state_file());
    std::string text;
    JsonWriter json(text);
    if (options.json) {
        json.begin_array();
    }
    for (const OptionRow& row : option_table()) {
        if (!row.in_config) {
            continue;
        }
        const Holding now = holding(row, options, store);
        if (options.json) {
            json.begin_object();
            json.member("name", row.name);
            json.member("value", now.value);
            json.member("origin", now.origin);
            json.end_object();
        } else {
            text +=
                without_controls(std::string(row.name) + ": " +
                                 (now.value.empty() ? "not set" : now.value) + ", " + now.origin) +
                "\n";
        }
    }
    if (options.json) {
        json.end_array();
        text += '\n';
    }
    print(text);
}

} // namespace lectern
