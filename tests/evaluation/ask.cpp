// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the program and reads its JSON.
#include "evaluation/gold.hpp"

#include "base/fd.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <spawn.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace lectern::evaluation {
namespace {

using Json = nlohmann::json;

struct Run {
    int status = 0;
    std::string output;
};

/// What a descriptor gives until its end.
std::string read_all(int fd) {
    std::string all;
    std::array<std::byte, 65536> piece{};
    while (const auto count = read_some(fd, piece)) {
        if (*count == 0) {
            return all;
        }
        all.append(reinterpret_cast<const char*>(piece.data()), *count);
    }
    throw std::runtime_error(std::string("cannot read what lectern prints: ") +
                             std::strerror(errno));
}

/// Runs `words` with nothing to read; its errors go to ours.
Run run(const std::vector<std::string>& words) {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw std::runtime_error(std::string("no pipe: ") + std::strerror(errno));
    }
    const Fd reading(ends[0]);
    Fd writing(ends[1]);
    std::vector<char*> arguments;
    for (const std::string& word : words) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_adddup2(&actions, writing.get(), STDOUT_FILENO);
    pid_t child = -1;
    const int error =
        ::posix_spawn(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (error != 0) {
        throw std::runtime_error(words.front() + " cannot be run: " + std::strerror(error));
    }
    writing.reset();
    Run done;
    done.output = read_all(reading.get());
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    done.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return done;
}

/// The array that a command printed; an object may hold it under the command's name.
Json array_of(const std::string& command, const std::string& output) {
    Json printed = Json::parse(output);
    if (printed.is_object()) {
        printed = printed.at(command);
    }
    if (!printed.is_array()) {
        throw std::runtime_error("prints no array");
    }
    return printed;
}

class Questions {
public:
    Questions(std::filesystem::path lectern, std::filesystem::path document, Texts& failures)
        : lectern_(std::move(lectern)), document_(std::move(document)), failures_(failures) {}

    /// Gives each entry of the answer to `take`; an answer that cannot be used is noted.
    template <typename Take>
    void ask(const std::string& command, Take take) {
        try {
            const Run done = run({lectern_.string(), command, "--json", document_.string()});
            if (done.status != 0) {
                throw std::runtime_error("exit status " + std::to_string(done.status));
            }
            for (const Json& entry : array_of(command, done.output)) {
                take(entry);
            }
        } catch (const std::exception& problem) {
            failures_.push_back(command + " of " + document_.filename().string() + ": " +
                                problem.what());
        }
    }

private:
    std::filesystem::path lectern_;
    std::filesystem::path document_;
    Texts& failures_;
};

} // namespace

Answers ask(const std::filesystem::path& lectern, const std::filesystem::path& document) {
    Answers answers;
    Questions questions(lectern, document, answers.failures);
    questions.ask("outline", [&](const Json& entry) {
        answers.headings.push_back(
            {entry.at("level").get<int>(), entry.at("text").get<std::string>()});
    });
    questions.ask("findings", [&](const Json& entry) {
        answers.findings.push_back(
            {entry.at("kind").get<std::string>(), entry.at("text").get<std::string>()});
    });
    questions.ask("sentences", [&](const Json& entry) {
        answers.utterances.push_back({entry.at("role").get<std::string>(),
                                      entry.at("text").get<std::string>(),
                                      entry.at("spoken").get<bool>()});
    });
    return answers;
}

} // namespace lectern::evaluation
