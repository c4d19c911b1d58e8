// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/steps.hpp"

#include "base/utf8.hpp"
#include "player/folding.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

using Then = Response::Then;

bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/// The word that begins at or behind a byte; empty behind the last one.
TextRange word_from(const std::string& text, std::uint32_t byte) {
    auto begin = byte;
    while (begin < text.size() && is_space(text[begin])) {
        ++begin;
    }
    auto end = begin;
    while (end < text.size() && !is_space(text[end])) {
        ++end;
    }
    return {begin, end};
}

/// The last word that begins before a byte; empty before the first one.
TextRange word_before(const std::string& text, std::uint32_t byte) {
    auto end = std::min<std::uint32_t>(byte, static_cast<std::uint32_t>(text.size()));
    while (end > 0 && is_space(text[end - 1])) {
        --end;
    }
    auto begin = end;
    while (begin > 0 && !is_space(text[begin - 1])) {
        --begin;
    }
    return begin == end ? TextRange{} : word_from(text, begin);
}

/// The word that holds a byte, or the next one.
TextRange word_at(const std::string& text, std::uint32_t byte) {
    while (byte > 0 && byte < text.size() && !is_space(text[byte]) && !is_space(text[byte - 1])) {
        --byte;
    }
    return word_from(text, byte);
}

struct Word {
    std::uint32_t block = 0;
    TextRange range;
};

/// The first word of all that is read, where nothing has been read yet.
std::optional<Word> first_word(const Player& player) {
    const auto sentence = player.navigator().flow_sentence(0);
    if (sentence >= player.reading().sentences().size()) {
        return std::nullopt;
    }
    const auto block = player.reading().sentences()[sentence].block;
    return Word{block, word_from(player.reading().blocks()[block].text, 0)};
}

/// The next or previous word of the block that is not a note's mark alone; empty where there is
/// none.
TextRange spoken_word(const Block& block, TextRange word, Step step) {
    while (!word.empty() && words_of(block, word).empty()) {
        word = step == Step::back ? word_before(block.text, word.begin)
                                  : word_from(block.text, word.end);
    }
    return word;
}

/// The next or previous word of the flow that is not a note's mark alone.
std::optional<Word> next_word(const Player& player, Step step) {
    if (!player.place()) {
        return step == Step::back ? std::nullopt : first_word(player);
    }
    const auto& blocks = player.reading().blocks();
    const auto count = static_cast<std::uint32_t>(blocks.size());
    auto [number, byte] = *player.place();
    if (number >= count) {
        return std::nullopt;
    }
    const bool back = step == Step::back;
    const std::string& here = blocks[number].text;
    TextRange word =
        back ? word_before(here, byte) : word_from(here, std::max(byte, word_at(here, byte).end));
    word = spoken_word(blocks[number], word, step);
    while (word.empty()) {
        number = back ? number - 1 : number + 1; // wraps round below 0
        if (number >= count) {
            return std::nullopt;
        }
        const Block& block = blocks[number];
        if (player.navigator().flow().holds(block)) {
            word = back ? word_before(block.text, static_cast<std::uint32_t>(block.text.size()))
                        : word_from(block.text, 0);
            word = spoken_word(block, word, step);
        }
    }
    return Word{number, word};
}

/// Says that there is no more, and goes round when it is asked again: the boundary of what has no
/// Unit.
Response no_more(Player& player, const std::string& phrase) {
    return player.message(player.say(phrase), Then::resume);
}

/// What a listener moves by with the level keys, from coarse to fine. The last one is the word,
/// which is no Unit.
constexpr std::array levels{Unit::heading, Unit::finding, Unit::recommendation, Unit::list,
                            Unit::table,   Unit::page,    Unit::paragraph,      Unit::sentence};

} // namespace

std::string letter_words(const Player& player, const std::string& letter, Spelling spelling) {
    const std::string small = folded(letter);
    const std::string phonetic = "phonetic." + small;
    const std::string symbol = "symbols." + letter;
    if (spelling == Spelling::phonetic && player.phrases().has(phonetic)) {
        return letter + ", " + player.say(phonetic);
    }
    if (player.phrases().has(symbol)) {
        return player.say(symbol);
    }
    return is_capital(letter) ? player.say("spell.capital", {{"letter", letter}}) : letter;
}

Response change_level(Player& player, Step finer) {
    std::size_t level = player.level();
    if (finer == Step::on) {
        level = std::min(level + 1, levels.size());
    } else {
        level -= std::min<std::size_t>(level, 1);
    }
    player.set_level(level);
    const std::string name =
        level == levels.size() ? "word" : std::string(name_of(levels.at(level)));
    return player.message(player.say("level." + name), Then::resume);
}

Response move_at_level(Player& player, Step step, Player::Time now) {
    const std::size_t level = player.level();
    return level == levels.size() ? step_word(player, step)
                                  : player.go(levels.at(level), step, 0, now);
}

Response step_word(Player& player, Step step) {
    const auto word = next_word(player, step);
    if (!word) {
        return no_more(player, step == Step::on ? "next.word" : "previous.word");
    }
    player.set_place({word->block, word->range.begin});
    const Block& block = player.reading().blocks()[word->block];
    return {{player.announcer().spoken(words_of(block, word->range), word->block, VoiceRole::body)},
            Then::stay};
}

