// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/pdf_device.hpp"

#include "formats/pdf_bidi.hpp"

#include "base/utf8.hpp"

#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
#include <UTF.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <memory>

namespace lectern {

namespace {

constexpr std::size_t most_letters = 300'000; // on one page: a wall-sized poster has 100,000
constexpr double most_page_seconds = 3;       // of processor time
constexpr double space_gap = 0.15;            // of the type size: a gap that is a space
constexpr double piece_gap = 0.9;             // of the type size: a gap that may part columns

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
    for (const auto word : words) {
        if (text.find(word) != std::string_view::npos) {
            return true;
        }
    }
    return false;
}

/// Bold by its flags, its weight or the usual parts of font names.
PdfFont describe(const GfxFont& font) {
    PdfFont result;
    result.name = font.getNameWithoutSubsetTag();
    std::string lower = result.name;
    for (char& c : lower) {
        c = (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const auto weight = font.getWeight();
    result.bold = font.isBold() || (weight >= GfxFont::W600 && weight <= GfxFont::W900) ||
                  contains_any(lower, {"bold", "black", "heavy", "demi"});
    result.italic = font.isItalic() || contains_any(lower, {"italic", "oblique"});
    result.fixed = font.isFixedWidth() || contains_any(lower, {"mono", "courier"});
    return result;
}

/// Bullets of symbol fonts have code points of private use; other such letters cannot be read.
char32_t readable(char32_t letter) {
    if (letter >= 0xE000 && letter <= 0xF8FF) {
        return 0x2022;
    }
    const bool control = letter < 0x20 || (letter >= 0x7F && letter < 0xA0);
    const bool invisible = letter == 0xFEFF || letter == 0xFFFD ||
                           (letter >= 0x200B && letter <= 0x200F) ||
                           (letter >= 0x202A && letter <= 0x202E) || letter == 0x2060;
    return control || invisible || letter > 0x10FFFF || (letter >= 0xD800 && letter <= 0xDFFF)
               ? 0
               : letter;
}

bool is_space(char32_t letter) {
    return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r' || letter == 0xA0 ||
           (letter >= 0x2000 && letter <= 0x200A) || letter == 0x202F || letter == 0x3000;
}

void append_letter(std::string& text, char32_t letter) {
    static constexpr std::string_view ligatures[] = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
    if (letter >= 0xFB00 && letter <= 0xFB06) {
        text += ligatures[letter - 0xFB00];
        return;
    }
    append_utf8(text, letter);
}

std::u32string code_points(std::string_view text) {
    std::u32string points;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        points += point.value;
        at += std::max<std::size_t>(point.length, 1);
    }
    return points;
}

} // namespace

std::string text_of(const Unicode* letters, int count) {
    std::string text;
    for (int i = 0; i < count; ++i) {
        const char32_t letter = letters[i];
        if (is_space(letter)) {
            if (!text.empty() && text.back() != ' ') {
                text += ' ';
            }
        } else if (const char32_t c = readable(letter); c != 0) {
            append_letter(text, c);
        }
    }
    while (!text.empty() && text.back() == ' ') {
        text.pop_back();
    }
    return text;
}

std::string text_of(const GooString* string) {
    if (string == nullptr || string->getLength() > 1'000'000) {
        return {};
    }
    Unicode* letters = nullptr;
    const int count = TextStringToUCS4(string->toStr(), &letters);
    std::string text = text_of(letters, count);
    gfree(letters);
    return text;
}

std::string text_of(const Object& object) {
    return object.isString() ? text_of(object.getString()) : std::string();
}

namespace {

/// Takes the text of a page as it is drawn.
class TextDevice : public OutputDev {
public:
    TextDevice(PdfPage& page, std::vector<PdfFont>& fonts,
               std::unordered_map<std::string, std::uint16_t>& font_index)
        : page_(page), fonts_(fonts), font_index_(font_index), began_(processor_seconds()) {}

    bool upsideDown() override { return true; }
    bool useDrawChar() override { return true; }
    bool interpretType3Chars() override { return false; }
    bool needNonText() override { return false; }

    void beginMarkedContent(const char* name, Dict* properties) override {
        Mark mark = marks_.empty() ? Mark{} : marks_.back();
        if (name != nullptr && std::string_view(name) == "Artifact") {
            mark.artifact = true;
        }
        if (properties != nullptr && forms_ == 0) {
            const Object number = properties->lookup("MCID");
            if (number.isInt() && number.getInt() >= 0) {
                mark.number = number.getInt();
                mark.artifact = false;
                if (page_.marks.size() < most_letters) {
                    page_.marks.push_back(mark.number);
                }
            }
        }
        marks_.push_back(mark);
    }
    void endMarkedContent(GfxState*) override {
        if (!marks_.empty()) {
            marks_.pop_back();
        }
    }
    void beginForm(Ref) override { ++forms_; }
    void endForm(Ref) override { --forms_; }

