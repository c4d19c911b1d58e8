// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"
#include "formats/pdf_layout.hpp"
#include "formats/readers.hpp"
#include "support/pdf_writer.hpp"
#include "unit/formats/printed.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

namespace {

std::string line(int left, int up, int size, const std::string& text,
                 const std::string& font = "F1") {
    return PdfWriter::line(left, up, size, text, font);
}

/// Lines of one column, 12 points apart, in type of 10 points.
std::string column(int left, int up, const std::vector<std::string>& texts) {
    std::string content;
    for (const auto& text : texts) {
        content += line(left, up, 10, text);
        up -= 12;
    }
    return content;
}

std::string paragraph(int left, int up) {
    return column(left, up,
                  {"The inspectors came in spring and looked at every room of the house, and",
                   "then at the cellar, where the old records had been kept for many years."});
}

Kept read(const PdfWriter& pdf) {
    const std::string bytes = pdf.bytes();
    return kept(read_pdf, bytes);
}

std::string refusal(const std::string& bytes) {
    try {
        kept(read_pdf, bytes);
    } catch (const Error& error) {
        CHECK(error.failure() == Failure::document);
        return error.what();
    }
    return "was read";
}

const Block& first_of(const Kept& document, Role role) {
    for (const Block& block : document.blocks) {
        if (block.role == role) {
            return block;
        }
    }
    FAIL("no " << name_of(role));
    return document.blocks.front();
}

} // namespace

TEST_CASE("lines of an untagged page become paragraphs by gaps and indents", "[pdf]") {
    PdfWriter pdf;
    pdf.add_page(
        paragraph(60, 700) + paragraph(60, 660) +
        column(60, 620,
               {"It was a long day for all of them, and nobody had thought of bringing",
                "anything to eat."}) +
        column(75, 596, {"The second one begins with an indent, as books have had it since"}));
    const Kept document = read(pdf);
    REQUIRE(document.blocks.size() == 4);
    CHECK(document.blocks[0].text ==
          "The inspectors came in spring and looked at every room of the house, and then at the "
          "cellar, where the old records had been kept for many years.");
    CHECK(document.blocks[3].text.find("The second one") == 0);
    CHECK(document.known.format == "pdf");
}

TEST_CASE("large type is a heading, larger type a higher one", "[pdf]") {
    PdfWriter pdf;
    pdf.add_page(line(60, 740, 20, "Report on the House") + line(60, 700, 14, "1 Findings") +
                 paragraph(60, 670) + line(60, 630, 14, "2 Conclusions") + paragraph(60, 600));
    const Kept document = read(pdf);
    CHECK(texts(document, Role::heading) == "Report on the House\n1 Findings\n2 Conclusions\n");
    CHECK(document.blocks[0].level == 1);
    CHECK(document.blocks[1].level == 2);
    CHECK(document.blocks[1].guessed);
    CHECK(document.blocks[1].number == TextRange{0, 1});
}

TEST_CASE("two columns are read one after the other, below what spans both", "[pdf]") {
    PdfWriter pdf;
    const std::vector<std::string> left{
        "Left one is a line of some words", "left two is a line of some words",
        "left three is a line of words.", "Left four is a line of words."};
    std::vector<std::string> right = left;
    for (auto& text : right) {
        text.replace(text.find("eft") - 1, 4, "right");
    }
    pdf.add_page(line(60, 740, 18, "A Title over both columns of the page") +
                 column(60, 700, left) + column(320, 706, right));
    const Kept document = read(pdf);
    const std::string all = printed(document);
    CHECK(all.find("heading 1: A Title") == 0);
    CHECK(all.find("left two") < all.find("right one"));
    CHECK(all.find("Left four") < all.find("right one"));
}

