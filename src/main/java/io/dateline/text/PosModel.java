package io.dateline.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * A model of parts of speech as Apache OpenNLP packs it: a zip of the maximum-entropy model and a
 * dictionary of the tags that a word may have.
 *
 * @param maxent the weights of features for tags
 * @param dictionary for each known word, in its own case, its tags parted by spaces
 */
record PosModel(MaxentModel maxent, Map<String, String> dictionary) {

  private static final int USUAL_SIZE = 8 << 20;
  private static final String TAGS = "<entry tags=\"";
  private static final String TOKEN = "<token>";

  static PosModel read(InputStream in) throws IOException {
    MaxentModel maxent = null;
    Map<String, String> dictionary = Map.of();
    try (ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        switch (entry.getName()) {
          case "pos.model" -> maxent = new MaxentModel(content(zip));
          case "tags.tagdict" -> dictionary = dictionary(content(zip));
          default -> zip.closeEntry();
        }
      }
    }
    return new PosModel(Objects.requireNonNull(maxent, "pos.model is missing"), dictionary);
  }

  /**
   * What is left of an entry, which does not tell its size. It is kept outside of the heap, where
   * megabytes that stay are no work for the collector.
   */
  private static ByteBuffer content(InputStream entry) throws IOException {
    ReadableByteChannel channel = Channels.newChannel(entry);
    ByteBuffer content = ByteBuffer.allocateDirect(USUAL_SIZE);
    while (channel.read(content) >= 0) {
      if (!content.hasRemaining()) {
        content = ByteBuffer.allocateDirect(content.capacity() * 2).put(content.flip());
      }
    }
    return content.flip();
  }

  /**
   * Of {@code <entry tags="NN VB"><token>walk</token></entry>} the two values, by what stands
   * before them: a parser of XML would take a third of the time in which the model is read.
   */
  private static Map<String, String> dictionary(ByteBuffer xml) {
    byte[] bytes = new byte[xml.remaining()];
    xml.get(bytes);
    String text = new String(bytes, StandardCharsets.UTF_8);
    Map<String, String> words = new HashMap<>();
    int end = 0;
    for (int at = text.indexOf(TAGS); at >= 0; at = text.indexOf(TAGS, end)) {
      int tags = at + TAGS.length();
      int token = text.indexOf(TOKEN, tags) + TOKEN.length();
      end = text.indexOf('<', token);
      words.put(
          text.substring(token, end).replace("&amp;", "&"),
          text.substring(tags, text.indexOf('"', tags)));
    }
    return words;
  }
}
