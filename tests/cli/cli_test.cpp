// SPDX-License-Identifier: GPL-3.0-or-later
// The command line as scripts and listeners meet it: bad input, exit statuses, output for programs.
#include "support/run_program.hpp"
#include "support/sound_card.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

using namespace lectern::test;

namespace {

const std::string reader = LECTERN_BUILD_DIR "/lectern";
const std::string sample = LECTERN_SOURCE_DIR "/tests/reports/kazakhstan-2016.txt";

/// A home of its own with files in it.
class Desk {
public:
    std::string file(const std::string& name, const std::string& content) const {
        const auto path = folder_.path() / name;
        std::ofstream(path, std::ios::binary) << content;
        return path.string();
    }
    std::string folder() const { return folder_.path().string(); }

    Outcome run(std::vector<std::string> words, const std::string& input = "",
                const std::string& locale = "C.UTF-8", Rights rights = Rights::all) const {
        words.insert(words.begin(), reader);
        return run_program(words,
                           {"PATH=/usr/bin:/bin", "HOME=" + folder(), "LC_ALL=" + locale,
                            "PULSE_SERVER=unix:/nonexistent", "ALSA_CONFIG_PATH=/nonexistent"},
                           input, rights);
    }

private:
    ScratchFolder folder_;
};

std::ptrdiff_t lines_of(const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
}

void check_refused(const Outcome& outcome, int status, const std::string& words) {
    CHECK(outcome.status == status);
    CHECK(outcome.out.empty());
    CHECK(lines_of(outcome.err) == 1);
    CHECK(outcome.err.find(words) != std::string::npos);
}

} // namespace

TEST_CASE("compare names each of thirty marked changes, and nothing else of the findings",
          "[cli]") {
    const std::string folder = LECTERN_SOURCE_DIR "/tests/reports/";
    const Outcome outcome =
        Desk().run({"compare", "--json", folder + "harbour-2023.md", folder + "harbour-2024.md"});
    REQUIRE(outcome.status == 0);
    const auto found = nlohmann::json::parse(outcome.out);
    std::ifstream file(folder + "harbour-2024.changes.json");
    const auto marked = nlohmann::json::parse(file);
    REQUIRE(marked.size() == 30);
    for (const auto& change : marked) {
        CAPTURE(change);
        CHECK(std::any_of(found.begin(), found.end(), [&](const auto& it) {
            return it["change"] == change["change"] && it["text"] == change["text"];
        }));
    }
    // Beside them: the title with its year, the new section and the sentence that stands in it.
    CHECK(found.size() == marked.size() + 3);
}

TEST_CASE("a report compared with itself has no changes", "[cli]") {
    const Outcome outcome = Desk().run({"compare", sample, sample});
    CHECK(outcome.status == 0);
    CHECK(outcome.out == "findings: 18 same\nheadings: 1 same\n");
    check_refused(Desk().run({"compare", sample}), 2, "compare takes two files");
}

TEST_CASE("what cannot be read is told in one line, with status 3", "[cli]") {
    const Desk desk;
    for (const std::string command : {"read", "outline", "findings", "sentences", "text"}) {
        DYNAMIC_SECTION(command) {
            const auto run = [&](const std::string& file) {
                return desk.run(command == "read"
                                    ? std::vector<std::string>{"--speech", "off", file}
                                    : std::vector<std::string>{command, file});
            };
            check_refused(run(desk.folder() + "/nothing.txt"), 3, "there is no such file");
            check_refused(run(desk.folder()), 3, "it is a folder");
            check_refused(run(desk.file("empty.txt", "")), 3, "empty");
            check_refused(run(desk.file("blank.txt", " \n\t\r\n\f\n")), 3, "blank.txt");
            check_refused(run(desk.file("cut.PDF", "trailer<</Root 1 0 R>>")), 3,
                          "the PDF is damaged");
            check_refused(run(desk.file("noise.bin", std::string("\x7f"
                                                                 "ELF\0\0\1\2\0\0\3\xff\xfe\0\0",
                                                                 16) +
                                                         std::string(500, '\0'))),
                          3, "noise.bin");
        }
    }
}

