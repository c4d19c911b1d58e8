// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/clean_text.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

namespace lectern {
namespace {

const icu::Normalizer2& normal_form(const char* name) {
    UErrorCode error = U_ZERO_ERROR;
    const auto* form = icu::Normalizer2::getInstance(nullptr, name, UNORM2_COMPOSE, error);
    if (U_FAILURE(error) != 0) {
        throw Error(Failure::internal, "the Unicode data of ICU is missing: install libicu again");
    }
    return *form;
}

/// Unseen: direction marks, joiners, soft hyphens, byte order marks, variation selectors. The zero
/// width joiner stays: it holds emoji together.
bool is_unseen(char32_t point) {
    const auto type = u_charType(static_cast<UChar32>(point));
    return (type == U_FORMAT_CHAR && point != 0x200D) || (point >= 0xFE00 && point <= 0xFE0E);
}

bool is_space(char32_t point) {
    return point < U' ' || (point >= 0x7F && point < 0xA0) ||
           (u_charType(static_cast<UChar32>(point)) == U_SPACE_SEPARATOR && point != U' ') ||
           point == 0x2028 || point == 0x2029;
}

/// Letters and digits in another dress. Raised ones keep it: it tells ordinals and units.
bool is_dressed(char32_t point) {
    return (point >= 0xFB00 && point <= 0xFB06) || (point >= 0x1D400 && point <= 0x1D7FF) ||
           (point >= 0xFF01 && point <= 0xFF5E) ||
           (point >= 0x2100 && point <= 0x214F && point != 0x2116 && point != 0x2122 &&
            point != 0x2103 && point != 0x2109) ||
           (point >= 0x2460 && point <= 0x24FF) || (point >= 0x1F130 && point <= 0x1F149) ||
           (point >= 0x2160 && point <= 0x217F) || (point >= 0x0132 && point <= 0x0133);
}

bool is_mark(char32_t point) {
    return point >= 0x300 && (U_GET_GC_MASK(static_cast<UChar32>(point)) & U_GC_MN_MASK) != 0;
}

class Cleaner {
public:
    CleanText clean(std::string_view written) {
        for (std::size_t at = 0; at < written.size();) {
            const auto point = code_point_at(written, at);
            take(point.value, static_cast<std::uint32_t>(at));
            at += point.length;
        }
        clean_.sources.push_back(static_cast<std::uint32_t>(written.size()));
        return std::move(clean_);
    }

private:
    void take(char32_t point, std::uint32_t source) {
        if (point < 0x80 && point >= U' ' && point != 0x7F) {
            put(point, source);
        } else if (is_space(point)) {
            put(U' ', source);
        } else if (is_unseen(point)) {
            return;
        } else if (is_mark(point) && compose(point)) {
            return;
        } else if (is_dressed(point)) {
            put_plain(point, source);
        } else {
            put(point, source);
        }
    }

    void put(char32_t point, std::uint32_t source) {
        before_ = clean_.text.size();
        append_utf8(clean_.text, point);
        clean_.sources.resize(clean_.text.size(), source);
    }

    /// Joins a mark with the letter before it where there is one letter for both.
    bool compose(char32_t mark) {
        if (clean_.text.empty()) {
            return false;
        }
        const auto letter = code_point_at(clean_.text, before_);
        const auto both =
            canonical_.composePair(static_cast<UChar32>(letter.value), static_cast<UChar32>(mark));
        if (both < 0) {
            return false;
        }
        const auto source = clean_.sources[before_];
        clean_.text.resize(before_);
        clean_.sources.resize(before_);
        put(static_cast<char32_t>(both), source);
        return true;
    }

    void put_plain(char32_t point, std::uint32_t source) {
        const auto plain =
            compatible_.normalize(icu::UnicodeString(static_cast<UChar32>(point)), error_);
        if (U_FAILURE(error_) != 0) {
            throw Error(Failure::internal, "a character cannot be made plain");
        }
        for (int32_t i = 0; i < plain.length(); i = plain.moveIndex32(i, 1)) {
            put(static_cast<char32_t>(plain.char32At(i)), source);
        }
    }

    const icu::Normalizer2& canonical_ = normal_form("nfc");
    const icu::Normalizer2& compatible_ = normal_form("nfkc");
    UErrorCode error_ = U_ZERO_ERROR;
    CleanText clean_;
    std::size_t before_ = 0; // begin of the last code point
};

} // namespace

CleanText clean_text(std::string_view written) {
    return Cleaner().clean(written);
}

} // namespace lectern
