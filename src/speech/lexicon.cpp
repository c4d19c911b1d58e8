// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/lexicon.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"
#include "speech/clean_text.hpp"
#include "speech/tokens.hpp"

#include <algorithm>
#include <fstream>
#include <pugixml.hpp>
#include <sstream>

namespace lectern {
namespace {

constexpr std::uintmax_t largest_file = std::uintmax_t{16} << 20U;

/// One file on its way in; knows it for messages.
class LexiconFile {
public:
    LexiconFile(const std::filesystem::path& path, const Ipa& ipa)
        : path_(path.string()), ipa_(ipa), text_(content(path)) {}

    struct Word {
        std::string grapheme;
        std::string words;
    };

    /// The words, where the file is for this language.
    std::vector<Word> read(const std::string& language) {
        pugi::xml_document document;
        const auto result = document.load_buffer(text_.data(), text_.size(), pugi::parse_default,
                                                 pugi::encoding_utf8);
        if (!result) {
            wrong(result.offset, std::string("this is no XML: ") + result.description());
        }
        const auto root = document.child("lexicon");
        if (!root) {
            wrong(0, "a pronunciation lexicon begins with <lexicon>");
        }
        const std::string_view tag = root.attribute("xml:lang").value();
        if (tag.empty()) {
            wrong(root.offset_debug(), "lexicon needs its language, such as xml:lang=\"en\"");
        }
        std::vector<Word> all;
        const bool is_wanted = lower_case(tag.substr(0, tag.find_first_of("-_"))) == language;
        for (const auto lexeme : root.children("lexeme")) {
            take(lexeme, root.attribute("alphabet").value(), is_wanted, all);
        }
        return all;
    }

private:
    static std::string content(const std::filesystem::path& path) {
        std::error_code error;
        const auto size = std::filesystem::file_size(path, error);
        std::ifstream in(path, std::ios::binary);
        std::stringstream text;
        if (error || size > largest_file || !(text << in.rdbuf())) {
            throw Error(Failure::usage, "the lexicon " + path.string() +
                                            " cannot be read: check its name, its rights and "
                                            "that it is below 16 megabytes");
        }
        return text.str();
    }

    [[noreturn]] void wrong(std::ptrdiff_t offset, const std::string& problem) const {
        const auto end = text_.begin() + std::clamp<std::ptrdiff_t>(
                                             offset, 0, static_cast<std::ptrdiff_t>(text_.size()));
        const auto line = 1 + std::count(text_.begin(), end, '\n');
        throw Error(Failure::usage, path_ + ", line " + std::to_string(line) + ": " + problem);
    }

    static std::string text_of(const pugi::xml_node& node) {
        std::string text;
        for (const char c : clean_text(to_valid_utf8(node.text().get())).text) {
            if (c != ' ' || (!text.empty() && text.back() != ' ')) {
                text += c;
            }
        }
        text.erase(text.find_last_not_of(' ') + 1);
        return text;
    }

    void take(const pugi::xml_node& lexeme, std::string_view alphabet, bool is_wanted,
              std::vector<Word>& all) const {
        std::string words;
        // The first way of saying it that there is, as the specification has it.
        for (const auto child : lexeme.children()) {
            const std::string_view name = child.name();
            if (name == "alias") {
                words = text_of(child);
            } else if (name == "phoneme") {
                words = sounds_of(child, alphabet, is_wanted);
            }
            if (!words.empty()) {
                break;
            }
        }
        if (words.empty()) {
            wrong(lexeme.offset_debug(), "lexeme needs an <alias> or <phoneme> with words in it");
        }
        bool any = false;
        for (const auto grapheme : lexeme.children("grapheme")) {
            const std::string text = text_of(grapheme);
            if (text.empty()) {
                wrong(grapheme.offset_debug(), "grapheme is empty");
            }
            any = true;
            if (is_wanted) {
                all.push_back({text, words});
                if (auto possessive = ipa_.possessive(words)) {
                    all.push_back({text + "'s", std::move(*possessive)});
                }
            }
        }
        if (!any) {
            wrong(lexeme.offset_debug(), "lexeme needs a <grapheme>: the word as it is written");
        }
    }

    std::string sounds_of(const pugi::xml_node& phoneme, std::string_view alphabet,
                          bool is_wanted) const {
        if (const auto own = phoneme.attribute("alphabet")) {
            alphabet = own.value();
        }
        if (alphabet != "ipa") {
            wrong(phoneme.offset_debug(), "the alphabet of a phoneme can only be ipa");
        }
        const std::string sounds = phoneme.text().get();
        if (!is_wanted || sounds.empty()) {
            return sounds;
        }
        std::string unknown;
        const auto words = ipa_.for_engine(sounds, unknown);
        if (!words) {
            wrong(phoneme.offset_debug(),
                  ipa_.empty() ? "there is no table of this language's sounds: use <alias>"
                               : "no sound of the language is written like the begin of " +
                                     unknown + ": see ipa.toml, or use <alias>");
        }
        return *words;
    }

    std::string path_;
    const Ipa& ipa_;
    std::string text_;
};

/// With straight apostrophes.
std::string straight(std::string_view text) {
    std::string plain(text);
    constexpr std::string_view curved = "’";
    for (auto at = plain.find(curved); at != std::string::npos; at = plain.find(curved, at)) {
        plain.replace(at, curved.size(), "'");
    }
    return plain;
}

} // namespace

std::string lexicon_key(std::string_view text) {
    return lower_case(straight(text));
}

void Lexicon::load(const std::filesystem::path& file, const std::string& language, const Ipa& ipa,
                   WordOwner owner) {
    for (const auto& word : LexiconFile(file, ipa).read(language)) {
        add(word.grapheme, word.words, owner);
    }
}

void Lexicon::add(const std::string& grapheme, const std::string& words, WordOwner owner) {
    const std::string key = lexicon_key(grapheme);
    auto& entries = entries_[key];
    std::erase_if(entries, [&](const Entry& entry) {
        return entry.grapheme == grapheme && entry.owner == owner;
    });
    if (!words.empty()) {
        entries.push_back({grapheme, words, owner});
    }
    const Tokens tokens(key);
    auto& longest = longest_[std::string(tokens.text(0))];
    longest = std::max(longest, tokens.size());
}

std::size_t Lexicon::longest_from(const std::string& first_word) const {
    const auto found = longest_.find(first_word);
    return found == longest_.end() ? 0 : found->second;
}

const std::string* Lexicon::said(std::string_view text, bool all_capitals) const {
    const std::string key = lexicon_key(text);
    const auto found = entries_.find(key);
    if (found == entries_.end()) {
        return nullptr;
    }
    // Fewer letters are more likely an initialism than a word in capitals.
    constexpr std::size_t shortest_word = 4;
    const bool in_capitals =
        all_capitals ||
        (text.size() >= shortest_word && lower_case(text) != text &&
         std::none_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; }));
    const Entry* best = nullptr;
    const auto rank = [&](const Entry& entry) {
        const bool as_written = straight(entry.grapheme) == straight(text);
        return std::pair(as_written, entry.owner);
    };
    for (const Entry& entry : found->second) {
        const bool fits = straight(entry.grapheme) == straight(text) || in_capitals ||
                          lower_case(entry.grapheme) == entry.grapheme;
        if (fits && (best == nullptr || rank(entry) >= rank(*best))) {
            best = &entry;
        }
    }
    return best == nullptr ? nullptr : &best->words;
}

} // namespace lectern
