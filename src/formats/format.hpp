// SPDX-License-Identifier: GPL-3.0-or-later
// What one format is to the registry. Each lives in a file of its own and is one row there.
#pragma once

#include "document/document.hpp"

#include <string>
#include <string_view>

namespace lectern {

/// A whole document as it came. The views live as long as the call.
struct Source {
    std::string_view bytes;    // all of it: mapped, or read into memory where it is a pipe
    std::string name;          // for messages and for the ending
    std::string encoding;      // what the user demands; empty: to be found
    std::string password = {}; // of an encrypted document
    bool read_scans = false;   // pages that are pictures are to be recognised
    std::string language = {}; // what the user demands (BCP 47), for that; empty: the document's
};

struct Format {
    std::string_view name;    // of --format and of Facts::format
    std::string_view endings; // of file names, without dots, a space between: "html htm xhtml"
    /// Whether the content is surely of this format: looked at before any name.
    bool (*looks_like)(std::string_view bytes);
    /// Gives the facts first (format, encoding, title, language as far as known), then blocks or
    /// lines in reading order, as it goes. Throws Error (document) in one line with the name.
    void (*read)(const Source& source, DocumentSink& sink);
};

} // namespace lectern
