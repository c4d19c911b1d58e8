// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/profile.hpp"

#include "base/error.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <unistd.h>

using namespace lectern;

namespace {

const std::filesystem::path voices = std::filesystem::path(LECTERN_SOURCE_DIR) / "voices";

/// A voices folder with the one profile "own".
class OwnProfile {
public:
    explicit OwnProfile(const std::string& text)
        : folder_(std::filesystem::temp_directory_path() /
                  ("lectern-profile-" + std::to_string(::getpid()))) {
        std::filesystem::create_directories(folder_ / "profiles");
        std::ofstream(folder_ / "profiles" / "own.toml") << text;
    }
    ~OwnProfile() { std::filesystem::remove_all(folder_); }
    OwnProfile(const OwnProfile&) = delete;
    OwnProfile& operator=(const OwnProfile&) = delete;

    Profile load() const { return load_profile(folder_, "own"); }
    std::string complaint() const {
        try {
            load();
        } catch (const Error& error) {
            const std::string file = (folder_ / "profiles" / "own.toml").string();
            const std::string line = error.what();
            return line.starts_with(file) ? line.substr(file.size()) : line;
        }
        return "";
    }

private:
    std::filesystem::path folder_;
};

} // namespace

TEST_CASE("every profile there is loads, and default is one", "[profile]") {
    const auto names = profile_names(voices);
    CHECK(std::find(names.begin(), names.end(), "default") != names.end());
    for (const auto& name : names) {
        INFO(name);
        CHECK(load_profile(voices, name).name == name);
    }
}

TEST_CASE("the default profile tells structure by pitch and pauses", "[profile]") {
    const Profile profile = load_profile(voices, "default");
    CHECK(profile.style(VoiceRole::heading).pitch < profile.style(VoiceRole::body).pitch);
    CHECK(profile.style(VoiceRole::finding).pitch > profile.style(VoiceRole::body).pitch);
    CHECK(profile.pause(Pause::none, 300).count() == 0);
    CHECK(profile.pause(Pause::before_heading, 300) > profile.pause(Pause::sentence, 300));
}

TEST_CASE("pauses shrink and grow with the rate", "[profile]") {
    const OwnProfile own("[pauses]\nsentence = 150\n");
    CHECK(own.load().pause(Pause::sentence, 300).count() == 150);
    CHECK(own.load().pause(Pause::sentence, 600).count() == 75);
    CHECK(own.load().pause(Pause::sentence, 150).count() == 300);
}

TEST_CASE("a field of a role is taken, the others keep their values", "[profile]") {
    const OwnProfile own("pitch = 40\n[styles.quote]\npitch = 10\nrate = 0.5\nvariant = \"f2\"\n");
    const Profile profile = own.load();
    CHECK(profile.base_pitch == 40);
    CHECK(profile.style(VoiceRole::quote).pitch == 10);
    CHECK(profile.style(VoiceRole::quote).rate == 0.5);
    CHECK(profile.style(VoiceRole::quote).variant == "f2");
    CHECK(profile.style(VoiceRole::quote).volume == 100);
    CHECK(profile.style(VoiceRole::body).pitch == 0);
}

TEST_CASE("a mistake is told with its line", "[profile]") {
    const auto complaint = [](const std::string& text) { return OwnProfile(text).complaint(); };
    CHECK_THAT(complaint("pitch = 50\ntone = 3\n"),
               Catch::StartsWith(", line 2: there is no entry tone"));
    CHECK_THAT(complaint("\npitch = 100\n"),
               Catch::StartsWith(", line 2: pitch must be a number from 0 to 99"));
    CHECK_THAT(complaint("pitch = \"high\"\n"), Catch::StartsWith(", line 1: pitch must be"));
    CHECK_THAT(complaint("[pauses]\nsentence = 1\nbreath = 100\n"),
               Catch::StartsWith(", line 3: there is no pause breath"));
    CHECK_THAT(complaint("[pauses]\nsentence = -1\n"),
               Catch::StartsWith(", line 2: sentence must be"));
    CHECK_THAT(complaint("[styles.narrator]\npitch = 3\n"),
               Catch::StartsWith(", line 1: there is no role narrator"));
    CHECK_THAT(complaint("[styles.body]\nspeed = 3\n"),
               Catch::StartsWith(", line 2: there is no field speed"));
    CHECK_THAT(complaint("[styles.body]\nrate = 0\n"),
               Catch::StartsWith(", line 2: rate must be a number from 0.25 to 4"));
    CHECK_THAT(complaint("[styles.body]\nvariant = \"../f2\"\n"),
               Catch::StartsWith(", line 2: variant must be"));
    CHECK_THAT(complaint("[styles]\nbody = 3\n"), Catch::StartsWith(", line 2: body must be"));
    CHECK_THAT(complaint("pitch = = 3\n"), Catch::StartsWith(", line 1: "));
}

TEST_CASE("an unknown profile names those there are", "[profile]") {
    CHECK_THROWS_WITH(load_profile(voices, "loud"), Catch::Contains("default") &&
                                                        Catch::Contains("plain") &&
                                                        Catch::Contains("no profile loud"));
    CHECK_THROWS_AS(load_profile(voices, "../profiles/default"), Error);
}
