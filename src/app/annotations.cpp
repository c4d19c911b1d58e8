// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/annotations.hpp"

#include "app/resume.hpp"
#include "base/json.hpp"

#include <algorithm>
#include <ctime>

namespace lectern {
namespace {

/// Sentences around a passage that are given with it: enough to tell it from others like it.
constexpr std::uint32_t sentences_around = 2;
/// And no more bytes of them than this.
constexpr std::size_t bytes_around = 64;

bool is_inside_letter(const std::string& text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U;
}

std::string words_between(const Reading& reading, std::uint32_t begin, std::uint32_t end) {
    std::string words;
    for (std::uint32_t i = begin; i < end; ++i) {
        words += reading.text(reading.sentences()[i]) + ' ';
    }
    return words;
}

std::string words_before(const Reading& reading, std::uint32_t sentence) {
    std::string words =
        words_between(reading, sentence - std::min(sentence, sentences_around), sentence);
    std::size_t cut = words.size() - std::min(words.size(), bytes_around);
    while (is_inside_letter(words, cut)) {
        ++cut;
    }
    return words.substr(cut);
}

std::string words_behind(const Reading& reading, std::uint32_t sentence) {
    const auto count = static_cast<std::uint32_t>(reading.sentences().size());
    std::string words = ' ' + words_between(reading, sentence + 1,
                                            std::min(count, sentence + 1 + sentences_around));
    std::size_t cut = std::min(words.size(), bytes_around);
    while (is_inside_letter(words, cut)) {
        --cut;
    }
    return words.substr(0, cut);
}

std::string written(std::chrono::system_clock::time_point when) {
    const std::time_t seconds = std::chrono::system_clock::to_time_t(when);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::string text(sizeof "2026-11-25T02:02:00Z", '\0');
    text.resize(std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts));
    return text;
}

/// A file as an IRI: what is no unreserved letter of RFC 3986 is percent-encoded.
std::string file_iri(const std::filesystem::path& file) {
    constexpr std::string_view plain = "/-._~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string iri = "file://";
    for (const char c : file.string()) {
        const auto byte = static_cast<unsigned char>(c);
        const bool is_plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
                              (c >= 'a' && c <= 'z') || plain.find(c) != std::string_view::npos;
        if (is_plain) {
            iri += c;
        } else {
            iri += '%';
            iri += digits[byte >> 4U];
            iri += digits[byte & 15U];
        }
    }
    return iri;
}

void write_body(JsonWriter& json, const std::string& note) {
    json.key("body");
    json.begin_object();
    json.member("type", "TextualBody");
    json.member("value", note);
    json.member("format", "text/plain");
    json.member("purpose", "commenting");
    json.end_object();
}

void write_target(JsonWriter& json, const AnnotatedReport& report, const Reading& reading,
                  std::uint32_t sentence) {
    json.key("target");
    json.begin_object();
    json.member("source", file_iri(report.file));
    json.key("selector");
    json.begin_object();
    json.member("type", "TextQuoteSelector");
    json.member("exact", reading.text(reading.sentences()[sentence]));
    json.member("prefix", words_before(reading, sentence));
    json.member("suffix", words_behind(reading, sentence));
    json.end_object();
    json.end_object();
}

} // namespace

std::string annotations_of(const AnnotatedReport& report, const Reading& reading,
                           const std::vector<SavedBookmark>& bookmarks) {
    const std::string id = "urn:lectern:" + report.document;
    std::string text;
    JsonWriter json(text);
    json.begin_object();
    json.member("@context", "http://www.w3.org/ns/anno.jsonld");
    json.member("id", id);
    json.member("type", "AnnotationCollection");
    json.member("label", report.title);
    json.member("total", static_cast<std::int64_t>(bookmarks.size()));
    json.key("first");
    json.begin_object();
    json.member("id", id + ":page:1");
    json.member("type", "AnnotationPage");
    json.member("startIndex", std::int64_t{0});
    json.key("items");
    json.begin_array();
    std::size_t number = 0;
    for (const SavedBookmark& it : bookmarks) {
        const auto sentence = reading.sentence_at(place_of(reading, it.place));
        if (sentence >= reading.sentences().size()) {
            continue; // the report has no words
        }
        json.begin_object();
        json.member("id", id + ":bookmark:" + std::to_string(++number));
        json.member("type", "Annotation");
        json.member("motivation", it.note.empty() ? "bookmarking" : "commenting");
        json.member("created", written(it.place.when));
        if (!it.note.empty()) {
            write_body(json, it.note);
        }
        write_target(json, report, reading, sentence);
        json.end_object();
    }
    json.end_array();
    json.end_object();
    json.end_object();
    return text + '\n';
}

} // namespace lectern
