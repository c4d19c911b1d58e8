// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/own_lexicon.hpp"

#include "base/error.hpp"
#include "speech/normalise.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>
#include <unistd.h>

using namespace lectern;

namespace {

/// A folder of lexicons while it lives.
class Folder {
public:
    Folder()
        : path(std::filesystem::temp_directory_path() /
               ("lectern-own-" + std::to_string(::getpid()))) {
        std::filesystem::remove_all(path);
    }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    std::string content() const {
        std::stringstream text;
        text << std::ifstream(path / "en.pls").rdbuf();
        return text.str();
    }
    /// What a word is said as, by what the folder holds.
    std::string said(const std::string& word) const {
        Normaliser normaliser(path / "no-voices", {path / "en.pls"});
        const std::string words = normaliser.spoken(word, "en").words;
        CHECK(normaliser.take_problems().empty());
        return words;
    }

    const std::filesystem::path path;
};

} // namespace

TEST_CASE("a word is kept, said anew and forgotten in the listener's lexicon", "[own-lexicon]") {
    const Folder folder;
    CHECK(keep_pronunciation(folder.path, {"Zzyzx", "zye zix", "en-GB"}) == folder.path / "en.pls");
    CHECK(folder.said("Zzyzx") == "zye zix");
    keep_pronunciation(folder.path, {"Zzyzx", "zy", "en"});
    CHECK(folder.said("Zzyzx") == "zy");
    keep_pronunciation(folder.path, {"A & <B>", "both & all", "en"});
    CHECK(folder.said("A & <B>") == "both & all");
    keep_pronunciation(folder.path, {"Zzyzx", "", "en"});
    CHECK(folder.said("Zzyzx") == "Zzyzx");
    CHECK(folder.said("A & <B>") == "both & all");
}

TEST_CASE("what the listener wrote into the lexicon stays", "[own-lexicon]") {
    const Folder folder;
    std::filesystem::create_directories(folder.path);
    const std::string own = "<lexicon xml:lang=\"en\" version=\"1.0\">\n<!-- mine -->\n"
                            "<lexeme>\n<grapheme>Oye</grapheme>\n<alias>oy</alias></lexeme>\n";
    std::ofstream(folder.path / "en.pls") << own << "</lexicon>\n";
    keep_pronunciation(folder.path, {"Zzyzx", "zye zix", "en"});
    CHECK(folder.content().starts_with(own));
    CHECK(folder.said("Oye Zzyzx") == "oy zye zix");

    SECTION("a file that is no lexicon is left alone and said") {
        std::ofstream(folder.path / "en.pls") << "no lexicon";
        CHECK_THROWS_WITH(keep_pronunciation(folder.path, {"a", "b", "en"}),
                          Catch::Contains("is no lexicon"));
        CHECK(folder.content() == "no lexicon");
    }
    SECTION("a folder that cannot be written is said") {
        CHECK_THROWS_WITH(keep_pronunciation("/proc/nowhere", {"a", "b", "en"}),
                          Catch::Contains("cannot be kept"));
    }
}
