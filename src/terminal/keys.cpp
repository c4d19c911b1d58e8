// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/keys.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace lectern {
namespace {

constexpr char escape = '\x1b';
constexpr std::string_view paste_begins = "\x1b[200~";
constexpr std::string_view paste_ends = "\x1b[201~";
/// A sequence longer than this is none that a keyboard sends.
constexpr std::size_t longest_sequence = 32;

/// The bytes that end CSI sequences, and SS3 ones (ESC O x), of keys without a number.
constexpr std::array<std::pair<char, std::string_view>, 13> finals{{{'A', "up"},
                                                                    {'B', "down"},
                                                                    {'C', "right"},
                                                                    {'D', "left"},
                                                                    {'H', "home"},
                                                                    {'F', "end"},
                                                                    {'P', "f1"},
                                                                    {'Q', "f2"},
                                                                    {'R', "f3"},
                                                                    {'S', "f4"},
                                                                    {'Z', "shift-tab"},
                                                                    {'M', "enter"},
                                                                    {'E', "begin"}}};
/// rxvt's arrows with Control (ESC O a) and with Shift (ESC [ a).
constexpr std::array<std::pair<char, std::string_view>, 4> rxvt{
    {{'a', "up"}, {'b', "down"}, {'c', "right"}, {'d', "left"}}};
/// The Linux console's F1 to F5: ESC [ [ A … E.
constexpr std::array<std::string_view, 5> console_functions{"f1", "f2", "f3", "f4", "f5"};

/// The keys of CSI number ~ (xterm, rxvt and the Linux console differ in Home and End).
std::string_view numbered(int number) {
    switch (number) {
    case 1:
    case 7:
        return "home";
    case 2:
        return "insert";
    case 3:
        return "delete";
    case 4:
    case 8:
        return "end";
    case 5:
        return "page-up";
    case 6:
        return "page-down";
    default:
        break;
    }
    constexpr std::array<int, 12> functions{11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24};
    constexpr std::array<std::string_view, 12> names{"f1", "f2", "f3", "f4",  "f5",  "f6",
                                                     "f7", "f8", "f9", "f10", "f11", "f12"};
    const auto found = std::find(functions.begin(), functions.end(), number);
    return found == functions.end() ? std::string_view()
                                    : names[static_cast<std::size_t>(found - functions.begin())];
}

template <std::size_t count>
std::string_view named(const std::array<std::pair<char, std::string_view>, count>& table, char c) {
    const auto found =
        std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == c; });
    return found == table.end() ? std::string_view() : found->second;
}

/// xterm's modifiers: 1 + 1 for Shift, 2 for Alt, 4 for Control.
KeyName modified(std::string_view key, int modifiers) {
    if (key.empty()) {
        return {};
    }
    KeyName name;
    const int bits = modifiers > 1 ? modifiers - 1 : 0;
    name += (bits & 4) != 0 ? "ctrl-" : "";
    name += (bits & 2) != 0 ? "alt-" : "";
    name += (bits & 1) != 0 ? "shift-" : "";
    return name + std::string(key);
}

/// What a whole CSI sequence means: `parameters` stand between "ESC [" and the final byte.
KeyName csi_key(std::string_view parameters, char final) {
    std::array<int, 2> numbers{0, 0};
    std::size_t index = 0;
    for (const char c : parameters) {
        if (c == ';') {
            ++index;
        } else if (c >= '0' && c <= '9' && index < numbers.size()) {
            numbers[index] = std::min(numbers[index] * 10 + (c - '0'), 9999);
        } else {
            return {}; // a report or a private sequence, no key
        }
    }
    if (final == '~') {
        return modified(numbered(numbers[0]), numbers[1]);
    }
    if (final == 'M') {
        return {}; // a mouse; the keypad's Enter comes as ESC O M
    }
    if (const auto shifted = named(rxvt, final); !shifted.empty()) {
        return "shift-" + std::string(shifted);
    }
    return modified(named(finals, final), numbers[1]);
}

KeyName control_key(char c) {
    switch (c) {
    case '\r':
    case '\n':
        return "enter";
    case '\t':
        return "tab";
    case '\x7f':
    case '\b':
        return "backspace";
    case escape:
        return "escape";
    case ' ':
        return "space";
    case '\0':
        return "ctrl-space";
    default:
        break;
    }
    return c < 0x1b ? KeyName("ctrl-") + static_cast<char>('a' + c - 1) : KeyName();
}

/// One key at the start of the bytes: how many bytes it took (0: more must come) and its name.
struct Taken {
    std::size_t bytes = 0;
    KeyName key;
};