TEST_CASE("a heading in the margin is read before the text beside it", "[pdf]") {
    PdfWriter pdf;
    pdf.add_page(paragraph(200, 700) + paragraph(200, 660) + line(40, 620, 14, "Background") +
                 paragraph(200, 620) + paragraph(200, 580) + paragraph(200, 540));
    const Kept document = read(pdf);
    REQUIRE(document.blocks.size() == 6);
    CHECK(printed(document.blocks[2]) == "heading 1: Background");
}

TEST_CASE("a word that a line break cut is whole again, a compound keeps its hyphen", "[pdf]") {
    PdfWriter pdf;
    pdf.add_page(
        column(60, 700,
               {"The market and the based sums of a community, said nobody who had com-",
                "munity sense in mind, are market-",
                "based for all who care to look at the whole of it in any of these years."}));
    const Kept document = read(pdf);
    REQUIRE(document.blocks.size() == 1);
    CHECK(document.blocks[0].text.find("had community sense") != std::string::npos);
    CHECK(document.blocks[0].text.find("market-based") != std::string::npos);
}

TEST_CASE("a word at a line's end whose end is left out stays apart", "[pdf]") {
    PdfWriter pdf;
    pdf.add_page(column(60, 700,
                        {"The clerks and the guards and the cooks were heard, and all of the pre-",
                         "and post-operative care was looked at by them in the same thous-",
                         "ands of days as the year before, and nobody has said why it was so."}));
    const Kept document = read(pdf);
    REQUIRE(document.blocks.size() == 1);
    CHECK(document.blocks[0].text.find("all of the pre- and post-operative care") !=
          std::string::npos);
    CHECK(document.blocks[0].text.find("same thousands of days") != std::string::npos);
}

TEST_CASE("a paragraph goes on over the page break, and heads and feet are no part of it",
          "[pdf]") {
    PdfWriter pdf;
    const std::string head = line(60, 770, 9, "Annual report of the house");
    pdf.add_page(
        head + paragraph(60, 500) +
        column(60, 460, {"What they found there was not to be said in a few words, for the"}) +
        line(300, 30, 9, "1"));
    pdf.add_page(head + column(60, 700, {"rats had been at it before them."}) +
                 line(300, 30, 9, "2"));
    pdf.add_page(head + paragraph(60, 700) + line(300, 30, 9, "3"));
    const Kept document = read(pdf);
    CHECK(texts(document, Role::paragraph).find("for the rats had been") != std::string::npos);
    CHECK(texts(document, Role::paragraph).find("Annual") == std::string::npos);
    CHECK(texts(document, Role::artifact).find("Annual report of the house\n") !=
          std::string::npos);
}

TEST_CASE("numbered headings at the top of pages are no running heads", "[pdf]") {
    PdfWriter pdf;
    for (const std::string number : {"19", "21", "24"}) {
        pdf.add_page(line(60, 740, 14, "Article " + number) + paragraph(60, 500));
    }
    CHECK(texts(read(pdf), Role::heading) == "Article 19\nArticle 21\nArticle 24\n");
}

TEST_CASE("small type with a mark below the text is a note, and the mark leads to it", "[pdf]") {
    PdfWriter pdf;
    pdf.add_page(paragraph(60, 700) + paragraph(60, 660) + line(60, 620, 10, "Rats were seen") +
                 line(132, 624, 6, "1") + line(140, 620, 10, "twice in that year by the cook.") +
                 line(60, 60, 6, "1") + line(64, 56, 8, "See the records of the second year."));
    const Kept document = read(pdf);
    const Block& note = first_of(document, Role::note);
    CHECK(note.text == "1 See the records of the second year.");
    const Block& text = document.blocks[2];
    REQUIRE(!text.spans.empty());
    CHECK(text.spans[0].kind == SpanKind::note_reference);
    CHECK(text.spans[0].target == note.id);
}

