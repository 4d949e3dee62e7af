package io.dateline.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the part of speech of each word of an English sentence, in Penn Treebank tags.
 *
 * <p>The maximum-entropy model of the University of Washington's KnowItAll project, in Apache
 * OpenNLP's format, worked out here: what a word's own letters and its neighbours say for each tag
 * (Ratnaparkhi, "A Maximum Entropy Model for Part-Of-Speech Tagging", EMNLP 1996) is added up once
 * a word and kept, so that tagging costs a few additions of rows. Words are tagged from left to
 * right, the likeliest tag each. Safe for use by several threads.
 */
public final class PosTagger {

  private static final class Holder {
    static final PosTagger ENGLISH = new PosTagger(load());

    private static PosModel load() {
      try (InputStream in = PosTagger.class.getResourceAsStream("/en-pos-maxent.bin")) {
        if (in == null) {
          throw new IllegalStateException("part-of-speech model missing from the class path");
        }
        return PosModel.read(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static final Lexicon<String> VERBS_ONLY =
      Lexicon.load(PosTagger.class, "en/verbs-only.tsv", (row, _) -> row[1]);

  /** The row of a feature that the model does not know. */
  private static final float[] NOTHING = {};

  private static final String BEGIN = "*SB*";
  private static final String END = "*SE*";
  private static final int LONGEST_AFFIX = 4;

  /** How many words' rows are kept; later ones are worked out each time. */
  private static final int MOST_KEPT = 20_000;

  private final PosModel model;
  private final String[] tags;

  /** What the tag before, and the two tags before, say for each tag. */
  private final float[][] afterTag;

  private final float[][][] afterTags;
  private final Map<String, Rows> kept = new ConcurrentHashMap<>();
  private final Rows begin;
  private final Rows end;

  /** What a word says for each tag of itself and of the words around it. */
  private final class Rows {
    private final float[] own;
    private final float[] before;
    private final float[] secondBefore;
    private final float[] after;
    private final float[] secondAfter;

    /** Which tags the dictionary gives the word; null for any. */
    private final boolean @Nullable [] allowed;

    Rows(String word) {
      own = PosTagger.this.own(word);
      before = row("p=" + word);
      secondBefore = row("pp=" + word);
      after = row("n=" + word);
      secondAfter = row("nn=" + word);
      allowed = PosTagger.this.allowed(word);
    }
  }

  private PosTagger(PosModel model) {
    this.model = model;
    this.tags = model.maxent().outcomes();
    this.afterTag = new float[tags.length][];
    this.afterTags = new float[tags.length][tags.length][];
    for (int i = 0; i < tags.length; i++) {
      afterTag[i] = row("t=" + tags[i]);
      for (int k = 0; k < tags.length; k++) {
        afterTags[i][k] = row("t2=" + tags[i] + "," + tags[k]);
      }
    }
    this.begin = new Rows(BEGIN);
    this.end = new Rows(END);
  }

  /**
   * The tagger for English; its model is read when it is first asked for, in a seventh of a second.
   */
  public static PosTagger english() {
    return Holder.ENGLISH;
  }

  /** One tag for each word. */
  public String[] tag(CharSequence text, List<Span> words) {
    int size = words.size();
    String[] strings = new String[size];
    Rows[] rows = new Rows[size];
    for (int i = 0; i < size; i++) {
      Span word = words.get(i);
      boolean opens = i + 1 < size && words.get(i + 1).begin() == word.end();
      strings[i] = plain(word.of(text), opens);
      rows[i] = rowsOf(strings[i]);
    }
    String[] found = new String[size];
    float[] scores = new float[tags.length];
    int before = -1;
    int secondBefore = -1;
    for (int i = 0; i < size; i++) {
      score(rows, i, before, secondBefore, scores);
      secondBefore = before;
      before = likeliest(scores, rows[i].allowed);
      found[i] = tags[before];
      if (found[i].equals("NN") || found[i].equals("NNS")) {
        found[i] = Objects.requireNonNullElse(VERBS_ONLY.get(strings[i]), found[i]);
      }
    }
    return found;
  }

  /** Adds up what speaks for each tag of word {@code i}. */
  private void score(Rows[] rows, int i, int before, int secondBefore, float[] scores) {
    Arrays.fill(scores, 0);
    add(scores, rows[i].own);
    add(scores, i == 0 ? begin.before : rows[i - 1].before);
    if (i > 0) {
      add(scores, afterTag[before]);
      add(scores, i == 1 ? begin.secondBefore : rows[i - 2].secondBefore);
    }
    if (i > 1) {
      add(scores, afterTags[secondBefore][before]);
    }
    add(scores, i + 1 == rows.length ? end.after : rows[i + 1].after);
    if (i + 1 < rows.length) {
      add(scores, i + 2 == rows.length ? end.secondAfter : rows[i + 2].secondAfter);
    }
  }

  private static void add(float[] scores, float[] row) {
    for (int tag = 0; tag < row.length; tag++) {
      scores[tag] += row[tag];
    }
  }

  private static int likeliest(float[] scores, boolean @Nullable [] allowed) {
    int best = -1;
    for (int tag = 0; tag < scores.length; tag++) {
      if ((allowed == null || allowed[tag]) && (best < 0 || scores[tag] > scores[best])) {
        best = tag;
      }
    }
    return best;
  }

  private Rows rowsOf(String word) {
    Rows known = kept.get(word);
    if (known != null) {
      return known;
    }
    Rows rows = new Rows(word);
    if (kept.size() < MOST_KEPT) {
      kept.put(word, rows);
    }
    return rows;
  }

  private float[] own(String word) {
    float[] row = new float[tags.length];
    model.maxent().add("default", row);
    model.maxent().add("w=" + word, row);
    for (int length = 1; length <= LONGEST_AFFIX; length++) {
      model.maxent().add("suf=" + word.substring(Math.max(0, word.length() - length)), row);
      model.maxent().add("pre=" + word.substring(0, Math.min(word.length(), length)), row);
    }
    if (word.indexOf('-') >= 0) {
      model.maxent().add("h", row);
    }
    if (word.chars().anyMatch(c -> c >= 'A' && c <= 'Z')) {
      model.maxent().add("c", row);
    }
    if (word.chars().anyMatch(c -> c >= '0' && c <= '9')) {
      model.maxent().add("d", row);
    }
    return row;
  }

  private float[] row(String feature) {
    float[] row = new float[tags.length];
    return model.maxent().add(feature, row) ? row : NOTHING;
  }

  private boolean @Nullable [] allowed(String word) {
    String known = model.dictionary().get(word);
    if (known == null) {
      return null;
    }
    List<String> given = List.of(known.split(" "));
    boolean[] allowed = new boolean[tags.length];
    boolean any = false;
    for (int tag = 0; tag < tags.length; tag++) {
      allowed[tag] = given.contains(tags[tag]);
      any |= allowed[tag];
    }
    return any ? allowed : null;
  }

  /** Quotes and brackets as the Treebank writes them. */
  private static String plain(String word, boolean opens) {
    return switch (word) {
      case "\u201c" -> "``";
      case "\u201d" -> "''";
      case "\"" -> opens ? "``" : "''";
      case "\u2018", "\u2019" -> "'";
      case "(", "[", "{" -> "-LRB-";
      case ")", "]", "}" -> "-RRB-";
      case "\u2013", "\u2014" -> "--";
      default -> word.indexOf('\u2019') < 0 ? word : word.replace('\u2019', '\'');
    };
  }
}
