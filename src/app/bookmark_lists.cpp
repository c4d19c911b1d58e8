// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bookmark_lists.hpp"

#include "app/annotations.hpp"
#include "app/paths.hpp"
#include "app/print.hpp"
#include "app/recent.hpp"
#include "base/error.hpp"
#include "base/json.hpp"
#include "base/table.hpp"
#include "store/reader_lock.hpp"
#include "terminal/lines.hpp"

#include <algorithm>

namespace lectern {
namespace {

/// A report that is named on the command line, and all of it.
struct NamedReport {
    explicit NamedReport(const Options& options)
        : file(chosen_report(options)->path), open(file), document(identity(open)),
          loader(open, options.document, voices_folder()) {
        loader.load_all();
    }
    std::string title() const {
        const std::string title = loader.reading().title();
        return title.empty() ? std::filesystem::path(file).filename().string() : title;
    }

    std::string file;
    OpenDocument open;
    std::string document;
    Loader loader;
};

void print_annotations(const Options& options) {
    const NamedReport report(options);
    Store store(state_file());
    print(annotations_of({report.document, std::filesystem::absolute(report.file), report.title()},
                         report.loader.reading(), store.bookmarks(report.document)));
}

bool has(const std::vector<SavedBookmark>& bookmarks, const SavedBookmark& wanted) {
    return std::any_of(bookmarks.begin(), bookmarks.end(), [&](const SavedBookmark& it) {
        return it.place.quote == wanted.place.quote && it.place.sentence == wanted.place.sentence &&
               it.note == wanted.note;
    });
}

void import_annotations(const Options& options) {
    const NamedReport report(options);
    const std::string json = read_data_file(options.import).text;
    const ImportedBookmarks imported = bookmarks_in(json, options.import, report.loader.reading());
    Store store(state_file());
    const ReaderLock lock(state_folder(), report.document);
    if (lock.is_taken()) { // it would write its own bookmarks over these
        throw Error(Failure::internal, "the report is open in another lectern: leave that one, "
                                       "then import again");
    }
    std::vector<SavedBookmark> bookmarks = store.bookmarks(report.document);
    std::size_t added = 0;
    for (const SavedBookmark& it : imported.bookmarks) {
        if (!has(bookmarks, it)) {
            bookmarks.push_back(it);
            ++added;
        }
    }
    std::stable_sort(bookmarks.begin(), bookmarks.end(), [](const auto& a, const auto& b) {
        return a.place.sentence < b.place.sentence;
    });
    store.save_bookmarks(report.document, bookmarks);
    if (const auto problem = store.take_problem()) {
        throw Error(Failure::output, *problem);
    }
    print(counted(added, "bookmark") + " added, " +
          std::to_string(imported.bookmarks.size() - added) + " known already, " +
          std::to_string(imported.not_found) + " not found in this report\n");
}

/// The reports whose bookmarks are asked for; one that is named need not have been read.
std::vector<KnownDocument> asked_for(const Options& options) {
    std::vector<KnownDocument> reports = known_reports(1000);
    if (options.words.empty()) {
        return reports;
    }
    const std::string file = chosen_report(options)->path;
    const std::string document = identity(OpenDocument(file));
    std::erase_if(reports, [&](const auto& it) { return it.document != document; });
    if (reports.empty()) {
        reports.push_back({document, {file, {}, false, 0, 0}, 0, {}});
    }
    return reports;
}

void print_json(const std::vector<KnownDocument>& reports, Store& store) {
    std::string text;
    JsonWriter json(text);
    json.begin_array();
    for (const KnownDocument& report : reports) {
        for (const SavedBookmark& mark : store.bookmarks(report.document)) {
            json.begin_object();
            json.member("report", title_of(report));
            json.member("file", report.state.path);
            json.member("text", mark.place.quote);
            json.member("note", mark.note);
            json.member("percent", static_cast<std::int64_t>(mark.place.percent));
            json.end_object();
        }
    }
    json.end_array();
    print(text + "\n");
}

void print_lines(const std::vector<KnownDocument>& reports, Store& store) {
    for (const KnownDocument& report : reports) {
        for (const SavedBookmark& mark : store.bookmarks(report.document)) {
            const std::string line =
                title_of(report) + ", " + std::to_string(static_cast<int>(mark.place.percent)) +
                "%: " + (mark.note.empty() ? "" : mark.note + ": ") + mark.place.quote;
            print(without_controls(line) + "\n");
        }
    }
}

} // namespace

void print_bookmarks(const Options& options) {
    const bool of_one = options.annotations || !options.import.empty();
    if (options.words.size() > 1 || (of_one && options.words.empty())) {
        throw Error(Failure::usage, "name one report: lectern bookmarks FILE");
    }
    if (!options.import.empty()) {
        import_annotations(options);
    } else if (options.annotations) {
        print_annotations(options);
    } else {
        Store store(state_file());
        const auto reports = asked_for(options);
        options.json ? print_json(reports, store) : print_lines(reports, store);
    }
}

} // namespace lectern
