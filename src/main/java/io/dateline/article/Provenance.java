package io.dateline.article;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The source that an article was read from, so that it can serve as evidence.
 *
 * @param object the object or file, with the number of the part where it holds several
 * @param format in what format it is, such as {@code warc}
 * @param captured when the page was saved, where the file says so, or null
 * @param address where the page was found then, or null
 * @param sha256 of the bytes that it was read from, in hexadecimal: of the object as it is stored,
 *     or inflated where that is gzip; of a part of an archive, a mailbox or a file of lines that
 *     part's
 */
public record Provenance(
    String object,
    String format,
    @Nullable Instant captured,
    @Nullable String address,
    String sha256) {

  /** That of bytes in a file of its own, which says nothing of a capture. */
  static Provenance of(Source place, Format format, byte[] content) {
    return of(place, format, content, null, null);
  }

  /** That of bytes that were captured. */
  static Provenance of(
      Source place,
      Format format,
      byte[] content,
      @Nullable Instant captured,
      @Nullable String address) {
    return new Provenance(place.origin(), format.slug(), captured, address, hash(content));
  }

  /** SHA-256, in hexadecimal. */
  static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
