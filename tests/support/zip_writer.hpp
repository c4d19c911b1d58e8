// SPDX-License-Identifier: GPL-3.0-or-later
// Packs files as EPUB, DOCX and ODT do, uncompressed, for tests.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lectern {

/// A zip archive of these files, in this order.
inline std::string zip_of(const std::vector<std::pair<std::string_view, std::string_view>>& files) {
    const auto number = [](std::uint32_t value, int bytes) {
        std::string text;
        for (int i = 0; i < bytes; ++i) {
            text += static_cast<char>((value >> (8 * i)) & 0xFF);
        }
        return text;
    };
    const auto checksum = [](std::string_view content) {
        std::uint32_t sum = ~0U;
        for (const char c : content) {
            sum ^= static_cast<unsigned char>(c);
            for (int bit = 0; bit < 8; ++bit) {
                sum = (sum >> 1) ^ (0xEDB88320U & (0U - (sum & 1U)));
            }
        }
        return ~sum;
    };
    std::string all;
    std::string directory;
    for (const auto& [name, content] : files) {
        const auto size = static_cast<std::uint32_t>(content.size());
        const auto length = static_cast<std::uint32_t>(name.size());
        const std::string about = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) +
                                  number(checksum(content), 4) + number(size, 4) + number(size, 4) +
                                  number(length, 2) + number(0, 2);
        directory += "PK\x01\x02" + number(20, 2) + about + std::string(10, static_cast<char>(0)) +
                     number(static_cast<std::uint32_t>(all.size()), 4) + std::string(name);
        all += "PK\x03\x04" + about + std::string(name) + std::string(content);
    }
    const auto count = static_cast<std::uint32_t>(files.size());
    const auto at = static_cast<std::uint32_t>(all.size());
    return all + directory + "PK\x05\x06" + number(0, 4) + number(count, 2) + number(count, 2) +
           number(static_cast<std::uint32_t>(directory.size()), 4) + number(at, 4) + number(0, 2);
}

} // namespace lectern
