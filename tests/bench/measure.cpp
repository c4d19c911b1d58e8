// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/measure.hpp"

#include <algorithm>
#include <cstdio>
#include <limits>
#include <sys/resource.h>

namespace lectern::bench {

double best_of(int times, const std::function<void()>& call) {
    double best = std::numeric_limits<double>::max();
    for (int i = 0; i < times; ++i) {
        const auto begin = std::chrono::steady_clock::now();
        call();
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        best = std::min(best, took.count());
    }
    return best;
}

double peak_mib() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

void print_row(const std::string& name, double value, const std::string& unit,
               const std::string& remark) {
    std::printf("%s: %.2f %s%s%s\n", name.c_str(), value, unit.c_str(), remark.empty() ? "" : ", ",
                remark.c_str());
    std::fflush(stdout);
}

} // namespace lectern::bench
