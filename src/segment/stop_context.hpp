// SPDX-License-Identifier: GPL-3.0-or-later
// The words on both sides of a stop, as the rules of full_stop.cpp ask about them.
#pragma once

#include "segment/full_stop.hpp"
#include "segment/letters.hpp"
#include "segment/sentence_rules.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace lectern {

inline constexpr std::size_t longest_word = 64; // what is longer is no abbreviation

/// What begins behind a stop.
struct Next {
    enum class Kind { lower, upper, letter, digit, other };
    Kind kind = Kind::other;
    std::string_view word; // its letters, with inner full stops ("p.m")
    WordClasses classes;
    bool full_stop = false; // the word ends with one
    bool number = false;    // a number follows that
    bool bracket = false;   // an opening bracket before it
    bool dash = false;
    bool quote = false;
    bool inverted = false; // ¿ or ¡
    bool bullet = false;
    bool capital() const { return kind == Kind::upper || kind == Kind::letter; }
    bool opens() const { return classes.has(WordClass::opener); }
};

/// The abbreviation (or whatever word) that a full stop ends.
struct Before {
    std::string_view word;     // "Co", "U.S", "B" of "z. B."
    std::string_view previous; // the word before it, without its full stop
    bool previous_stop = false;
    std::string chain; // folded, with the short parts before it: "z.b"
    WordClasses classes;
};

/// What begins at `at`, behind the white space, quotes and brackets there.
Next next_word(const SentenceText& in, std::size_t at);

/// What ends at `stop`, in the sentence that begins at `sentence`.
Before word_before(const SentenceText& in, std::size_t sentence, std::size_t stop);

/// Where the word begins that ends at `end`, with the full stops and hyphens inside of it.
std::size_t word_start(std::string_view text, std::size_t end);

std::size_t letters_in(std::string_view word);

/// It begins with a digit and has no letter.
bool is_number(std::string_view word);

/// Of one to three letters: "z", "d.h".
bool is_short_part(std::string_view word);

bool one_letter(std::string_view word);

/// "J", "J.-P", "J.R": only capitals of one letter each.
bool is_initials(std::string_view word);

/// "Bldg", "Hrsg", "Sgt": short words without a vowel are abbreviations in every language here.
bool lacks_vowels(std::string_view word, const std::string& folded_word);

} // namespace lectern
