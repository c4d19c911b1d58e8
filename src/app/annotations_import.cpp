// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/annotations.hpp"
#include "app/resume.hpp"
#include "base/error.hpp"

#include <algorithm>
#include <ctime>
#include <nlohmann/json.hpp> // here only: it costs seconds to compile
#include <optional>

namespace lectern {
namespace {

using Json = nlohmann::json;

/// Places of the same words that are looked at; in a report they are few.
constexpr std::size_t most_places = 1000;
/// Annotations of one file; more is no work of a person.
constexpr std::size_t most_annotations = 100'000;

/// Any white space as one space, none at the ends.
std::string collapsed(std::string_view text) {
    std::string words;
    for (const char c : text) {
        const bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (!space) {
            words += c;
        } else if (!words.empty() && words.back() != ' ') {
            words += ' ';
        }
    }
    if (words.ends_with(' ')) {
        words.pop_back();
    }
    return words;
}

/// The words of the whole report in one line, and where each sentence begins in it.
class ReportLine {
public:
    explicit ReportLine(const Reading& reading) {
        for (const Sentence& it : reading.sentences()) {
            begins_.push_back(words_.size());
            words_ += collapsed(reading.text(it)) + ' ';
        }
    }
    const std::string& words() const noexcept { return words_; }
    std::uint32_t sentence_at(std::size_t byte) const {
        const auto behind = std::upper_bound(begins_.begin(), begins_.end(), byte);
        return static_cast<std::uint32_t>(behind - begins_.begin() - 1);
    }

private:
    std::string words_;
    std::vector<std::size_t> begins_;
};

/// What a TextQuoteSelector says.
struct Quote {
    std::string exact;
    std::string prefix;
    std::string suffix;
};

std::string text_in(const Json& object, const char* name) {
    const auto found = object.is_object() ? object.find(name) : object.end();
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// A member that is one thing or an array of them: `visit` sees each.
template <typename Visit>
void each(const Json& object, const char* name, Visit visit) {
    const auto found = object.is_object() ? object.find(name) : object.end();
    if (found == object.end()) {
        return;
    }
    if (!found->is_array()) {
        visit(*found);
        return;
    }
    for (const Json& entry : *found) {
        visit(entry);
    }
}

std::optional<Quote> quote_of(const Json& annotation) {
    std::optional<Quote> quote;
    each(annotation, "target", [&](const Json& target) {
        each(target, "selector", [&](const Json& selector) {
            const std::string exact = collapsed(text_in(selector, "exact"));
            if (!quote && text_in(selector, "type") == "TextQuoteSelector" && !exact.empty()) {
                quote = {exact, collapsed(text_in(selector, "prefix")),
                         collapsed(text_in(selector, "suffix"))};
            }
        });
    });
    return quote;
}

std::string note_of(const Json& annotation) {
    std::string note = text_in(annotation, "bodyValue");
    each(annotation, "body", [&](const Json& body) {
        const std::string value = body.is_string() ? std::string() : text_in(body, "value");
        const bool is_tag = text_in(body, "purpose") == "tagging";
        if (note.empty() && !is_tag) {
            note = collapsed(value);
        }
    });
    return note;
}

/// How many bytes before and behind a place agree with what the quote says is there.
std::size_t agreement(const std::string& words, std::size_t begin, const Quote& quote) {
    const auto before =
        collapsed(std::string_view(words).substr(begin - std::min(begin, quote.prefix.size() + 1),
                                                 std::min(begin, quote.prefix.size() + 1)));
    std::string_view behind = std::string_view(words).substr(begin + quote.exact.size());
    behind.remove_prefix(std::min<std::size_t>(behind.find_first_not_of(' '), behind.size()));
    const auto before_end =
        std::mismatch(before.rbegin(), before.rend(), quote.prefix.rbegin(), quote.prefix.rend());
    const auto behind_end =
        std::mismatch(behind.begin(), behind.end(), quote.suffix.begin(), quote.suffix.end());
    return static_cast<std::size_t>(before_end.first - before.rbegin()) +
           static_cast<std::size_t>(behind_end.first - behind.begin());
}

std::optional<std::uint32_t> sentence_of(const ReportLine& report, const Quote& quote) {
    const std::string& words = report.words();
    std::optional<std::size_t> best;
    std::size_t best_agreement = 0;
    std::size_t places = 0;
    for (auto at = words.find(quote.exact); at != std::string::npos && places < most_places;
         at = words.find(quote.exact, at + 1), ++places) {
        const std::size_t agrees = agreement(words, at, quote);
        if (!best || agrees > best_agreement) {
            best = at;
            best_agreement = agrees;
        }
    }
    return best ? std::optional(report.sentence_at(*best)) : std::nullopt;
}

std::optional<std::chrono::system_clock::time_point> time_in(const Json& annotation) {
    std::tm parts{};
    if (::strptime(text_in(annotation, "created").c_str(), "%Y-%m-%dT%H:%M:%S", &parts) ==
        nullptr) {
        return std::nullopt;
    }
    return std::chrono::system_clock::from_time_t(::timegm(&parts));
}

/// The annotations of a file, whatever holds them. A page that stands elsewhere is named by its
/// address alone, and is not fetched.
std::vector<const Json*> annotations(const Json& all) {
    std::vector<const Json*> found;
    const auto take = [&](const Json& item) {
        if (item.is_object() && item.contains("target") && found.size() < most_annotations) {
            found.push_back(&item);
        }
    };
    if (all.is_array()) {
        std::for_each(all.begin(), all.end(), take);
    } else if (all.is_object()) {
        take(all);
        each(all, "items", take);
        each(all, "first", [&](const Json& page) { each(page, "items", take); });
    }
    return found;
}

} // namespace

ImportedBookmarks bookmarks_in(const std::string& json, const std::string& name,
                               const Reading& reading) {
    const Json all = Json::parse(json, nullptr, false);
    if (all.is_discarded()) {
        throw Error(Failure::document,
                    name + " is not JSON: export it again from where it is from");
    }
    const auto found = annotations(all);
    if (found.empty()) {
        throw Error(Failure::document, name + " holds no Web Annotation: lectern bookmarks "
                                              "--annotations FILE shows what one looks like");
    }
    const ReportLine report(reading);
    ImportedBookmarks imported;
    for (const Json* annotation : found) {
        const auto quote = quote_of(*annotation);
        const auto sentence = quote ? sentence_of(report, *quote) : std::nullopt;
        if (!sentence) {
            ++imported.not_found;
            continue;
        }
        const auto percent =
            100 * reading.spoken_before(*sentence) / std::max<std::uint64_t>(1, reading.spoken());
        SavedPlace place = anchor_of(reading, *sentence, static_cast<int>(percent));
        place.when = time_in(*annotation).value_or(place.when);
        imported.bookmarks.push_back({std::move(place), note_of(*annotation)});
    }
    std::stable_sort(
        imported.bookmarks.begin(), imported.bookmarks.end(),
        [](const auto& a, const auto& b) { return a.place.sentence < b.place.sentence; });
    return imported;
}

} // namespace lectern
