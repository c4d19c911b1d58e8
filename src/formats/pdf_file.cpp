// SPDX-License-Identifier: GPL-3.0-or-later
// poppler's private interface, and nothing else of ours includes it: its public ones either render
// a page once for each element (195 s for 473 pages) or hide tags and artifacts. Structure is read
// from raw objects, since the library's own tree is parsed whole before its first element (0.5 s).
#include "formats/pdf_file.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"

#include <Catalog.h>
#include <ErrorCodes.h>
#include <Gfx.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <GlobalParams.h>
#include <Link.h>
#include <Outline.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>
#include <UTF.h>

#include <cmath>
#include <ctime>
#include <deque>
#include <unordered_map>

namespace lectern {

namespace {

constexpr std::size_t most_letters = 300'000; // on one page: a wall-sized poster has 100,000
constexpr double most_page_seconds = 3;       // of processor time
constexpr int most_depth = 100; // of the structure tree, of bookmarks, of number trees
constexpr std::size_t most_bookmarks = 20'000;
constexpr double space_gap = 0.15; // of the type size: a gap that is a space
constexpr double piece_gap = 0.9;  // of the type size: a gap that may part columns

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
        instead_ = text_of(text);
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
        std::string text;
        bool space = false;
        for (int i = 0; i < count; ++i) {
            const char32_t letter = letters[i];
            if (is_space(letter)) {
                space = true;
            } else if (const char32_t c = readable(letter); c != 0) {
                append_letter(text, c);
            }
        }
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

    void draw_instead(GfxState* state, double x, double y, double dx, double dy) {
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
        double along = text[0] * page[0] + text[1] * page[2];
        double down = text[0] * page[1] + text[1] * page[3];
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
        page_.pieces.push_back(std::move(piece));
        last_left_ = at.left;
    }

    bool continues(const PdfPiece& piece, const Spot& at, const Mark& mark) const {
        const double size = static_cast<double>(piece.size);
        const double gap = at.left - static_cast<double>(piece.right);
        return piece.mark == mark.number && piece.artifact == mark.artifact &&
               piece.font == font_ && piece.turn == at.turn && piece.text.size() < 60'000 &&
               std::abs(at.size - size) < 0.05 * size &&
               std::abs(at.baseline - static_cast<double>(piece.baseline)) < 0.06 * size &&
               gap > -0.6 * size && gap < piece_gap * size;
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
    bool said_ = false;
    bool space_ = false;
};

bool device_has_enough(void* device) {
    return static_cast<TextDevice*>(device)->too_much();
}

/// A picture of the size of a page, on the page or in a form on it.
bool holds_picture(const Object& resources, int depth) {
    if (!resources.isDict() || depth > 3) {
        return false;
    }
    const Object drawings = resources.dictLookup("XObject");
    if (!drawings.isDict()) {
        return false;
    }
    for (int i = 0; i < std::min(drawings.dictGetLength(), 50); ++i) {
        const Object drawing = drawings.dictGetVal(i);
        if (!drawing.isStream()) {
            continue;
        }
        Dict* about = drawing.streamGetDict();
        const Object kind = about->lookup("Subtype");
        if (kind.isName("Image")) {
            const Object width = about->lookup("Width");
            const Object height = about->lookup("Height");
            if (width.isNum() && height.isNum() && width.getNum() * height.getNum() > 100'000) {
                return true;
            }
        } else if (kind.isName("Form") && holds_picture(about->lookup("Resources"), depth + 1)) {
            return true;
        }
    }
    return false;
}

} // namespace

class PdfFile::Work {
public:
    explicit Work(const Source& source);

    PDFDoc& document() { return *document_; }
    PdfPage page(int number);
    std::vector<PdfBookmark> bookmarks();
    std::string title();
    std::string catalog_text(const char* key);
    int element_of(int page, std::int32_t mark);
    int position(int index);
    std::vector<int> children(int index);

    std::vector<PdfFont> fonts;
    std::deque<PdfElement> elements; // references to them stay good
    int pages = 0;
    bool tagged = false;

private:
    const std::vector<int>& marks_of(int page);
    Object number_tree_entry(int key);
    int load(Ref ref);
    void count_kids(const Object& owner);
    std::string standard_type(const Object& name);
    void read_attributes(const Object& attributes, PdfElement& element);
    void take_target(const OutlineItem& item, PdfBookmark& bookmark);

