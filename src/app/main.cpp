// SPDX-License-Identifier: GPL-3.0-or-later
// lectern: reads reports aloud. This is the border where every Error becomes one line and a status.
#include "app/commands.hpp"
#include "app/help.hpp"
#include "app/paths.hpp"
#include "app/print.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <csignal>
#include <exception>

namespace lectern {
namespace {

int run(const std::vector<std::string>& arguments) {
    const auto folder = config_folder();
    const Options options =
        parse_options(arguments, folder.empty() ? folder : folder / "config.toml", &is_command);
    if (options.version) {
        print(version_text());
        return 0;
    }
    if (options.help) {
        print(help_text());
        return 0;
    }
    const auto& table = command_table();
    const auto row = std::find_if(table.begin(), table.end(),
                                  [&](const CommandRow& it) { return it.name == options.command; });
    return row->run(options);
}

} // namespace
} // namespace lectern

int main(int count, char** arguments) {
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe is an Error with a line, not a death
    try {
        return lectern::run({arguments + 1, arguments + count});
    } catch (const lectern::Error& error) {
        lectern::print_message(error.what());
        return static_cast<int>(error.failure());
    } catch (const std::bad_alloc&) {
        lectern::print_message("there is not enough memory: close other programs and try again");
    } catch (const std::exception& error) {
        lectern::print_message(std::string("lectern failed in itself: ") + error.what() +
                               "; please report how it came to this");
    }
    return 1;
}
