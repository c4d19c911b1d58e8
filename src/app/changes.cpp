// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/changes.hpp"

#include "app/listing.hpp"
#include "app/loader.hpp"
#include "app/paths.hpp"
#include "app/print.hpp"
#include "base/error.hpp"
#include "player/compare.hpp"

#include <algorithm>
#include <array>

namespace lectern {
namespace {

constexpr std::array all_changes{Change::added, Change::changed,    Change::dropped,
                                 Change::moved, Change::renumbered, Change::same};

/// One difference as it is printed.
struct Printed {
    std::string text;   // now; of what is dropped, before
    std::string before; // its old words where they are others
    std::vector<std::string> section;
    std::vector<std::string> section_before; // where it is another
    std::string page;
};

std::vector<std::string> section_above(const Reading& reading, const Difference& it,
                                       std::uint32_t block) {
    auto names = section_names(reading, block);
    if (it.is_heading && !names.empty()) {
        names.pop_back(); // the heading itself
    }
    return names;
}

Printed printed(const Reading& before, const Reading& now, const Difference& it) {
    Printed parts;
    const Reading& shown = it.now ? now : before;
    const PlaceRange& range = it.now ? *it.now : *it.before;
    parts.text = shown.text(range);
    parts.section = section_above(shown, it, range.begin.block);
    parts.page = shown.blocks()[range.begin.block].page;
    const bool other_words = it.change == Change::changed || it.change == Change::renumbered;
    if (it.before && it.now && other_words) {
        parts.before = before.text(*it.before);
    }
    if (it.before && it.now && it.change == Change::moved) {
        parts.section_before = section_above(before, it, it.before->begin.block);
    }
    return parts;
}

std::string json_of(const std::vector<Difference>& all, const Reading& before, const Reading& now) {
    std::string out;
    JsonWriter json(out);
    json.begin_array();
    for (const Difference& it : all) {
        const Printed parts = printed(before, now, it);
        json.begin_object();
        json.member("change", name_of(it.change));
        json.member("kind", it.what());
        json.member("text", parts.text);
        put_section(json, parts.section);
        if (!parts.page.empty()) {
            json.member("page", parts.page);
        }
        if (!parts.before.empty()) {
            json.member("before", parts.before);
        }
        if (it.change == Change::moved) {
            put_section(json, parts.section_before, "section_before");
        }
        json.end_object();
    }
    json.end_array();
    return out + "\n";
}

std::string tsv_of(const std::vector<Difference>& all, const Reading& before, const Reading& now) {
    std::string out;
    for (const Difference& it : all) {
        const Printed parts = printed(before, now, it);
        out += std::string(name_of(it.change)) + '\t' + std::string(it.what()) + '\t' +
               field(parts.text) + '\t' + field(joined(parts.section, " / ")) + '\t' +
               field(parts.page) + '\t' + field(parts.before) + '\n';
    }
    return out;
}

/// "new finding, in 3.2 Detention: …", with the old words in a line of their own.
std::string line_of(const Difference& it, const Printed& parts) {
    std::string line = std::string(name_of(it.change)) + ' ' + std::string(it.what());
    const bool elsewhere = !parts.section_before.empty() && !parts.section.empty() &&
                           parts.section_before.back() != parts.section.back();
    if (elsewhere) {
        line += ", from " + parts.section_before.back() + " to " + parts.section.back();
    } else if (!parts.section.empty() && !it.is_heading) {
        line += ", in " + parts.section.back();
    }
    line += ": " + field(parts.text) + '\n';
    return line + (parts.before.empty() ? "" : "before: " + field(parts.before) + '\n');
}

/// "findings: 3 new, 2 changed, 12 same".
std::string count_line(const std::vector<Difference>& all, std::string_view what) {
    std::string line;
    for (const Change change : all_changes) {
        const auto count = std::count_if(all.begin(), all.end(), [&](const Difference& it) {
            return it.change == change && it.what() == what;
        });
        if (count > 0) {
            line += (line.empty() ? "" : ", ") + std::to_string(count) + ' ' +
                    std::string(name_of(change));
        }
    }
    return line.empty() ? line : std::string(what) + "s: " + line + '\n';
}

} // namespace

void print_changes(const Options& options) {
    if (options.words.size() != 2) {
        throw Error(Failure::usage, "compare takes two files: lectern compare OLD NEW");
    }
    const WholeDocument before(options.words[0], options.document, voices_folder());
    const WholeDocument now(options.words[1], options.document, voices_folder());
    auto all = compare_readings(before.reading(), now.reading());
    std::erase_if(all, [&](const Difference& it) {
        return options.kind && (it.is_heading || it.kind != *options.kind);
    });
    std::string out;
    for (const std::string_view what : {"finding", "recommendation", "heading"}) {
        out += count_line(all, what);
    }
    std::erase_if(all, [](const Difference& it) { return it.change == Change::same; });
    if (options.json) {
        out = json_of(all, before.reading(), now.reading());
    } else if (options.tsv) {
        out = tsv_of(all, before.reading(), now.reading());
    } else {
        for (const Difference& it : all) {
            out += line_of(it, printed(before.reading(), now.reading(), it));
        }
    }
    print(out);
    before.tell_problem();
    now.tell_problem();
}

} // namespace lectern
