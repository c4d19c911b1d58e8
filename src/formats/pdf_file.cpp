// SPDX-License-Identifier: GPL-3.0-or-later
// poppler's private interface; beside this file only pdf_device.cpp includes it: its public ones
// either render a page once for each element (195 s for 473 pages) or hide tags and artifacts.
// Structure is read from raw objects, since the library's own tree is parsed whole before its first
// element (0.5 s).
#include "formats/pdf_file.hpp"

#include "base/error.hpp"
#include "formats/pdf_device.hpp"
#include "formats/pdf_picture.hpp"

#include <Catalog.h>
#include <ErrorCodes.h>
#include <GlobalParams.h>
#include <Link.h>
#include <Outline.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Stream.h>

#include <deque>
#include <unordered_map>

namespace lectern {

namespace {

constexpr int most_depth = 100; // of the structure tree, of bookmarks, of number trees
constexpr std::size_t most_bookmarks = 20'000;

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
    /// Stands for the types of all scans: what they are cannot be told.
    std::uint16_t recognized_font();

    PdfFontTable fonts;
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
    draw_page(*document_, *source, has_form_, fonts, page);
    if (page.pieces.empty()) {
        page.has_image = holds_picture(*source->getResourceDictObject(), 0);
    }
    return page;
}

std::uint16_t PdfFile::Work::recognized_font() {
    const auto [place, fresh] =
        fonts.index.try_emplace("recognized", static_cast<std::uint16_t>(fonts.fonts.size()));
    if (fresh) {
        fonts.fonts.push_back({"recognized"});
    }
    return place->second;
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
void PdfFile::recognize(PdfPage& page, Recognizer& recognizer) {
    const PagePicture picture = picture_of(work_->document(), page);
    page.pieces =
        pieces_of(recognizer.words(picture), picture.dots_per_inch, work_->recognized_font());
    page.recognized = !page.pieces.empty();
}
int PdfFile::object_of(int page) {
    const Ref* const ref = work_->document().getCatalog()->getPageRef(page);
    return ref != nullptr ? ref->num : 0;
}
const std::vector<PdfFont>& PdfFile::fonts() const {
    return work_->fonts.fonts;
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
