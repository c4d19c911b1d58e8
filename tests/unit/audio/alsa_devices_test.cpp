// SPDX-License-Identifier: GPL-3.0-or-later
#include "audio/alsa_devices.hpp"

#include <alsa/asoundlib.h>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace lectern {
namespace {

/// ALSA's configuration is this text while it lives.
class AlsaConfiguration {
public:
    explicit AlsaConfiguration(const std::string& text)
        : file_(std::filesystem::temp_directory_path() /
                ("lectern-alsa-" + std::to_string(::getpid()) + ".conf")) {
        std::ofstream(file_) << text;
        ::setenv("ALSA_CONFIG_PATH", file_.c_str(), 1);
        snd_config_update_free_global();
    }
    ~AlsaConfiguration() {
        snd_config_update_free_global();
        ::unsetenv("ALSA_CONFIG_PATH");
        std::filesystem::remove(file_);
    }
    AlsaConfiguration(const AlsaConfiguration&) = delete;
    AlsaConfiguration& operator=(const AlsaConfiguration&) = delete;

private:
    std::filesystem::path file_;
};

bool has(const char* device) {
    snd_config_t* found = nullptr;
    return snd_config_search(snd_config, (std::string("pcm.") + device).c_str(), &found) >= 0;
}

} // namespace

TEST_CASE("looking for the default device alone hides what its definition does not name",
          "[alsa]") {
    const AlsaConfiguration configuration("pcm.default { type plug slave.pcm \"desk\" }\n"
                                          "pcm.desk { type copy slave.pcm { type asym "
                                          "playback.pcm \"speakers\" } }\n"
                                          "pcm.speakers { type null }\n"
                                          "pcm.surround51 { type null }\n"
                                          "pcm.hw { type hw }\n");
    REQUIRE(load_alsa_devices(AlsaDevices::default_alone));
    CHECK(has("default"));
    CHECK(has("desk"));
    CHECK(has("speakers"));
    CHECK(has("hw")); // definitions of cards are made of it
    CHECK_FALSE(has("surround51"));

    SECTION("all are there again for one who asks for a device by name") {
        snd_config_update_free_global();
        REQUIRE(load_alsa_devices(AlsaDevices::all));
        CHECK(has("surround51"));
    }
}

TEST_CASE("a system without any sound device is told from one with devices", "[alsa]") {
    const AlsaConfiguration nothing("ctl.default { type hw }\n");
    CHECK_FALSE(load_alsa_devices(AlsaDevices::default_alone));
    CHECK_FALSE(load_alsa_devices(AlsaDevices::all));
}

} // namespace lectern
