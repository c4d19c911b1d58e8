// SPDX-License-Identifier: GPL-3.0-or-later
// PDF → blocks, page after page. A few pages from all over the document are looked at first, to
// know its type; then each page needs only its neighbours.
#include "base/error.hpp"
#include "formats/pdf_bidi.hpp"
#include "formats/pdf_blocks.hpp"
#include "formats/pdf_contents.hpp"
#include "formats/pdf_running.hpp"
#include "formats/readers.hpp"
#include "formats/recognizer.hpp"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <utility>

namespace lectern {

namespace {

constexpr int sample_size = 12;  // pages; 473 of them take 0.8 s, these 20 ms
constexpr int sampled_part = 60; // pages from the start
constexpr int neighbours = 2;    // running heads differ on left and right pages

class PdfReader {
public:
    PdfReader(const Source& source, DocumentSink& sink)
        : source_(source), sink_(sink), file_(source), outline_(file_.bookmarks()), tags_(file_),
          blocks_(file_, tags_, styles_, outline_, words_, sink) {}

    void read() {
        facts_.format = "pdf";
        facts_.title = file_.title();
        facts_.language = file_.language();
        sink_.facts(facts_);
        learn();
        const int pages = file_.page_count();
        for (int page = 1; page <= pages; ++page) {
            read_page(page);
            known_.erase(page - neighbours);
            done_ = source_.bytes.size() * static_cast<std::uint64_t>(page) /
                    static_cast<std::uint64_t>(pages);
            sink_.progress(done_, source_.bytes.size());
        }
        if (!text_seen_ && !obstacle().empty()) {
            throw Error(Failure::document, "cannot read " + source_.name + ": it is a scan; " +
                                               recognizer_->obstacle());
        }
        blocks_.finish();
        sink_.facts(facts_);
    }

private:
    struct Known {
        PdfPage page;
        std::vector<PdfLine> lines;
        std::vector<PdfEdgeLine> edges;
        bool sampled = false;
    };

    Known& known(int number) {
        auto [place, fresh] = known_.try_emplace(number);
        if (fresh) {
            place->second.page = file_.page(number);
            recognize(place->second.page);
            mirror_page(place->second.page);
            outline_.know_page(number, file_.object_of(number));
            drop_doubles(place->second.page.pieces);
            place->second.lines = lines_of(place->second.page.pieces, file_.fonts());
            place->second.edges = edges_of(place->second);
            for (const auto& line : place->second.lines) {
                words_.learn(line);
            }
        }
        return place->second;
    }

    static bool is_scan(const PdfPage& page) { return page.pieces.empty() && page.has_image; }

    /// Where it is asked for, reads a page that is only a picture. It takes seconds: each is a sign
    /// of life.
    void recognize(PdfPage& page) {
        if (!source_.read_scans || !recognizing_ || !is_scan(page)) {
            return;
        }
        if (!recognizer_) {
            recognizer_.emplace(source_.language.empty() ? facts_.language : source_.language);
        }
        file_.recognize(page, *recognizer_);
        sink_.progress(done_, source_.bytes.size());
    }

    /// Also those that the document itself marks: on other pages it may not.
    std::vector<PdfEdgeLine> edges_of(const Known& page) const {
        auto edges = edge_lines(page.page, page.lines);
        std::vector<PdfPiece> marked;
        for (const auto& piece : page.page.pieces) {
            if (piece.artifact) {
                marked.push_back(piece);
                marked.back().artifact = false;
            }
        }
        for (auto& edge : edge_lines(page.page, lines_of(marked, file_.fonts()))) {
            edge.marked = true;
            edges.push_back(std::move(edge));
        }
        return edges;
    }

    /// Some pages from the first part of the document. Far pages would cost the reading of all page
    /// descriptions before them. To read scans is slow: of them only those are taken that the first
    /// page waits for in any case.
    std::vector<int> sample(bool scans) const {
        const int pages = std::min(file_.page_count(), scans ? 1 + neighbours : sampled_part);
        std::vector<int> numbers;
        for (int i = 0; i < std::min(sample_size, pages); ++i) {
            const int page = pages <= sample_size ? i + 1 : 1 + i * (pages - 1) / (sample_size - 1);
            numbers.push_back(page);
        }
        return numbers;
    }

