// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/office_looks.hpp"

#include <algorithm>

namespace lectern {

namespace {

constexpr std::size_t longest_heading = 300; // bytes
constexpr std::size_t fewest_headings = 3;   // fewer are a letterhead or a title alone
constexpr std::size_t longest_kept = 50'000; // paragraphs that are looked at

template <typename Map>
int most_common(const Map& letters) {
    const auto most = std::max_element(letters.begin(), letters.end(),
                                       [](auto& a, auto& b) { return a.second < b.second; });
    return most == letters.end() ? 0 : most->first;
}

bool ends_like_text(std::string_view text) {
    return text.empty() || std::string_view(".,;:").find(text.back()) != std::string_view::npos;
}

bool is_larger(int size, int body) {
    return size * 100 >= body * 108;
}

} // namespace

void ParagraphLook::add(std::string_view words, int half_points, bool bold) {
    const auto end = words.find_last_not_of(" \t\r\n");
    if (end == std::string_view::npos) {
        text += text.empty() ? "" : " ";
        return;
    }
    if (text.size() <= longest_heading) {
        text += words.substr(0, longest_heading + 1);
    }
    all_bold = all_bold && bold;
    letters_[half_points] += words.size();
}

int ParagraphLook::size() const {
    return most_common(letters_);
}

void OfficeLooks::learn(const ParagraphLook& look) {
    if (look.text.empty()) {
        return;
    }
    ++paragraphs_;
    letters_[look.size()] += look.text.size();
    all_letters_ += look.text.size();
    bold_letters_ += look.all_bold ? look.text.size() : 0;
    if (look.text.size() <= longest_heading && short_ones_.size() < longest_kept) {
        short_ones_.push_back(
            {{look.size(), look.all_bold}, look.text.substr(look.text.size() - 1)});
    }
}

bool OfficeLooks::stands_out(const Kind& kind) const {
    const auto [size, bold] = kind;
    return is_larger(size, body_) || (bold && size * 100 >= body_ * 95);
}

void OfficeLooks::judge(bool styled) {
    body_ = most_common(letters_);
    if (styled || body_ == 0 || bold_letters_ * 2 > all_letters_) {
        return;
    }
    std::map<Kind, std::size_t, std::greater<>> found;
    std::vector<Kind> in_order;
    for (const auto& [kind, last] : short_ones_) {
        if (stands_out(kind) && !ends_like_text(last)) {
            ++found[kind];
            in_order.push_back(kind);
        }
    }
    // In bold alone, the words tell more than the looks: that is judged elsewhere.
    if (found.empty() || !is_larger(found.begin()->first.first, body_) ||
        in_order.size() < fewest_headings || in_order.size() * 5 > paragraphs_ * 3) {
        return;
    }
    // The many types of a cover, used once each before the first section, are no headings.
    const auto section = std::find_if(in_order.begin(), in_order.end(),
                                      [&](const Kind& kind) { return found[kind] > 1; });
    const Kind largest = found.begin()->first;
    std::for_each(in_order.begin(), section, [&](const Kind& kind) {
        if (kind != largest) {
            found.erase(kind);
        }
    });
    for (const auto& [kind, count] : found) {
        kinds_.push_back(kind);
    }
}

int OfficeLooks::level_of(const ParagraphLook& look) const {
    if (kinds_.empty() || look.text.size() > longest_heading || ends_like_text(look.text)) {
        return 0;
    }
    const auto kind = std::find(kinds_.begin(), kinds_.end(), Kind{look.size(), look.all_bold});
    return kind == kinds_.end()
               ? 0
               : static_cast<int>(std::min<std::ptrdiff_t>(kind - kinds_.begin() + 1, 6));
}

} // namespace lectern