TEST_CASE("what a dying parser had read is read, and said to be all", "[cli]") {
    // A lectern of its own, whose parser does its work and dies before it has told all of it.
    const Desk desk;
    namespace fs = std::filesystem;
    const fs::path folder = fs::path(desk.folder()) / "bin";
    fs::create_directory(folder);
    fs::copy_file(reader, folder / "lectern");
    for (const std::string name : {"voices", "lectern-speaker", "lectern-parser-pdf"}) {
        fs::create_symlink(fs::path(LECTERN_BUILD_DIR) / name, folder / name);
    }
    std::ofstream(folder / "lectern-parser")
        << "#!/bin/sh\nexec 5>&4\n" LECTERN_BUILD_DIR "/lectern-parser \"$@\" 4>&1 5>&- |"
           " head -c 3000000 >&5\nkill -SEGV $$\n";
    fs::permissions(folder / "lectern-parser", fs::perms::owner_all);
    std::string words;
    for (int i = 1; i < 40000; ++i) {
        words += "Sentence number " + std::to_string(i) + " is here.\n\n";
    }
    const auto report = desk.file("report.txt", words);
    const auto run = [&](std::vector<std::string> line, const std::string& input = "") {
        line.insert(line.begin(), (folder / "lectern").string());
        return run_program(line, {"PATH=/usr/bin:/bin", "HOME=" + desk.folder(), "LC_ALL=C.UTF-8"},
                           input);
    };

    const Outcome text = run({"text", report});
    CHECK(text.status == 3);
    CHECK(text.out.starts_with("Sentence number 1 is here.\n"));
    CHECK(text.out.find("number 39999") == std::string::npos);
    CHECK(lines_of(text.err) == 1);
    CHECK(text.err.find("stopped reading report.txt at ") != std::string::npos);

    const Outcome heard =
        run({"read", "--speech", "off", "--text", "only", report}, "start\nend\nquit\n");
    CHECK(heard.status == 0);
    CHECK(heard.out.find("stopped reading: the rest of the file is damaged") != std::string::npos);
    CHECK(heard.out.find("Sentence number 1 is here.") != std::string::npos);
    CHECK(lines_of(heard.err) == 1);
    CHECK(fs::is_empty(desk.folder() + "/.cache/lectern/readings")); // half a reading is not kept

    const auto lost = desk.file("lost.txt", "One sentence.\n");
    CHECK(run({"text", lost}).status == 0); // all had come before it died
}

TEST_CASE("a file without the right to read it is told with status 3", "[cli]") {
    const Desk desk;
    const auto file = desk.file("secret.txt", "Nobody may read this.");
    ::chmod(file.c_str(), 0);
    check_refused(desk.run({"text", file}, "", "C", Rights::those_of_files), 3, "no right");
}

TEST_CASE("wrong usage is told in one line with status 2", "[cli]") {
    const Desk desk;
    check_refused(desk.run({"--rate", "79", sample}), 2, "80 to 1000");
    check_refused(desk.run({"--rate", "fast", sample}), 2, "80 to 1000");
    check_refused(desk.run({"--nonsense", sample}), 2, "--nonsense");
    check_refused(desk.run({"--format", "tablet", "text", sample}), 2, "tablet");
    check_refused(desk.run({"outline"}), 2, "outline");
    check_refused(desk.run({"--start", "f99", "--speech", "off", sample}), 2, "f99");
}

TEST_CASE("a name with a command in it is a name", "[cli]") {
    const Desk desk;
    const auto file = desk.file("$(touch here).txt", "Plain words are read.\n");
    const auto outcome = desk.run({"text", file});
    CHECK(outcome.status == 0);
    CHECK(outcome.out == "Plain words are read.\n");
    CHECK_FALSE(std::filesystem::exists(desk.folder() + "/here"));
}

TEST_CASE("encodings, line ends and NUL bytes give the same words", "[cli]") {
    const Desk desk;
    const std::string expected = "Déjà vu in Zürich.\n";
    const std::string utf16("\xff\xfe"
                            "D\0\xe9\0j\0\xe0\0 \0v\0u\0 \0i\0n\0 \0Z\0\xfc\0r\0i\0c\0h\0.\0",
                            38);
    CHECK(desk.run({"text", desk.file("a.txt", "\xef\xbb\xbf"
                                               "Déjà vu in Zürich.\r\n")})
              .out == expected);
    CHECK(desk.run({"text", desk.file("b.txt", utf16)}).out == expected);
    CHECK(desk.run({"text", desk.file("c.txt", "D\xe9j\xe0 vu in Z\xfcrich.\n"), "--encoding",
                    "windows-1252"})
              .out == expected);
    CHECK(
        desk.run({"text", desk.file("d.html", "<html><head><meta charset=iso-8859-1></head><body>"
                                              "<p>D\xe9j\xe0 vu in Z\xfcrich.</p></body></html>")})
            .out == expected);
    CHECK(desk.run({"text", desk.file("e.txt", std::string("Déjà vu\0 in Zürich.\n", 23))}).out ==
          expected);
    CHECK(desk.run({"text", "-"}, "Déjà vu in Zürich.\n").out == expected);
}

TEST_CASE("any locale gives the same words", "[cli]") {
    const Desk desk;
    const auto words = desk.run({"text", sample}).out;
    REQUIRE_FALSE(words.empty());
    CHECK(desk.run({"text", sample}, "", "C").out == words);
    CHECK(desk.run({"text", sample}, "", "xx_YY.nothing").out == words);
    const auto spoken = desk.run({"spoken", sample}).out;
    REQUIRE_FALSE(spoken.empty());
    CHECK(desk.run({"spoken", sample}, "", "C").out == spoken);
}

