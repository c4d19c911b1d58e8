// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a scan: what a page of text looks like, as a picture on a page without text.
#pragma once

#include "support/pdf_writer.hpp"
#include "support/run_program.hpp"

#include <fstream>
#include <stdexcept>
#include <string>

namespace lectern::test {

/// Adds a page to `pdf` that is a picture of `content` (as of PdfWriter::add_page). `folder` is for
/// files in between. Throws std::runtime_error where pdftoppm, of Debian's poppler-utils, fails.
inline void add_scan(PdfWriter& pdf, const std::string& content, const std::string& folder) {
    PdfWriter drawn;
    drawn.add_page(content);
    const std::string original = folder + "/original.pdf";
    std::ofstream(original, std::ios::binary) << drawn.bytes();
    const std::string picture = folder + "/picture";
    if (run_program({"/usr/bin/pdftoppm", "-gray", "-r", "150", "-singlefile", original, picture},
                    {"HOME=" + folder})
            .status != 0) {
        throw std::runtime_error("pdftoppm cannot draw a page");
    }
    std::ifstream file(picture + ".pgm", std::ios::binary);
    std::string kind;
    int width = 0;
    int height = 0;
    int brightest = 0;
    file >> kind >> width >> height >> brightest;
    file.get();
    std::string pixels(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), '\0');
    file.read(pixels.data(), static_cast<std::streamsize>(pixels.size()));
    const int number =
        pdf.add("<</Subtype /Image /Width " + std::to_string(width) + " /Height " +
                std::to_string(height) + " /ColorSpace /DeviceGray /BitsPerComponent 8 /Length " +
                std::to_string(pixels.size()) + ">>\nstream\n" + pixels + "\nendstream");
    pdf.add_page("q 600 0 0 800 0 0 cm /I Do Q",
                 "/Resources <</XObject <</I " + std::to_string(number) + " 0 R>>>>");
}

} // namespace lectern::test
