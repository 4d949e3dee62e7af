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
        issuer, "page", List.of(hosts), new Grant("role", "editor"), new Grant("role", "owner"));
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
    for (String wrong : List.of("editors", "=editors", "groups=")) {
      assertThatThrownBy(() -> Grant.of(wrong)).hasMessageContaining("like groups=editors");
    }
  }
}
