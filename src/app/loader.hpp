// SPDX-License-Identifier: GPL-3.0-or-later
// A document by its name → the open file → the parser program → a Reading in main.
#pragma once

#include "app/silence_watch.hpp"
#include "base/error.hpp"
#include "base/fd.hpp"
#include "base/frame.hpp"
#include "base/process.hpp"
#include "document/reading.hpp"
#include "document/wire.hpp"
#include "player/phrases.hpp"
#include "store/reading_cache.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace lectern {

/// What the user says of a document, for the parser.
struct DocumentRequest {
    std::string path;          // as given; "-" is standard input
    std::string format;        // --format, or empty
    std::string encoding;      // --encoding, or empty
    std::string language;      // --lang, or empty
    std::string password = {}; // --password, or empty
    bool read_scans = false;   // --ocr
};

/// One open document: a plain file as it is; what is no plain file (a pipe, standard input) is read
/// to its end first, into memory that only a descriptor names.
class OpenDocument {
public:
    /// Throws Error (document) in one line: not there, a folder, no right to read, larger than
    /// `largest_document`, a read that fails.
    explicit OpenDocument(const std::string& path);

    int fd() const noexcept { return fd_.get(); }
    std::uint64_t size() const noexcept { return size_; }
    /// For messages and for the ending: the file's own name, or "standard input".
    const std::string& name() const noexcept { return name_; }

private:
    Fd fd_;
    std::uint64_t size_ = 0;
    std::string name_;
};

/// Bytes of the largest document that is opened.
inline constexpr std::uint64_t largest_document = std::uint64_t{2} << 30U;

/// The identity of an open document: a hash of its bytes, which are left unread. Throws Error
/// (document) where they cannot be looked at.
std::string identity(const OpenDocument& document);

/// What tells apart the programs and language data that make readings, for a ReadingCache.
std::string maker_of_readings(const std::filesystem::path& voices);

/// Runs the parser on one document and takes over what it sends. Main thread only.
class Loader {
public:
    /// Starts the parser; does not wait for it. Throws Error (internal) when it cannot be started.
    /// A reading that `cache` has is taken over at once instead, without a parser; else it is kept
    /// there when it is whole. What needed a password to be read is never kept.
    /// A parser that says nothing for `patience` is ended; 0 is half a minute and more for large
    /// documents.
    Loader(const OpenDocument& document, const DocumentRequest& request,
           const std::filesystem::path& voices, ReadingCache cache = {},
           std::chrono::milliseconds patience = {});

    /// To wait for (readable) until complete(); -1 then.
    int descriptor() const noexcept { return complete_ ? -1 : watch_.descriptor(); }
    /// Takes what has come, without waiting for more, and adds it to the reading. Where nothing
    /// has come yet: throws the parser's Error, or one (document) for a parser that died.
    void handle();
    /// Waits for the whole document; throws likewise.
    void load_all();
    /// What ended a reading of which a part has come, in one line; nothing where all is well. The
    /// reading is then complete, as far as it goes.
    const std::optional<Error>& problem() const noexcept { return problem_; }
    /// Throws that problem, if there is one: for when all that came has been put to use.
    void tell_problem() const;
    /// The page that was begun last; empty where the document names none.
    std::string last_page() const;

    const Reading& reading() const noexcept { return reading_; }
    bool complete() const noexcept { return complete_; }
    /// How much of the bytes has been read: 0 to 100.
    int percent() const noexcept;

private:
    bool take_kept(ReadingCache& cache, const std::string& document, const std::string& request);
    void start(const OpenDocument& document, const DocumentRequest& request,
               const std::filesystem::path& voices);
    void take_what_came();
    void take(const Frame& frame);
    void take_part(ReadingPart part);
    void stop(const Error& error);
    [[noreturn]] static void died();

    std::string name_;
    ReadingCache::Entry kept_;
    Process process_;
    Fd socket_;
    std::chrono::milliseconds patience_{};
    SilenceWatch watch_;
    FrameReader frames_;
    Reading reading_;
    Progress progress_;
    std::filesystem::path voices_;
    std::optional<Phrases> phrases_; // once a notice has to be worded
    std::optional<Error> problem_;
    bool complete_ = false;
};

/// A document, opened and loaded whole.
class WholeDocument {
public:
    /// Throws what OpenDocument and Loader throw.
    WholeDocument(const std::string& path, const DocumentRequest& request,
                  const std::filesystem::path& voices)
        : document_(path), loader_(document_, request, voices) {
        loader_.load_all();
    }
    const Reading& reading() const noexcept { return loader_.reading(); }
    /// Throws what the rest could not be read for: when all that could is printed.
    void tell_problem() const { loader_.tell_problem(); }

private:
    OpenDocument document_;
    Loader loader_;
};

} // namespace lectern
