// SPDX-License-Identifier: GPL-3.0-or-later
// Readings of documents that were read before, so that they open again without a parser.
#pragma once

#include "base/fd.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// A folder of readings, each in the messages in which its parser sent it. It is a convenience and
/// nothing more: what cannot be kept or believed is not there, and the document is parsed. Main
/// thread only; several programs may share the folder.
///
/// A kept reading is believed no more than a parser: the messages go through the same checks. Files
/// that another user owns or may write, links, other versions and damaged bytes are not there
/// either, and are deleted where they are ours.
class ReadingCache {
public:
    /// Bytes of all readings together, the oldest go first; and of the longest one that is kept:
    /// opening must stay quick, so what takes longer to take over than to begin parsing is not.
    static constexpr std::uint64_t most_bytes = std::uint64_t{128} << 20U;
    static constexpr std::uint64_t longest = std::uint64_t{16} << 20U;

    /// Keeps nothing.
    ReadingCache() = default;
    /// `folder` is made at the first reading that is kept (mode 700); empty: keeps nothing. `maker`
    /// tells apart the programs and language data that make readings: those of others are old.
    ReadingCache(std::filesystem::path folder, std::string maker);

    bool keeps() const noexcept { return !folder_.empty(); }
    /// The messages of the reading: those of base/frame.hpp, one behind the other. `document` is
    /// the hash of its content, `request` that of what else its reading depends on: both
    /// hexadecimal.
    std::optional<std::vector<std::byte>> find(const std::string& document,
                                               const std::string& request);
    /// Deletes the readings of a document, whatever was asked of them.
    void forget(const std::string& document);

    /// A reading on its way into the cache; without keep() nothing is left of it.
    class Entry {
    public:
        Entry() = default;
        Entry(Entry&& other) noexcept;
        Entry& operator=(Entry&& other) noexcept;
        Entry(const Entry&) = delete;
        Entry& operator=(const Entry&) = delete;
        ~Entry() { drop(); }

        /// Adds a message. A full disk or too long a reading drops it.
        void add(std::uint8_t kind, std::span<const std::byte> payload);
        /// The reading is whole: it can be found from now on.
        void keep();

    private:
        friend class ReadingCache;
        void drop() noexcept;
        void write();

        Fd file_;
        std::filesystem::path being_written_;
        std::filesystem::path place_;
        std::vector<std::byte> waiting_;
        std::uint64_t size_ = 0;
    };
    Entry begin(const std::string& document, const std::string& request);

private:
    std::filesystem::path place(const std::string& document, const std::string& request) const;
    std::string head() const;

    std::filesystem::path folder_;
    std::string maker_;
};

} // namespace lectern
