// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/binary.hpp"

#include "formats/encoding.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

struct Foreign {
    std::string_view magic;
    std::size_t at; // where it stands
    std::string_view what;
};

constexpr std::string_view scan =
    "it is an image; let tesseract recognise its text first: tesseract IMAGE text";
constexpr std::string_view archive = "it is an archive; unpack it first and name a file in it";
constexpr std::string_view sound = "it is sound or video, and holds no text";
constexpr std::string_view office =
    "it is an old office document; convert it first: soffice --convert-to odt FILE";
constexpr std::string_view locked =
    "it is encrypted; open it in the office program and save a copy without a password";
constexpr std::string_view book = "it is an e-book; convert it first: ebook-convert FILE book.epub";

/// In the order of trying: longer marks before those that they begin with.
constexpr std::array foreign_formats{
    Foreign{"%PDF-", 0, "it is a PDF; convert it first: pdftotext FILE report.txt"},
    Foreign{"mimetypeapplication/epub+zip", 30,
            "it is an EPUB; convert it first: pandoc FILE -o report.html"},
    Foreign{"mimetypeapplication/vnd.oasis.opendocument.text", 30,
            "it is an OpenDocument text; convert it first: pandoc FILE -o report.html"},
    Foreign{"mimetypeapplication/vnd.oasis.opendocument", 30,
            "it is an OpenDocument file without running text; convert it first: "
            "soffice --convert-to pdf FILE"},
    Foreign{"{\\rtf", 0, "it is RTF; convert it first: soffice --convert-to odt FILE"},
    Foreign{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 0, office},
    Foreign{"\xDB\xA5-", 0, office},
    Foreign{"\xFFWPC", 0, office},
    Foreign{"%!PS", 0, "it is PostScript; convert it first: ps2pdf FILE"},
    Foreign{"BOOKMOBI", 60, book},
    Foreign{"ITOLITLS", 0, book},
    Foreign{"ITSF", 0,
            "it is a compiled help file; convert it first: ebook-convert FILE book.epub"},
    Foreign{"AT&TFORM", 0, "it is DjVu; convert it first: djvutxt FILE report.txt"},
    Foreign{"\x89PNG", 0, scan},
    Foreign{"\xFF\xD8\xFF", 0, scan},
    Foreign{"GIF87a", 0, scan},
    Foreign{"GIF89a", 0, scan},
    Foreign{{"II*\0", 4}, 0, scan},
    Foreign{{"MM\0*", 4}, 0, scan},
    Foreign{"WEBP", 8, scan},
    Foreign{"ftypheic", 4, scan},
    Foreign{"ftypavif", 4, scan},
    Foreign{{"PK\x03\x04", 4}, 0, archive},
    Foreign{{"PK\x05\x06", 4}, 0, archive},
    Foreign{"\x1F\x8B", 0, "it is compressed; unpack it first: gunzip FILE"},
    Foreign{"BZh", 0, "it is compressed; unpack it first: bunzip2 FILE"},
    Foreign{{"\xFD"
             "7zXZ\0",
             6},
            0,
            "it is compressed; unpack it first: unxz FILE"},
    Foreign{"\x28\xB5\x2F\xFD", 0, "it is compressed; unpack it first: unzstd FILE"},
    Foreign{"7z\xBC\xAF\x27\x1C", 0, archive},
    Foreign{"Rar!\x1A\x07", 0, archive},
    Foreign{"ustar", 257, archive},
    Foreign{"\x7F"
            "ELF",
            0, "it is a program, and holds no report"},
    Foreign{{"MZ\x90\0", 4}, 0, "it is a program, and holds no report"},
    Foreign{{"SQLite format 3\0", 16}, 0, "it is a database, and holds no report"},
    Foreign{"OggS", 0, sound},
    Foreign{"fLaC", 0, sound},
    Foreign{"ID3", 0, sound},
    Foreign{"\xFF\xFB", 0, sound},
    Foreign{"WAVE", 8, sound},
    Foreign{"AVI ", 8, sound},
    Foreign{"ftyp", 4, sound},
    Foreign{"\x1A\x45\xDF\xA3", 0, sound},
};

