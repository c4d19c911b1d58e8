<?xml version="1.0" encoding="UTF-8"?>
<!-- Words of reports that eSpeak NG garbles, and how they are said: a lexicon of the W3C, which other programs
     read too. An entry in small letters is for any case; one with capitals for these alone. A <phoneme> is
     written with the signs of ipa.toml, an <alias> with other words. What eSpeak NG says well has no entry:
     see what it makes of a word with  espeak-ng -x WORD -->
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="en">

  <!-- States, places and people -->
  <lexeme><grapheme>Kyiv</grapheme><phoneme>ˈkiːv</phoneme></lexeme>
  <lexeme><grapheme>Kyivan</grapheme><phoneme>ˈkiːvən</phoneme></lexeme>
  <lexeme><grapheme>Kharkiv</grapheme><phoneme>ˈhɑːkiv</phoneme></lexeme>
  <lexeme><grapheme>Kiribati</grapheme><phoneme>ˈkɪɹɪbæs</phoneme></lexeme>
  <lexeme><grapheme>Xinjiang</grapheme><phoneme>ʃɪnˈdʒjɑːŋ</phoneme></lexeme>
  <lexeme><grapheme>Guangxi</grapheme><phoneme>ˌɡwɑːŋˈʃiː</phoneme></lexeme>
  <lexeme><grapheme>Curaçao</grapheme><phoneme>ˈkjʊəɹəsəʊ</phoneme></lexeme>
  <lexeme><grapheme>Rakhine</grapheme><phoneme>ɹəˈkaɪn</phoneme></lexeme>
  <lexeme><grapheme>Uyghur</grapheme><grapheme>Uighur</grapheme><phoneme>ˈwiːɡʊə</phoneme></lexeme>
  <lexeme><grapheme>Uyghurs</grapheme><grapheme>Uighurs</grapheme><phoneme>ˈwiːɡʊəz</phoneme></lexeme>
  <lexeme><grapheme>Houthi</grapheme><phoneme>ˈhuːθi</phoneme></lexeme>
  <lexeme><grapheme>Houthis</grapheme><phoneme>ˈhuːθiz</phoneme></lexeme>
  <lexeme><grapheme>Daesh</grapheme><phoneme>dɑːˈɛʃ</phoneme></lexeme>
  <lexeme><grapheme>Türkiye</grapheme><phoneme>ˈtʊəkɪjeɪ</phoneme></lexeme>
  <lexeme><grapheme>Bujumbura</grapheme><phoneme>ˌbuːdʒəmˈbʊəɹə</phoneme></lexeme>
  <lexeme><grapheme>Dominica</grapheme><phoneme>ˌdɒmɪˈniːkə</phoneme></lexeme>
  <lexeme><grapheme>Srebrenica</grapheme><phoneme>ˌsɹɛbɹəˈniːtsə</phoneme></lexeme>
  <lexeme><grapheme>Chisinau</grapheme><grapheme>Chişinău</grapheme><grapheme>Chișinău</grapheme><phoneme>ˌkɪʃɪˈnaʊ</phoneme></lexeme>
  <lexeme><grapheme>Tbilisi</grapheme><phoneme>təbɪˈliːsi</phoneme></lexeme>
  <lexeme><grapheme>Idlib</grapheme><phoneme>ˈɪdlɪb</phoneme></lexeme>
  <lexeme><grapheme>Fallujah</grapheme><phoneme>fəˈluːdʒə</phoneme></lexeme>
  <lexeme><grapheme>Tigray</grapheme><phoneme>tɪˈɡɹaɪ</phoneme></lexeme>
  <lexeme><grapheme>Tigrayan</grapheme><phoneme>tɪˈɡɹaɪən</phoneme></lexeme>
  <lexeme><grapheme>Ituri</grapheme><phoneme>ɪˈtʊəɹi</phoneme></lexeme>
  <lexeme><grapheme>Bangui</grapheme><phoneme>bɒŋˈɡiː</phoneme></lexeme>
  <lexeme><grapheme>Nouakchott</grapheme><phoneme>nuːˈækʃɒt</phoneme></lexeme>
  <lexeme><grapheme>Yamoussoukro</grapheme><phoneme>ˌjæmʊˈsuːkɹəʊ</phoneme></lexeme>
  <lexeme><grapheme>Abuja</grapheme><phoneme>əˈbuːdʒə</phoneme></lexeme>
  <lexeme><grapheme>N'Djamena</grapheme><phoneme>ənˈdʒɑːmeɪnə</phoneme></lexeme>
  <lexeme><grapheme>Maputo</grapheme><phoneme>məˈpuːtəʊ</phoneme></lexeme>
  <lexeme><grapheme>Lilongwe</grapheme><phoneme>lɪˈlɒŋweɪ</phoneme></lexeme>
  <lexeme><grapheme>Maseru</grapheme><phoneme>məˈseəɹuː</phoneme></lexeme>
  <lexeme><grapheme>Mbabane</grapheme><phoneme>əmbəˈbɑːneɪ</phoneme></lexeme>
  <lexeme><grapheme>Abkhazia</grapheme><phoneme>æbˈkɑːziə</phoneme></lexeme>
  <lexeme><grapheme>Príncipe</grapheme><phoneme>ˈpɹɪnsɪpeɪ</phoneme></lexeme>
  <lexeme><grapheme>Rohingya</grapheme><phoneme>ɹəʊˈhɪndʒə</phoneme></lexeme>
  <lexeme><grapheme>Rohingyas</grapheme><phoneme>ɹəʊˈhɪndʒəz</phoneme></lexeme>
  <lexeme><grapheme>Verkhovna Rada</grapheme><phoneme>vəˈhɒvnə ˈɹɑːdə</phoneme></lexeme>
  <lexeme><grapheme>Montreux</grapheme><phoneme>mɒnˈtɹɜː</phoneme></lexeme>
  <lexeme><grapheme>Escazú</grapheme><phoneme>ˌɛskəˈzuː</phoneme></lexeme>
  <lexeme><grapheme>Xi Jinping</grapheme><phoneme>ˈʃiː dʒɪnˈpɪŋ</phoneme></lexeme>
  <lexeme><grapheme>Zelenskyy</grapheme><phoneme>zəˈlɛnski</phoneme></lexeme>
  <lexeme><grapheme>Erdoğan</grapheme><phoneme>ˈeədəʊɑːn</phoneme></lexeme>
  <lexeme><grapheme>Guterres</grapheme><phoneme>ɡʊˈtɛɹɛs</phoneme></lexeme>
  <lexeme><grapheme>Bachelet</grapheme><phoneme>ˌbæʃəˈleɪ</phoneme></lexeme>
  <lexeme><grapheme>Navalny</grapheme><phoneme>nəˈvælni</phoneme></lexeme>
  <lexeme><grapheme>Bougainville</grapheme><phoneme>ˈbəʊɡənvɪl</phoneme></lexeme>
  <lexeme><grapheme>Ouagadougou</grapheme><phoneme>ˌwæɡəˈduːɡuː</phoneme></lexeme>
  <lexeme><grapheme>Zhanaozen</grapheme><phoneme>ʒəˌnaʊˈzɛn</phoneme></lexeme>
  <lexeme><grapheme>Kivu</grapheme><phoneme>ˈkiːvuː</phoneme></lexeme>
  <lexeme><grapheme>Windhoek</grapheme><phoneme>ˈvɪnthʊk</phoneme></lexeme>

  <!-- Terms of law and diplomacy -->
  <lexeme><grapheme>refoulement</grapheme><phoneme>ɹəˈfuːlmɒn</phoneme></lexeme>
  <lexeme><grapheme>non-refoulement</grapheme><phoneme>ˌnɒnɹəˈfuːlmɒn</phoneme></lexeme>
  <lexeme><grapheme>ratione materiae</grapheme><phoneme>ɹɑːtɪˈəʊneɪ məˈtɪəɹɪaɪ</phoneme></lexeme>
  <lexeme><grapheme>ratione temporis</grapheme><phoneme>ɹɑːtɪˈəʊneɪ tɛmˈpɔːɹɪs</phoneme></lexeme>
  <lexeme><grapheme>ratione personae</grapheme><phoneme>ɹɑːtɪˈəʊneɪ pɜːˈsəʊnaɪ</phoneme></lexeme>
  <lexeme><grapheme>ratione loci</grapheme><phoneme>ɹɑːtɪˈəʊneɪ ˈləʊsaɪ</phoneme></lexeme>
  <lexeme><grapheme>travaux préparatoires</grapheme><phoneme>ˈtɹævəʊ pɹeɪˌpæɹəˈtwɑː</phoneme></lexeme>
  <lexeme><grapheme>force majeure</grapheme><phoneme>ˌfɔːs mæˈʒɜː</phoneme></lexeme>
  <lexeme><grapheme>note verbale</grapheme><phoneme>ˌnəʊt vɜːˈbɑːl</phoneme></lexeme>
  <lexeme><grapheme>notes verbales</grapheme><phoneme>ˌnəʊts vɜːˈbɑːl</phoneme></lexeme>
  <lexeme><grapheme>chargé d'affaires</grapheme><phoneme>ˌʃɑːʒeɪ dæˈfeə</phoneme></lexeme>
  <lexeme><grapheme>nulla poena sine lege</grapheme><phoneme>ˈnʊlə ˈpɔɪnə ˈsɪneɪ ˈleɪɡeɪ</phoneme></lexeme>
  <lexeme><grapheme>stare decisis</grapheme><phoneme>ˈstɑːɹeɪ dɪˈsaɪsɪs</phoneme></lexeme>
  <lexeme><grapheme>actus reus</grapheme><phoneme>ˌæktəs ˈɹeɪəs</phoneme></lexeme>
  <lexeme><grapheme>coup d'état</grapheme><grapheme>coups d'état</grapheme><phoneme>ˌkuː deɪˈtɑː</phoneme></lexeme>
  <lexeme><grapheme>démarche</grapheme><phoneme>deɪˈmɑːʃ</phoneme></lexeme>
  <lexeme><grapheme>démarches</grapheme><phoneme>deɪˈmɑːʃɪz</phoneme></lexeme>
  <lexeme><grapheme>raion</grapheme><phoneme>ˈɹaɪɒn</phoneme></lexeme>
  <lexeme><grapheme>raions</grapheme><phoneme>ˈɹaɪɒnz</phoneme></lexeme>
  <lexeme><grapheme>oblast</grapheme><phoneme>ˈɒblɑːst</phoneme></lexeme>
  <lexeme><grapheme>oblasts</grapheme><phoneme>ˈɒblɑːsts</phoneme></lexeme>
  <lexeme><grapheme>gendarmerie</grapheme><phoneme>ʒɒnˈdɑːməɹi</phoneme></lexeme>
  <lexeme><grapheme>gendarme</grapheme><phoneme>ˈʒɒndɑːm</phoneme></lexeme>
  <lexeme><grapheme>gendarmes</grapheme><phoneme>ˈʒɒndɑːmz</phoneme></lexeme>
  <lexeme><grapheme>rebus sic stantibus</grapheme><phoneme>ˈɹeɪbəs sɪk ˈstæntɪbəs</phoneme></lexeme>
  <lexeme><grapheme>uti possidetis</grapheme><phoneme>ˌuːti pɒsɪˈdiːtɪs</phoneme></lexeme>
  <lexeme><grapheme>sub judice</grapheme><phoneme>sʌb ˈdʒuːdɪsi</phoneme></lexeme>
  <lexeme><grapheme>erga omnes</grapheme><phoneme>ˌɜːɡə ˈɒmneɪz</phoneme></lexeme>
  <lexeme><grapheme>proprio motu</grapheme><phoneme>ˌpɹəʊpɹɪəʊ ˈməʊtuː</phoneme></lexeme>
  <lexeme><grapheme>ne bis in idem</grapheme><phoneme>neɪ ˈbɪs ɪn ˈɪdɛm</phoneme></lexeme>
  <lexeme><grapheme>vis-à-vis</grapheme><grapheme>vis-a-vis</grapheme><phoneme>ˌviːz ɑː ˈviː</phoneme></lexeme>

  <lexeme><grapheme>SARS-CoV-2</grapheme><alias>SARS kov two</alias></lexeme>
</lexicon>
