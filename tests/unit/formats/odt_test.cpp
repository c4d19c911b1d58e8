// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"
#include "formats/readers.hpp"
#include "support/zip_writer.hpp"
#include "unit/formats/printed.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

namespace {

constexpr std::string_view styles =
    "<office:document-styles><office:styles>"
    "<style:default-style style:family='paragraph'><style:text-properties fo:language='de' "
    "fo:country='DE'/></style:default-style>"
    "<style:style style:name='Title'/>"
    "<text:outline-style><text:outline-level-style text:level='1' style:num-format='1'/>"
    "<text:outline-level-style text:level='2' style:num-format='1' text:display-levels='2'/>"
    "</text:outline-style></office:styles></office:document-styles>";

Kept read(const std::string& body, const std::string& automatic = {}) {
    const std::string content = "<office:document-content><office:automatic-styles>" + automatic +
                                "</office:automatic-styles><office:body><office:text>" + body +
                                "</office:text></office:body></office:document-content>";
    const std::string bytes = zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                      {"content.xml", content},
                                      {"styles.xml", styles}});
    CHECK(looks_like_odt(bytes));
    return kept(read_odt, bytes);
}

} // namespace

TEST_CASE("headings have their outline levels and the numbers that are drawn", "[odt]") {
    const Kept document = read(
        "<text:p text:style-name='P1'>Bericht</text:p>"
        "<text:h text:outline-level='1'>Eins</text:h><text:h text:outline-level='2'>Teil</text:h>"
        "<text:p>Text<text:s text:c='3'/>mit<text:tab/>Lücken.</text:p>",
        "<style:style style:name='P1' style:parent-style-name='Title'/>");
    CHECK(printed(document) == "heading 1: Bericht\nheading 2: 1 Eins\nheading 3: 1.1 Teil\n"
                               "paragraph: Text mit Lücken.\n");
    CHECK(document.known.language == "de-DE");
}

TEST_CASE("the words of a paragraph go on around a drawn shape, and those in it follow", "[odt]") {
    const Kept document = read(
        "<text:p>Before <draw:custom-shape><text:p>In the shape.</text:p></draw:custom-shape>"
        "<draw:g><draw:rect><text:p/></draw:rect><draw:frame><draw:text-box>"
        "<text:p>In the box.</text:p></draw:text-box></draw:frame></draw:g>and after.</text:p>");
    CHECK(printed(document) == "paragraph: Before and after.\nparagraph: In the shape.\n"
                               "paragraph: In the box.\n");
}

TEST_CASE("a flat file is read as a packed one", "[odt]") {
    const std::string bytes =
        "<?xml version='1.0'?>\n<office:document office:version='1.3' "
        "office:mimetype='application/vnd.oasis.opendocument.text'>"
        "<office:meta><dc:title>Boats</dc:title></office:meta><office:styles>"
        "<style:style style:name='Title'/></office:styles><office:body><office:text>"
        "<text:p text:style-name='Title'>Boats</text:p><text:p>Three sail.</text:p>"
        "</office:text></office:body></office:document>";
    REQUIRE(looks_like_odt(bytes));
    const Kept document = kept(read_odt, bytes);
    CHECK(printed(document) == "heading 1: Boats\nparagraph: Three sail.\n");
    CHECK(document.known.title == "Boats");
}

TEST_CASE("a package whose folders come first is one all the same", "[odt]") {
    CHECK(looks_like_odt(zip_of({{"Configurations2/", ""},
                                 {"mimetype", "application/vnd.oasis.opendocument.text"},
                                 {"content.xml", "<office:document-content/>"}})));
}

TEST_CASE("a package that another program packed again is one all the same", "[odt]") {
    constexpr std::string_view type = "application/vnd.oasis.opendocument.text";
    constexpr std::string_view entry =
        "<manifest><file-entry full-path='/' "
        "media-type='application/vnd.oasis.opendocument.text'/></manifest>";
    CHECK(looks_like_odt(
        zip_of({{"content.xml", "<office:document-content/>"}, {"META-INF/manifest.xml", entry}})));
    CHECK(looks_like_odt(
        zip_of({{"content.xml", "<office:document-content><office:body><office:text/>"}})));
    CHECK(looks_like_odt(zip_of({{"content.xml", ""}, {"mimetype", type}})));
    CHECK_FALSE(
        looks_like_odt(zip_of({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                               {"content.xml", "<office:spreadsheet/>"},
                               {"META-INF/manifest.xml", entry}})));
    CHECK_FALSE(looks_like_odt(zip_of({{"book/content.xml", "<office:text"}})));
}

TEST_CASE("a space between two words that are marked is one", "[odt]") {
    CHECK(printed(read("<text:p><text:span>Late</text:span> <text:span>records</text:span>\n"
                       "<text:span>remain.</text:span></text:p>")) ==
          "paragraph: Late records remain.\n");
}

