// SPDX-License-Identifier: GPL-3.0-or-later
// tesseract's C interface, by the names and types of its soname 5. The trained data of a language
// is a file: all are mapped before rights are dropped, and the engine is made from memory, once a
// page needs it and the document has said its language.
#include "formats/recognizer.hpp"

#include "base/fd.hpp"
#include "document/recognition.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <filesystem>
#include <limits>
#include <map>
#include <numeric>
#include <span>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unicode/uloc.h>

namespace lectern {

namespace {

constexpr const char* library_name = "libtesseract.so.5";
constexpr std::size_t most_data = std::size_t{192} << 20U; // of address space, for all languages
constexpr std::size_t most_words = 20'000;                 // on one page
constexpr int most_milliseconds = 60'000;                  // for one page
constexpr int by_layout = 3;                               // page segmentation: columns are found
constexpr int default_engine = 3;
constexpr int of_line = 2; // levels of the result
constexpr int of_word = 3;
constexpr float least_confidence = 20; // percent: specks and borders are read as less

struct Api;
struct Monitor;
struct Result;
struct Place;

/// The functions of the library that are used.
struct Library {
    Api* (*create)() = nullptr;
    void (*destroy)(Api*) = nullptr;
    int (*init)(Api*, const char* data, int size, const char* language, int engine, char** configs,
                int config_count, char** names, char** values, std::size_t value_count,
                int only_safe) = nullptr;
    void (*set_layout)(Api*, int) = nullptr;
    void (*set_image)(Api*, const unsigned char* pixels, int width, int height, int pixel_bytes,
                      int row_bytes) = nullptr;
    void (*set_resolution)(Api*, int dots_per_inch) = nullptr;
    int (*recognize)(Api*, Monitor*) = nullptr;
    Monitor* (*create_monitor)() = nullptr;
    void (*destroy_monitor)(Monitor*) = nullptr;
    void (*set_deadline)(Monitor*, int milliseconds) = nullptr;
    Result* (*result)(Api*) = nullptr;
    void (*destroy_result)(Result*) = nullptr;
    int (*next)(Result*, int level) = nullptr;
    char* (*text)(const Result*, int level) = nullptr;
    void (*destroy_text)(char*) = nullptr;
    float (*confidence)(const Result*, int level) = nullptr;
    const char* (*font)(const Result*, int* bold, int* italic, int* underlined, int* fixed,
                        int* serif, int* small_capitals, int* points, int* font) = nullptr;
    const Place* (*place)(const Result*) = nullptr;
    int (*box)(const Place*, int level, int* left, int* top, int* right, int* bottom) = nullptr;
    int (*baseline)(const Place*, int level, int* x1, int* y1, int* x2, int* y2) = nullptr;
};

template <typename Function>
bool find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    return function != nullptr;
}

bool find_all(void* from, Library& it) {
    return find(from, "TessBaseAPICreate", it.create) &&
           find(from, "TessBaseAPIDelete", it.destroy) && find(from, "TessBaseAPIInit5", it.init) &&
           find(from, "TessBaseAPISetPageSegMode", it.set_layout) &&
           find(from, "TessBaseAPISetImage", it.set_image) &&
           find(from, "TessBaseAPISetSourceResolution", it.set_resolution) &&
           find(from, "TessBaseAPIRecognize", it.recognize) &&
           find(from, "TessMonitorCreate", it.create_monitor) &&
           find(from, "TessMonitorDelete", it.destroy_monitor) &&
           find(from, "TessMonitorSetDeadlineMSecs", it.set_deadline) &&
           find(from, "TessBaseAPIGetIterator", it.result) &&
           find(from, "TessResultIteratorDelete", it.destroy_result) &&
           find(from, "TessResultIteratorNext", it.next) &&
           find(from, "TessResultIteratorGetUTF8Text", it.text) &&
           find(from, "TessDeleteText", it.destroy_text) &&
           find(from, "TessResultIteratorConfidence", it.confidence) &&
           find(from, "TessResultIteratorWordFontAttributes", it.font) &&
           find(from, "TessResultIteratorGetPageIteratorConst", it.place) &&
           find(from, "TessPageIteratorBoundingBox", it.box) &&
           find(from, "TessPageIteratorBaseline", it.baseline);
}

/// What was there before rights were dropped. Lives as long as the program, as the maps do.
struct Prepared {
    bool tried = false;
    bool loaded = false;
    Library library;
    std::map<std::string, std::span<const std::byte>> data; // by tesseract's name of the language
};

Prepared& prepared() {
    static Prepared all;
    return all;
}

/// Tesseract's name of a language, which is that of ISO 639-2: "de-AT" → "deu".
std::string name_of_language(const std::string& language) {
    return uloc_getISO3Language(language.c_str());
}

/// An empty span where it is not there or leaves no room.
std::span<const std::byte> mapped(const std::filesystem::path& file, std::size_t room) {
    const Fd fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat about {};
    if (!fd || ::fstat(fd.get(), &about) != 0 || !S_ISREG(about.st_mode) || about.st_size <= 0 ||
        static_cast<std::size_t>(about.st_size) > room) {
        return {};
    }
    const auto size = static_cast<std::size_t>(about.st_size);
    void* const bytes = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd.get(), 0);
    if (bytes == MAP_FAILED) {
        return {};
    }
    return {static_cast<const std::byte*>(bytes), size};
}

