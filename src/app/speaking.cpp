// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/speaking.hpp"

#include "app/own_lexicon.hpp"
#include "app/paths.hpp"
#include "base/process.hpp"

namespace lectern {

Synthesizer::Options speaker_options() {
    Synthesizer::Options options;
    options.program = own_program("lectern-speaker");
    options.voices = voices_folder();
    options.lexicons = lexicons_for({}, {});
    return options;
}

} // namespace lectern
