// SPDX-License-Identifier: GPL-3.0-or-later
// In place of pdf.cpp in a program that leaves PDF to lectern-parser-pdf: poppler brings forty
// libraries along, and loading them makes every other document begin 20 ms later.
#include "base/error.hpp"
#include "formats/pdf_file.hpp"
#include "formats/readers.hpp"

namespace lectern {

bool reads_pdf() {
    return false;
}

void prepare_pdf() {
}

void read_pdf(const Source& source, DocumentSink&) {
    throw Error(Failure::internal, "cannot read " + source.name +
                                       ": the part of lectern that reads PDF is missing; install "
                                       "lectern again");
}

} // namespace lectern
