// SPDX-License-Identifier: GPL-3.0-or-later
// The commands that tell of lectern itself: voices, keys, help, doctor.
#pragma once

#include "app/options.hpp"

namespace lectern {

/// Every voice of the engine, a line each: what --voice takes, its language, its gender.
void print_voices(const Options& options);
/// Every key with its command's name for line mode and what it does, a line each.
void print_keys(const Options& options);
/// `help` alone is --help; `help TOPIC` a page of its own. Throws Error (usage) with the topics.
void print_help(const Options& options);
/// Tries engine, parser, sound, voices and state, a line each with what to do where one fails.
/// Gives the exit status: 0 when reading aloud works, 1 when something of it does not.
int run_doctor(const Options& options);

} // namespace lectern
