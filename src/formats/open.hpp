// SPDX-License-Identifier: GPL-3.0-or-later
// bytes → document. The registry finds the format by content, then by name.
#pragma once

#include "document/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// One open document. The descriptor is read from where it stands to its end; it may be a pipe.
/// The caller keeps and closes it.
struct Input {
    int fd = -1;
    std::string name;     // file name for messages and for the ending; "standard input" for "-"
    std::string format;   // a format that the user demands, by its registry name; empty: find it
    std::string encoding; // an encoding that the user demands; empty: find it
    std::string password = {}; // of an encrypted document; empty: none
    bool read_scans = false;   // reads pages that are pictures, where tesseract is installed
    std::string language = {}; // BCP 47, of those pages; empty: what the document says
};

/// Reads the whole document into `sink`, in reading order and as it goes; the facts come first.
/// Throws Error (document) in one line with the name: nothing in it, not text (binary), an unknown
/// format or one that this build cannot read (with the program to convert it), a failing read.
/// Throws Error (usage) for a format name that the registry does not hold, with those it does.
/// Nothing else of the system is opened.
void read_document(const Input& input, DocumentSink& sink);

/// Opens what a reader would open later of its own: tables of fonts, and what reading scans takes
/// where the input asks for it. Call it before rights are dropped; without it, read_document() does
/// so itself.
void prepare_formats(const Input& input);

/// Whether the document is a PDF and this program holds no reader for it: lectern-parser-pdf is the
/// same program with one. The descriptor is left where it stood; a pipe, which cannot be looked
/// into, is for this one.
bool is_for_pdf_program(const Input& input);

/// The names of the formats that can be read, in the order of the registry: "html markdown text".
std::vector<std::string> format_names();

} // namespace lectern
