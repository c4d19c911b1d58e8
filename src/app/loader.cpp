// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/loader.hpp"

#include "app/notices.hpp"
#include "base/error.hpp"
#include "document/recognition.hpp"
#include "store/fingerprint.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lectern {
namespace {

[[noreturn]] void cannot_read(const std::string& name, const std::string& why) {
    throw Error(Failure::document, "cannot read " + name + ": " + why);
}

/// What the system says of a file that does not open, and what the reader can do.
std::string advice(int error) {
    switch (error) {
    case ENOENT:
        return "there is no such file; check the name";
    case ENOTDIR:
        return "a part of its path is no folder; check the name";
    case EACCES:
    case EPERM:
        return "you have no right to read it; ask its owner, or change its permissions";
    case ENAMETOOLONG:
        return "the name is too long";
    case ELOOP:
        return "its links lead in a circle";
    default:
        return std::strerror(error);
    }
}

/// Reads a pipe or device to its end into anonymous memory, which then is a file like any other.
Fd spooled(int source, const std::string& name) {
    Fd memory(::memfd_create("document", MFD_CLOEXEC));
    if (!memory) {
        cannot_read(name, std::strerror(errno));
    }
    std::array<std::byte, std::size_t{64} << 10U> buffer{};
    std::uint64_t size = 0;
    for (;;) {
        const auto count = read_some(source, buffer);
        if (!count) {
            cannot_read(name, std::strerror(errno));
        }
        if (*count == 0) {
            break;
        }
        size += *count;
        if (size > largest_document) {
            cannot_read(name, "it is longer than 2 gigabytes; split it first");
        }
        if (!write_all(memory.get(), std::span(buffer).first(*count))) {
            cannot_read(name, "not enough memory to hold it");
        }
    }
    ::lseek(memory.get(), 0, SEEK_SET);
    return memory;
}

} // namespace

OpenDocument::OpenDocument(const std::string& path)
    : name_(path == "-" ? "standard input" : std::filesystem::path(path).filename().string()) {
    Fd file;
    if (path != "-") {
        file = Fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
        if (!file) {
            cannot_read(path, advice(errno));
        }
    }
    const int source = path == "-" ? STDIN_FILENO : file.get();
    struct stat status {};
    if (::fstat(source, &status) != 0) {
        cannot_read(path, std::strerror(errno));
    }
    if (S_ISDIR(status.st_mode)) {
        cannot_read(path, "it is a folder; name a file in it");
    }
    if (!S_ISREG(status.st_mode)) {
        fd_ = spooled(source, path == "-" ? name_ : path);
    } else {
        fd_ = path == "-" ? Fd(::fcntl(source, F_DUPFD_CLOEXEC, 3)) : std::move(file);
    }
    if (::fstat(fd_.get(), &status) != 0) {
        cannot_read(path, std::strerror(errno));
    }
    size_ = static_cast<std::uint64_t>(status.st_size);
    if (size_ > largest_document) {
        cannot_read(path, "it is longer than 2 gigabytes; split it first");
    }
}

std::string identity(const OpenDocument& document) {
    const std::size_t size = document.size();
    if (size == 0) {
        return fingerprint({});
    }
    void* bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, document.fd(), 0);
    if (bytes == MAP_FAILED) {
        cannot_read(document.name(), std::strerror(errno));
    }
    std::string hash = fingerprint({static_cast<const std::byte*>(bytes), size});
    ::munmap(bytes, size);
    return hash;
}

namespace {

/// Tells a file or folder apart from what it was before a change; empty where it is not there.
std::string trait_of(const std::filesystem::path& file) {
    struct stat about {};
    if (::stat(file.c_str(), &about) != 0) {
        return {};
    }
    return '\n' + file.string() + ' ' + std::to_string(about.st_size) + ' ' +
           std::to_string(about.st_mtim.tv_sec) + ' ' + std::to_string(about.st_mtim.tv_nsec);
}

/// What a reading depends on beside the content.
std::string traits_of(const DocumentRequest& request, const std::string& name) {
    std::string traits;
    const std::string scans =
        request.read_scans ? "read-scans" + trait_of(recognition_data()) : std::string();
    for (const std::string& trait :
         {name, request.format, request.encoding, request.language, scans}) {
        traits += trait;
        traits += '\0';
    }
    return fingerprint(std::as_bytes(std::span(traits)));
}

} // namespace

std::string maker_of_readings(const std::filesystem::path& voices) {
    std::string traits = LECTERN_VERSION;
    traits += trait_of(own_program("lectern-parser"));
    traits += trait_of(own_program("lectern-parser-pdf"));
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(voices)) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        traits += trait_of(file);
    }
    return fingerprint(std::as_bytes(std::span(traits)));
}

Loader::Loader(const OpenDocument& document, const DocumentRequest& request,
               const std::filesystem::path& voices, ReadingCache cache,
               std::chrono::milliseconds patience)
    : name_(document.name()), patience_(patience), voices_(voices) {
    if (patience_.count() == 0) { // above what the parser's own limit of processor time allows
        patience_ = std::chrono::seconds(request.read_scans ? 120 : 30) +
                    std::chrono::seconds(document.size() / (std::uint64_t{256} << 10U));
    }
    if (cache.keeps() && request.password.empty()) {
        const std::string content = identity(document);
        const std::string traits = traits_of(request, name_);
        if (take_kept(cache, content, traits)) {
            return;
        }
        kept_ = cache.begin(content, traits);
    }
    start(document, request, voices);
}