TEST_CASE("a table that is written one element a line is the same table", "[odt]") {
    const Kept document =
        read("<table:table>\n <table:table-row>\n  <table:table-cell "
             "table:number-columns-spanned='2'>\n<text:p>a</text:p>\n</table:table-cell>\n  "
             "<table:covered-table-cell/>\n  <table:table-cell>\n<text:p>b</text:p>\n"
             "</table:table-cell>\n </table:table-row>\n</table:table>\n"
             "<table:table>\n <table:table-row>\n  <table:table-cell>\n"
             "<text:p>In a frame.</text:p>\n</table:table-cell>\n </table:table-row>\n"
             "</table:table>");
    CHECK(printed(document) == "table-cell: a\ntable-cell: b\nparagraph: In a frame.\n");
    CHECK(document.blocks[1].cell.column == 2);
}

TEST_CASE("where no heading is marked, larger and bolder type does it", "[odt]") {
    const std::string text = "<text:p>The commission looked at every room of the house, and then "
                             "at the cellar, where the records had been kept.</text:p>";
    const std::string styles =
        "<style:style style:name='P1'><style:text-properties fo:font-size='20pt'/></style:style>"
        "<style:style style:name='T1'><style:text-properties fo:font-size='120%' "
        "fo:font-weight='bold'/></style:style>";
    const std::string body =
        "<text:p text:style-name='P1'>Report on the houses</text:p>" + text +
        "<text:p><text:span text:style-name='T1'>Rooms</text:span></text:p>" + text +
        "<text:p><text:span text:style-name='T1'>Cellars</text:span></text:p>" + text;
    const Kept document = read(body, styles);
    CHECK(texts(document, Role::heading) == "Report on the houses\nRooms\nCellars\n");
    CHECK(document.blocks[2].level == 2);
    CHECK(document.blocks[2].guessed);
    CHECK(texts(read("<text:h>Marked</text:h>" + body, styles), Role::heading) == "1 Marked\n");
}

TEST_CASE("text that breaks off is read up to there, and then refused", "[odt]") {
    const std::string bytes = zip_of(
        {{"mimetype", "application/vnd.oasis.opendocument.text"},
         {"content.xml", "<office:document-content><office:body><office:text><text:p>One.</text:p>"
                         "<text:p>Two.</text:p><text:p>Thr"}});
    Kept sink;
    CHECK_THROWS_WITH(read_odt({bytes, "report", {}}, sink),
                      "cannot read report: its text is damaged; get it again");
    CHECK(printed(sink).starts_with("paragraph: One.\nparagraph: Two.\n"));
}

TEST_CASE("lists, notes and tables keep their structure", "[odt]") {
    const Kept document = read(
        "<text:list text:style-name='L'><text:list-item><text:p>Erstens</text:p>"
        "<text:list><text:list-item><text:p>innen</text:p></text:list-item></text:list>"
        "</text:list-item><text:list-item><text:p>Zweitens<text:note text:id='n'>"
        "<text:note-citation>1</text:note-citation><text:note-body><text:p>Siehe dort.</text:p>"
        "</text:note-body></text:note></text:p></text:list-item></text:list>"
        "<table:table><table:table-header-rows><table:table-row><table:table-cell "
        "table:number-columns-spanned='2'><text:p>Kopf</text:p></table:table-cell>"
        "<table:covered-table-cell/></table:table-row></table:table-header-rows>"
        "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell>"
        "<text:p>b</text:p></table:table-cell></table:table-row></table:table>",
        "<text:list-style style:name='L'><text:list-level-style-number text:level='1' "
        "style:num-format='a' style:num-suffix=')'/><text:list-level-style-bullet text:level='2'/>"
        "</text:list-style>");
    CHECK(printed(document) == "list-item 1: a) Erstens\nlist-item 2: innen\n"
                               "list-item 1: b) Zweitens1\nnote: Siehe dort.\ntable-cell: Kopf\n"
                               "table-cell: a\ntable-cell: b\n");
    CHECK(document.blocks[0].list == document.blocks[2].list);
    CHECK(document.blocks[0].list != document.blocks[1].list);
    CHECK(document.blocks[4].cell == Cell{1, 0, 0, 2, 1, true});
    CHECK(document.blocks[6].cell == Cell{1, 1, 1, 1, 1, false});
}

TEST_CASE("what was deleted, hidden or noted beside is silent", "[odt]") {
    const Kept document =
        read("<text:tracked-changes><text:changed-region><text:deletion><text:p>weg</text:p>"
             "</text:deletion></text:changed-region></text:tracked-changes>"
             "<text:p>Da<text:span text:style-name='T1'> nicht</text:span><office:annotation>"
             "<text:p>Anmerkung</text:p></office:annotation> und dort.</text:p>",
             "<style:style style:name='T1'><style:text-properties text:display='none'/>"
             "</style:style>");
    CHECK(printed(document) == "paragraph: Da und dort.\n");
}

TEST_CASE("an encrypted document is refused in one line", "[odt]") {
    const std::string bytes =
        zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                {"META-INF/manifest.xml", "<manifest><file-entry><encryption-data/></file-entry>"
                                          "</manifest>"},
                {"content.xml", "noise"}});
    try {
        kept(read_odt, bytes);
        FAIL("was read");
    } catch (const Error& error) {
        CHECK(std::string(error.what()) ==
              "cannot read report: it is encrypted; save a copy without a password");
    }
}
