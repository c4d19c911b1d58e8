// SPDX-License-Identifier: GPL-3.0-or-later
// What each format's file offers to the registry's table: two functions as format.hpp wants them.
#pragma once

#include "formats/format.hpp"

#include <string_view>

namespace lectern {

bool looks_like_html(std::string_view bytes);
void read_html(const Source& source, DocumentSink& sink);

bool looks_like_markdown(std::string_view bytes);
void read_markdown(const Source& source, DocumentSink& sink);

bool looks_like_docx(std::string_view bytes);
void read_docx(const Source& source, DocumentSink& sink);

bool looks_like_odt(std::string_view bytes);
void read_odt(const Source& source, DocumentSink& sink);

bool looks_like_epub(std::string_view bytes);
void read_epub(const Source& source, DocumentSink& sink);

bool looks_like_pdf(std::string_view bytes);
/// Whether this program holds the reader of PDF; else lectern-parser-pdf does.
bool reads_pdf();
void read_pdf(const Source& source, DocumentSink& sink);

bool looks_like_text(std::string_view bytes);
void read_text(const Source& source, DocumentSink& sink);

} // namespace lectern
