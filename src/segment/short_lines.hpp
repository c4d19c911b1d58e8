// SPDX-License-Identifier: GPL-3.0-or-later
// Lines that each stand for themselves though nothing but their length shows it.
#pragma once

#include "segment/line_shape.hpp"

#include <cstddef>
#include <vector>

namespace lectern {

/// Where a run of short lines without capitals and stops ends that begins at line `at` and reaches
/// to the next empty line: a list without marks. `at` where there is none. `running` tells which
/// lines are of the page. Linear in the run.
std::size_t end_of_short_lines(const std::vector<ShapedLine>& lines, std::size_t at,
                               const std::vector<bool>& running, const LineProfile& profile,
                               const StructureRules& rules);

} // namespace lectern
