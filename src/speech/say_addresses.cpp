// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses: of sites, mail, telephones and houses.
#include "speech/rules.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

constexpr std::size_t most_link_tokens = 400;
constexpr std::size_t most_mail_tokens = 40;

std::string join(const std::string& first, const std::string& second) {
    return first.empty() || second.empty() ? first + second : first + ' ' + second;
}

/// Letters and digits as they are; each digit by itself.
std::string spelled_part(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    return tokens.is(at, TokenKind::digits) ? digit_by_digit(context, tokens.text(at))
                                            : std::string(tokens.text(at));
}

/// What a sign in an address is called; empty for one that cannot be in one.
std::string sign_name(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const SpokenLanguage& language = context.language;
    if (tokens.is(at, U'.')) {
        return language.word("dot");
    }
    if (tokens.is(at, U'-')) {
        return language.word("dash");
    }
    if (tokens.is(at, U'_')) {
        return language.word("underscore");
    }
    return tokens.is(at, U'+') ? language.word("plus") : std::string();
}

bool is_part(const Context& context, std::size_t at) {
    return context.tokens.is(at, TokenKind::word) || context.tokens.is(at, TokenKind::digits);
}

/// Words, digits and signs of an address from `at`; ends before a sign that nothing follows.
std::size_t address_end(const Context& context, std::size_t at) {
    std::size_t end = at;
    while (end < at + most_mail_tokens &&
           (is_part(context, end) ||
            (!sign_name(context, end).empty() && is_part(context, end + 1) && end > at))) {
        ++end;
    }
    return end;
}

std::string spelled(const Context& context, std::size_t from, std::size_t to) {
    const Tokens& tokens = context.tokens;
    std::string words;
    for (std::size_t i = from; i < to; ++i) {
        if (!is_part(context, i)) {
            words = join(words, sign_name(context, i));
            continue;
        }
        // The country at the end is said by its letters.
        const bool is_country = i + 1 == to && i > from && tokens.is(i - 1, U'.') &&
                                tokens.text(i).size() == 2 && tokens.is(i, TokenKind::word) &&
                                static_cast<unsigned char>(tokens.text(i).front()) < 0x80;
        std::string part = spelled_part(context, i);
        if (is_country) {
            std::transform(part.begin(), part.end(), part.begin(), [](char c) {
                return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
            });
            part.insert(1, 1, '.');
        }
        words = join(words, part);
    }
    return words;
}

std::size_t link_end(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    std::size_t end = at;
    while (end < at + most_link_tokens && end < tokens.size() &&
           !tokens.is(end, TokenKind::space) && !tokens.is(end, U'<') && !tokens.is(end, U'>')) {
        ++end;
    }
    constexpr std::u32string_view trailing = U".,;:!?)]}'\"’”»";
    while (end > at && tokens.is(end - 1, TokenKind::sign) &&
           trailing.find(tokens[end - 1].first) != std::u32string_view::npos) {
        --end;
    }
    return end;
}

} // namespace

std::optional<Match> say_link(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const std::string& link = context.language.word("link");
    if (link.empty() || !tokens.is(at, TokenKind::word) || !tokens.is_free_before(at)) {
        return std::nullopt;
    }
    std::size_t host = at;
    const std::string first = tokens.lower(at);
    if ((first == "http" || first == "https" || first == "ftp") && tokens.is(at + 1, U':') &&
        tokens.is(at + 2, U'/') && tokens.is(at + 3, U'/')) {
        host = at + 4;
    } else if (first != "www" || !tokens.is(at + 1, U'.')) {
        return std::nullopt;
    }
    const std::size_t end = link_end(context, at);
    if (tokens.lower(host) == "www" && tokens.is(host + 1, U'.')) {
        host += 2;
    }
    std::size_t host_end = host;
    while (host_end < end &&
           (is_part(context, host_end) || tokens.is(host_end, U'.') || tokens.is(host_end, U'-'))) {
        ++host_end;
    }
    if (host_end == host) {
        return std::nullopt;
    }
    return Match{end, link + ", " + std::string(tokens.text(host, host_end))};
}

