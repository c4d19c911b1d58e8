// SPDX-License-Identifier: GPL-3.0-or-later
// Each page asks the tree, not the tree for its pages: so files whose tree holds the footers of all
// pages under the first are read in the order of their pages all the same.
#include "formats/pdf_tagged.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace lectern {

namespace {

constexpr int deepest = 100;
constexpr std::uint32_t most_rows = 100'000;

bool is_one_of(std::string_view type, std::initializer_list<std::string_view> types) {
    return std::find(types.begin(), types.end(), type) != types.end();
}

/// 1 to 6 for "H1" to "H6" and for Title; 0 for "H", whose level is its depth; -1 for others.
int heading_level(std::string_view type) {
    if (type == "Title") {
        return 1;
    }
    if (type == "H") {
        return 0;
    }
    if (type.size() == 2 && type[0] == 'H' && type[1] >= '1' && type[1] <= '9') {
        return std::min(type[1] - '0', 6);
    }
    return -1;
}

bool is_note(std::string_view type) {
    return type == "Note" || type == "FENote";
}

/// Holds its own text, whatever paragraphs are within.
bool holds_paragraphs(std::string_view type) {
    return is_note(type) || is_one_of(type, {"TD", "TH", "LI", "TOCI", "Caption", "Figure",
                                             "Formula", "Code", "Aside"});
}

bool is_inline(std::string_view type) {
    return is_one_of(type,
                     {"Span", "Quote", "Reference", "Link", "Annot", "Lbl", "LBody", "Em", "Strong",
                      "Sub", "BibEntry", "Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP", "Form"});
}

/// Lines of one paragraph element whose type differs too much to be one: a running head and the
/// title below it.
std::vector<std::vector<PdfLine>> cut_by_size(std::vector<PdfLine> lines, bool whole) {
    std::vector<std::vector<PdfLine>> parts(1);
    for (auto& line : lines) {
        if (!whole && !parts.back().empty()) {
            const float above = parts.back().back().size;
            const auto& larger = above > line.size ? parts.back().back() : line;
            // A large first letter belongs to its text.
            if (std::max(above, line.size) > 1.35F * std::min(above, line.size) &&
                text_of(larger).size() > 3) {
                parts.emplace_back();
            }
        }
        parts.back().push_back(std::move(line));
    }
    return parts;
}

struct Box {
    float left = 1e6F;
    float right = -1e6F;
    float top = 1e6F;
    float bottom = -1e6F;
};

Box box_of(const PdfParagraph& paragraph) {
    Box box;
    for (const auto& line : paragraph.lines) {
        box.left = std::min(box.left, line.left);
        box.right = std::max(box.right, line.right);
        box.top = std::min(box.top, line.top());
        box.bottom = std::max(box.bottom, line.baseline);
    }
    return box;
}

/// What the tree puts behind text that stands clearly below it goes before that text.
void lift(std::vector<PdfParagraph>& blocks) {
    constexpr std::size_t most = 300;
    if (blocks.size() > most) {
        return;
    }
    std::vector<Box> boxes;
    std::transform(blocks.begin(), blocks.end(), std::back_inserter(boxes), box_of);
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        const Box box = boxes[i];
        if (blocks[i].cell.table != 0 || box.top > box.bottom) {
            continue;
        }
        for (std::size_t k = 0; k < i; ++k) {
            const float shared =
                std::min(box.right, boxes[k].right) - std::max(box.left, boxes[k].left);
            const float narrower = std::min(box.right - box.left, boxes[k].right - boxes[k].left);
            if (boxes[k].top > box.bottom && shared > 0.5F * narrower) {
                const auto to = static_cast<std::ptrdiff_t>(k);
                const auto from = static_cast<std::ptrdiff_t>(i);
                std::rotate(blocks.begin() + to, blocks.begin() + from, blocks.begin() + from + 1);
                std::rotate(boxes.begin() + to, boxes.begin() + from, boxes.begin() + from + 1);
                break;
            }
        }
    }
}

/// A heading in the margin goes before the paragraph that begins beside it.
void lift_margin(std::vector<PdfParagraph>& blocks, const std::vector<bool>& headings) {
    constexpr std::size_t most = 300;
    if (blocks.size() > most) {
        return;
    }
    std::vector<std::pair<Box, bool>> boxes;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        boxes.emplace_back(box_of(blocks[i]), headings[i]);
    }
    for (std::size_t i = 1; i < blocks.size(); ++i) {
        const auto [box, heading] = boxes[i];
        if (!heading) {
            continue;
        }
        for (std::size_t k = 0; k < i; ++k) {
            const Box& other = boxes[k].first;
            if (!boxes[k].second && other.left > box.right - 2 &&
                std::abs(other.top - box.top) < 1.5F * blocks[i].lines.front().size) {
                const auto to = static_cast<std::ptrdiff_t>(k);
                const auto from = static_cast<std::ptrdiff_t>(i);
                std::rotate(blocks.begin() + to, blocks.begin() + from, blocks.begin() + from + 1);
                std::rotate(boxes.begin() + to, boxes.begin() + from, boxes.begin() + from + 1);
                break;
            }
        }
    }
}

} // namespace

