// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of a terminal → keys.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace lectern {

/// One key as a reader would name it: "h", "H", "ж", "space", "enter", "tab", "shift-tab",
/// "backspace", "escape", "delete", "insert", "up", "down", "left", "right", "ctrl-up", "home",
/// "end", "page-up", "page-down", "f1" … "f12", "ctrl-c", "alt-x". Empty: an unknown sequence,
/// swallowed whole.
using KeyName = std::string;

/// Puts keys together from bytes as they come; sequences may be split over reads. One thread.
class KeyReader {
public:
    /// Takes what was read from the terminal; gives the keys that are whole.
    std::vector<KeyName> take(std::string_view bytes);
    /// A lone Escape, or a sequence that broke off, is given when this long has passed since its
    /// last byte without another (40 ms: over ssh a sequence may come in pieces).
    static constexpr std::chrono::milliseconds patience{40};
    bool waiting() const noexcept { return !pending_.empty(); }
    std::vector<KeyName> time_out();
    /// A pasted text, between the marks of a bracketed paste, is no row of keys: it comes as this
    /// one name, in its turn among them.
    static constexpr std::string_view pasted = "pasted";
    /// The text of the pastes since the last call, as bytes and not beyond `longest_paste`.
    std::string take_pasted();
    static constexpr std::size_t longest_paste = std::size_t{64} << 10U;

private:
    void paste(std::string_view text);
    std::size_t take_paste(std::string_view bytes);
    std::string pending_;
    bool in_paste_ = false;
    std::string pasted_;
};

/// The terminal of descriptor `fd` in raw mode (signals still work); restored by the destructor,
/// and by restore() and raw() around a stop (SIGTSTP). One for a process.
class RawTerminal {
public:
    /// Throws Error (internal) where `fd` is no terminal.
    explicit RawTerminal(int fd);
    ~RawTerminal();
    RawTerminal(const RawTerminal&) = delete;
    RawTerminal& operator=(const RawTerminal&) = delete;
    void raw() noexcept;
    /// Async-signal-safe.
    void restore() noexcept;

private:
    void send(std::string_view sequence) noexcept;
    struct Saved;
    std::unique_ptr<Saved> saved_;
    int fd_;
};

} // namespace lectern
