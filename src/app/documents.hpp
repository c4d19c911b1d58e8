// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that print what is in a document: outline, findings, sentences, text, spoken.
#pragma once

#include "app/options.hpp"
#include "document/reading.hpp"

namespace lectern {

/// Each loads its one document whole and prints to standard output. Throws Error: usage for
/// anything but one file, document for one that cannot be read, output when printing fails.
void print_outline(const Options& options);
void print_findings(const Options& options);
void print_sentences(const Options& options);
void print_text(const Options& options);
void print_spoken(const Options& options);

} // namespace lectern
