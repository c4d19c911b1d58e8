// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/encoding.hpp"

#include "base/error.hpp"
#include "base/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

namespace lectern {
namespace {

/// So much of a document is looked at for a guess: more makes ICU slower and no wiser.
constexpr std::size_t guess_size = std::size_t{64} << 10U;
constexpr std::size_t declaration_size = 4096;

struct Mark {
    std::string_view bytes;
    std::string_view name;
};
/// UTF-32 before UTF-16: its mark begins with the other's.
constexpr std::array marks{
    Mark{{"\xFF\xFE\0\0", 4}, "UTF-32LE"}, Mark{{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
    Mark{{"\xEF\xBB\xBF", 3}, "UTF-8"},    Mark{{"\xFF\xFE", 2}, "UTF-16LE"},
    Mark{{"\xFE\xFF", 2}, "UTF-16BE"},
};

/// Labels that mean another encoding than they say (WHATWG encoding standard).
struct Alias {
    std::string_view label;
    std::string_view means;
};
constexpr std::array aliases{
    Alias{"iso-8859-1", "windows-1252"},
    Alias{"latin1", "windows-1252"},
    Alias{"iso8859-1", "windows-1252"},
    Alias{"iso_8859-1", "windows-1252"},
    Alias{"us-ascii", "windows-1252"},
    Alias{"ascii", "windows-1252"},
    Alias{"l1", "windows-1252"},
    Alias{"ansi", "windows-1252"},
    Alias{"iso-8859-9", "windows-1254"},
    Alias{"iso-8859-11", "windows-874"},
    Alias{"tis-620", "windows-874"},
    Alias{"gb2312", "GB18030"},
    Alias{"gbk", "GB18030"},
    Alias{"x-sjis", "windows-31j"},
    Alias{"shift_jis", "windows-31j"},
    Alias{"sjis", "windows-31j"},
    Alias{"unicode", "UTF-16LE"},
    Alias{"utf8", "UTF-8"},
};

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    for (char& letter : lower) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter;
    }
    return lower;
}

/// The name under which ICU knows a label, in the spelling of MIME; empty for an unknown one.
std::string known_name(std::string_view label) {
    std::string name = lower_ascii(label);
    const auto* alias = std::find_if(aliases.begin(), aliases.end(),
                                     [&](const Alias& one) { return one.label == name; });
    if (alias != aliases.end()) {
        name = alias->means;
    }
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name.c_str(), &status);
    if (name.empty() || U_FAILURE(status)) {
        return {};
    }
    const char* known = ucnv_getName(converter, &status);
    UErrorCode no_standard = U_ZERO_ERROR;
    const char* standard = ucnv_getStandardName(known, "MIME", &no_standard);
    if (standard == nullptr) {
        standard = ucnv_getStandardName(known, "IANA", &no_standard);
    }
    std::string found = standard != nullptr ? standard : known;
    ucnv_close(converter);
    return found;
}

/// UTF-16 and UTF-32 without a mark show by the NUL bytes of their spaces and Latin letters: always
/// on the same side.
std::string_view wide_encoding(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, std::min(bytes.size(), guess_size) & ~3U);
    std::array<std::size_t, 4> zeros{};
    for (std::size_t at = 0; at < head.size(); ++at) {
        zeros[at % 4] += head[at] == '\0' ? 1U : 0U;
    }
    const std::size_t quads = head.size() / 4;
    const auto many = [&](std::size_t count) { return count * 10 > quads; };
    const auto all = [&](std::size_t count) { return count * 100 > quads * 98; };
    const auto few = [&](std::size_t count) { return count * 100 <= quads; };
    if (quads == 0) {
        return {};
    }
    if (all(zeros[3]) && all(zeros[2]) && !many(zeros[0])) {
        return "UTF-32LE";
    }
    if (all(zeros[0]) && all(zeros[1]) && !many(zeros[3])) {
        return "UTF-32BE";
    }
    if (many(zeros[1]) && many(zeros[3]) && few(zeros[0]) && few(zeros[2])) {
        return "UTF-16LE";
    }
    if (many(zeros[0]) && many(zeros[2]) && few(zeros[1]) && few(zeros[3])) {
        return "UTF-16BE";
    }
    return {};
}

/// Whether most of what is not ASCII is UTF-8: a page with a cut or a wrong letter here and there.
bool nearly_utf8(std::string_view bytes) {
    std::size_t good = 0;
    std::size_t bad = 0;
    for (std::size_t at = 0; at < bytes.size();) {
        const CodePoint point = code_point_at(bytes, at);
        good += point.length > 1 ? 1U : 0U;
        bad += point.value == 0xFFFD && point.length == 1 ? 1U : 0U;
        at += point.length;
    }
    return good > 4 * bad;
}

