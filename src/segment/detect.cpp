// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/detect.hpp"

#include <algorithm>
#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

namespace lectern {
namespace {

constexpr std::size_t enough_words = 5;  // fewer say nothing reliable
constexpr std::size_t enough_small = 12; // words among which every language has a small one
constexpr std::size_t words_looked_at = 40;
constexpr std::size_t longest_sample = std::size_t{64} << 10U;

bool other_script(std::string_view text, std::string_view language) {
    std::size_t ascii = 0;
    std::size_t wide = 0;
    for (const char c : text.substr(0, 400)) {
        const auto byte = static_cast<unsigned char>(c);
        ascii += (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ? 1U : 0U;
        wide += byte >= 0xC4 ? 1U : 0U; // the first bytes of letters beyond Latin
    }
    const bool latin = ascii > wide;
    const bool latin_language = language != "ru" && language != "kk";
    return latin != latin_language;
}

} // namespace

std::string detected_language(std::string_view text, std::string_view declared) {
    const auto sample = text.substr(0, longest_sample);
    const std::string hint(declared);
    const CLD2::CLDHints hints = {hint.empty() ? nullptr : hint.c_str(), "", CLD2::UNKNOWN_ENCODING,
                                  CLD2::UNKNOWN_LANGUAGE};
    CLD2::Language three[3];
    int percent[3];
    double score[3];
    int bytes = 0;
    bool reliable = false;
    const auto found =
        CLD2::ExtDetectLanguageSummary(sample.data(), static_cast<int>(sample.size()), true, &hints,
                                       0, three, percent, score, nullptr, &bytes, &reliable);
    if (!reliable || found == CLD2::UNKNOWN_LANGUAGE) {
        return {};
    }
    return CLD2::LanguageCode(found);
}

std::string language_of_document(std::string_view text, std::string_view declared) {
    const auto found = detected_language(text, declared);
    if (declared.empty()) {
        return found;
    }
    // A saved page often declares the language of its site; the text itself is surer.
    const bool against = !found.empty() && main_language(found) != main_language(declared);
    return against ? found : std::string(declared);
}

std::string language_of_paragraph(std::string_view text, const LanguageRules& document) {
    std::size_t words = 0;
    for (std::size_t at = 0; at < text.size() && words < words_looked_at;) {
        const auto end = std::min(text.find(' ', at), text.size());
        const auto word = text.substr(at, end - at);
        if (!word.empty()) {
            ++words;
            if (document.structure.small_words.find(word) != document.structure.small_words.end()) {
                return {};
            }
        }
        at = end + 1;
    }
    const bool script = other_script(text, document.tag);
    if (words < enough_words || (!script && words < enough_small)) {
        return {};
    }
    const auto found = detected_language(text, {});
    return main_language(found) == main_language(document.tag) ? std::string() : found;
}

} // namespace lectern
