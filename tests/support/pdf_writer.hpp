// SPDX-License-Identifier: GPL-3.0-or-later
// Writes small PDFs for tests, so that none lies in the repository as a file nobody can read.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace lectern {

class PdfWriter {
public:
    /// One line of text: from the left and the lower edge, in points. Fonts: F1 plain, F2 bold.
    static std::string line(int left, int up, int size, const std::string& text,
                            const std::string& font = "F1") {
        return "BT /" + font + " " + std::to_string(size) + " Tf " + std::to_string(left) + " " +
               std::to_string(up) + " Td (" + text + ") Tj ET\n";
    }
    /// Text as marked content of the structure tree.
    static std::string marked(int mark, const std::string& type, const std::string& content) {
        return "/" + type + " <</MCID " + std::to_string(mark) + ">> BDC\n" + content + "EMC\n";
    }

    /// `more` goes into the page's dictionary.
    void add_page(const std::string& content, const std::string& more = {}) {
        pages_.emplace_back(content, more);
    }
    /// An object of its own; gives the number by which others refer to it.
    int add(const std::string& object) {
        objects_.push_back(object);
        return first_free + static_cast<int>(objects_.size()) - 1;
    }
    /// Goes into the catalog.
    void describe(const std::string& entries) { catalog_ += entries; }
    /// Object number of a page, from 1.
    static int page(int number) { return first_page + 2 * (number - 1); }
    static constexpr int most_pages = 40;

    std::string bytes() const {
        std::string all = "%PDF-1.7\n";
        std::vector<std::pair<int, std::size_t>> places;
        const auto put = [&](int number, const std::string& object) {
            places.emplace_back(number, all.size());
            all += std::to_string(number) + " 0 obj\n" + object + "\nendobj\n";
        };
        put(1, "<</Type /Catalog /Pages 2 0 R " + catalog_ + ">>");
        std::string kids;
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            kids += std::to_string(page(static_cast<int>(i) + 1)) + " 0 R ";
        }
        put(2,
            "<</Type /Pages /Count " + std::to_string(pages_.size()) + " /Kids [" + kids + "]>>");
        put(3, font("Helvetica"));
        put(4, font("Helvetica-Bold"));
        for (std::size_t i = 0; i < pages_.size(); ++i) {
            const int number = page(static_cast<int>(i) + 1);
            put(number, "<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents " +
                            std::to_string(number + 1) +
                            " 0 R /Resources <</Font <</F1 3 0 R /F2 4 0 R>>>> " +
                            pages_[i].second + ">>");
            put(number + 1, "<</Length " + std::to_string(pages_[i].first.size()) + ">>\nstream\n" +
                                pages_[i].first + "\nendstream");
        }
        for (std::size_t i = 0; i < objects_.size(); ++i) {
            put(first_free + static_cast<int>(i), objects_[i]);
        }
        const std::size_t table = all.size();
        all += "xref\n0 1\n0000000000 65535 f \n";
        for (const auto& [number, place] : places) {
            std::string digits = std::to_string(place);
            digits.insert(0, 10 - digits.size(), '0');
            all += std::to_string(number) + " 1\n" + digits + " 00000 n \n";
        }
        return all + "trailer\n<</Size 1000 /Root 1 0 R>>\nstartxref\n" + std::to_string(table) +
               "\n%%EOF\n";
    }

private:
    static constexpr int first_page = 10;
    static constexpr int first_free = first_page + 2 * most_pages;

    static std::string font(const std::string& name) {
        return "<</Type /Font /Subtype /Type1 /BaseFont /" + name + " /Encoding /WinAnsiEncoding>>";
    }

    std::vector<std::pair<std::string, std::string>> pages_;
    std::vector<std::string> objects_;
    std::string catalog_;
};

} // namespace lectern
