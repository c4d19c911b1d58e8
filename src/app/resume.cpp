// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resume.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <charconv>

namespace lectern {
namespace {

/// Bytes of a quote: enough to be alone of its kind in a report, little enough to survive an edit
/// further on in the sentence.
constexpr std::size_t quote_size = 96;

/// The first or last bytes of a text, cut between code points.
std::string head(const std::string& text, std::size_t size) {
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
        --size;
    }
    return text.substr(0, size);
}

Place begin_of(const Reading& reading, std::uint32_t sentence) {
    const Sentence& it = reading.sentences()[sentence];
    return {it.block, it.range.begin};
}

Place at_percent(const Reading& reading, double percent) {
    const double bytes = static_cast<double>(reading.spoken()) * percent / 100.0;
    std::uint32_t low = 0;
    auto high = static_cast<std::uint32_t>(reading.sentences().size());
    while (low < high) {
        const std::uint32_t middle = low + (high - low) / 2;
        if (static_cast<double>(reading.spoken_before(middle)) < bytes) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    const auto last = static_cast<std::uint32_t>(reading.sentences().size());
    return last == 0 ? Place{} : begin_of(reading, std::min(low, last - 1));
}

/// The sentence nearest to `around` for which `fits` holds.
template <typename Fits>
std::optional<std::uint32_t> nearest(const Reading& reading, std::uint32_t around, Fits fits) {
    const auto count = static_cast<std::uint32_t>(reading.sentences().size());
    for (std::uint32_t distance = 0; distance <= count; ++distance) {
        if (around + distance < count && fits(around + distance)) {
            return around + distance;
        }
        if (distance <= around && around - distance < count && fits(around - distance)) {
            return around - distance;
        }
    }
    return std::nullopt;
}

[[noreturn]] void no_place(const std::string& words, const std::string& why) {
    throw Error(Failure::usage, "--start cannot be " + words + ": " + why);
}

std::optional<std::uint32_t> whole_number(std::string_view text) {
    std::uint32_t number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && stop == text.data() + text.size() && !text.empty()
               ? std::optional(number)
               : std::nullopt;
}

std::string counted(std::size_t count, const std::string& what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

Place of_finding(const Reading& reading, FindingKind kind, std::uint32_t number,
                 const std::string& words) {
    std::uint32_t count = 0;
    for (const Finding& finding : reading.findings()) {
        count += finding.kind == kind ? 1 : 0;
        if (finding.kind == kind && count == number) {
            return finding.range.begin;
        }
    }
    no_place(words,
             "the report has " +
                 counted(count, kind == FindingKind::finding ? "finding" : "recommendation"));
}

/// A heading's number without what surrounds it: "3.2" of "3.2." and "(3.2)".
std::string bare_number(const Block& block) {
    std::string number(block.text, block.number.begin, block.number.end - block.number.begin);
    std::erase_if(number, [](char c) { return c == '(' || c == ')' || c == ' '; });
    while (!number.empty() && (number.back() == '.' || number.back() == ':')) {
        number.pop_back();
    }
    return number;
}

} // namespace

SavedPlace anchor_of(const Reading& reading, std::uint32_t sentence, int percent) {
    SavedPlace saved;
    saved.sentence = sentence;
    saved.percent = percent;
    saved.when = std::chrono::system_clock::now();
    if (sentence < reading.sentences().size()) {
        saved.quote = head(reading.text(reading.sentences()[sentence]), quote_size);
        if (sentence > 0) {
            saved.prefix = head(reading.text(reading.sentences()[sentence - 1]), quote_size);
        }
    }
    return saved;
}

bool can_find(const Reading& reading, const SavedPlace& saved) {
    return saved.sentence < reading.sentences().size() &&
           head(reading.text(reading.sentences()[saved.sentence]), quote_size) == saved.quote;
}

Place place_of(const Reading& reading, const SavedPlace& saved) {
    const auto reads = [&](std::uint32_t sentence, const std::string& words) {
        return !words.empty() &&
               head(reading.text(reading.sentences()[sentence]), quote_size) == words;
    };
    if (const auto same = nearest(reading, saved.sentence, [&](std::uint32_t sentence) {
            return reads(sentence, saved.quote);
        })) {
        return begin_of(reading, *same);
    }
    const auto count = static_cast<std::uint32_t>(reading.sentences().size());
    if (const auto before = nearest(reading, saved.sentence, [&](std::uint32_t sentence) {
            return sentence + 1 < count && reads(sentence, saved.prefix);
        })) {
        return begin_of(reading, *before + 1);
    }
    return at_percent(reading, saved.percent);
}

Place place_named(const Reading& reading, const std::string& words) {
    const std::string_view rest = std::string_view(words).substr(words.empty() ? 0 : 1);
    if (words == "start") {
        return {0, 0};
    }
    if (!words.empty() && words.back() == '%') {
        const auto percent = whole_number(std::string_view(words).substr(0, words.size() - 1));
        if (percent && *percent <= 100) {
            return at_percent(reading, *percent);
        }
        no_place(words, "a percentage goes from 0% to 100%");
    }
    const auto number = whole_number(rest);
    if (words.starts_with('f') && number) {
        return of_finding(reading, FindingKind::finding, *number, words);
    }
    if (words.starts_with('r') && number) {
        return of_finding(reading, FindingKind::recommendation, *number, words);
    }
    if (words.starts_with('p') && !rest.empty()) {
        for (std::uint32_t i = 0; i < reading.blocks().size(); ++i) {
            if (reading.blocks()[i].page == rest) {
                return {i, 0};
            }
        }
        no_place(words, "the report has no page of that name");
    }
    for (const Section& section : reading.sections()) {
        if (bare_number(reading.blocks()[section.heading]) == words) {
            return {section.heading, 0};
        }
    }
    no_place(words, "write 45%, f7 for the seventh finding, p12 for a page, 3.2 for the heading "
                    "of that number that the report has, or start");
}

} // namespace lectern
