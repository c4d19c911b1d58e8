// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/docx_package.hpp"

#include "base/error.hpp"

namespace lectern {

DocxPackage::DocxPackage(const Source& source)
    : archive_(source.bytes, source.name), main_path_(find_main()) {
    if (!load(main_path_, main_)) {
        throw Error(Failure::document, "cannot read " + source.name +
                                           ": its text is missing or damaged; get it again");
    }
    read_parts();
}

/// The main part is named by the package, not by custom.
std::string DocxPackage::find_main() {
    XmlPart relations;
    if (load("_rels/.rels", relations)) {
        for (const auto& relation : relations.root.children()) {
            if (attribute_of(relation, "Type").ends_with("/officeDocument")) {
                return path_in_archive("", attribute_of(relation, "Target"));
            }
        }
    }
    return "word/document.xml";
}

void DocxPackage::read_parts() {
    XmlPart styles;
    if (load(path_in_archive(main_path_, "styles.xml"), styles)) {
        styles_.read(styles.root);
    }
    XmlPart numbering;
    if (load(path_in_archive(main_path_, "numbering.xml"), numbering)) {
        numbering_.read(numbering.root);
    }
    read_notes("footnotes.xml", footnote_part_, footnotes_);
    read_notes("endnotes.xml", endnote_part_, endnotes_);
    const auto slash = main_path_.rfind('/') + 1;
    XmlPart relations;
    if (load(main_path_.substr(0, slash) + "_rels/" + main_path_.substr(slash) + ".rels",
             relations)) {
        for (const auto& relation : relations.root.children()) {
            if (attribute_of(relation, "TargetMode") == "External") {
                links_.emplace(attribute_of(relation, "Id"), attribute_of(relation, "Target"));
            }
        }
    }
}

void DocxPackage::read_notes(const std::string& name, XmlPart& part, DocxNotes& notes) {
    if (!load(path_in_archive(main_path_, name), part)) {
        return;
    }
    for (const auto& note : part.root.children()) {
        const auto type = attribute_of(note, "type");
        if (type.empty() || type == "normal") {
            notes.emplace(attribute_of(note, "id"), note);
        }
    }
}

std::string DocxPackage::title() {
    XmlPart core;
    return load("docProps/core.xml", core) ? text_below(child_of(core.root, "title"))
                                           : std::string();
}

} // namespace lectern
