// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/xhtml.hpp"

#include <algorithm>
#include <array>

namespace lectern {

namespace {

struct Tag {
    std::string_view name;
    std::string_view inside; // all between "<" and ">", without a closing slash
    bool closing = false;
    bool empty = false; // <name/>
};

bool is_void(std::string_view name) {
    static constexpr std::array names{
        std::string_view("area"),  std::string_view("base"),  std::string_view("br"),
        std::string_view("col"),   std::string_view("embed"), std::string_view("hr"),
        std::string_view("img"),   std::string_view("input"), std::string_view("link"),
        std::string_view("meta"),  std::string_view("param"), std::string_view("source"),
        std::string_view("track"), std::string_view("wbr"),
    };
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Length of the tag at the start of `text`, from "<" to ">"; 0 where there is none. Quotes hold
/// what they hold.
std::size_t tag_length(std::string_view text) {
    char quote = 0;
    for (std::size_t i = 1; i < text.size(); ++i) {
        const char c = text[i];
        if (quote != 0) {
            quote = c == quote ? '\0' : quote;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '>') {
            return i + 1;
        }
    }
    return 0;
}

Tag parse_tag(std::string_view text) {
    Tag tag;
    tag.inside = text.substr(1, text.size() - 2);
    if (tag.inside.starts_with('/')) {
        tag.closing = true;
        tag.inside.remove_prefix(1);
    }
    if (tag.inside.ends_with('/')) {
        tag.empty = true;
        tag.inside.remove_suffix(1);
    }
    tag.name = tag.inside.substr(0, tag.inside.find_first_of(" \t\r\n"));
    if (const auto colon = tag.name.find(':'); colon != std::string_view::npos) {
        tag.name.remove_prefix(colon + 1); // <html:p>, <svg:text>
    }
    return tag;
}

std::string_view attribute(std::string_view inside, std::string_view name) {
    for (std::size_t at = inside.find(name); at != std::string_view::npos;
         at = inside.find(name, at + 1)) {
        const bool begins = at > 0 && (inside[at - 1] == ' ' || inside[at - 1] == '\n' ||
                                       inside[at - 1] == '\t' || inside[at - 1] == '\r');
        std::size_t value = at + name.size();
        while (value < inside.size() && inside[value] == ' ') {
            ++value;
        }
        if (!begins || value >= inside.size() || inside[value] != '=') {
            continue;
        }
        value = inside.find_first_of("\"'", value);
        if (value == std::string_view::npos) {
            return {};
        }
        const std::size_t end = inside.find(inside[value], value + 1);
        return end == std::string_view::npos ? std::string_view{}
                                             : inside.substr(value + 1, end - value - 1);
    }
    return {};
}

bool has_word(std::string_view text, std::string_view word) {
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || text[at - 1] == ' ') && (end == text.size() || text[end] == ' ')) {
            return true;
        }
    }
    return false;
}

class Writer {
public:
    explicit Writer(std::string_view xhtml) : rest_(xhtml) {}

    Chapter write() {
        while (!rest_.empty()) {
            const std::size_t next = std::min(rest_.find('<'), rest_.size());
            if (!in_page_mark_) {
                chapter_.html += rest_.substr(0, next);
            } else {
                mark_text_ += rest_.substr(0, std::min<std::size_t>(next, 40));
            }
            rest_.remove_prefix(next);
            if (!rest_.empty()) {
                take_markup();
            }
        }
        return std::move(chapter_);
    }

private:
    void take_markup() {
        if (skip("<!--", "-->") || skip("<?", "?>")) {
            return;
        }
        if (rest_.starts_with("<![CDATA[")) {
            const std::size_t end = std::min(rest_.find("]]>"), rest_.size());
            for (const char c : rest_.substr(9, end - std::min<std::size_t>(end, 9))) {
                chapter_.html += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
            }
            rest_.remove_prefix(std::min(end + 3, rest_.size()));
            return;
        }
        const std::size_t length = tag_length(rest_);
        if (length == 0) {
            chapter_.html += "&lt;";
            rest_.remove_prefix(1);
            return;
        }
        take_tag(rest_.substr(0, length));
        rest_.remove_prefix(length);
    }

    bool skip(std::string_view begin, std::string_view end) {
        if (!rest_.starts_with(begin)) {
            return false;
        }
        const std::size_t at = rest_.find(end, begin.size());
        rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + end.size());
        return true;
    }

    void take_tag(std::string_view whole) {
        const Tag tag = parse_tag(whole);
        if (in_page_mark_) {
            end_page_mark(tag);
            return;
        }
        const auto type = attribute(tag.inside, "epub:type");
        const auto role = attribute(tag.inside, "role");
        if (!tag.closing && (has_word(type, "pagebreak") || has_word(role, "doc-pagebreak"))) {
            begin_page_mark(tag);
            return;
        }
        if (tag.closing || is_void(tag.name) || tag.name.starts_with('!')) {
            chapter_.html += whole;
            return;
        }
        chapter_.html += '<';
        chapter_.html += tag.inside;
        chapter_.html += '>';
        if (tag.empty) {
            chapter_.html += "</" + std::string(tag.name) + ">";
        }
    }

    void begin_page_mark(const Tag& tag) {
        std::string label(attribute(tag.inside, "title"));
        if (label.empty()) {
            label = attribute(tag.inside, "aria-label");
        }
        mark_name_ = tag.name;
        mark_depth_ = 1;
        mark_text_.clear();
        in_page_mark_ = !tag.empty;
        chapter_.pages.push_back({chapter_.html.size(), std::move(label)});
    }

    void end_page_mark(const Tag& tag) {
        if (tag.name == mark_name_ && !tag.empty) {
            mark_depth_ += tag.closing ? -1 : 1;
        }
        if (mark_depth_ == 0) {
            in_page_mark_ = false;
            if (chapter_.pages.back().label.empty()) {
                chapter_.pages.back().label = mark_text_;
            }
        }
    }

    std::string_view rest_;
    Chapter chapter_;
    bool in_page_mark_ = false;
    int mark_depth_ = 0;
    std::string mark_name_;
    std::string mark_text_;
};

} // namespace

Chapter as_html(std::string_view xhtml) {
    Chapter chapter = Writer(xhtml).write();
    for (auto& page : chapter.pages) { // "Page 12" and " 12 " alike
        const auto digit =
            page.label.find_last_of(" \t\r\n", page.label.find_last_not_of(" \t\r\n"));
        const auto begin = digit == std::string::npos ? 0 : digit + 1;
        const auto end = page.label.find_last_not_of(" \t\r\n.");
        page.label = end == std::string::npos || end < begin
                         ? std::string()
                         : page.label.substr(begin, std::min<std::size_t>(end - begin + 1, 16));
    }
    return chapter;
}

} // namespace lectern
