// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lectern {

/// The page with spaces in place of the tags that would make the parser's time quadratic: those
/// nested deeper than any real page (2,000), of more than 1,000 attributes, or bold and italics
/// opened hundreds of times and never closed. Offsets stay the same. Empty where the page is
/// harmless, as all honest ones are. Linear; a few milliseconds for 10 MB.
std::string tamed(std::string_view html);

} // namespace lectern
