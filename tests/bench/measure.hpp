// SPDX-License-Identifier: GPL-3.0-or-later
// What the benchmarks share: the time of a call, and memory.
#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace lectern::bench {

/// Seconds of the fastest of `times` calls: what disturbs a machine only ever makes a call slower.
double best_of(int times, const std::function<void()>& call);

/// The most memory that this process has held so far, in MiB (of the kernel's account).
double peak_mib();

/// Prints one row: "name: 31.2 megabytes a second, 2.10 times the peer".
void print_row(const std::string& name, double value, const std::string& unit,
               const std::string& remark);

} // namespace lectern::bench
