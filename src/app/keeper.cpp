// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/keeper.hpp"

#include "app/resume.hpp"
#include "base/fd.hpp"
#include "player/marks.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <filesystem>

namespace lectern {
namespace {

/// Away for longer than this, a listener is told what was last: "a day" that may begin later in the
/// evening and end earlier the next.
constexpr std::chrono::hours day_away{20};
/// And hears this many sentences again.
constexpr std::uint32_t sentences_again = 2;

} // namespace

Keeper::Keeper(Store& store, std::string document, std::string path,
               const std::filesystem::path& lock)
    : store_(store), document_(std::move(document)), path_(std::move(path)), lock_(lock, document_),
      edition_(document_), saved_(store_.place(document_)) {
    if (!saved_ && !path_.empty()) {
        if (const auto earlier = store_.earlier_edition(document_, path_)) {
            edition_ = *earlier;
            saved_ = store_.place(edition_);
        }
    }
    const auto state = store_.state(edition_);
    finished_ = state && state->finished;
}

bool Keeper::can_resume(const Reading& reading) const {
    return !saved_ || can_find(reading, *saved_);
}

Player::Begin Keeper::open(Player& player, bool at_place) {
    const auto heard = store_.heard(edition_);
    player.remember_heard(heard);
    if (edition_ != document_) {
        store_.add_heard(document_, heard);
    }
    for (const SavedBookmark& mark : store_.bookmarks(edition_)) {
        player.bookmarks().set(place_of(player.reading(), mark.place), mark.note);
    }
    if (edition_ != document_) {
        keep_bookmarks(player);
    }
    if (!saved_ || !at_place) {
        return Player::Begin::fresh;
    }
    if (finished_) {
        return Player::Begin::finished_before;
    }
    const Place place = place_of(player.reading(), *saved_);
    player.set_place(place);
    if (std::chrono::system_clock::now() - saved_->when < day_away) {
        return Player::Begin::resumed;
    }
    player.set_place(player.sentences_before(place, sentences_again));
    return Player::Begin::after_a_day;
}

/// The file's name, as a title for want of another.
std::string Keeper::name() const {
    return std::filesystem::path(path_).stem().string();
}

void Keeper::keep_place(const Player& player) {
    const auto& sentences = player.reading().sentences();
    if (is_second() || !player.place() || player.sentence() >= sentences.size()) {
        return;
    }
    const FindingCounts findings = player.finding_counts();
    store_.save_place(
        document_,
        {path_, player.reading().title(), player.has_ended(), findings.all, findings.heard},
        anchor_of(player.reading(), player.sentence(), player.percent()));
}

void Keeper::keep_bookmarks(const Player& player) {
    if (is_second()) {
        return;
    }
    std::vector<SavedBookmark> saved;
    for (const Bookmark& mark : player.bookmarks().all()) {
        const auto sentence = player.reading().sentence_at(mark.place);
        saved.push_back(
            {anchor_of(player.reading(), sentence, player.percent_at(sentence)), mark.note});
    }
    store_.save_bookmarks(document_, saved);
}

std::string Keeper::keep_quote(const Player& player, const std::filesystem::path& folder,
                               const std::function<bool(const std::string&)>& copy) {
    if (folder.empty()) {
        return player.say("quotes.nowhere");
    }
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const auto file = folder / "quotes.md";
    const Fd out(::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600));
    const std::string text = citation(player, name());
    if (!out || !write_all(out.get(), std::as_bytes(std::span(text)))) {
        return player.say("quotes.failed", {{"why", std::strerror(errno)}});
    }
    return player.say(copy(text) ? "quotes.copied" : "quotes.kept", {{"file", file.string()}});
}

void Keeper::keep_heard(const std::vector<HeardMark>& marks) {
    store_.add_heard(document_, marks);
}

} // namespace lectern
