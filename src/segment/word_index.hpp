// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a data file by number: every word of a report is looked up here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// FNV-1a, taken byte by byte while a word is read.
inline constexpr std::uint64_t hash_start = 14695981039346656037U;
constexpr std::uint64_t hash_step(std::uint64_t hash, char c) noexcept {
    return (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
}
constexpr std::uint64_t hash_of(std::string_view text) noexcept {
    std::uint64_t hash = hash_start;
    for (const char c : text) {
        hash = hash_step(hash, c);
    }
    return hash;
}

/// Words with their numbers, which count up from 0 in the order in which they came. Most words that
/// are asked for are not there, and are passed over without looking at any text.
class WordIndex {
public:
    WordIndex();

    /// The number of `word`, a new one where it was not there yet.
    std::uint32_t add(std::string_view word);
    /// The number of a word, or nothing; `hash` is its hash_of().
    std::optional<std::uint32_t> find(std::string_view word, std::uint64_t hash) const noexcept {
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t slot = hash & mask; slots_[slot].place != 0; slot = (slot + 1) & mask) {
            const auto place = slots_[slot].place;
            if (slots_[slot].hash == upper_half(hash) && words_[place - 1] == word) {
                return place - 1;
            }
        }
        return std::nullopt;
    }
    std::optional<std::uint32_t> find(std::string_view word) const noexcept {
        return find(word, hash_of(word));
    }

private:
    /// Open addressing; `place` is 1 + the number, 0 where the slot is free.
    struct Slot {
        std::uint32_t hash = 0; // its upper half
        std::uint32_t place = 0;
    };
    static constexpr std::uint32_t upper_half(std::uint64_t hash) noexcept {
        return static_cast<std::uint32_t>(hash >> 32U);
    }
    void put(std::uint32_t place);

    std::vector<std::string> words_;
    std::vector<Slot> slots_; // a power of two, at most a quarter taken
};

} // namespace lectern
