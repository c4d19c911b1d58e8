// SPDX-License-Identifier: GPL-3.0-or-later
// How fast does a document become a reading? Beside it, on the same input in the same run: plain
// ICU sentence breaking for text, gumbo's bare tree for HTML. Budgets: 20 megabytes of text a
// second on one core; HTML at least 0.8 times the speed of gumbo alone; time linear in the length,
// whatever the text; memory of one window, not of the document.
#include "bench/measure.hpp"
#include "formats/open.hpp"
#include "segment/segmenter.hpp"

#include <cstdio>
#include <cstring>
#include <gumbo.h>
#include <string>
#include <sys/mman.h>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <unistd.h>
#include <vector>

namespace lectern::bench {
namespace {

/// Counts what comes, keeps nothing.
class CountingSink : public ReadingSink {
public:
    void facts(const Facts&) override {}
    void part(ReadingPart part) override {
        blocks += part.blocks.size();
        sentences += part.sentences.size();
        findings += part.findings.size();
    }
    void progress(std::uint64_t, std::uint64_t) override {}
    std::size_t blocks = 0;
    std::size_t sentences = 0;
    std::size_t findings = 0;
};

class NoDocument : public DocumentSink {
public:
    void facts(const Facts&) override {}
    void block(Block) override { ++blocks; }
    void line(Line) override { ++blocks; }
    void progress(std::uint64_t, std::uint64_t) override {}
    std::size_t blocks = 0;
};

/// A document in memory, as a descriptor.
class Memory {
public:
    explicit Memory(const std::string& text) : fd_(::memfd_create("bench", MFD_CLOEXEC)) {
        std::size_t done = 0;
        while (done < text.size()) {
            const auto count = ::write(fd_, text.data() + done, text.size() - done);
            if (count <= 0) {
                std::perror("no memory for the benchmark's document");
                std::exit(1);
            }
            done += static_cast<std::size_t>(count);
        }
    }
    ~Memory() { ::close(fd_); }
    Memory(const Memory&) = delete;
    Memory& operator=(const Memory&) = delete;
    Input input(const std::string& format) const {
        ::lseek(fd_, 0, SEEK_SET);
        return {fd_, "bench", format, ""};
    }

private:
    int fd_;
};

const std::vector<std::string> sentences{
    "The commission visited eleven stations in March 2021 and spoke with 214 members of staff.",
    "We found that records of inspections were kept late, e.g. at Station No. 4, or not at all.",
    "Mr. A. Berg, who led the survey (see Fig. 3), had warned of this in 1998.",
    "According to the ministry, costs rose from $1.5 million to $2.25 million within two years.",
    "There were no reports that the doors had been tried before the fire.",
    "\"Nobody asked us,\" one of the guards said; others agreed.",
};

/// A report of about `bytes` bytes: sections, paragraphs wrapped at 80 columns, lists.
std::string report_text(std::size_t bytes) {
    std::string text;
    text.reserve(bytes + 4096);
    for (int section = 1; text.size() < bytes; ++section) {
        text +=
            std::to_string(section) + ". Stations of district " + std::to_string(section) + "\n\n";
        for (int paragraph = 0; paragraph < 12; ++paragraph) {
            std::size_t column = 0;
            for (int i = 0; i < 7; ++i) {
                const auto& sentence =
                    sentences[static_cast<std::size_t>(section + paragraph + i * i) %
                              sentences.size()];
                for (std::size_t at = 0; at < sentence.size();) {
                    const auto end = std::min(sentence.find(' ', at), sentence.size());
                    const auto word = sentence.substr(at, end - at);
                    if (column + word.size() + 1 > 80) {
                        text += '\n';
                        column = 0;
                    } else if (column > 0) {
                        text += ' ';
                        ++column;
                    }
                    text += word;
                    column += word.size();
                    at = end + 1;
                }
            }
            text += "\n\n";
        }
        text += "The review identified three weaknesses:\n\n- Exits were blocked.\n- Alarms were "
                "off.\n- Nobody was told.\n\n";
    }
    return text;
}

std::string report_html(std::size_t bytes) {
    std::string html = "<!DOCTYPE html><html lang=\"en\"><head><title>Stations</title></head><body>"
                       "<nav><ul><li><a href=\"/\">Home</a></li></ul></nav><main>";
    html.reserve(bytes + 4096);
    for (int section = 1; html.size() < bytes; ++section) {
        html += "<h2 id=\"s" + std::to_string(section) + "\">Stations of district " +
                std::to_string(section) + "</h2>\n";
        for (int paragraph = 0; paragraph < 12; ++paragraph) {
            html += "<p>";
            for (int i = 0; i < 7; ++i) {
                html += sentences[static_cast<std::size_t>(section + paragraph + i * i) %
                                  sentences.size()];
                html += i == 3 ? " <a href=\"#n1\">[1]</a> " : " ";
            }
            html += "</p>\n";
        }
        html += "<ul><li>Exits were blocked.</li><li>Alarms were <b>off</b>.</li></ul>\n";
    }
    return html + "</main></body></html>";
}

CountingSink read(const std::shared_ptr<const LanguageData>& languages, const std::string& text,
                  const std::string& format) {
    const Memory memory(text);
    CountingSink sink;
    Segmenter segmenter(languages, "", sink);
    read_document(memory.input(format), segmenter);
    segmenter.finish();
    return sink;
}

std::size_t plain_icu(const std::string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createSentenceInstance(icu::Locale("en"), status));
    const auto wide = icu::UnicodeString::fromUTF8(text);
    breaks->setText(wide);
    std::size_t count = 0;
    while (breaks->next() != icu::BreakIterator::DONE) {
        ++count;
    }
    return count;
}

double megabytes(const std::string& text) {
    return static_cast<double>(text.size()) / 1e6;
}

void text_speed(const std::shared_ptr<const LanguageData>& languages) {
    const std::string text = report_text(20'000'000);
    CountingSink sink;
    const double ours = best_of(3, [&] { sink = read(languages, text, "text"); });
    std::size_t count = 0;
    const double icu = best_of(3, [&] { count = plain_icu(text); });
    std::printf("a report of %.0f megabytes: %zu blocks, %zu sentences, %zu findings\n",
                megabytes(text), sink.blocks, sink.sentences, sink.findings);
    print_row("text to reading", megabytes(text) / ours, "megabytes a second",
              "budget 20; " + std::to_string(icu / ours) + " times plain ICU");
    print_row("plain ICU sentences", megabytes(text) / icu, "megabytes a second", "");
}

void html_speed(const std::shared_ptr<const LanguageData>& languages) {
    const std::string html = report_html(10'000'000);
    const double gumbo = best_of(3, [&] {
        GumboOptions options = kGumboDefaultOptions;
        options.max_errors = 0;
        GumboOutput* output = gumbo_parse_with_options(&options, html.data(), html.size());
        gumbo_destroy_output(&options, output);
    });
    const double blocks = best_of(3, [&] {
        const Memory memory(html);
        NoDocument sink;
        read_document(memory.input("html"), sink);
    });
    const double whole = best_of(3, [&] { read(languages, html, "html"); });
    print_row("HTML to blocks", megabytes(html) / blocks, "megabytes a second",
              "budget 0.8 times gumbo; " + std::to_string(gumbo / blocks));
    print_row("HTML to reading", megabytes(html) / whole, "megabytes a second",
              std::to_string(gumbo / whole) + " times gumbo alone");
    print_row("gumbo alone", megabytes(html) / gumbo, "megabytes a second", "");
}

struct Hostile {
    std::string name;
    std::string format;
    std::function<std::string(std::size_t)> make; // of about that many bytes
    std::size_t bytes;
};

std::string repeated(std::string_view piece, std::size_t bytes) {
    std::string text;
    text.reserve(bytes + piece.size());
    while (text.size() < bytes) {
        text += piece;
    }
    return text;
}

/// Twice the input may take twice the time; three times is still noise, more is not linear.
void hostile(const std::shared_ptr<const LanguageData>& languages) {
    const std::vector<Hostile> all{
        {"one million headings", "markdown",
         [](std::size_t n) { return repeated("# A heading\n\n", n); }, 13'000'000},
        {"text without a space", "text", [](std::size_t n) { return repeated("x", n); },
         10'000'000},
        {"full stops without a space", "text", [](std::size_t n) { return repeated("a.", n); },
         10'000'000},
        {"initials", "text", [](std::size_t n) { return repeated("A. B. ", n); }, 10'000'000},
        {"opening brackets", "text", [](std::size_t n) { return repeated("(", n); }, 50'000'000},
        {"short lines", "text", [](std::size_t n) { return repeated("1.\n", n); }, 3'000'000},
        {"semicolons", "text",
         [](std::size_t n) { return "Problems included: " + repeated("a; b, (c); ", n) + "."; },
         10'000'000},
        {"labels", "text", [](std::size_t n) { return repeated("Finding 1: x\n\n", n); },
         5'000'000},
        {"100,000 nested elements", "html",
         [](std::size_t n) { return repeated("<div>", n) + "text"; }, 500'000},
        {"misnested elements", "html", [](std::size_t n) { return repeated("<b><i>", n) + "text"; },
         180'000},
        {"nested quotes", "markdown", [](std::size_t n) { return repeated("> ", n) + "x"; },
         200'000},
        {"rows of a table", "markdown",
         [](std::size_t n) { return "|a|b|\n|-|-|\n" + repeated("|1|2|\n", n); }, 5'000'000},
    };
    for (const Hostile& it : all) {
        const std::string half = it.make(it.bytes / 2);
        const std::string whole = it.make(it.bytes);
        const double first = best_of(1, [&] { read(languages, half, it.format); });
        const double second = best_of(1, [&] { read(languages, whole, it.format); });
        print_row(it.name, second, "seconds",
                  std::to_string(second / first) + " times as long as half of it");
    }
}

void memory(const std::shared_ptr<const LanguageData>& languages) {
    const std::string small = report_text(5'000'000);
    read(languages, small, "text");
    const double before = peak_mib();
    {
        const std::string large = report_text(100'000'000);
        const double with_text = peak_mib();
        read(languages, large,
             "text"); // the document itself is in memory twice: here and as a file
        print_row("100 megabytes of text", peak_mib() - with_text, "MiB over the text itself",
                  "before it the process had held " + std::to_string(before));
    }
}

} // namespace
} // namespace lectern::bench

int main(int count, char** arguments) {
    using namespace lectern::bench;
    const std::string only = count > 1 ? arguments[1] : "";
    const auto languages = lectern::load_languages(LECTERN_SOURCE_DIR "/voices");
    if (only.empty() || only == "memory") {
        memory(languages);
    }
    if (only.empty() || only == "text") {
        text_speed(languages);
    }
    if (only.empty() || only == "html") {
        html_speed(languages);
    }
    if (only.empty() || only == "hostile") {
        hostile(languages);
    }
    return 0;
}
