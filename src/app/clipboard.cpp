// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clipboard.hpp"

#include "base/fd.hpp"
#include "base/process.hpp"

#include <array>
#include <cstdlib>
#include <optional>
#include <span>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

namespace lectern {
namespace {

constexpr std::chrono::milliseconds patience{500};
/// Terminals cut or refuse longer sequences; a quotation is far below.
constexpr std::size_t longest_sequence = std::size_t{48} << 10U;

/// A program that takes a clipboard's text on standard input, and what shows that its display is
/// there.
struct Copier {
    const char* display;
    const char* program;
    std::vector<std::string> arguments;
};

const std::vector<Copier>& copiers() {
    static const std::vector<Copier> all{
        {"WAYLAND_DISPLAY", "wl-copy", {"--type", "text/plain;charset=utf-8"}},
        {"DISPLAY", "xclip", {"-selection", "clipboard", "-in"}}};
    return all;
}

bool is_set(const char* variable) {
    const char* value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

/// The program in the folders of PATH; those that are not absolute are passed over.
std::optional<std::filesystem::path> program_called(std::string_view name) {
    const char* path = std::getenv("PATH");
    std::string_view folders = path == nullptr ? std::string_view() : path;
    while (!folders.empty()) {
        const auto end = folders.find(':');
        const std::filesystem::path file = std::filesystem::path(folders.substr(0, end)) / name;
        if (file.is_absolute() && ::access(file.c_str(), X_OK) == 0) {
            return file;
        }
        folders.remove_prefix(end == std::string_view::npos ? folders.size() : end + 1);
    }
    return std::nullopt;
}

/// The text as a file of memory, to be read from its start.
Fd in_memory(const std::string& text) {
    Fd memory(::memfd_create("clipboard", MFD_CLOEXEC));
    const bool written = memory && write_all(memory.get(), std::as_bytes(std::span(text))) &&
                         ::lseek(memory.get(), 0, SEEK_SET) == 0;
    return written ? std::move(memory) : Fd();
}

bool copied_by(const Copier& copier, const std::string& text) {
    const auto program = is_set(copier.display) ? program_called(copier.program) : std::nullopt;
    const Fd input = program ? in_memory(text) : Fd();
    return input &&
           Process::start(*program, copier.arguments, {}, input.get()).succeeds_within(patience);
}

bool takes_sequences(int terminal) {
    const char* kind = std::getenv("TERM");
    const std::string_view name = kind == nullptr ? "" : kind;
    return terminal >= 0 && ::isatty(terminal) == 1 && !name.empty() && name != "dumb" &&
           name != "linux"; // the console has no clipboard
}

} // namespace

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const std::string_view group = bytes.substr(at, 3);
        unsigned bits = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            bits = bits << 8U | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            text += i <= group.size() ? digits[bits >> (18U - 6U * i) & 63U] : '=';
        }
    }
    return text;
}

bool copy_to_clipboard(const std::string& text, int terminal) {
    for (const Copier& copier : copiers()) {
        if (copied_by(copier, text)) {
            return true;
        }
    }
    const std::string sequence = "\x1b]52;c;" + base64(text) + "\x07";
    return takes_sequences(terminal) && sequence.size() <= longest_sequence &&
           write_all(terminal, std::as_bytes(std::span(sequence)));
}

} // namespace lectern
