// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.hpp"
#include "formats/encoding.hpp"

#include <catch2/catch.hpp>
#include <clocale>

using namespace lectern;
using namespace std::string_literals;

namespace {

std::string as_utf8(const std::string& bytes, const std::string& demanded = {}) {
    const Encoding encoding = find_encoding(bytes, demanded, declared_encoding(bytes));
    return std::string(Utf8Document(bytes, encoding).text());
}

std::string name_for(const std::string& bytes, std::string_view declared = {}) {
    return find_encoding(bytes, {}, declared).name;
}

std::string utf16(std::u16string_view text, bool big) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8U);
        const char low = static_cast<char>(unit & 0xFFU);
        bytes += big ? std::string{high, low} : std::string{low, high};
    }
    return bytes;
}

} // namespace

TEST_CASE("a byte order mark decides and is no text", "[encoding]") {
    CHECK(as_utf8("\xEF\xBB\xBFReport") == "Report");
    CHECK(as_utf8("\xFF\xFE" + utf16(u"Bericht für Қазақстан", false)) == "Bericht für Қазақстан");
    CHECK(as_utf8("\xFE\xFF" + utf16(u"Bericht für Қазақстан", true)) == "Bericht für Қазақстан");
    CHECK(as_utf8("\xFF\xFE\0\0R\0\0\0"s) == "R");
    CHECK(as_utf8("\0\0\xFE\xFF\0\0\0R"s) == "R");
}

TEST_CASE("UTF-16 is known without a mark by its NUL bytes", "[encoding]") {
    CHECK(as_utf8(utf16(u"The report was late.", false)) == "The report was late.");
    CHECK(as_utf8(utf16(u"The report was late.", true)) == "The report was late.");
}

TEST_CASE("valid UTF-8 wins over what the document declares", "[encoding]") {
    CHECK(name_for("caf\xC3\xA9", "iso-8859-1") == "UTF-8");
}

TEST_CASE("a declared encoding is believed where the bytes are no UTF-8", "[encoding]") {
    CHECK(as_utf8("<meta charset=\"windows-1251\"><p>\xCE\xF2\xF7\xB8\xF2") ==
          "<meta charset=\"windows-1251\"><p>Отчёт");
    CHECK(as_utf8("<?xml version='1.0' encoding='koi8-r'?>\xEF") ==
          "<?xml version='1.0' encoding='koi8-r'?>О");
    CHECK(declared_encoding("<META HTTP-EQUIV=x content='text/html; charset=Big5'>") == "big5");
    CHECK(declared_encoding("<meta charset=utf-16>") == "utf-8");
    CHECK(declared_encoding("no declaration").empty());
}

TEST_CASE("ISO-8859-1 means windows-1252", "[encoding]") {
    CHECK(name_for("\x93quoted\x94", "ISO-8859-1") == "windows-1252");
    CHECK(as_utf8("<meta charset=iso-8859-1>\x93quoted\x94").ends_with("“quoted”"));
}

TEST_CASE("an undeclared encoding is guessed and said to be", "[encoding]") {
    const std::string english = "The Commission\x92s report \x96 published in May \x96 found that "
                                "the agency\x92s records were not kept as the law requires.";
    const Encoding found = find_encoding(english, {}, {});
    CHECK(found.name == "windows-1252");
    CHECK(found.guessed);
    const std::string russian =
        "\xCA\xEE\xEC\xE8\xF1\xF1\xE8\xFF \xF3\xF1\xF2\xE0\xED\xEE\xE2\xE8\xEB\xE0, "
        "\xF7\xF2\xEE \xEE\xF2\xF7\xB8\xF2\xFB \xE1\xFB\xEB\xE8 \xED\xE5\xE2\xE5\xF0\xED\xFB.";
    CHECK(name_for(russian) == "windows-1251");
}

TEST_CASE("a wrong letter does not spoil a UTF-8 text", "[encoding]") {
    CHECK(as_utf8("Žádné zprávy nebyly nalezeny příliš pozdě \xE9") ==
          "Žádné zprávy nebyly nalezeny příliš pozdě \uFFFD");
}

TEST_CASE("a demanded encoding is taken, an unknown one is a wrong call", "[encoding]") {
    CHECK(as_utf8("\xC3\xA9", "latin1") == "Ã©");
    CHECK(as_utf8("\xFE\xFF\0R"s, "utf-16") == "R");
    CHECK_THROWS_WITH(as_utf8("a", "klingon"),
                      "unknown encoding klingon; name one such as UTF-8, windows-1252 or UTF-16");
}

TEST_CASE("letters are found again in the document's own bytes", "[encoding]") {
    SECTION("of one byte each") {
        const std::string bytes = "\x93" + std::string(3000, '\xE9') + "x";
        const Utf8Document document(bytes, find_encoding(bytes, "windows-1252", {}));
        CHECK(document.source_offset(document.text().find('x')) == bytes.size() - 1);
        CHECK(document.source_offset(3) == 1);
    }
    SECTION("of two and four bytes") {
        const std::string bytes = "\xFF\xFE" + utf16(u"ж𝔸x", false);
        const Utf8Document document(bytes, find_encoding(bytes, {}, {}));
        CHECK(document.source_offset(document.text().find('x')) == 2 + 2 + 4);
    }
    SECTION("behind a mark") {
        const std::string bytes = "\xEF\xBB\xBFReport";
        CHECK(Utf8Document(bytes, find_encoding(bytes, {}, {})).source_offset(2) == 5);
    }
}

TEST_CASE("the locale changes nothing", "[encoding]") {
    const std::string bytes = "\x93r\xE9sum\xE9\x94 of the committee\x92s annual report";
    const std::string before = as_utf8(bytes);
    const std::string old = std::setlocale(LC_ALL, nullptr);
    std::setlocale(LC_ALL, "C.UTF-8");
    CHECK(as_utf8(bytes) == before);
    std::setlocale(LC_ALL, old.c_str());
    CHECK(before == "“résumé” of the committee’s annual report");
}

TEST_CASE("letters and accents apart become one letter", "[encoding]") {
    CHECK(to_nfc("re\u0301sume\u0301") == "résumé");
    CHECK(to_nfc("plain") == "plain");
}