    void learn() {
        const bool scans = known(1).page.recognized;
        recognizing_ = scans;
        const auto numbers = sample(scans);
        for (const int number : numbers) {
            for (const auto& line : known(number).lines) {
                styles_.learn(line);
            }
        }
        styles_.measure();
        for (const int number : numbers) {
            for (const auto& stretch : stretches_of(known(number).lines, file_.fonts())) {
                for (const auto& paragraph : paragraphs_of(stretch.lines, stretch.apart)) {
                    styles_.learn_text(paragraph);
                }
            }
            if (file_.is_tagged()) {
                learn_tags(known(number).page);
            }
        }
        for (const int number : numbers) {
            const auto& page = known(number);
            const float size = text_size(page.lines);
            for (const auto& stretch : stretches_of(page.lines, file_.fonts())) {
                for (auto& paragraph : paragraphs_of(stretch.lines, stretch.apart)) {
                    paragraph.page = number;
                    if (styles_.may_be_heading(paragraph, size)) {
                        const PdfText text = text_of(paragraph.lines, file_.fonts(), words_);
                        styles_.learn_heading(paragraph,
                                              outline_.level_of(essence(text.text), number));
                    }
                }
            }
        }
        styles_.rank();
        recognizing_ = true;
        std::erase_if(known_, [](const auto& it) { return is_scan(it.second.page); });
    }

    /// Whether the tree knows headings, and how large they are.
    void learn_tags(const PdfPage& page) {
        const auto blocks = tags_.blocks_of(page);
        for (const auto& block : blocks.value_or(std::vector<PdfParagraph>())) {
            if (block.element >= 0 && !block.lines.empty() &&
                tags_.tag(block.element).role == Role::heading) {
                styles_.learn_marked_heading(block.lines.front());
            }
        }
    }

    /// Size of most letters of a page with much text, else 0.
    static float text_size(const std::vector<PdfLine>& lines) {
        std::map<int, std::size_t> letters;
        std::size_t all = 0;
        for (const auto& line : lines) {
            const std::size_t length = text_of(line).size();
            letters[static_cast<int>(line.size * 10)] += length;
            all += length;
        }
        const auto most = std::max_element(letters.begin(), letters.end(),
                                           [](auto& a, auto& b) { return a.second < b.second; });
        return all < 400 ? 0 : static_cast<float>(most->first) / 10;
    }

    /// Takes running heads and page numbers out of a page and gives them as artifacts.
    void set_apart(int number, const std::string& label) {
        std::vector<const std::vector<PdfEdgeLine>*> before;
        std::vector<const std::vector<PdfEdgeLine>*> after;
        for (int i = 1; i <= neighbours; ++i) {
            if (number - i >= 1) {
                const auto found = edges_before_.find(number - i);
                if (found != edges_before_.end()) {
                    before.push_back(&found->second);
                }
            }
            if (number + i <= file_.page_count()) {
                after.push_back(&known(number + i).edges);
            }
        }
        Known& page = known(number);
        std::vector<bool> running(page.lines.size(), false);
        for (const auto& edge : page.edges) {
            if (!edge.marked &&
                (is_running(edge, label, number, styles_.body_size(), before, after) ||
                 repeats_title(edge, page.lines))) {
                running[edge.line] = true;
                drop_pieces(page, page.lines[edge.line]);
                Block block;
                block.role = Role::artifact;
                block.text = text_of(page.lines[edge.line]);
                block.page = label;
                blocks_.add_aside(std::move(block));
            }
        }
        std::vector<PdfLine> kept;
        for (std::size_t i = 0; i < page.lines.size(); ++i) {
            if (!running[i]) {
                kept.push_back(std::move(page.lines[i]));
            }
        }
        page.lines = std::move(kept);
        edges_before_[number] = page.edges;
        edges_before_.erase(number - neighbours);
    }

    /// A small line at the edge that says the page's title over again.
    static bool repeats_title(const PdfEdgeLine& edge, const std::vector<PdfLine>& lines) {
        const std::string text = essence(text_of(lines[edge.line]));
        return edge.outermost && text.size() > 6 &&
               std::any_of(lines.begin(), lines.end(), [&](const PdfLine& line) {
                   return line.size > 1.25F * edge.size && essence(text_of(line)) == text;
               });
    }

    static void drop_pieces(Known& page, const PdfLine& line) {
        for (auto& piece : page.page.pieces) {
            piece.artifact =
                piece.artifact ||
                std::any_of(line.pieces.begin(), line.pieces.end(), [&](const PdfPiece& other) {
                    return other.left == piece.left && other.baseline == piece.baseline;
                });
        }
    }

