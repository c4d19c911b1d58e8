// SPDX-License-Identifier: GPL-3.0-or-later
// The command `spoken`: the words that go to the engine.
#include "app/documents.hpp"

#include "app/paths.hpp"
#include "app/print.hpp"
#include "app/speaking.hpp"
#include "base/error.hpp"
#include "base/utf8.hpp"
#include "terminal/lines.hpp"

#include <array>
#include <cerrno>
#include <cstring>

namespace lectern {
namespace {

/// Prints the words of one text after the other, as they come.
class SpokenWords {
public:
    explicit SpokenWords(Punctuation punctuation) : punctuation_(punctuation) {}

    void put(const std::string& text, const std::string& language) {
        out_ += normaliser_.words(to_valid_utf8(text), language, punctuation_) + '\n';
        if (out_.size() > (std::size_t{1} << 14U)) {
            flush();
        }
    }
    void flush() {
        print(out_);
        out_.clear();
    }

private:
    NormaliserClient normaliser_{speaker_options()};
    Punctuation punctuation_;
    std::string out_;
};

void spoken_lines(const Options& options) {
    const OpenDocument document(options.words.front());
    const std::string& demanded = options.document.language;
    const std::string language = demanded.empty() ? "en" : demanded;
    SpokenWords words(options.punctuation);
    LineReader reader;
    std::array<std::byte, 65536> bytes;
    for (;;) {
        const auto count = read_some(document.fd(), bytes);
        if (!count) {
            throw Error(Failure::document,
                        "cannot read " + document.name() + ": " + std::strerror(errno));
        }
        for (const auto& line :
             reader.take({reinterpret_cast<const char*>(bytes.data()), *count})) {
            words.put(line, language);
        }
        if (*count == 0) {
            break;
        }
    }
    if (const auto last = reader.finish()) {
        words.put(*last, language);
    }
    words.flush();
}

void spoken_document(const Options& options) {
    const OpenDocument document(options.words.front());
    Loader loader(document, options.document, voices_folder());
    loader.load_all();
    const Reading& reading = loader.reading();
    SpokenWords words(options.punctuation);
    for (const Sentence& sentence : reading.sentences()) {
        const Block& block = reading.blocks()[sentence.block];
        const std::string text = reading.text(sentence);
        if (is_spoken(block.role) && !text.empty()) {
            words.put(text, block.language.empty() ? reading.facts().language : block.language);
        }
    }
    words.flush();
    loader.tell_problem();
}

} // namespace

void print_spoken(const Options& options) {
    if (options.words.size() != 1) {
        throw Error(Failure::usage, "spoken takes one file: lectern spoken FILE");
    }
    if (options.lines) {
        spoken_lines(options);
    } else {
        spoken_document(options);
    }
}

} // namespace lectern
