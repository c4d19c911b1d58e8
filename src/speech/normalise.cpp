// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/normalise.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace lectern {

TextRange SpokenText::source(std::size_t begin, std::size_t length) const {
    const auto after = [&](std::size_t byte) {
        return std::upper_bound(
            spans.begin(), spans.end(), byte,
            [](std::size_t value, const SpokenSpan& span) { return value < span.begin; });
    };
    const auto first = after(begin);
    if (first == spans.begin()) {
        return {};
    }
    const auto last = after(begin + std::max<std::size_t>(length, 1) - 1);
    return {(first - 1)->source.begin, (last - 1)->source.end};
}

class Normaliser::Work {
public:
    explicit Work(std::filesystem::path voices) : voices_(std::move(voices)) {}

private:
    std::filesystem::path voices_;
};

Normaliser::Normaliser(std::filesystem::path voices)
    : work_(std::make_unique<Work>(std::move(voices))) {
}
Normaliser::~Normaliser() = default;

SpokenText Normaliser::spoken(std::string_view text, const std::string& language) {
    static_cast<void>(language);
    SpokenText spoken;
    for (std::size_t at = 0; at < text.size();) {
        const auto point = code_point_at(text, at);
        const auto begin = static_cast<std::uint32_t>(spoken.words.size());
        append_utf8(spoken.words, point.value < U' ' || point.value == 0x7F ? U' ' : point.value);
        const auto source = static_cast<std::uint32_t>(at);
        at += point.length;
        spoken.spans.push_back({begin, {source, static_cast<std::uint32_t>(at)}});
    }
    return spoken;
}

void Normaliser::prepare(const std::string& language) {
    spoken("1", language);
}

} // namespace lectern
