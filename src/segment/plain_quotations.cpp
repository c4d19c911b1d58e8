// SPDX-License-Identifier: GPL-3.0-or-later
#include "segment/plain_quotations.hpp"

#include "base/utf8.hpp"

#include <string_view>

namespace lectern {
namespace {

constexpr std::size_t longest_speaker = 160; // bytes

bool opens_quotation(char32_t point) {
    return std::u32string_view(U"\"'“„‘‚«‹»「『").find(point) != std::u32string_view::npos;
}

bool closes_quotation(char32_t point) {
    return std::u32string_view(U"\"'”“’‘»›«」』").find(point) != std::u32string_view::npos;
}

bool is_dash(char32_t point) {
    return std::u32string_view(U"-–—―").find(point) != std::u32string_view::npos;
}

bool is_free(const Paragraph& paragraph) {
    return paragraph.role == Role::paragraph && !paragraph.note && !paragraph.text.empty();
}

bool is_quotation(const Paragraph& paragraph) {
    const std::string_view text = paragraph.text;
    return is_free(paragraph) && !paragraph.marker &&
           opens_quotation(code_point_at(text, 0).value) &&
           closes_quotation(code_point_before(text, text.size()).value);
}

bool has_bullet(const Paragraph& paragraph) {
    return paragraph.marker && paragraph.marker->kind == MarkerKind::bullet;
}

bool is_speaker(const Paragraph& paragraph) {
    return is_free(paragraph) && has_bullet(paragraph) && !paragraph.ends_sentence &&
           paragraph.text.size() <= longest_speaker &&
           paragraph.marker->words < paragraph.text.size() &&
           is_dash(code_point_at(paragraph.text, 0).value);
}

void mark(Paragraph& paragraph) {
    paragraph.role = Role::quote;
    paragraph.level = 1;
}

} // namespace

void mark_quotations(std::vector<Paragraph>& paragraphs) {
    Paragraph* quotation = nullptr; // … and the line of its speaker, if it has one
    Paragraph* speaker = nullptr;
    const auto settle = [&] {
        if (speaker != nullptr) {
            mark(*quotation);
            mark(*speaker);
        }
        quotation = nullptr;
        speaker = nullptr;
    };
    for (auto& paragraph : paragraphs) {
        if (paragraph.page_line) {
            continue;
        }
        if (speaker != nullptr && has_bullet(paragraph)) {
            quotation = nullptr; // the first item of a list
            speaker = nullptr;
        } else if (quotation != nullptr && speaker == nullptr && is_speaker(paragraph)) {
            speaker = &paragraph;
        } else {
            settle();
            quotation = is_quotation(paragraph) ? &paragraph : nullptr;
        }
    }
    settle();
}

} // namespace lectern
