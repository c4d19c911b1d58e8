// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/orientation.hpp"

#include <algorithm>

namespace lectern {
namespace {

/// Sentences side by side: a space between those that say something.
class Sentences {
public:
    Sentences& add(const std::string& sentence) {
        text_ += text_.empty() || sentence.empty() ? "" : " ";
        text_ += sentence;
        return *this;
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

} // namespace

std::string Orientation::section(const Here& here) const {
    if (reading_.blocks().empty() || reading_.sections().empty()) {
        return {};
    }
    const auto path = reading_.section_path(here.place.block);
    if (path.empty()) {
        return say("where.before_headings");
    }
    const bool inside = path.size() > 1;
    return say(inside ? "where.section_in" : "where.section",
               {{"section", announcer_.section_name(path.back())},
                {"parent", inside ? announcer_.heading_words(path[path.size() - 2]) : ""}});
}

std::string Orientation::position(Place place) const {
    const auto& blocks = reading_.blocks();
    if (blocks.empty()) {
        return {};
    }
    const Block& block = blocks[place.block];
    if (const auto* table = structure_.table_of(block)) {
        return say("where.row", {{"number", std::to_string(block.cell.row + 1)},
                                 {"count", std::to_string(table->rows)}});
    }
    const auto [number, count] = paragraph_of(place);
    return number == 0 ? std::string()
                       : say("where.paragraph", {{"number", std::to_string(number)},
                                                 {"count", std::to_string(count)}});
}

/// The paragraph of a place among those between the headings around it, and how many they are; 0
/// where the place is in none.
std::pair<std::uint32_t, std::uint32_t> Orientation::paragraph_of(Place place) const {
    if (!navigator_.begins(Unit::paragraph, place.block)) {
        return {0, 0};
    }
    const auto section = reading_.section_of(place.block);
    const auto& sections = reading_.sections();
    const std::uint32_t next = section ? *section + 1 : 0;
    std::uint32_t number = 0;
    std::uint32_t count = 0;
    const auto end = next < sections.size() ? sections[next].heading
                                            : static_cast<std::uint32_t>(reading_.blocks().size());
    for (std::uint32_t i = section ? sections[*section].heading : 0; i < end; ++i) {
        count += navigator_.begins(Unit::paragraph, i) ? 1U : 0U;
        number = i == place.block ? count : number;
    }
    return {number, count};
}

std::string Orientation::share(const Here& here) const {
    const std::string page =
        reading_.blocks().empty() ? std::string() : reading_.blocks()[here.place.block].page;
    return say(page.empty() ? "where.percent" : "where.percent_page",
               {{"percent", std::to_string(here.percent)}, {"page", page}});
}

/// Which of all findings the place is in, or behind.
std::string Orientation::finding(Place place) const {
    std::size_t count = 0;
    std::size_t number = 0; // of the last one that begins at the place or before it
    bool inside = false;
    for (const Finding& it : reading_.findings()) {
        if (it.kind != FindingKind::finding) {
            continue;
        }
        ++count;
        if (it.range.begin <= place) {
            number = count;
            inside = place < it.range.end;
        }
    }
    if (count == 0) {
        return {};
    }
    const std::string where = inside        ? "where.in_finding"
                              : number == 0 ? "where.before_findings"
                                            : "where.behind_finding";
    return say(where, {{"number", std::to_string(number)}, {"count", std::to_string(count)}});
}

/// What is left of a stretch: its findings that have not been heard, and the time from here to its
/// end.
std::string Orientation::left_in(const Here& here, const PlaceRange& range) const {
    const FindingCounts counts = heard_.findings(reading_, range);
    const auto words = lengths_.words_before(reading_.sentence_at(range.end)) -
                       lengths_.words_before(reading_.sentence_at(here.place));
    const std::string what = counts.all == 0              ? "where.left_time"
                             : counts.heard == counts.all ? "where.left_heard"
                                                          : "where.left_findings";
    return say(what, {{"left", std::to_string(counts.all - counts.heard)},
                      {"findings", phrases_.say_count("count.findings", counts.all)},
                      {"time", time_words(reading_time(words, here.words_per_minute))}});
}

/// The same of the section around the place with its subsections, and of the whole report; once
/// where both are alike.
std::string Orientation::left(const Here& here) const {
    if (reading_.sentences().empty()) {
        return {};
    }
    const auto blocks = static_cast<std::uint32_t>(reading_.blocks().size());
    const std::string report = left_in(here, {{0, 0}, {blocks, 0}});
    const auto section = reading_.section_of(here.place.block);
    if (!section) {
        return say("where.left", {{"report", report}});
    }
    const auto& sections = reading_.sections();
    const auto next = reading_.section_end(*section);
    const auto end = next < sections.size() ? sections[next].heading : blocks;
    const std::string part = left_in(here, {{sections[*section].heading, 0}, {end, 0}});
    return part == report ? say("where.left", {{"report", report}})
                          : say("where.left_both", {{"section", part}, {"report", report}});
}

std::string Orientation::path(Place place) const {
    std::string names;
    for (const auto section : reading_.section_path(place.block)) {
        names += (names.empty() ? "" : ", ") + announcer_.heading_words(section);
    }
    return names.empty() ? names : say("open.path", {{"path", names}});
}

std::string Orientation::where(const Here& here) const {
    if (announcer_.verbosity() == Verbosity::brief) {
        const auto path = reading_.blocks().empty() ? std::vector<std::uint32_t>{}
                                                    : reading_.section_path(here.place.block);
        return say(path.empty() ? "where.brief" : "where.brief_section",
                   {{"percent", std::to_string(here.percent)},
                    {"section", path.empty() ? "" : announcer_.section_number(path.back())}});
    }
    return Sentences()
        .add(section(here))
        .add(position(here.place))
        .add(share(here))
        .add(left(here))
        .take();
}

std::string Orientation::where_detailed(const Here& here) const {
    Sentences text;
    if (!reading_.blocks().empty()) {
        for (const auto section : reading_.section_path(here.place.block)) {
            text.add(say("where.section", {{"section", announcer_.heading_words(section)}}));
        }
    }
    text.add(position(here.place)).add(finding(here.place)).add(share(here)).add(left(here));
    const auto sentence = reading_.sentence_at(here.place);
    const auto before = lengths_.words_before(sentence);
    text.add(
        say("where.time", {{"elapsed", time_words(reading_time(before, here.words_per_minute))},
                           {"rate", std::to_string(here.words_per_minute)}}));
    return text.take();
}

bool Orientation::begins_with_heading() const {
    const auto first = navigator_.flow_sentence(0);
    return first < reading_.sentences().size() &&
           reading_.blocks()[reading_.sentences()[first].block].role == Role::heading;
}

std::string Orientation::title(const std::string& file_name) const {
    const std::string& given = reading_.facts().title;
    if (!given.empty()) {
        return given;
    }
    // A first heading somewhere below is no title of the whole.
    return begins_with_heading() ? reading_.title() : file_name;
}

std::string Orientation::opening(const Here& here, const std::string& file_name,
                                 bool resumed) const {
    const std::string name = title(file_name);
    const auto before = lengths_.words_before(reading_.sentence_at(here.place));
    PhraseValues values{
        {"title", name},
        {"percent", std::to_string(here.percent)},
        {"pages", structure_.pages().empty()
                      ? std::string()
                      : phrases_.say_count("count.pages", structure_.pages().size()) + ", "},
        {"headings", phrases_.say_count("count.headings", reading_.sections().size())},
        {"findings", phrases_.say_count("count.findings", heard_.findings(reading_).all)},
        {"tables", phrases_.say_count("count.tables", structure_.tables().size())},
        {"left", time_words(reading_time(lengths_.words() - before, here.words_per_minute))},
    };
    if (!resumed) {
        const auto first = navigator_.flow_sentence(0);
        const bool said_next =
            begins_with_heading() && name == reading_.text(reading_.sentences()[first]);
        return say(said_next ? "open.untitled" : "open.new", values);
    }
    const auto path = reading_.section_path(here.place.block);
    values["section"] = path.empty() ? "" : announcer_.section_name(path.back(), "open.numbered");
    return say(path.empty() ? "open.resumed" : "open.resumed_in", values);
}

std::string Orientation::recap(Place place) const {
    const auto& findings = reading_.findings();
    for (std::size_t i = findings.size(); i-- > 0;) {
        const bool is_heard = findings[i].range.begin < place && heard_.is_heard(reading_, i);
        if (findings[i].kind == FindingKind::finding && is_heard) {
            return say("open.recap", {{"finding", reading_.text(findings[i].range)}});
        }
    }
    return {};
}

std::string Orientation::source(Place place) const {
    std::string text;
    const auto position_here = paragraph_of(place);
    if (position_here.first > 0) {
        text = say("quotes.paragraph", {{"number", std::to_string(position_here.first)}});
    }
    const std::string& page = reading_.blocks()[place.block].page;
    if (!page.empty()) {
        text += (text.empty() ? "" : ", ") + say("page.jump", {{"page", page}});
    }
    return text;
}

std::string Orientation::time_words(std::chrono::seconds time) const {
    const auto minutes = static_cast<std::uint64_t>((time.count() + 30) / 60);
    if (minutes == 0) {
        return say("time.moment");
    }
    std::string rest = phrases_.say_count("count.minutes", minutes % 60);
    if (minutes < 60) {
        return rest;
    }
    const std::string hours = phrases_.say_count("count.hours", minutes / 60);
    return minutes % 60 == 0 ? hours
                             : say("time.hours_minutes", {{"hours", hours}, {"minutes", rest}});
}

} // namespace lectern
