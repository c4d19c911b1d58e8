// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered of each document, in one SQLite file.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// Where a document was left: a text anchor that survives small edits.
struct SavedPlace {
    std::string quote;          // the sentence's first words, as written
    std::string prefix;         // what stood before it
    std::uint32_t sentence = 0; // its number then
    double percent = 0;         // 0 to 100
    std::chrono::system_clock::time_point when;
};

/// A place that the listener marked, with their words on it (may be empty).
struct SavedBookmark {
    SavedPlace place;
    std::string note;
};

/// What is kept of a document beside its place.
struct DocumentState {
    std::string path;
    std::string title;
    bool finished = false; // read to its end
    std::uint32_t findings = 0;
    std::uint32_t findings_heard = 0;
};

/// A document that was read before.
struct KnownDocument {
    std::string document; // its hash
    DocumentState state;
    double percent = 0;
    std::chrono::system_clock::time_point when;
};

/// Several programs may share the file. No call throws for a failing disk: reading goes on, and
/// take_problem() has the line to say once. `document` is the hash of the content, in hexadecimal.
class Store {
public:
    /// Opens or makes `file` and its folders (mode 700). A file that is no database or damaged is
    /// set aside as NAME.damaged-DATE and said, whenever it is met; a file of a newer version, a
    /// folder that cannot be written, a full disk: an in-memory database in its place, and said.
    explicit Store(const std::filesystem::path& file);
    /// Keeps nothing beyond its own life, and says nothing of it: for reading without a history.
    Store();
    ~Store();

    std::optional<SavedPlace> place(const std::string& document);
    std::optional<DocumentState> state(const std::string& document);
    void save_place(const std::string& document, const DocumentState& state,
                    const SavedPlace& place);

    /// Marks of what was heard, in no order. The number is the caller's; see HeardMemory.
    std::vector<std::uint64_t> heard(const std::string& document);
    void add_heard(const std::string& document, const std::vector<std::uint64_t>& marks);

    /// In the order in which they were given.
    std::vector<SavedBookmark> bookmarks(const std::string& document);
    void save_bookmarks(const std::string& document, const std::vector<SavedBookmark>& bookmarks);

    /// The documents that were read last, the newest first.
    std::vector<KnownDocument> recent(std::size_t most);
    /// The newest document of that path with another content: an edition before this one.
    std::optional<std::string> earlier_edition(const std::string& document,
                                               const std::string& path);
    /// Nothing of the document is kept any more.
    void forget(const std::string& document);

    /// A personal setting that outlives the session ("rate", "voice"); nothing if never set.
    std::optional<std::string> setting(const std::string& name);
    void set_setting(const std::string& name, const std::string& value);

    /// Whether what is kept outlives the program.
    bool is_kept() const noexcept;

    /// The newest problem not yet taken: one line for the listener.
    std::optional<std::string> take_problem();

private:
    class Work;
    std::unique_ptr<Work> work_;
};

} // namespace lectern
