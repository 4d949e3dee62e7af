package io.dateline.event;

import io.dateline.article.Article;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * All that one revision of an article yields under one version of the rules.
 *
 * @param article the revision
 * @param contentHash what tells this revision's content from another's, 32 hexadecimal digits
 * @param rules the version of the rules
 * @param mentions in the order of the text
 */
public record Reading(Article article, String contentHash, int rules, List<Mention> mentions) {

  /**
   * The version of the rules by which readings are made: raised when the same text would read
   * otherwise.
   */
  public static final int RULES = 1;

  /** Copies the list. */
  public Reading {
    mentions = List.copyOf(mentions);
  }

  /** A hash of what a reading depends on: the text, the title and the publication. */
  public static String contentHash(Article article) {
    return hash(
        article.text(),
        String.valueOf(article.title()),
        String.valueOf(article.publisher()),
        String.valueOf(article.url()),
        article.published().toString(),
        String.valueOf(article.updated()));
  }

  /** The first 128 bits of the SHA-256 of some strings, in hexadecimal. */
  static String hash(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
