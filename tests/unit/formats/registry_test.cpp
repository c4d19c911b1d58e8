// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"
#include "base/fd.hpp"
#include "base/utf8.hpp"
#include "formats/open.hpp"
#include "support/zip_writer.hpp"
#include "unit/formats/printed.hpp"

#include <catch2/catch.hpp>
#include <sys/mman.h>
#include <unistd.h>

using namespace lectern;
using namespace std::string_literals;

namespace {

Fd file_of(std::string_view bytes) {
    Fd file(::memfd_create("report", MFD_CLOEXEC));
    REQUIRE(write_all(file.get(), std::as_bytes(std::span(bytes))));
    ::lseek(file.get(), 0, SEEK_SET);
    return file;
}

Kept read_as(std::string_view bytes, const std::string& name, const std::string& format = {}) {
    const Fd file = file_of(bytes);
    Kept sink;
    read_document({file.get(), name, format, {}}, sink);
    return sink;
}

std::string refusal(std::string_view bytes, const std::string& name,
                    const std::string& format = {}) {
    try {
        read_as(bytes, name, format);
    } catch (const Error& error) {
        return error.what();
    }
    return "was read";
}

} // namespace

TEST_CASE("what cannot be read is said in one line with what to do", "[registry]") {
    CHECK(refusal("", "a.txt") == "cannot read a.txt: it is empty; check that it was saved whole");
    CHECK(refusal(" \n\t\n", "a.txt") ==
          "cannot read a.txt: there is no text in it; check that it was saved whole");
    CHECK(refusal("\x89PNG\r\n\x1A\n", "a.txt") ==
          "cannot read a.txt: it is an image; let tesseract recognise its text first: tesseract "
          "IMAGE text");
    CHECK(refusal("{\\rtf1 Hello}", "a.rtf") ==
          "cannot read a.rtf: it is RTF; convert it first: soffice --convert-to odt FILE");
    CHECK(refusal(zip_of({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", ""}}),
                  "a.xlsx") == "cannot read a.xlsx: it is a spreadsheet; convert it first: soffice "
                               "--convert-to html FILE");
    CHECK(refusal("<?xml version='1.0'?>\n<!-- a book -->\n<FictionBook><p>a</p></FictionBook>",
                  "a.fb2") ==
          "cannot read a.fb2: it is an FB2 book; convert it first: pandoc FILE -o book.epub");
    CHECK(refusal("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(600, '\0') +
                      "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s,
                  "a.docx") == "cannot read a.docx: it is encrypted; open it in the office program "
                               "and save a copy without a password");
    CHECK(refusal(std::string(500, '\1') + std::string(500, 'x'), "a.dat") ==
          "cannot read a.dat: it is not text; convert it first with the program that wrote it");
}

TEST_CASE("words at the beginning are no mark of a foreign format", "[registry]") {
    CHECK(refusal("TSUNAMI WAVE HEIGHTS, 2011", "a") == "was read");
    CHECK(refusal("ID3 tags are explained here", "a") == "was read");
}

TEST_CASE("an unknown format is a wrong call that names the known ones", "[registry]") {
    try {
        read_as("text", "a.txt", "latex");
        FAIL("was read");
    } catch (const Error& error) {
        CHECK(error.failure() == Failure::usage);
        for (const std::string& name : format_names()) {
            CHECK(std::string(error.what()).find(name) != std::string::npos);
        }
    }
}

TEST_CASE("a document is read from where its descriptor stands", "[registry]") {
    const Fd file = file_of("0123456789");
    ::lseek(file.get(), 4, SEEK_SET);
    Kept sink;
    read_document({file.get(), "a.txt", {}, {}}, sink);
    REQUIRE(sink.lines.size() == 1);
    CHECK(sink.lines[0].text == "456789");
}

TEST_CASE("a pipe is read to its end", "[registry]") {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    Fd out(ends[0]);
    {
        const Fd in(ends[1]);
        const std::string text = "Line one\nLine two";
        REQUIRE(write_all(in.get(), std::as_bytes(std::span(text))));
    }
    Kept sink;
    read_document({out.get(), "standard input", {}, {}}, sink);
    CHECK(sink.lines.size() == 2);
}

TEST_CASE("a few NUL bytes do not make a text binary", "[registry]") {
    const std::string text = "Records were kept late.\0 Two exits were blocked. The others "
                             "were open on the day of the visit.\n"s;
    CHECK(refusal(text, "a.txt") == "was read");
}

TEST_CASE("words, addresses and names that are no UTF-8 are mended", "[registry]") {
    const std::string bytes = zip_of(
        {{"[Content_Types].xml", "<Types/>"},
         {"word/document.xml",
          "<w:document><w:body><w:p><w:r><w:rPr><w:lang w:val='\xC3'/></w:rPr>"
          "<w:t>A\x80 way </w:t></w:r><w:hyperlink r:id='a'><w:r><w:t>on</w:t></w:r>"
          "</w:hyperlink></w:p></w:body></w:document>"},
         {"word/_rels/document.xml.rels",
          "<Relationships><Relationship Id='a' TargetMode='External' Target='\xFF'/>"
          "</Relationships>"},
         {"docProps/core.xml", "<coreProperties><dc:title>\xE2\x82</dc:title></coreProperties>"}});
    const Kept document = read_as(bytes, "a.docx");
    REQUIRE(document.blocks.size() == 1);
    CHECK(document.blocks[0].text == "A\uFFFD way on");
    CHECK(is_utf8(document.blocks[0].language));
    CHECK(is_utf8(document.known.title));
    for (const Span& span : document.blocks[0].spans) {
        CHECK(is_utf8(span.target));
    }
}
