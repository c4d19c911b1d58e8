// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/html.hpp"

#include "formats/encoding.hpp"
#include "formats/html_page.hpp"
#include "formats/html_regions.hpp"
#include "formats/html_title.hpp"
#include "formats/readers.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

/// What the page says of its language as a whole.
std::string language_of(const HtmlPage& page) {
    for (const char* name : {"lang", "xml:lang"}) {
        if (const auto language = page.attribute(0, name); !language.empty()) {
            return std::string(language);
        }
    }
    for (NodeIndex i = 0; i < page.nodes().size(); ++i) {
        if (page.node(i).tag == GUMBO_TAG_BODY) {
            return std::string(page.attribute(i, "lang"));
        }
        const bool says = page.node(i).tag == GUMBO_TAG_META &&
                          (page.attribute(i, "http-equiv") == "content-language" ||
                           page.attribute(i, "http-equiv") == "Content-Language" ||
                           page.attribute(i, "name") == "dcterms.language");
        if (says) {
            return std::string(page.attribute(i, "content"));
        }
    }
    return {};
}

} // namespace

bool looks_like_html(std::string_view bytes) {
    std::string head = ascii_head(bytes, 2048);
    std::transform(head.begin(), head.end(), head.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    });
    std::string_view rest = head;
    // A page may begin with an XML declaration and comments: what comes behind them counts.
    for (;;) {
        const auto begin = rest.find_first_not_of(" \t\r\n\f");
        rest = begin == std::string_view::npos ? std::string_view{} : rest.substr(begin);
        const bool comment = rest.starts_with("<!--");
        const auto end = comment                  ? rest.find("-->")
                         : rest.starts_with("<?") ? rest.find('>')
                                                  : std::string_view::npos;
        if (end == std::string_view::npos) {
            break;
        }
        rest = rest.substr(end + (comment ? 3 : 1));
    }
    static constexpr std::array begins{
        std::string_view("<!doctype html"), std::string_view("<html"),   std::string_view("<head"),
        std::string_view("<body"),          std::string_view("<title"),  std::string_view("<meta "),
        std::string_view("<base "),         std::string_view("<script"),
    };
    return std::any_of(begins.begin(), begins.end(),
                       [rest](std::string_view begin) { return rest.starts_with(begin); });
}

void read_html(const Source& source, DocumentSink& sink) {
    const Encoding encoding =
        find_encoding(source.bytes, source.encoding, declared_encoding(source.bytes));
    const Utf8Document text(source.bytes, encoding);
    const HtmlPage page(text.text());
    Facts facts;
    facts.format = "html";
    facts.encoding = encoding.name;
    facts.encoding_guessed = encoding.guessed;
    facts.title = title_of(page);
    facts.language = language_of(page);
    note_damage(encoding, facts);
    sink.facts(facts);
    sink.progress(source.bytes.size() / 2, source.bytes.size());
    HtmlOptions options;
    options.language = facts.language;
    options.source_of = [&text](std::uint64_t at) { return text.source_offset(at); };
    write_blocks(page, page_regions(page), std::move(options), sink);
    sink.progress(source.bytes.size(), source.bytes.size());
}

HtmlOptions read_html_fragment(std::string_view html, HtmlOptions options, DocumentSink& sink) {
    const HtmlPage page(html);
    return write_blocks(page, fragment_regions(page), std::move(options), sink);
}

} // namespace lectern