Taken plain_key(std::string_view bytes) {
    const auto first = static_cast<unsigned char>(bytes.front());
    if (first <= 0x20 || first == 0x7f) {
        return {1, control_key(bytes.front())};
    }
    const CodePoint it = code_point_at(bytes, 0);
    const bool cut =
        it.value == 0xFFFD && it.length == 1 && first >= 0xC2 && first <= 0xF4 && bytes.size() < 4;
    if (cut) {
        const std::size_t whole = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        const bool tails = std::all_of(bytes.begin() + 1, bytes.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
        });
        if (bytes.size() < whole && tails) {
            return {0, {}}; // the rest of the letter is on its way
        }
    }
    if (it.value == 0xFFFD && it.length == 1) {
        return {1, {}};
    }
    return {it.length, KeyName(bytes.substr(0, it.length))};
}

Taken csi(std::string_view bytes) {
    if (bytes.size() > 2 && bytes[2] == '[') { // the Linux console's function keys
        if (bytes.size() < 4) {
            return {0, {}};
        }
        const int index = bytes[3] - 'A';
        const bool known = index >= 0 && index < static_cast<int>(console_functions.size());
        return {4, known ? KeyName(console_functions[static_cast<std::size_t>(index)]) : KeyName()};
    }
    for (std::size_t i = 2; i < bytes.size(); ++i) {
        if (bytes[i] >= 0x40 && bytes[i] <= 0x7e) {
            return {i + 1, csi_key(bytes.substr(2, i - 2), bytes[i])};
        }
        if (bytes[i] < 0x20 || i > longest_sequence) {
            return {i, {}}; // broken off: what follows is another key
        }
    }
    return {0, {}};
}

Taken escape_key(std::string_view bytes) {
    if (bytes.size() == 1) {
        return {0, {}};
    }
    if (bytes[1] == '[') {
        return csi(bytes);
    }
    if (bytes[1] == 'O') {
        if (bytes.size() < 3) {
            return {0, {}};
        }
        const auto control = named(rxvt, bytes[2]);
        return {3, control.empty() ? KeyName(named(finals, bytes[2]))
                                   : "ctrl-" + std::string(control)};
    }
    if (bytes[1] == escape) {
        return {1, "escape"};
    }
    Taken alt = plain_key(bytes.substr(1));
    if (alt.bytes > 0) {
        alt.bytes += 1;
        alt.key = alt.key.empty() ? KeyName() : "alt-" + alt.key;
    }
    return alt;
}

} // namespace

void KeyReader::paste(std::string_view text) {
    pasted_.append(text.substr(0, longest_paste - std::min(longest_paste, pasted_.size())));
}

/// Takes from the text of a paste up to its end mark; gives how many bytes are done with.
std::size_t KeyReader::take_paste(std::string_view bytes) {
    const auto end = bytes.find(paste_ends);
    in_paste_ = end == std::string_view::npos;
    if (!in_paste_) {
        paste(bytes.substr(0, end));
        return end + paste_ends.size();
    }
    // The end's mark may be split: keep as much as could begin it.
    const std::size_t keep = std::min(bytes.size(), paste_ends.size() - 1);
    paste(bytes.substr(0, bytes.size() - keep));
    return bytes.size() - keep;
}

std::vector<KeyName> KeyReader::take(std::string_view bytes) {
    pending_ += bytes;
    std::vector<KeyName> keys;
    std::string_view rest = pending_;
    while (!rest.empty()) {
        if (in_paste_) {
            rest.remove_prefix(take_paste(rest));
            if (in_paste_) {
                break;
            }
            keys.emplace_back(pasted);
            continue;
        }
        if (rest.starts_with(paste_begins)) {
            rest.remove_prefix(paste_begins.size());
            in_paste_ = true;
            continue;
        }
        Taken taken = rest.front() == escape ? escape_key(rest) : plain_key(rest);
        if (taken.bytes == 0) {
            break;
        }
        rest.remove_prefix(taken.bytes);
        keys.push_back(std::move(taken.key));
    }
    pending_.erase(0, pending_.size() - rest.size());
    return keys;
}

std::vector<KeyName> KeyReader::time_out() {
    if (pending_.empty()) {
        return {};
    }
    if (in_paste_) { // its end may never come: the keyboard must not stay dead
        paste(pending_);
        pending_.clear();
        in_paste_ = false;
        return {KeyName(pasted)};
    }
    // Escape alone is a key; what else was begun and broke off is none, and goes as a whole.
    std::vector<KeyName> keys{pending_.size() == 1 && pending_.front() == escape ? "escape" : ""};
    if (pending_ == "\x1b[" || pending_ == "\x1bO") {
        keys.front() = std::string("alt-") + pending_.back();
    }
    pending_.clear();
    return keys;
}

std::string KeyReader::take_pasted() {
    return std::exchange(pasted_, {});
}

} // namespace lectern
