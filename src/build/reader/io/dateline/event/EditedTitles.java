package io.dateline.event;

import io.dateline.article.Article;
import io.dateline.text.Span;
import io.dateline.text.Words;
import io.dateline.text.syntax.Analysis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Turns titles that editors made of sentences into the places of the words that they kept, so that
 * nothing of a text need be kept.
 *
 * <p>Arguments: where to write; the titles; the articles. A line of the titles holds, separated by
 * tabs: the article, the offset of the sentence, the offset of the word that names the event, and
 * the title: words of the sentence in its order.
 */
public final class EditedTitles {

  /** What a word counts that stands in both, and one whose neighbour does too. */
  private static final int ALONE = 10;

  private static final int BESIDE = 13;

  private EditedTitles() {}

  /** Aligns and writes. */
  public static void main(String[] args) throws IOException {
    Map<String, String> titles = new HashMap<>();
    for (String line : Files.readAllLines(Path.of(args[1]))) {
      String[] row = line.split("\t");
      titles.put(key(row[0], Integer.parseInt(row[1]), Integer.parseInt(row[2])), row[3]);
    }
    TreeSet<String> lines = new TreeSet<>();
    for (int i = 2; i < args.length; i++) {
      FitnessTable.each(
          args[i],
          (article, candidate) -> {
            String key = key(article, candidate);
            String title = titles.get(key);
            Analysis syntax = candidate.title().telling().syntax();
            BitSet kept = title == null ? new BitSet() : kept(syntax, title);
            if (!kept.isEmpty()) {
              lines.add(
                  key
                      + "\t"
                      + kept.stream().mapToObj(Integer::toString).collect(Collectors.joining(" ")));
            }
          });
    }
    List<String> all = new ArrayList<>();
    all.add(
        "# What editors kept of sentences: the hash of a candidate, and the places of its words.");
    all.addAll(lines);
    Files.write(Path.of(args[0]), all);
    System.err.printf("%d of %d titles%n", lines.size(), titles.size());
  }

  /** What a title is of. */
  static String key(Article article, Candidate candidate) {
    Analysis syntax = candidate.title().telling().syntax();
    return key(
        article.id(), candidate.quote().begin(), syntax.word(candidate.anchor().trigger()).begin());
  }

  private static String key(String article, int begin, int trigger) {
    return ContentHash.of(article, Integer.toString(begin), Integer.toString(trigger));
  }

  /** The words of a sentence that stand in a title: as many as can be, side by side if possible. */
  static BitSet kept(Analysis syntax, String title) {
    List<Span> words = Words.split(title, new Span(0, title.length()));
    int rows = words.size();
    int size = syntax.size();
    int[][] upTo = new int[rows + 1][size + 1];
    int[][] ending = new int[rows + 1][size + 1];
    for (int r = 1; r <= rows; r++) {
      String word = words.get(r - 1).of(title).toString().toLowerCase(Locale.ROOT);
      for (int i = 1; i <= size; i++) {
        boolean same = syntax.string(i - 1).toLowerCase(Locale.ROOT).equals(word);
        int alone = upTo[r - 1][i - 1] + ALONE;
        int beside = ending[r - 1][i - 1] == 0 ? 0 : ending[r - 1][i - 1] + BESIDE;
        ending[r][i] = same ? Math.max(alone, beside) : 0;
        upTo[r][i] = Math.max(ending[r][i], Math.max(upTo[r - 1][i], upTo[r][i - 1]));
      }
    }
    BitSet kept = new BitSet();
    int r = rows;
    int i = size;
    boolean beside = false;
    while (r > 0 && i > 0) {
      if (beside || (ending[r][i] > 0 && ending[r][i] == upTo[r][i])) {
        kept.set(i - 1);
        beside = ending[r - 1][i - 1] > 0 && ending[r][i] == ending[r - 1][i - 1] + BESIDE;
        r--;
        i--;
      } else if (upTo[r][i] == upTo[r - 1][i]) {
        r--;
      } else {
        i--;
      }
    }
    return kept;
  }
}
