// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a document of one format (LECTERN_FORMAT), through the reader, the segmenter and the
// checks that main makes of what comes. An Error is an answer; anything else is a fault. A report
// of a packed format comes unpacked ("=== PATH" before each part): else a changed letter would be
// no more than a wrong checksum. So does a PDF ("page LABEL"), if it is not one whole.
#include "base/error.hpp"
#include "document/wire.hpp"
#include "formats/open.hpp"
#include "segment/segmenter.hpp"
#include "support/stored_report.hpp"

#include <cstdlib>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>

namespace {

using namespace lectern;

/// Takes the parts over the wire into a reading, as main does: what does not fit there ends it.
class CheckingSink : public ReadingSink {
public:
    void facts(const Facts& facts) override { reading_.set_facts(decode_facts(encode(facts))); }
    void part(ReadingPart part) override { reading_.append(decode_part(encode(part))); }
    void progress(std::uint64_t, std::uint64_t) override {}

private:
    Reading reading_;
};

int memory_file(std::string_view bytes) {
    const int fd = ::memfd_create("fuzz", MFD_CLOEXEC);
    if (fd < 0 || ::write(fd, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) {
        std::abort();
    }
    ::lseek(fd, 0, SEEK_SET);
    return fd;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    static const auto languages = [] {
        prepare_formats({});
        return load_languages(LECTERN_SOURCE_DIR "/voices");
    }();
    std::string document(reinterpret_cast<const char*>(bytes), size);
    if (document.starts_with("=== ")) {
        document = test::packed_report(document);
    }
    if (document.starts_with("page ")) {
        document = test::drawn_report(document);
    }
    const int fd = memory_file(document);
    CheckingSink sink;
    Segmenter segmenter(languages, "", sink);
    bool read = true;
    try {
        read_document({fd, "fuzz", LECTERN_FORMAT, ""}, segmenter);
    } catch (const Error& error) {
        read = false;
        if (error.failure() == Failure::internal) {
            std::abort();
        }
    }
    if (read) {
        segmenter.finish(); // an Error from here is a fault of ours
    }
    ::close(fd);
    return 0;
}
