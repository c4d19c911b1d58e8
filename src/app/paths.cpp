// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/paths.hpp"

#include "base/error.hpp"
#include "base/process.hpp"

#include <cstdlib>

namespace lectern {
namespace {

std::filesystem::path xdg_folder(const char* variable, const char* below_home) {
    const char* set = std::getenv(variable);
    if (set != nullptr && set[0] == '/') {
        return std::filesystem::path(set) / "lectern";
    }
    const char* home = std::getenv("HOME");
    if (home == nullptr || home[0] != '/') {
        return {};
    }
    return std::filesystem::path(home) / below_home / "lectern";
}

} // namespace

std::filesystem::path voices_folder() {
    const auto folder = program_folder();
    for (const auto& voices :
         {folder / "voices", folder.parent_path() / "share" / "lectern" / "voices"}) {
        std::error_code error;
        if (std::filesystem::is_directory(voices, error)) {
            return voices;
        }
    }
    throw Error(Failure::internal, "the folder voices is missing beside " + folder.string() +
                                       ": build or install lectern again");
}

std::filesystem::path config_folder() {
    return xdg_folder("XDG_CONFIG_HOME", ".config");
}

std::filesystem::path state_folder() {
    return xdg_folder("XDG_STATE_HOME", ".local/state");
}

std::filesystem::path data_folder() {
    return xdg_folder("XDG_DATA_HOME", ".local/share");
}

std::filesystem::path cache_folder() {
    const auto folder = xdg_folder("XDG_CACHE_HOME", ".cache");
    return folder.empty() ? folder : folder / "readings";
}

std::filesystem::path state_file() {
    const auto folder = state_folder();
    return folder.empty() ? folder : folder / "state.sqlite";
}

} // namespace lectern
