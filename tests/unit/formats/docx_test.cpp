// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/readers.hpp"
#include "support/zip_writer.hpp"
#include "unit/formats/printed.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

namespace {

constexpr std::string_view styles =
    "<w:styles><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='en-US'/></w:rPr></w:rPrDefault>"
    "</w:docDefaults>"
    "<w:style w:type='paragraph' w:styleId='Normal' w:default='1'><w:name "
    "w:val='Normal'/></w:style>"
    "<w:style w:styleId='berschrift1'><w:name w:val='heading 1'/><w:basedOn w:val='Normal'/>"
    "<w:pPr><w:outlineLvl w:val='0'/><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>"
    "<w:style w:styleId='Own'><w:name w:val='Own'/><w:basedOn w:val='berschrift1'/>"
    "<w:pPr><w:outlineLvl w:val='1'/><w:numPr><w:ilvl w:val='1'/></w:numPr></w:pPr></w:style>"
    "<w:style w:styleId='Title'><w:name w:val='Title'/></w:style>"
    "<w:style w:styleId='TOC1'><w:name w:val='toc 1'/></w:style></w:styles>";

constexpr std::string_view numbering =
    "<w:numbering><w:abstractNum w:abstractNumId='7'>"
    "<w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText "
    "w:val='%1.'/></w:lvl>"
    "<w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='lowerLetter'/><w:lvlText "
    "w:val='%1(%2)'/>"
    "</w:lvl></w:abstractNum>"
    "<w:abstractNum w:abstractNumId='8'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/>"
    "<w:lvlText w:val='x'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='7'/></w:num>"
    "<w:num w:numId='2'><w:abstractNumId w:val='8'/></w:num></w:numbering>";

std::string run(const std::string& text, const std::string& properties = {}) {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space='preserve'>" + text +
           "</w:t></w:r>";
}

std::string paragraph(const std::string& content, const std::string& properties = {}) {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + content + "</w:p>";
}

std::string styled(const std::string& text, const std::string& style) {
    return paragraph(run(text), "<w:pStyle w:val='" + style + "'/>");
}

Kept read(const std::string& body, std::string_view footnotes = "<w:footnotes/>") {
    const std::string document = "<w:document><w:body>" + body + "</w:body></w:document>";
    const std::string bytes = zip_of({{"[Content_Types].xml", "<Types/>"},
                                      {"word/document.xml", document},
                                      {"word/styles.xml", styles},
                                      {"word/numbering.xml", numbering},
                                      {"word/footnotes.xml", footnotes}});
    CHECK(looks_like_docx(bytes));
    return kept(read_docx, bytes);
}

} // namespace

TEST_CASE("headings come from outline levels of styles, with the numbers that are drawn",
          "[docx]") {
    const Kept document = read(styled("Report", "Title") + styled("Findings", "berschrift1") +
                               styled("Records", "Own") + styled("Exits", "Own") +
                               styled("End", "berschrift1") + styled("Text.", "Normal"));
    CHECK(printed(document) ==
          "heading 1: Report\nheading 2: 1. Findings\nheading 3: 1(a) Records\n"
          "heading 3: 1(b) Exits\nheading 2: 2. End\nparagraph: Text.\n");
    CHECK(document.blocks[1].number == TextRange{0, 2});
    CHECK(document.known.language == "en-US");
}

namespace {

std::string in_type(const std::string& text, int half_points, bool bold) {
    return paragraph(run(text, (bold ? "<w:b/>" : "") + std::string("<w:sz w:val='") +
                                   std::to_string(half_points) + "'/>"));
}

} // namespace

TEST_CASE("where no style marks headings, larger and bolder type does", "[docx]") {
    const std::string text = "The commission looked at every room of the house, and then at the "
                             "cellar, where the records had been kept.";
    const std::string body =
        in_type("Report on the houses", 40, true) + in_type("What was found", 30, true) +
        in_type(text, 22, false) + in_type("Rooms", 22, true) + in_type(text, 22, false) +
        in_type("What to do", 30, true) + in_type(text, 22, false) + in_type("Kitchens", 22, true) +
        in_type(text, 22, false) + in_type("Warning.", 22, true) + in_type(text, 22, false);
    const Kept document = read(body);
    CHECK(texts(document, Role::heading) ==
          "Report on the houses\nWhat was found\nRooms\nWhat to do\nKitchens\n");
    CHECK(document.blocks[1].level == 2);
    CHECK(document.blocks[3].level == 3);
    CHECK(document.blocks[3].guessed);
    // One marked heading is enough to trust the marks.
    CHECK(texts(read(styled("Marked", "berschrift1") + body), Role::heading) == "1. Marked\n");
}

