// SPDX-License-Identifier: GPL-3.0-or-later
// The packed files inside EPUB, DOCX and ODT.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace lectern {

/// One open archive in memory. Whatever sizes it claims, at most 64 MiB come of one file in it and
/// 256 MiB of all.
class ZipArchive {
public:
    /// `bytes` must outlive it; `name` is for messages. Throws Error (document) where the archive
    /// is cut short or damaged.
    ZipArchive(std::string_view bytes, std::string name);
    ~ZipArchive();
    ZipArchive(const ZipArchive&) = delete;
    ZipArchive& operator=(const ZipArchive&) = delete;

    /// The content of a file, or nothing where there is none of this path. Throws Error (document)
    /// for one that is locked, damaged or larger than any chapter.
    std::optional<std::string> read(const std::string& path);
    bool has(const std::string& path) const;

private:
    ::zip* archive_ = nullptr; // owned
    std::string name_;
    std::uint64_t taken_ = 0;
};

/// Whether the bytes begin as a zip archive does.
bool looks_like_zip(std::string_view bytes) noexcept;

/// The first 64 KiB of a file in an archive that may be anything, to tell what it is; empty where
/// there is none, or it cannot be read.
std::string head_in_zip(std::string_view bytes, const std::string& path);

/// The path that `reference` (percent-encoded, perhaps with a fragment) means in a file at `base`;
/// ".." does not lead out of the archive.
std::string path_in_archive(std::string_view base, std::string_view reference);

} // namespace lectern
