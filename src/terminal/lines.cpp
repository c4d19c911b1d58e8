// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/lines.hpp"

#include "base/error.hpp"
#include "base/fd.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <span>

namespace lectern {

void LineReader::add(std::string_view bytes) {
    open_ = true;
    line_.append(bytes.substr(0, longest_line - std::min(longest_line, line_.size())));
}

std::vector<std::string> LineReader::take(std::string_view bytes) {
    std::vector<std::string> lines;
    while (!bytes.empty()) {
        const auto end = bytes.find('\n');
        add(bytes.substr(0, end));
        if (end == std::string_view::npos) {
            break;
        }
        lines.push_back(*finish());
        bytes.remove_prefix(end + 1);
    }
    return lines;
}

std::optional<std::string> LineReader::finish() {
    if (!open_) {
        return std::nullopt;
    }
    open_ = false;
    std::string line = std::exchange(line_, {});
    if (line.ends_with('\r')) {
        line.pop_back();
    }
    return line;
}

std::string without_controls(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint it = code_point_at(text, at);
        const bool control = it.value < 0x20 || (it.value >= 0x7F && it.value < 0xA0);
        if (control) {
            clean += ' ';
        } else {
            append_utf8(clean, it.value);
        }
        at += it.length;
    }
    return clean;
}

void print_line(int fd, std::string_view text) {
    const std::string line = without_controls(text) + '\n';
    if (!write_all(fd, std::as_bytes(std::span(line)))) {
        throw Error(Failure::output, std::string("cannot write the text: ") + std::strerror(errno) +
                                         "; send it to a file or a device with room");
    }
}

} // namespace lectern