TEST_CASE("the lines of a cover are no headings each", "[docx]") {
    const std::string text = "The commission looked at every room of the house, and then at the "
                             "cellar, where the records had been kept.";
    std::string body = in_type("Ministry of Houses", 28, true) +
                       in_type("Report on the houses", 48, true) + in_type("May 2024", 26, true);
    for (const auto* heading : {"Rooms", "Cellars", "Records"}) {
        body += in_type(heading, 30, true) + in_type(text, 22, false) + in_type(text, 22, false);
    }
    CHECK(texts(read(body), Role::heading) == "Report on the houses\nRooms\nCellars\nRecords\n");
}

TEST_CASE("tracked changes are read as they end", "[docx]") {
    const Kept document =
        read(paragraph(run("It was ") + "<w:del><w:r><w:delText>never</w:delText></w:r></w:del>" +
                       "<w:ins>" + run("always") + "</w:ins><w:moveFrom>" + run(" moved") +
                       "</w:moveFrom>" + run(" late.")) +
             paragraph(run("One "), "<w:rPr><w:del/></w:rPr>") + paragraph(run("sentence.")));
    CHECK(printed(document) == "paragraph: It was always late.\nparagraph: One sentence.\n");
}

TEST_CASE("codes of fields and hidden letters are silent, results are not", "[docx]") {
    const Kept document =
        read(paragraph(run("See ") +
                       "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> REF x "
                       "</w:instrText></w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r>" +
                       run("table 2") + "<w:r><w:fldChar w:fldCharType='end'/></w:r>" +
                       run(" secret", "<w:vanish/>") + run(".")));
    CHECK(printed(document) == "paragraph: See table 2.\n");
}

TEST_CASE("a note that names itself or is named again is read once", "[docx]") {
    const std::string mark = "<w:r><w:footnoteReference w:id='5'/></w:r>";
    const Kept document =
        read(paragraph(run("Late") + mark + mark), "<w:footnotes><w:footnote w:id='5'>" +
                                                       paragraph(run("A note.") + mark) +
                                                       "</w:footnote></w:footnotes>");
    CHECK(printed(document) == "paragraph: Late12\nnote: A note.3\n");
}

TEST_CASE("items, text boxes and notes come once, where they belong", "[docx]") {
    const std::string box = "<w:txbxContent>" + styled("In a box.", "Normal") + "</w:txbxContent>";
    const Kept document = read(
        paragraph(run("First"), "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='2'/></w:numPr>") +
            paragraph(run("Outside") + "<w:r><mc:AlternateContent><mc:Choice>" + box +
                      "</mc:Choice><mc:Fallback>" + box +
                      "</mc:Fallback></mc:AlternateContent></w:r>" +
                      "<w:r><w:footnoteReference w:id='5'/></w:r>"),
        "<w:footnotes><w:footnote w:id='5'><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>"
        "</w:footnotes>");
    CHECK(printed(document) ==
          "list-item 1: First\nparagraph: Outside1\nnote: A note.\nparagraph: In a box.\n");
    REQUIRE(document.blocks[1].spans.size() == 1);
    CHECK(document.blocks[1].spans[0].kind == SpanKind::note_reference);
    CHECK(document.blocks[1].spans[0].target == document.blocks[2].id);
}

TEST_CASE("cells know their places, and covered ones are none", "[docx]") {
    const auto cell = [](const std::string& text, const std::string& properties = {}) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + styled(text, "Normal") + "</w:tc>";
    };
    const Kept document =
        read("<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" +
             cell("Wide", "<w:gridSpan w:val='2'/>") + cell("C") + "</w:tr><w:tr>" +
             cell("a", "<w:vMerge w:val='restart'/>") + cell("b") + cell("c") + "</w:tr><w:tr>" +
             cell("", "<w:vMerge/>") + cell("d") + cell("e") + "</w:tr></w:tbl>");
    REQUIRE(document.blocks.size() == 7);
    CHECK(document.blocks[0].cell == Cell{1, 0, 0, 2, 1, true});
    CHECK(document.blocks[1].cell == Cell{1, 0, 2, 1, 1, true});
    CHECK(document.blocks[2].cell == Cell{1, 1, 0, 1, 2, false});
    CHECK(document.blocks[5].cell == Cell{1, 2, 1, 1, 1, false});
}

