// SPDX-License-Identifier: GPL-3.0-or-later
// Reports of packed formats that lie in the repository as text that people can read and change.
#pragma once

#include "support/pdf_writer.hpp"
#include "support/zip_writer.hpp"

#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern::test {

/// EPUB, DOCX and ODT from "NAME.parts": each part behind a line "=== PATH". What no such line
/// stands before belongs to nothing. The line break before the next part is no part of one.
inline std::string packed_report(std::string_view stored) {
    constexpr std::string_view mark = "=== ";
    std::vector<std::pair<std::string_view, std::string_view>> parts;
    std::size_t at = stored.starts_with(mark) ? 0 : stored.find("\n=== ");
    while (at != std::string_view::npos) {
        at = stored.find(mark, at) + mark.size();
        const auto line = std::min(stored.find('\n', at), stored.size());
        const auto end = std::min(stored.find("\n=== ", line), stored.size());
        const auto begin = std::min(line + 1, end);
        parts.emplace_back(stored.substr(at, line - at), stored.substr(begin, end - begin));
        at = end < stored.size() ? end : std::string_view::npos;
    }
    return zip_of(parts);
}

/// PDF from "NAME.pdf.lines": "page LABEL", then a line of each piece of text: its left and lower
/// edge in points, size, font and words (in the escapes of PDF, without brackets).
inline std::string drawn_report(const std::string& stored) {
    PdfWriter pdf;
    std::istringstream lines(stored);
    std::string content;
    std::string labels;
    std::size_t pages = 0;
    const auto end_page = [&] {
        if (pages > 0) {
            pdf.add_page(content);
        }
        content.clear();
    };
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        if (line.starts_with("page ")) {
            end_page();
            labels += std::to_string(pages++) + " <</P (" + line.substr(5) + ")>> ";
            continue;
        }
        int left = 0;
        int up = 0;
        int size = 0;
        std::string font;
        std::string text;
        words >> left >> up >> size >> font >> std::ws;
        std::getline(words, text);
        content += PdfWriter::line(left, up, size, text, font);
    }
    end_page();
    pdf.describe("/PageLabels <</Nums [" + labels + "]>> /Lang (en)");
    return pdf.bytes();
}

inline std::string content(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The formats that the report of tests/reports/boats is there in, by the endings of its files.
inline constexpr std::array seven_formats{"md", "txt", "html", "pdf", "epub", "docx", "odt"};

/// Writes that report in one of them into `folder`; gives the file.
inline std::filesystem::path write_boats(const std::string& format,
                                         const std::filesystem::path& folder) {
    const std::filesystem::path stored =
        std::filesystem::path(LECTERN_SOURCE_DIR "/tests/reports/boats") / ("boats." + format);
    std::string bytes;
    if (format == "pdf") {
        bytes = drawn_report(content(stored.string() + ".lines"));
    } else if (std::filesystem::exists(stored)) {
        bytes = content(stored);
    } else {
        bytes = packed_report(content(stored.string() + ".parts"));
    }
    std::filesystem::path file = folder / stored.filename();
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
}

} // namespace lectern::test
