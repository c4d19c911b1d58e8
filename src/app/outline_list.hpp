// SPDX-License-Identifier: GPL-3.0-or-later
// The outline as a spoken list: it is read entry after entry, arrows step through it, a letter
// finds the next heading that begins with it, Enter goes there, Escape leaves the place as it is.
#pragma once

#include "document/utterance.hpp"
#include "player/player.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lectern {

class OutlineList {
public:
    /// Opens on the heading of the player's place. There must be one heading at least.
    explicit OutlineList(const Player& player);

    /// What a key does to the list.
    struct Outcome {
        std::vector<Utterance> say;
        bool closed = false;
        std::optional<Place> go_to; // with closed: where Enter leads
    };
    Outcome press(const std::string& key);
    /// The next entry of reading the list on; nothing at its end.
    std::optional<Utterance> read_on();
    /// An entry is heard now: it is the present one.
    void hears(const Utterance& utterance);

private:
    Outcome at(std::size_t entry);
    const Player& player_;
    std::vector<Utterance> entries_;
    std::size_t here_ = 0; // the entry that Enter goes to
    std::size_t next_ = 0; // what reading on says next
};

} // namespace lectern
