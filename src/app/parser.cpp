// SPDX-License-Identifier: GPL-3.0-or-later
// lectern-parser VOICES NAME FORMAT ENCODING LANGUAGE PASSWORD SCANS: one document from descriptor
// 3 to a Reading on descriptor 4, as messages of document/wire.hpp. Started by lectern alone. It
// opens the language data and font tables, and nothing more: then it gives up every right, before
// it looks at a byte of the document.
#include "app/sandbox.hpp"
#include "base/error.hpp"
#include "base/frame.hpp"
#include "base/process.hpp"
#include "document/wire.hpp"
#include "formats/open.hpp"
#include "segment/segmenter.hpp"

#include <cstdio>
#include <cstdlib>
#include <new>
#include <sys/stat.h>
#include <unistd.h>

namespace {

using namespace lectern;

constexpr int document_fd = 3;
constexpr int main_fd = 4;

void send(ParserMessage kind, std::span<const std::byte> payload) {
    if (!send_frame(main_fd, static_cast<std::uint8_t>(kind), payload)) {
        std::_Exit(0); // main is gone or has lost interest: nobody is left to tell
    }
}

/// Sends on what the segmenter makes.
class Wire : public ReadingSink {
public:
    explicit Wire(bool confined) : confined_(confined) {}

    void facts(const Facts& facts) override {
        Facts known = facts;
        if (!confined_) {
            known.notices.push_back({Notice::unconfined, {}});
        }
        send(ParserMessage::facts, encode(known));
    }
    void part(ReadingPart part) override { send(ParserMessage::part, encode(part)); }
    void progress(std::uint64_t done, std::uint64_t all) override {
        send(ParserMessage::progress, encode(Progress{done, all}));
    }

private:
    bool confined_;
};

std::uint64_t size_of_document() {
    struct stat about {};
    return ::fstat(document_fd, &about) == 0 && about.st_size > 0
               ? static_cast<std::uint64_t>(about.st_size)
               : 0;
}

/// Goes on as the program that reads PDF, where the document is one. Poppler is loaded for no
/// other.
void hand_over_pdf(const Input& input, char** arguments) {
    if (is_for_pdf_program(input)) {
        const auto program = own_program("lectern-parser-pdf").string();
        ::execv(program.c_str(), arguments);
        throw Error(Failure::internal, "cannot start " + program + ": install lectern again");
    }
}

void parse(char** arguments) {
    const bool read_scans = arguments[7] == std::string_view("read-scans");
    const Input input{document_fd,  arguments[2], arguments[3], arguments[4],
                      arguments[6], read_scans,   arguments[5]};
    hand_over_pdf(input, arguments);
    const auto languages = load_languages(arguments[1]);
    prepare_formats(input);
    Wire wire(confine(size_of_document(), read_scans ? Work::long_lasting : Work::quick).calls);
    Segmenter segmenter(languages, arguments[5], wire);
    read_document(input, segmenter);
    segmenter.finish();
    send(ParserMessage::end, {});
}

} // namespace

int main(int count, char** arguments) {
    if (count != 8) {
        std::fputs("lectern-parser is a part of lectern: run lectern FILE\n", stderr);
        return static_cast<int>(Failure::usage);
    }
    try {
        parse(arguments);
    } catch (const Error& error) {
        send(ParserMessage::failed, encode(error));
    } catch (const std::bad_alloc&) {
        send(ParserMessage::failed,
             encode(Error(Failure::document, "cannot read " + std::string(arguments[2]) +
                                                 ": it needs more memory than there is")));
    }
    // Memory goes with the process; taking a large tree apart first would only cost time.
    std::_Exit(0);
}