/// Documents of XML that only other programs read, by the name of their first element.
struct ForeignXml {
    std::string_view element;
    std::string_view what;
};
constexpr std::array foreign_xml{
    ForeignXml{"FictionBook", "it is an FB2 book; convert it first: pandoc FILE -o book.epub"},
    ForeignXml{"dtbook",
               "it is a DAISY book; convert it to EPUB first, for example with the DAISY Pipeline"},
    ForeignXml{"w:wordDocument", office},
    ForeignXml{"pkg:package", office},
    ForeignXml{"office:document", office},
};

/// Packages of office programs that hold no running text, by a file that each has in it.
struct ForeignPackage {
    std::string_view part;
    std::string_view what;
};
constexpr std::array foreign_packages{
    ForeignPackage{"xl/workbook", "it is a spreadsheet; convert it first: "
                                  "soffice --convert-to html FILE"},
    ForeignPackage{"ppt/presentation", "it is a presentation; convert it first: "
                                       "soffice --convert-to pdf FILE"},
};

std::string_view foreign_package(std::string_view bytes) {
    if (!bytes.starts_with("PK") || bytes.find("[Content_Types].xml") == std::string_view::npos) {
        return {};
    }
    for (const ForeignPackage& package : foreign_packages) {
        if (bytes.find(package.part) != std::string_view::npos) {
            return package.what;
        }
    }
    return {};
}

/// The name of the first element of a file that says it is XML; else empty.
std::string_view first_element(std::string_view bytes) {
    bytes = bytes.substr(0, 8192);
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        bytes.remove_prefix(3);
    }
    if (!bytes.starts_with("<?xml")) {
        return {};
    }
    for (auto at = bytes.find('<'); at != std::string_view::npos; at = bytes.find('<', at + 1)) {
        const std::string_view rest = bytes.substr(at + 1);
        if (!rest.starts_with('?') && !rest.starts_with('!')) {
            return rest.substr(0, rest.find_first_of(" \t\r\n/>"));
        }
    }
    return {};
}

/// A control that no text holds; tabs, line ends, form feeds, backspace and escape may be in one.
bool is_control(char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' &&
           byte != '\v' && byte != '\b' && byte != 0x1B && byte != 0x1A;
}

/// More than one control in 50 bytes at the beginning, and more than a few in all: text into which
/// some NUL bytes have got has fewer, images and programs have more.
bool is_noise(std::string_view bytes) {
    if (is_wide(bytes)) {
        return false;
    }
    const std::string_view head = bytes.substr(0, 8192);
    const auto controls = std::count_if(head.begin(), head.end(), is_control);
    constexpr std::size_t a_few = 4;
    const auto count = static_cast<std::size_t>(controls);
    return count > a_few && count * 50 > head.size();
}

/// Marks of letters alone may stand in a report too ("TSUNAMI WAVE HEIGHTS"), unless no report
/// begins so.
bool is_sure(std::string_view magic) {
    return magic.starts_with('%') || magic.starts_with('{') ||
           !std::all_of(magic.begin(), magic.end(),
                        [](char letter) { return letter >= ' ' && letter <= '~'; });
}

} // namespace

std::string why_not_text(std::string_view bytes) {
    constexpr std::string_view compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    constexpr std::string_view package = {"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32};
    if (bytes.starts_with(compound) && bytes.find(package) != std::string_view::npos) {
        return std::string(locked); // a DOCX with a password hides in an old container
    }
    const std::string_view element = first_element(bytes);
    for (const ForeignXml& format : foreign_xml) {
        if (format.element == element) {
            return std::string(format.what);
        }
    }
    if (const auto what = foreign_package(bytes); !what.empty()) {
        return std::string(what);
    }
    const bool noise = is_noise(bytes);
    for (const Foreign& format : foreign_formats) {
        if (bytes.size() > format.at && bytes.substr(format.at).starts_with(format.magic) &&
            (noise || is_sure(format.magic))) {
            return std::string(format.what);
        }
    }
    return noise ? "it is not text; convert it first with the program that wrote it" : "";
}

} // namespace lectern
