// SPDX-License-Identifier: GPL-3.0-or-later
// What lectern cannot read, told by the first bytes.
#pragma once

#include <string>
#include <string_view>

namespace lectern {

/// Why these bytes cannot be read as text and what to do: a known format of other programs with the
/// one that converts it, or data that is no text at all. One half of a line, such as "it is an
/// image; …"; empty where the bytes may be text.
std::string why_not_text(std::string_view bytes);

} // namespace lectern
