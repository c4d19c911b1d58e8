// SPDX-License-Identifier: GPL-3.0-or-later
// What the listener changes by key is theirs from then on, in every report: rate, volume, how
// much lectern says of itself, and which signs are said by name.
#pragma once

#include "app/options.hpp"
#include "app/session.hpp"
#include "store/places.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace lectern {

/// What a key last made of the option of that name; nothing where it never did, or keys do not
/// change it.
std::optional<std::string> kept_by_keys(Store& store, std::string_view option);

/// Keeps what keys change. Main thread.
class Remembered {
public:
    /// Looks at all of them; they must outlive it. What stands in `options` goes over what was
    /// kept: who writes a setting down wants it at every start.
    Remembered(Store& store, const Options& options, Player& player, Session& session);
    /// Keeps what has changed since the last call.
    void keep();

private:
    void keep(std::string_view name, const std::string& value, std::string& last);
    Store& store_;
    Player& player_;
    Session& session_;
    std::string rate_;
    std::string volume_;
    std::string verbosity_;
    std::string punctuation_;
};

} // namespace lectern
