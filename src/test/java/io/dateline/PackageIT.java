package io.dateline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** The jar as it is deployed: nothing in it tells when or where it was built. */
class PackageIT {

  @Test
  void theJarIsTheSameWheneverAndWhereverItIsBuilt() throws IOException {
    String here = Path.of("").toAbsolutePath().toString();
    try (JarFile jar = new JarFile(Path.of("target", "dateline.jar").toFile())) {
      List<? extends ZipEntry> entries = Collections.list(jar.entries());
      assertThat(entries).hasSizeGreaterThan(300);
      for (ZipEntry entry : entries) {
        assertThat(entry.getTimeLocal())
            .as(entry.getName())
            .isEqualTo(LocalDateTime.of(2026, 11, 23, 0, 0));
        try (InputStream content = jar.getInputStream(entry)) {
          assertThat(new String(content.readAllBytes(), StandardCharsets.ISO_8859_1))
              .as(entry.getName())
              .doesNotContain(here);
        }
      }
    }
  }
}
