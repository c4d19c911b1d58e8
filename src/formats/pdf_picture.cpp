// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pdf_picture.hpp"

#include "base/utf8.hpp"

#include <PDFDoc.h>
#include <SplashOutputDev.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <map>

namespace lectern {

namespace {

constexpr double wanted_resolution = 300;  // what tesseract's data was trained on
constexpr double most_pixels = 16'000'000; // A3 at that resolution
constexpr std::clock_t most_drawing = 10 * CLOCKS_PER_SEC;
constexpr int points_per_inch = 72;

/// Ends the drawing of what takes too long; `began` is a clock_t.
bool takes_too_long(void* began) {
    return std::clock() - *static_cast<std::clock_t*>(began) > most_drawing;
}

/// The type size of most letters.
int usual_size(const std::vector<RecognizedWord>& words) {
    std::map<int, std::size_t> letters;
    for (const auto& word : words) {
        letters[word.type_size] += word.text.size();
    }
    const auto most = std::max_element(letters.begin(), letters.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    return most == letters.end() ? 0 : most->first;
}

} // namespace

PagePicture picture_of(PDFDoc& document, const PdfPage& page) {
    PagePicture picture;
    const double area = static_cast<double>(page.width) * static_cast<double>(page.height);
    if (!(area > 1)) {
        return picture;
    }
    const double resolution =
        std::floor(std::min(wanted_resolution, points_per_inch * std::sqrt(most_pixels / area)));
    if (resolution < points_per_inch) {
        return picture; // larger than a door: no letters are left at this size
    }
    SplashColor paper{255, 255, 255};
    SplashOutputDev device(splashModeMono8, 4, false, paper);
    device.startDoc(&document);
    std::clock_t began = std::clock();
    document.displayPage(&device, page.number, resolution, resolution, 0, false, true, false,
                         takes_too_long, &began);
    SplashBitmap* const bitmap = device.getBitmap();
    if (bitmap == nullptr || bitmap->getWidth() <= 0 || bitmap->getHeight() <= 0) {
        return picture;
    }
    picture.width = static_cast<std::size_t>(bitmap->getWidth());
    picture.height = static_cast<std::size_t>(bitmap->getHeight());
    picture.dots_per_inch = static_cast<int>(resolution);
    picture.pixels.reserve(picture.width * picture.height);
    for (std::size_t row = 0; row < picture.height; ++row) {
        const unsigned char* const first =
            bitmap->getDataPtr() +
            static_cast<std::ptrdiff_t>(row) * bitmap->getRowSize(); // rows are padded
        picture.pixels.insert(picture.pixels.end(), first, first + picture.width);
    }
    return picture;
}

std::vector<PdfPiece> pieces_of(const std::vector<RecognizedWord>& words, int dots_per_inch,
                                std::uint16_t font) {
    std::vector<PdfPiece> pieces;
    const int usual = usual_size(words);
    const auto points = [&](int pixels) {
        return static_cast<float>(pixels) * points_per_inch / static_cast<float>(dots_per_inch);
    };
    for (const auto& word : words) {
        PdfPiece piece;
        piece.text = to_valid_utf8(word.text);
        if (piece.text.find_first_not_of(" \n\t") == std::string::npos || word.type_size <= 0) {
            continue;
        }
        const bool alike = std::abs(word.type_size - usual) * 6 <= usual;
        piece.size = static_cast<float>(alike ? usual : word.type_size);
        piece.left = points(word.left);
        piece.right = points(word.right);
        piece.baseline = points(word.baseline);
        piece.font = font;
        piece.space_before = true;
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

} // namespace lectern
