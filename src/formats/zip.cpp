// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/zip.hpp"

#include "base/error.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>
#include <zip.h>

namespace lectern {

namespace {

constexpr std::uint64_t most_of_one = 64ULL << 20;
constexpr std::uint64_t most_of_all = 256ULL << 20;

int hex_value(char digit) {
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    const char small = static_cast<char>(digit | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

std::string decoded(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
            hex_value(text[i + 2]) >= 0) {
            result += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

struct FileCloser {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using OpenFile = std::unique_ptr<zip_file_t, FileCloser>;

/// The archive, for zip_discard() to end; nullptr where the bytes are none.
zip_t* open_archive(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    zip_t* archive = nullptr;
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) {
        archive = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (archive == nullptr) {
            zip_source_free(source);
        }
    }
    zip_error_fini(&error);
    return archive;
}

} // namespace

ZipArchive::ZipArchive(std::string_view bytes, std::string name)
    : archive_(open_archive(bytes)), name_(std::move(name)) {
    if (archive_ == nullptr) {
        throw Error(Failure::document,
                    "cannot read " + name_ + ": the file is incomplete or damaged; get it again");
    }
}

ZipArchive::~ZipArchive() {
    zip_discard(archive_);
}

bool ZipArchive::has(const std::string& path) const {
    return zip_name_locate(archive_, path.c_str(), ZIP_FL_NOCASE) >= 0;
}

std::optional<std::string> ZipArchive::read(const std::string& path) {
    zip_int64_t index = zip_name_locate(archive_, path.c_str(), 0);
    if (index < 0) {
        index = zip_name_locate(archive_, path.c_str(), ZIP_FL_NOCASE);
    }
    if (index < 0) {
        return std::nullopt;
    }
    const auto refuse = [&](const std::string& why) {
        return Error(Failure::document, "cannot read " + name_ + ": " + why);
    };
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat_index(archive_, static_cast<zip_uint64_t>(index), 0, &about) == 0 &&
        (about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
        throw refuse("it is encrypted; save a copy without a password");
    }
    const OpenFile file(zip_fopen_index(archive_, static_cast<zip_uint64_t>(index), 0));
    if (!file) {
        throw refuse("a part of it is damaged; get it again");
    }
    std::string content;
    std::array<char, 65536> piece;
    for (;;) {
        const auto got = zip_fread(file.get(), piece.data(), piece.size());
        if (got < 0) {
            throw refuse("a part of it is damaged; get it again");
        }
        if (got == 0) {
            return content;
        }
        content.append(piece.data(), static_cast<std::size_t>(got));
        taken_ += static_cast<std::uint64_t>(got);
        if (content.size() > most_of_one || taken_ > most_of_all) {
            throw refuse("it unpacks to more than any report holds; it may be a trap");
        }
    }
}

bool looks_like_zip(std::string_view bytes) noexcept {
    return bytes.starts_with(std::string_view("PK\x03\x04", 4));
}

std::string head_in_zip(std::string_view bytes, const std::string& path) {
    constexpr std::size_t most = 65536;
    const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(open_archive(bytes), &zip_discard);
    if (!archive) {
        return {};
    }
    const OpenFile file(zip_fopen(archive.get(), path.c_str(), ZIP_FL_NOCASE));
    if (!file) {
        return {};
    }
    std::string head(most, '\0');
    const auto got = zip_fread(file.get(), head.data(), head.size());
    head.resize(static_cast<std::size_t>(std::max<zip_int64_t>(got, 0)));
    return head;
}

std::string path_in_archive(std::string_view base, std::string_view reference) {
    reference = reference.substr(0, reference.find_first_of("#?"));
    const std::string path = decoded(reference);
    std::string whole = path.starts_with('/')
                            ? path.substr(1)
                            : std::string(base.substr(0, base.rfind('/') + 1)) + path;
    std::vector<std::string> parts;
    for (std::size_t at = 0; at <= whole.size();) {
        const std::size_t end = std::min(whole.find('/', at), whole.size());
        std::string part = whole.substr(at, end - at);
        at = end + 1;
        if (part == "..") {
            if (!parts.empty()) {
                parts.pop_back();
            }
        } else if (!part.empty() && part != ".") {
            parts.push_back(std::move(part));
        }
    }
    std::string result;
    for (const auto& part : parts) {
        result += (result.empty() ? "" : "/") + part;
    }
    return result;
}

} // namespace lectern
