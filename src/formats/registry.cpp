// SPDX-License-Identifier: GPL-3.0-or-later
// The table of formats, and how one is found for a document.
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "formats/binary.hpp"
#include "formats/input.hpp"
#include "formats/open.hpp"
#include "formats/pdf_file.hpp"
#include "formats/readers.hpp"
#include "formats/recognizer.hpp"

#include <algorithm>
#include <array>
#include <unistd.h>

namespace lectern {
namespace {

/// In the order of trying. Packed formats come first, since their first bytes leave no doubt; HTML
/// comes before Markdown, which may hold HTML; text comes last, since everything looks like it.
constexpr std::array formats{
    Format{"pdf", "pdf", looks_like_pdf, read_pdf},
    Format{"epub", "epub", looks_like_epub, read_epub},
    Format{"odt", "odt ott fodt", looks_like_odt, read_odt},
    Format{"docx", "docx docm dotx", looks_like_docx, read_docx},
    Format{"html", "html htm xhtml xht shtml php asp aspx", looks_like_html, read_html},
    Format{"markdown", "md markdown mdown mkd mkdn", looks_like_markdown, read_markdown},
    Format{"text", "txt text asc log", looks_like_text, read_text},
};
constexpr const Format& plain_text = formats.back();

const Format& demanded(const std::string& name) {
    const auto* found = std::find_if(formats.begin(), formats.end(),
                                     [&](const Format& format) { return format.name == name; });
    if (found != formats.end()) {
        return *found;
    }
    std::string known;
    for (const Format& format : formats) {
        known += known.empty() ? "" : &format == &formats.back() ? " or " : ", ";
        known += format.name;
    }
    throw Error(Failure::usage, "unknown format " + name + "; name one of " + known);
}

/// "Report.HTML" → "html"; empty for a name without an ending.
std::string ending_of(std::string_view name) {
    const auto dot = name.rfind('.');
    if (dot == std::string_view::npos || dot == 0) {
        return {};
    }
    std::string ending(name.substr(dot + 1));
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    return ending;
}

bool has_ending(const Format& format, const std::string& ending) {
    if (ending.empty() || ending.find(' ') != std::string::npos) {
        return false;
    }
    const std::string all = " " + std::string(format.endings) + " ";
    return all.find(" " + ending + " ") != std::string::npos;
}

const Format& found(std::string_view bytes, const std::string& name) {
    for (const Format& format : formats) {
        if (format.looks_like(bytes)) {
            return format;
        }
    }
    const std::string why = why_not_text(bytes);
    if (!why.empty()) {
        throw Error(Failure::document, "cannot read " + name + ": " + why);
    }
    const std::string ending = ending_of(name);
    const auto* by_name = std::find_if(formats.begin(), formats.end(), [&](const Format& format) {
        return has_ending(format, ending);
    });
    return by_name != formats.end() ? *by_name : plain_text;
}

void mend(std::string& text) {
    if (!is_utf8(text)) {
        text = to_valid_utf8(text);
    }
}

/// Passes everything on and remembers whether there was something to read. Names, addresses and
/// the like come from documents as they are: what is no UTF-8 in them is mended here, for all
/// formats; their texts are UTF-8 by the way they are made.
class Watched : public DocumentSink {
public:
    explicit Watched(DocumentSink& sink) : sink_(sink) {}
    bool empty() const noexcept { return empty_; }

    void facts(const Facts& facts) override {
        Facts mended = facts;
        mend(mended.title);
        mend(mended.language);
        sink_.facts(mended);
    }
    void block(Block block) override {
        empty_ = empty_ && block.text.empty();
        mend(block.id);
        mend(block.language);
        mend(block.page);
        for (Span& span : block.spans) {
            mend(span.target);
        }
        sink_.block(std::move(block));
    }
    void line(Line line) override {
        empty_ = empty_ && line.text.empty();
        sink_.line(std::move(line));
    }
    void progress(std::uint64_t done, std::uint64_t all) override { sink_.progress(done, all); }

private:
    DocumentSink& sink_;
    bool empty_ = true;
};

} // namespace

void read_document(const Input& input, DocumentSink& sink) {
    const Format* wanted = input.format.empty() ? nullptr : &demanded(input.format);
    const InputBytes content(input.fd, input.name);
    const std::string_view bytes = content.bytes();
    if (bytes.empty()) {
        throw Error(Failure::document,
                    "cannot read " + input.name + ": it is empty; check that it was saved whole");
    }
    if (wanted == nullptr) {
        wanted = &found(bytes, input.name);
    }
    Watched watched(sink);
    wanted->read(
        {bytes, input.name, input.encoding, input.password, input.read_scans, input.language},
        watched);
    if (watched.empty()) {
        throw Error(Failure::document,
                    "cannot read " + input.name +
                        ": there is no text in it; check that it was saved whole");
    }
}

bool is_for_pdf_program(const Input& input) {
    if (reads_pdf() || (!input.format.empty() && input.format != "pdf")) {
        return false;
    }
    // One whose first bytes are lost may still be mended: its name is enough.
    if (input.format == "pdf" || has_ending(formats.front(), ending_of(input.name))) {
        return true;
    }
    std::array<char, 1024> head;
    const auto count = ::pread(input.fd, head.data(), head.size(), ::lseek(input.fd, 0, SEEK_CUR));
    return count > 0 && looks_like_pdf({head.data(), static_cast<std::size_t>(count)});
}

void prepare_formats(const Input& input) {
    prepare_pdf();
    if (input.read_scans && reads_pdf()) {
        prepare_recognition(input.language);
    }
}

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    names.reserve(formats.size());
    for (const Format& format : formats) {
        names.emplace_back(format.name);
    }
    return names;
}

} // namespace lectern