TEST_CASE("output for programs is JSON with the promised members", "[cli]") {
    const Desk desk;
    const auto json = [&](const std::string& command) {
        const auto outcome = desk.run({command, "--json", sample});
        REQUIRE(outcome.status == 0);
        return nlohmann::json::parse(outcome.out);
    };
    const auto outline = json("outline");
    REQUIRE(outline.size() == 1);
    CHECK(outline[0]["text"] == "Country Profile");
    CHECK(outline[0]["level"] == 1);
    CHECK(outline[0]["findings"] == 18);

    const auto findings = json("findings");
    REQUIRE(findings.size() == 18);
    for (const auto& finding : findings) {
        CHECK(finding["kind"] == "finding");
        CHECK(finding["section"] == nlohmann::json{"Country Profile"});
        CHECK(finding["rule"] == "enumeration");
    }
    CHECK(findings[0]["text"].get<std::string>().starts_with("limits on citizens"));
    CHECK(findings[3]["text"] == "arbitrary or unlawful killings");
    CHECK(findings[17]["text"] == "child labor");

    for (const auto& sentence : json("sentences")) {
        const std::string text = sentence["text"];
        if (text.find("Mobile Menu") != std::string::npos) {
            CHECK(sentence["spoken"] == false);
        }
        CHECK(sentence.contains("role"));
    }
}

TEST_CASE("a report is printed in lines as it would be spoken", "[cli]") {
    const Desk desk;
    const auto outcome =
        desk.run({"read", "--speech", "off", "--text", "only", sample}, "f\nf\nwhere\nq\n");
    CHECK(outcome.status == 0);
    CHECK(outcome.err.empty());
    CHECK(outcome.out.find("finding 1 of 18\n") != std::string::npos);
    CHECK(outcome.out.find("finding 2 of 18\n") != std::string::npos);
    CHECK(outcome.out.find("percent") != std::string::npos);
}

TEST_CASE("a report that has moved is found by its content, in the folders of other reports",
          "[cli]") {
    namespace fs = std::filesystem;
    const Desk desk;
    const fs::path home = desk.folder();
    fs::create_directories(home / "old");
    fs::create_directories(home / "new");
    const auto read = [&](const std::string& words) {
        return desk.run({"read", "--speech", "off", words}, "f\nplay 1\nq\n");
    };
    fs::copy_file(sample, home / "old/kazakhstan.txt");
    REQUIRE(read(home / "old/kazakhstan.txt").status == 0);
    const std::string other = desk.file("new/other.txt", "Another report.\n");
    REQUIRE(read(other).status == 0);

    SECTION("under another name, by its name or its old path") {
        fs::rename(home / "old/kazakhstan.txt", home / "new/kz.txt");
        const std::string old_path = home / "old/kazakhstan.txt";
        for (const std::string& words : std::vector<std::string>{"kazakhstan", old_path}) {
            const Outcome outcome = read(words);
            CHECK(outcome.status == 0);
            CHECK(outcome.out.find("finding") != std::string::npos);
            CHECK(outcome.err ==
                  "lectern: kazakhstan.txt has moved; the same report was found as " +
                      (home / "new/kz.txt").string() + "\n");
            CHECK(read(other).err.empty());
            fs::rename(home / "new/kz.txt", home / "old/kazakhstan.txt");
            CHECK(read(home / "old/kazakhstan.txt").err.empty());
            CHECK(read(other).err.empty());
            fs::rename(home / "old/kazakhstan.txt", home / "new/kz.txt");
        }
    }
    SECTION("its folder has another name") {
        fs::rename(home / "old", home / "archive");
        CHECK(read("kazakhstan").err.find((home / "archive/kazakhstan.txt").string()) !=
              std::string::npos);
    }
    SECTION("one with its name and other content is not it") {
        fs::remove(home / "old/kazakhstan.txt");
        desk.file("new/kazakhstan.txt", "Something else.\n");
        check_refused(read("kazakhstan"), 3, "it is no longer there");
    }
}

TEST_CASE("without a sound device a script gets the words and status 0", "[cli]") {
    const Desk desk;
    const auto outcome = desk.run({"--to-end", sample});
    CHECK(outcome.status == 0);
    CHECK(lines_of(outcome.err) == 1);
    CHECK(outcome.out.find("Country Profile") != std::string::npos);
    CHECK(outcome.out.find("end of report") != std::string::npos);
}

TEST_CASE("help, version and the lists of what there is are printed", "[cli]") {
    const Desk desk;
    const auto help = desk.run({"--help"});
    CHECK(help.status == 0);
    CHECK(lines_of(help.out) <= 60);
    CHECK(desk.run({"--version"}).out.starts_with("lectern 0."));
    CHECK(desk.run({"keys"}).out.find("next finding") != std::string::npos);
    CHECK(desk.run({"voices"}).out.find("language en") != std::string::npos);
    CHECK(desk.run({"help", "keys"}).out == desk.run({"keys"}).out);
    check_refused(desk.run({"help", "weather"}), 2, "topics");
}

TEST_CASE("a full disk or closed pipe is told with status 5", "[cli]") {
    const Desk desk;
    const auto outcome = run_program({"/bin/sh", "-c", reader + " text " + sample + " >/dev/full"},
                                     {"PATH=/usr/bin:/bin", "HOME=" + desk.folder()});
    CHECK(outcome.status == 5);
    CHECK(lines_of(outcome.err) == 1);
}
