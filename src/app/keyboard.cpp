// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keyboard.hpp"

#include "app/paths.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <vector>

namespace lectern {
namespace {

/// The keymaps that there are, for the line that says so.
std::string names(const std::filesystem::path& folder) {
    std::vector<std::string> all;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        all.push_back(entry.path().stem().string());
    }
    std::sort(all.begin(), all.end());
    std::string text = "letters";
    for (const std::string& name : all) {
        text += ", " + name;
    }
    return text;
}

} // namespace

Keymap make_keymap(const std::filesystem::path& voices, const std::string& name) {
    Keymap keymap;
    std::error_code error;
    if (name != "letters") {
        const auto folder = voices / "keymaps";
        const auto file = folder / (name + ".toml");
        if (name.find('/') != std::string::npos || !std::filesystem::exists(file, error)) {
            throw Error(Failure::usage,
                        "there is no keymap " + name + "; there are " + names(folder));
        }
        keymap.overlay(file);
    }
    keymap.add_layouts(voices / "keyboards.toml");
    const auto folder = config_folder();
    if (!folder.empty() && std::filesystem::exists(folder / "keys.toml", error)) {
        keymap.overlay(folder / "keys.toml");
    }
    return keymap;
}

} // namespace lectern
