// SPDX-License-Identifier: GPL-3.0-or-later
// How long does a key take before its words are known? On a report of 25,000 sentences, without
// speech or sound. Budget: 5 milliseconds each, for moves, searches and questions alike.
#include "bench/measure.hpp"
#include "player/marks.hpp"
#include "player/player.hpp"
#include "support/report.hpp"

#include <functional>
#include <string>

namespace lectern::bench {
namespace {

constexpr double budget = 5; // milliseconds

/// 500 sections of 50 sentences each, every tenth a finding.
test::Report long_report() {
    test::Report report;
    for (int section = 1; section <= 500; ++section) {
        report.heading(static_cast<std::uint8_t>(1 + section % 3), std::to_string(section),
                       "Stations of district " + std::to_string(section));
        report.page(std::to_string(section));
        for (int paragraph = 0; paragraph < 10; ++paragraph) {
            const std::string number = std::to_string(section * 10 + paragraph);
            report.paragraph("The commission visited station " + number +
                             " and spoke with members of its staff. Records of inspections were "
                             "kept late, or not at all. Mr Berg, who led the survey, had warned "
                             "of this in 1998. Costs rose to $2.25 million within two years.");
            report.paragraph("Exits of station " + number + " were blocked.");
            if (paragraph % 2 == 0) {
                report.is_finding();
            }
        }
    }
    return report;
}

class Bench {
public:
    Bench()
        : reading_(read()), phrases_(Phrases::load(LECTERN_SOURCE_DIR "/voices/en/phrases.toml")),
          player_(reading_, phrases_, Verbosity::verbose) {
        player_.update(true, 100);
        player_.set_place({static_cast<std::uint32_t>(reading_.blocks().size() / 2), 0});
    }

    void run() {
        row("u, next unheard finding",
            [this] { player_.go(Unit::unheard, Step::on, 0, Player::Time{}); });
        row("f, next finding", [this] { player_.go(Unit::finding, Step::on, 0, Player::Time{}); });
        row("h, next heading", [this] { player_.go(Unit::heading, Step::on, 0, Player::Time{}); });
        row("/ for a word of every page", [this] { look_for("inspections"); });
        row("/ for a word in other forms", [this] { look_for("blocking"); });
        row("/ for what is not there", [this] { look_for("lighthouse"); });
        row("/ for a regular expression", [this] { look_for("/station 4\\d*2 /"); });
        row("n, next hit", [this] { next_hit(player_, Step::on, Player::Time{}); });
        row("g 45%", [this] { go_to("45%"); });
        row("g f2400", [this] { go_to("f2400"); });
        row("g p480", [this] { go_to("p480"); });
        row("g 480", [this] { go_to("480"); });
        row("g 1:20:00", [this] { go_to("1:20:00"); });
        row("g words of a heading", [this] { go_to("district 499"); });
        row("w, where", [this] { player_.where(); });
        row("ww, where in detail", [this] { player_.where_detailed(); });
        row("o, outline", [this] { player_.outline(); });
    }

private:
    static Reading read() {
        Reading reading = long_report().reading();
        Facts facts;
        facts.language = "en";
        reading.set_facts(facts);
        return reading;
    }
    void look_for(const std::string& words) { search_for(player_, words, Player::Time{}); }
    void go_to(const std::string& words) {
        const Found found = player_.destination(words);
        if (const auto* there = std::get_if<Destination>(&found)) {
            player_.arrive(there->unit, there->target);
        }
    }
    void row(const std::string& name, const std::function<void()>& key) {
        const double milliseconds = best_of(5, key) * 1000;
        print_row(name, milliseconds, "milliseconds",
                  milliseconds <= budget ? "within its budget" : "OVER ITS BUDGET of 5");
    }

    Reading reading_;
    Phrases phrases_;
    Player player_;
};

} // namespace
} // namespace lectern::bench

int main() {
    lectern::bench::Bench().run();
}