/// What ICU takes the bytes for, from the first place on where they are no ASCII.
std::string detected(std::string_view bytes) {
    const auto high = std::find_if(bytes.begin(), bytes.end(), [](char byte) {
        return static_cast<unsigned char>(byte) >= 0x80;
    });
    const auto first = static_cast<std::size_t>(high - bytes.begin());
    const std::size_t from = first > guess_size / 4 ? first - guess_size / 4 : 0;
    const std::string_view sample = bytes.substr(from, guess_size);
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector* detector = ucsdet_open(&status);
    ucsdet_setText(detector, sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    ucsdet_enableInputFilter(detector, static_cast<UBool>(true));
    std::int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector, &count, &status);
    std::string best;
    std::int32_t best_confidence = 0;
    for (std::int32_t i = 0; i < count && U_SUCCESS(status); ++i) {
        const std::string name = known_name(ucsdet_getName(matches[i], &status));
        const std::int32_t confidence = ucsdet_getConfidence(matches[i], &status);
        // Not UTF-8 nor UTF-16: those would have been seen. EBCDIC is what noise is taken for.
        if (name.empty() || name.starts_with("UTF-") || name.starts_with("IBM4")) {
            continue;
        }
        // A close second place of the commonest encoding wins: its rivals share most letters.
        const bool wins = name == "windows-1252" ? confidence + 10 >= best_confidence
                                                 : confidence > best_confidence;
        if (wins) {
            best = name;
            best_confidence = confidence;
        }
    }
    ucsdet_close(detector);
    return best_confidence >= 10 ? best : std::string("windows-1252");
}

std::string unmarked_encoding(std::string_view bytes, std::string_view declared, bool& guessed) {
    if (const auto wide = wide_encoding(bytes); !wide.empty()) {
        return std::string(wide);
    }
    std::string label = known_name(declared);
    if (!label.empty() && !label.starts_with("UTF-")) {
        return label;
    }
    if (nearly_utf8(bytes)) {
        return "UTF-8";
    }
    guessed = true;
    return detected(bytes);
}

/// The value behind `key` and an equals sign: quoted or up to white space or the tag's end.
std::string value_of(std::string_view text, std::string_view key) {
    auto at = text.find(key);
    if (at == std::string_view::npos) {
        return {};
    }
    at = text.find_first_not_of(" \t\r\n", at + key.size());
    if (at == std::string_view::npos || text[at] != '=') {
        return {};
    }
    at = text.find_first_not_of(" \t\r\n\"'", at + 1);
    if (at == std::string_view::npos) {
        return {};
    }
    const auto end = std::min(text.find_first_of(" \t\r\n\"'>;/?", at), text.size());
    return std::string(text.substr(at, end - at));
}

/// Bytes of a letter in an encoding of fixed width; 0 where it is not fixed.
int unit_of(const std::string& name) {
    if (name.starts_with("UTF-16")) {
        return 2;
    }
    if (name.starts_with("UTF-32")) {
        return 4;
    }
    return name == "UTF-8" ? 0 : 1;
}

/// How many source bytes a letter took: 1 for what became U+FFFD.
std::uint64_t source_width(CodePoint point, int unit) {
    if (unit == 2) {
        return point.value > 0xFFFF ? 4 : 2;
    }
    if (unit == 0) {
        return point.value == 0xFFFD ? 1 : point.length;
    }
    return static_cast<std::uint64_t>(unit);
}

} // namespace

Encoding find_encoding(std::string_view bytes, const std::string& demanded,
                       std::string_view declared) {
    Encoding found;
    for (const Mark& mark : marks) {
        if (bytes.starts_with(mark.bytes)) {
            found.name = mark.name;
            found.mark = mark.bytes.size();
            break;
        }
    }
    const std::string_view rest = bytes.substr(found.mark);
    if (!demanded.empty()) {
        const std::string name = known_name(demanded);
        if (name.empty()) {
            throw Error(Failure::usage, "unknown encoding " + demanded +
                                            "; name one such as UTF-8, windows-1252 or UTF-16");
        }
        // A mark of another encoding is no mark but text. "UTF-16" leaves the side to the mark.
        const bool same = found.name.starts_with(name);
        if (!same || found.mark == 0) {
            found.name = name;
        }
        found.mark = same ? found.mark : 0;
        found.clean = found.name == "UTF-8" && is_utf8(bytes.substr(found.mark));
        return found;
    }
    if (found.mark > 0) {
        found.clean = found.name == "UTF-8" && is_utf8(rest);
        return found;
    }
    // Escapes into Japanese are ASCII, and so UTF-8, to the letter.
    const bool escapes = lower_ascii(declared) == "iso-2022-jp";
    if (!escapes && wide_encoding(rest).empty() && is_utf8(rest)) {
        return found;
    }
    found.clean = false;
    found.name = unmarked_encoding(rest, declared, found.guessed);
    return found;
}

void note_damage(const Encoding& encoding, Facts& facts) {
    if (encoding.name == "UTF-8" && !encoding.clean) {
        facts.notices.push_back({Notice::letters_damaged, {}});
    }
}

