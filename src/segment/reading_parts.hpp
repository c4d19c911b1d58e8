// SPDX-License-Identifier: GPL-3.0-or-later
// Finished blocks → sentences and findings → parts of a reading.
#pragma once

#include "segment/findings.hpp"
#include "segment/language.hpp"

#include <string>
#include <vector>

namespace lectern {

/// Gives blocks their sentences and findings, and hands parts of bounded size on. One thread.
class ReadingParts {
public:
    ReadingParts(const LanguageData& languages, ReadingSink& sink)
        : languages_(languages), sink_(sink) {}

    /// The document's language: of blocks that have none of their own.
    void speak(std::string_view language) { rules_ = &languages_.rules(language); }
    /// The next block of the reading.
    void take(Block block);
    /// Hands on what is settled, if it is worth a part: more will take its time.
    void hand_on_early();
    /// No more blocks come: hands on the rest.
    void finish();

private:
    /// The first part is small, so that reading can begin; later ones are few.
    static constexpr std::size_t first_bytes = std::size_t{8} << 10U;
    static constexpr std::size_t early_bytes = std::size_t{32} << 10U;
    static constexpr std::size_t usual_bytes = std::size_t{512} << 10U;

    void hand_on(std::uint32_t until);

    const LanguageData& languages_;
    ReadingSink& sink_;
    const LanguageRules* rules_ = nullptr;
    FindingScanner scanner_;
    ReadingPart waiting_;   // blocks that were not handed on yet
    std::size_t bytes_ = 0; // of their texts
    std::size_t enough_ = first_bytes;
};

} // namespace lectern
