// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pdf_bidi.hpp"
#include "formats/pdf_text.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

namespace {

constexpr float width = 600;

PdfPiece piece(const std::string& seen, float left, float right, bool right_to_left) {
    PdfPiece piece;
    piece.text = seen;
    piece.left = left;
    piece.right = right;
    piece.baseline = 100;
    piece.size = 10;
    piece.right_to_left = right_to_left;
    return piece;
}

/// The text of a page of one line, whose pieces are given as they are seen, from left to right.
std::string read(const std::vector<PdfPiece>& pieces) {
    PdfPage page;
    page.width = width;
    page.pieces = pieces;
    mirror_page(page);
    const auto lines = lines_of(page.pieces, {});
    REQUIRE(lines.size() == 1);
    const PdfText text = text_of(lines, {}, PdfWords());
    CHECK(text.text == text_of(lines.front()));
    return text.text;
}

} // namespace

TEST_CASE("a line from right to left is read from its right end", "[bidi]") {
    SECTION("in pieces of words") {
        CHECK(read({piece("םולש", 100, 140, true), piece("םלוע", 60, 95, true)}) == "שלום עולם");
    }
    SECTION("in single letters, drawn in any order") {
        CHECK(read({piece("ש", 130, 140, true), piece("ל", 120, 130, true),
                    piece("ום", 100, 120, true)})
                  .size() == std::string("שלום").size());
        CHECK(read({piece("ם", 100, 110, true), piece("ו", 110, 120, true),
                    piece("ש", 130, 140, true), piece("ל", 120, 130, true)}) == "שלום");
    }
}

TEST_CASE("numbers and foreign words within it keep their own direction", "[bidi]") {
    CHECK(read({piece("ןוגרא", 300, 340, true), piece("World Health", 220, 295, false),
                piece("הדעווה", 150, 215, true), piece("2025", 105, 145, false),
                piece("בוט", 60, 100, true)}) == "ארגון World Health הוועדה 2025 טוב");
}

TEST_CASE("words from right to left within an English line are turned alone", "[bidi]") {
    CHECK(read({piece("The word for peace is", 60, 180, false), piece("םולש", 185, 220, true),
                piece("in Hebrew.", 225, 280, false)}) == "The word for peace is שלום in Hebrew.");
}

TEST_CASE("the forms of Arabic letters become the letters", "[bidi]") {
    CHECK(read({piece("\uFEE1\uFEFC\uFEB3", 100, 140, true)}) == "سلام"); // of the lam-alef too
}

TEST_CASE("a page from left to right stays as it is", "[bidi]") {
    PdfPage page;
    page.width = width;
    page.pieces = {piece("Text", 60, 90, false)};
    mirror_page(page);
    CHECK(page.pieces.front().left == 60);
    CHECK_FALSE(page.pieces.front().mirrored);
}
