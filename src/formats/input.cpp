// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/input.hpp"

#include "base/error.hpp"
#include "base/fd.hpp"

#include <cerrno>
#include <cstring>
#include <span>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lectern {

InputBytes::InputBytes(int fd, const std::string& name) {
    if (map(fd)) {
        return;
    }
    constexpr std::size_t step = std::size_t{1} << 20U;
    std::size_t size = 0;
    for (;;) {
        if (read_.size() < size + step) {
            read_.resize(size + step + size / 2);
        }
        const auto count = read_some(fd, std::as_writable_bytes(std::span(read_).subspan(size)));
        if (!count) {
            throw Error(Failure::document, "cannot read " + name + ": " + std::strerror(errno));
        }
        if (*count == 0) {
            break;
        }
        size += *count;
    }
    read_.resize(size);
    bytes_ = read_;
}

InputBytes::~InputBytes() {
    if (mapping_ != nullptr) {
        ::munmap(mapping_, mapped_size_);
    }
}

/// Files that say they are empty may not be so (/proc): those are read.
bool InputBytes::map(int fd) {
    struct stat status {};
    if (::fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) || status.st_size <= 0) {
        return false;
    }
    const off_t from = ::lseek(fd, 0, SEEK_CUR);
    if (from < 0 || from >= status.st_size) {
        return false;
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    void* mapping = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (mapping == MAP_FAILED) {
        return false;
    }
    ::madvise(mapping, size, MADV_SEQUENTIAL);
    mapping_ = mapping;
    mapped_size_ = size;
    bytes_ = std::string_view(static_cast<const char*>(mapping), size)
                 .substr(static_cast<std::size_t>(from));
    return true;
}

} // namespace lectern
