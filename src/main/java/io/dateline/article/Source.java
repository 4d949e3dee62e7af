package io.dateline.article;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A file or object that holds articles, and what is known about them from outside.
 *
 * @param origin for messages: {@code s3://bucket/key}, or a path
 * @param key its name; the ending says the format
 * @param timeline the timeline its articles belong to where they do not say
 * @param lastModified when it was stored: the publication time of last resort; null for none
 * @param published the publication time to use where an article does not say, or null
 * @param zone the zone of publication times that state none, or null
 * @param content opens its bytes
 */
public record Source(
    String origin,
    String key,
    String timeline,
    @Nullable Instant lastModified,
    @Nullable PublicationTime published,
    @Nullable ZoneId zone,
    Content content) {

  /** Opens the bytes; each call from the beginning. */
  @FunctionalInterface
  public interface Content {
    InputStream open() throws IOException;
  }

  /** One of the articles that the file holds, numbered from 1, by its line or its place. */
  Source at(int number) {
    return new Source(
        origin + ":" + number,
        key + "#" + number,
        timeline,
        lastModified,
        published,
        zone,
        content);
  }
}
