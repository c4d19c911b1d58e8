// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace lectern {

/// Which of the devices in ALSA's configuration PortAudio is to see.
enum class AlsaDevices : std::uint8_t {
    all,
    default_alone, // the default one and what its definition names
};

/// Loads ALSA's configuration. Pa_Initialize() opens every device in it to see what it can do: on a
/// plain Debian two dozen names, most of them plug-ins to be loaded, 55 ms in all; the default one
/// alone takes 17. False where there is no device at all. Not for two threads at once: the
/// configuration belongs to the process.
bool load_alsa_devices(AlsaDevices wanted);

} // namespace lectern
