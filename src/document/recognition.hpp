// SPDX-License-Identifier: GPL-3.0-or-later
// Where the data of tesseract lies, which reads scanned pages: the parser maps it, and main asks
// when it changed, for a reading without it is worth nothing once it is there.
#pragma once

#include <cstdlib>
#include <filesystem>

namespace lectern {

/// The folder that TESSDATA_PREFIX names, else that of Debian's packages.
inline std::filesystem::path recognition_data() {
    const char* const named = std::getenv("TESSDATA_PREFIX");
    return named != nullptr && *named != '\0' ? named : "/usr/share/tesseract-ocr/5/tessdata";
}

} // namespace lectern
