// SPDX-License-Identifier: GPL-3.0-or-later
// The parser's cell: whatever a hostile document makes it do, it can do nothing but compute, read
// the document and answer main.
#pragma once

#include <cstdint>
#include <string>

namespace lectern {

/// What of the cell this system offers.
struct Confinement {
    bool calls = false; // all system calls but a few are denied (seccomp)
    bool files = false; // no file can be opened but the tables of old fonts (Landlock)
};

/// How much processor time the work may need.
enum class Work {
    quick,        // reading: ten seconds and more for large documents
    long_lasting, // recognising scanned pages: hours
};

/// Takes every right that reading needs no more, for good: no files, network, programs, processes
/// or debugging; at most 512 MiB of memory and processor time by the document's size. What is
/// denied fails with EPERM or EACCES. Descriptors from 5 on are closed. Call it once, when all that
/// has to be opened is open. Where the system lacks a part of it, the others hold all the same.
/// Throws Error (internal) where a part that the system has cannot be put in force.
Confinement confine(std::uint64_t document_size, Work work = Work::quick);

} // namespace lectern
