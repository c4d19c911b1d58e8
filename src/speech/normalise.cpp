// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/normalise.hpp"

#include "base/error.hpp"
#include "speech/clean_text.hpp"
#include "speech/lexicon_files.hpp"
#include "speech/rules.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace lectern {
namespace {

/// Tried in this order at each place: what is longer and surer comes first.
constexpr std::array<Rule, 29> rules{
    say_repeated,    say_note_mark,
    say_citation,    say_link,
    say_mail,        say_document_symbol,
    say_by_lexicon,  say_abbreviation,
    say_date_range,  say_date,
    say_telephone,   say_part_number,
    say_sum,         say_identifier,
    say_range,       say_ratio,
    say_before_noun, say_street,
    say_decade,      say_time,
    say_money,       say_measure,
    say_fraction,    say_ordinal,
    say_number,      say_part_in_brackets,
    say_roman,       say_initialism,
    say_sign,
};

/// Whether the words of a text are written in capitals: two and more, and hardly a small letter.
bool is_all_capitals(const Tokens& tokens) {
    std::size_t capitals = 0;
    std::size_t others = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens.is(i, TokenKind::word) && tokens.text(i).size() > 1) {
            ++(tokens.is_capitals(i) ? capitals : others);
        }
    }
    return capitals >= 2 && others * 4 <= capitals;
}

/// Puts the words of one text together.
class Speller {
public:
    Speller(const CleanText& clean, const SpokenLanguage& language, const Lexicon& lexicon,
            Punctuation punctuation)
        : clean_(clean), tokens_(clean.text), context_{tokens_, language, lexicon, punctuation,
                                                       is_all_capitals(tokens_)} {}

    SpokenText spell() {
        for (std::size_t at = 0; at < tokens_.size();) {
            at = take(at);
        }
        while (!spoken_.words.empty() && spoken_.words.back() == ' ') {
            spoken_.words.pop_back();
        }
        return std::move(spoken_);
    }

private:
    std::size_t take(std::size_t at) {
        // Most of a text is plain words and spaces.
        if (tokens_.is(at, TokenKind::space)) {
            copy(at);
            return at + 1;
        }
        for (const Rule rule : rules) {
            const auto match = rule(context_, at);
            if (match && match->end > at) {
                put(at, *match);
                return match->end;
            }
        }
        copy(at);
        return at + 1;
    }

    TextRange source(std::size_t from, std::size_t to) const {
        return {clean_.sources[tokens_[from].begin], clean_.sources[tokens_[to - 1].end]};
    }

    void put(std::size_t at, const Match& match) {
        if (match.words.empty()) {
            return; // silent: the span before stands for it too
        }
        const bool pause = match.words.front() == ',' || match.words.front() == '.';
        if (pause) {
            trim_space();
            if (match.words == "," && !spoken_.words.empty() && spoken_.words.back() == ',') {
                return;
            }
        }
        begin_span(source(at, match.end));
        spoken_.words += match.words;
    }

    void copy(std::size_t at) {
        const auto text = tokens_.text(at);
        if (tokens_.is(at, TokenKind::space)) {
            if (spoken_.words.empty() || spoken_.words.back() == ' ') {
                return;
            }
            begin_span(source(at, at + 1));
            spoken_.words += ' ';
            return;
        }
        const bool closes =
            tokens_.is(at, TokenKind::sign) &&
            std::string_view(".,;:!?)").find(text.front()) != std::string_view::npos;
        if (closes && removed_before(at)) {
            trim_space();
        }
        begin_span(source(at, at + 1));
        if (const std::string* name = punctuation_name(context_, at)) {
            spoken_.words += spoken_.words.empty() || spoken_.words.back() == ' ' ? "" : " ";
            spoken_.words += *name;
            // The sign stays for the engine's pauses, at the word that it opens or closes.
            const bool opens =
                tokens_.is(at + 1, TokenKind::word) || tokens_.is(at + 1, TokenKind::digits);
            spoken_.words += opens ? " " : "";
        }
        // Two opening brackets would begin names of sounds to the engine.
        const bool doubled = text == "[" && !spoken_.words.empty() && spoken_.words.back() == '[';
        spoken_.words += doubled ? " [" : text;
    }

