package io.dateline.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.dateline.Samples;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

  @Test
  void aNameOfManyBytesIsShortenedAsAFileSystemCounts() {
    String name = Drop.fileName("\u6f22".repeat(90) + ".html");
    assertThat(name).isEqualTo("\u6f22".repeat(50) + ".html");
  }

  @Test
  void twoFilesOfOneNameAreTwoObjects(@TempDir Path folder)
      throws IOException, InterruptedException {
    FolderBucket bucket = new FolderBucket();
    try (Machine machine = Machine.start(null, bucket);
        LocalServer server =
            LocalServer.start(
                0, machine.api(), new Drop(folder, bucket, machine), machine.desk(), null)) {
      drop(server, Samples.json("a", "P", "2025-03-04", "A ferry sank off Riga on Monday."));
      drop(server, Samples.json("b", "P", "2025-03-04", "Parliament sat in Oslo on Sunday."));
      drop(server, Samples.json("a", "P", "2025-03-04", "A ferry sank off Riga on Monday."));
      assertThat(machine.events("riga")).hasSize(2);
      try (Stream<Path> files = Files.list(folder.resolve("articles/riga"))) {
        assertThat(files.map(file -> file.getFileName().toString()).sorted())
            .containsExactly("page-2.json", "page.json");
      }
      try (Stream<Path> files = Files.list(folder)) {
        assertThat(files).as("nothing half-written").hasSize(1);
      }
    }
  }

  @Test
  void writesNothingThroughALinkedFolder(@TempDir Path folder, @TempDir Path outside)
      throws IOException, InterruptedException {
    Files.createDirectories(folder.resolve("articles"));
    Files.createSymbolicLink(folder.resolve("articles/riga"), outside);
    FolderBucket bucket = new FolderBucket();
    try (Machine machine = Machine.start(null, bucket);
        LocalServer server =
            LocalServer.start(
                0, machine.api(), new Drop(folder, bucket, machine), machine.desk(), null)) {
      assertThat(post(server, "{}")).isEqualTo(409);
    }
    try (Stream<Path> files = Files.list(outside)) {
      assertThat(files).isEmpty();
    }
  }

  private static void drop(LocalServer server, String content)
      throws IOException, InterruptedException {
    assertThat(post(server, content)).isEqualTo(200);
  }

  private static int post(LocalServer server, String content)
      throws IOException, InterruptedException {
    URI page = URI.create(server.address());
    HttpRequest request =
        HttpRequest.newBuilder(page.resolve("/local/articles/riga/page.json"))
            .header("Origin", "http://" + page.getAuthority())
            .POST(HttpRequest.BodyPublishers.ofString(content))
            .build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }
}
