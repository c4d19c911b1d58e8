// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/random_report.hpp"

#include <array>

namespace lectern::test {
namespace {

std::size_t pick(std::mt19937& chance, std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(chance);
}

template <std::size_t count>
std::string_view one_of(std::mt19937& chance, const std::array<std::string_view, count>& choices) {
    return choices.at(pick(chance, count));
}

// None has a sign that Markdown or HTML would take for its own.
std::string fragment(std::mt19937& chance) {
    constexpr std::array<std::string_view, 33> fragments{"the committee noted",
                                                         "Mr. Smith of Acme Ltd.",
                                                         "on 3 Jan. 2020",
                                                         "see Figs. 3 and 4",
                                                         "see p. 12 and Fig. 3",
                                                         "и т. д.",
                                                         "в г. Москва",
                                                         "(which nobody had read)",
                                                         "\"They came at 5 a.m.\" and",
                                                         "the U.S. Government",
                                                         "e.g. doors, roofs, etc.",
                                                         "12.5 percent",
                                                         "We found that records",
                                                         "there were no reports of",
                                                         "were kept late",
                                                         "J. R. Brown v. Board",
                                                         "section 3.2.1",
                                                         "at www.example.org/a.b",
                                                         "“no answer” …",
                                                         "Größe, naïve café",
                                                         "в 2020 г. и др.",
                                                         "Қазақстан Республикасы",
                                                         "№ 5",
                                                         "the following: (a) dust; (b) heat",
                                                         "a very long-winded word",
                                                         "we recommend that the board",
                                                         "30 °C",
                                                         "items; and others",
                                                         "it was . . . late",
                                                         "Yahoo! and others",
                                                         "(No. 4)",
                                                         "is it so? asked the clerk",
                                                         "Findings"};
    return std::string(one_of(chance, fragments));
}

std::string sentence(std::mt19937& chance) {
    constexpr std::array<std::string_view, 6> openings{
        "The ship", "However, it", "Nobody", "In 2019 the agency", "This", "Staff"};
    constexpr std::array<std::string_view, 6> ends{".", ".", ".", "?", "!", ".”"};
    std::string text(one_of(chance, openings));
    for (std::size_t count = 1 + pick(chance, 5); count > 0; --count) {
        text += " " + fragment(chance);
    }
    return text + " at the end" + std::string(one_of(chance, ends));
}

std::string paragraph(std::mt19937& chance) {
    std::string text = sentence(chance);
    for (std::size_t count = pick(chance, 4); count > 0; --count) {
        text += " " + sentence(chance);
    }
    return text;
}

void add_list(Pieces& pieces, std::mt19937& chance) {
    for (std::size_t count = 2 + pick(chance, 3); count > 0; --count) {
        pieces.push_back({Piece::Kind::item, sentence(chance)});
    }
}

void append_wrapped(std::string& out, const std::string& text, std::size_t width,
                    std::string_view indent) {
    std::size_t column = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (column > 0 && column + end - at >= width) {
            out += "\n" + std::string(indent);
            column = 0;
        } else if (column > 0) {
            out += ' ';
        }
        out.append(text, at, end - at);
        column += end - at + 1;
        at = end + 1;
    }
    out += '\n';
}

std::string escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    }
    return out;
}

} // namespace

Pieces random_pieces(std::mt19937& chance) {
    constexpr std::array<std::string_view, 6> headings{
        "Findings",   "3.2 Detention",   "What the Agency Found",
        "Background", "Recommendations", "The Long Road to the Harbour"};
    Pieces pieces;
    for (std::size_t count = 3 + pick(chance, 10); count > 0; --count) {
        switch (pick(chance, 6)) {
        case 0:
            pieces.push_back({Piece::Kind::heading, std::string(one_of(chance, headings)),
                              static_cast<int>(1 + pick(chance, 3))});
            break;
        case 1:
            add_list(pieces, chance);
            break;
        case 2:
            pieces.push_back({Piece::Kind::quote, sentence(chance)});
            break;
        default:
            pieces.push_back({Piece::Kind::paragraph, paragraph(chance)});
        }
    }
    return pieces;
}

Pieces random_paragraphs(std::mt19937& chance) {
    Pieces pieces;
    for (std::size_t count = 2 + pick(chance, 6); count > 0; --count) {
        pieces.push_back({Piece::Kind::paragraph, paragraph(chance)});
    }
    return pieces;
}

std::string as_text(const Pieces& pieces, std::mt19937& chance) {
    const std::size_t width = 60 + pick(chance, 40);
    std::string out;
    for (const Piece& piece : pieces) {
        const bool item = piece.kind == Piece::Kind::item;
        out += item ? "- " : piece.kind == Piece::Kind::quote ? "    " : "";
        append_wrapped(out, piece.text, width,
                       item                               ? "  "
                       : piece.kind == Piece::Kind::quote ? "    "
                                                          : "");
        out += item ? "" : "\n";
    }
    return out;
}

std::string as_markdown(const Pieces& pieces) {
    std::string out;
    for (const Piece& piece : pieces) {
        switch (piece.kind) {
        case Piece::Kind::heading:
            out += std::string(static_cast<std::size_t>(piece.level), '#') + " ";
            break;
        case Piece::Kind::item:
            out += "* ";
            break;
        case Piece::Kind::quote:
            out += "> ";
            break;
        case Piece::Kind::paragraph:
            break;
        }
        out += piece.text + "\n\n";
    }
    return out;
}

std::string as_html(const Pieces& pieces) {
    std::string out = "<!DOCTYPE html><html lang=\"en\"><body><main>\n";
    bool in_list = false;
    for (const Piece& piece : pieces) {
        const bool item = piece.kind == Piece::Kind::item;
        out += item && !in_list ? "<ul>\n" : !item && in_list ? "</ul>\n" : "";
        in_list = item;
        const std::string tag = piece.kind == Piece::Kind::heading
                                    ? "h" + std::to_string(piece.level)
                                : item                             ? "li"
                                : piece.kind == Piece::Kind::quote ? "blockquote"
                                                                   : "p";
        out += "<" + tag + ">" + escaped(piece.text) + "</" + tag + ">\n";
    }
    return out + (in_list ? "</ul>" : "") + "</main></body></html>\n";
}

std::string ink(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c != ' ' && c != '\n' && c != '\t' && c != '\r' && c != '\f') {
            out += c;
        }
    }
    return out;
}

std::string ink(const Pieces& pieces) {
    std::string out;
    for (const Piece& piece : pieces) {
        out += ink(piece.text);
    }
    return out;
}

} // namespace lectern::test