bool is_wide(std::string_view bytes) {
    const bool marked = std::any_of(marks.begin(), marks.end(), [&](const Mark& mark) {
        return mark.name != "UTF-8" && bytes.starts_with(mark.bytes);
    });
    return marked || !wide_encoding(bytes).empty();
}

std::string ascii_head(std::string_view bytes, std::size_t most) {
    for (const Mark& mark : marks) {
        if (bytes.starts_with(mark.bytes)) {
            bytes.remove_prefix(mark.bytes.size());
            break;
        }
    }
    std::string head(bytes.substr(0, most));
    std::erase(head, '\0');
    return head;
}

std::string declared_encoding(std::string_view bytes) {
    const std::string head = lower_ascii(ascii_head(bytes, declaration_size));
    std::string label;
    if (head.starts_with("<?xml")) {
        label = value_of(std::string_view(head).substr(0, head.find("?>")), "encoding");
    }
    for (auto at = head.find("<meta"); label.empty() && at != std::string::npos;
         at = head.find("<meta", at + 1)) {
        label = value_of(std::string_view(head).substr(at, head.find('>', at) - at), "charset");
    }
    return label.starts_with("utf-16") || label.starts_with("utf-32") ? "utf-8" : label;
}

Utf8Reader::Utf8Reader(std::string_view bytes, const Encoding& encoding)
    : bytes_(bytes), unit_(unit_of(encoding.name)), begin_(encoding.mark), end_(encoding.mark) {
    if (encoding.clean) {
        return;
    }
    UErrorCode status = U_ZERO_ERROR;
    converter_ = ucnv_open(encoding.name.c_str(), &status);
    if (U_FAILURE(status)) {
        throw Error(Failure::internal, "no converter for " + encoding.name);
    }
}

Utf8Reader::~Utf8Reader() {
    if (converter_ != nullptr) {
        ucnv_close(converter_);
    }
}

std::string_view Utf8Reader::next() {
    begin_ = end_;
    asked_ = 0;
    told_ = begin_;
    if (converter_ == nullptr) {
        end_ = bytes_.size();
        return bytes_.substr(begin_);
    }
    constexpr std::size_t step = 1024;
    std::array<UChar, step + 8> wide{};
    piece_.clear();
    // Some pieces give nothing: the first bytes of a letter, an escape.
    while (piece_.empty() && !flushed_) {
        const std::size_t size = std::min<std::size_t>(step, bytes_.size() - end_);
        const char* from = bytes_.data() + end_;
        const char* until = from + size;
        flushed_ = end_ + size == bytes_.size();
        UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
        while (status == U_BUFFER_OVERFLOW_ERROR) {
            status = U_ZERO_ERROR;
            UChar* to = wide.data();
            ucnv_toUnicode(converter_, &to, wide.data() + wide.size(), &from, until, nullptr,
                           static_cast<UBool>(flushed_), &status);
            for (const UChar* at = wide.data(); at < to; ++at) {
                const bool pair = U16_IS_LEAD(*at) && at + 1 < to && U16_IS_TRAIL(at[1]);
                append_utf8(piece_, pair ? static_cast<char32_t>(U16_GET_SUPPLEMENTARY(*at, at[1]))
                                         : static_cast<char32_t>(*at));
                at += pair ? 1 : 0;
            }
        }
        end_ += size;
    }
    return piece_;
}

std::uint64_t Utf8Reader::source_of(std::size_t at) {
    if (converter_ == nullptr) {
        return begin_ + at;
    }
    if (at < asked_) {
        asked_ = 0;
        told_ = begin_;
    }
    while (asked_ < std::min(at, piece_.size())) {
        const CodePoint point = code_point_at(piece_, asked_);
        told_ += source_width(point, unit_);
        asked_ += point.length;
    }
    return std::min(told_, end_);
}

Utf8Document::Utf8Document(std::string_view bytes, const Encoding& encoding)
    : size_(bytes.size()), shift_(encoding.mark), unit_(unit_of(encoding.name)) {
    Utf8Reader reader(bytes, encoding);
    if (encoding.clean) {
        text_ = reader.next();
        return;
    }
    for (auto piece = reader.next(); !piece.empty(); piece = reader.next()) {
        pieces_.push_back({converted_.size(), reader.begin()});
        converted_ += piece;
    }
    text_ = converted_;
}

std::uint64_t Utf8Document::source_offset(std::size_t at) const {
    if (pieces_.empty()) {
        return at + shift_;
    }
    auto after =
        std::upper_bound(pieces_.begin(), pieces_.end(), at,
                         [](std::size_t text, const Piece& piece) { return text < piece.text; });
    const std::uint64_t end = after == pieces_.end() ? size_ : after->source;
    const Piece& piece = *std::prev(after);
    std::uint64_t source = piece.source;
    for (std::size_t text = piece.text; text < at;) {
        const CodePoint point = code_point_at(text_, text);
        source += source_width(point, unit_);
        text += std::max<std::size_t>(point.length, 1);
    }
    return std::min(source, end);
}

} // namespace lectern
