// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/segmenter.hpp"

#include "segment/detect.hpp"
#include "segment/language.hpp"
#include "segment/marked_text.hpp"
#include "segment/plain_text.hpp"
#include "segment/reading_parts.hpp"

namespace lectern {
namespace {

/// What is known anew replaces what was known, field by field.
void bring_up_to_date(Facts& facts, const Facts& later) {
    const auto take = [](std::string& field, const std::string& value) {
        if (!value.empty()) {
            field = value;
        }
    };
    take(facts.title, later.title);
    take(facts.language, later.language);
    take(facts.format, later.format);
    take(facts.encoding, later.encoding);
    facts.encoding_guessed |= later.encoding_guessed;
    if (!later.notices.empty()) {
        facts.notices = later.notices;
    }
}

} // namespace

/// Lines wait in `text_` for a window, blocks in `marked_`; both then go on to `parts_` in the
/// order in which they came.
class Segmenter::Work {
public:
    Work(std::shared_ptr<const LanguageData> languages, std::string language, ReadingSink& sink)
        : languages_(std::move(languages)), demanded_(std::move(language)), sink_(sink),
          parts_(*languages_, sink) {}

    void facts(const Facts& facts) {
        bring_up_to_date(facts_, facts);
        if (facts_given_) {
            give_facts();
        }
    }
    void take(Block block) {
        read_lines(PlainText::More::ends);
        marked_.take(std::move(block));
        if (marked_.full()) {
            read_blocks(MarkedText::More::comes);
        }
    }
    void take(Line line) {
        read_blocks(MarkedText::More::ends);
        text_.take(std::move(line));
        if (text_.full()) {
            read_lines(PlainText::More::comes);
        }
    }
    /// Comes between the pages of a format that reads page by page.
    void progress(std::uint64_t done, std::uint64_t all) {
        if (marked_.full_for_now()) {
            read_blocks(MarkedText::More::comes);
        }
        parts_.hand_on_early();
        sink_.progress(done, all);
    }
    void finish() {
        read_blocks(MarkedText::More::ends);
        read_lines(PlainText::More::ends);
        learn_language({});
        parts_.finish();
    }

private:
    void read_blocks(MarkedText::More more) {
        if (marked_.empty()) {
            return;
        }
        learn_language(rules_ == nullptr ? marked_.sample() : std::string());
        for (auto& block : marked_.read(rules_->structure, more)) {
            parts_.take(std::move(block));
        }
    }
    void read_lines(PlainText::More more) {
        if (text_.empty()) {
            return;
        }
        learn_language(rules_ == nullptr ? text_.sample() : std::string());
        for (auto& block : text_.read(rules_->structure, more)) {
            parts_.take(std::move(block));
        }
    }
    /// Once, before the first block: the language of the document.
    void learn_language(const std::string& sample) {
        if (rules_ != nullptr) {
            return;
        }
        if (!demanded_.empty()) {
            facts_.language = demanded_;
        } else if (auto found = language_of_document(sample, facts_.language); !found.empty()) {
            facts_.language = std::move(found);
        }
        rules_ = &languages_->rules(facts_.language);
        parts_.speak(facts_.language);
        facts_given_ = true;
        give_facts();
    }
    void give_facts() {
        Facts given = facts_;
        if (!given.language.empty() && !languages_->knows(given.language)) {
            given.notices.push_back({Notice::language_unknown, given.language});
        }
        sink_.facts(given);
    }

    std::shared_ptr<const LanguageData> languages_;
    std::string demanded_;
    ReadingSink& sink_;
    ReadingParts parts_;
    Facts facts_;
    const LanguageRules* rules_ = nullptr; // nullptr: the language is not known yet
    bool facts_given_ = false;
    PlainText text_;
    MarkedText marked_;
};

Segmenter::Segmenter(std::shared_ptr<const LanguageData> languages, std::string language,
                     ReadingSink& sink)
    : work_(std::make_unique<Work>(std::move(languages), std::move(language), sink)) {
}
Segmenter::~Segmenter() = default;

void Segmenter::facts(const Facts& facts) {
    work_->facts(facts);
}
void Segmenter::block(Block block) {
    work_->take(std::move(block));
}
void Segmenter::line(Line line) {
    work_->take(std::move(line));
}
void Segmenter::progress(std::uint64_t done, std::uint64_t all) {
    work_->progress(done, all);
}
void Segmenter::finish() {
    work_->finish();
}

} // namespace lectern