/// Whether the cache has the reading. One that does not stand the checks is dropped.
bool Loader::take_kept(ReadingCache& cache, const std::string& document,
                       const std::string& request) {
    const auto messages = cache.find(document, request);
    if (!messages) {
        return false;
    }
    try {
        frames_.add(*messages);
        while (const auto frame = frames_.next()) {
            take(*frame);
        }
    } catch (const Error&) { // not what a parser sends: as if it were not there
        complete_ = false;
    }
    if (!complete_) {
        cache.forget(document);
        reading_ = {};
        frames_ = {};
    }
    return complete_;
}

void Loader::start(const OpenDocument& document, const DocumentRequest& request,
                   const std::filesystem::path& voices) {
    auto [ours, theirs] = socket_pair();
    const std::array handed{document.fd(), theirs.get()};
    process_ =
        Process::start(own_program("lectern-parser"),
                       {voices.string(), name_, request.format, request.encoding, request.language,
                        request.password, request.read_scans ? "read-scans" : ""},
                       handed);
    socket_ = std::move(ours);
    ::fcntl(socket_.get(), F_SETFL, O_NONBLOCK);
    watch_ = SilenceWatch(socket_.get(), patience_);
}

void Loader::handle() {
    try {
        take_what_came();
    } catch (const Error& error) {
        stop(error);
    }
}

void Loader::take_what_came() {
    // A few reads at a time: keys are waiting to be answered while a long document comes in.
    bool any = false;
    for (int reads = 0; reads < 16 && !complete_; ++reads) {
        const auto state = frames_.read_from(socket_.get());
        bool came = false;
        while (auto frame = frames_.next()) {
            take(*frame);
            came = true;
        }
        if (state == FrameReader::State::closed && !complete_) {
            died();
        }
        if (!came) {
            break;
        }
        any = true;
    }
    if (!complete_ && watch_.is_over(any)) {
        throw Error(Failure::document, "the parser hangs on it and was ended; the file may be "
                                       "damaged: try another copy");
    }
}

void Loader::load_all() {
    while (!complete_) {
        pollfd wanted{watch_.descriptor(), POLLIN, 0};
        ::poll(&wanted, 1, -1); // a signal in between costs one vain look
        handle();
    }
}

/// The parser is at its end, or sends what none sends: what has come stays readable.
void Loader::stop(const Error& error) {
    complete_ = true;
    process_.kill_and_wait();
    kept_ = {};
    std::string why = error.what();
    const std::string refusal = "cannot read " + name_ + ": ";
    if (why.starts_with(refusal)) {
        why.erase(0, refusal.size());
    }
    if (reading_.sentences().empty()) {
        throw Error(error.failure(), refusal + why);
    }
    const std::string page = last_page();
    const double share = progress_.all == 0 ? 0
                                            : static_cast<double>(progress_.done) /
                                                  static_cast<double>(progress_.all);
    const std::string where =
        page.empty() ? std::to_string(static_cast<int>(share * 100)) + " percent" : "page " + page;
    problem_ = Error(Failure::document, "stopped reading " + name_ + " at " + where + ": " + why);
}

void Loader::tell_problem() const {
    if (problem_) {
        throw *problem_;
    }
}

std::string Loader::last_page() const {
    const auto& blocks = reading_.blocks();
    const auto last = std::find_if(blocks.rbegin(), blocks.rend(),
                                   [](const Block& block) { return !block.page.empty(); });
    return last == blocks.rend() ? std::string() : last->page;
}

int Loader::percent() const noexcept {
    if (complete_ || progress_.all == 0) {
        return complete_ ? 100 : 0;
    }
    const double share = static_cast<double>(progress_.done) / static_cast<double>(progress_.all);
    return std::min(100, static_cast<int>(share * 100));
}

void Loader::take(const Frame& frame) {
    switch (static_cast<ParserMessage>(frame.kind)) {
    case ParserMessage::facts:
        reading_.set_facts(decode_facts(frame.payload));
        kept_.add(frame.kind, frame.payload);
        return;
    case ParserMessage::part:
        take_part(decode_part(frame.payload));
        process_.stand_back(); // there is something to read: the rest must not hold up its sound
        kept_.add(frame.kind, frame.payload);
        return;
    case ParserMessage::progress:
        progress_ = decode_progress(frame.payload);
        return;
    case ParserMessage::failed:
        throw decode_error(frame.payload);
    case ParserMessage::end:
        complete_ = true;
        process_.kill_and_wait(); // it has nothing more to do
        kept_.add(frame.kind, frame.payload);
        kept_.keep();
        return;
    }
    died();
}

/// What the document does not say itself is worded here: the parser knows no phrases, and what is
/// kept of it does not depend on them.
void Loader::take_part(ReadingPart part) {
    const bool notices = std::any_of(part.blocks.begin(), part.blocks.end(),
                                     [](const Block& it) { return it.notice.has_value(); });
    if (notices && !phrases_) {
        phrases_ = Phrases::load(voices_ / "en" / "phrases.toml");
    }
    if (notices) {
        word_notices(part, *phrases_);
    }
    reading_.append(std::move(part));
}

void Loader::died() {
    throw Error(Failure::document, "the parser failed on it; the file may be damaged: try another "
                                   "copy");
}

} // namespace lectern
