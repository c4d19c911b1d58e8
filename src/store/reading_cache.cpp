// SPDX-License-Identifier: GPL-3.0-or-later
// A file is a head, the messages, and a fingerprint of both: 32 digits.
#include "store/reading_cache.hpp"

#include "base/frame.hpp"
#include "store/fingerprint.hpp"

#include <algorithm>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lectern {
namespace {

namespace fs = std::filesystem;

/// Counts up when the messages change in a way that the maker does not tell.
constexpr std::string_view version = "lectern reading 1\n";
constexpr std::string_view ending = ".reading";
constexpr std::size_t fingerprint_size = 32;
constexpr std::size_t write_size = std::size_t{64} << 10U;

std::span<const std::byte> bytes_of(std::string_view text) {
    return std::as_bytes(std::span(text));
}

bool begins_with(std::span<const std::byte> bytes, std::string_view text) {
    return bytes.size() >= text.size() && std::memcmp(bytes.data(), text.data(), text.size()) == 0;
}

/// Whether nobody but this user can have written it.
bool is_ours_alone(const struct stat& about) {
    return about.st_uid == ::geteuid() && (about.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

bool is_folder_of_ours(const fs::path& folder) {
    struct stat about {};
    return ::lstat(folder.c_str(), &about) == 0 && S_ISDIR(about.st_mode) && is_ours_alone(about);
}

void remove_file(const fs::path& file) noexcept {
    ::unlink(file.c_str()); // what cannot be deleted costs room, no more
}

/// All of a file of ours, or nothing.
std::optional<std::vector<std::byte>> content(const Fd& file) {
    struct stat about {};
    if (::fstat(file.get(), &about) != 0 || !S_ISREG(about.st_mode) || !is_ours_alone(about) ||
        about.st_nlink != 1 || about.st_size < 0 ||
        static_cast<std::uint64_t>(about.st_size) > ReadingCache::longest) {
        return std::nullopt;
    }
    std::vector<std::byte> bytes(static_cast<std::size_t>(about.st_size));
    std::size_t filled = 0;
    while (filled < bytes.size()) {
        const auto count = read_some(file.get(), std::span(bytes).subspan(filled));
        if (!count || *count == 0) {
            return std::nullopt;
        }
        filled += *count;
    }
    return bytes;
}

/// The messages of a whole file, or nothing.
std::optional<std::vector<std::byte>> messages(std::vector<std::byte> file, std::string_view head) {
    if (!begins_with(file, head) || file.size() < head.size() + fingerprint_size) {
        return std::nullopt;
    }
    const auto signed_part = std::span<const std::byte>(file).first(file.size() - fingerprint_size);
    if (!begins_with(std::span<const std::byte>(file).last(fingerprint_size),
                     fingerprint(signed_part))) {
        return std::nullopt;
    }
    file.resize(file.size() - fingerprint_size);
    file.erase(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(head.size()));
    return file;
}

struct KeptFile {
    fs::path path;
    std::uint64_t size;
    timespec used;
};

std::vector<KeptFile> files_in(const fs::path& folder) {
    std::vector<KeptFile> files;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        struct stat about {};
        if (::lstat(at->path().c_str(), &about) == 0 && S_ISREG(about.st_mode)) {
            files.push_back({at->path(), static_cast<std::uint64_t>(about.st_size), about.st_mtim});
        }
    }
    return files;
}

/// Deletes the oldest readings until all fit, those that a dying program left unfinished with them.
void make_room(const fs::path& folder) {
    auto files = files_in(folder);
    std::sort(files.begin(), files.end(), [](const KeptFile& a, const KeptFile& b) {
        return a.used.tv_sec != b.used.tv_sec ? a.used.tv_sec > b.used.tv_sec
                                              : a.used.tv_nsec > b.used.tv_nsec;
    });
    std::uint64_t all = 0;
    for (const KeptFile& file : files) {
        all += file.size;
        if (all > ReadingCache::most_bytes) {
            remove_file(file.path);
        }
    }
}

/// Makes the folder and those above it; gives whether it is there and ours.
bool made(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder.parent_path(), error);
    ::mkdir(folder.c_str(), S_IRWXU); // there already: looked at next
    return is_folder_of_ours(folder);
}

} // namespace

