// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/documents.hpp"

#include "app/listing.hpp"
#include "app/paths.hpp"
#include "app/print.hpp"
#include "base/error.hpp"
#include "base/json.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

/// Loads the one document that the command names.
WholeDocument loaded(const Options& options) {
    if (options.words.size() != 1) {
        throw Error(Failure::usage,
                    options.command + " takes one file: lectern " + options.command + " FILE");
    }
    return {options.words.front(), options.document, voices_folder()};
}

/// How many findings stand below each section, those of its subsections with it.
std::vector<std::uint32_t> findings_below(const Reading& reading) {
    std::vector<std::uint32_t> counts(reading.sections().size());
    for (const Finding& finding : reading.findings()) {
        for (const auto section : reading.section_path(finding.range.begin.block)) {
            ++counts[section];
        }
    }
    return counts;
}

std::string_view rule_name(FindingRule rule) {
    constexpr std::array<std::string_view, 4> names{"enumeration", "labelled-statement",
                                                    "results-heading", "reporting-sentence"};
    return names[static_cast<std::size_t>(rule)];
}

bool asked_for(const Options& options, const Finding& finding) {
    return !options.kind || *options.kind == finding.kind;
}

/// What a command prints, row after row: an array of JSON, or lines. It goes out as it grows.
class Printout {
public:
    explicit Printout(const Options& options) : in_json_(options.json), json_(text_) {
        if (in_json_) {
            json_.begin_array();
        }
    }

    bool in_json() const noexcept { return in_json_; }
    JsonWriter& json() noexcept { return json_; }
    std::string& text() noexcept { return text_; }
    void end_row() { drain(text_); }
    /// Prints the rest; then throws what ended the document early, if something did.
    void finish(const WholeDocument& document) {
        if (in_json_) {
            json_.end_array();
            text_ += '\n';
        }
        print(text_);
        document.tell_problem();
    }

private:
    std::string text_;
    bool in_json_;
    JsonWriter json_;
};

/// A heading of the outline.
struct Heading {
    const Section& section;
    const Block& block;
    std::string text;
    std::uint32_t findings; // below it
};

void put_json(JsonWriter& json, const Heading& heading) {
    json.begin_object();
    json.member("level", heading.section.level);
    json.member("text", heading.text);
    const TextRange number = heading.block.number;
    if (!number.empty()) {
        json.member(
            "number",
            std::string_view(heading.block.text).substr(number.begin, number.end - number.begin));
    }
    if (!heading.block.page.empty()) {
        json.member("page", heading.block.page);
    }
    json.member("findings", heading.findings);
    json.flag("guessed", heading.block.guessed);
    json.end_object();
}

std::string tsv_line(const Heading& heading) {
    return std::to_string(heading.section.level) + '\t' + field(heading.text) + '\t' +
           field(heading.block.page) + '\t' + std::to_string(heading.findings) + '\n';
}

std::string plain_line(const Heading& heading) {
    std::string line(2 * (heading.section.level - std::size_t{1}), ' ');
    line += heading.text;
    line += heading.block.page.empty() ? "" : ", page " + heading.block.page;
    line += heading.findings == 0 ? "" : ", " + counted(heading.findings, "finding");
    return line + '\n';
}

/// A finding or recommendation with where it stands.
struct Result {
    const Finding& finding;
    std::string text;
    std::vector<std::string> section;
    std::string page;
};

void put_json(JsonWriter& json, const Result& result) {
    const Finding& finding = result.finding;
    json.begin_object();
    json.member("kind", kind_name(finding.kind));
    json.member("text", result.text);
    put_section(json, result.section);
    if (!result.page.empty()) {
        json.member("page", result.page);
    }
    if (!finding.label.empty()) {
        json.member("label", finding.label);
    }
    json.member("rule", rule_name(finding.rule));
    json.member("cue", finding.cue);
    json.flag("guessed", finding.guessed);
    json.end_object();
}

