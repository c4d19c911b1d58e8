// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every document, tried on reports made by chance (see support/rounds.hpp).
#include "formats/open.hpp"
#include "support/random_report.hpp"
#include "support/rounds.hpp"
#include "support/segmented.hpp"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <unistd.h>

using namespace lectern;
using namespace lectern::test;

namespace {

/// The reading of a file that comes through a pipe in pieces of at most `largest` bytes.
Reading read_in_pieces(const std::string& bytes, const std::string& format, std::size_t largest) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    std::thread writer([&bytes, largest, out = ends[1]] {
        for (std::size_t at = 0; at < bytes.size();) {
            const auto written =
                ::write(out, bytes.data() + at, std::min(largest, bytes.size() - at));
            if (written <= 0) {
                break;
            }
            at += static_cast<std::size_t>(written);
        }
        ::close(out);
    });
    Reading reading = reading_of_file({ends[0], "report", format, "utf-8", {}});
    writer.join();
    ::close(ends[0]);
    return reading;
}

Reading read_whole(const std::string& bytes, const std::string& format) {
    return read_in_pieces(bytes, format, bytes.size());
}

/// What all utterances say, spoken or not, without white space.
std::string uttered(const Reading& reading) {
    std::string all;
    for (const Sentence& sentence : reading.sentences()) {
        all += ink(reading.text(sentence));
    }
    return all;
}

/// As `lectern text` prints it: a paragraph a line, a blank line between.
std::string text_of(const Reading& reading) {
    std::string text;
    for (const Block& block : reading.blocks()) {
        text += is_spoken(block.role) ? block.text + "\n\n" : "";
    }
    return text;
}

std::vector<std::string> sentences_of(const Reading& reading) {
    std::vector<std::string> sentences;
    for (const Sentence& sentence : reading.sentences()) {
        sentences.push_back(reading.text(sentence));
    }
    return sentences;
}

} // namespace

TEST_CASE("every character is in one utterance, in order", "[properties]") {
    for_rounds([](std::mt19937& chance) {
        const Pieces pieces = random_pieces(chance);
        const std::string text = as_text(pieces, chance);
        CAPTURE(text);
        CHECK(uttered(read_whole(text, "text")) == ink(pieces));
        CHECK(uttered(read_whole(as_markdown(pieces), "markdown")) == ink(pieces));
        CHECK(uttered(read_whole(as_html(pieces), "html")) == ink(pieces));
    });
}

TEST_CASE("sentences cover their block and stand in order", "[properties]") {
    for_rounds([](std::mt19937& chance) {
        const std::string text = as_text(random_pieces(chance), chance);
        CAPTURE(text);
        const Reading reading = read_whole(text, "text");
        Place behind{0, 0};
        for (const Sentence& sentence : reading.sentences()) {
            const Place begin{sentence.block, sentence.range.begin};
            CHECK_FALSE(begin < behind);
            CHECK(sentence.range.begin < sentence.range.end);
            CHECK(sentence.range.end <= reading.blocks()[sentence.block].text.size());
            behind = {sentence.block, sentence.range.end};
        }
    });
}

TEST_CASE("a block's place in the file holds its words and no others", "[properties]") {
    for_rounds([](std::mt19937& chance) {
        const std::string text = as_text(random_pieces(chance), chance);
        CAPTURE(text);
        const Reading reading = read_whole(text, "text");
        for (const Block& block : reading.blocks()) {
            REQUIRE(block.source.end <= text.size());
            const auto source = std::string_view(text).substr(
                block.source.begin, block.source.end - block.source.begin);
            CHECK(ink(source) == ink(block.text));
        }
    });
}

TEST_CASE("a finding names text of the report, within its block or list", "[properties]") {
    for_rounds([](std::mt19937& chance) {
        const Pieces pieces = random_pieces(chance);
        const std::string all = ink(pieces);
        const Reading reading = read_whole(as_markdown(pieces), "markdown");
        for (const Finding& finding : reading.findings()) {
            const std::string said = ink(reading.text(finding.range));
            CHECK_FALSE(said.empty());
            CHECK(all.find(said) != std::string::npos);
            CHECK(all.find(ink(finding.cue)) != std::string::npos);
            CHECK_FALSE(finding.cue.empty());
        }
    });
}

// The text that is printed has no marks: of headings, lists and quotations only the words are left.
// Of paragraphs nothing is lost, so their sentences are the same again.
TEST_CASE("the printed text of paragraphs has the same sentences again", "[properties]") {
    for_rounds([](std::mt19937& chance) {
        const std::string text = as_text(random_paragraphs(chance), chance);
        CAPTURE(text);
        const Reading once = read_whole(text, "text");
        const Reading again = read_whole(text_of(once), "text");
        CHECK(sentences_of(again) == sentences_of(once));
        CHECK(uttered(again) == uttered(once));
    });
}

TEST_CASE("a report is the same in whatever pieces it comes", "[properties]") {
    for_rounds([](std::mt19937& chance) {
        const Pieces pieces = random_pieces(chance);
        const std::size_t largest = 1 + chance() % 200;
        for (const auto& [format, bytes] :
             {std::pair<std::string, std::string>{"text", as_text(pieces, chance)},
              {"markdown", as_markdown(pieces)},
              {"html", as_html(pieces)}}) {
            CAPTURE(format, bytes, largest);
            const Reading whole = read_whole(bytes, format);
            const Reading pieced = read_in_pieces(bytes, format, largest);
            CHECK(whole.blocks() == pieced.blocks());
            CHECK(whole.sentences() == pieced.sentences());
            CHECK(whole.findings() == pieced.findings());
        }
    });
}
