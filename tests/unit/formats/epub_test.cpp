// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"
#include "formats/readers.hpp"
#include "support/zip_writer.hpp"
#include "unit/formats/printed.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

namespace {

constexpr std::string_view container =
    "<container><rootfiles><rootfile full-path='OPS/book.opf'/></rootfiles></container>";

std::string package(const std::string& items, const std::string& spine) {
    return "<package><metadata><dc:title>The  House</dc:title><dc:language>en-GB</dc:language>"
           "</metadata><manifest>" +
           items + "</manifest><spine>" + spine + "</spine></package>";
}

std::string item(const std::string& id, const std::string& href, const std::string& more = {}) {
    return "<item id='" + id + "' href='" + href + "' media-type='application/xhtml+xml' " + more +
           "/>";
}

std::string chapter(const std::string& body) {
    return "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><head><title/></head>"
           "<body>" +
           body + "</body></html>";
}

Kept read(const std::vector<std::pair<std::string_view, std::string_view>>& files) {
    const std::string bytes = zip_of(files);
    return kept(read_epub, bytes);
}

std::string refusal(const std::string& bytes) {
    try {
        kept(read_epub, bytes);
    } catch (const Error& error) {
        CHECK(error.failure() == Failure::document);
        return error.what();
    }
    return "was read";
}

} // namespace

TEST_CASE("chapters are read in the order of the spine, asides last", "[epub]") {
    const std::string opf =
        package(item("a", "b%20c.xhtml") + item("n", "notes.xhtml") + item("z", "../z.xhtml"),
                "<itemref idref='z'/><itemref idref='n' linear='no'/><itemref idref='a'/>");
    const std::string one = chapter("<h1>One</h1><p>First&nbsp;of all.</p>");
    const std::string two = chapter("<h1>Two</h1><p>Then <a id='x'/>this.</p>");
    const std::string notes = chapter("<p>A note.</p>");
    const Kept document = read({{"META-INF/container.xml", container},
                                {"OPS/book.opf", opf},
                                {"OPS/b c.xhtml", two},
                                {"OPS/notes.xhtml", notes},
                                {"z.xhtml", one}});
    CHECK(printed(document) == "heading 1: One\nparagraph: First of all.\nheading 1: Two\n"
                               "paragraph: Then this.\nparagraph: A note.\n");
    CHECK(document.known.title == "The House");
    CHECK(document.known.language == "en-GB");
    CHECK(document.known.format == "epub");
}

TEST_CASE("the list of chapters is no text, and page marks name the pages", "[epub]") {
    const std::string opf =
        package(item("t", "toc.xhtml", "properties='nav'") + item("a", "a.xhtml"),
                "<itemref idref='t'/><itemref idref='a'/>");
    const std::string toc = chapter("<nav epub:type='toc'><ol><li><a href='a.xhtml'>One</a></li>"
                                    "</ol></nav>");
    const std::string one =
        chapter("<p>Before.</p><span epub:type='pagebreak' title='iv'/><p>On four.</p>"
                "<div role='doc-pagebreak'>Page 5</div><p>On five.</p>");
    const Kept document = read({{"META-INF/container.xml", container},
                                {"OPS/book.opf", opf},
                                {"OPS/toc.xhtml", toc},
                                {"OPS/a.xhtml", one}});
    CHECK(texts(document, Role::contents) == "One\n");
    REQUIRE(document.blocks.size() == 4);
    CHECK(document.blocks[1].page.empty());
    CHECK(document.blocks[2].page == "iv");
    CHECK(printed(document.blocks[3]) == "paragraph: On five.");
    CHECK(document.blocks[3].page == "5");
}

TEST_CASE("a title page does not say the title twice", "[epub]") {
    const std::string opf = package(item("t", "t.xhtml") + item("a", "a.xhtml"),
                                    "<itemref idref='t'/><itemref idref='a'/>");
    const std::string title = chapter("<h1>The House</h1><p>By nobody</p>");
    const std::string one = chapter("<h1>The House</h1><p>It stands.</p>");
    const Kept document = read({{"META-INF/container.xml", container},
                                {"OPS/book.opf", opf},
                                {"OPS/t.xhtml", title},
                                {"OPS/a.xhtml", one}});
    CHECK(texts(document, Role::heading) == "The House\n");
}

TEST_CASE("the table of contents names headings that are set as paragraphs", "[epub]") {
    const std::string opf =
        package(item("n", "toc.ncx")
                        .replace(item("n", "toc.ncx").find("application/xhtml+xml"), 21,
                                 "application/x-dtbncx+xml") +
                    item("a", "a.xhtml"),
                "<itemref idref='a'/>");
    const std::string ncx =
        "<ncx><navMap><navPoint><navLabel><text>One</text></navLabel><content src='a.xhtml#x'/>"
        "<navPoint><navLabel><text>Exits</text></navLabel><content src='a.xhtml#y'/></navPoint>"
        "</navPoint><navPoint><navLabel><text>End</text></navLabel><content src='b.xhtml'/>"
        "</navPoint></navMap></ncx>";
    const std::string one = chapter("<p>One</p><p>It stands.</p><p>Exits</p><p>Two.</p><p>One</p>");
    const Kept document = read({{"META-INF/container.xml", container},
                                {"OPS/book.opf", opf},
                                {"OPS/toc.ncx", ncx},
                                {"OPS/a.xhtml", one}});
    CHECK(printed(document) == "heading 1: One\nparagraph: It stands.\nheading 2: Exits\n"
                               "paragraph: Two.\nparagraph: One\n");
}

TEST_CASE("what is locked, missing or cut short is said in one line", "[epub]") {
    const std::string opf = package(item("a", "a.xhtml"), "<itemref idref='a'/>");
    const std::string locks =
        "<encryption><EncryptedData><EncryptionMethod Algorithm='aes'/><CipherData>"
        "<CipherReference URI='OPS/a.xhtml'/></CipherData></EncryptedData></encryption>";
    CHECK(refusal(zip_of({{"META-INF/container.xml", container},
                          {"META-INF/encryption.xml", locks},
                          {"OPS/book.opf", opf},
                          {"OPS/a.xhtml", "garbage"}})) ==
          "cannot read report: it is protected against copying; get a copy without protection");
    CHECK(refusal(zip_of({{"a", "b"}})) ==
          "cannot read report: it is no EPUB: its table of parts is missing");
    const std::string whole = zip_of({{"META-INF/container.xml", container}});
    CHECK(refusal(whole.substr(0, whole.size() - 30)) ==
          "cannot read report: the file is incomplete or damaged; get it again");
}
