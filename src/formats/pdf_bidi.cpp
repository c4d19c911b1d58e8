// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pdf_bidi.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <memory>
#include <unicode/normalizer2.h>
#include <unicode/ubidi.h>
#include <unicode/unistr.h>

namespace lectern {

namespace {

struct BidiCloser {
    void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

/// The letters of a line as they are seen, and the piece that each comes from.
struct SeenLine {
    icu::UnicodeString text;
    std::vector<std::size_t> pieces; // of each unit; a space between pieces is of the later one
};

SeenLine seen(const std::vector<PdfPiece>& pieces, bool mirrored) {
    SeenLine line;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const std::size_t at = mirrored ? pieces.size() - 1 - i : i;
        const auto& piece = pieces[at];
        if (i > 0) {
            // What was drawn before a piece may stand on either side of it: the gap alone tells.
            const bool space = mirrored ? has_gap_between(piece, pieces[at + 1])
                                        : has_space_between(pieces[at - 1], piece);
            if (space) {
                line.text.append(static_cast<char16_t>(' '));
            }
        }
        line.text.append(icu::UnicodeString::fromUTF8(piece.text));
        line.pieces.resize(static_cast<std::size_t>(line.text.length()), at);
    }
    return line;
}

/// Where each unit of the line as it is read stands in the line as it is seen; empty on failure.
std::vector<std::int32_t> order_of_reading(const icu::UnicodeString& text, bool mirrored) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UBiDi, BidiCloser> bidi(ubidi_openSized(text.length(), 0, &status));
    if (U_FAILURE(status)) {
        return {};
    }
    ubidi_setReorderingMode(bidi.get(), UBIDI_REORDER_INVERSE_LIKE_DIRECT);
    ubidi_setPara(bidi.get(), text.getBuffer(), text.length(), mirrored ? 1 : 0, nullptr, &status);
    std::vector<std::int32_t> order(static_cast<std::size_t>(text.length()));
    ubidi_getVisualMap(bidi.get(), order.data(), &status);
    return U_SUCCESS(status) ? order : std::vector<std::int32_t>();
}

/// Arabic letters are drawn in the forms that they have within words: the letters themselves are
/// wanted.
std::string plain_letters(const icu::UnicodeString& text) {
    UErrorCode status = U_ZERO_ERROR;
    const auto* normalizer = icu::Normalizer2::getNFKCInstance(status);
    const icu::UnicodeString plain = U_SUCCESS(status) ? normalizer->normalize(text, status) : text;
    std::string result;
    (U_SUCCESS(status) ? plain : text).toUTF8String(result);
    return result;
}

} // namespace

bool is_right_to_left(char32_t letter) noexcept {
    return (letter >= 0x590 && letter <= 0x8FF) || (letter >= 0xFB1D && letter <= 0xFDFF) ||
           (letter >= 0xFE70 && letter <= 0xFEFC) || (letter >= 0x10800 && letter <= 0x10FFF) ||
           (letter >= 0x1E800 && letter <= 0x1EFFF);
}

bool has_right_to_left(const PdfLine& line) noexcept {
    return std::any_of(line.pieces.begin(), line.pieces.end(),
                       [](const PdfPiece& piece) { return piece.right_to_left; });
}

void mirror_page(PdfPage& page) {
    std::size_t all = 0;
    std::size_t from_right = 0;
    for (const auto& piece : page.pieces) {
        all += piece.text.size();
        from_right += piece.right_to_left ? piece.text.size() : 0;
    }
    if (from_right <= all / 2) {
        return;
    }
    for (auto& piece : page.pieces) {
        if (piece.turn == 0) {
            const float left = piece.left;
            piece.left = page.width - piece.right;
            piece.right = page.width - left;
            piece.mirrored = true;
        }
    }
}

std::vector<PdfPiece> in_reading_order(const PdfLine& line) {
    if (!has_right_to_left(line)) {
        return line.pieces;
    }
    const bool mirrored = line.pieces.front().mirrored;
    const SeenLine drawn = seen(line.pieces, mirrored);
    const auto order = order_of_reading(drawn.text, mirrored);
    std::vector<PdfPiece> pieces;
    bool space = false;
    for (std::size_t i = 0; i < order.size();) {
        const std::size_t piece = drawn.pieces[static_cast<std::size_t>(order[i])];
        icu::UnicodeString text;
        for (; i < order.size() && drawn.pieces[static_cast<std::size_t>(order[i])] == piece; ++i) {
            text.append(drawn.text.charAt(order[i]));
        }
        const bool ends_in_space = text.endsWith(static_cast<char16_t>(' '));
        const bool begins_with_space = text.startsWith(static_cast<char16_t>(' '));
        text.trim();
        if (!text.isEmpty()) {
            pieces.push_back(line.pieces[piece]);
            pieces.back().text = plain_letters(text);
            pieces.back().space_before = space || begins_with_space;
            pieces.back().ordered = true;
        }
        space = ends_in_space || (text.isEmpty() && (space || begins_with_space));
    }
    return order.empty() ? line.pieces : pieces;
}

} // namespace lectern