    std::unique_ptr<PDFDoc> document_;
    std::unordered_map<std::string, std::uint16_t> font_index_;
    Object parent_tree_;
    Object roles_;
    std::vector<Ref> refs_; // of the elements
    std::unordered_map<int, int> by_object_;
    std::unordered_map<int, int> positions_; // of object numbers among their brothers
    bool has_form_ = false;                  // what is filled in is drawn apart from the page
    bool tops_counted_ = false;
    std::vector<bool> counted_; // whether the element's children have their positions
    std::unordered_map<int, std::vector<int>> page_marks_; // elements by mark, of the last pages
};

PdfFile::Work::Work(const Source& source) {
    prepare_pdf();
    std::optional<GooString> password;
    if (!source.password.empty()) {
        password.emplace(source.password);
    }
    auto* stream = new MemStream(source.bytes.data(), 0, // the document owns it
                                 static_cast<Goffset>(source.bytes.size()), Object(objNull));
    document_ = std::make_unique<PDFDoc>(stream, password, password);
    if (!document_->isOk()) {
        if (document_->getErrorCode() == errEncrypted) {
            throw Error(Failure::document,
                        "cannot read " + source.name +
                            (source.password.empty()
                                 ? ": it is encrypted and needs a password; give it with --password"
                                 : ": the password does not open it; try another one"));
        }
        throw Error(Failure::document, "cannot read " + source.name +
                                           ": the PDF is damaged or cut short; get it again or "
                                           "repair it, for example with qpdf");
    }
    pages = std::max(document_->getNumPages(), 0);
    if (pages == 0) {
        throw Error(Failure::document, "cannot read " + source.name +
                                           ": the PDF has no pages; get it again or repair it, "
                                           "for example with qpdf");
    }
    const Object catalog = document_->getXRef()->getCatalog();
    has_form_ = catalog.isDict() && catalog.dictLookup("AcroForm").isDict();
    const Object root = catalog.isDict() ? catalog.dictLookup("StructTreeRoot") : Object();
    if (root.isDict()) {
        parent_tree_ = root.dictLookup("ParentTree");
        roles_ = root.dictLookup("RoleMap");
        tagged = parent_tree_.isDict();
    }
}

PdfPage PdfFile::Work::page(int number) {
    PdfPage page;
    page.number = number;
    Page* const source = document_->getPage(number);
    if (source == nullptr || !source->isOk()) {
        return page;
    }
    const bool sideways = source->getRotate() == 90 || source->getRotate() == 270;
    const double width = source->getCropWidth();
    const double height = source->getCropHeight();
    page.width = static_cast<float>(sideways ? height : width);
    page.height = static_cast<float>(sideways ? width : height);
    TextDevice device(page, fonts, font_index_);
    if (has_form_) {
        document_->displayPage(&device, number, 72, 72, 0, false, true, false, device_has_enough,
                               &device);
    } else { // without its links: in long manuals they cost four times as much as the text
        const std::unique_ptr<Gfx> drawing(source->createGfx(
            &device, 72, 72, 0, false, true, -1, -1, -1, -1, false, device_has_enough, &device));
        source->display(drawing.get());
    }
    if (page.pieces.empty()) {
        page.has_image = holds_picture(*source->getResourceDictObject(), 0);
    }
    return page;
}

std::string PdfFile::Work::title() {
    const Object info = document_->getDocInfo();
    return info.isDict() ? text_of(info.dictLookup("Title")) : std::string();
}

std::string PdfFile::Work::catalog_text(const char* key) {
    const Object catalog = document_->getXRef()->getCatalog();
    return catalog.isDict() ? text_of(catalog.dictLookup(key)) : std::string();
}

void PdfFile::Work::take_target(const OutlineItem& item, PdfBookmark& bookmark) {
    const LinkAction* const action = item.getAction();
    if (action == nullptr || action->getKind() != actionGoTo) {
        return;
    }
    const auto* const jump = static_cast<const LinkGoTo*>(action);
    std::unique_ptr<LinkDest> found;
    const LinkDest* target = jump->getDest();
    if (target == nullptr && jump->getNamedDest() != nullptr) {
        found = document_->findDest(jump->getNamedDest());
        target = found.get();
    }
    if (target != nullptr) {
        bookmark.target = target->isPageRef() ? target->getPageRef().num : -target->getPageNum();
    }
}

std::vector<PdfBookmark> PdfFile::Work::bookmarks() {
    std::vector<PdfBookmark> result;
    Outline* const outline = document_->getOutline();
    if (outline == nullptr || outline->getItems() == nullptr) {
        return result;
    }
    struct Level {
        const std::vector<OutlineItem*>* items;
        std::size_t next;
    };
    std::vector<Level> open{{outline->getItems(), 0}};
    while (!open.empty() && result.size() < most_bookmarks) {
        auto& level = open.back();
        if (level.next == level.items->size()) {
            open.pop_back();
            continue;
        }
        OutlineItem* const item = (*level.items)[level.next++];
        PdfBookmark bookmark;
        bookmark.title = text_of(item->getTitle(), item->getTitleLength());
        bookmark.level = static_cast<int>(open.size());
        take_target(*item, bookmark);
        result.push_back(std::move(bookmark));
        if (item->hasKids() && open.size() < most_depth) {
            item->open();
            if (item->getKids() != nullptr && !item->getKids()->empty()) {
                open.push_back({item->getKids(), 0});
            }
        }
    }
    return result;
}

/// The entry of the number tree that leads from marked content to its elements.
Object PdfFile::Work::number_tree_entry(int key) {
    Object node = parent_tree_.copy();
    for (int depth = 0; depth < most_depth && node.isDict(); ++depth) {
        const Object numbers = node.dictLookup("Nums");
        if (numbers.isArray()) {
            for (int i = 0; i + 1 < numbers.arrayGetLength(); i += 2) {
                const Object number = numbers.arrayGet(i);
                if (number.isInt() && number.getInt() == key) {
                    return numbers.arrayGet(i + 1);
                }
            }
            return {};
        }
        const Object kids = node.dictLookup("Kids");
        Object next;
        for (int i = 0; kids.isArray() && i < kids.arrayGetLength(); ++i) {
            Object kid = kids.arrayGet(i);
            const Object limits = kid.isDict() ? kid.dictLookup("Limits") : Object();
            if (limits.isArray() && limits.arrayGetLength() == 2) {
                const Object low = limits.arrayGet(0);
                const Object high = limits.arrayGet(1);
                if (low.isInt() && high.isInt() && low.getInt() <= key && key <= high.getInt()) {
                    next = std::move(kid);
                    break;
                }
            }
        }
        node = std::move(next);
    }
    return {};
}

const std::vector<int>& PdfFile::Work::marks_of(int page) {
    const auto known = page_marks_.find(page);
    if (known != page_marks_.end()) {
        return known->second;
    }
    if (page_marks_.size() > 64) {
        page_marks_.clear();
    }
    auto& marks = page_marks_[page];
    const Ref* const ref = document_->getCatalog()->getPageRef(page);
    const Object about = ref != nullptr ? document_->getXRef()->fetch(*ref) : Object();
    const Object key = about.isDict() ? about.dictLookup("StructParents") : Object();
    if (!key.isInt()) {
        return marks;
    }
    const Object list = number_tree_entry(key.getInt());
    for (int i = 0; list.isArray() && i < std::min(list.arrayGetLength(), 100'000); ++i) {
        const Object& entry = list.arrayGetNF(i);
        marks.push_back(entry.isRef() ? load(entry.getRef()) : -1);
    }
    return marks;
}

int PdfFile::Work::element_of(int page, std::int32_t mark) {
    if (!tagged || mark < 0) {
        return -1;
    }
    const auto& marks = marks_of(page);
    const auto index = static_cast<std::size_t>(mark);
    return index < marks.size() ? marks[index] : -1;
}

std::string PdfFile::Work::standard_type(const Object& name) {
    std::string type = name.isName() ? name.getName() : "";
    for (int i = 0; i < 8 && roles_.isDict();
         ++i) { // a map may lead to a mapped name, or in a ring
        const Object mapped = roles_.dictLookup(type.c_str());
        if (!mapped.isName() || type == mapped.getName()) {
            break;
        }
        type = mapped.getName();
    }
    return type;
}

void PdfFile::Work::read_attributes(const Object& attributes, PdfElement& element) {
    const auto span = [&](const char* key, std::uint16_t& count) {
        const Object value = attributes.dictLookup(key);
        if (value.isInt() && value.getInt() > 0 && value.getInt() < 1000) {
            count = static_cast<std::uint16_t>(value.getInt());
        }
    };
    if (attributes.isArray()) {
        for (int i = 0; i < std::min(attributes.arrayGetLength(), 20); ++i) {
            const Object one = attributes.arrayGet(i);
            if (one.isDict()) {
                read_attributes(one, element);
            }
        }
    } else if (attributes.isDict()) {
        span("ColSpan", element.columns);
        span("RowSpan", element.rows);
    }
}

/// Index of the element with this object, and of all its ancestors: read once.
int PdfFile::Work::load(Ref ref) {
    int first = -1;
    int child = -1;
    for (int depth = 0; depth < most_depth; ++depth) {
        const auto known = by_object_.find(ref.num);
        if (known != by_object_.end()) {
            // What this call has made itself is below: a parent that is its own grandchild.
            if (child >= 0 && known->second < first) {
                elements[static_cast<std::size_t>(child)].parent = known->second;
            }
            return first >= 0 ? first : known->second;
        }
        const Object object = document_->getXRef()->fetch(ref);
        if (!object.isDict() || !object.dictLookup("S").isName()) {
            return first; // the root of the tree, or nothing
        }
        PdfElement element;
        element.type = standard_type(object.dictLookup("S"));
        element.alternative = text_of(object.dictLookup("Alt"));
        if (element.alternative.empty()) {
            element.alternative = text_of(object.dictLookup("ActualText"));
            element.actual = !element.alternative.empty();
        }
        element.language = text_of(object.dictLookup("Lang"));
        read_attributes(object.dictLookup("A"), element);
        const int index = static_cast<int>(elements.size());
        elements.push_back(std::move(element));
        refs_.push_back(ref);
        counted_.push_back(false);
        by_object_.emplace(ref.num, index);
        if (child >= 0) {
            elements[static_cast<std::size_t>(child)].parent = index;
        }
        first = first < 0 ? index : first;
        child = index;
        const Object& parent = object.dictLookupNF("P");
        if (!parent.isRef()) {
            return first;
        }
        ref = parent.getRef();
    }
    return first;
}

void PdfFile::Work::count_kids(const Object& owner) {
    const Object kids = owner.isDict() ? owner.dictLookup("K") : Object();
    for (int i = 0; kids.isArray() && i < kids.arrayGetLength(); ++i) {
        const Object& kid = kids.arrayGetNF(i);
        if (kid.isRef()) {
            positions_.emplace(kid.getRefNum(), i);
        }
    }
}

int PdfFile::Work::position(int index) {
    const int parent = elements[static_cast<std::size_t>(index)].parent;
    if (parent >= 0 && !counted_[static_cast<std::size_t>(parent)]) {
        counted_[static_cast<std::size_t>(parent)] = true;
        count_kids(document_->getXRef()->fetch(refs_[static_cast<std::size_t>(parent)]));
    } else if (parent < 0 && !tops_counted_) { // brothers under the root, which is no element
        tops_counted_ = true;
        const Object catalog = document_->getXRef()->getCatalog();
        count_kids(catalog.isDict() ? catalog.dictLookup("StructTreeRoot") : Object());
    }
    const auto known = positions_.find(refs_[static_cast<std::size_t>(index)].num);
    return known == positions_.end() ? 0 : known->second;
}

std::vector<int> PdfFile::Work::children(int index) {
    std::vector<int> result;
    const Object object = document_->getXRef()->fetch(refs_[static_cast<std::size_t>(index)]);
    const Object& raw = object.isDict() ? object.dictLookupNF("K") : object;
    const auto take = [&](const Object& kid) {
        if (kid.isRef()) {
            const int child = load(kid.getRef());
            if (child >= 0 && elements[static_cast<std::size_t>(child)].parent == index) {
                result.push_back(child);
            }
        }
    };
    const Object kids = object.isDict() ? object.dictLookup("K") : Object();
    if (kids.isArray()) {
        for (int i = 0; i < std::min(kids.arrayGetLength(), 100'000); ++i) {
            take(kids.arrayGetNF(i));
        }
    } else {
        take(raw);
    }
    return result;
}

PdfFile::PdfFile(const Source& source) : work_(std::make_unique<Work>(source)) {
}
PdfFile::~PdfFile() = default;

int PdfFile::page_count() const {
    return work_->pages;
}
std::string PdfFile::label(int page) {
    GooString label;
    if (work_->document().getCatalog()->indexToLabel(page - 1, &label)) {
        std::string text = text_of(&label);
        if (!text.empty() && text.size() <= 32) {
            return text;
        }
    }
    return std::to_string(page);
}
PdfPage PdfFile::page(int number) {
    return work_->page(number);
}
int PdfFile::object_of(int page) {
    const Ref* const ref = work_->document().getCatalog()->getPageRef(page);
    return ref != nullptr ? ref->num : 0;
}
const std::vector<PdfFont>& PdfFile::fonts() const {
    return work_->fonts;
}
std::string PdfFile::title() {
    return work_->title();
}
std::string PdfFile::language() {
    return work_->catalog_text("Lang");
}
std::vector<PdfBookmark> PdfFile::bookmarks() {
    return work_->bookmarks();
}
bool PdfFile::is_tagged() const {
    return work_->tagged;
}
int PdfFile::element_of(int page, std::int32_t mark) {
    return work_->element_of(page, mark);
}
const PdfElement& PdfFile::element(int index) const {
    return work_->elements[static_cast<std::size_t>(index)];
}
int PdfFile::position(int index) {
    return work_->position(index);
}
std::vector<int> PdfFile::children(int index) {
    return work_->children(index);
}

void prepare_pdf() {
    if (!globalParams) {
        globalParams = std::make_unique<GlobalParams>();
        globalParams->setErrQuiet(true);
    }
}

} // namespace lectern
