package io.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DropTest {

  @ParameterizedTest
  @CsvSource({
    "ferry.html, ferry.html",
    "FERRY.HTML, FERRY.html",
    "a b <c>.json.gz, a-b-c-.json.gz",
    "../../etc/passwd.txt, etc-passwd.txt",
    "..\\..\\x.txt, x.txt",
    ".hidden.txt, hidden.txt",
    "паром.txt, паром.txt",
    "'', ''",
    "noending, noending"
  })
  void keepsOnlyWhatIsSafeInAFileName(String given, String name) {
    assertThat(Drop.fileName(given)).isEqualTo(name);
  }
}