std::optional<Match> say_mail(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const std::string& sign = context.language.word("at");
    if (sign.empty() || !is_part(context, at) || !tokens.is_free_before(at) ||
        tokens.is(at - 1, U'.')) {
        return std::nullopt;
    }
    const std::size_t user_end = address_end(context, at);
    if (!tokens.is(user_end, U'@')) {
        return std::nullopt;
    }
    const std::size_t end = address_end(context, user_end + 1);
    const auto host = tokens.text(user_end + 1, end);
    if (host.find('.') == std::string_view::npos) {
        return std::nullopt;
    }
    return Match{end, spelled(context, at, user_end) + ' ' + sign + ' ' +
                          spelled(context, user_end + 1, end)};
}

namespace {

/// The groups of digits of a telephone number or address of a computer.
struct Groups {
    std::vector<std::string_view> digits;
    std::string before; // "plus"
    std::size_t end = 0;
    std::size_t count = 0; // digits
    bool dots = false;
    bool dashes = false;
    bool has_ten = false;    // "123 456 7890"
    bool has_prefix = false; // a plus or brackets
};

bool take_group(const Tokens& tokens, Groups& groups, std::size_t at) {
    if (!tokens.is_digits(at, 1, 7)) {
        return false;
    }
    groups.digits.push_back(tokens.text(at));
    groups.count += tokens.text(at).size();
    groups.end = at + 1;
    return true;
}

/// "(0411)" from here.
bool take_brackets(const Tokens& tokens, Groups& groups, std::size_t at) {
    if (!tokens.is(at, U'(') || !tokens.is_digits(at + 1, 2, 5) || !tokens.is(at + 2, U')')) {
        return false;
    }
    take_group(tokens, groups, at + 1);
    groups.end = at + 3;
    groups.has_prefix = true;
    return true;
}

std::optional<Groups> groups_at(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    Groups groups;
    groups.end = at;
    if (tokens.is(at, U'+') && tokens.is_digits(at + 1, 1, 3)) {
        groups.before = context.language.word("plus");
        groups.has_prefix = true;
        ++groups.end;
    }
    if (!take_brackets(tokens, groups, groups.end) && !take_group(tokens, groups, groups.end)) {
        return std::nullopt;
    }
    constexpr std::size_t most_groups = 8;
    while (groups.digits.size() < most_groups) {
        std::size_t next = groups.end;
        const bool spaced = tokens.is(next, TokenKind::space);
        const bool dot = tokens.is(next, U'.');
        const bool dash = tokens.is_dash(next);
        next += dot || dash || spaced ? 1 : 0;
        // Spaces join groups only behind a plus or brackets, or in the usual groups of ten digits:
        // two numbers may stand side by side.
        const bool ten_digits =
            groups.digits.size() < 3 && groups.digits.front().size() == 3 &&
            tokens.is_digits(next, groups.digits.size() + 2, groups.digits.size() + 2);
        groups.has_ten = groups.has_ten || (spaced && ten_digits && groups.digits.size() == 2);
        if (spaced && !groups.has_prefix && !ten_digits) {
            break;
        }
        // Brackets stand first or behind the country: "1325 (2000)" is no telephone.
        const bool behind_country = groups.digits.size() == 1 && !groups.before.empty();
        if (!(behind_country && take_brackets(tokens, groups, next)) &&
            (next == groups.end && !tokens.is(next - 1, U')')
                 ? true
                 : !take_group(tokens, groups, next))) {
            break;
        }
        groups.dots = groups.dots || dot;
        groups.dashes = groups.dashes || dash;
    }
    return groups;
}

bool is_telephone(const Context& context, std::size_t at, const Groups& groups) {
    const Tokens& tokens = context.tokens;
    if (groups.digits.size() < 2 || groups.count > 20 || !tokens.is_free_at(groups.end) ||
        tokens.is(groups.end, U'/')) {
        return false;
    }
    if (const auto number = number_at(context, at); number && number->end >= groups.end) {
        return false; // "1.000.000" where a stop groups thousands
    }
    if (groups.dots && !groups.dashes) { // of a computer, or groups of a number
        const bool long_group =
            std::any_of(groups.digits.begin(), groups.digits.end(),
                        [](std::string_view group) { return group.size() >= 3; });
        return groups.digits.size() == 4 && long_group;
    }
    if (groups.has_prefix || (groups.has_ten && groups.count == 10)) {
        return groups.count >= 7;
    }
    if (!groups.dashes || groups.dots) {
        return false;
    }
    const bool cued = tokens.is(at - 1, TokenKind::space) &&
                      context.language.phone_cues.contains(
                          tokens.lower(tokens.is(at - 2, TokenKind::word) ? at - 2 : at - 3));
    if (groups.digits.size() == 2) {
        return cued || (groups.digits[0].size() == 4 && groups.digits[1].size() == 4 &&
                        !(is_year(groups.digits[0]) && is_year(groups.digits[1])));
    }
    return groups.count >= 7;
}

} // namespace

