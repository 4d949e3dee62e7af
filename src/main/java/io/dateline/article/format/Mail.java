package io.dateline.article.format;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message, or a page that was saved as one.
 *
 * @param fields the first field of each name, the name in lower case, encoded words decoded
 * @param parts what is in it, in its order
 * @param skipped how many parts there are beyond those that are read
 */
public record Mail(Map<String, String> fields, List<Part> parts, int skipped) {

  /** Copies the collections. */
  public Mail {
    fields = Map.copyOf(fields);
    parts = List.copyOf(parts);
  }

  /** The content of a message. */
  public sealed interface Part {}

  /**
   * A text, a picture, a file.
   *
   * @param type its media type, in lower case
   * @param charset in which it says that it is, or null
   * @param name of its file, or null where it is part of the message
   * @param location where it was found, or null
   * @param content its bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  public record Leaf(
      String type,
      @Nullable String charset,
      @Nullable String name,
      @Nullable String location,
      byte[] content)
      implements Part {}

  /** A message that was forwarded as a whole. */
  public record Forwarded(Mail mail) implements Part {}

  /** The value of a field, or null. */
  public @Nullable String field(String name) {
    return fields.get(name);
  }

  /** The name of who sent it, or the address where there is no name, or null. */
  public @Nullable String sender() {
    String from = fields.get("from");
    if (from == null) {
      return null;
    }
    int address = from.lastIndexOf('<');
    String name = (address > 0 ? from.substring(0, address) : from).replace("\"", "").strip();
    return name.isEmpty() ? from : name;
  }
}
