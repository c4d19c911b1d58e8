// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a DOCX: the main text, what its styles and lists are, its notes and links.
#pragma once

#include "formats/docx_styles.hpp"
#include "formats/format.hpp"
#include "formats/zip.hpp"

#include <map>
#include <string>

namespace lectern {

/// Notes by their number; they live as long as the package.
using DocxNotes = std::map<std::string, pugi::xml_node, std::less<>>;

class DocxPackage {
public:
    /// Reads all parts. Throws Error (document): damaged, or without a main text.
    explicit DocxPackage(const Source& source);

    const XmlPart& main() const noexcept { return main_; }
    /// What the document says of itself; empty where it does not.
    std::string title();
    const DocxStyles& styles() const noexcept { return styles_; }
    DocxNumbering& numbering() noexcept { return numbering_; }
    const DocxNotes& footnotes() const noexcept { return footnotes_; }
    const DocxNotes& endnotes() const noexcept { return endnotes_; }
    /// Addresses outside the document by the number of their relation.
    const std::map<std::string, std::string, std::less<>>& links() const noexcept { return links_; }

private:
    bool load(const std::string& path, XmlPart& part) { return part.take(archive_.read(path)); }
    std::string find_main();
    void read_parts();
    void read_notes(const std::string& name, XmlPart& part, DocxNotes& notes);

    ZipArchive archive_;
    std::string main_path_;
    XmlPart main_;
    XmlPart footnote_part_;
    XmlPart endnote_part_;
    DocxStyles styles_;
    DocxNumbering numbering_;
    DocxNotes footnotes_;
    DocxNotes endnotes_;
    std::map<std::string, std::string, std::less<>> links_;
};

} // namespace lectern
