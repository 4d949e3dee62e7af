package io.dateline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dateline.api.Caller.Role;
import io.dateline.api.SignIn.Grant;
import io.dateline.json.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {

  private static SignIn signIn(String issuer, String... hosts) {
    return new SignIn(
        issuer,
        "page",
        List.of(hosts),
        Grant.NONE,
        new Grant("role", "editor"),
        new Grant("role", "owner"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"role\": \"editor\"            | EDITOR",
        "\"role\": \"owner\"             | OWNER",
        "\"role\": [\"editor\", \"owner\"] | OWNER",
        "\"role\": [\"Editor\"]          | READER",
        "\"role\": \"\"                  | READER",
        "\"roles\": \"editor\"           | READER"
      })
  void theMostThatAClaimGivesIsTheRole(String claim, Role role) throws IOException {
    String claims =
        """
        {"iss": "https://id.example", "aud": ["other", "page"], "sub": "s", %s}\
        """
            .formatted(claim);
    assertThat(signIn("https://id.example").caller(Json.json().readTree(claims)))
        .isEqualTo(new Caller("s", role));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'aud': 'https://payroll', 'client_id': 'page'    | false",
        "'aud': [], 'client_id': 'page'                   | false",
        "'client_id': 'page'                              | true",
        "'aud': ['page', 'account'], 'azp': 'lunch-app'   | false",
        "'aud': ['page', 'account'], 'azp': ''            | false",
        "'aud': ['page', 'account'], 'azp': 'page'        | true",
        "'client_id': 'page', 'azp': 'lunch-app'          | false"
      })
  void aTokenThatWasMadeForAnotherClientIsNone(String audience, boolean isOurs) throws IOException {
    String claims =
        "{'iss': 'https://id.example', 'sub': 's', 'role': 'owner', %s}"
            .formatted(audience)
            .replace('\'', '"');
    assertThat(signIn("https://id.example").caller(Json.json().readTree(claims)))
        .isEqualTo(isOurs ? new Caller("s", Role.OWNER) : Caller.STRANGER);
  }

  @ParameterizedTest
  @CsvSource({"staff, READER", "editor, EDITOR", "owner, OWNER", "press, STRANGER", "'', STRANGER"})
  void whereAClaimMakesAMemberNoOtherAccountIsOne(String given, Role role) throws IOException {
    SignIn signIn =
        new SignIn(
            "https://id.example",
            "page",
            List.of(),
            new Grant("role", "staff"),
            new Grant("role", "editor"),
            new Grant("role", "owner"));
    String claims =
        """
        {"iss": "https://id.example", "aud": "page", "sub": "s", "role": "%s"}\
        """
            .formatted(given);
    assertThat(signIn.caller(Json.json().readTree(claims))).isEqualTo(new Caller("s", role));
  }

  @ParameterizedTest
  @CsvSource({"255, READER", "256, STRANGER"})
  void aSubjectHasABound(int length, Role role) throws IOException {
    String claims =
        """
        {"iss": "https://id.example", "aud": "page", "sub": "%s"}\
        """
            .formatted("s".repeat(length));
    assertThat(signIn("https://id.example").caller(Json.json().readTree(claims)).role())
        .isEqualTo(role);
  }

  @Test
  void eachRoleMayDoWhatThoseBeforeItMay() {
    assertThat(new Caller("s", Role.OWNER).may(Role.EDITOR)).isTrue();
    assertThat(new Caller("s", Role.READER).may(Role.EDITOR)).isFalse();
    assertThat(Caller.STRANGER.may(Role.READER)).isFalse();
    assertThatThrownBy(() -> new Caller(" ", Role.READER))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesTheSitesThatThePageAsksOnceEach() {
    SignIn signIn = signIn("https://id.example/pool", "https://id.example", "https://t.example:8");
    assertThat(signIn.sources()).isEqualTo("https://id.example https://t.example:8");
    assertThat(signIn("http://localhost:9/x").sources()).isEqualTo("http://localhost:9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "id.example",
        "http://id.example",
        "https://id.example; script-src *",
        "https://id.example/ https://evil.example",
        "https://id.example/\"onload=\"",
        "http://localhost.evil.example",
        "javascript:alert(1)"
      })
  void whatCannotBeAnIssuerIsRefused(String issuer) {
    assertThatThrownBy(() -> signIn(issuer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("takes an address like https://id.example");
    assertThatThrownBy(() -> signIn("https://id.example", issuer))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aGrantIsAClaimAndItsValue() {
    assertThat(Grant.of("https://a.example/role=a=b"))
        .isEqualTo(new Grant("https://a.example/role", "a=b"));
    for (String wrong : List.of("editors", "=editors", "groups=", "groups= ", " =editors")) {
      assertThatThrownBy(() -> Grant.of(wrong)).hasMessageContaining("like groups=editors");
    }
    assertThatThrownBy(() -> new Grant("groups", " "))
        .hasMessage("takes a claim and its value, like groups=editors, not \"groups= \"");
  }
}
