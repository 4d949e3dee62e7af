#!/bin/sh
# Prints made-up articles of ten events each, the same at every run, as JSON Lines of the timeline "long".
#
#   src/bench/articles.sh ARTICLES
set -eu
awk -v articles="$1" 'BEGIN {
  srand(7)
  people = split("Ilze Kalnina,Marco Testa,Ana Ruiz,Omar Haddad,Greta Lund,Paul Weber,Sara Costa,Jan Novak,Lucia Rossi,Tom Byrne,Eva Horvat,Niels Dahl,Rosa Prieto,Ivan Petrov,Maya Singh,Luke Brandt,Aino Korpi,Yusuf Demir,Clara Meyer,Hugo Leroy", person, ",")
  deeds = split("opened the rail tunnel,closed the grain terminal,signed the ferry contract,visited the flooded quarter,inspected the broken dam,sold the old shipyard,launched the night tram,banned heavy lorries,cancelled the light festival,won the mayoral debate,left the harbour board,met the striking pilots,bought the disused airfield,planted an orchard,painted the town hall,repaired the organ", deed, ",")
  towns = split("Riga,Porto,Aarhus,Trieste,Split,Bergen,Gdansk,Cork,Varna,Malaga,Nantes,Turku,Bari,Kiel,Tartu,Vigo,Brest,Patras,Lodz,Graz,Bremen,Lille,Ghent,Braga", town, ",")
  months = split("January February March April May June July August September October November December", month, " ")
  for (i = 0; i < articles; i++) {
    text = ""
    for (k = 0; k < 10; k++)
      text = text person[1 + int(rand() * people)] " " deed[1 + int(rand() * deeds)] " in " town[1 + int(rand() * towns)] " on " 1 + int(rand() * 28) " " month[1 + int(rand() * months)] " " 1990 + int(rand() * 34) ". "
    printf "{\"id\":\"a%d\",\"timeline\":\"long\",\"publisher\":\"P%d\",\"published\":\"2024-06-01\",\"text\":\"%s\"}\n", i, i % 40, text
  }
}'