    /// A silent mark stood between the last space and this sign.
    bool removed_before(std::size_t at) const {
        return !spoken_.words.empty() && spoken_.words.back() == ' ' &&
               !tokens_.is(at - 1, TokenKind::space);
    }

    void trim_space() {
        while (!spoken_.words.empty() && spoken_.words.back() == ' ') {
            spoken_.words.pop_back();
            if (!spoken_.spans.empty() && spoken_.spans.back().begin >= spoken_.words.size()) {
                spoken_.spans.pop_back();
            }
        }
    }

    void begin_span(TextRange range) {
        spoken_.spans.push_back({static_cast<std::uint32_t>(spoken_.words.size()), range});
    }

    const CleanText& clean_;
    Tokens tokens_;
    Context context_;
    SpokenText spoken_;
};

std::string primary(const std::string& language) {
    std::string tag = language.substr(0, language.find_first_of("-_"));
    std::transform(tag.begin(), tag.end(), tag.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    const bool plain = !tag.empty() && std::all_of(tag.begin(), tag.end(),
                                                   [](char c) { return c >= 'a' && c <= 'z'; });
    return plain ? tag : std::string();
}

} // namespace

TextRange SpokenText::source(std::size_t begin, std::size_t length) const {
    const auto after = [&](std::size_t byte) {
        return std::upper_bound(
            spans.begin(), spans.end(), byte,
            [](std::size_t value, const SpokenSpan& span) { return value < span.begin; });
    };
    const auto first = after(begin);
    if (first == spans.begin()) {
        return {};
    }
    const auto last = after(begin + std::max<std::size_t>(length, 1) - 1);
    return {(first - 1)->source.begin, (last - 1)->source.end};
}

class Normaliser::Work {
public:
    Work(std::filesystem::path voices, std::vector<std::filesystem::path> lexicons)
        : voices_(std::move(voices)), lexicons_(std::move(lexicons)) {}

    struct Language {
        SpokenLanguage rules;
        Lexicon lexicon;
    };

    Language& language(const std::string& tag) {
        const std::string name = primary(tag);
        auto found = languages_.find(name);
        if (found == languages_.end()) {
            const auto folder = voices_ / name;
            found =
                languages_.emplace(name, Language{load_spoken_language(folder, name), {}}).first;
            load_lexicons(folder, name, found->second.lexicon);
        }
        return found->second;
    }

    std::vector<std::string> take_problems() { return std::exchange(problems_, {}); }

private:
    void load_lexicons(const std::filesystem::path& folder, const std::string& name,
                       Lexicon& lexicon) {
        const Ipa ipa = Ipa::load(folder);
        const auto load = [&](const std::filesystem::path& file, WordOwner owner) {
            try {
                lexicon.load(file, name, ipa, owner);
            } catch (const Error& error) { // one bad file must not make the rest mute
                problems_.emplace_back(error.what());
            }
        };
        if (!name.empty()) { // else the folder is that of all languages
            for (const auto& file : lexicon_files(folder)) {
                load(file, WordOwner::ours);
            }
        }
        for (const auto& file : lexicons_) {
            load(file, WordOwner::listener);
        }
    }

    std::filesystem::path voices_;
    std::vector<std::filesystem::path> lexicons_;
    std::map<std::string, Language> languages_;
    std::vector<std::string> problems_;
};

Normaliser::Normaliser(std::filesystem::path voices, std::vector<std::filesystem::path> lexicons)
    : work_(std::make_unique<Work>(std::move(voices), std::move(lexicons))) {
}
Normaliser::~Normaliser() = default;

SpokenText Normaliser::spoken(std::string_view text, const std::string& language,
                              Punctuation punctuation) {
    const CleanText clean = clean_text(text);
    const auto& known = work_->language(language);
    return Speller(clean, known.rules, known.lexicon, punctuation).spell();
}

void Normaliser::pronounce(const std::string& word, const std::string& words,
                           const std::string& language) {
    work_->language(language).lexicon.add(clean_text(word).text, clean_text(words).text,
                                          WordOwner::listener);
}

std::vector<std::string> Normaliser::take_problems() {
    return work_->take_problems();
}

void Normaliser::prepare(const std::string& language) {
    spoken("1st 2 kg, 3.5%", language);
}

} // namespace lectern
