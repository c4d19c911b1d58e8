// SPDX-License-Identifier: GPL-3.0-or-later
// A sink that keeps what a format gives, and prints it so that a test can be read.
#pragma once

#include "document/document.hpp"
#include "formats/format.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace lectern {

struct Kept : DocumentSink {
    Facts known;
    std::vector<Block> blocks;
    std::vector<Line> lines;

    void facts(const Facts& facts) override { known = facts; }
    void block(Block block) override { blocks.push_back(std::move(block)); }
    void line(Line line) override { lines.push_back(std::move(line)); }
    void progress(std::uint64_t, std::uint64_t) override {}
};

/// What the reader of a format makes of these bytes.
inline Kept kept(void (*read)(const Source&, DocumentSink&), std::string_view bytes,
                 const std::string& encoding = {}) {
    Kept sink;
    read({bytes, "report", encoding}, sink);
    return sink;
}

/// One block a line: "heading 2: Detention", "list-item 1 (1) [ordered]: One".
inline std::string printed(const Block& block) {
    std::string line(name_of(block.role));
    line += block.level > 0 ? " " + std::to_string(block.level) : "";
    return line + ": " + block.text;
}

inline std::string printed(const Kept& document) {
    std::string all;
    for (const Block& block : document.blocks) {
        all += printed(block) + "\n";
    }
    return all;
}

/// The texts of all blocks of one role, a line each.
inline std::string texts(const Kept& document, Role role) {
    std::string all;
    for (const Block& block : document.blocks) {
        all += block.role == role ? block.text + "\n" : "";
    }
    return all;
}

} // namespace lectern
