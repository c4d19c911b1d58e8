// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers in words, by ICU's rule-based formats.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace lectern {

/// The numbers of one language. Made when first used: that costs some milliseconds.
class NumberWords {
public:
    /// `locale`: a language such as "ru".
    explicit NumberWords(std::string locale);
    ~NumberWords();
    NumberWords(NumberWords&&) noexcept;
    NumberWords& operator=(NumberWords&&) noexcept;

    /// `digits` by the rule set ("spellout-ordinal"); empty where ICU has no such set, or no more
    /// than 18 digits are not enough.
    std::string words(std::string_view digits, const std::string& rules) const;
    std::string words(std::int64_t number, const std::string& rules) const;
    /// Parts where a long word may be broken are words of their own from now on: an engine gets the
    /// stress of "zweitausendvierundzwanzig" wrong.
    void say_in_parts() noexcept { in_parts_ = true; }
    /// Whether ICU has the set for this language.
    bool knows(const std::string& rules) const;
    /// The plural category of a number: "one", "few", "many", "other".
    std::string category(std::string_view whole, std::string_view decimals) const;

private:
    class Work;
    std::unique_ptr<Work> work_;
    bool in_parts_ = false;
};

} // namespace lectern
