// SPDX-License-Identifier: GPL-3.0-or-later
#include "evaluation/gold.hpp"

#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace lectern::evaluation {
namespace {

using Json = nlohmann::json;

Texts texts(const Json& gold, const char* field) {
    return gold.value(field, Texts{});
}

std::vector<Heading> headings(const Json& array) {
    std::vector<Heading> found;
    for (const Json& heading : array) {
        found.push_back({heading.at("level").get<int>(), heading.at("text").get<std::string>()});
    }
    return found;
}

std::vector<Finding> findings(const Json& array) {
    std::vector<Finding> found;
    for (const Json& finding : array) {
        found.push_back(
            {finding.at("kind").get<std::string>(), finding.at("text").get<std::string>()});
    }
    return found;
}

/// Optional findings may be given as texts alone: their kind does not count.
Texts optional_findings(const Json& gold) {
    Texts found;
    for (const Json& finding : gold.value("findings_optional", Json::array())) {
        const Json& text = finding.is_object() ? finding.at("text") : finding;
        found.push_back(text.get<std::string>());
    }
    return found;
}

using Alternatives = std::map<std::string, Texts>;

} // namespace

Gold load_gold(const std::filesystem::path& file) {
    try {
        std::ifstream in(file);
        const Json json = Json::parse(in);
        Gold gold;
        gold.file = json.at("file").get<std::string>();
        gold.language = json.value("language", "");
        gold.headings = headings(json.at("headings"));
        gold.headings_optional = texts(json, "headings_optional");
        gold.findings = findings(json.at("findings"));
        gold.findings_optional = optional_findings(json);
        gold.findings_alternatives = json.value("findings_alternatives", Alternatives{});
        gold.sentences = texts(json, "sentences");
        gold.sentences_optional = texts(json, "sentences_optional");
        gold.sentences_alternatives = json.value("sentences_alternatives", Alternatives{});
        gold.never_spoken = texts(json, "never_spoken");
        gold.must_speak = texts(json, "must_speak");
        gold.scored = json.value("scored", std::set<std::string>{});
        return gold;
    } catch (const Json::exception& problem) {
        throw std::runtime_error(file.string() + " is no gold file: " + problem.what());
    }
}

} // namespace lectern::evaluation
