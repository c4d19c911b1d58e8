// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/pieces.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace lectern {
namespace {

/// Workers that one utterance may cost before the rest of it is skipped.
constexpr int most_deaths = 12;
/// Fewer than this, and a text that is too short to be halved is tried again: one may have been
/// killed from outside.
constexpr int least_deaths = 3;
/// Speakers that were stopped from outside: the one in use, and the spare beside it.
constexpr int innocent_hangs = 2;
/// A run without a space is cut here: shorter ones have not been seen to kill.
constexpr std::size_t longest_run = 20;
/// Less than this is not halved any more, in bytes.
constexpr std::size_t smallest_piece = 12;

bool is_harmless(char32_t point) {
    constexpr std::u32string_view stops = U".,;:?!";
    return (point >= U'0' && point <= U'9') || (point >= U'a' && point <= U'z') ||
           (point >= U'A' && point <= U'Z') || stops.find(point) != std::u32string_view::npos ||
           (point >= 0xC0 && point != 0xD7 && point != 0xF7 && point < 0x2000) ||
           (point >= 0x3040 && point < 0xD800);
}

/// Where a text is cut so that the front has at most `most` bytes: behind a space in its last
/// quarter where there is one, never within a character.
std::size_t cut(std::string_view text, std::size_t most) {
    if (text.size() <= most) {
        return text.size();
    }
    const std::size_t space = text.rfind(' ', most - 1);
    if (space != std::string_view::npos && space >= most - most / 4) {
        return space + 1;
    }
    std::size_t at = most;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
        --at;
    }
    return at > 0 ? at : most;
}

std::size_t words_bytes(std::string_view text) {
    return text.size() - static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

/// What loses over a quarter of itself was no sentence: nobody wants to hear what is left.
bool is_mostly_gone(std::string_view kept, std::string_view text) {
    return words_bytes(kept) * 4 < words_bytes(text) * 3;
}

PieceRequest styled(const Segment& segment, const Profile& profile, const VoiceSettings& settings) {
    const Style& style = profile.style(segment.role);
    PieceRequest request;
    request.language = segment.language;
    request.voice = settings.voice;
    request.own_language = settings.language;
    request.variant = style.variant;
    request.rate = std::clamp(static_cast<int>(std::lround(settings.words_per_minute * style.rate)),
                              slowest_rate, fastest_rate);
    const int base = settings.pitch < 0 ? profile.base_pitch : settings.pitch;
    request.pitch = std::clamp(base + style.pitch, 0, 99);
    const bool own = segment.role == VoiceRole::own_words;
    request.punctuation = own ? Punctuation::some : settings.punctuation;
    request.range = style.range;
    request.volume = std::clamp(settings.volume * style.volume / 100, 0, 200);
    return request;
}

} // namespace

std::string without_doubtful(std::string_view text) {
    std::string kept;
    std::size_t run = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        const bool has_space = !is_harmless(point.value);
        if (run == longest_run && !has_space) {
            kept += ' ';
            run = 0;
        }
        append_utf8(kept, has_space ? U' ' : point.value);
        run = has_space ? 0 : run + 1;
        at += point.length;
    }
    return kept;
}

std::pair<std::string, std::string> halves(const std::string& text) {
    const std::size_t at = text.size() < smallest_piece ? text.size() : cut(text, text.size() / 2);
    return {text.substr(0, at), text.substr(at)};
}

std::deque<Piece> pieces_of(const Utterance& utterance, const Profile& profile,
                            const VoiceSettings& settings) {
    std::deque<Piece> pieces;
    for (std::size_t i = 0; i < utterance.segments.size(); ++i) {
        const Segment& segment = utterance.segments[i];
        const auto silence = profile.pause(segment.pause_before, settings.words_per_minute);
        Piece piece;
        piece.request = styled(segment, profile, settings);
        piece.segment = static_cast<std::uint32_t>(i);
        piece.pause = static_cast<std::size_t>(silence.count()) * speech_sample_rate / 1000;
        piece.request.trim = piece.pause > 0; // the silence is ours, as long as the profile says
        std::copy_if(segment.cues.begin(), segment.cues.end(), std::back_inserter(piece.cues),
                     [&](Cue cue) { return settings.cues[static_cast<std::size_t>(cue)]; });
        const std::string text = to_valid_utf8(segment.text);
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t length = cut(std::string_view(text).substr(at), longest_piece);
            piece.request.text = text.substr(at, length);
            piece.offset = static_cast<std::uint32_t>(at);
            pieces.push_back(piece);
            piece.pause = 0;
            piece.request.trim = false;
            piece.cues.clear();
            at += length;
        }
    }
    return pieces;
}

void blame_first_piece(Job& job, Death death) {
    ++job.deaths;
    Piece& piece = job.pieces.front();
    PieceRequest& request = piece.request;
    if (piece.begun) {
        piece.offset += piece.word;
        request.text.erase(0, piece.word);
        request.trim = false;
        piece.word = 0;
        piece.pause = 0;
    }
    piece.begun = false;
    if (job.deaths >= most_deaths) {
        job.pieces.clear();
        job.skipped = true;
        return;
    }
    if (death == Death::from_outside && job.deaths <= innocent_hangs) {
        return; // it had no part in it
    }
    std::string harmless = without_doubtful(request.text);
    if (piece.tries == Piece::Try::as_written && is_mostly_gone(harmless, request.text)) {
        job.skipped = true;
        job.pieces.pop_front();
        return;
    }
    if (piece.tries == Piece::Try::as_written && harmless != request.text) {
        piece.tries = Piece::Try::without_doubtful;
        request.text = std::move(harmless);
        return;
    }
    auto [front, back] = halves(harmless);
    if (back.empty() && job.deaths < least_deaths) {
        return;
    }
    if (back.empty()) {
        job.skipped = true;
        job.pieces.pop_front();
        return;
    }
    piece.tries = Piece::Try::in_halves;
    request.text = std::move(front);
    Piece second = piece;
    second.request.text = std::move(back);
    second.request.trim = false;
    second.pause = 0;
    job.pieces.insert(job.pieces.begin() + 1, std::move(second));
}

} // namespace lectern
