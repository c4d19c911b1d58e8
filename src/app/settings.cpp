// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings.hpp"

#include "app/options.hpp"
#include "base/error.hpp"
#include "base/table.hpp"

#include <algorithm>
#include <boost/program_options.hpp> // here only: it costs seconds to compile
#include <cmath>
#include <cstdlib>

namespace lectern {
namespace {

namespace po = boost::program_options;

[[noreturn]] void wrong(const std::string& line) {
    throw Error(Failure::usage, line);
}

po::options_description described() {
    po::options_description description;
    auto add = description.add_options();
    for (const OptionRow& row : option_table()) {
        const std::string name = row.name == "help"      ? "help,h"
                                 : row.name == "version" ? "version,V"
                                 : row.name == "output"  ? "output,o"
                                                         : std::string(row.name);
        if (row.argument.empty()) {
            add(name.c_str(), po::bool_switch(), "");
        } else {
            add(name.c_str(), po::value<std::string>(), "");
        }
    }
    add("word", po::value<std::vector<std::string>>(), "");
    return description;
}

/// What is wrong with a command line, in one line of ours.
[[noreturn]] void explain(const po::error& error) {
    std::string line = error.what();
    if (const auto* unknown = dynamic_cast<const po::unknown_option*>(&error)) {
        line = "there is no option " + unknown->get_option_name();
    } else if (const auto* twice = dynamic_cast<const po::multiple_occurrences*>(&error)) {
        line = "the option " + twice->get_option_name() + " stands there twice";
    } else if (const auto* syntax = dynamic_cast<const po::invalid_command_line_syntax*>(&error)) {
        line = "the option " + syntax->get_option_name() +
               (syntax->kind() == po::invalid_command_line_syntax::missing_parameter
                    ? " needs a value"
                    : " is not written as it should be");
    } else if (const auto* ambiguous = dynamic_cast<const po::ambiguous_option*>(&error)) {
        line = "the option " + ambiguous->get_option_name() + " may mean several; write it out";
    }
    wrong(line + ": lectern --help lists the options");
}

Settings of_command_line(const std::vector<std::string>& arguments,
                         std::vector<std::string>& words) {
    po::positional_options_description positional;
    positional.add("word", -1);
    po::variables_map map;
    const auto description = described();
    try {
        po::store(
            po::command_line_parser(arguments).options(description).positional(positional).run(),
            map);
    } catch (const po::error& error) {
        explain(error);
    }
    Settings values;
    for (const auto& [name, value] : map) {
        if (name == "word") {
            words = value.as<std::vector<std::string>>();
        } else if (value.value().type() == typeid(bool)) {
            if (value.as<bool>()) {
                values[name] = {"true", "option", "--" + name, true};
            }
        } else {
            values[name] = {value.as<std::string>(), "option", "--" + name, true};
        }
    }
    return values;
}

std::string written(double number) {
    return number == std::floor(number) && std::abs(number) < 1e9
               ? std::to_string(static_cast<long>(number))
               : std::to_string(number);
}

Settings of_config(const std::filesystem::path& file) {
    Settings values;
    std::error_code error;
    if (file.empty() || !std::filesystem::exists(file, error)) {
        return values;
    }
    const Table table = load_table(file);
    for (const auto& [key, value] : table) {
        const auto origin = file.string() + ", line " + std::to_string(value.line);
        const auto place = origin + ": ";
        const auto& rows = option_table();
        const auto row = std::find_if(rows.begin(), rows.end(), [&key = key](const OptionRow& it) {
            return it.name == key && it.in_config;
        });
        if (row == rows.end()) {
            wrong(place + "there is no setting " + key + "; lectern help config lists them");
        }
        Setting& setting = values[key];
        setting.origin = origin;
        setting.called = place + key;
        if (const auto* text = text_at(table, key)) {
            setting.value = *text;
        } else if (const auto number = number_at(table, key)) {
            setting.value = written(*number);
        } else if (const auto on = switch_at(table, key)) {
            setting.value = *on ? "true" : "false";
        } else {
            wrong(place + key + " takes one value, not a list");
        }
    }
    return values;
}

/// Variables of the environment, for what may stand in the configuration.
void take_environment(Settings& values) {
    for (const OptionRow& row : option_table()) {
        const std::string variable = variable_of(row.name);
        const char* value = row.in_config ? std::getenv(variable.c_str()) : nullptr;
        if (value != nullptr && *value != '\0') {
            const bool off = std::string_view(value) == "0" || std::string_view(value) == "false";
            values[std::string(row.name)] = {!row.argument.empty() ? value
                                             : off                 ? "false"
                                                                   : "true",
                                             "environment " + variable, variable};
        }
    }
}

} // namespace

std::string variable_of(std::string_view option) {
    std::string variable = "LECTERN_";
    for (const char c : option) {
        variable += c == '-' ? '_' : static_cast<char>(c - 'a' + 'A');
    }
    return variable;
}

Settings given_settings(const std::vector<std::string>& arguments,
                        const std::filesystem::path& config_file, std::vector<std::string>& words) {
    Settings given = of_command_line(arguments, words);
    Settings all = of_config(config_file);
    take_environment(all);
    for (auto& [name, setting] : given) {
        all[name] = std::move(setting);
    }
    return all;
}

} // namespace lectern
