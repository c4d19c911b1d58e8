// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/report_sentence.hpp"

#include "segment/letters.hpp"

namespace lectern {

std::string_view text_of(const ReportSentence& in, std::size_t at) {
    const Word& word = in.words[at];
    return in.text.substr(word.begin, word.end - word.begin);
}

const Word& word_at(const ReportSentence& in, std::size_t at) {
    static const Word none{0, 0, {}, '.'};
    return at < in.words.size() ? in.words[at] : none;
}

bool is_word(const ReportSentence& in, std::size_t at) {
    return at < in.words.size() && in.words[at].sign == 0;
}

bool is_adverb(const ReportSentence& in, std::size_t at) {
    return is_word(in, at) && (in.words[at].is(Cue::auxiliary) || in.words[at].is(Cue::negation) ||
                               (!in.rules.adverb_ending().empty() &&
                                text_of(in, at).ends_with(in.rules.adverb_ending())));
}

bool is_name(const ReportSentence& in, std::size_t at) {
    return !in.names.empty() && is_word(in, at) &&
           is_upper(code_point_at(text_of(in, at), 0).value) &&
           in.names.count(folded(text_of(in, at))) != 0;
}

} // namespace lectern
