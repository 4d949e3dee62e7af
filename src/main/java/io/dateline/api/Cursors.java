package io.dateline.api;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks of how far a query has been read: the place, signed together with the query (HMAC-SHA-256
 * cut to 128 bits, RFC 2104 §5), in URL-safe Base64. Only we can make one, and it opens only its
 * own query. The place is a key of the order, so that what arrives meanwhile moves nothing.
 */
final class Cursors {

  private static final int SIGNATURE = 16;

  /** A key of the table has at most 1,024 bytes. */
  private static final int LONGEST_PLACE = 1_100;

  private final SecretKeySpec key;

  /**
   * @param key the secret, of any length but 0
   */
  Cursors(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** The cursor of a place in a query. */
  String at(String query, String place) {
    byte[] marked = place.getBytes(StandardCharsets.UTF_8);
    byte[] signed = Arrays.copyOf(sign(query, marked), SIGNATURE + marked.length);
    System.arraycopy(marked, 0, signed, SIGNATURE, marked.length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
  }

  /** The place that a cursor marks; empty where it is not one of ours, or of another query. */
  Optional<String> place(String query, String cursor) {
    byte[] signed;
    try {
      signed = Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (signed.length <= SIGNATURE || signed.length > SIGNATURE + LONGEST_PLACE) {
      return Optional.empty();
    }
    byte[] marked = Arrays.copyOfRange(signed, SIGNATURE, signed.length);
    boolean genuine =
        MessageDigest.isEqual(sign(query, marked), Arrays.copyOf(signed, SIGNATURE))
            && at(query, new String(marked, StandardCharsets.UTF_8)).equals(cursor);
    return genuine ? Optional.of(new String(marked, StandardCharsets.UTF_8)) : Optional.empty();
  }

  /**
   * The place that a request's cursor marks in a query; empty where it brings none.
   *
   * @param parameter the parameter that the cursor is given in
   * @throws Problem.Thrown if it is not one of ours, or of another query
   */
  String given(Parameters parameters, String parameter, String query) {
    return parameters
        .text(parameter)
        .map(cursor ->
            place(query, cursor)
                .orElseThrow(() ->
                    Problem.badParameter(
                        parameter,
                        "\"%s\" takes the \"next\" of an earlier answer to the same query;"
                                .formatted(parameter)
                            + " leave it out to begin again",
                        null)))
        .orElse("");
  }

  private byte[] sign(String query, byte[] place) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(query.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(place), SIGNATURE);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
