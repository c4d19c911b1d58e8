// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lectern {

/// All bytes of an open file from where it stands: mapped where it is a regular file, else read to
/// the end. A file that is cut short while it is mapped ends this process, which is a parser's
/// right: main says so.
class InputBytes {
public:
    /// `name` is for the message. Throws Error (document) when reading fails.
    InputBytes(int fd, const std::string& name);
    ~InputBytes();
    InputBytes(const InputBytes&) = delete;
    InputBytes& operator=(const InputBytes&) = delete;

    std::string_view bytes() const noexcept { return bytes_; }

private:
    bool map(int fd);
    void* mapping_ = nullptr;
    std::size_t mapped_size_ = 0;
    std::string read_;
    std::string_view bytes_;
};

} // namespace lectern
