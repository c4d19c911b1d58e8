// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/moved.hpp"

#include "app/loader.hpp"

#include <algorithm>
#include <unistd.h>

namespace lectern {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_folders = 200;
constexpr std::size_t most_files = 20'000;
constexpr std::uint64_t most_bytes = std::uint64_t{1} << 30U;

/// The entries of a folder, as many as are still wanted; none where it cannot be read.
std::vector<fs::directory_entry> entries_of(const fs::path& folder, std::size_t most) {
    std::vector<fs::directory_entry> entries;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        if (entries.size() == most) {
            break;
        }
        entries.push_back(*it);
    }
    return entries;
}

/// Folders without doubles, in the order in which they are to be searched.
class Folders {
public:
    void add(const fs::path& folder) {
        const bool known = std::find(all_.begin(), all_.end(), folder) != all_.end();
        if (!known && !folder.empty() && all_.size() < most_folders) {
            all_.push_back(folder);
        }
    }
    void add_those_in(const fs::path& folder) {
        for (const auto& entry : entries_of(folder, most_files)) {
            std::error_code error;
            if (entry.is_directory(error) && !entry.is_symlink(error)) {
                add(entry.path());
            }
        }
    }
    const std::vector<fs::path>& all() const noexcept { return all_; }

private:
    std::vector<fs::path> all_;
};

/// The old folder, what is in it, the present folder, those of the others; last those beside the
/// old one: it may be the folder that has another name.
std::vector<fs::path> folders_to_search(const fs::path& old,
                                        const std::vector<KnownDocument>& others) {
    Folders folders;
    std::error_code error;
    folders.add(old.parent_path());
    folders.add_those_in(old.parent_path());
    folders.add(fs::current_path(error));
    for (const KnownDocument& other : others) {
        folders.add(fs::path(other.state.path).parent_path());
    }
    folders.add(old.parent_path().parent_path());
    folders.add_those_in(old.parent_path().parent_path());
    return folders.all();
}

/// Files that may be the old one: those of its name, then those of its kind.
std::vector<fs::directory_entry> candidates(const fs::path& old,
                                            const std::vector<fs::path>& folders) {
    std::vector<fs::directory_entry> files;
    std::size_t looked_at = 0;
    for (const fs::path& folder : folders) {
        for (const auto& entry : entries_of(folder, most_files - looked_at)) {
            ++looked_at;
            std::error_code error;
            if (entry.path().extension() == old.extension() && entry.is_regular_file(error) &&
                ::access(entry.path().c_str(), R_OK) == 0) {
                files.push_back(entry);
            }
        }
    }
    std::stable_partition(files.begin(), files.end(), [&](const fs::directory_entry& file) {
        return file.path().filename() == old.filename();
    });
    return files;
}

} // namespace

std::optional<fs::path> find_moved(const KnownDocument& report,
                                   const std::vector<KnownDocument>& others) {
    const fs::path old(report.state.path);
    std::uint64_t left = most_bytes;
    for (const auto& file : candidates(old, folders_to_search(old, others))) {
        std::error_code error;
        const std::uint64_t size = file.file_size(error);
        if (error || size > left) {
            continue;
        }
        left -= size;
        if (identity(OpenDocument(file.path().string())) == report.document) {
            return file.path();
        }
    }
    return std::nullopt;
}

} // namespace lectern
