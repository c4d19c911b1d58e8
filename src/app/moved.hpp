// SPDX-License-Identifier: GPL-3.0-or-later
// A report that is no longer where it was read is looked for by its content.
#pragma once

#include "store/places.hpp"

#include <filesystem>
#include <optional>
#include <vector>

namespace lectern {

/// Where a report that has left its old path lies now: a file of the same content in the old folder
/// or beside it, in the folders of the `others` or in the present folder; files of its old name are
/// tried first, then those of its kind. Bounded: so many folders and files, and a gigabyte is
/// looked at, no more. Nothing where none is found. Throws Error where a file cannot be read on.
std::optional<std::filesystem::path> find_moved(const KnownDocument& report,
                                                const std::vector<KnownDocument>& others);

} // namespace lectern