TEST_CASE("marked lines are items of a list", "[pdf]") {
    PdfWriter pdf;
    pdf.add_page(paragraph(60, 700) + column(70, 660, {"\\225 Records are kept late."}) +
                 column(70, 640, {"\\225 Two exits are blocked."}) +
                 column(60, 610, {"1. First of all, see to it."}) +
                 column(60, 590, {"2. Then rest."}));
    const Kept document = read(pdf);
    CHECK(texts(document, Role::list_item) ==
          "• Records are kept late.\n• Two exits are blocked.\n1. First of all, see to it.\n2. "
          "Then rest.\n");
    CHECK(document.blocks[1].list == document.blocks[2].list);
    CHECK(document.blocks[1].list != document.blocks[3].list);
    CHECK(document.blocks[3].ordered);
}

TEST_CASE("short texts in rows and columns are a table", "[pdf]") {
    PdfWriter pdf;
    std::string rows;
    for (int i = 0; i < 4; ++i) {
        const int up = 600 - 20 * i;
        rows += line(60, up, 10, i == 0 ? "State" : "Ohio", i == 0 ? "F2" : "F1") +
                line(250, up, 10, i == 0 ? "Plants" : "12", i == 0 ? "F2" : "F1") +
                line(400, up, 10, i == 0 ? "Cost" : "34", i == 0 ? "F2" : "F1");
    }
    pdf.add_page(paragraph(60, 700) + paragraph(60, 660) + rows);
    const Kept document = read(pdf);
    CHECK(texts(document, Role::table_cell) ==
          "State\nPlants\nCost\nOhio\n12\n34\nOhio\n12\n34\nOhio\n12\n34\n");
    const Block& cell = first_of(document, Role::table_cell);
    CHECK(cell.cell == Cell{1, 0, 0, 1, 1, true});
}

namespace {

/// Five lines of a narrow column.
std::string narrow(int left, int up, const std::string& first) {
    return column(left, up,
                  {first + " came in spring and looked at every room",
                   "of the house, and then at the cellar, where the",
                   "old records had been kept for many years, and",
                   "nobody had asked for them since the flood came",
                   "down the valley and took the bridge with it"});
}

} // namespace

TEST_CASE("a short heading below two columns is read behind both", "[pdf]") {
    PdfWriter pdf;
    pdf.add_page(narrow(60, 700, "The first") + narrow(320, 700, "The second") +
                 line(60, 620, 14, "What we found", "F2") + paragraph(60, 600));
    const Kept document = read(pdf);
    REQUIRE(document.blocks.size() >= 3);
    CHECK(document.blocks[0].text.find("The first") == 0);
    CHECK(document.blocks[0].text.find("The second") != std::string::npos);
    CHECK(printed(document.blocks[1]) == "heading 1: What we found");
}

TEST_CASE("a second column of one line goes on with the first", "[pdf]") {
    PdfWriter pdf;
    pdf.add_page(paragraph(60, 740) + narrow(60, 690, "The first") +
                 line(320, 690, 10, "in March.") + line(60, 600, 14, "What we found", "F2") +
                 paragraph(60, 580));
    const Kept document = read(pdf);
    REQUIRE(document.blocks.size() >= 3);
    CHECK(document.blocks[1].text.ends_with("took the bridge with it in March."));
}

TEST_CASE("words of a justified line are no columns, however far apart", "[pdf]") {
    std::vector<PdfLine> lines;
    const auto add = [&](const std::string& text, float left, float right, float baseline) {
        PdfPiece piece;
        piece.text = text;
        piece.left = left;
        piece.right = right;
        piece.baseline = baseline;
        piece.size = 10;
        lines.push_back({{piece}, left, right, baseline, 10});
    };
    add("The inspectors came in spring and", 60, 250, 100);
    add("looked", 60, 90, 112);
    add("over", 140, 160, 112);
    add("there", 210, 250, 112);
    add("before", 60, 88, 124);
    add("them", 138, 162, 124);
    add("all", 212, 250, 124);
    const auto stretches = stretches_of(lines, {});
    REQUIRE(stretches.size() == 1);
    CHECK(stretches[0].cells.empty());
    CHECK(stretches[0].lines.size() == 3);
}

