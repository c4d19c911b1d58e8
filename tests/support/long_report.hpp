// SPDX-License-Identifier: GPL-3.0-or-later
// A report of forty chapters in each format, long enough to come in many parts; a recommendation
// stands in the last of them.
#pragma once

#include "support/pdf_writer.hpp"
#include "support/zip_writer.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace lectern::test {

inline constexpr std::array long_report_formats{"md", "txt", "html", "pdf", "epub", "docx", "odt"};

/// The marks of a format around a heading and around a paragraph.
struct ReportMarks {
    std::string heading_begin;
    std::string heading_end;
    std::string begin;
    std::string end;
};

inline std::string marked_report(const ReportMarks& marks) {
    std::string all;
    for (int chapter = 1; chapter <= 40; ++chapter) {
        const bool last = chapter == 40;
        all += marks.heading_begin + "Chapter " + std::to_string(chapter) +
               (last ? " Recommendations" : " The harbour") + marks.heading_end;
        for (int i = 0; i < 30 && !last; ++i) {
            all += marks.begin + "In year " + std::to_string(1900 + i) +
                   " the boats of the harbour sailed at dawn, and most of them came home before "
                   "the evening with whatever they had caught. The harbour master wrote it down." +
                   marks.end;
        }
        if (last) {
            all += marks.begin + "The port should buy two new ferries." + marks.end;
        }
    }
    return all;
}

inline std::string drawn_long_report() {
    PdfWriter pdf;
    for (int chapter = 1; chapter <= 40; ++chapter) {
        const bool last = chapter == 40;
        std::string page = PdfWriter::line(60, 740, 20,
                                           "Chapter " + std::to_string(chapter) +
                                               (last ? " Recommendations" : " The harbour"),
                                           "F2");
        for (int line = 0; line < 50 && !last; line += 2) {
            page += PdfWriter::line(60, 700 - 13 * line, 10,
                                    "In year " + std::to_string(1900 + line) +
                                        " the boats of the harbour sailed at dawn, and most of "
                                        "them came home before") +
                    PdfWriter::line(60, 687 - 13 * line, 10,
                                    "the evening with whatever they had caught. The harbour master "
                                    "wrote it down.");
        }
        if (last) {
            page += PdfWriter::line(60, 700, 10, "The port should buy two new ferries.");
        }
        pdf.add_page(page);
    }
    return pdf.bytes();
}

inline std::string packed_long_report(const std::string& format) {
    const std::string xml = "<?xml version=\"1.0\"?>";
    if (format == "epub") {
        const std::string text =
            xml +
            "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>Boats</title></head>"
            "<body>" +
            marked_report({"<h1>", "</h1>", "<p>", "</p>"}) + "</body></html>";
        return zip_of(
            {{"mimetype", "application/epub+zip"},
             {"META-INF/container.xml",
              xml + "<container xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">"
                    "<rootfiles><rootfile full-path=\"a.opf\" "
                    "media-type=\"application/oebps-package+xml\"/></rootfiles></container>"},
             {"a.opf", xml + "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\">"
                             "<manifest><item id=\"a\" href=\"a.xhtml\" "
                             "media-type=\"application/xhtml+xml\"/></manifest>"
                             "<spine><itemref idref=\"a\"/></spine></package>"},
             {"a.xhtml", text}});
    }
    if (format == "docx") {
        const std::string word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        return zip_of(
            {{"[Content_Types].xml", xml + "<Types/>"},
             {"word/styles.xml",
              xml + "<w:styles xmlns:w=\"" + word +
                  "\"><w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 1\"/>"
                  "<w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style></w:styles>"},
             {"word/document.xml",
              xml + "<w:document xmlns:w=\"" + word + "\"><w:body>" +
                  marked_report({"<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr><w:r><w:t>",
                                 "</w:t></w:r></w:p>", "<w:p><w:r><w:t>", "</w:t></w:r></w:p>"}) +
                  "</w:body></w:document>"}});
    }
    const std::string oasis = "urn:oasis:names:tc:opendocument:xmlns:";
    return zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                   {"content.xml", xml + "<office:document-content xmlns:office=\"" + oasis +
                                       "office:1.0\" xmlns:text=\"" + oasis +
                                       "text:1.0\"><office:body><office:text>" +
                                       marked_report({"<text:h text:outline-level=\"1\">",
                                                      "</text:h>", "<text:p>", "</text:p>"}) +
                                       "</office:text></office:body></office:document-content>"}});
}

/// Writes it into `folder`; gives the file.
inline std::filesystem::path write_long_report(const std::string& format,
                                               const std::filesystem::path& folder) {
    std::filesystem::path file = folder / ("boats." + format);
    std::string bytes;
    if (format == "md") {
        bytes = marked_report({"# ", "\n\n", "", "\n\n"});
    } else if (format == "txt") {
        bytes = marked_report({"\n\n", "\n\n", "", "\n\n"});
    } else if (format == "html") {
        bytes = "<!DOCTYPE html><title>Boats</title><body>" +
                marked_report({"<h1>", "</h1>\n", "<p>", "</p>\n"});
    } else if (format == "pdf") {
        bytes = drawn_long_report();
    } else {
        bytes = packed_long_report(format);
    }
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
}

} // namespace lectern::test
