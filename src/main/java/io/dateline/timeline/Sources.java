package io.dateline.timeline;

import io.dateline.event.ArticleRef;
import io.dateline.event.Mention;
import io.dateline.text.Lexicon;
import io.dateline.text.Stems;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts independent reports: publishers, with those that carry the same wire text as one. */
final class Sources {

  /** Sentences that share this much of their words are copies. */
  private static final double COPY = 0.85;

  private static final int SHORTEST_COPY = 6;

  private Sources() {}

  static int count(Collection<Mention> mentions) {
    Map<String, List<Set<String>>> quotes = new HashMap<>();
    for (Mention mention : mentions) {
      quotes
          .computeIfAbsent(publisher(mention.article()), _ -> new ArrayList<>())
          .add(Stems.ofContentWords(mention.quote().text()));
    }
    List<String> publishers = new ArrayList<>(new TreeSet<>(quotes.keySet()));
    Set<String> copies = new HashSet<>();
    for (int i = 0; i < publishers.size(); i++) {
      for (int k = 0; k < i && !copies.contains(publishers.get(i)); k++) {
        if (carryTheSame(at(quotes, publishers, i), at(quotes, publishers, k))) {
          copies.add(publishers.get(i));
        }
      }
    }
    return publishers.size() - copies.size();
  }

  private static List<Set<String>> at(
      Map<String, List<Set<String>>> quotes, List<String> publishers, int i) {
    return quotes.getOrDefault(publishers.get(i), List.of());
  }

  private static String publisher(ArticleRef article) {
    String publisher = article.publisher();
    if (publisher != null && !publisher.isBlank()) {
      return Lexicon.fold(publisher.strip());
    }
    String url = article.url();
    String host = url == null ? null : URI.create(url).getHost();
    return host == null ? "article " + article.id() : host;
  }

  private static boolean carryTheSame(List<Set<String>> some, List<Set<String>> others) {
    for (Set<String> one : some) {
      for (Set<String> other : others) {
        if (isCopy(one, other)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isCopy(Set<String> one, Set<String> other) {
    int shared = 0;
    for (String word : one) {
      if (other.contains(word)) {
        shared++;
      }
    }
    return shared >= SHORTEST_COPY && shared >= COPY * (one.size() + other.size() - shared);
  }
}
