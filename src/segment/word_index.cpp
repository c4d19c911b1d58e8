// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/word_index.hpp"

namespace lectern {
namespace {

constexpr std::size_t fewest_slots = 64;
constexpr std::size_t slots_a_word = 4;

} // namespace

WordIndex::WordIndex() : slots_(fewest_slots) {
}

std::uint32_t WordIndex::add(std::string_view word) {
    if (const auto known = find(word)) {
        return *known;
    }
    words_.emplace_back(word);
    const auto place = static_cast<std::uint32_t>(words_.size());
    if (words_.size() * slots_a_word <= slots_.size()) {
        put(place);
    } else {
        slots_.assign(slots_.size() * 2, {});
        for (std::uint32_t each = 1; each <= place; ++each) {
            put(each);
        }
    }
    return place - 1;
}

void WordIndex::put(std::uint32_t place) {
    const std::uint64_t hash = hash_of(words_[place - 1]);
    const std::size_t mask = slots_.size() - 1;
    std::size_t slot = hash & mask;
    while (slots_[slot].place != 0) {
        slot = (slot + 1) & mask;
    }
    slots_[slot] = {upper_half(hash), place};
}

} // namespace lectern