/// The element that is a block of its own: the paragraph, or the item, cell or note around it.
int PdfTags::climb(int element) {
    int block = -1;
    for (int at = element, depth = 0; at >= 0 && depth < deepest;
         at = file_.element(at).parent, ++depth) {
        const std::string& type = file_.element(at).type;
        if (type == "LI" && block >= 0) {
            return item_of(block, at);
        }
        if (heading_level(type) >= 0 || holds_paragraphs(type)) {
            return at;
        }
        if (is_one_of(type, {"L", "TR", "Table", "TOC", "Sect", "Part", "Art", "Document"})) {
            break;
        }
        if (block < 0 && !is_inline(type)) {
            block = at;
        }
    }
    return block >= 0 ? block : element;
}

/// An item is its label and its first paragraph; what follows are paragraphs of their own. There
/// are files whose last item holds the rest of the report.
int PdfTags::item_of(int paragraph, int item) {
    int parent = file_.element(paragraph).parent;
    for (int at = paragraph, depth = 0; parent >= 0 && depth < deepest;
         at = parent, parent = file_.element(at).parent, ++depth) {
        auto known = first_children_.find(parent);
        if (known == first_children_.end()) {
            int first = -1;
            for (const int child : file_.children(parent)) {
                if (file_.element(child).type != "Lbl") {
                    first = child;
                    break;
                }
            }
            known = first_children_.emplace(parent, first).first;
        }
        if (known->second != at) {
            return paragraph;
        }
        if (parent == item) {
            return item;
        }
    }
    return paragraph;
}

int PdfTags::block_of(int element) {
    const auto known = blocks_.find(element);
    if (known != blocks_.end()) {
        return known->second;
    }
    const int block = climb(element);
    blocks_.emplace(element, block);
    return block;
}

std::vector<int> PdfTags::path_of(int element) {
    std::vector<int> path;
    for (int at = element; at >= 0 && path.size() < deepest; at = file_.element(at).parent) {
        path.push_back(file_.position(at));
    }
    std::reverse(path.begin(), path.end());
    return path;
}

std::optional<std::vector<PdfParagraph>> PdfTags::blocks_of(const PdfPage& page) {
    struct Group {
        std::vector<PdfPiece> pieces;
        std::vector<int> path;
    };
    std::map<int, Group> groups; // by block element
    std::vector<PdfPiece> loose;
    std::size_t tagged = 0;
    std::size_t untagged = 0;
    for (const auto& piece : page.pieces) {
        if (piece.artifact) {
            continue;
        }
        const int element = file_.element_of(page.number, piece.mark);
        if (element < 0) {
            untagged += piece.text.size();
            loose.push_back(piece);
        } else {
            tagged += piece.text.size();
            groups[block_of(element)].pieces.push_back(piece);
        }
    }
    if (tagged < untagged * 4) {
        return std::nullopt;
    }
    for (const std::int32_t mark : page.marks) { // pictures have no text of their own
        const int element = file_.element_of(page.number, mark);
        const int block = element >= 0 ? block_of(element) : -1;
        if (block >= 0 && !tag(block).alternative.empty()) {
            groups[block];
        }
    }
    std::vector<std::pair<int, Group>> ordered;
    for (auto& [element, group] : groups) {
        group.path = path_of(element);
        ordered.emplace_back(element, std::move(group));
    }
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto& a, const auto& b) { return a.second.path < b.second.path; });
    std::vector<PdfParagraph> blocks;
    for (auto& [element, group] : ordered) {
        const bool whole = tag(element).role != Role::paragraph;
        for (auto& lines : cut_by_size(lines_in_order(group.pieces, file_.fonts()), whole)) {
            PdfParagraph block;
            block.element = element;
            block.page = page.number;
            block.cell = tag(element).cell;
            block.lines = std::move(lines);
            blocks.push_back(std::move(block));
        }
    }
    add_loose(blocks, loose, page.number);
    lift(blocks);
    std::vector<bool> headings;
    for (const auto& block : blocks) {
        headings.push_back(block.element >= 0 && !block.lines.empty() &&
                           tag(block.element).role == Role::heading);
    }
    lift_margin(blocks, headings);
    return blocks;
}

