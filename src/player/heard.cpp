// SPDX-License-Identifier: GPL-3.0-or-later
#include "player/heard.hpp"

#include <algorithm>
#include <limits>
#include <string>

namespace lectern {
namespace {

/// FNV-1a: the same on every machine and in every version, for it is kept on disk.
HeardMark hash(std::string_view bytes, HeardMark from = 0xcbf29ce484222325U) {
    for (const char c : bytes) {
        from = (from ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
    }
    return from;
}

} // namespace

HeardMark HeardMemory::mark_of(const std::string& words) {
    const HeardMark plain = hash(words);
    const std::uint32_t before = times_[plain]++;
    return before == 0 ? plain : hash(std::to_string(before), plain);
}

void HeardMemory::update(const Reading& reading) {
    for (std::size_t i = sentences_.size(); i < reading.sentences().size(); ++i) {
        sentences_.push_back(mark_of(reading.text(reading.sentences()[i])));
    }
    for (std::size_t i = findings_.size(); i < reading.findings().size(); ++i) {
        // A finding that is one whole sentence must not share the mark of that sentence's repeat.
        findings_.push_back(mark_of("finding " + reading.text(reading.findings()[i].range)));
    }
}

void HeardMemory::remember(const std::vector<HeardMark>& marks) {
    marks_.insert(marks.begin(), marks.end());
}

std::vector<HeardMark> HeardMemory::hear(const Reading& reading, const PlaceRange& range) {
    std::vector<HeardMark> fresh;
    const auto add = [&](HeardMark mark) {
        if (marks_.insert(mark).second) {
            fresh.push_back(mark);
        }
    };
    const auto& sentences = reading.sentences();
    for (auto i = reading.sentence_at(range.begin); i < sentences_.size(); ++i) {
        const Sentence& it = sentences[i];
        if (Place{it.block, it.range.end} > range.end) {
            break;
        }
        if (Place{it.block, it.range.begin} >= range.begin) {
            add(sentences_[i]);
        }
    }
    const auto& findings = reading.findings();
    const auto first =
        std::partition_point(findings.begin(), findings.end(), [&](const Finding& finding) {
            return finding.range.begin < range.begin;
        });
    for (auto it = first; it != findings.end() && it->range.begin < range.end; ++it) {
        const auto number = static_cast<std::size_t>(it - findings.begin());
        if (it->range.end <= range.end && number < findings_.size()) {
            add(findings_[number]);
        }
    }
    return fresh;
}

bool HeardMemory::is_heard(const Reading& reading, std::size_t finding) const {
    if (finding >= findings_.size()) {
        return false;
    }
    if (marks_.contains(findings_[finding])) {
        return true;
    }
    const PlaceRange& range = reading.findings()[finding].range;
    auto sentence = reading.sentence_at(range.begin);
    bool any = false;
    for (; sentence < reading.sentences().size(); ++sentence) {
        const Sentence& it = reading.sentences()[sentence];
        if (Place{it.block, it.range.begin} >= range.end) {
            break;
        }
        if (!is_heard(sentence)) {
            return false;
        }
        any = true;
    }
    return any;
}

FindingCounts HeardMemory::findings(const Reading& reading, const PlaceRange& range) const {
    FindingCounts counts;
    for (std::size_t i = 0; i < reading.findings().size(); ++i) {
        const Finding& finding = reading.findings()[i];
        if (finding.kind == FindingKind::finding && finding.range.begin >= range.begin &&
            finding.range.begin < range.end) {
            ++counts.all;
            counts.heard += is_heard(reading, i) ? 1U : 0U;
        }
    }
    return counts;
}

FindingCounts HeardMemory::findings(const Reading& reading) const {
    return findings(reading, {{}, {std::numeric_limits<std::uint32_t>::max(), 0}});
}

} // namespace lectern
