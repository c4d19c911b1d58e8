// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/wire.hpp"

#include "base/bytes.hpp"

namespace lectern {
namespace {

// The least bytes that an entry of each kind takes, so that counts can be checked before memory is
// taken for them.
constexpr std::size_t least_span = 1 + 8 + 4;
constexpr std::size_t least_block = 3 + 4 + 8 + 3 * 4 + 4 + 16 + 6 + 17;
constexpr std::size_t least_sentence = 12;
constexpr std::size_t least_finding = 3 + 16 + 4 + 4;
constexpr std::size_t least_notice = 1 + 4;

void put(ByteWriter& out, TextRange range) {
    out.put(range.begin);
    out.put(range.end);
}

TextRange get_range(ByteReader& in) {
    TextRange range;
    range.begin = in.get<std::uint32_t>();
    range.end = in.get<std::uint32_t>();
    return range;
}

bool get_switch(ByteReader& in) {
    return in.get<std::uint8_t>() != 0;
}

void put_switch(ByteWriter& out, bool on) {
    out.put(static_cast<std::uint8_t>(on ? 1 : 0));
}

void put(ByteWriter& out, const Block& block) {
    out.put(block.role);
    out.put(block.level);
    put_switch(out, block.guessed);
    out.put(block.text);
    put(out, block.number);
    out.put(block.id);
    out.put(block.language);
    out.put(block.page);
    out.put(static_cast<std::uint32_t>(block.spans.size()));
    for (const Span& span : block.spans) {
        out.put(span.kind);
        put(out, span.range);
        out.put(span.target);
    }
    out.put(block.source.begin);
    out.put(block.source.end);
    out.put(block.list);
    put_switch(out, block.ordered);
    put_switch(out, block.notice.has_value());
    if (block.notice) {
        out.put(*block.notice);
    }
    out.put(block.cell.table);
    out.put(block.cell.row);
    out.put(block.cell.column);
    out.put(block.cell.columns);
    out.put(block.cell.rows);
    put_switch(out, block.cell.header);
}

Block get_block(ByteReader& in) {
    Block block;
    block.role = in.get_enum(last_role);
    block.level = in.get<std::uint8_t>();
    block.guessed = get_switch(in);
    block.text = in.get_text();
    block.number = get_range(in);
    block.id = in.get_text();
    block.language = in.get_text();
    block.page = in.get_text();
    block.spans.resize(in.get_count(least_span));
    for (Span& span : block.spans) {
        span.kind = in.get_enum(last_span_kind);
        span.range = get_range(in);
        span.target = in.get_text();
    }
    block.source.begin = in.get<std::uint64_t>();
    block.source.end = in.get<std::uint64_t>();
    block.list = in.get<std::uint32_t>();
    block.ordered = get_switch(in);
    if (get_switch(in)) {
        block.notice = in.get_enum(last_notice);
    }
    block.cell.table = in.get<std::uint32_t>();
    block.cell.row = in.get<std::uint32_t>();
    block.cell.column = in.get<std::uint32_t>();
    block.cell.columns = in.get<std::uint16_t>();
    block.cell.rows = in.get<std::uint16_t>();
    block.cell.header = get_switch(in);
    return block;
}

} // namespace

std::vector<std::byte> encode(const Facts& facts) {
    ByteWriter out;
    out.put(facts.title);
    out.put(facts.language);
    out.put(facts.format);
    out.put(facts.encoding);
    put_switch(out, facts.encoding_guessed);
    out.put(static_cast<std::uint32_t>(facts.notices.size()));
    for (const auto& notice : facts.notices) {
        out.put(notice.notice);
        out.put(notice.detail);
    }
    return out.take();
}

Facts decode_facts(std::span<const std::byte> bytes) {
    ByteReader in(bytes);
    Facts facts;
    facts.title = in.get_text();
    facts.language = in.get_text();
    facts.format = in.get_text();
    facts.encoding = in.get_text();
    facts.encoding_guessed = get_switch(in);
    facts.notices.resize(in.get_count(least_notice));
    for (auto& notice : facts.notices) {
        notice.notice = in.get_enum(last_notice);
        notice.detail = in.get_text();
    }
    in.expect_end();
    return facts;
}

std::vector<std::byte> encode(const ReadingPart& part) {
    ByteWriter out;
    out.put(part.first_block);
    out.put(static_cast<std::uint32_t>(part.blocks.size()));
    for (const Block& block : part.blocks) {
        put(out, block);
    }
    out.put(static_cast<std::uint32_t>(part.sentences.size()));
    for (const Sentence& sentence : part.sentences) {
        out.put(sentence.block);
        put(out, sentence.range);
    }
    out.put(static_cast<std::uint32_t>(part.findings.size()));
    for (const Finding& finding : part.findings) {
        out.put(finding.kind);
        out.put(finding.rule);
        put_switch(out, finding.guessed);
        for (const Place& place : {finding.range.begin, finding.range.end}) {
            out.put(place.block);
            out.put(place.byte);
        }
        out.put(finding.label);
        out.put(finding.cue);
    }
    return out.take();
}

ReadingPart decode_part(std::span<const std::byte> bytes) {
    ByteReader in(bytes);
    ReadingPart part;
    part.first_block = in.get<std::uint32_t>();
    const auto blocks = in.get_count(least_block);
    part.blocks.reserve(blocks);
    for (std::uint32_t i = 0; i < blocks; ++i) {
        part.blocks.push_back(get_block(in));
    }
    part.sentences.resize(in.get_count(least_sentence));
    for (Sentence& sentence : part.sentences) {
        sentence.block = in.get<std::uint32_t>();
        sentence.range = get_range(in);
    }
    part.findings.resize(in.get_count(least_finding));
    for (Finding& finding : part.findings) {
        finding.kind = in.get_enum(last_finding_kind);
        finding.rule = in.get_enum(last_finding_rule);
        finding.guessed = get_switch(in);
        for (Place* place : {&finding.range.begin, &finding.range.end}) {
            place->block = in.get<std::uint32_t>();
            place->byte = in.get<std::uint32_t>();
        }
        finding.label = in.get_text();
        finding.cue = in.get_text();
    }
    in.expect_end();
    return part;
}

std::vector<std::byte> encode(const Progress& progress) {
    ByteWriter out;
    out.put(progress.done);
    out.put(progress.all);
    return out.take();
}

Progress decode_progress(std::span<const std::byte> bytes) {
    ByteReader in(bytes);
    Progress progress;
    progress.done = in.get<std::uint64_t>();
    progress.all = in.get<std::uint64_t>();
    in.expect_end();
    return progress;
}

std::vector<std::byte> encode(const Error& error) {
    ByteWriter out;
    out.put(static_cast<std::uint8_t>(error.failure()));
    out.put(std::string_view(error.what()));
    return out.take();
}

Error decode_error(std::span<const std::byte> bytes) {
    ByteReader in(bytes);
    const auto status = in.get<std::uint8_t>();
    const std::string line = in.get_text();
    in.expect_end();
    const bool known = status >= static_cast<std::uint8_t>(Failure::internal) &&
                       status <= static_cast<std::uint8_t>(Failure::output);
    return Error(known ? static_cast<Failure>(status) : Failure::internal, line);
}

} // namespace lectern