    void beginActualText(GfxState*, const GooString* text) override {
        instead_ = as_seen(code_points(text_of(text)));
        instead_from_right_ = right_to_left_;
        replacing_ = true;
        said_ = false;
    }
    void endActualText(GfxState*) override { replacing_ = false; }

    void updateFont(GfxState* state) override {
        const auto& font = state->getFont();
        if (!font) {
            return;
        }
        const std::string key =
            std::to_string(font->getID()->num) + ' ' + font->getName().value_or(std::string());
        const auto known = font_index_.find(key);
        if (known != font_index_.end()) {
            font_ = known->second;
        } else if (fonts_.size() < 10'000) {
            font_ = static_cast<std::uint16_t>(fonts_.size());
            fonts_.push_back(describe(*font));
            font_index_.emplace(key, font_);
        }
    }

    void drawChar(GfxState* state, double x, double y, double dx, double dy, double, double,
                  CharCode, int, const Unicode* letters, int count) override {
        if (++drawn_ > most_letters) {
            page_.cut_short = true;
            return;
        }
        if (replacing_) {
            draw_instead(state, x, y, dx, dy);
            return;
        }
        std::u32string shown;
        bool space = false;
        for (int i = 0; i < count; ++i) {
            const char32_t letter = letters[i];
            if (is_space(letter)) {
                space = true;
            } else if (const char32_t c = readable(letter); c != 0) {
                shown += c;
            }
        }
        const std::string text = as_seen(std::move(shown));
        if (text.empty()) {
            space_ = space_ || space;
            return;
        }
        place(state, x, y, dx, dy, text);
    }

    bool too_much() {
        if (page_.cut_short) {
            return true;
        }
        if (++asked_ % 64 == 0 && processor_seconds() - began_ > most_page_seconds) {
            page_.cut_short = true;
        }
        return page_.cut_short;
    }

private:
    struct Mark {
        std::int32_t number = -1;
        bool artifact = false;
    };
    struct Spot {
        double left = 0;
        double right = 0;
        double baseline = 0;
        double size = 0;
        std::uint8_t turn = 0;
    };

    /// Several letters that are drawn as one sign come in the order of reading: pieces hold them as
    /// they would be seen one by one.
    std::string as_seen(std::u32string letters) {
        right_to_left_ = std::any_of(letters.begin(), letters.end(), is_right_to_left);
        if (right_to_left_) {
            std::reverse(letters.begin(), letters.end());
        }
        std::string text;
        for (const char32_t letter : letters) {
            append_letter(text, letter);
        }
        return text;
    }

    void draw_instead(GfxState* state, double x, double y, double dx, double dy) {
        right_to_left_ = instead_from_right_;
        if (!said_ && !instead_.empty()) {
            place(state, x, y, dx, dy, instead_);
        } else if (!page_.pieces.empty() && said_) { // it covers what all its letters cover
            auto& last = page_.pieces.back();
            last.right = std::max(last.right, static_cast<float>(spot(state, x, y, dx, dy).right));
        }
        said_ = true;
    }

    /// Where a letter stands, in the frame in which its line runs to the right.
    Spot spot(GfxState* state, double x, double y, double dx, double dy) const {
        double px = 0;
        double py = 0;
        double ax = 0;
        double ay = 0;
        state->transform(x, y, &px, &py);
        state->transformDelta(dx, dy, &ax, &ay);
        const double* text = state->getTextMat();
        const double* page = state->getCTM();
        // Type of a negative size is turned around, and then turned back by its matrix.
        const double way = state->getFontSize() < 0 ? -1 : 1;
        double along = way * (text[0] * page[0] + text[1] * page[2]);
        double down = way * (text[0] * page[1] + text[1] * page[3]);
        const bool vertical = state->getFont() && state->getFont()->getWMode() == 1;
        if (vertical) {
            along = ax;
            down = ay;
        }
        Spot spot;
        spot.size = state->getTransformedFontSize();
        const double advance = std::hypot(ax, ay);
        if (state->getFont() && state->getFont()->getType() == fontType3) {
            spot.size = std::max(advance * 1.8, 1.0); // its units are its own: by the usual width
        }
        if (std::abs(down) <= 0.1 * std::abs(along)) {
            spot.turn = along >= 0 ? 0 : 2;
        } else if (std::abs(along) <= 0.1 * std::abs(down)) {
            spot.turn = down >= 0 ? 1 : 3;
        } else {
            spot.turn = 4;
        }
        const double width = static_cast<double>(page_.width);
        const double height = static_cast<double>(page_.height);
        switch (spot.turn) {
        case 1:
            spot.left = py, spot.baseline = width - px;
            break;
        case 2:
            spot.left = width - px, spot.baseline = height - py;
            break;
        case 3:
            spot.left = height - py, spot.baseline = px;
            break;
        default:
            spot.left = px, spot.baseline = py;
            break;
        }
        spot.right = spot.left + advance;
        return spot;
    }

