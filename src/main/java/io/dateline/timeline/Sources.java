package io.dateline.timeline;

import io.dateline.event.ArticleRef;
import io.dateline.event.Mention;
import io.dateline.text.Lexicon;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Counts independent reports of an event: publishers by family, and all that carry the same wire
 * text as one.
 *
 * <p>A family has one name, or one site where no name is told: "BBC News", "BBC" and bbc.co.uk are
 * one. Two sentences are copies when they share nearly all their words; which those are is found by
 * the words that must be among those shared (Chaudhuri, Ganti and Kaushik, "A Primitive Operator
 * for Similarity Joins in Data Cleaning", ICDE 2006, section 4), so that the work grows with the
 * sentences and not with their pairs.
 */
final class Sources {

  /** Sentences that share this much of their words are copies. */
  private static final double COPY = 0.85;

  private static final int SHORTEST_COPY = 6;

  /** Words that a publisher's name has beside what tells it from others. */
  private static final Set<String> COMMON =
      Set.of("the", "news", "online", "website", "com", "international", "world", "edition");

  /** Sites under which many publish. */
  private static final Set<String> HOSTS_OF_MANY =
      Set.of("blogspot", "wordpress", "substack", "medium", "tumblr", "github", "livejournal");

  private final Map<String, Integer> families = new HashMap<>();
  private final List<Integer> parents = new ArrayList<>();
  private final Map<String, Integer> ofMentions = new HashMap<>();

  /**
   * @param mentions all that will be counted
   * @param quoted gives the terms of a mention's quoted sentence, all by one dictionary
   */
  Sources(Collection<Mention> mentions, Function<Mention, int[]> quoted) {
    // Buffers are equal where their numbers are.
    Map<IntBuffer, Integer> sentences = new HashMap<>();
    for (Mention mention : mentions) {
      int family = family(mention.article());
      ofMentions.put(mention.id(), family);
      int[] words = quoted.apply(mention);
      if (words.length >= SHORTEST_COPY) {
        Integer other = sentences.putIfAbsent(IntBuffer.wrap(words), family);
        join(family, other == null ? family : other);
      }
    }
    joinCopies(sentences);
  }

  /** How many independent sources some of the mentions have. */
  int count(Collection<Mention> some) {
    Set<Integer> roots = new HashSet<>();
    for (Mention mention : some) {
      roots.add(root(ofMentions.getOrDefault(mention.id(), -1)));
    }
    return roots.size();
  }

  private int family(ArticleRef article) {
    String name = name(article.publisher());
    String site = name == null ? site(article.url()) : null;
    return node(name != null ? name : site != null ? site : "article " + article.id());
  }

  private int node(String key) {
    return families.computeIfAbsent(
        key,
        _ -> {
          parents.add(parents.size());
          return parents.size() - 1;
        });
  }

  private int root(int node) {
    int root = node;
    while (root >= 0 && parents.get(root) != root) {
      root = parents.get(root);
    }
    return root;
  }

  private void join(int one, int other) {
    int some = root(one);
    int others = root(other);
    parents.set(Math.max(some, others), Math.min(some, others));
  }

  /** What is left of a name without the words that many share: "bbc" of "BBC News". */
  private static @Nullable String name(@Nullable String publisher) {
    if (publisher == null || publisher.isBlank()) {
      return null;
    }
    StringBuilder name = new StringBuilder();
    for (String word : Lexicon.fold(publisher).split("[^\\p{L}\\p{N}]+")) {
      if (!COMMON.contains(word)) {
        name.append(word);
      }
    }
    return name.isEmpty() ? Lexicon.fold(publisher.strip()) : name.toString();
  }

  /** What tells a site from others: "bbc" of news.bbc.co.uk. */
  private static @Nullable String site(@Nullable String url) {
    String host = host(url);
    if (host == null) {
      return null;
    }
    String[] labels = host.split("\\.");
    int last = labels.length - 2;
    if (last > 0 && labels[labels.length - 1].length() == 2 && labels[last].length() <= 3) {
      last--;
    }
    boolean isWhole = last < 0 || HOSTS_OF_MANY.contains(labels[last]) || host.matches("[0-9.]+");
    return isWhole ? host : labels[last];
  }

  private static @Nullable String host(@Nullable String url) {
    try {
      String host = url == null ? null : new URI(url).getHost();
      return host == null ? null : Lexicon.fold(host);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private void joinCopies(Map<IntBuffer, Integer> sentences) {
    Map<Integer, List<Map.Entry<IntBuffer, Integer>>> byWord = new HashMap<>();
    for (Map.Entry<IntBuffer, Integer> sentence : sentences.entrySet()) {
      int[] words = sentence.getKey().array();
      long telling = words.length - (long) Math.ceil(COPY * words.length) + 1;
      for (int i = 0; i < telling; i++) {
        List<Map.Entry<IntBuffer, Integer>> others =
            byWord.computeIfAbsent(words[i], _ -> new ArrayList<>());
        for (Map.Entry<IntBuffer, Integer> other : others) {
          boolean sameSource = root(other.getValue()) == root(sentence.getValue());
          if (!sameSource && Terms.overlap(words, other.getKey().array()) >= COPY) {
            join(sentence.getValue(), other.getValue());
          }
        }
        others.add(sentence);
      }
    }
  }
}
