// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered of each document, in one SQLite file.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

namespace lectern {

/// Where a document was left: a text anchor that survives small edits.
struct SavedPlace {
    std::string quote;          // the sentence's first words, as written
    std::string prefix;         // what stood before it
    std::uint32_t sentence = 0; // its number then
    double percent = 0;         // 0 to 100
    std::chrono::system_clock::time_point when;
};

/// Opened by one program at a time for each document; several programs may share the file.
/// No call throws for a failing disk: reading goes on, and problem() has the line to say once.
class Store {
public:
    /// Opens or makes `file` and its folders (mode 700). A file that is no database or of a newer
    /// version is set aside as NAME.damaged-DATE and said; a folder that cannot be written, a full
    /// disk: an in-memory database in its place, and said.
    explicit Store(const std::filesystem::path& file);
    ~Store();

    /// `document` is the hash of the content, in hexadecimal. `path` and `title` are kept for the
    /// list of recent reports.
    std::optional<SavedPlace> place(const std::string& document);
    void save_place(const std::string& document, const std::string& path, const std::string& title,
                    const SavedPlace& place);
    /// A personal setting that outlives the session ("rate", "voice"); nothing if never set.
    std::optional<std::string> setting(const std::string& name);
    void set_setting(const std::string& name, const std::string& value);

    /// The newest problem not yet taken: one line for the listener.
    std::optional<std::string> take_problem();

private:
    class Work;
    std::unique_ptr<Work> work_;
};

} // namespace lectern
