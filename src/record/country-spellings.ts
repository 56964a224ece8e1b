/**
 * How customs, statistics offices and shippers write country names beside the names of ISO and CLDR.
 * One line a country: code, then spellings separated by `|`. Word order, case, accents, `of`, `the` and
 * the short forms of `country.ts` (Rep., Dem., St.) make no difference and are not repeated here.
 *
 * KP holds only names that really say North Korea. A bare KOREA is the Republic of Korea in trade practice.
 */
export const COUNTRY_SPELLINGS = `
AE U.A.E.|Emirates|United Arab Emirate|UAE DUBAI
AF Islamic Emirate of Afghanistan
AG Antigua
BA Bosnia|Bosnia-Herzegovina|Bosnia Hercegovina
BN Brunei Darussalam|Negara Brunei Darussalam
BO Bolivia Plurinational State of
BY Byelorussia|Belorussia
CD Congo Democratic Republic|Zaire|DR Congo|D.R. Congo|DRC|Congo Kinshasa|Congo (Democratic)
CG Congo|Congo Republic|Congo Brazzaville|People's Republic of the Congo
CI Cote d'Ivoire|Ivory Coast|Cote Divoire
CN PR China|China Peoples's Republic|China Peoples|P.R. China|P.R.China|P R China|PRC|P.R.C.|P R C|People's Republic of China|China Mainland|Mainland China|China (Mainland)|China PR|China P.R.|PR of China|P.R. of China|RR China|中国大陆|中國大陸|中华人民共和国|中華人民共和國|中华人民共和国境内|中国境内|中国内地|중화인민공화국|중국|КНР|Китайская Народная Республика|Cộng hòa Nhân dân Trung Hoa|Republik Rakyat Tiongkok|Cina|RRT|RRC|VR China
CV Cape Verde|Cabo Verde
CZ Czech Republic|Czech Rep.
DE Germany Federal Republic|Fed. Rep. Germany|F.R. Germany|FRG|BRD
DO Dominican Rep.
EG Arab Republic of Egypt|A.R. Egypt
FK Falkland Islands (Malvinas)|Malvinas
FM Federated States of Micronesia|Micronesia (Fed. States)
GB Great Britain|U.K.|England|Scotland|Wales|Northern Ireland|Britain|United Kingdom of Great Britain and Northern Ireland|United Kingdom Great Britain|Gr. Britain
GM The Gambia
HK Hong Kong|Hongkong|Hong Kong SAR|Hong Kong (SAR)|Hong Kong (Special Administrative Region)|Hong Kong S.A.R.|China, Hong Kong SAR|Hong Kong China|China Hong Kong|H.K.|Hong Kong Special Administrative Region of China|中国香港|中國香港|香港|香港特别行政区|홍콩
ID Indonesia Republic|R.I.
IL State of Israel
IR Islamic Republic of Iran|Iran (Islamic Rep.)|Persia
KE Republic of Kenya
KN Saint Kitts and Nevis|St Christopher and Nevis
KP North Korea|N. Korea|NKorea|Northkorea|Korea North|DPRK|D.P.R.K.|D P R K|DPR Korea|D.P.R. Korea|D P R Korea|DPR of Korea|Korea DPR|Korea D.P.R.|Korea DPRK|Democratic People's Republic of Korea|Dem. People's Rep. of Korea|Korea Dem. People's Rep.|People's Democratic Republic of Korea|Democratic Republic of Korea|Korea Dem. Rep.|Korea Democratic|Korea Dem|Democratic Korea|Korea Dem. People|Korea People's Republic|People's Republic of Korea|DPR of Korea North|North Korea DPRK|Korea DPRK North|North Korea Democratic People's Republic
KP Corée du Nord|République populaire démocratique de Corée|RPD de Corée|RPDC|Corea del Norte|República Popular Democrática de Corea|R.P.D. de Corea|Coreia do Norte|República Popular Democrática da Coreia|Corea del Nord|Repubblica Popolare Democratica di Corea|Nordkorea|Demokratische Volksrepublik Korea|DVRK|Noord-Korea|Democratische Volksrepubliek Korea|Korea Północna|Koreańska Republika Ludowo-Demokratyczna|Severní Korea|Nord-Korea|Pohjois-Korea
KP Корейская Народно-Демократическая Республика|Корейская Народно-Демократическая Респ.|КНДР|KNDR|Северная Корея|Severnaya Koreya|Північна Корея|Корейська Народно-Демократична Республіка|Хойд Солонгос|БНАСАУ
KP 朝鲜|朝鮮|北朝鲜|北朝鮮|北韩|北韓|朝鲜民主主义人民共和国|朝鮮民主主義人民共和國|朝鮮民主主義人民共和国|북한|북조선|조선민주주의인민공화국|이북
KP Triều Tiên|Bắc Triều Tiên|Bắc Hàn|CHDCND Triều Tiên|Cộng hòa Dân chủ Nhân dân Triều Tiên|เกาหลีเหนือ|ประเทศเกาหลีเหนือ|สาธารณรัฐประชาธิปไตยประชาชนเกาหลี|Korea Utara|Republik Demokratik Rakyat Korea|Republik Rakyat Demokratik Korea|Rep. Demokratik Rakyat Korea|Korut|RRDK|RDRK|Hilagang Korea|Kuzey Kore|Kore Demokratik Halk Cumhuriyeti|كوريا الشمالية|جمهورية كوريا الشعبية الديمقراطية|کرهٔ شمالی
KR Korea|Korea South|S. Korea|SKorea|Southkorea|Korea Rep|Rep. of Korea|Korea Republic|ROK|R.O.K.|R O K|R. Korea|R of Korea|Republic Korea South|South Korea Republic|Korea ROK|Korea (South) Republic|Republic of South Korea
KR Corée|Corée du Sud|République de Corée|Corea|Corea del Sur|República de Corea|Coreia|Coreia do Sul|República da Coreia|Corea del Sud|Repubblica di Corea|Südkorea|Republik Korea|Zuid-Korea|Republiek Korea|Korea Południowa|Republika Korei|Республика Корея|Южная Корея|Корея|Корея Республика|Південна Корея|Республіка Корея|Өмнөд Солонгос
KR 韩国|韓國|韓国|南韩|南韓|南朝鲜|南朝鮮|大韩民国|大韓民國|大韓民国|한국|대한민국|남한|남조선|Hàn Quốc|Đại Hàn Dân Quốc|Nam Hàn|Cộng hòa Hàn Quốc|เกาหลีใต้|เกาหลี|ประเทศเกาหลีใต้|สาธารณรัฐเกาหลี|Korea Selatan|Korsel|Timog Korea|Republika ng Korea|Güney Kore|Kore Cumhuriyeti|Kore|كوريا الجنوبية|جمهورية كوريا
LA Laos|Lao PDR|Lao People's Dem. Rep.|Lao P.D.R.|Lao
LC St Lucia
LY Libyan Arab Jamahiriya|State of Libya|Libyan Arab Jamah.
MD Moldova|Republic of Moldova|Moldavia
MK Macedonia|FYROM|Former Yugoslav Republic of Macedonia|Macedonia FYR|Republic of North Macedonia
MM Burma|Myanmar|Union of Myanmar
MO Macau|Macao|Macau SAR|Macao SAR|China, Macao SAR|China Macau|中国澳门|中國澳門|澳门|澳門|마카오
MY Malaysia Federation
NL Holland|The Netherlands|Nederland
PH Philippine|Republic of the Philippines|R.P.
PS Palestine|State of Palestine|Palestinian Territory|West Bank|Gaza Strip|West Bank and Gaza
PG Papua N. Guinea|PNG|Papua Nw Guin
RE Reunion
RU Russian Fed|Russia|Russian Federation|Russian Fed.|RF|Российская Федерация|РФ|Россия
SA K.S.A.|KSA|Kingdom of Saudi Arabia
SG Republic of Singapore|Singapore City
SY Syrian Arab Rep.|Syria|S.A.R. Syria
SZ Swaziland|Eswatini
TL East Timor|Timor-Leste|Timor Leste
TR Turkiye|Türkiye|Turkey|Republic of Türkiye
TT Trinidad
TW Taiwan Province of China|Taiwan R.O.C.|Taiwan ROC|R.O.C.|Republic of China|Taiwan Republic of China|Chinese Taipei|Taiwan China|China Taiwan|Taipei Chinese|Separate Customs Territory of Taiwan Penghu Kinmen and Matsu|中国台湾|中國台灣|台湾|台灣|臺灣|中华民国|中華民國|대만|台澎金马关税区
TZ Tanzania United Rep.|United Rep. of Tanzania|Tanzania
US U.S.A.|U.S.|U S A|USA|United States of America|United States|America|U.S. of America|Estados Unidos de America|EE.UU.|EEUU|EUA|E.U.A.|Etats-Unis d'Amerique|Stati Uniti d'America|Vereinigte Staaten von Amerika|США|Соединенные Штаты Америки|Соединенные Штаты|Сполучені Штати Америки|미국|アメリカ合衆国|米国|АНУ|АHУ
VA Vatican|Holy See
VC Saint Vincent|St Vincent and Grenadines|St Vincent and the Grenadines
VE Venezuela Bolivarian Republic of
VG British Virgin Islands|BVI|B.V.I.|Virgin Islands British
VI US Virgin Islands|Virgin Islands U.S.
VN Viet Nam|Vietnam|Socialist Republic of Viet Nam|S.R. Vietnam|SR Vietnam|S.R. Viet Nam|CHXHCN Việt Nam|越南|베트남
YE Yemen Arab Republic|Republic of Yemen
ZA South Africa Republic|R.S.A.|RSA|Rep. of South Africa
XK Kosovo|Republic of Kosovo
`;
