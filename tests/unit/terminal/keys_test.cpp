// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/keys.hpp"

#include <catch2/catch.hpp>

using namespace lectern;
using Keys = std::vector<KeyName>;

namespace {

Keys keys_of(const std::string& bytes) {
    KeyReader reader;
    Keys keys = reader.take(bytes);
    for (KeyName& key : reader.time_out()) {
        keys.push_back(std::move(key));
    }
    return keys;
}

} // namespace

TEST_CASE("keys have the names that a reader would give them", "[keys]") {
    CHECK(keys_of("hH1?") == Keys{"h", "H", "1", "?"});
    CHECK(keys_of(" \r\n\t\x7f\b") ==
          Keys{"space", "enter", "enter", "tab", "backspace", "backspace"});
    CHECK(keys_of("\x03\x1a") == Keys{"ctrl-c", "ctrl-z"});
    CHECK(keys_of("жЖё€") == Keys{"ж", "Ж", "ё", "€"});
    CHECK(keys_of(std::string(1, '\0')) == Keys{"ctrl-space"});
}

TEST_CASE("arrows and the keys around them, from every kind of terminal", "[keys]") {
    CHECK(keys_of("\x1b[A\x1b[B\x1b[C\x1b[D") == Keys{"up", "down", "right", "left"});
    CHECK(keys_of("\x1bOA\x1bOB") == Keys{"up", "down"}); // application mode
    CHECK(keys_of("\x1b[H\x1b[F\x1b[1~\x1b[4~\x1b[7~\x1b[8~\x1bOH\x1bOF") ==
          Keys{"home", "end", "home", "end", "home", "end", "home", "end"});
    CHECK(keys_of("\x1b[5~\x1b[6~\x1b[3~\x1b[2~") ==
          Keys{"page-up", "page-down", "delete", "insert"});
    CHECK(keys_of("\x1b[1;5A\x1b[1;5B\x1bOa\x1b[a") ==
          Keys{"ctrl-up", "ctrl-down", "ctrl-up", "shift-up"});
    CHECK(keys_of("\x1b[Z\x1b[1;3C\x1b[1;2D\x1b[1;8D") ==
          Keys{"shift-tab", "alt-right", "shift-left", "ctrl-alt-shift-left"});
    CHECK(keys_of("\x1bOP\x1b[18~\x1b[24~\x1b[[A\x1b[[E\x1b[11~") ==
          Keys{"f1", "f7", "f12", "f1", "f5", "f1"});
    CHECK(keys_of("\x1bOM") == Keys{"enter"}); // of the keypad
}

TEST_CASE("a sequence may come in pieces, cut anywhere", "[keys]") {
    for (const std::string bytes : {"\x1b[1;5B", "\x1b[18~", "\x1bOA", "\x1b[[B", "ж", "€",
                                    "\U0001F600", "\x1b[200~text\x1b[201~", "\x1bж"}) {
        KeyReader whole;
        const Keys expected = whole.take(bytes);
        for (std::size_t cut = 1; cut < bytes.size(); ++cut) {
            CAPTURE(bytes.substr(1), cut);
            KeyReader reader;
            Keys keys = reader.take(bytes.substr(0, cut));
            for (KeyName& key : reader.take(bytes.substr(cut))) {
                keys.push_back(std::move(key));
            }
            CHECK(keys == expected);
            CHECK_FALSE(reader.waiting());
        }
    }
}

TEST_CASE("Escape alone is a key once nothing follows it", "[keys]") {
    KeyReader reader;
    CHECK(reader.take("\x1b").empty());
    CHECK(reader.waiting());
    CHECK(reader.time_out() == Keys{"escape"});
    CHECK_FALSE(reader.waiting());
    CHECK(reader.time_out().empty());
    CHECK(keys_of("\x1b\x1b") == Keys{"escape", "escape"});
    CHECK(keys_of("\x1b\x1b[A") == Keys{"escape", "up"});
}

TEST_CASE("Alt comes as Escape before the key", "[keys]") {
    CHECK(keys_of("\x1bx") == Keys{"alt-x"});
    CHECK(keys_of("\x1b[") == Keys{"alt-["});
    CHECK(keys_of("\x1bO") == Keys{"alt-O"});
    CHECK(keys_of("\x1b\x7f") == Keys{"alt-backspace"});
}

TEST_CASE("unknown sequences are swallowed whole", "[keys]") {
    CHECK(keys_of("\x1b[99~h") == Keys{"", "h"});
    CHECK(keys_of("\x1b[?1;2ch") == Keys{"", "h"});    // an answer of the terminal
    CHECK(keys_of("\x1b[Ih") == Keys{"", "h"});        // focus
    CHECK(keys_of("\x1b[<0;12;7Mh") == Keys{"", "h"}); // a mouse
    CHECK(keys_of("\x1b[12;7Mh") == Keys{"", "h"});
    CHECK(keys_of("\x1bOxh") == Keys{"", "h"});
    CHECK(keys_of("\x1b[[Zh") == Keys{"", "h"});
    CHECK(keys_of("\x1b[1;5") == Keys{""}); // broken off
    CHECK(keys_of("\x1b[1\nh") == Keys{"", "enter", "h"});
}

TEST_CASE("bytes that are no UTF-8 do not stop the keys after them", "[keys]") {
    CHECK(keys_of("\xffh") == Keys{"", "h"});
    CHECK(keys_of("\xd0h") == Keys{"", "h"});
    CHECK(keys_of("\xe2\x82h").back() == "h");
    CHECK(keys_of("\xd0") == Keys{""});
}

TEST_CASE("a pasted text is no row of commands", "[keys]") {
    KeyReader reader;
    CHECK(reader.take("f\x1b[200~quit\nhh\x1b[A").front() == "f");
    CHECK(reader.take("\x1b[201").empty());
    CHECK(reader.take("~h") == Keys{"pasted", "h"});
    CHECK(reader.take_pasted() == "quit\nhh\x1b[A");
    CHECK(reader.take_pasted().empty());
    SECTION("whose end never comes does not lock the keyboard") {
        CHECK(reader.take("\x1b[200~quit").empty());
        CHECK(reader.time_out() == Keys{"pasted"});
        CHECK(reader.take("h") == Keys{"h"});
        CHECK(reader.take_pasted() == "quit");
    }
    SECTION("of any length takes little memory") {
        reader.take("\x1b[200~" + std::string(1000000, 'x') + "\x1b[201~");
        CHECK(reader.take_pasted().size() == KeyReader::longest_paste);
    }
}

TEST_CASE("noise of any length is taken in linear time and ends", "[keys]") {
    KeyReader reader;
    std::string noise(200000, '\x1b');
    CHECK(reader.take(noise).size() == 199999);
    noise.assign(100000, '[');
    CHECK(reader.take("\x1b" + noise).size() > 1);
}
