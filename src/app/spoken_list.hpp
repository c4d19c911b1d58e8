// SPDX-License-Identifier: GPL-3.0-or-later
// A list by ear: it is read entry after entry, arrows step through it, letters find the next entry
// that begins with them, slash and letters leave those that hold them, Enter takes one, Escape
// leaves all as it was.
#pragma once

#include "app/key_mode.hpp"
#include "document/utterance.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace lectern {

struct ListEntry {
    Utterance said; // its first segment is what letters find
    std::function<Response()> open;
    std::function<Response()> remove; // for the key Delete; empty where nothing can be removed
};

class SpokenList : public KeyMode {
public:
    /// Opens on the entry `here`. There must be one entry at least.
    SpokenList(Player& player, std::vector<ListEntry> entries, std::size_t here);

    Outcome press(const std::string& key, Player::Time now) override;
    std::optional<Utterance> read_on() override;
    void hears(const Utterance& utterance) override;

private:
    Outcome at(std::size_t entry);
    Outcome find(const std::string& letter, Player::Time now);
    Outcome narrow(const std::string& words);

    Player& player_;
    std::vector<ListEntry> entries_;
    std::size_t here_;                  // the entry that Enter takes
    std::size_t next_;                  // what reading on says next
    std::vector<ListEntry> all_;        // behind a filter, what it was made from
    std::optional<std::string> filter_; // what the entries hold; nothing: no filter is typed
    std::string typed_;
    Player::Time typed_at_{};
};

} // namespace lectern