std::string tsv_line(const Result& result) {
    return std::string(kind_name(result.finding.kind)) + '\t' + field(result.text) + '\t' +
           field(joined(result.section, " / ")) + '\t' + field(result.page) + '\t' +
           field(result.finding.label) + '\n';
}

std::string plain_line(const Result& result) {
    std::string line =
        result.finding.kind == FindingKind::recommendation ? "recommendation: " : "finding: ";
    line += field(result.text);
    line += result.page.empty() ? "" : ", page " + result.page;
    return line + '\n';
}

/// The line above the findings of a section; empty for those before the first heading.
std::string section_line(const std::vector<std::string>& section, bool first, bool markdown) {
    if (section.empty()) {
        return {};
    }
    const std::string gap = first ? "" : "\n";
    const std::string where = joined(section, ", ");
    return markdown ? gap + "## " + where + "\n\n" : gap + where + ":\n";
}

} // namespace

void print_outline(const Options& options) {
    const WholeDocument document = loaded(options);
    const Reading& reading = document.reading();
    const auto counts = findings_below(reading);
    Printout out(options);
    for (std::size_t i = 0; i < reading.sections().size(); ++i) {
        const Section& section = reading.sections()[i];
        const Heading heading{section, reading.blocks()[section.heading],
                              heading_text(reading, section), counts[i]};
        if (out.in_json()) {
            put_json(out.json(), heading);
        } else {
            out.text() += options.tsv ? tsv_line(heading) : plain_line(heading);
        }
        out.end_row();
    }
    out.finish(document);
}

void print_findings(const Options& options) {
    const WholeDocument document = loaded(options);
    const Reading& reading = document.reading();
    Printout out(options);
    std::optional<std::vector<std::string>> section_above;
    for (const Finding& finding : reading.findings()) {
        if (!asked_for(options, finding)) {
            continue;
        }
        const auto block = finding.range.begin.block;
        const Result result{finding, reading.text(finding.range), section_names(reading, block),
                            reading.blocks()[block].page};
        if (out.in_json()) {
            put_json(out.json(), result);
        } else if (options.tsv) {
            out.text() += tsv_line(result);
        } else {
            if (result.section != section_above) {
                out.text() += section_line(result.section, !section_above, options.markdown);
                section_above = result.section;
            }
            out.text() += (options.markdown ? "- " : "") + plain_line(result);
        }
        out.end_row();
    }
    out.finish(document);
}

void print_sentences(const Options& options) {
    const WholeDocument document = loaded(options);
    const Reading& reading = document.reading();
    const std::string& language = reading.facts().language;
    Printout out(options);
    std::vector<std::string> names;
    std::optional<std::uint32_t> named_block; // whose section's names these are
    for (const Sentence& sentence : reading.sentences()) {
        const Block& block = reading.blocks()[sentence.block];
        const std::string text = reading.text(sentence);
        if (text.empty()) {
            continue; // nothing but a note reference
        }
        if (!out.in_json()) {
            out.text() += std::string(name_of(block.role)) + ": " + field(text) + '\n';
            out.end_row();
            continue;
        }
        if (!named_block ||
            reading.section_of(*named_block) != reading.section_of(sentence.block)) {
            names = section_names(reading, sentence.block);
            named_block = sentence.block;
        }
        JsonWriter& json = out.json();
        json.begin_object();
        json.member("role", name_of(block.role));
        json.member("text", reading.own_text(sentence));
        json.flag("spoken", is_spoken(block.role));
        json.member("lang", block.language.empty() ? language : block.language);
        put_section(json, names);
        json.end_object();
        out.end_row();
    }
    out.finish(document);
}

void print_text(const Options& options) {
    const WholeDocument document = loaded(options);
    const Reading& reading = document.reading();
    std::string out;
    bool first = true;
    for (const Block& block : reading.blocks()) {
        const std::string text =
            words_of(block, {0, static_cast<std::uint32_t>(block.text.size())});
        if (!is_spoken(block.role) || text.empty()) {
            continue;
        }
        out += first ? "" : "\n";
        out += text + '\n';
        first = false;
        drain(out);
    }
    print(out);
    document.tell_problem();
}

} // namespace lectern
