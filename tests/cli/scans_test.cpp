// SPDX-License-Identifier: GPL-3.0-or-later
// Scanned pages of a PDF: said, and read where it is asked for, through the parser in its cell.
#include "support/scanned.hpp"
#include "support/scratch_folder.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace lectern;
using namespace lectern::test;

namespace {

std::string lines(int up, const std::vector<std::string>& texts) {
    std::string content;
    for (const auto& text : texts) {
        content += PdfWriter::line(60, up, 12, text);
        up -= 15;
    }
    return content;
}

const std::string typed = lines(700, {"The inspectors came in spring and looked at every room",
                                      "of the house, and then at the cellar."});
const std::string scanned =
    PdfWriter::line(60, 740, 20, "Conditions of detention", "F2") +
    lines(700, {"The commission found that twelve people had been kept in",
                "one room without windows. It visited the house again in",
                "October, and saw that nothing had been done since then."}) +
    lines(640, {"Meals were served twice a day. The kitchen had no running",
                "water, and its floor had not been washed for some weeks."});

/// A PDF in a home of its own.
class Desk {
public:
    explicit Desk(bool with_text) {
        PdfWriter pdf;
        if (with_text) {
            pdf.add_page(typed);
        }
        add_scan(pdf, scanned, folder_.path().string());
        std::ofstream(path_, std::ios::binary) << pdf.bytes();
    }
    Outcome run(std::vector<std::string> words, const std::string& variable = "LC_ALL=C") const {
        words.insert(words.begin(), LECTERN_BUILD_DIR "/lectern");
        words.push_back(path_.string());
        return run_program(words,
                           {"PATH=/usr/bin:/bin", "HOME=" + folder_.path().string(), variable});
    }

private:
    ScratchFolder folder_;
    std::filesystem::path path_ = folder_.path() / "report.pdf";
};

bool holds(const std::string& text, const std::string& part) {
    INFO(text);
    CHECK(text.find(part) != std::string::npos);
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a scanned page is named with the option that reads it", "[scans]") {
    const Outcome outcome = Desk(true).run({"text"});
    CHECK(outcome.status == 0);
    CHECK(holds(outcome.out, "and then at the cellar.\n\nPage 2 has no text; it may be a scan.\n"
                             "\nThe option --ocr reads scans.\n"));
}

TEST_CASE("a scanned page is read where that is asked for, and its words are marked as guessed",
          "[scans]") {
    const Desk desk(true);
    const std::string words =
        "Page 2 is read from a scan; words may be wrong.\n\nConditions of detention\n\nThe "
        "commission found that twelve people had been kept in one room without windows. It visited "
        "the house again in October, and saw that nothing had been done since then.\n\nMeals were "
        "served twice a day. The kitchen had no running water, and its floor had not been washed "
        "for some weeks.\n";
    CHECK(holds(desk.run({"text", "--ocr"}).out, words));
    CHECK(holds(desk.run({"text"}, "LECTERN_OCR=true").out, words));
    const auto outline = nlohmann::json::parse(desk.run({"outline", "--json", "--ocr"}).out);
    REQUIRE(outline.size() == 1);
    CHECK(outline[0]["text"] == "Conditions of detention");
    CHECK(outline[0]["page"] == "2");
    CHECK(outline[0]["guessed"] == true);
}

TEST_CASE("where tesseract is missing its package is named", "[scans]") {
    const std::string advice = "tesseract is missing; install the package tesseract-ocr";
    SECTION("and what else there is, is read") {
        const Outcome outcome = Desk(true).run({"text", "--ocr"}, "TESSDATA_PREFIX=/nonexistent");
        CHECK(outcome.status == 0);
        CHECK(holds(outcome.out, "Page 2 has no text; it may be a scan.\n\nScans cannot be read: " +
                                     advice + ".\n"));
    }
    SECTION("in one line on standard error where there is nothing else") {
        const Outcome outcome = Desk(false).run({"text", "--ocr"}, "TESSDATA_PREFIX=/nonexistent");
        CHECK(outcome.status == 3);
        CHECK(outcome.err == "lectern: cannot read report.pdf: it is a scan; " + advice + "\n");
    }
    SECTION("or that of the language") {
        const Outcome outcome = Desk(false).run({"text", "--ocr", "--lang", "eo"});
        CHECK(outcome.status == 3);
        CHECK(holds(outcome.err, "install the package tesseract-ocr-epo\n"));
    }
}
