package io.dateline.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Words of one language and what they mean, looked up without regard to case.
 *
 * <p>A lexicon file has one entry a line, fields parted by tabs, {@code #} before a comment. Words
 * are kept in an open-addressing table, so that a stretch of a text is looked up where it stands,
 * without a string being made of it: most words of a text are in no lexicon.
 *
 * @param <T> what a word means
 */
public final class Lexicon<T> {

  private final @Nullable String[] words;
  private final Object[] meanings;
  private final int longest;

  private Lexicon(Map<String, T> entries) {
    int slots = Integer.highestOneBit(Math.max(8, entries.size() * 4));
    words = new String[slots];
    meanings = new Object[slots];
    int length = 0;
    for (Map.Entry<String, T> entry : entries.entrySet()) {
      String word = entry.getKey();
      int slot = slot(word, 0, word.length());
      words[slot] = word;
      meanings[slot] = entry.getValue();
      length = Math.max(length, word.length());
    }
    longest = length;
  }

  /** A lexicon of the given entries; keys are folded to lower case. */
  public static <T> Lexicon<T> of(Map<String, T> entries) {
    Map<String, T> folded = new HashMap<>();
    entries.forEach((word, meaning) -> folded.put(fold(word), meaning));
    return new Lexicon<>(folded);
  }

  /**
   * Reads a lexicon file from the class path.
   *
   * @param owner the class beside which the file lies
   * @param file its name, relative to {@code owner}, such as {@code en/cues.tsv}
   * @param meaning makes the meaning of a line's fields; the first field is the word, or several
   *     parted by {@code |}; the second argument is what an earlier line said of the same word
   * @throws IllegalStateException if the file is missing: a fault of the build
   */
  public static <T> Lexicon<T> load(
      Class<?> owner, String file, BiFunction<String[], Optional<T>, T> meaning) {
    Map<String, T> entries = new HashMap<>();
    for (String[] fields : rows(owner, file)) {
      for (String word : fields[0].split("\\|")) {
        String key = fold(word.strip());
        entries.put(key, meaning.apply(fields, Optional.ofNullable(entries.get(key))));
      }
    }
    return new Lexicon<>(entries);
  }

  /** The rows of a lexicon file: tab-parted fields, without comments and empty lines. */
  public static List<String[]> rows(Class<?> owner, String file) {
    List<String[]> rows = new ArrayList<>();
    try (InputStream in = owner.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("lexicon file missing: " + owner.getName() + "/" + file);
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && line.charAt(0) != '#') {
          rows.add(fields(line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  private static String[] fields(String line) {
    int size = 1;
    for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', tab + 1)) {
      size++;
    }
    String[] fields = new String[size];
    int begin = 0;
    for (int i = 0; i < size; i++) {
      int end = i < size - 1 ? line.indexOf('\t', begin) : line.length();
      fields[i] = line.substring(begin, end);
      begin = end + 1;
    }
    return fields;
  }

  /** The meaning of {@code word}, or null. */
  public @Nullable T get(String word) {
    return get(word, 0, word.length());
  }

  /** The meaning of the word at {@code [begin, end)} of {@code text}, or null. */
  @SuppressWarnings("unchecked")
  public @Nullable T get(CharSequence text, int begin, int end) {
    return end - begin > longest ? null : (T) meanings[slot(text, begin, end)];
  }

  /** Whether the lexicon has {@code word}. */
  public boolean contains(String word) {
    return get(word) != null;
  }

  /** The form under which a word is kept: lower case, straight apostrophes. */
  public static String fold(String word) {
    return word.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
  }

  /** The slot of the word in the table, or the free slot that it would take. */
  private int slot(CharSequence text, int begin, int end) {
    int hash = 0;
    for (int i = begin; i < end; i++) {
      hash = hash * 31 + fold(text.charAt(i));
    }
    int mask = words.length - 1;
    int slot = (hash ^ hash >>> 15) & mask;
    while (words[slot] != null && !isWord(words[slot], text, begin, end)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private static boolean isWord(@Nullable String word, CharSequence text, int begin, int end) {
    if (word == null || word.length() != end - begin) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) != fold(text.charAt(begin + i))) {
        return false;
      }
    }
    return true;
  }

  private static char fold(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    }
    return c == '\u2019' ? '\'' : Character.toLowerCase(c);
  }
}
