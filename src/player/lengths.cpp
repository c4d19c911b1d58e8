// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/lengths.hpp"

#include <algorithm>
#include <string_view>

namespace lectern {
namespace {

std::uint64_t words_in_text(std::string_view text) {
    std::uint64_t count = 0;
    bool inside = false;
    for (const char c : text) {
        const bool is_space = c == ' ' || c == '\n' || c == '\t';
        count += !is_space && !inside ? 1U : 0U;
        inside = !is_space;
    }
    return count;
}

/// The last sentence before which stands no more than `amount`.
std::uint32_t holder(const std::vector<std::uint64_t>& before, std::uint64_t amount) {
    const auto behind = std::upper_bound(before.begin(), before.end(), amount);
    return behind == before.begin() ? 0 : static_cast<std::uint32_t>(behind - before.begin() - 1);
}

} // namespace

bool in_flow(const Block& block) noexcept {
    return is_spoken(block.role) && block.role != Role::note;
}

void Lengths::update(const Reading& reading) {
    const auto& sentences = reading.sentences();
    for (std::size_t i = bytes_before_.size(); i < sentences.size(); ++i) {
        bytes_before_.push_back(bytes_);
        words_before_.push_back(words_);
        const Block& block = reading.blocks()[sentences[i].block];
        if (in_flow(block)) {
            const TextRange range = sentences[i].range;
            bytes_ += range.end - range.begin;
            words_ += words_in_text(
                std::string_view(block.text).substr(range.begin, range.end - range.begin));
        }
    }
}

double Lengths::share_before(std::uint32_t sentence) const {
    if (bytes_ == 0) {
        return 0;
    }
    const auto before = sentence < bytes_before_.size() ? bytes_before_[sentence] : bytes_;
    return static_cast<double>(before) / static_cast<double>(bytes_);
}

std::uint32_t Lengths::sentence_at_share(double share) const {
    const double bytes = share * static_cast<double>(bytes_);
    const auto found =
        std::partition_point(bytes_before_.begin(), bytes_before_.end(), [&](std::uint64_t before) {
            return static_cast<double>(before) < bytes;
        });
    const auto last = bytes_before_.empty() ? 0 : bytes_before_.size() - 1;
    return static_cast<std::uint32_t>(
        std::min<std::size_t>(static_cast<std::size_t>(found - bytes_before_.begin()), last));
}

std::uint64_t Lengths::words_before(std::uint32_t sentence) const {
    return sentence < words_before_.size() ? words_before_[sentence] : words_;
}

std::uint32_t Lengths::sentence_at_word(std::uint64_t word) const {
    return holder(words_before_, word);
}

std::chrono::seconds reading_time(std::uint64_t words, int words_per_minute) {
    return std::chrono::seconds(words * 60 / static_cast<std::uint64_t>(words_per_minute));
}

std::uint64_t words_in(std::chrono::seconds time, int words_per_minute) {
    const auto seconds = static_cast<std::uint64_t>(std::max<std::int64_t>(time.count(), 0));
    return seconds * static_cast<std::uint64_t>(words_per_minute) / 60;
}

} // namespace lectern
