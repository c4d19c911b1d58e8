// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "document/document.hpp"

#include <string_view>

namespace lectern {

/// A line of plain text, without its line break, as it is laid out: indented by so many columns,
/// without the white space around it, terminal escapes, overstrikes ("N\bN") and controls.
/// `source` counts bytes of `raw` here. `raw` is valid UTF-8. Time is linear.
Line laid_out(std::string_view raw);

} // namespace lectern