std::optional<Match> say_telephone(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    if (!tokens.is_free_before(at) || tokens.is_dash(at - 1) || tokens.is(at - 1, U'.') ||
        tokens.is(at - 1, U'/')) {
        return std::nullopt;
    }
    const auto groups = groups_at(context, at);
    if (!groups || !is_telephone(context, at, *groups)) {
        return std::nullopt;
    }
    const bool computer = groups->dots && !groups->dashes;
    std::string words;
    bool first = true;
    for (const auto digits : groups->digits) {
        words += words.empty() ? "" : computer ? ' ' + context.language.word("dot") + ' ' : ", ";
        // The country behind a plus is a number.
        const bool country = first && !groups->before.empty() && context.language.spell_digits > 0;
        words += country ? std::string(digits) : digit_by_digit(context, digits);
        first = false;
    }
    return Match{groups->end, join(groups->before, words)};
}

namespace {

/// "1428" as "14 28", "123" as "1 23": how houses are numbered aloud.
std::string house_number(const Context& context, std::string_view digits) {
    const auto& rules = context.language.cardinal;
    if (digits.size() == 4 && digits.substr(2) != "00") {
        return in_words(context, digits.substr(0, 2), rules) + ' ' +
               (digits[2] == '0' ? context.language.word("oh") + ' ' + std::string(digits.substr(3))
                                 : in_words(context, digits.substr(2), rules));
    }
    if (digits.size() == 3 && digits.substr(1) != "00" && digits[1] != '0') {
        return in_words(context, digits.substr(0, 1), rules) + ' ' +
               in_words(context, digits.substr(1), rules);
    }
    return std::string(digits);
}

} // namespace

std::optional<Match> say_street(const Context& context, std::size_t at) {
    const Tokens& tokens = context.tokens;
    const auto& streets = context.language.streets;
    if (streets.empty() || !tokens.is_digits(at, 1, 5) || !tokens.is_free_before(at)) {
        return std::nullopt;
    }
    // Number, up to four words with a capital or a numbered street, then its short kind.
    std::string words = house_number(context, tokens.text(at));
    std::size_t next = at + 1;
    for (int word = 0; word < 5; ++word) {
        if (!tokens.is(next, TokenKind::space)) {
            return std::nullopt;
        }
        ++next;
        const auto kind = streets.find(tokens.lower(next));
        if (word > 0 && kind != streets.end() && tokens.is_free_at(next + 1)) {
            const bool stop = tokens.is(next + 1, U'.');
            return Match{next + (stop ? 2U : 1U), words + ' ' + kind->second};
        }
        const auto side = context.language.places.find("side " + std::string(tokens.text(next)));
        if (word == 0 && side != context.language.places.end()) {
            words += ' ' + side->second;
            next += tokens.is(next + 1, U'.') ? 2U : 1U;
        } else if (const auto ordinal = say_ordinal(context, next)) {
            words += ' ' + ordinal->words;
            next = ordinal->end;
        } else if (tokens.is_capitalised(next)) {
            words += ' ' + std::string(tokens.text(next));
            ++next;
        } else {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace lectern
