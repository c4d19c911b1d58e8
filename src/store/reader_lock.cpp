// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/reader_lock.hpp"

#include <cerrno>
#include <charconv>
#include <cstdint>
#include <fcntl.h>
#include <limits>

namespace lectern {
namespace {

/// The document's byte: as much of its hash as an offset in a file can be.
::off_t byte_of(const std::string& document) {
    constexpr std::size_t digits = 16;
    std::uint64_t hash = 0;
    std::from_chars(document.data(), document.data() + std::min(document.size(), digits), hash, 16);
    return static_cast<::off_t>(hash %
                                static_cast<std::uint64_t>(std::numeric_limits<::off_t>::max()));
}

} // namespace

ReaderLock::ReaderLock(const std::filesystem::path& folder, const std::string& document) {
    if (folder.empty()) {
        return;
    }
    file_ = Fd(::open((folder / "readers").c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW,
                      S_IRUSR | S_IWUSR));
    if (!file_) {
        return;
    }
    struct ::flock range {};
    range.l_type = F_WRLCK;
    range.l_whence = SEEK_SET;
    range.l_start = byte_of(document);
    range.l_len = 1;
    // A lock of the open file, not of the process: another open file of this one is refused too.
    taken_ = ::fcntl(file_.get(), F_OFD_SETLK, &range) != 0 && (errno == EAGAIN || errno == EACCES);
}

} // namespace lectern
