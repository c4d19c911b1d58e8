// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/number_words.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <charconv>
#include <unicode/plurrule.h>
#include <unicode/rbnf.h>

namespace lectern {
namespace {

constexpr std::size_t most_digits = 18;

void check(UErrorCode error, const std::string& locale) {
    if (U_FAILURE(error) != 0) {
        throw Error(Failure::internal,
                    "the number words of ICU for " + locale + " are missing: install libicu again");
    }
}

} // namespace

class NumberWords::Work {
public:
    explicit Work(std::string locale) : locale_(std::move(locale)) {}

    icu::RuleBasedNumberFormat& format() {
        if (!format_) {
            UErrorCode error = U_ZERO_ERROR;
            format_ = std::make_unique<icu::RuleBasedNumberFormat>(
                icu::URBNF_SPELLOUT, icu::Locale(locale_.c_str()), error);
            check(error, locale_);
        }
        return *format_;
    }

    const icu::PluralRules& plurals() {
        if (!plurals_) {
            UErrorCode error = U_ZERO_ERROR;
            plurals_.reset(icu::PluralRules::forLocale(icu::Locale(locale_.c_str()), error));
            check(error, locale_);
        }
        return *plurals_;
    }

private:
    std::string locale_;
    std::unique_ptr<icu::RuleBasedNumberFormat> format_;
    std::unique_ptr<icu::PluralRules> plurals_;
};

NumberWords::NumberWords(std::string locale) : work_(std::make_unique<Work>(std::move(locale))) {
}
NumberWords::~NumberWords() = default;
NumberWords::NumberWords(NumberWords&&) noexcept = default;
NumberWords& NumberWords::operator=(NumberWords&&) noexcept = default;

std::string NumberWords::words(std::string_view digits, const std::string& rules) const {
    std::int64_t number = 0;
    if (digits.empty() || digits.size() > most_digits ||
        std::from_chars(digits.data(), digits.data() + digits.size(), number).ec != std::errc()) {
        return {};
    }
    return words(number, rules);
}

std::string NumberWords::words(std::int64_t number, const std::string& rules) const {
    UErrorCode error = U_ZERO_ERROR;
    icu::UnicodeString result;
    icu::FieldPosition position;
    work_->format().format(number, icu::UnicodeString::fromUTF8("%" + rules), result, position,
                           error);
    if (U_FAILURE(error) != 0) {
        return {};
    }
    result.findAndReplace(icu::UnicodeString(u"\u00AD"),
                          icu::UnicodeString(in_parts_ ? u" " : u""));
    std::string words;
    result.toUTF8String(words);
    return words;
}

bool NumberWords::knows(const std::string& rules) const {
    const auto name = icu::UnicodeString::fromUTF8("%" + rules);
    auto& format = work_->format();
    for (int32_t i = 0; i < format.getNumberOfRuleSetNames(); ++i) {
        if (format.getRuleSetName(i) == name) {
            return true;
        }
    }
    return false;
}

std::string NumberWords::category(std::string_view whole, std::string_view decimals) const {
    // Only the last digits of a whole number count, and that it is not one of the first few.
    std::string digits(whole.substr(whole.size() - std::min<std::size_t>(whole.size(), 6)));
    if (digits.size() < whole.size()) {
        digits.front() = '1';
    }
    double number = 0;
    const std::string text = (digits.empty() ? "0" : digits) +
                             (decimals.empty() ? "" : "." + std::string(decimals.substr(0, 6)));
    std::from_chars(text.data(), text.data() + text.size(), number);
    if (!decimals.empty() && number == static_cast<double>(static_cast<std::int64_t>(number))) {
        number += 0.5; // "1.0 kilograms"
    }
    std::string category;
    work_->plurals().select(number).toUTF8String(category);
    return category;
}

} // namespace lectern
