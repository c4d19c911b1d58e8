// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resume.hpp"

#include <algorithm>

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

} // namespace lectern
