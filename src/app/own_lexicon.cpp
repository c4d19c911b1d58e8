// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/own_lexicon.hpp"

#include "app/paths.hpp"
#include "base/error.hpp"
#include "base/fd.hpp"
#include "speech/lexicon_files.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace lectern {
namespace {

constexpr std::string_view end_tag = "</lexicon>";

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

std::string new_lexicon(const std::string& language) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<!-- How words are said: the key d of lectern adds one a line; write your own beside "
           "them. -->\n"
           "<lexicon version=\"1.0\" "
           "xmlns=\"http://www.w3.org/2005/01/pronunciation-lexicon\" alphabet=\"ipa\" "
           "xml:lang=\"" +
           language + "\">\n" + std::string(end_tag) + "\n";
}

[[noreturn]] void cannot_write(const std::filesystem::path& file) {
    throw Error(Failure::output, "the word cannot be kept in " + file.string() + ": " +
                                     std::strerror(errno) + "; until the end it is said so");
}

/// All or nothing: a crash leaves the old file or the new one.
void replace(const std::filesystem::path& file, const std::string& text) {
    const std::filesystem::path fresh = file.string() + ".new";
    const Fd out(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
    if (!out || !write_all(out.get(), std::as_bytes(std::span(text))) || ::fsync(out.get()) != 0 ||
        ::rename(fresh.c_str(), file.c_str()) != 0) {
        cannot_write(file);
    }
}

/// Takes out the line of ours that is about the word.
void forget(std::string& text, const std::string& line_begin) {
    const auto begin = text.find(line_begin);
    if (begin != std::string::npos) {
        const auto end = text.find('\n', begin);
        text.erase(begin, end == std::string::npos ? end : end + 1 - begin);
    }
}

} // namespace

std::vector<std::filesystem::path> lexicons_for(const std::filesystem::path& document,
                                                const std::filesystem::path& asked_for) {
    const auto folder = config_folder();
    auto files =
        folder.empty() ? std::vector<std::filesystem::path>() : lexicon_files(folder / "lexicons");
    std::error_code error;
    auto beside = document;
    if (!document.empty() &&
        std::filesystem::is_regular_file(beside.replace_extension(".pls"), error)) {
        files.push_back(beside);
    }
    if (!asked_for.empty()) {
        files.push_back(asked_for);
    }
    return files;
}

std::filesystem::path keep_pronunciation(const std::filesystem::path& folder,
                                         const Pronunciation& pronunciation) {
    const std::string language =
        pronunciation.language.substr(0, pronunciation.language.find_first_of("-_/"));
    const auto file = folder / (language + ".pls");
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    std::stringstream content;
    if (std::ifstream in(file, std::ios::binary); in) {
        content << in.rdbuf();
    }
    std::string text = content.str().empty() ? new_lexicon(language) : content.str();
    const std::string line_begin =
        "  <lexeme><grapheme>" + escaped(pronunciation.word) + "</grapheme><alias>";
    forget(text, line_begin);
    const auto end = text.rfind(end_tag);
    if (end == std::string::npos) {
        throw Error(Failure::usage, file.string() + " is no lexicon: its last line must be " +
                                        std::string(end_tag) + "; mend it, or move it away");
    }
    if (!pronunciation.words.empty()) {
        text.insert(end, line_begin + escaped(pronunciation.words) + "</alias></lexeme>\n");
    }
    replace(file, text);
    return file;
}

} // namespace lectern