/// Text that the tree leaves out.
void PdfTags::add_loose(std::vector<PdfParagraph>& blocks, const std::vector<PdfPiece>& loose,
                        int page) const {
    auto lines = lines_of(loose, file_.fonts());
    std::vector<PdfStretch> stretches;
    if (lines.size() <= 4) { // too few to tell columns: each for itself
        for (auto& line : lines) {
            stretches.push_back({{std::move(line)}, {}, true});
        }
    } else {
        stretches = stretches_of(std::move(lines), file_.fonts());
    }
    for (auto& stretch : stretches) {
        auto paragraphs = paragraphs_of(stretch.lines, stretch.apart);
        std::move(stretch.cells.begin(), stretch.cells.end(), std::back_inserter(paragraphs));
        for (auto& paragraph : paragraphs) {
            paragraph.page = page;
            paragraph.cell = {};
            blocks.push_back(std::move(paragraph));
        }
    }
}

/// Gives every cell of a table its row and column, those covered from above left out.
void PdfTags::number_cells(int table) {
    const auto number = tables_.emplace(table, static_cast<std::uint32_t>(tables_.size() + 1));
    if (!number.second) {
        return;
    }
    std::vector<int> rows;
    for (const int child : file_.children(table)) {
        const std::string& type = file_.element(child).type;
        if (type == "TR") {
            rows.push_back(child);
        } else if (is_one_of(type, {"THead", "TBody", "TFoot"})) {
            const auto more = file_.children(child);
            rows.insert(rows.end(), more.begin(), more.end());
        }
    }
    std::vector<std::uint32_t> covered; // by column: the first row that is free again
    std::uint32_t row = 0;
    for (const int line : rows) {
        std::uint32_t column = 0;
        for (const int child : file_.children(line)) {
            const PdfElement& cell = file_.element(child);
            if (!is_one_of(cell.type, {"TD", "TH"}) || column > 10'000) {
                continue;
            }
            while (column < covered.size() && covered[column] > row) {
                ++column;
            }
            cells_[child] = {number.first->second, row,       column,
                             cell.columns,         cell.rows, cell.type == "TH"};
            covered.resize(std::max<std::size_t>(covered.size(), column + cell.columns));
            std::fill_n(covered.begin() + column, cell.columns, row + cell.rows);
            column += cell.columns;
        }
        if (++row > most_rows) {
            return;
        }
    }
}

void PdfTags::describe(int element, PdfTag& tag) {
    const PdfElement& own = file_.element(element);
    const std::string type = own.type;
    const int level = heading_level(type);
    std::uint8_t sections = 0;
    std::uint8_t lists = 0;
    std::uint8_t quotes = 0;
    bool contents = type == "TOCI" || type == "TOC" || type == "Index";
    int table = -1;
    for (int at = element, depth = 0; at >= 0 && depth < deepest;
         at = file_.element(at).parent, ++depth) {
        const PdfElement& above = file_.element(at);
        if (tag.language.empty()) {
            tag.language = above.language;
        }
        sections = static_cast<std::uint8_t>(sections + (above.type == "Sect" ? 1 : 0));
        quotes = static_cast<std::uint8_t>(quotes + (above.type == "BlockQuote" ? 1 : 0));
        contents = contents || above.type == "TOC";
        if (above.type == "L") {
            ++lists;
            if (tag.list == 0) {
                tag.list =
                    lists_.emplace(at, static_cast<std::uint32_t>(lists_.size() + 1)).first->second;
            }
        }
        if (above.type == "Table" && table < 0) {
            table = at;
        }
    }
    if (level >= 0) {
        tag.role = Role::heading;
        tag.level = static_cast<std::uint8_t>(level > 0 ? level : std::clamp<int>(sections, 1, 6));
        tag.list = 0;
        has_headings_ = true;
    } else if (is_one_of(type, {"TD", "TH"}) && table >= 0) {
        number_cells(table);
        tag.role = Role::table_cell;
        tag.cell = cells_[element];
        tag.list = 0;
    } else if (contents) {
        tag.role = Role::contents;
    } else if (type == "LI") {
        tag.role = Role::list_item;
        tag.level = std::min<std::uint8_t>(std::max<std::uint8_t>(lists, 1), 20);
    } else if (is_note(type)) {
        tag.role = Role::note;
        tag.list = 0;
    } else if (type == "Caption") {
        tag.role = Role::caption;
    } else if (type == "Code") {
        tag.role = Role::code;
    } else if (quotes > 0) {
        tag.role = Role::quote;
        tag.level = std::min<std::uint8_t>(quotes, 20);
    } else if (is_one_of(type, {"Figure", "Formula"})) {
        tag.role = Role::caption;
        tag.figure = true;
        tag.alternative = own.alternative;
    }
    if (tag.role != Role::list_item) {
        tag.list = 0;
    }
}

const PdfTag& PdfTags::tag(int element) {
    const auto [place, fresh] = tags_.try_emplace(element);
    if (fresh) {
        describe(element, place->second);
    }
    return place->second;
}

} // namespace lectern
