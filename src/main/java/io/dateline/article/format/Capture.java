package io.dateline.article.format;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A page as an archive of the web holds it.
 *
 * @param number of the record that holds it, from 1
 * @param address where it was found
 * @param captured when
 * @param charset in which the server said that it is, or null
 * @param content its bytes, as the server sent them, unpacked
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
public record Capture(
    int number, String address, Instant captured, @Nullable String charset, byte[] content) {

  /** Takes what an archive holds, in its order. */
  public interface Taker {
    /** A page. */
    void page(Capture capture);

    /** Something that is no page: what it is, in the plural. */
    void passOver(String kind);

    /** A part that cannot be read; the rest goes on where it can. */
    void refuse(int number, UnreadableException refusal);
  }
}