ReadingCache::ReadingCache(fs::path folder, std::string maker)
    : folder_(std::move(folder)), maker_(std::move(maker)) {
}

fs::path ReadingCache::place(const std::string& document, const std::string& request) const {
    return folder_ / (document + '-' + request + std::string(ending));
}

std::string ReadingCache::head() const {
    return std::string(version) + maker_ + '\n';
}

std::optional<std::vector<std::byte>> ReadingCache::find(const std::string& document,
                                                         const std::string& request) {
    if (!keeps() || !is_folder_of_ours(folder_)) {
        return std::nullopt;
    }
    const fs::path file = place(document, request);
    const Fd open(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    if (!open) {
        return std::nullopt;
    }
    auto whole = content(open);
    auto found = whole ? messages(std::move(*whole), head()) : std::nullopt;
    if (!found) {
        remove_file(file);
        return std::nullopt;
    }
    ::futimens(open.get(), nullptr); // used now: the last to go
    return found;
}

void ReadingCache::forget(const std::string& document) {
    if (!keeps() || !is_folder_of_ours(folder_)) {
        return;
    }
    for (const KeptFile& file : files_in(folder_)) {
        if (file.path.filename().string().rfind(document + '-', 0) == 0) {
            remove_file(file.path);
        }
    }
}

ReadingCache::Entry ReadingCache::begin(const std::string& document, const std::string& request) {
    Entry entry;
    if (!keeps() || !made(folder_)) {
        return entry;
    }
    entry.place_ = place(document, request);
    entry.being_written_ = entry.place_;
    entry.being_written_ += '.' + std::to_string(::getpid());
    entry.file_ = Fd(::open(entry.being_written_.c_str(),
                            O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR));
    const std::string first = head();
    const auto bytes = bytes_of(first);
    entry.waiting_.assign(bytes.begin(), bytes.end());
    return entry;
}

ReadingCache::Entry::Entry(Entry&& other) noexcept
    : file_(std::move(other.file_)), being_written_(std::move(other.being_written_)),
      place_(std::move(other.place_)), waiting_(std::move(other.waiting_)), size_(other.size_) {
}

ReadingCache::Entry& ReadingCache::Entry::operator=(Entry&& other) noexcept {
    if (this != &other) {
        drop();
        file_ = std::move(other.file_);
        being_written_ = std::move(other.being_written_);
        place_ = std::move(other.place_);
        waiting_ = std::move(other.waiting_);
        size_ = other.size_;
    }
    return *this;
}

void ReadingCache::Entry::add(std::uint8_t kind, std::span<const std::byte> payload) {
    if (!file_) {
        return;
    }
    append_frame(waiting_, kind, payload);
    if (waiting_.size() >= write_size) {
        write();
    }
}

void ReadingCache::Entry::write() {
    size_ += waiting_.size();
    if (size_ + fingerprint_size > longest || !write_all(file_.get(), waiting_)) {
        drop();
    }
    waiting_.clear();
}

void ReadingCache::Entry::keep() {
    if (file_) {
        write();
    }
    if (!file_) {
        return;
    }
    ::lseek(file_.get(), 0, SEEK_SET);
    const auto whole = content(file_);
    const std::string mark = whole ? fingerprint(*whole) : "";
    if (mark.size() == fingerprint_size && write_all(file_.get(), bytes_of(mark)) &&
        ::rename(being_written_.c_str(), place_.c_str()) == 0) {
        file_.reset();
        make_room(place_.parent_path());
    } else {
        drop();
    }
}

void ReadingCache::Entry::drop() noexcept {
    if (file_) {
        remove_file(being_written_);
        file_.reset();
    }
}

} // namespace lectern
