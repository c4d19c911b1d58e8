// SPDX-License-Identifier: GPL-3.0-or-later
// evaluate LECTERN GOLD_FOLDER [--misses] [--only NAME] [--floor FILE]
// Measures what the program LECTERN makes of the documents of a gold folder.
#include "evaluation/report.hpp"

#include <algorithm>
#include <iostream>
#include <span>
#include <stdexcept>

using namespace lectern::evaluation;

namespace {

constexpr int failed = 1;
constexpr int wrong_usage = 2;

struct Usage : std::runtime_error {
    using std::runtime_error::runtime_error;
};

struct Options {
    std::filesystem::path lectern;
    std::filesystem::path folder;
    std::filesystem::path floor; // empty: no floor
    std::string only;            // part of a file name
    bool misses = false;
};

Options options_from(std::span<char* const> arguments) {
    Options options;
    std::vector<std::string> places;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string word = arguments[i];
        const auto value = [&] {
            if (++i == arguments.size()) {
                throw Usage(word + " wants a value");
            }
            return std::string(arguments[i]);
        };
        if (word == "--misses") {
            options.misses = true;
        } else if (word == "--only") {
            options.only = value();
        } else if (word == "--floor") {
            options.floor = value();
        } else if (word.starts_with("--")) {
            throw Usage("no option " + word);
        } else {
            places.push_back(word);
        }
    }
    if (places.size() != 2) {
        throw Usage("a program and a folder are wanted");
    }
    options.lectern = places[0];
    options.folder = places[1];
    return options;
}

std::vector<std::filesystem::path> gold_files(const Options& options) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(options.folder)) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(".gold.json") && name.find(options.only) != std::string::npos) {
            files.push_back(entry.path());
        }
    }
    if (files.empty()) {
        throw std::runtime_error("no gold files in " + options.folder.string() +
                                 (options.only.empty() ? "" : " named like " + options.only));
    }
    std::sort(files.begin(), files.end());
    return files;
}

void print_overall(const Overall& overall) {
    std::cout << '\n';
    print_score(std::cout, "all " + std::to_string(overall.documents) + " documents, pooled",
                overall.pooled);
    std::cout << "figures\n" << std::fixed;
    std::cout.precision(3);
    for (const auto& [name, value] : overall.figures()) {
        std::cout << "  " << name << ": " << value << '\n';
    }
}

int evaluate(const Options& options) {
    Overall overall;
    Groups groups;
    Texts failures;
    for (const std::filesystem::path& file : gold_files(options)) {
        const Gold gold = load_gold(file);
        const Answers answers = ask(options.lectern, options.folder / gold.file);
        const Score of_document = score(gold, answers);
        print_score(std::cout, gold.file, of_document);
        if (options.misses) {
            print_misses(std::cout, of_document);
        }
        overall.add(of_document);
        groups["format " + std::filesystem::path(gold.file).extension().string().erase(0, 1)].add(
            of_document);
        groups["language " + gold.language].add(of_document);
        failures.insert(failures.end(), answers.failures.begin(), answers.failures.end());
    }
    print_groups(std::cout, groups);
    print_overall(overall);
    for (const std::string& failure : failures) {
        std::cout << "failed and counted as empty: " << failure << '\n';
    }
    if (!options.floor.empty()) {
        for (const std::string& line : below_floor(overall, options.floor)) {
            std::cout << "worse than the floor: " << line << '\n';
            failures.push_back(line);
        }
    }
    return failures.empty() ? 0 : failed;
}

} // namespace

int main(int count, char** arguments) {
    try {
        return evaluate(
            options_from(std::span(arguments + 1, static_cast<std::size_t>(count - 1))));
    } catch (const Usage& problem) {
        std::cerr << "evaluate: " << problem.what()
                  << "; usage: evaluate LECTERN GOLD_FOLDER [--misses] [--only NAME] "
                     "[--floor FILE]\n";
        return wrong_usage;
    } catch (const std::exception& problem) {
        std::cerr << "evaluate: " << problem.what() << '\n';
        return failed;
    }
}
