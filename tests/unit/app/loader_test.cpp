// SPDX-License-Identifier: GPL-3.0-or-later
// A document that was read before opens from what was kept of it.
#include "app/loader.hpp"

#include "app/paths.hpp"
#include "document/wire.hpp"
#include "support/scratch_folder.hpp"

#include <catch2/catch.hpp>
#include <csignal>
#include <fstream>
#include <poll.h>

using namespace lectern;

namespace {

const std::string maker(32, 'm');

/// A report, and a cache to keep its reading in.
class Desk {
public:
    Desk() { std::ofstream(path) << "# Boats\n\nThree boats sail.\n"; }
    Loader load(DocumentRequest request = {}, std::chrono::milliseconds patience = {}) {
        request.path = path;
        return Loader(OpenDocument(path), request, voices_folder(), ReadingCache(folder, maker),
                      patience);
    }
    Loader read(const DocumentRequest& request = {}) {
        Loader loader = load(request);
        loader.load_all();
        return loader;
    }
    std::filesystem::path kept_file() const {
        return std::filesystem::directory_iterator(folder)->path();
    }
    /// Puts messages in the place of those that were kept, as if a parser had sent them.
    void replace(const std::vector<std::pair<ParserMessage, std::vector<std::byte>>>& messages) {
        const std::string name = kept_file().filename().string();
        ReadingCache cache(folder, maker);
        auto entry = cache.begin(name.substr(0, 32), name.substr(33, 32));
        for (const auto& [kind, payload] : messages) {
            entry.add(static_cast<std::uint8_t>(kind), payload);
        }
        entry.keep();
    }

private:
    test::ScratchFolder scratch_;

public:
    const std::string path = (scratch_.path() / "boats.md").string();
    const std::filesystem::path folder = scratch_.path() / "readings";
};

ReadingPart other_words() {
    ReadingPart part;
    part.blocks.emplace_back();
    part.blocks[0].text = "Kept words.";
    part.sentences = {{0, {0, 11}}};
    return part;
}

} // namespace

TEST_CASE("a second opening needs no parser and gives the same reading", "[loader]") {
    Desk desk;
    const Loader first = desk.read();
    const Loader second = desk.load();
    CHECK(second.complete());
    CHECK(second.descriptor() == -1);
    CHECK(second.reading().blocks() == first.reading().blocks());
    CHECK(second.reading().sentences() == first.reading().sentences());
    CHECK(second.reading().facts() == first.reading().facts());

    SECTION("unless other things are asked of it") {
        DocumentRequest as_text;
        as_text.format = "text";
        CHECK_FALSE(desk.load(as_text).complete());
    }
    SECTION("or it has changed") {
        std::ofstream(desk.path, std::ios::app) << "\nOne sank.\n";
        CHECK_FALSE(desk.load().complete());
    }
}

TEST_CASE("a kept reading is believed no more than a parser", "[loader]") {
    Desk desk;
    desk.read();
    SECTION("what a parser could send is read") {
        desk.replace({{ParserMessage::part, encode(other_words())}, {ParserMessage::end, {}}});
        CHECK(desk.load().reading().blocks().at(0).text == "Kept words.");
    }
    SECTION("anything else is dropped, and the document parsed anew") {
        ReadingPart outside = other_words();
        outside.sentences = {{7, {0, 11}}};
        const auto bad =
            GENERATE_COPY(values<std::vector<std::pair<ParserMessage, std::vector<std::byte>>>>(
                {{{ParserMessage::part, encode(outside)}, {ParserMessage::end, {}}},
                 {{ParserMessage::part, {std::byte{1}}}, {ParserMessage::end, {}}},
                 {{static_cast<ParserMessage>(77), {}}},
                 {{ParserMessage::part, encode(other_words())}},
                 {{ParserMessage::failed, {}}}}));
        desk.replace(bad);
        Loader loader = desk.load();
        CHECK_FALSE(loader.complete());
        loader.load_all();
        CHECK(loader.reading().blocks().at(0).text == "Boats");
        CHECK(desk.load().complete());
    }
}

TEST_CASE("what needed a password is not kept", "[loader]") {
    Desk desk;
    DocumentRequest locked;
    locked.password = "secret";
    desk.read(locked);
    CHECK_FALSE(std::filesystem::exists(desk.folder));
}

namespace {

/// The only child of this process.
pid_t parser() {
    std::ifstream children("/proc/thread-self/children");
    pid_t child = 0;
    children >> child;
    return child;
}

void wait_for(const Loader& loader) {
    pollfd wanted{loader.descriptor(), POLLIN, 0};
    ::poll(&wanted, 1, -1);
}

} // namespace

TEST_CASE("a parser that hangs is ended, and what it had read stays", "[loader]") {
    Desk desk;
    std::ofstream more(desk.path, std::ios::app);
    for (int i = 0; i < 60'000; ++i) { // far more than lies in a socket
        more << "\nBoat number " << i << " sails from the harbour at noon.\n";
    }
    more.close();
    SECTION("before anything has come it is an error") {
        Loader loader = desk.load({}, std::chrono::milliseconds(200));
        REQUIRE(::kill(parser(), SIGSTOP) == 0);
        REQUIRE_THROWS_WITH(loader.load_all(),
                            "cannot read boats.md: the parser hangs on it and was "
                            "ended; the file may be damaged: try another copy");
    }
    SECTION("later it is said where the reading stops") {
        Loader loader = desk.load({}, std::chrono::seconds(5)); // longer than it takes to start
        while (loader.reading().sentences().empty()) {
            wait_for(loader);
            loader.handle();
        }
        REQUIRE(::kill(parser(), SIGSTOP) == 0);
        loader.load_all();
        REQUIRE(loader.problem());
        const std::string line = loader.problem()->what();
        CHECK(line.starts_with("stopped reading boats.md at "));
        CHECK(line.ends_with(
            " percent: the parser hangs on it and was ended; the file may be damaged: "
            "try another copy"));
        CHECK(loader.reading().blocks().at(0).text == "Boats");
        CHECK_FALSE(desk.load().complete()); // such a reading is not kept
    }
    CHECK(parser() == 0);
}
