// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/report.hpp"

#include <algorithm>
#include <fstream>
#include <iomanip>
#include <nlohmann/json.hpp>
#include <sstream>
#include <stdexcept>

namespace lectern::evaluation {
namespace {

using Json = nlohmann::json;

std::string figure(std::optional<double> value) {
    if (!value) {
        return "none";
    }
    std::ostringstream text;
    text << std::fixed << std::setprecision(3) << *value;
    return text.str();
}

void print_counts(std::ostream& out, const char* part, const Counts& counts) {
    out << "  " << part << ": " << counts.right << " of " << counts.wanted << " found, "
        << counts.extra.size() << " too much; precision " << figure(counts.precision())
        << ", recall " << figure(counts.recall()) << ", F1 " << figure(counts.f1());
}

void print_lines(std::ostream& out, const char* what, const Texts& texts) {
    for (const std::string& text : texts) {
        out << "    " << what << ": " << text << '\n';
    }
}

} // namespace

void Overall::add(const Score& score) {
    const auto count = [](Mean& mean, const Counts& counts) {
        if (const auto f1 = counts.f1()) {
            mean.sum += *f1;
            ++mean.count;
        }
    };
    pooled.add(score);
    ++documents;
    count(headings_, score.headings);
    count(findings_, score.findings);
    count(sentences_, score.sentences);
}

std::vector<std::pair<std::string, double>> Overall::figures() const {
    std::vector<std::pair<std::string, double>> all;
    const auto note = [&](const char* name, std::optional<double> value) {
        if (value) {
            all.emplace_back(name, *value);
        }
    };
    const auto mean = [&](const char* name, const Mean& of) {
        if (of.count > 0) {
            all.emplace_back(name, of.sum / static_cast<double>(of.count));
        }
    };
    const auto number = [&](const char* name, std::size_t value) {
        all.emplace_back(name, static_cast<double>(value));
    };
    note("headings F1", pooled.headings.f1());
    mean("headings mean F1", headings_);
    note("levels", pooled.headings.also());
    note("findings F1", pooled.findings.f1());
    mean("findings mean F1", findings_);
    note("kinds", pooled.findings.also());
    note("sentences F1", pooled.sentences.f1());
    mean("sentences mean F1", sentences_);
    number("spoken though never to be", pooled.heard.violations.size());
    number("not spoken", pooled.heard.unspoken.size());
    number("order errors", pooled.heard.out_of_order);
    return all;
}

void print_score(std::ostream& out, const std::string& name, const Score& score) {
    out << name << '\n';
    print_counts(out, "headings", score.headings);
    out << ", levels " << figure(score.headings.also()) << '\n';
    print_counts(out, "findings", score.findings);
    out << ", kinds " << figure(score.findings.also()) << '\n';
    print_counts(out, "sentences", score.sentences);
    out << '\n';
    const Heard& heard = score.heard;
    out << "  heard: " << heard.violations.size() << " of " << heard.never
        << " spoken though never to be, " << heard.unspoken.size() << " of " << heard.must
        << " not spoken, " << heard.out_of_order << " out of order\n";
}

void print_groups(std::ostream& out, const Groups& groups) {
    constexpr int name_width = 18;
    constexpr int width = 11;
    out << std::left << std::setw(name_width) << "group" << std::right << std::setw(width)
        << "documents" << std::setw(width) << "headings" << std::setw(width) << "findings"
        << std::setw(width) << "sentences" << '\n';
    for (const auto& [name, group] : groups) {
        out << std::left << std::setw(name_width) << name << std::right << std::setw(width)
            << group.documents << std::setw(width) << figure(group.pooled.headings.f1())
            << std::setw(width) << figure(group.pooled.findings.f1()) << std::setw(width)
            << figure(group.pooled.sentences.f1()) << '\n';
    }
}

void print_misses(std::ostream& out, const Score& score) {
    print_lines(out, "missed heading", score.headings.missed);
    print_lines(out, "extra heading", score.headings.extra);
    print_lines(out, "level", score.headings.also_wrong);
    print_lines(out, "missed finding", score.findings.missed);
    print_lines(out, "extra finding", score.findings.extra);
    print_lines(out, "kind", score.findings.also_wrong);
    print_lines(out, "missed sentence", score.sentences.missed);
    print_lines(out, "extra sentence", score.sentences.extra);
    print_lines(out, "spoken though never to be", score.heard.violations);
    print_lines(out, "not spoken", score.heard.unspoken);
}

Texts below_floor(const Overall& overall, const std::filesystem::path& floor) {
    constexpr double rounding = 0.0005; // floors are written with three digits
    Texts worse;
    try {
        std::ifstream in(floor);
        const Json limits = Json::parse(in);
        const auto figures = overall.figures();
        const auto check = [&](const char* side, double sign) {
            for (const auto& [name, limit] : limits.at(side).items()) {
                const auto found =
                    std::find_if(figures.begin(), figures.end(),
                                 [&name = name](const auto& it) { return it.first == name; });
                if (found == figures.end()) {
                    throw std::runtime_error(floor.string() + " names no figure: " + name);
                }
                if (sign * (found->second - limit.get<double>()) < -rounding) {
                    worse.push_back(name + " is " + figure(found->second) + ", " + side +
                                    " allowed " + figure(limit.get<double>()));
                }
            }
        };
        check("least", 1.0);
        check("most", -1.0);
    } catch (const Json::exception& problem) {
        throw std::runtime_error(floor.string() + " is no floor file: " + problem.what());
    }
    return worse;
}

} // namespace lectern::evaluation