TEST_CASE("a caption and a heading below a table are no cells of it", "[pdf]") {
    std::string rows = paragraph(60, 700);
    const auto row = [&](int up, const std::string& year, const std::string& trainees,
                         const std::string& share) {
        rows += line(62, up, 10, year) + line(200, up, 10, trainees) + line(370, up, 10, share);
    };
    row(650, "Year hired", "Trainees", "Certified");
    row(632, "2015", "641", "71%");
    row(614, "2017", "702", "66%");
    rows += line(60, 590, 10, "Table 1: Trainees certified, by year of hiring");
    rows += line(60, 565, 14, "Simulators are not where the trainees are", "F2");
    PdfWriter pdf;
    pdf.add_page(rows + paragraph(60, 545) + paragraph(60, 500));
    const Kept document = read(pdf);
    CHECK(texts(document, Role::table_cell) ==
          "Year hired\nTrainees\nCertified\n2015\n641\n71%\n2017\n702\n66%\n");
    CHECK(texts(document, Role::heading) == "Simulators are not where the trainees are\n");
}

TEST_CASE("a printed table of contents is not read aloud", "[pdf]") {
    PdfWriter pdf;
    std::string rows;
    for (int i = 0; i < 5; ++i) {
        rows += line(60, 700 - 20 * i, 10, "Part of the report") +
                line(400, 700 - 20 * i, 10, std::to_string(i + 1));
    }
    pdf.add_page(line(60, 740, 16, "Contents") + rows);
    for (int i = 0; i < 5; ++i) {
        pdf.add_page(paragraph(60, 700));
    }
    const Kept document = read(pdf);
    CHECK(texts(document, Role::contents).find("Part of the report 5\n") != std::string::npos);
    CHECK(texts(document, Role::table_cell).empty());
}

TEST_CASE("bookmarks name headings that their type does not show", "[pdf]") {
    PdfWriter pdf;
    pdf.add_page(paragraph(60, 700) + line(60, 660, 10, "Blocked exits") + paragraph(60, 630));
    const int item = pdf.add("<</Title (Blocked exits) /Parent 91 0 R /Dest [" +
                             std::to_string(PdfWriter::page(1)) + " 0 R /Fit]>>");
    pdf.add("<</Type /Outlines /First " + std::to_string(item) + " 0 R /Last " +
            std::to_string(item) + " 0 R /Count 1>>");
    pdf.describe("/Outlines 91 0 R ");
    const Kept document = read(pdf);
    CHECK(texts(document, Role::heading) == "Blocked exits\n");
    CHECK_FALSE(first_of(document, Role::heading).guessed);
}

TEST_CASE("pages are called as the document labels them", "[pdf]") {
    PdfWriter pdf;
    pdf.add_page(paragraph(60, 600));
    pdf.add_page(paragraph(60, 600));
    pdf.describe("/PageLabels <</Nums [0 <</S /r>> 1 <</S /D /P (A-)>>]>> ");
    const Kept document = read(pdf);
    CHECK(document.blocks[0].page == "i");
    CHECK(document.blocks[1].page == "A-1");
}

