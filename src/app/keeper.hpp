// SPDX-License-Identifier: GPL-3.0-or-later
// What is remembered of the document that is being read: its place, what was heard, bookmarks.
#pragma once

#include "app/loader.hpp"
#include "player/player.hpp"
#include "store/places.hpp"
#include "store/reader_lock.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace lectern {

/// Stands between a player and the store, for one document.
class Keeper {
public:
    /// `document` is the hash of the content, `path` where it lies (for the list of reports, and to
    /// know a new edition by). Looks up what there is, of an earlier edition where this one was
    /// never read.
    /// With `lock` it keeps the place only while no other program reads the same document.
    Keeper(Store& store, std::string document, std::string path, const std::filesystem::path& lock);

    /// Another lectern has the document open: that one keeps its place and bookmarks, this one
    /// adds what is heard and nothing else.
    bool is_second() const noexcept { return lock_.is_taken(); }

    /// Whether enough of the document has come to find the saved place.
    bool can_resume(const Reading& reading) const;
    /// Puts the player where it was left (`at_place`), and tells it what was heard; one that was
    /// read to its end begins anew, and after a day away reading begins two sentences earlier.
    Player::Begin open(Player& player, bool at_place);

    void keep_place(const Player& player);
    void keep_heard(const std::vector<HeardMark>& marks);
    void keep_bookmarks(const Player& player);
    /// Adds the sentence or finding of the place to the Markdown file of quotations in `folder`,
    /// which is made where it is missing; gives what is said of it.
    /// `copy` puts it on the clipboard too, and tells whether there was one.
    std::string keep_quote(const Player& player, const std::filesystem::path& folder,
                           const std::function<bool(const std::string&)>& copy);

private:
    std::string name() const;
    Store& store_;
    std::string document_;
    std::string path_;
    ReaderLock lock_;
    std::string edition_; // the document, or an earlier edition of it
    std::optional<SavedPlace> saved_;
    bool finished_ = false;
};

} // namespace lectern
