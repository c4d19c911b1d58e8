// SPDX-License-Identifier: GPL-3.0-or-later
// How a PDF is told, without the library that reads it.
#include "formats/readers.hpp"

namespace lectern {

bool looks_like_pdf(std::string_view bytes) {
    return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

} // namespace lectern