TEST_CASE("a tagged page says itself what its text is, in the order of its tree", "[pdf]") {
    PdfWriter pdf;
    pdf.add_page(PdfWriter::marked(2, "P", paragraph(60, 640)) +
                     PdfWriter::marked(0, "H1", line(60, 700, 10, "Findings of the year")) +
                     PdfWriter::marked(1, "P", line(60, 680, 10, "It was late.")) +
                     "/Artifact BMC\n" + line(60, 30, 10, "Confidential") + "EMC\n" +
                     PdfWriter::marked(3, "TH", line(60, 560, 10, "Place")) +
                     PdfWriter::marked(4, "TD", line(60, 540, 10, "Cellar")),
                 "/StructParents 0");
    // 90: root, 91: document, 92: heading, 93, 94: paragraphs, 95: table, 96, 98: rows
    pdf.add("<</Type /StructTreeRoot /K 91 0 R /ParentTree <</Nums [0 [92 0 R 93 0 R 94 0 R 97 0 R "
            "99 0 R]]>> /RoleMap <</Absatz /P>>>>");
    pdf.add("<</S /Document /P 90 0 R /K [92 0 R 93 0 R 94 0 R 95 0 R]>>");
    pdf.add("<</S /H2 /P 91 0 R /Lang (de) /K 0>>");
    pdf.add("<</S /Absatz /P 91 0 R /K 1>>");
    pdf.add("<</S /P /P 91 0 R /K 2>>");
    pdf.add("<</S /Table /P 91 0 R /K [96 0 R 98 0 R]>>");
    pdf.add("<</S /TR /P 95 0 R /K 97 0 R>>");
    pdf.add("<</S /TH /P 96 0 R /A <</O /Table /ColSpan 2>> /K 3>>");
    pdf.add("<</S /TR /P 95 0 R /K 99 0 R>>");
    pdf.add("<</S /TD /P 98 0 R /K 4>>");
    pdf.describe("/StructTreeRoot 90 0 R /MarkInfo <</Marked true>> /Lang (en) ");
    const Kept document = read(pdf);
    REQUIRE(document.blocks.size() == 5);
    CHECK(printed(document.blocks[0]) == "heading 2: Findings of the year");
    CHECK_FALSE(document.blocks[0].guessed);
    CHECK(document.blocks[0].language == "de");
    CHECK(document.blocks[1].text == "It was late.");
    CHECK(document.blocks[3].cell == Cell{1, 0, 0, 2, 1, true});
    CHECK(document.blocks[4].cell == Cell{1, 1, 0, 1, 1, false});
    CHECK(document.known.language == "en");
}

TEST_CASE("a structure tree that bites its tail is read to an end", "[pdf]") {
    PdfWriter pdf;
    pdf.add_page(PdfWriter::marked(0, "P", paragraph(60, 700)), "/StructParents 0");
    pdf.add("<</Type /StructTreeRoot /K 91 0 R /ParentTree <</Nums [0 [92 0 R]]>>>>");
    pdf.add("<</S /Sect /P 92 0 R /K 92 0 R>>");
    pdf.add("<</S /P /P 91 0 R /K [0 91 0 R]>>");
    pdf.describe("/StructTreeRoot 90 0 R ");
    CHECK(read(pdf).blocks.size() == 1);
}

TEST_CASE("a page that is only a picture is named, not passed over in silence", "[pdf]") {
    PdfWriter pdf;
    pdf.add_page(paragraph(60, 700));
    const int picture = pdf.add("<</Subtype /Image /Width 1000 /Height 1400 /ColorSpace "
                                "/DeviceGray /BitsPerComponent 1 /Length 0>>\nstream\n\nendstream");
    pdf.add_page("q 600 0 0 800 0 0 cm /I Do Q",
                 "/Resources <</XObject <</I " + std::to_string(picture) + " 0 R>>>>");
    const Kept document = read(pdf);
    REQUIRE(document.blocks.size() >= 2);
    const auto& page = document.blocks[document.blocks.size() - 2];
    CHECK(page.notice == Notice::page_without_text);
    CHECK(page.text == "2");
    CHECK(document.blocks.back().notice == Notice::scans_unasked);
    CHECK(document.known.notices == std::vector<DocumentNotice>{{Notice::page_without_text, "2"}});
}

TEST_CASE("what is no PDF, damaged or locked is refused in one line", "[pdf]") {
    CHECK(refusal("%PDF-1.7\nnothing").find("cannot read report: ") == 0);
    PdfWriter pdf;
    pdf.add_page(paragraph(60, 700));
    const std::string whole = pdf.bytes();
    for (std::size_t size = 0; size < whole.size(); size += 97) {
        const std::string line_said = refusal(whole.substr(0, size));
        CHECK(line_said.find('\n') == std::string::npos);
    }
}