/// Maps the language that is surely wanted first, then English, then others as far as there is
/// room.
void map_languages(const std::string& language, Prepared& all) {
    const std::filesystem::path folder = recognition_data();
    constexpr std::string_view ending = ".traineddata";
    std::vector<std::string> names{name_of_language(language), "eng"};
    std::error_code unreadable; // then there is no data, which Recognizer tells
    for (const auto& entry : std::filesystem::directory_iterator(folder, unreadable)) {
        const std::string file = entry.path().filename().string();
        if (file.size() == 3 + ending.size() && file.ends_with(ending)) {
            names.push_back(file.substr(0, 3));
        }
    }
    std::sort(names.begin() + 2, names.end());
    std::size_t room = most_data;
    for (const auto& name : names) {
        if (name.size() != 3 || name == "osd" || all.data.contains(name)) {
            continue; // osd tells directions and knows no words
        }
        const auto data = mapped(folder / (name + std::string(ending)), room);
        if (!data.empty()) {
            room -= data.size();
            all.data.emplace(name, data);
        }
    }
}

} // namespace

void prepare_recognition(const std::string& language) {
    Prepared& all = prepared();
    if (all.tried) {
        return;
    }
    all.tried = true;
    ::setenv("OMP_THREAD_LIMIT", "1", 1); // no thread can be started in the parser's cell
    void* const library = ::dlopen(library_name, RTLD_NOW | RTLD_LOCAL);
    all.loaded = library != nullptr && find_all(library, all.library);
    if (all.loaded) {
        map_languages(language, all);
    }
}

struct Recognizer::Engine {
    explicit Engine(const Library& it) : library(it), api(it.create()) {}
    ~Engine() { library.destroy(api); }
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    const Library& library;
    Api* api;
};

Recognizer::Recognizer(const std::string& language) {
    prepare_recognition(language);
    const Prepared& all = prepared();
    if (!all.loaded || all.data.empty()) {
        obstacle_ = "tesseract is missing; install the package tesseract-ocr";
        return;
    }
    const std::string wanted = language.empty() ? "" : name_of_language(language);
    auto data = all.data.find(wanted.empty() ? "eng" : wanted);
    if (data == all.data.end() && wanted.empty()) {
        data = all.data.begin();
    }
    if (data == all.data.end()) {
        obstacle_ =
            "tesseract does not know its language; install the package tesseract-ocr-" + wanted;
        return;
    }
    engine_ = std::make_unique<Engine>(all.library);
    const auto& [name, bytes] = *data;
    if (all.library.init(engine_->api, reinterpret_cast<const char*>(bytes.data()),
                         static_cast<int>(bytes.size()), name.c_str(), default_engine, nullptr, 0,
                         nullptr, nullptr, 0, 0) != 0) {
        engine_.reset();
        obstacle_ = "the data of tesseract is damaged; install the package tesseract-ocr-" + name +
                    " again";
        return;
    }
    all.library.set_layout(engine_->api, by_layout);
}

Recognizer::~Recognizer() = default;

namespace {

RecognizedWord word_at(const Library& library, const Result* result) {
    RecognizedWord word;
    char* const text = library.text(result, of_word);
    if (text != nullptr) {
        word.text = text;
        library.destroy_text(text);
    }
    const Place* const place = library.place(result);
    int top = 0;
    int bottom = 0;
    library.box(place, of_word, &word.left, &top, &word.right, &bottom);
    // The line's own: a word's wavers with its letters. Slanted lines count by their middle.
    int x1 = 0;
    int y1 = bottom;
    int x2 = 0;
    int y2 = bottom;
    library.baseline(place, of_line, &x1, &y1, &x2, &y2);
    word.baseline = std::midpoint(y1, y2);
    std::array<int, 6> unused{};
    int font = 0;
    library.font(result, &unused[0], &unused[1], &unused[2], &unused[3], &unused[4], &unused[5],
                 &word.type_size, &font);
    return word;
}

} // namespace

std::vector<RecognizedWord> Recognizer::words(const PagePicture& picture) {
    std::vector<RecognizedWord> words;
    constexpr std::size_t most = std::numeric_limits<short>::max();
    if (!engine_ || picture.width == 0 || picture.height == 0 || picture.width > most ||
        picture.height > most || picture.pixels.size() < picture.width * picture.height) {
        return words;
    }
    const Library& library = engine_->library;
    const auto width = static_cast<int>(picture.width);
    library.set_image(engine_->api, picture.pixels.data(), width, static_cast<int>(picture.height),
                      1, width);
    library.set_resolution(engine_->api, picture.dots_per_inch);
    const std::unique_ptr<Monitor, void (*)(Monitor*)> monitor(library.create_monitor(),
                                                               library.destroy_monitor);
    library.set_deadline(monitor.get(), most_milliseconds);
    if (library.recognize(engine_->api, monitor.get()) != 0) {
        return words;
    }
    const std::unique_ptr<Result, void (*)(Result*)> result(library.result(engine_->api),
                                                            library.destroy_result);
    if (!result) {
        return words; // nothing on the page
    }
    do {
        if (library.confidence(result.get(), of_word) >= least_confidence) {
            words.push_back(word_at(library, result.get()));
        }
    } while (words.size() < most_words && library.next(result.get(), of_word) != 0);
    return words;
}

} // namespace lectern
