package io.dateline.timeline;

import io.dateline.event.ArticleRef;
import io.dateline.event.Mention;
import io.dateline.text.Lexicon;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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

  /** Sentences with the same rare word that each other is compared with. */
  private static final int MOST_COMPARED = 100;

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
   * @param mentions all that will be counted, in any order
   * @param quoted gives the terms of a mention's quoted sentence, all by one dictionary
   */
  Sources(Collection<Mention> mentions, Function<Mention, int[]> quoted) {
    // Buffers are equal where their numbers are. Their order is that of the ids, which are lots.
    Map<IntBuffer, Integer> sentences = new LinkedHashMap<>();
    for (Mention mention : mentions.stream().sorted(Comparator.comparing(Mention::id)).toList()) {
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
      // Each look shortens the way of the next (Tarjan 1975: path halving).
      parents.set(root, parents.get(parents.get(root)));
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

  /**
   * Of each sentence the rarest words are looked up. Of those that share one, the first are
   * compared with all, so that not even a crowd of sentences of the same few words costs more than
   * its number.
   */
  private void joinCopies(Map<IntBuffer, Integer> sentences) {
    Map<Integer, Spread> spreads = spreads(sentences.keySet());
    Map<Integer, List<Map.Entry<IntBuffer, Integer>>> byWord = new HashMap<>();
    for (Map.Entry<IntBuffer, Integer> sentence : sentences.entrySet()) {
      int[] words = sentence.getKey().array();
      for (int word : rarest(words, spreads)) {
        List<Map.Entry<IntBuffer, Integer>> others =
            byWord.computeIfAbsent(word, _ -> new ArrayList<>());
        for (Map.Entry<IntBuffer, Integer> other : others) {
          boolean sameSource = root(other.getValue()) == root(sentence.getValue());
          if (!sameSource && Terms.overlap(words, other.getKey().array()) >= COPY) {
            join(sentence.getValue(), other.getValue());
          }
        }
        if (others.size() < MOST_COMPARED) {
          others.add(sentence);
        }
      }
    }
  }

  /**
   * In which sentences a word is. Words of the same ones are alike to {@link #joinCopies}; the
   * numbers of words are not to matter.
   *
   * @param count in how many
   * @param which a number that tells them from others
   */
  private record Spread(int count, long which) implements Comparable<Spread> {
    private static final Spread NONE = new Spread(0, 0);

    Spread and(int sentence) {
      return new Spread(count + 1, which + mix(sentence));
    }

    /** Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014. */
    private static long mix(long number) {
      long mixed = number * 0x9e3779b97f4a7c15L;
      mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
      mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
      return mixed ^ (mixed >>> 31);
    }

    @Override
    public int compareTo(Spread other) {
      int order = Integer.compare(count, other.count);
      return order == 0 ? Long.compare(which, other.which) : order;
    }
  }

  private static Map<Integer, Spread> spreads(Collection<IntBuffer> sentences) {
    Map<Integer, Spread> spreads = new HashMap<>();
    int number = 1;
    for (IntBuffer sentence : sentences) {
      for (int word : sentence.array()) {
        spreads.put(word, spreads.getOrDefault(word, Spread.NONE).and(number));
      }
      number++;
    }
    return spreads;
  }

  /**
   * The words of which a copy of a sentence must have one, if they are taken in an order that is
   * the same for both: those of the fewest sentences.
   */
  private static List<Integer> rarest(int[] words, Map<Integer, Spread> spreads) {
    long telling = words.length - (long) Math.ceil(COPY * words.length) + 1;
    return Arrays.stream(words)
        .boxed()
        .sorted(
            Comparator.comparing((Integer word) -> spreads.getOrDefault(word, Spread.NONE))
                .thenComparing(Comparator.naturalOrder()))
        .limit(telling)
        .toList();
  }
}
