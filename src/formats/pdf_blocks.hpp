// SPDX-License-Identifier: GPL-3.0-or-later
// Paragraphs of pages → blocks of the document: names them, and joins what a page break cut.
#pragma once

#include "formats/pdf_layout.hpp"
#include "formats/pdf_style.hpp"
#include "formats/pdf_tagged.hpp"
#include "formats/pdf_text.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// A block that is not yet handed on, with what decides whether the next one continues it.
struct PdfDraft {
    Block block;
    PdfText text;
    float size = 0;
    bool bold = false;
    bool first = false; // of its column or page
    bool apart = false;
    bool last_full = false; // its last line reaches the edge of its column
    bool small = false;     // smaller than the text
    int page = 0;
    int element = -1;
    float left = 0;
};

class PdfBlocks {
public:
    PdfBlocks(PdfFile& file, PdfTags& tags, const PdfStyles& styles, const PdfOutline& outline,
              const PdfWords& words, DocumentSink& sink)
        : file_(file), tags_(tags), styles_(styles), outline_(outline), words_(words), sink_(sink) {
    }

    /// The paragraphs of one page in reading order. The last one waits for the next page.
    void add_page(std::vector<PdfParagraph> paragraphs, const std::string& label, float height,
                  float page_size);
    /// A block that is no part of the text: running heads, what is said of a page without text.
    void add_aside(Block block);
    void finish();

private:
    PdfDraft draft_of(const PdfParagraph& paragraph, float height, float page_size);
    void name_tagged(PdfDraft& draft, const PdfParagraph& paragraph, float page_size);
    void name_by_layout(PdfDraft& draft, const PdfParagraph& paragraph, float height,
                        float page_size);
    bool name_heading(PdfDraft& draft, const PdfParagraph& paragraph, float page_size);
    void name_item(PdfDraft& draft);
    void name_note(PdfDraft& draft);
    std::uint32_t table_number(bool tagged, std::uint32_t number, int page);
    void name_title(std::vector<PdfDraft>& drafts);
    void join_headings(std::vector<PdfDraft>& drafts) const;
    void link_notes(std::vector<PdfDraft>& drafts) const;
    bool continues(const PdfDraft& before, const PdfDraft& after) const;
    void push(PdfDraft draft);
    void release();
    void emit(PdfDraft& draft);

    PdfFile& file_;
    PdfTags& tags_;
    const PdfStyles& styles_;
    const PdfOutline& outline_;
    const PdfWords& words_;
    DocumentSink& sink_;
    std::optional<PdfDraft> held_;
    std::vector<PdfDraft> behind_; // notes and tables that came before held_ was known to be whole
    struct OpenList {
        float left;
        std::uint32_t number;
    };
    std::vector<OpenList> lists_; // of layout: the outermost first
    std::uint32_t list_count_ = 0;
    std::map<std::pair<int, std::uint32_t>, std::uint32_t> tables_;
    std::map<std::uint32_t, std::uint32_t> tagged_lists_;
    int title_shift_ = 0; // 1 when a title above the tagged headings was found
    std::string label_;
};

} // namespace lectern
