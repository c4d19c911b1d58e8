// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/pieces.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

namespace {

Job job_of(const std::string& text) {
    Job job;
    Piece piece;
    piece.request.text = text;
    job.pieces.push_back(piece);
    return job;
}

/// What is left to be spoken, a space between pieces.
std::string left(const Job& job) {
    std::string all;
    for (const Piece& piece : job.pieces) {
        all += (all.empty() ? "" : "|") + piece.request.text;
    }
    return all;
}

} // namespace

TEST_CASE("a speaker and its spare that hang are not the fault of the text", "[pieces]") {
    Job job = job_of("It goes on.");
    blame_first_piece(job, Death::from_outside);
    blame_first_piece(job, Death::from_outside);
    CHECK(left(job) == "It goes on.");
    CHECK_FALSE(job.skipped);
}

TEST_CASE("a short text is given up when it has killed three speakers, not before", "[pieces]") {
    for (const Death death : {Death::by_itself, Death::from_outside}) {
        Job job = job_of("It ended.");
        blame_first_piece(job, death);
        blame_first_piece(job, death);
        CHECK(left(job) == "It ended.");
        CHECK_FALSE(job.skipped);
        blame_first_piece(job, death);
        CHECK(job.pieces.empty());
        CHECK(job.skipped);
    }
}

TEST_CASE("of a long text only the smallest piece that kills is given up", "[pieces]") {
    const std::string killer = "killer";
    Job job = job_of("The first half of the sentence is harmless, and then the killer comes in it");
    std::string spoken;
    while (!job.pieces.empty()) {
        const std::string& text = job.pieces.front().request.text;
        if (text.find(killer) != std::string::npos) {
            blame_first_piece(job, Death::by_itself);
        } else {
            spoken += text;
            job.pieces.pop_front();
        }
    }
    CHECK(job.skipped);
    CHECK(spoken.find("The first half of the sentence is harmless, and") == 0);
    CHECK(spoken.find("comes in it") != std::string::npos);
    CHECK(job.deaths <= 6);
}