TEST_CASE("a cell reaches down as long as those below go on with it", "[docx]") {
    const auto cell = [](const std::string& text, const std::string& properties = {}) {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + styled(text, "Normal") + "</w:tc>";
    };
    const std::string begins = "<w:vMerge w:val='restart'/>";
    const std::string goes_on = "<w:vMerge/>";
    const Kept document =
        read("<w:tbl><w:tr>" + cell("Year") + cell("Ships", begins) + "</w:tr><w:tr>" +
             cell("2021", begins) + cell("", goes_on) + "</w:tr><w:tr>" + cell("", goes_on) +
             cell("", goes_on) + "</w:tr><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" +
             cell("Last", goes_on + "<w:gridSpan w:val='1'/>") + "</w:tr><w:tr>" +
             cell("2022", begins) + cell("4", begins) + "</w:tr></w:tbl>");
    REQUIRE(document.blocks.size() == 5);
    CHECK(document.blocks[1].cell == Cell{1, 0, 1, 1, 4, false});
    CHECK(document.blocks[2].cell == Cell{1, 1, 0, 1, 2, false});
    CHECK(document.blocks[3].cell == Cell{1, 4, 0, 1, 1, false});
    CHECK(document.blocks[4].cell == Cell{1, 4, 1, 1, 1, false});
}

TEST_CASE("a picture is described in words, not by the name of its file", "[docx]") {
    const auto picture = [](const std::string& words) {
        return paragraph("<w:r><w:drawing><wp:inline><wp:docPr id='1' name='Picture 1' descr='" +
                         words + "'/></wp:inline></w:drawing></w:r>");
    };
    CHECK(printed(read(picture("Ferries at the quay in 2021.") + styled("Text.", "Normal"))) ==
          "caption: Ferries at the quay in 2021.\nparagraph: Text.\n");
    const std::string file = GENERATE("https://ships.example/quay.aspx?id=4",
                                      "C:\\Pictures\\Our quay.JPG", "quay-2021.png", "image1.emf");
    CHECK(printed(read(picture(file) + styled("Text.", "Normal"))) == "paragraph: Text.\n");
}

TEST_CASE("a package that names its main text otherwise is one all the same", "[docx]") {
    const auto package = [](std::string_view kind) {
        return zip_of(
            {{"_rels/.rels", "<Relationships><Relationship Type='http://schemas.openxmlformats.org/"
                             "officeDocument/2006/relationships/officeDocument' "
                             "Target='/word/report.xml'/></Relationships>"},
             {"[Content_Types].xml", kind},
             {"word/report.xml", "<w:document><w:body><w:p><w:r><w:t>Text.</w:t></w:r></w:p>"
                                 "</w:body></w:document>"}});
    };
    const std::string text =
        package("<Override ContentType='application/vnd.openxmlformats-officedocument."
                "wordprocessingml.document.main+xml'/>");
    CHECK(looks_like_docx(text));
    CHECK(printed(kept(read_docx, text)) == "paragraph: Text.\n");
    CHECK_FALSE(looks_like_docx(package("<Override ContentType='application/vnd."
                                        "openxmlformats-officedocument.spreadsheetml.sheet"
                                        ".main+xml'/>")));
}

TEST_CASE("ten thousand nested elements are read, and broken XML as far as it goes", "[docx]") {
    std::string deep;
    std::string end;
    for (int i = 0; i < 10'000; ++i) {
        deep += "<w:sdt><w:sdtContent>";
        end += "</w:sdtContent></w:sdt>";
    }
    CHECK(read(styled("Before.", "Normal") + deep + end).blocks.size() == 1);
    const std::string broken = "<w:document><w:body>" + styled("Before.", "Normal") + deep;
    Kept sink;
    CHECK_THROWS_WITH(read_docx({zip_of({{"word/document.xml", broken}}), "report", {}}, sink),
                      "cannot read report: its text is damaged; get it again");
    CHECK(printed(sink) == "paragraph: Before.\n");
}
