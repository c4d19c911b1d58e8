// SPDX-License-Identifier: GPL-3.0-or-later
// Bookmarks as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), for other readers and
// for other machines: each by its words and the words around them (TextQuoteSelector).
#pragma once

#include "document/reading.hpp"
#include "store/places.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace lectern {

/// What is annotated.
struct AnnotatedReport {
    std::string document; // the hash of its content
    std::filesystem::path file;
    std::string title;
};

/// The bookmarks as an AnnotationCollection in JSON-LD, a line break at its end. `reading` is the
/// whole report: it gives the words before and behind.
std::string annotations_of(const AnnotatedReport& report, const Reading& reading,
                           const std::vector<SavedBookmark>& bookmarks);

/// Annotations that were read from a file: those whose words stand in the report, as bookmarks in
/// reading order, and how many others there were.
struct ImportedBookmarks {
    std::vector<SavedBookmark> bookmarks;
    std::size_t not_found = 0;
};

/// Takes one annotation, an array of them, an AnnotationPage or an AnnotationCollection with its
/// pages inside. Words that stand there several times are told apart by what is around them; white
/// space may differ. Throws Error (document) in one line for what is no JSON, or holds no
/// annotation. Time is linear in both texts, but for words that stand there very often.
ImportedBookmarks bookmarks_in(const std::string& json, const std::string& name,
                               const Reading& reading);

} // namespace lectern
