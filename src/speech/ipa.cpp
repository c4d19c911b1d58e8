// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/ipa.hpp"

#include "base/error.hpp"
#include "base/table.hpp"

#include <algorithm>

namespace lectern {

Ipa Ipa::load(const std::filesystem::path& folder) {
    Ipa ipa;
    const auto file = folder / "ipa.toml";
    std::error_code error;
    if (!std::filesystem::exists(file, error)) {
        return ipa;
    }
    for (const auto& [sign, value] : load_table(file)) {
        const auto* name = std::get_if<std::string>(&value.content);
        if (name == nullptr || name->find_first_of("[] ") != std::string::npos) {
            throw Error(Failure::usage, file.string() + ", line " + std::to_string(value.line) +
                                            ": " + sign +
                                            " must be one of the engine's names of sounds");
        }
        ipa.names_[sign] = *name;
        ipa.longest_ = std::max(ipa.longest_, sign.size());
    }
    return ipa;
}

std::optional<std::string> Ipa::possessive(const std::string& words) const {
    const auto found = names_.find("'s");
    if (found == names_.end() || !words.ends_with("]]")) {
        return std::nullopt;
    }
    return words.substr(0, words.size() - 2) + found->second + "]]";
}

std::optional<std::string> Ipa::for_engine(std::string_view sounds, std::string& unknown) const {
    std::string words;
    bool inside = false; // a word's sounds stand in double brackets
    for (std::size_t at = 0; at < sounds.size();) {
        if (sounds[at] == ' ') {
            words += inside ? "]] " : "";
            inside = false;
            ++at;
            continue;
        }
        std::size_t length = std::min(longest_, sounds.size() - at);
        auto found = names_.end();
        for (; length > 0; --length) {
            found = names_.find(std::string(sounds.substr(at, length)));
            if (found != names_.end()) {
                break;
            }
        }
        if (found == names_.end()) {
            unknown = sounds.substr(at);
            return std::nullopt;
        }
        words += inside ? "" : "[[";
        inside = true;
        words += found->second;
        at += length;
    }
    return words + (inside ? "]]" : "");
}

} // namespace lectern