    void place(GfxState* state, double x, double y, double dx, double dy, const std::string& text) {
        const Spot at = spot(state, x, y, dx, dy);
        const double reach = 2 * std::max(page_.width, page_.height) + 100;
        if (!(at.size > 0.5 && at.size < 2000 && std::abs(at.left) < reach &&
              std::abs(at.baseline) < reach && at.right - at.left < reach)) {
            return; // too small to read, or far off the page
        }
        const Mark mark = marks_.empty() ? Mark{} : marks_.back();
        const bool space = space_;
        space_ = false;
        if (!page_.pieces.empty() && continues(page_.pieces.back(), at, mark)) {
            extend(page_.pieces.back(), at, text, space);
            return;
        }
        PdfPiece piece;
        piece.text = text;
        piece.left = static_cast<float>(at.left);
        piece.right = static_cast<float>(at.right);
        piece.baseline = static_cast<float>(at.baseline);
        piece.size = static_cast<float>(at.size);
        piece.font = font_of(state);
        piece.mark = mark.number;
        piece.artifact = mark.artifact;
        piece.space_before = space;
        piece.turn = at.turn;
        piece.right_to_left = right_to_left_;
        page_.pieces.push_back(std::move(piece));
        last_left_ = at.left;
    }

    bool continues(const PdfPiece& piece, const Spot& at, const Mark& mark) const {
        const double size = static_cast<double>(piece.size);
        const double gap = at.left - static_cast<double>(piece.right);
        return piece.mark == mark.number && piece.artifact == mark.artifact &&
               piece.font == font_ && piece.turn == at.turn && piece.text.size() < 60'000 &&
               std::abs(at.size - size) < 0.05 * size && !goes_back(at) &&
               std::abs(at.baseline - static_cast<double>(piece.baseline)) < 0.06 * size &&
               gap > -0.6 * size && gap < piece_gap * size;
    }

    /// A letter that runs from right to left may be drawn to the left of the one before it: then
    /// each is a piece of its own, and their places tell the order.
    bool goes_back(const Spot& at) const {
        return right_to_left_ && at.left < last_left_ - 0.1 * at.size;
    }

    void extend(PdfPiece& piece, const Spot& at, const std::string& text, bool space) {
        const double size = static_cast<double>(piece.size);
        if (std::abs(at.left - last_left_) < 0.05 * size && piece.text.ends_with(text)) {
            return; // drawn twice to look bold
        }
        const double gap = at.left - static_cast<double>(piece.right);
        if (space || gap > space_gap * size || piece.text == "•") {
            piece.text += ' ';
        }
        piece.text += text;
        piece.right_to_left = piece.right_to_left || right_to_left_;
        piece.right = std::max(piece.right, static_cast<float>(at.right));
        last_left_ = at.left;
    }

    std::uint16_t font_of(GfxState* state) {
        // Filled and stroked letters are the poor man's bold.
        if (font_ < fonts_.size() && !fonts_[font_].bold && state->getRender() == 2) {
            const auto key = "bold " + std::to_string(font_);
            const auto known = font_index_.find(key);
            if (known != font_index_.end()) {
                return known->second;
            }
            PdfFont bold = fonts_[font_];
            bold.bold = true;
            fonts_.push_back(bold);
            const auto index = static_cast<std::uint16_t>(fonts_.size() - 1);
            font_index_.emplace(key, index);
            return index;
        }
        return font_;
    }

    PdfPage& page_;
    std::vector<PdfFont>& fonts_;
    std::unordered_map<std::string, std::uint16_t>& font_index_;
    std::vector<Mark> marks_;
    std::string instead_;
    std::size_t drawn_ = 0;
    double began_ = 0;
    double last_left_ = 0;
    unsigned asked_ = 0;
    int forms_ = 0;
    std::uint16_t font_ = 0;
    bool replacing_ = false;
    bool instead_from_right_ = false;
    bool said_ = false;
    bool space_ = false;
    bool right_to_left_ = false; // the letter being drawn
};

bool device_has_enough(void* device) {
    return static_cast<TextDevice*>(device)->too_much();
}

} // namespace

void draw_page(PDFDoc& document, Page& source, bool with_form, PdfFontTable& fonts, PdfPage& page) {
    TextDevice device(page, fonts.fonts, fonts.index);
    if (with_form) {
        document.displayPage(&device, page.number, 72, 72, 0, false, true, false, device_has_enough,
                             &device);
    } else { // without its links: in long manuals they cost four times as much as the text
        const std::unique_ptr<Gfx> drawing(source.createGfx(
            &device, 72, 72, 0, false, true, -1, -1, -1, -1, false, device_has_enough, &device));
        source.display(drawing.get());
    }
}

} // namespace lectern
