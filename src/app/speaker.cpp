// SPDX-License-Identifier: GPL-3.0-or-later
// lectern-speaker VOICES [LEXICON …]: the speech engine; requests and sound on the socket of
// descriptor 3, as messages of speech/protocol.hpp. Started by lectern alone, which may kill it at
// any time.
#include "speech/speaker.hpp"
#include "base/error.hpp"
#include "base/frame.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace {

using namespace lectern;

constexpr int main_fd = 3;

void speak(const std::vector<std::string>& files) {
    const auto engine = espeak_engine();
    Normaliser normaliser(files.front(), {files.begin() + 1, files.end()});
    answer_requests(main_fd, *engine, normaliser);
}

} // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::fputs("lectern-speaker is a part of lectern: run lectern FILE\n", stderr);
        return static_cast<int>(Failure::usage);
    }
    try {
        speak({arguments + 1, arguments + count});
    } catch (const Error& error) {
        send_frame(main_fd, static_cast<std::uint8_t>(SpeakerReply::failed),
                   encode_text(error.what()));
    }
    // The engine has nothing that must be put in order; taking it apart would only cost time.
    std::_Exit(0);
}
