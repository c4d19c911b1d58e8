// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/fd.hpp"

#include <filesystem>
#include <string>

namespace lectern {

/// The right to keep the place in a document: one program has it at a time. The kernel gives it
/// back when the program ends, however that comes. One file stands for all documents; each is one
/// byte of it that is locked and never written.
class ReaderLock {
public:
    /// Nobody asks: the right is there.
    ReaderLock() = default;
    /// Tries to get it, in `folder`, for the document with this hash; does not wait. Where the
    /// folder cannot be written nothing is kept either, and the right is there.
    ReaderLock(const std::filesystem::path& folder, const std::string& document);

    /// Another program has it.
    bool is_taken() const noexcept { return taken_; }

private:
    Fd file_;
    bool taken_ = false;
};

} // namespace lectern
