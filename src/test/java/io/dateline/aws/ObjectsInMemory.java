package io.dateline.aws;

import io.dateline.event.ContentHash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A bucket in memory; what has "unreachable" in its key cannot be asked for. */
final class ObjectsInMemory implements Bucket {

  private final Map<String, byte[]> objects = new HashMap<>();

  void put(String key, String content) {
    objects.put(key, content.getBytes(StandardCharsets.UTF_8));
  }

  void remove(String key) {
    objects.remove(key);
  }

  @Override
  public Optional<Stored> find(String name, String key) throws IOException {
    if (key.contains("unreachable")) {
      throw new IOException("the bucket does not answer");
    }
    return Optional.ofNullable(objects.get(key))
        .map(bytes ->
            new Stored(
                Instant.parse("2025-03-05T00:00:00Z"),
                ContentHash.of(bytes),
                bytes.length,
                null,
                null,
                () -> new ByteArrayInputStream(bytes)));
  }

  @Override
  public String origin(String name, String key) {
    return "s3://" + name + "/" + key;
  }
}