    void read_page(int number) {
        const std::string label = file_.label(number);
        set_apart(number, label);
        Known& page = known(number);
        if (page.page.pieces.empty()) {
            say_without_text(page.page, label);
            return;
        }
        text_seen_ = true;
        if (page.page.cut_short) {
            note({Notice::page_cut_short, label});
        }
        const bool read_before = std::exchange(page_read_, page.page.recognized);
        if (page.page.recognized && !read_before) { // not at each page of a long scan
            say({Notice::page_recognized, label}, label);
        }
        if (page.page.recognized) {
            note({Notice::page_recognized, label});
        }
        const float size = text_size(page.lines);
        auto tagged = file_.is_tagged() && !page.page.recognized
                          ? tags_.blocks_of(page.page)
                          : std::optional<std::vector<PdfParagraph>>();
        if (tagged) {
            if (!tagged->empty()) {
                mark_first(*tagged);
            }
            blocks_.add_page(std::move(*tagged), label, page.page.height, size);
        } else {
            blocks_.add_page(laid_out(page, number), label, page.page.height, size);
        }
    }

    /// The first paragraph of text on the page may continue the one before.
    static void mark_first(std::vector<PdfParagraph>& paragraphs) {
        for (auto& paragraph : paragraphs) {
            paragraph.first = paragraph.cell.table == 0;
            if (paragraph.first) {
                return;
            }
        }
    }

    std::vector<PdfParagraph> laid_out(Known& page, int number) {
        std::vector<PdfParagraph> all;
        std::vector<PdfParagraph> contents;
        std::uint32_t tables = 0;
        for (auto& line : take_contents(page.lines, file_.page_count(), file_.fonts())) {
            PdfParagraph entry;
            entry.contents = true;
            entry.page = number;
            entry.lines.push_back(std::move(line));
            contents.push_back(std::move(entry));
        }
        for (auto& stretch : stretches_of(std::move(page.lines), file_.fonts())) {
            auto paragraphs = paragraphs_of(stretch.lines, stretch.apart);
            if (!paragraphs.empty()) {
                paragraphs.front().first = true;
            }
            tables += stretch.cells.empty() ? 0U : 1U;
            for (auto& cell : stretch.cells) {
                cell.cell.table = tables;
                paragraphs.push_back(std::move(cell));
            }
            for (auto& paragraph : paragraphs) {
                paragraph.page = number;
                paragraph.recognized = page.page.recognized;
                all.push_back(std::move(paragraph));
            }
        }
        // The title of the contents stands above them, whatever else the page holds.
        const float top = contents.empty() ? 0 : contents.front().lines.front().baseline;
        const auto below = std::find_if(all.begin(), all.end(), [&](const PdfParagraph& p) {
            return p.lines.front().baseline > top;
        });
        all.insert(below, std::make_move_iterator(contents.begin()),
                   std::make_move_iterator(contents.end()));
        return all;
    }

    /// Silence would sound like the end: a page that holds only a picture is named.
    void say_without_text(const PdfPage& page, const std::string& label) {
        if (!page.has_image && file_.page_count() > 1) {
            return; // empty on paper as well
        }
        say({Notice::page_without_text, label}, label);
        note({Notice::page_without_text, label});
        const bool remedy = page.has_image && (!source_.read_scans || !obstacle().empty());
        if (remedy && !std::exchange(remedy_told_, true)) {
            say(source_.read_scans ? DocumentNotice{Notice::scans_unreadable, obstacle()}
                                   : DocumentNotice{Notice::scans_unasked, label},
                label);
        }
    }

    /// Why scans cannot be read; empty where they can.
    std::string obstacle() const { return recognizer_ ? recognizer_->obstacle() : std::string(); }

    /// Speaks of a page, where it begins. One without a label has a number.
    void say(DocumentNotice notice, const std::string& label) {
        Block block;
        block.role = Role::metadata;
        block.notice = notice.notice;
        block.text = std::move(notice.detail);
        block.page = label;
        blocks_.add_aside(std::move(block));
    }

    void note(DocumentNotice notice) {
        constexpr std::size_t most_notices = 10'000;
        if (facts_.notices.size() < most_notices) {
            facts_.notices.push_back(std::move(notice));
        }
    }

    const Source& source_;
    DocumentSink& sink_;
    PdfFile file_;
    PdfOutline outline_;
    PdfStyles styles_;
    PdfTags tags_;
    PdfWords words_;
    PdfBlocks blocks_;
    std::map<int, Known> known_; // the pages of the sample, and those around the present one
    std::map<int, std::vector<PdfEdgeLine>> edges_before_;
    Facts facts_;
    std::optional<Recognizer> recognizer_; // once it was needed
    bool recognizing_ = true;              // not while a sample is taken
    bool page_read_ = false;               // the page before was read from a picture
    bool remedy_told_ = false;
    bool text_seen_ = false;
    std::uint64_t done_ = 0; // bytes, for progress
};

} // namespace

bool reads_pdf() {
    return true;
}

void read_pdf(const Source& source, DocumentSink& sink) {
    PdfReader(source, sink).read();
}

} // namespace lectern
