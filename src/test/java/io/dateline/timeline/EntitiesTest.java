package io.dateline.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntitiesTest {

  private static Entities of(String names) {
    return Entities.of(
        Arrays.stream(names.split(";"))
            .map(String::strip)
            .collect(Collectors.toMap(Function.identity(), _ -> 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "UN; U.N.; the United Nations; United Nations, U.N., United Nations",
    "Elena Ruiz; Ruiz; President Ruiz; President Elena Ruiz, President Ruiz, Elena Ruiz",
    "World Health Organization; WHO, WHO, World Health Organization",
    "United Nations; U.S. Navy; UN, UN, United Nations",
    "Riga Port chairman Peter Baker; Peter Baker, Riga Port chairman Peter Baker, Peter Baker",
    "Ministry of Health; MH, MH, Ministry of Health",
    "Harbour Board; harbour board, harbour board, Harbour Board",
    "Free Riga Army; FRA, FRA, Free Riga Army",
    "Mr. Ruiz; Pedro Ruiz, Mr. Ruiz, Pedro Ruiz",
    "Mrs. Ruiz; Elena Ruiz; Pedro Ruiz, Mrs. Ruiz, Elena Ruiz",
    "Gov. Elena Ruiz; Elena Ruiz, Gov. Elena Ruiz, Elena Ruiz",
    "Elena Ruiz; US Secretary of State Elena Ruiz, US Secretary of State Elena Ruiz, Elena Ruiz",
    "US President Elena Ruiz; Elena Ruiz, US President Elena Ruiz, Elena Ruiz"
  })
  void namesThatAreOneAreOne(String names, String name, String entity) {
    assertThat(of(names).nameOf(name)).isEqualTo(entity);
  }

  @ParameterizedTest
  @CsvSource({
    "Elena Ruiz; Pedro Ruiz; Ruiz, Ruiz",
    "World Health Organization; Women Help Others; WHO, WHO",
    "George Washington; Washington, Washington",
    "Peter Baker; PB, PB",
    "Perdur Malik; PM, PM",
    "Duke of Lund; DL, DL",
    "Secretary of State; SS, SS",
    "Port Army chief; PAC, PAC",
    "Charlotte Church; CC, CC",
    "Elena Pedro; Pedro, Pedro",
    "Mrs. Ruiz; Pedro Ruiz, Mrs. Ruiz",
    "Mr. Ruiz; Mrs. Ruiz, Mr. Ruiz",
    "Mrs. Ruiz; Ruiz; Pedro Ruiz, Ruiz",
    "Victoria Senate; Senate, Senate",
    "Paris Ruiz; President Paris Ruiz; Ruiz, Ruiz",
    "Prime Minister; Foreign Minister, Prime Minister",
    "State Department; Defense Department, State Department",
    "US Treasury; Treasury, US Treasury",
    "President of Latvia; King of Latvia, King of Latvia",
    "Riga Port chairman's wife Elena Ruiz; Elena Ruiz, Riga Port chairman's wife Elena Ruiz",
    "North Harbour; Harbour, Harbour",
    "United Nations; Un, Un"
  })
  void othersStayApart(String names, String name) {
    assertThat(of(names).nameOf(name)).isEqualTo(name);
    assertThat(of(names).namesOf(name)).containsExactly(name);
  }

  @Test
  void anEntityIsToldByItsCommonestSpelling() {
    Entities entities = Entities.of(Map.of("Port Board", 3, "Port board", 1, "PB", 9));
    assertThat(entities.nameOf("PB")).isEqualTo("Port Board");
    assertThat(entities.namesOf("Port board"))
        .containsExactlyInAnyOrder("PB", "Port Board", "Port board");
    assertThat(entities.nameOf("unheard of")).isEqualTo("unheard of");
  }

  @Test
  void aLastNameIsThatOfTheOneWhoIsFarMoreOftenToldOf() {
    Map<String, Integer> names = Map.of("Elena Ruiz", 60, "Pedro Ruiz", 3, "Ruiz", 50);
    assertThat(Entities.of(names).nameOf("Ruiz")).isEqualTo("Elena Ruiz");
    assertThat(Entities.of(names).nameOf("Pedro Ruiz")).isEqualTo("Pedro Ruiz");
  }

  @Test
  void aLastNameToldFarMoreOftenThanTheWholeNameStaysApart() {
    assertThat(Entities.of(Map.of("Elena Ruiz", 2, "Ruiz", 10)).nameOf("Ruiz"))
        .isEqualTo("Elena Ruiz");
    assertThat(Entities.of(Map.of("Elena Ruiz", 2, "Ruiz", 11)).nameOf("Ruiz")).isEqualTo("Ruiz");
  }

  @Test
  void anyNameIsTaken() {
    assertThat(of("; <b>; ...; a; \u0627\u0644\u0628\u062d\u0631").nameOf("<b>")).isEqualTo("<b>");
  }
}
