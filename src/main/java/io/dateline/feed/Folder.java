package io.dateline.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/**
 * Where the articles of a feed are put: a folder of their own among those of its timeline, each
 * under a name that was not there before, since what replaces an object withdraws what it held.
 *
 * @param prefix of the keys, which ends in a slash
 */
record Folder(String prefix) {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int SHORT = 8;

  /** That of a feed, such as {@code articles/riga/feeds/post.example-1f0c2a7b/}. */
  static Folder of(String timeline, URI feed) {
    String host = feed.getHost().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "_");
    return new Folder("articles/" + timeline + "/feeds/" + host + "-" + digest(feed) + "/");
  }

  private static String digest(URI address) {
    return UUID.nameUUIDFromBytes(address.toString().getBytes(StandardCharsets.UTF_8))
        .toString()
        .substring(0, SHORT);
  }

  /** The key of the page of an address. */
  String page(Instant now, URI address) {
    return key(now, "-" + digest(address), ".warc.gz");
  }

  /** A key. */
  String key(Instant now, String name, String ending) {
    return prefix + STAMP.format(now) + name + ending;
  }
}
