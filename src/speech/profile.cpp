// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/profile.hpp"

#include "base/error.hpp"
#include "base/table.hpp"

#include <algorithm>
#include <span>

namespace lectern {
namespace {

/// The rate that the pauses of a profile are written for.
constexpr int pauses_rate = 300;
constexpr int quietest_cues = -40; // decibels
constexpr int loudest_cues = 0;

constexpr std::array<std::string_view, static_cast<std::size_t>(last_pause) + 1> pause_names{
    "none", "phrase", "sentence", "paragraph", "before-heading", "after-heading"};

[[noreturn]] void wrong(const std::string& file, std::uint32_t line, const std::string& problem) {
    throw Error(Failure::usage, file + ", line " + std::to_string(line) + ": " + problem);
}

/// Reads one profile; knows the file for messages.
class ProfileFile {
public:
    ProfileFile(std::string file, Profile& profile) : file_(std::move(file)), profile_(profile) {}

    void read(const Table& table) {
        for (const auto& [key, value] : table) {
            if (key == "pitch") {
                profile_.base_pitch = whole(value, key, 0, 99);
            } else if (key == "cues") {
                profile_.cue_level = whole(value, key, quietest_cues, loudest_cues);
            } else if (key == "pauses") {
                read_pauses(inner(value, key));
            } else if (key == "styles") {
                read_styles(inner(value, key));
            } else {
                wrong(file_, value.line,
                      "there is no entry " + key + ": pitch, cues, pauses and styles are known");
            }
        }
    }

private:
    const Table& inner(const Value& value, const std::string& key) const {
        const auto* table = std::get_if<Table>(&value.content);
        if (table == nullptr) {
            wrong(file_, value.line, key + " must be a table");
        }
        return *table;
    }

    double number(const Value& value, const std::string& key, double least, double most) const {
        double given = least - 1;
        if (const auto* whole = std::get_if<std::int64_t>(&value.content)) {
            given = static_cast<double>(*whole);
        } else if (const auto* real = std::get_if<double>(&value.content)) {
            given = *real;
        }
        if (!(given >= least && given <= most)) {
            wrong(file_, value.line,
                  key + " must be a number from " + shown(least) + " to " + shown(most));
        }
        return given;
    }

    int whole(const Value& value, const std::string& key, int least, int most) const {
        if (!std::holds_alternative<std::int64_t>(value.content)) {
            wrong(file_, value.line,
                  key + " must be a whole number from " + std::to_string(least) + " to " +
                      std::to_string(most));
        }
        return static_cast<int>(number(value, key, least, most));
    }

    static std::string shown(double limit) {
        std::string text = std::to_string(limit);
        text.erase(text.find_last_not_of('0') + 1);
        return text.back() == '.' ? text.substr(0, text.size() - 1) : text;
    }

    void read_pauses(const Table& table) {
        for (const auto& [key, value] : table) {
            const auto found = std::find(pause_names.begin(), pause_names.end(), key);
            if (found == pause_names.end() || found == pause_names.begin()) {
                wrong(file_, value.line,
                      "there is no pause " + key + ": use one of " +
                          listed(std::span(pause_names).subspan(1)));
            }
            profile_.pauses[static_cast<std::size_t>(found - pause_names.begin())] =
                std::chrono::milliseconds(whole(value, key, 0, 5000));
        }
    }

    void read_styles(const Table& table) {
        std::vector<std::string_view> roles;
        for (std::size_t role = 0; role < profile_.styles.size(); ++role) {
            roles.push_back(name_of(static_cast<VoiceRole>(role)));
        }
        for (const auto& [key, value] : table) {
            const auto found = std::find(roles.begin(), roles.end(), key);
            if (found == roles.end()) {
                wrong(file_, value.line,
                      "there is no role " + key + ": use one of " + listed(roles));
            }
            read_style(inner(value, key),
                       profile_.styles[static_cast<std::size_t>(found - roles.begin())]);
        }
    }

    void read_style(const Table& table, Style& style) {
        for (const auto& [key, value] : table) {
            if (key == "pitch") {
                style.pitch = whole(value, key, -99, 99);
            } else if (key == "range") {
                style.range = whole(value, key, 0, 100);
            } else if (key == "volume") {
                style.volume = whole(value, key, 0, 200);
            } else if (key == "rate") {
                style.rate = number(value, key, 0.25, 4);
            } else if (key == "variant") {
                read_variant(value, style);
            } else {
                wrong(file_, value.line,
                      "there is no field " + key + ": use pitch, range, rate, volume or variant");
            }
        }
    }

    /// The name goes to the engine as part of a file's name: letters and digits only.
    void read_variant(const Value& value, Style& style) {
        const auto* name = std::get_if<std::string>(&value.content);
        const auto is_plain = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   c == '-' || c == '_';
        };
        if (name == nullptr || !std::all_of(name->begin(), name->end(), is_plain)) {
            wrong(file_, value.line, "variant must be the name of a voice variant, such as \"f2\"");
        }
        style.variant = *name;
    }

    static std::string listed(std::span<const std::string_view> names) {
        std::string list;
        for (const auto name : names) {
            list += list.empty() ? "" : ", ";
            list += name;
        }
        return list;
    }

    std::string file_;
    Profile& profile_;
};

} // namespace

std::chrono::milliseconds Profile::pause(Pause pause, int words_per_minute) const {
    return pauses[static_cast<std::size_t>(pause)] * pauses_rate / std::max(1, words_per_minute);
}

Profile load_profile(const std::filesystem::path& voices, const std::string& name) {
    const auto names = profile_names(voices);
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        std::string list;
        for (const auto& known : names) {
            list += list.empty() ? "" : ", ";
            list += known;
        }
        throw Error(Failure::usage, "there is no profile " + name + ": choose one of " + list);
    }
    const auto file = voices / "profiles" / (name + ".toml");
    Profile profile;
    profile.name = name;
    ProfileFile(file.string(), profile).read(load_table(file));
    return profile;
}

std::vector<std::string> profile_names(const std::filesystem::path& voices) {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(voices / "profiles", error)) {
        if (entry.path().extension() == ".toml") {
            names.push_back(entry.path().stem().string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace lectern
