// SPDX-License-Identifier: GPL-3.0-or-later
// Spoken words of the languages beside English, by class, and of what stands between two things.
#include "speech/normalise.hpp"

#include <catch2/catch.hpp>

using namespace lectern;

namespace {

std::string said(std::string_view text, const std::string& language) {
    static Normaliser one(std::filesystem::path(LECTERN_SOURCE_DIR) / "voices");
    return one.spoken(text, language).words;
}

struct Case {
    std::string_view written;
    std::string_view spoken;
};

void check(std::initializer_list<Case> cases, const std::string& language) {
    for (const Case& it : cases) {
        INFO(language << ": " << it.written);
        CHECK(said(it.written, language) == it.spoken);
    }
}

} // namespace

TEST_CASE("English ranges of dates, ratios, and numbers that are no range", "[normalise]") {
    check({{"3 May–5 June 2021", "3 May to 5 June twenty twenty-one"},
           {"12 January 2020 – 4 March 2021",
            "12 January twenty twenty to 4 March twenty twenty-one"},
           {"May 3–5, 2021", "May 3 to 5, twenty twenty-one"},
           {"January–March 2022", "January to March twenty twenty-two"},
           {"5 May - a Friday", "5 May - a Friday"}},
          "en");
    check({{"a ratio of 3:1", "a ratio of 3 to 1"},
           {"1:50,000", "1 to 50000"},
           {"at 12:30", "at 12 30"},
           {"10:15:20", "10 hours 15 minutes and 20 seconds"}},
          "en");
    check({{"Pub. L. No. 107-67", "public law number 107 dash 67"},
           {"Nos. 12-15", "numbers 12 to 15"},
           {"No. 3/12", "number 3/12"},
           {"case C-131/12", "case C-131/12"},
           {"107th Cong., 1st Sess.", "one hundred and seventh Congress, first Session"},
           {"GA Res. 60/147", "G.A resolution 60/147"},
           {"UN Doc. A/HRC/55/66", "U.N document A, H.R.C, 55, 66"},
           {"10 µg/m³", "10 micrograms per cubic metre"}},
          "en");
}

TEST_CASE("Spanish, French and German", "[normalise]") {
    check({{"2.º", "segundo"},
           {"3/4", "tres cuartos"},
           {"21 kg", "veintiún kilogramos"},
           {"7/9/2011", "siete de septiembre de dos mil once"},
           {"5 %", "cinco por ciento"},
           {"3:00 p. m.", "tres de la tarde"},
           {"38.500 personas", "treinta y ocho mil quinientas personas"},
           {"214 nuevas escuelas", "doscientas catorce nuevas escuelas"},
           {"200 problemas", "doscientos problemas"},
           {"a las 20:15", "a las veinte quince"},
           {"a las 8:15", "a las ocho y cuarto"},
           {"Felipe VI", "Felipe sexto"},
           {"Alfonso XIII", "Alfonso trece"},
           {"0,8 mg/l", "cero coma ocho miligramos por litro"},
           {"47,3 M€", "cuarenta y siete coma tres millones de euros"}},
          "es");
    check({{"1re", "première"},
           {"3/4", "trois quarts"},
           {"au XIXe siècle", "au dix-neuvième siècle"},
           {"10h30", "dix heures trente"},
           {"2,5 km", "deux virgule cinq kilomètres"},
           {"14.07.1789", "quatorze juillet mille sept cent quatre-vingt-neuf"},
           {"21 personnes", "vingt-et-une personnes"},
           {"21 jours", "vingt-et-un jours"},
           {"2 milliards €", "deux milliards d'euros"},
           {"2 millions $", "deux millions de dollars"},
           {"le Dr Roche", "le docteur Roche"},
           {"47,3 M€", "quarante-sept virgule trois millions d'euros"}},
          "fr");
    check({{"am 3. Juni", "am dritten Juni"},
           {"z. B. so", "zum Beispiel so"},
           {"3/7", "drei Siebtel"},
           {"€2,50", "2 Euro 50 Cent"},
           {"3 Mio. €", "3 Millionen Euro"},
           {"seit 1994", "seit neunzehn hundert vier und neunzig"},
           {"0,8 mg/l", "0,8 Milligramm pro Liter"},
           {"rd. 40 Heime", "rund 40 Heime"},
           {"1126 Fälle", "1126 Fälle"},
           {"Ludwig XIV. regierte", "Ludwig der vierzehnte regierte"},
           {"im Verhältnis 3:1", "im Verhältnis 3 zu 1"}},
          "de");
}

TEST_CASE("Russian numbers, dates, percent, money and abbreviations", "[normalise]") {
    check({{"21 т", "двадцать одна тонна"},
           {"21 жалоба", "двадцать одна жалоба"},
           {"2 женщины и 2 мужчины", "две женщины и 2 мужчины"},
           {"2 или 3", "2 или 3"},
           {"1-й этаж", "первый этаж"},
           {"3-я статья", "третья статья"},
           {"XX век", "двадцатый век"},
           {"½", "одна вторая"}},
          "ru");
    check({{"2 марта 2003 г.", "второго марта две тысячи третьего года"},
           {"12.03.2024", "двенадцатого марта две тысячи двадцать четвертого года"},
           {"в 2021 году", "в две тысячи двадцать первом году"},
           {"в 2021 г. Комитет", "в две тысячи двадцать первом году Комитет"},
           {"2021 год", "две тысячи двадцать первый год"},
           {"5–7 мая", "пятого – седьмого мая"},
           {"с 3 по 5 мая", "с третьего по пятое мая"},
           {"2019–2021 гг.", "2019 – 2021 годы"}},
          "ru");
    check({{"5 %", "5 процентов"},
           {"3–5 %", "3 – 5 процентов"},
           {"12,5 %", "12,5 процента"},
           {"100 ₽", "100 рублей"},
           {"2 руб.", "2 рубля"},
           {"25 тыс. тенге", "25 тысяч тенге"},
           {"№ 5", "номер 5"},
           {"ст. 12 п. 3", "статья 12 пункт 3"},
           {"т. е. нет", "то есть нет"},
           {"и т. д.", "и так далее"}},
          "ru");
}

TEST_CASE("Kazakh numbers, dates, percent, money and abbreviations", "[normalise]") {
    check({{"25 адам", "жиырма бес адам"},
           {"3-бап", "үшінші бап"},
           {"5-ші қабат", "бесінші қабат"},
           {"XX ғасыр", "жиырмасыншы ғасыр"},
           {"12.03.2024", "екі мың жиырма төртінші жылғы он екінші наурыз"},
           {"2024 жылғы 12 наурыз", "екі мың жиырма төртінші жылғы он екінші наурыз"},
           {"2024 ж.", "екі мың жиырма төртінші жылы"},
           {"1990-жылдары", "мың тоғыз жүз тоқсаныншы жылдары"},
           {"10:30", "он сағат отыз минут"}},
          "kk");
    check({{"10 %", "он пайыз"},
           {"100 ₸", "жүз теңге"},
           {"25 мың тг", "жиырма бес мың теңге"},
           {"№ 5", "нөмір бес"},
           {"т.б.", "тағы басқа"},
           {"50 км/сағ", "елу километр сағатына"}},
          "kk");
}
