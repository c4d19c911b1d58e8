// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/announce.hpp"

#include <algorithm>

namespace lectern {
namespace {

VoiceRole voice_of(Role role) {
    switch (role) {
    case Role::heading:
        return VoiceRole::heading;
    case Role::quote:
        return VoiceRole::quote;
    case Role::list_item:
        return VoiceRole::list_item;
    case Role::table_cell:
        return VoiceRole::table_cell;
    case Role::caption:
        return VoiceRole::caption;
    case Role::note:
        return VoiceRole::note;
    case Role::code:
        return VoiceRole::code;
    case Role::metadata:
        return VoiceRole::metadata;
    default:
        return VoiceRole::body;
    }
}

TextRange whole(const Block& block) {
    return {0, static_cast<std::uint32_t>(block.text.size())};
}

/// A heading's number without the stop or bracket behind it; empty where it has none, or where it
/// does not stand before the words.
std::string number_of(const Block& heading) {
    if (heading.number.begin != 0) {
        return {};
    }
    std::string number(heading.text, 0, heading.number.end);
    const auto end = number.find_last_not_of(".): ");
    number.resize(end == std::string::npos ? 0 : end + 1);
    return number;
}

/// "12" of a note's mark "[12]".
std::string bare_mark(std::string mark) {
    std::erase_if(
        mark, [](char c) { return std::string_view("[]()^ ").find(c) != std::string_view::npos; });
    return mark;
}

/// Line breaks (of code) are spaces to the ear and in a line.
std::string one_line(std::string text) {
    for (char& c : text) {
        c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
    }
    return text;
}

/// Before the first sentence of `next`; `left` is the block that was read last, if any was.
Pause pause_between(const Block* left, const Block& next) {
    if (next.role == Role::heading) {
        return Pause::before_heading;
    }
    return left != nullptr && left->role == Role::heading ? Pause::after_heading : Pause::paragraph;
}

} // namespace

const std::string& Announcer::language_of(const Block& block) const {
    return block.language.empty() ? reading_.facts().language : block.language;
}

Segment Announcer::words(const PlaceRange& range, VoiceRole role) const {
    const Block& block = reading_.blocks()[range.begin.block];
    // What is left out by default has words too, where the listener has turned it on.
    const bool one_block = range.begin.block == range.end.block;
    std::string text =
        one_block ? words_of(block, {range.begin.byte, range.end.byte}) : reading_.text(range);
    return {role, one_line(std::move(text)), language_of(block), Pause::none};
}

Segment Announcer::own_segment(std::string text, Pause pause) const {
    return {VoiceRole::own_words, std::move(text), phrases_.language(), pause};
}

void Announcer::add_own(Utterance& utterance, const std::string& text) const {
    if (!text.empty()) {
        const Pause pause = utterance.segments.empty() ? Pause::none : Pause::phrase;
        utterance.segments.push_back(own_segment(text, pause));
    }
}

Utterance Announcer::own(const std::string& text) const {
    Utterance utterance;
    add_own(utterance, text);
    return utterance;
}

std::string Announcer::list_words(const ListIndex& list) const {
    return phrases_.say(list.depth > 1 ? "list.nested" : "list.in", verbosity_,
                        {{"items", phrases_.say_count("count.items", list.items)},
                         {"level", std::to_string(list.depth)}});
}

std::string Announcer::table_words(const TableIndex& table) const {
    return phrases_.say("table.in", verbosity_,
                        {{"rows", phrases_.say_count("count.rows", table.rows)},
                         {"columns", phrases_.say_count("count.columns", table.columns)},
                         {"width", std::to_string(table.columns)},
                         {"height", std::to_string(table.rows)},
                         {"headers", column_headers(table)}});
}

std::string Announcer::column_headers(const TableIndex& table) const {
    std::string names;
    for (const auto& [column, header] : table.headers) {
        const Block& block = reading_.blocks()[header.block];
        const std::string name = one_line(words_of(block, whole(block)));
        names += names.empty() || name.empty() ? "" : ", ";
        names += name;
    }
    return names.empty() ? names : phrases_.say("table.headers", verbosity_, {{"headers", names}});
}

/// The caption that stands right before a table, or right behind it.
std::string Announcer::caption_of(const TableIndex& table) const {
    const auto& blocks = reading_.blocks();
    for (const std::uint32_t number : {table.first_block - 1, table.last_block + 1}) {
        if (number < blocks.size() && blocks[number].role == Role::caption) {
            return one_line(words_of(blocks[number], whole(blocks[number])));
        }
    }
    return {};
}

std::string Announcer::row_words(const PlaceRange& row) const {
    std::string line;
    for (std::uint32_t i = row.begin.block; i <= row.end.block; ++i) {
        const Block& block = reading_.blocks()[i];
        const std::string text = one_line(words_of(block, whole(block)));
        const auto* table = structure_.table_of(block);
        if (text.empty() || table == nullptr) {
            continue;
        }
        const auto header = table->headers.find(block.cell.column);
        const bool is_data = block.cell.row >= table->first_data_row;
        line += line.empty() ? "" : "; ";
        if (is_data && header != table->headers.end()) {
            const Block& name = reading_.blocks()[header->second.block];
            const std::string words = one_line(words_of(name, whole(name)));
            line += words.empty() ? "" : words + " ";
        }
        line += text;
    }
    return line;
}

Utterance Announcer::plain(const PlaceRange& stop) const {
    const Block& block = reading_.blocks()[stop.begin.block];
    Utterance utterance;
    Segment segment = words(stop, voice_of(block.role));
    if (block.role == Role::table_cell) {
        segment.text = row_words(stop);
    }
    if (!segment.text.empty()) {
        utterance.segments.push_back(std::move(segment));
    }
    utterance.range = stop;
    return utterance;
}

Utterance Announcer::flow(const PlaceRange& stop, std::optional<std::uint32_t> before) const {
    const Block& block = reading_.blocks()[stop.begin.block];
    Utterance utterance;
    // The sentence of an item begins behind its bullet and the space there.
    const std::uint32_t first_byte = block.number.empty() ? 0 : block.number.end + 1;
    const bool block_begins = stop.begin.byte <= first_byte && before != stop.begin.block;
    const Block* left = before && block_begins ? &reading_.blocks()[*before] : nullptr;
    if (left != nullptr) {
        add_own(utterance, left_words(container_left(*left, block)));
        add_own(utterance, entered_words(*left, stop.begin.block));
    }
    if (block.role == Role::heading && block_begins) {
        add_own(utterance,
                phrases_.say("heading.flow", verbosity_, {{"level", std::to_string(block.level)}}));
    }
    const Pause pause = block_begins ? pause_between(left, block) : Pause::sentence;
    Utterance spoken = plain(stop);
    const bool announced = !utterance.segments.empty();
    for (Segment& segment : spoken.segments) {
        segment.pause_before = announced ? Pause::phrase : pause;
        utterance.segments.push_back(std::move(segment));
    }
    if (!utterance.segments.empty()) {
        utterance.segments.front().pause_before = pause;
        utterance.segments.front().cues = flow_cues(stop, left);
    }
    utterance.range = stop;
    return utterance;
}

/// "list, 3 items" and the like, where the block is the first of a container.
std::string Announcer::entered_words(const Block& left, std::uint32_t number) const {
    const Block& block = reading_.blocks()[number];
    const auto* list = structure_.list_of(block);
    if (list != nullptr && list->first_block == number) {
        return list_words(*list);
    }
    const auto* table = structure_.table_of(block);
    if (table != nullptr && table->first_block == number) {
        return table_words(*table);
    }
    return block.role == Role::quote && left.role != Role::quote
               ? phrases_.say("quote.in", verbosity_)
               : std::string();
}

Announcer::Left Announcer::container_left(const Block& left, const Block& next) const {
    const auto* list = structure_.list_of(left);
    const bool inside = next.role == Role::list_item && list != nullptr;
    if (list != nullptr && !(inside && next.list == left.list) &&
        !(inside && next.level > left.level)) {
        return Left::list;
    }
    if (left.role == Role::quote && next.role != Role::quote) {
        return Left::quote;
    }
    const auto* table = structure_.table_of(left);
    return table != nullptr && structure_.table_of(next) != table ? Left::table : Left::nothing;
}

/// "out of list" and the like.
std::string Announcer::left_words(Left left) const {
    switch (left) {
    case Left::list:
        return phrases_.say("list.out", verbosity_);
    case Left::quote:
        return phrases_.say("quote.out", verbosity_);
    case Left::table:
        return phrases_.say("table.out", verbosity_);
    case Left::nothing:
        break;
    }
    return {};
}

/// Those of what ends before a stop and of what begins with it; `before` is the block that reading
/// on has left, where it has left one.
std::vector<Cue> Announcer::flow_cues(const PlaceRange& stop, const Block* before) const {
    const Block& block = reading_.blocks()[stop.begin.block];
    std::vector<Cue> cues;
    if (before != nullptr) {
        const Left left = container_left(*before, block);
        if (left != Left::nothing) {
            cues.push_back(left == Left::list    ? Cue::list_out
                           : left == Left::quote ? Cue::quote_out
                                                 : Cue::table_out);
        }
        const auto* list = structure_.list_of(block);
        const auto* table = structure_.table_of(block);
        if (list != nullptr && list->first_block == stop.begin.block) {
            cues.push_back(Cue::list_in);
        } else if (table != nullptr && table->first_block == stop.begin.block) {
            cues.push_back(Cue::table_in);
        } else if (block.role == Role::quote && before->role != Role::quote) {
            cues.push_back(Cue::quote_in);
        }
    }
    if (block.role == Role::heading && stop.begin.byte == 0) {
        cues.push_back(heading_cue(block.level));
    }
    if (const auto cue = finding_cue(stop)) {
        cues.push_back(*cue);
    }
    return cues;
}

/// That of the finding or recommendation that begins within a stop.
std::optional<Cue> Announcer::finding_cue(const PlaceRange& stop) const {
    const auto& findings = reading_.findings();
    const auto found = std::lower_bound(
        findings.begin(), findings.end(), stop.begin,
        [](const Finding& finding, const Place& place) { return finding.range.begin < place; });
    if (found == findings.end() || found->range.begin >= stop.end) {
        return std::nullopt;
    }
    return found->kind == FindingKind::recommendation ? Cue::recommendation : Cue::finding;
}

std::string Announcer::heading_position(const Target& target, bool whole_known) const {
    const Place begin = target.range.begin;
    const Block& block = reading_.blocks()[begin.block];
    const auto section = *reading_.section_of(begin.block);
    const auto parent = reading_.sections()[section].parent;
    const auto end = reading_.section_end(section);
    const auto& sections = reading_.sections();
    const Place behind{end < sections.size() ? sections[end].heading
                                             : static_cast<std::uint32_t>(reading_.blocks().size()),
                       0};
    std::uint32_t below = 0;
    for (const Finding& finding : reading_.findings()) {
        const bool inside = finding.range.begin >= begin && finding.range.begin < behind;
        below += inside && finding.kind == FindingKind::finding ? 1U : 0U;
    }
    std::string text = phrases_.say(whole_known ? "heading.jump" : "heading.jump_early", verbosity_,
                                    {{"number", std::to_string(target.number)},
                                     {"count", std::to_string(target.count)},
                                     {"level", std::to_string(block.level)}});
    if (parent) {
        text += phrases_.say("heading.inside", verbosity_, {{"section", heading_words(*parent)}});
    }
    if (below > 0 && whole_known) {
        text += phrases_.say("heading.below", verbosity_,
                             {{"findings", phrases_.say_count("count.findings", below)}});
    }
    return text + (block.guessed ? phrases_.say("guess.mark", verbosity_) : "");
}

std::string Announcer::finding_position(Unit unit, const Target& target, bool whole_known) const {
    const bool recommends = unit == Unit::recommendation;
    const FindingKind kind = recommends ? FindingKind::recommendation : FindingKind::finding;
    const std::string group = recommends ? "recommendation" : "finding";
    const auto section = reading_.section_of(target.range.begin.block);
    std::uint32_t number = 0;
    std::uint32_t count = 0;
    bool guessed = false;
    for (const Finding& finding : reading_.findings()) {
        const bool is_here = finding.range == target.range && finding.kind == kind;
        if (finding.kind == kind && reading_.section_of(finding.range.begin.block) == section) {
            ++count;
            number = is_here ? count : number;
        }
        guessed = guessed || (is_here && finding.guessed);
    }
    const std::string way = !whole_known ? ".jump_early" : section ? ".jump_in" : ".jump";
    return phrases_.say(group + way, verbosity_,
                        {{"number", std::to_string(target.number)},
                         {"count", std::to_string(target.count)},
                         {"number_here", std::to_string(number)},
                         {"count_here", std::to_string(count)},
                         {"section", section ? heading_words(*section) : std::string()}}) +
           (guessed ? phrases_.say("guess.mark", verbosity_) : "");
}

Utterance Announcer::spoken(std::string text, std::uint32_t block, VoiceRole role) const {
    Utterance utterance;
    utterance.segments.push_back(
        {role, one_line(std::move(text)), language_of(reading_.blocks()[block]), Pause::none});
    std::erase_if(utterance.segments, [](const Segment& it) { return it.text.empty(); });
    return utterance;
}

/// The whole sentence around a mark or link, then what that is.
Utterance Announcer::reference(const Target& target) const {
    const Place at = target.range.begin;
    const auto sentence = reading_.sentence_at(at);
    Utterance utterance = plain(navigator_.stop_at(sentence));
    utterance.range = target.range;
    if (const Span* span = navigator_.reference_at(at)) {
        const std::string& text = reading_.blocks()[at.block].text;
        const std::string words =
            text.substr(span->range.begin, span->range.end - span->range.begin);
        const bool is_note = span->kind == SpanKind::note_reference;
        add_own(utterance, phrases_.say(is_note ? "reference.note" : "reference.link", verbosity_,
                                        {{"mark", is_note ? bare_mark(words) : one_line(words)},
                                         {"address", span->target}}));
    }
    return utterance;
}

Utterance Announcer::skimmed(const PlaceRange& finding,
                             const std::vector<std::uint32_t>& path) const {
    Utterance utterance;
    for (const auto section : path) {
        add_own(utterance, heading_words(section));
    }
    utterance.segments.push_back(words(finding, VoiceRole::finding));
    utterance.segments.back().pause_before = Pause::paragraph;
    utterance.range = finding;
    return utterance;
}

Utterance Announcer::plain_finding(const PlaceRange& range, FindingKind kind) const {
    const bool recommends = kind == FindingKind::recommendation;
    Utterance utterance;
    utterance.range = range;
    utterance.segments.push_back(
        words(range, recommends ? VoiceRole::recommendation : VoiceRole::finding));
    return with_cue(std::move(utterance), recommends ? Cue::recommendation : Cue::finding);
}

/// A list, table or quotation: what it is, then how it begins.
Utterance Announcer::container(const PlaceRange& range) const {
    const Block& block = reading_.blocks()[range.begin.block];
    const auto* list = structure_.list_of(block);
    const auto* table = structure_.table_of(block);
    Utterance utterance;
    Cue cue = Cue::quote_in;
    if (list != nullptr) {
        utterance = own(list_words(*list));
        cue = Cue::list_in;
    } else if (table != nullptr) {
        utterance = own(table_words(*table));
        add_own(utterance, caption_of(*table));
        cue = Cue::table_in;
    } else {
        utterance = own(phrases_.say("quote.in", verbosity_));
    }
    // From its first sentence on: a bullet before it is not said.
    PlaceRange spoken = range;
    const auto sentence = reading_.sentence_at(range.begin);
    if (table == nullptr && sentence < reading_.sentences().size() &&
        reading_.sentences()[sentence].block == spoken.begin.block) {
        spoken.begin.byte = reading_.sentences()[sentence].range.begin;
    }
    Utterance first = plain(spoken);
    for (Segment& segment : first.segments) {
        segment.pause_before = Pause::phrase;
        utterance.segments.push_back(std::move(segment));
    }
    utterance.range = range;
    return with_cue(std::move(utterance), cue);
}

/// Those of the place's block from the place on, an utterance each.
std::vector<Utterance> Announcer::sentences_of(Place begin) const {
    std::vector<Utterance> said;
    const auto& sentences = reading_.sentences();
    for (std::uint32_t sentence = reading_.sentence_at(begin);
         sentence < sentences.size() && sentences[sentence].block == begin.block; ++sentence) {
        said.push_back(plain(navigator_.stop_at(sentence)));
    }
    return said;
}

std::vector<Utterance> Announcer::jump(Unit unit, const Target& target, bool whole_known) const {
    const Block& block = reading_.blocks()[target.range.begin.block];
    std::vector<Utterance> said;
    switch (unit) {
    case Unit::heading: {
        Utterance utterance = plain(target.range);
        add_own(utterance, heading_position(target, whole_known));
        said.push_back(with_cue(std::move(utterance), heading_cue(block.level)));
        break;
    }
    case Unit::finding:
    case Unit::unheard:
    case Unit::recommendation: {
        Utterance utterance =
            plain_finding(target.range, unit == Unit::recommendation ? FindingKind::recommendation
                                                                     : FindingKind::finding);
        add_own(utterance, finding_position(unit, target, whole_known));
        said.push_back(std::move(utterance));
        break;
    }
    case Unit::list:
    case Unit::table:
    case Unit::quote:
        said.push_back(container(target.range));
        break;
    case Unit::paragraph:
    case Unit::item:
        said = sentences_of(target.range.begin);
        break;
    case Unit::page: {
        Utterance utterance = plain(target.range);
        add_own(utterance, phrases_.say("page.jump", verbosity_, {{"page", block.page}}));
        said.push_back(std::move(utterance));
        break;
    }
    case Unit::reference:
        said.push_back(reference(target));
        break;
    case Unit::structure:
    case Unit::sentence:
        said.push_back(plain(target.range));
        break;
    }
    std::erase_if(said, [](const Utterance& it) { return it.segments.empty(); });
    return said;
}

std::string Announcer::heading_words(std::uint32_t section) const {
    const Block& block = reading_.blocks()[reading_.sections()[section].heading];
    return one_line(words_of(block, whole(block)));
}

std::string Announcer::section_number(std::uint32_t section) const {
    const std::string number = number_of(reading_.blocks()[reading_.sections()[section].heading]);
    return number.empty() ? heading_words(section) : number;
}

std::string Announcer::section_name(std::uint32_t section, std::string_view phrase) const {
    const Block& block = reading_.blocks()[reading_.sections()[section].heading];
    const std::string number = number_of(block);
    std::string name =
        words_of(block, {block.number.end, static_cast<std::uint32_t>(block.text.size())});
    name.erase(0, name.find_first_not_of(" .:)-"));
    return name.empty() || number.empty()
               ? heading_words(section)
               : phrases_.say(phrase, verbosity_, {{"name", name}, {"number", number}});
}

Utterance Announcer::outline_entry(std::uint32_t section, const FindingCounts& findings) const {
    const Section& it = reading_.sections()[section];
    const Block& block = reading_.blocks()[it.heading];
    Utterance utterance = plain({{it.heading, 0}, {it.heading, whole(block).end}});
    add_own(utterance,
            phrases_.say(findings.all == 0 ? "outline.entry" : "outline.entry_findings", verbosity_,
                         {{"level", std::to_string(it.level)},
                          {"heard", std::to_string(findings.heard)},
                          {"findings", phrases_.say_count("count.findings", findings.all)}}));
    utterance.range.reset(); // looked at, not read
    return utterance;
}

} // namespace lectern
