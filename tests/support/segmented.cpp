// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/segmented.hpp"

#include <filesystem>

namespace lectern::test {
namespace {

class Collector : public ReadingSink {
public:
    void facts(const Facts& facts) override { reading.set_facts(facts); }
    void part(ReadingPart part) override { reading.append(std::move(part)); }
    void progress(std::uint64_t /*done*/, std::uint64_t /*all*/) override {}
    Reading reading;
};

} // namespace

const std::shared_ptr<const LanguageData>& languages() {
    static const auto data = load_languages(std::filesystem::path(LECTERN_SOURCE_DIR) / "voices");
    return data;
}

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    std::uint32_t blank = 0;
    bool page = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        auto raw = text.substr(at, end - at);
        if (raw.starts_with('\f')) {
            raw.remove_prefix(1);
            page = true;
        }
        const auto first = raw.find_first_not_of(' ');
        if (first == std::string_view::npos) {
            ++blank;
        } else {
            Line line;
            line.text = raw.substr(first, raw.find_last_not_of(' ') - first + 1);
            line.indent = static_cast<std::uint32_t>(first);
            line.blank_before = blank;
            line.page_begins = page;
            line.source = {at, end};
            lines.push_back(std::move(line));
            blank = 0;
            page = false;
        }
        at = end + 1;
    }
    return lines;
}

Reading reading_of_text(std::string_view text, const std::string& language) {
    Collector collector;
    Segmenter segmenter(languages(), language, collector);
    for (auto& line : lines_of(text)) {
        segmenter.line(std::move(line));
    }
    segmenter.finish();
    return std::move(collector.reading);
}

Reading reading_of_blocks(std::vector<Block> blocks, const std::string& language) {
    Collector collector;
    Segmenter segmenter(languages(), language, collector);
    for (auto& block : blocks) {
        segmenter.block(std::move(block));
    }
    segmenter.finish();
    return std::move(collector.reading);
}

Reading reading_of_file(const Input& input) {
    Collector collector;
    Segmenter segmenter(languages(), "en", collector);
    read_document(input, segmenter);
    segmenter.finish();
    return std::move(collector.reading);
}

std::vector<std::string> described(const Reading& reading) {
    std::vector<std::string> lines;
    for (const auto& block : reading.blocks()) {
        std::string line;
        if (block.role != Role::paragraph) {
            line += name_of(block.role);
            line += block.level == 0 ? "" : " " + std::to_string(block.level);
            line += ": ";
        }
        lines.push_back(line + block.text);
    }
    return lines;
}

} // namespace lectern::test
