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

} // namespace

void print_outline(const Options& options) {
    const WholeDocument document = loaded(options);
    const Reading& reading = document.reading();
    const auto counts = findings_below(reading);
    std::string out;
    JsonWriter json(out);
    if (options.json) {
        json.begin_array();
    }
    for (std::size_t i = 0; i < reading.sections().size(); ++i) {
        const Section& section = reading.sections()[i];
        const Block& block = reading.blocks()[section.heading];
        const std::string text = heading_text(reading, section);
        if (options.json) {
            json.begin_object();
            json.member("level", section.level);
            json.member("text", text);
            if (!block.number.empty()) {
                json.member("number",
                            std::string_view(block.text)
                                .substr(block.number.begin, block.number.end - block.number.begin));
            }
            if (!block.page.empty()) {
                json.member("page", block.page);
            }
            json.member("findings", counts[i]);
            json.flag("guessed", block.guessed);
            json.end_object();
        } else if (options.tsv) {
            out += std::to_string(section.level) + '\t' + field(text) + '\t' + field(block.page) +
                   '\t' + std::to_string(counts[i]) + '\n';
        } else {
            out += std::string(2 * (section.level - std::size_t{1}), ' ') + text;
            out += block.page.empty() ? "" : ", page " + block.page;
            out += counts[i] == 0 ? "" : ", " + counted(counts[i], "finding");
            out += '\n';
        }
        drain(out);
    }
    if (options.json) {
        json.end_array();
        out += '\n';
    }
    print(out);
    document.tell_problem();
}

void print_findings(const Options& options) {
    const WholeDocument document = loaded(options);
    const Reading& reading = document.reading();
    std::string out;
    JsonWriter json(out);
    if (options.json) {
        json.begin_array();
    }
    std::vector<std::string> section_above;
    bool first = true;
    for (const Finding& finding : reading.findings()) {
        if (!asked_for(options, finding)) {
            continue;
        }
        const auto names = section_names(reading, finding.range.begin.block);
        const std::string& page = reading.blocks()[finding.range.begin.block].page;
        const std::string text = reading.text(finding.range);
        if (options.json) {
            json.begin_object();
            json.member("kind", kind_name(finding.kind));
            json.member("text", text);
            put_section(json, names);
            if (!page.empty()) {
                json.member("page", page);
            }
            if (!finding.label.empty()) {
                json.member("label", finding.label);
            }
            json.member("rule", rule_name(finding.rule));
            json.member("cue", finding.cue);
            json.flag("guessed", finding.guessed);
            json.end_object();
        } else if (options.tsv) {
            out += std::string(kind_name(finding.kind)) + '\t' + field(text) + '\t' +
                   field(joined(names, " / ")) + '\t' + field(page) + '\t' + field(finding.label) +
                   '\n';
        } else {
            if (first || names != section_above) {
                const std::string where = names.empty() ? "" : joined(names, ", ");
                if (!where.empty()) {
                    out += options.markdown ? (first ? "## " : "\n## ") + where + "\n\n"
                                            : (first ? "" : "\n") + where + ":\n";
                }
                section_above = names;
            }
            out += options.markdown ? "- " : "";
            out += finding.kind == FindingKind::recommendation ? "recommendation: " : "finding: ";
            out += field(text);
            out += page.empty() ? "\n" : ", page " + page + '\n';
        }
        first = false;
        drain(out);
    }
    if (options.json) {
        json.end_array();
        out += '\n';
    }
    print(out);
    document.tell_problem();
}

void print_sentences(const Options& options) {
    const WholeDocument document = loaded(options);
    const Reading& reading = document.reading();
    const std::string& language = reading.facts().language;
    std::string out;
    JsonWriter json(out);
    if (options.json) {
        json.begin_array();
    }
    std::vector<std::string> names;
    std::optional<std::uint32_t> section;
    bool first = true;
    for (const Sentence& sentence : reading.sentences()) {
        const Block& block = reading.blocks()[sentence.block];
        const std::string text = reading.text(sentence);
        if (text.empty()) {
            continue; // nothing but a note reference
        }
        if (options.json) {
            const auto here = reading.section_of(sentence.block);
            if (first || here != section) {
                names = section_names(reading, sentence.block);
                section = here;
            }
            json.begin_object();
            json.member("role", name_of(block.role));
            json.member("text", text);
            json.flag("spoken", is_spoken(block.role));
            json.member("lang", block.language.empty() ? language : block.language);
            put_section(json, names);
            json.end_object();
        } else {
            out += std::string(name_of(block.role)) + ": " + field(text) + '\n';
        }
        first = false;
        drain(out);
    }
    if (options.json) {
        json.end_array();
        out += '\n';
    }
    print(out);
    document.tell_problem();
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
