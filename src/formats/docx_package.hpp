// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a DOCX: the main text, what its styles and lists are, its notes and links.
#pragma once

#include "formats/docx_styles.hpp"
#include "formats/format.hpp"
#include "formats/zip.hpp"

#include <map>
#include <string>

namespace lectern {

/// An XML file of the archive, in memory with its text.
struct DocxPart {
    std::string text;
    pugi::xml_document document;
    pugi::xml_node root;
};

/// Notes by their number; they live as long as the package.
using DocxNotes = std::map<std::string, pugi::xml_node, std::less<>>;

class DocxPackage {
public:
    /// Reads all parts. Throws Error (document): damaged, or without a main text.
    explicit DocxPackage(const Source& source);

    /// Of the main text.
    pugi::xml_node body() const { return child_of(main_.root, "body"); }
    /// What the document says of itself; empty where it does not.
    std::string title();
    const DocxStyles& styles() const noexcept { return styles_; }
    DocxNumbering& numbering() noexcept { return numbering_; }
    const DocxNotes& footnotes() const noexcept { return footnotes_; }
    const DocxNotes& endnotes() const noexcept { return endnotes_; }
    /// Addresses outside the document by the number of their relation.
    const std::map<std::string, std::string, std::less<>>& links() const noexcept { return links_; }

private:
    bool load(const std::string& path, DocxPart& part);
    std::string find_main();
    void read_parts();
    void read_notes(const std::string& name, DocxPart& part, DocxNotes& notes);

    ZipArchive archive_;
    std::string main_path_;
    DocxPart main_;
    DocxPart footnote_part_;
    DocxPart endnote_part_;
    DocxStyles styles_;
    DocxNumbering numbering_;
    DocxNotes footnotes_;
    DocxNotes endnotes_;
    std::map<std::string, std::string, std::less<>> links_;
};

} // namespace lectern
