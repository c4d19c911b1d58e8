// SPDX-License-Identifier: GPL-3.0-or-later
// Which parts of a document are read on: the report's own, and what the listener has turned on.
#pragma once

#include "document/document.hpp"

#include <bitset>
#include <optional>
#include <string>
#include <string_view>

namespace lectern {

/// The roles that reading on speaks and that skips stop at. By default those that are spoken, but
/// for notes, which are reached from their marks.
class Flow {
public:
    Flow();
    bool holds(Role role) const noexcept { return roles_[static_cast<std::size_t>(role)]; }
    bool holds(const Block& block) const noexcept { return holds(block.role); }
    void set(Role role, bool spoken) { roles_[static_cast<std::size_t>(role)] = spoken; }
    bool operator==(const Flow&) const = default;

private:
    std::bitset<static_cast<std::size_t>(last_role) + 1> roles_;
};

/// What `words` make of a flow: names of roles with spaces or commas between, each with "-" before
/// it or "off" behind it to leave it out ("navigation", "notes on", "-captions", "code, notes
/// off"). Nothing where a word is none, or where no role is named.
std::optional<Flow> flow_named(std::string_view words, Flow present);

/// The names that may be turned on and off, for the listener: "quotes, tables, …".
std::string flow_names();

} // namespace lectern
