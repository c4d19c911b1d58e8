// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/destination.hpp"

#include "player/folding.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <vector>

namespace lectern {
namespace {

std::optional<std::uint32_t> whole_number(std::string_view text) {
    std::uint32_t number = 0;
    const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && stop == text.data() + text.size() && !text.empty()
               ? std::optional(number)
               : std::nullopt;
}

/// "1:20:00" or "12:30"; nothing where it is no time.
std::optional<std::chrono::seconds> time_of(std::string_view words) {
    std::vector<std::uint32_t> parts;
    for (;;) {
        const auto colon = words.find(':');
        const auto number = whole_number(words.substr(0, colon));
        if (!number || *number > 10000) {
            return std::nullopt;
        }
        parts.push_back(*number);
        if (colon == std::string_view::npos) {
            break;
        }
        words.remove_prefix(colon + 1);
    }
    if (parts.size() == 2) {
        return std::chrono::minutes(parts[0]) + std::chrono::seconds(parts[1]);
    }
    if (parts.size() == 3) {
        return std::chrono::hours(parts[0]) + std::chrono::minutes(parts[1]) +
               std::chrono::seconds(parts[2]);
    }
    return std::nullopt;
}

std::string cut(std::string_view words) {
    const auto begin = words.find_first_not_of(' ');
    const auto end = words.find_last_not_of(' ');
    return begin == std::string_view::npos ? std::string()
                                           : std::string(words.substr(begin, end + 1 - begin));
}

class Finder {
public:
    explicit Finder(const Atlas& atlas) : atlas_(atlas) {}

    Found find(const std::string& given) const {
        const std::string words = cut(given);
        if (words.empty()) {
            return say("goto.how");
        }
        if (words.back() == '%') {
            return share(words);
        }
        if (const auto time = time_of(words)) {
            return after(*time);
        }
        const std::string small = folded(words);
        if (small == "start" || small == "end") {
            return small == "start" ? sentence(0) : last();
        }
        if (const auto number = whole_number(std::string_view(small).substr(1))) {
            if (small.front() == 'f') {
                return finding(Unit::finding, *number);
            }
            if (small.front() == 'r') {
                return finding(Unit::recommendation, *number);
            }
        }
        if (const auto heading = numbered(small)) {
            return *heading;
        }
        if (const auto page = page_named(small)) {
            return *page;
        }
        if (const auto heading = named(small)) {
            return *heading;
        }
        const bool is_page =
            small.front() == 'p' && whole_number(std::string_view(small).substr(1));
        return say(is_page ? "goto.no_page" : "goto.no_heading", {{"words", words}});
    }

private:
    std::string say(std::string_view id, const PhraseValues& values = {}) const {
        return atlas_.phrases.say(id, Verbosity::normal, values);
    }

    Found sentence(std::uint32_t number) const {
        const auto& sentences = atlas_.reading.sentences();
        auto flow = atlas_.navigator.flow_sentence(number);
        if (flow >= sentences.size()) {
            return last();
        }
        return Destination{Unit::sentence, {atlas_.navigator.stop_at(flow), 0, 0}};
    }

    Found last() const {
        const auto count = static_cast<std::uint32_t>(atlas_.reading.sentences().size());
        const auto last = atlas_.navigator.flow_sentence_before(count);
        if (!last) {
            return say("boundary.nothing");
        }
        return Destination{Unit::sentence, {atlas_.navigator.stop_at(*last), 0, 0}};
    }

    Found share(const std::string& words) const {
        const auto percent = whole_number(cut(std::string_view(words).substr(0, words.size() - 1)));
        if (!percent || *percent > 100) {
            return say("goto.percent");
        }
        return *percent == 100 ? last()
                               : sentence(atlas_.lengths.sentence_at_share(*percent / 100.0));
    }

    Found after(std::chrono::seconds time) const {
        const auto words = words_in(time, atlas_.words_per_minute);
        return words >= atlas_.lengths.words() ? last()
                                               : sentence(atlas_.lengths.sentence_at_word(words));
    }

    Found finding(Unit unit, std::uint32_t number) const {
        const auto kind =
            unit == Unit::finding ? FindingKind::finding : FindingKind::recommendation;
        std::uint32_t before = 0;
        for (const Finding& it : atlas_.reading.findings()) {
            if (it.kind == kind && ++before == number) {
                const auto count = atlas_.navigator.last(unit)->count;
                return Destination{unit, {it.range, number, count}};
            }
        }
        const auto all = atlas_.navigator.last(unit);
        return say("goto.counted",
                   {{"what", atlas_.phrases.say_count(
                                 unit == Unit::finding ? "count.findings" : "count.recommendations",
                                 all ? all->count : 0)}});
    }

    std::optional<Found> heading(std::uint32_t block) const {
        const auto target = atlas_.navigator.find(Unit::heading, Step::back, {block, 1});
        return target ? std::optional<Found>(Destination{Unit::heading, *target}) : std::nullopt;
    }

    /// The heading of that number: "3.2" of "3.2.", "(3.2)" and "3.2 Detention".
    std::optional<Found> numbered(const std::string& given) const {
        const std::string words = given.substr(0, given.find_last_not_of(".:") + 1);
        for (const Section& section : atlas_.reading.sections()) {
            const Block& block = atlas_.reading.blocks()[section.heading];
            std::string number =
                folded(std::string_view(block.text)
                           .substr(block.number.begin, block.number.end - block.number.begin));
            std::erase_if(number, [](char c) { return c == '(' || c == ')' || c == ' '; });
            number.resize(number.find_last_not_of(".:") + 1);
            if (!number.empty() && number == words) {
                return heading(section.heading);
            }
        }
        return std::nullopt;
    }

    /// "p12", or "12" alone.
    std::optional<Found> page_named(const std::string& words) const {
        for (const PageIndex& page : atlas_.structure.pages()) {
            const std::string label = folded(page.label);
            if (words == label || (words.front() == 'p' && cut(words.substr(1)) == label)) {
                const auto target =
                    atlas_.navigator.find(Unit::page, Step::back, {page.first_block, 1});
                return target ? std::optional<Found>(Destination{Unit::page, *target})
                              : std::nullopt;
            }
        }
        return std::nullopt;
    }

    /// The first heading that begins with the words, else the first that holds them.
    std::optional<Found> named(const std::string& words) const {
        std::optional<std::uint32_t> within;
        for (const Section& section : atlas_.reading.sections()) {
            const Block& block = atlas_.reading.blocks()[section.heading];
            const std::string text = folded(block.text);
            const std::string name = folded(std::string_view(block.text).substr(block.number.end));
            if (text.starts_with(words) || cut(name).starts_with(words)) {
                return heading(section.heading);
            }
            if (!within && text.find(words) != std::string::npos) {
                within = section.heading;
            }
        }
        return within ? heading(*within) : std::nullopt;
    }

    const Atlas& atlas_;
};

} // namespace

Found find_destination(const Atlas& atlas, const std::string& words) {
    return Finder(atlas).find(words);
}

} // namespace lectern
