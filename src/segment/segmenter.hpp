// SPDX-License-Identifier: GPL-3.0-or-later
// document → reading: cleaning, headings, sections, sentences, findings.
#pragma once

#include "document/document.hpp"
#include "document/reading.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace lectern {

/// All that is known of languages, read from voices/LANG/. Made once, before any document is seen;
/// then only looked at.
class LanguageData;

/// Reads every folder of `voices` that holds language data. Throws Error (internal) when English is
/// missing: the installation is broken. Data that is wrong is an Error (usage) with file and line
/// when its language is first met.
std::shared_ptr<const LanguageData> load_languages(const std::filesystem::path& voices);

/// Makes a reading of what a format gives, and hands it on as it goes: parts of bounded size, each
/// complete in itself. The same document gives the same parts, however it came. One thread.
/// Time is linear in the text; memory is that of one window of text, not of the document.
class Segmenter : public DocumentSink {
public:
    /// `language` is what the user demands (BCP 47) or empty: declared or detected. The sink must
    /// outlive the segmenter.
    Segmenter(std::shared_ptr<const LanguageData> languages, std::string language,
              ReadingSink& sink);
    ~Segmenter() override;

    void facts(const Facts& facts) override;
    void block(Block block) override;
    void line(Line line) override;
    void progress(std::uint64_t done, std::uint64_t all) override;
    /// The document is whole: hands on the rest. Call it once, last.
    void finish();

private:
    class Work;
    std::unique_ptr<Work> work_;
};

} // namespace lectern
