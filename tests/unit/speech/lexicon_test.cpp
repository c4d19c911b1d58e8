// SPDX-License-Identifier: GPL-3.0-or-later
#include "speech/lexicon.hpp"

#include "base/error.hpp"
#include "speech/lexicon_files.hpp"
#include "speech/normalise.hpp"

#include <catch2/catch.hpp>
#include <fstream>
#include <unistd.h>

using namespace lectern;

namespace {

const std::filesystem::path voices = std::filesystem::path(LECTERN_SOURCE_DIR) / "voices";
constexpr std::string_view head =
    "<lexicon version=\"1.0\" alphabet=\"ipa\" xml:lang=\"en\">\n"; // line 1

/// A lexicon in a file while it lives.
class File {
public:
    explicit File(const std::string& text)
        : path_(std::filesystem::temp_directory_path() /
                ("lectern-" + std::to_string(::getpid()) + ".pls")) {
        std::ofstream(path_) << text;
    }
    ~File() { std::filesystem::remove(path_); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

/// A text with a lexicon of the listener's that holds these lexemes.
std::string said(const std::string& text, const std::string& lexemes) {
    const File file(std::string(head) + lexemes + "</lexicon>");
    Normaliser normaliser(voices, {file.path()});
    const std::string words = normaliser.spoken(text, "en-GB").words;
    for (const auto& problem : normaliser.take_problems()) {
        FAIL(problem);
    }
    return words;
}

/// What is wrong with a file, without its name.
std::string complaint(const std::string& text) {
    const File file(text);
    try {
        Lexicon().load(file.path(), "en", Ipa::load(voices / "en"), WordOwner::listener);
    } catch (const Error& error) {
        return std::string(error.what()).substr(file.path().string().size());
    }
    return "";
}

} // namespace

TEST_CASE("our own lexicons are without a fault", "[lexicon]") {
    for (const auto& language : std::filesystem::directory_iterator(voices)) {
        for (const auto& file : lexicon_files(language.path())) {
            INFO(file);
            Lexicon lexicon;
            CHECK_NOTHROW(lexicon.load(file, language.path().filename(), Ipa::load(language.path()),
                                       WordOwner::ours));
            CHECK_FALSE(lexicon.empty());
        }
    }
}

TEST_CASE("a word is said as the listener's lexicon has it", "[lexicon]") {
    const std::string zix = "<lexeme><grapheme>zzyzx</grapheme><alias>zye zix</alias></lexeme>";
    CHECK(said("The zzyzx road.", zix) == "The zye zix road.");
    CHECK(said("The Zzyzx's end, ZZYZX-based.", zix) == "The zye zix's end, zye zix-based.");
    CHECK(said("Zzyzxian and xzzyzx stay.", zix) == "Zzyzxian and xzzyzx stay.");

    const std::string names = "<lexeme><grapheme>N'Zia</grapheme><grapheme>Bork upon Ork</grapheme>"
                              "<alias>enzy</alias></lexeme>";
    CHECK(said("N’Zia met N'Zia, not n'zia.", names) == "enzy met enzy, not n'zia.");
    CHECK(said("To Bork upon Ork, not to Bork upon.", names) == "To enzy, not to Bork upon.");
}

TEST_CASE("the longest entry counts, and the listener's before ours", "[lexicon]") {
    const std::string two = "<lexeme><grapheme>jus</grapheme><alias>one</alias></lexeme>"
                            "<lexeme><grapheme>jus soli</grapheme><alias>two</alias></lexeme>"
                            "<lexeme><grapheme>Kyiv</grapheme><alias>our town</alias></lexeme>";
    CHECK(said("jus soli and jus", two) == "two and one");
    CHECK(said("Kyiv", two) == "our town");
    CHECK(said("Kyiv", "") == "[['ki:v]]");
}

TEST_CASE("sounds of the phonetic alphabet reach the engine, with their possessive", "[lexicon]") {
    const std::string keev = "<lexeme><grapheme>Qyv</grapheme><phoneme>ˈkiːv</phoneme></lexeme>";
    CHECK(said("Qyv and Qyv's mayor", keev) == "[['ki:v]] and [['ki:vz]] mayor");
    // A text's own brackets never are names of sounds.
    CHECK(said("See [[k'i:v]].", "").find("[[") == std::string::npos);
}

TEST_CASE("a word that is set while reading counts from then on, and can be forgotten",
          "[lexicon]") {
    Normaliser normaliser(voices);
    CHECK(normaliser.spoken("Kyiv", "en").words == "[['ki:v]]");
    normaliser.pronounce("Kyiv", "keeyev", "en");
    CHECK(normaliser.spoken("Kyiv", "en-US").words == "keeyev");
    CHECK(normaliser.spoken("Kyiv", "de").words == "Kyiv");
    normaliser.pronounce("Kyiv", "", "en");
    CHECK(normaliser.spoken("Kyiv", "en").words == "[['ki:v]]");
}

TEST_CASE("the place of a word from a lexicon stays right", "[lexicon]") {
    Normaliser normaliser(voices);
    const SpokenText spoken = normaliser.spoken("In Kyiv today", "en");
    const auto at = spoken.words.find("[[");
    CHECK(spoken.source(at, 3) == TextRange{3, 7});
    CHECK(spoken.source(spoken.words.find("today"), 5) == TextRange{8, 13});
}

TEST_CASE("a mistake in a lexicon is told with its line, and the rest still speaks", "[lexicon]") {
    const std::string start(head);
    const std::string end = "</lexicon>\n";
    CHECK(complaint("<lexicon xml:lang=\"en\">\n<lexeme>\n</lexicon>")
              .starts_with(", line 3: this is no XML"));
    CHECK(complaint("<words/>").starts_with(", line 1: a pronunciation lexicon begins"));
    CHECK(complaint("\n<lexicon></lexicon>").starts_with(", line 2: lexicon needs its language"));
    CHECK(complaint(start + "<lexeme>\n<grapheme>x</grapheme></lexeme>" + end)
              .starts_with(", line 2: lexeme needs an <alias>"));
    CHECK(complaint(start + "\n<lexeme><alias>x</alias></lexeme>" + end)
              .starts_with(", line 3: lexeme needs a <grapheme>"));
    CHECK(complaint(start + "<lexeme><grapheme>x</grapheme>\n<phoneme>kʘ</phoneme></lexeme>" + end)
              .starts_with(", line 3: no sound of the language is written like the begin of ʘ"));
    CHECK(complaint(start +
                    "<lexeme><grapheme>x</grapheme>\n"
                    "<phoneme alphabet=\"x-sampa\">k</phoneme></lexeme>" +
                    end)
              .starts_with(", line 3: the alphabet of a phoneme can only be ipa"));

    const File bad("nonsense");
    Normaliser normaliser(voices, {bad.path()});
    CHECK(normaliser.spoken("Kyiv", "en").words == "[['ki:v]]");
    REQUIRE(normaliser.take_problems().size() == 1);
    CHECK(normaliser.take_problems().empty());
}