std::string word_here(const Player& player) {
    const Place place = player.place().value_or(Place{0, 0});
    if (place.block >= player.reading().blocks().size()) {
        return {};
    }
    const Block& block = player.reading().blocks()[place.block];
    return words_of(block, word_at(block.text, place.byte));
}

Response spell(Player& player, Spelling spelling) {
    const Place place = player.place().value_or(Place{0, 0});
    if (place.block >= player.reading().blocks().size()) {
        return no_more(player, "boundary.nothing");
    }
    const std::string word = word_here(player);
    Utterance letters;
    for (std::size_t at = 0; at < word.size();) {
        const auto length = code_point_at(word, at).length;
        Utterance letter =
            player.announcer().spoken(letter_words(player, word.substr(at, length), spelling),
                                      place.block, VoiceRole::own_words);
        for (Segment& segment : letter.segments) {
            segment.pause_before = letters.segments.empty() ? Pause::none : Pause::phrase;
            letters.segments.push_back(std::move(segment));
        }
        at += length;
    }
    return {{std::move(letters)}, Then::resume};
}

Response leave_container(Player& player) {
    const auto place = player.place();
    const auto container = place ? player.navigator().container_of(place->block) : std::nullopt;
    if (!container) {
        return no_more(player, "container.none");
    }
    const auto& reading = player.reading();
    const auto next = player.navigator().flow_sentence(reading.sentence_at({container->second, 0}));
    if (next >= reading.sentences().size()) {
        return no_more(player, "container.last");
    }
    return player.go_to({container->second, 0});
}

Response go_to_container_start(Player& player) {
    const auto place = player.place();
    const auto container = place ? player.navigator().container_of(place->block) : std::nullopt;
    return container ? player.go_to({container->first, 0}) : no_more(player, "container.none");
}

std::optional<Response> follow_reference(Player& player) {
    const Span* span = player.place() ? player.navigator().reference_at(*player.place()) : nullptr;
    if (span == nullptr) {
        return std::nullopt;
    }
    if (span->kind == SpanKind::link) {
        return player.message(player.say("reference.address", {{"address", span->target}}),
                              Then::resume);
    }
    const auto& blocks = player.reading().blocks();
    const auto note = std::find_if(blocks.begin(), blocks.end(), [&](const Block& block) {
        return block.role == Role::note && block.id == span->target;
    });
    if (note == blocks.end()) {
        return player.message(player.say("reference.lost"), Then::resume);
    }
    const auto block = static_cast<std::uint32_t>(note - blocks.begin());
    const PlaceRange whole{{block, 0}, {block, static_cast<std::uint32_t>(note->text.size())}};
    Response response = player.arrive(Unit::item, {whole, 0, 0});
    response.then = Then::stay;
    return response;
}

Response move_in_time(Player& player, std::chrono::seconds time) {
    const auto& reading = player.reading();
    const Lengths& lengths = player.lengths();
    const auto here = player.sentence();
    const bool back = time.count() < 0;
    const auto words = words_in(back ? -time : time, player.words_per_minute());
    const auto before = lengths.words_before(here);
    if (back && player.navigator().flow_sentence_before(here) == std::nullopt) {
        return no_more(player, "boundary.start");
    }
    const auto next = player.navigator().flow_sentence(here + 1);
    if (!back && next >= reading.sentences().size()) {
        return no_more(player, "end.report");
    }
    std::uint32_t target =
        lengths.sentence_at_word(back ? before - std::min(before, words) : before + words);
    // A short time within a long sentence still is a move.
    target = back ? std::min(target, *player.navigator().flow_sentence_before(here))
                  : std::max(target, next);
    const Sentence& sentence = reading.sentences()[target];
    return player.go_to({sentence.block, sentence.range.begin});
}

namespace {

/// The first few names; how many more there are.
std::string few_names(const Player& player, const std::vector<std::uint32_t>& sections) {
    constexpr std::size_t few = 5;
    std::string names;
    for (std::size_t i = 0; i < sections.size() && i < few; ++i) {
        names += (i == 0 ? "" : ", ") + player.announcer().heading_words(sections[i]);
    }
    return sections.size() <= few
               ? names
               : player.say("budget.more",
                            {{"names", names}, {"count", std::to_string(sections.size() - few)}});
}

} // namespace

Response read_in_time(Player& player, std::uint32_t minutes) {
    constexpr std::uint32_t most = 1440; // a day
    const Phrases& phrases = player.phrases();
    if (minutes == 0 || minutes > most) {
        return player.message(player.say("budget.how"), Then::resume);
    }
    const Reading& reading = player.reading();
    Budget budget = make_budget(reading, player.navigator(), player.lengths(), player.summaries(),
                                words_in(std::chrono::minutes(minutes), player.words_per_minute()));
    const auto all = player.finding_counts().all;
    PhraseValues values{
        {"minutes", phrases.say_count("count.minutes", minutes)},
        {"summary", budget.has_summary ? player.say("budget.summary") : std::string()},
        {"read", std::to_string(budget.findings)},
        {"findings", phrases.say_count("count.findings", all)},
        {"sections", phrases.say_count("count.sections", budget.sections.size())},
        {"left", budget.left_out.empty()
                     ? std::string()
                     : player.say("budget.left", {{"names", few_names(player, budget.left_out)}})}};
    const bool is_empty = budget.parts.empty();
    player.begin_budget(std::move(budget));
    return player.message(player.say(is_empty ? "budget.nothing" : "budget.begin", values),
                          is_empty ? Then::resume : Then::read_on);
}

} // namespace lectern
