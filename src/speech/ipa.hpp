// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace lectern {

/// The engine's own names of a language's sounds, by their signs in the International Phonetic
/// Alphabet: data of voices/LANG/ipa.toml.
class Ipa {
public:
    /// A folder without ipa.toml gives a table without signs. Throws Error (usage).
    static Ipa load(const std::filesystem::path& folder);

    bool empty() const noexcept { return names_.empty(); }
    /// What makes the engine say these sounds; nothing where a sign is not in the table: `unknown`
    /// then gets what begins with it.
    std::optional<std::string> for_engine(std::string_view sounds, std::string& unknown) const;

    /// The words with the sound of a possessive behind them; nothing where the table has none, or
    /// where they do not end in sounds.
    std::optional<std::string> possessive(const std::string& words) const;

private:
    std::unordered_map<std::string, std::string> names_;
    std::size_t longest_ = 0; // sign, in bytes
};

} // namespace lectern
