// SPDX-License-Identifier: GPL-3.0-or-later
#include "document/wire.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace lectern;

namespace {

ReadingPart full_part() {
    ReadingPart part;
    part.first_block = 3;
    Block block;
    block.role = Role::table_cell;
    block.level = 2;
    block.guessed = true;
    block.text = "3.2 Қамау";
    block.number = {0, 3};
    block.id = "fn1";
    block.language = "kk";
    block.page = "iv";
    block.spans = {{SpanKind::link, {0, 3}, "https://example.org"}};
    block.source = {10, 20};
    block.list = 4;
    block.ordered = true;
    block.notice = Notice::scans_unasked;
    block.cell = {1, 2, 3, 4, 5, true};
    part.blocks = {block, Block{}};
    part.sentences = {{3, {0, 3}}};
    part.findings = {{FindingKind::recommendation,
                      FindingRule::labelled_statement,
                      true,
                      {{3, 0}, {4, 0}},
                      "Recommendation 2",
                      "we recommend"}};
    return part;
}

} // namespace

TEST_CASE("a part of a reading goes over the wire unchanged", "[wire]") {
    CHECK(decode_part(encode(full_part())) == full_part());
}

TEST_CASE("facts, progress and errors go over the wire unchanged", "[wire]") {
    const Facts facts{"Title",        "en-GB", "html",
                      "windows-1252", true,    {{Notice::page_without_text, "4"}}};
    CHECK(decode_facts(encode(facts)) == facts);
    CHECK(decode_progress(encode(Progress{5, 7})).all == 7);
    const Error error = decode_error(encode(Error(Failure::document, "x.txt is empty")));
    CHECK(error.failure() == Failure::document);
    CHECK(std::string(error.what()) == "x.txt is empty");
}

TEST_CASE("damaged bytes are an Error, never anything else", "[wire]") {
    const auto whole = encode(full_part());
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        CHECK_THROWS_AS(decode_part(std::span(whole).first(cut)), Error);
    }
    const auto seed = std::random_device{}();
    INFO("seed " << seed);
    std::mt19937 random(seed);
    int refused = 0;
    for (int i = 0; i < 2000; ++i) {
        auto bytes = whole;
        bytes[random() % bytes.size()] = static_cast<std::byte>(random());
        try {
            Reading reading;
            auto part = decode_part(bytes);
            part.first_block = 0;
            reading.append(std::move(part));
        } catch (const Error&) {
            ++refused;
        }
    }
    CHECK(refused > 0); // and nothing but an Error came out, or the test had ended
}
