// SPDX-License-Identifier: GPL-3.0-or-later
// Whole sentences told by some of their words, where a language's grammar has no rules here.
#pragma once

#include "segment/reporting.hpp"

#include <optional>

namespace lectern {

/// The kind of finding that a phrase of findings.toml ("reporting", "advising") makes the
/// sentence, with the words of the phrase; or nothing. Linear time.
std::optional<Reported> phrase_reported(const ReportSentence& sentence);

} // namespace lectern
