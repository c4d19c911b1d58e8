// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/clauses.hpp"

namespace lectern {
namespace {

enum class State { main, opening_subordinate, subordinate };

class ClauseReader {
public:
    explicit ClauseReader(const std::vector<Word>& words) : words_(words) {}

    /// Takes the next word; gives whether it stands in a main clause.
    bool take(std::size_t at) {
        const Word& word = words_[at];
        if (word.sign != 0) {
            take_sign(at, word.sign);
            return false;
        }
        if (word.is(Cue::subordinator) || word.is(Cue::that)) {
            if (state_ == State::main) {
                state_ = nothing_said_ ? State::opening_subordinate : State::subordinate;
            }
        }
        if (word.is(Cue::coordinator)) {
            begin_ = at + 1;
        } else if (!word.is(Cue::auxiliary)) {
            nothing_said_ = false;
        }
        return state_ == State::main && depth_ == 0 && !quoted_;
    }

    std::size_t begin() const { return begin_; }

private:
    void take_sign(std::size_t at, char sign) {
        switch (sign) {
        case '(':
            ++depth_;
            break;
        case ')':
            depth_ = depth_ > 0 ? depth_ - 1 : 0;
            break;
        case '"':
            quoted_ = !quoted_;
            break;
        case ',':
            take_comma(at);
            begin_ = at + 1;
            break;
        case ';':
        case ':':
            state_ = State::main;
            begin_ = at + 1;
            break;
        case '-':
            begin_ = at + 1;
            break;
        default:
            break;
        }
    }

    /// A comma ends the clause that opens a sentence ("While …, there were"); one further on only
    /// where a new main clause clearly begins.
    void take_comma(std::size_t at) {
        if (state_ == State::main || depth_ > 0) {
            return;
        }
        const Word next = at + 1 < words_.size() ? words_[at + 1] : Word{};
        const bool new_clause =
            next.is(Cue::coordinator) || next.is(Cue::author_pronoun) || next.is(Cue::existential);
        if (state_ == State::opening_subordinate || new_clause) {
            state_ = State::main;
        }
    }

    const std::vector<Word>& words_;
    State state_ = State::main;
    bool nothing_said_ = true; // only "However" and the like so far
    bool quoted_ = false;
    unsigned depth_ = 0;
    std::size_t begin_ = 0;
};

} // namespace

Clauses::Clauses(const std::vector<Word>& words) : main_(words.size()), begins_(words.size()) {
    ClauseReader reader(words);
    for (std::size_t at = 0; at < words.size(); ++at) {
        main_[at] = reader.take(at);
        begins_[at] = static_cast<std::uint32_t>(reader.begin());
    }
}

} // namespace lectern
