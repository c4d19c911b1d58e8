// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of a page → words with their places, by tesseract where it is installed. Its library
// is loaded only when it is asked for: no other document waits for it, and lectern is built and
// runs without it.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace lectern {

/// A page in shades of grey: one byte a pixel, 0 is black, rows from the top without gaps.
struct PagePicture {
    std::size_t width = 0;
    std::size_t height = 0;
    int dots_per_inch = 0;
    std::vector<unsigned char> pixels;
};

/// A word that was recognised. Places are pixels from the top left corner.
struct RecognizedWord {
    std::string text; // UTF-8, as it came from the library: not yet mended
    int left = 0;
    int right = 0;
    int baseline = 0;
    int type_size = 0; // of its line, in points
};

/// Loads tesseract and the data of the languages it knows, from where Debian puts them or from the
/// folder that TESSDATA_PREFIX names. Call it before rights are dropped. What is missing is told
/// later, by Recognizer. `language` (BCP 47, or empty) is the one that is surely wanted.
void prepare_recognition(const std::string& language);

/// Reads pictures in one language. Not for threads.
class Recognizer {
public:
    /// `language` is BCP 47, or empty where nobody has said it: English then, if there is data for
    /// it, else what there is.
    explicit Recognizer(const std::string& language);
    ~Recognizer();
    Recognizer(const Recognizer&) = delete;
    Recognizer& operator=(const Recognizer&) = delete;

    /// Why it cannot read, in a few words with the package to install; empty where it can.
    const std::string& obstacle() const noexcept { return obstacle_; }

    /// The words in reading order; none where it cannot read. A picture that takes longer than a
    /// minute is left as it is.
    std::vector<RecognizedWord> words(const PagePicture& picture);

private:
    struct Engine;
    std::unique_ptr<Engine> engine_;
    std::string obstacle_;
};

} // namespace lectern
