// SPDX-License-Identifier: GPL-3.0-or-later
// lectern-desktop: what else speaks, or has keys, in the listener's session. Descriptor 3 is the
// socket to lectern.
#include "base/error.hpp"
#include "desktop/helpers.hpp"

#include <cstring>

int main(int count, char** arguments) {
    constexpr int socket = 3;
    const char* part = count == 2 ? arguments[1] : "";
    try {
        if (std::strcmp(part, "speechd") == 0) {
            return lectern::serve_speech_dispatcher(socket);
        }
        if (std::strcmp(part, "orca") == 0) {
            return lectern::serve_orca(socket);
        }
        if (std::strcmp(part, "media-keys") == 0) {
            return lectern::serve_media_keys(socket);
        }
    } catch (const std::exception&) {
        return 1; // the closed socket tells lectern
    }
    return 2;
}
