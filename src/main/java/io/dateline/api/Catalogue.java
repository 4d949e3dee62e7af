package io.dateline.api;

import io.dateline.store.ArticleIndex;
import io.dateline.store.Ledger;
import io.dateline.store.Timelines;
import io.dateline.time.Basis;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The articles of whole timelines with what became of each, kept for a moment: searching, sorting
 * and counting asks for all of them. Safe for several threads.
 *
 * <p>They are read anew when the timeline has changed, and otherwise after ten times as long as the
 * reading took, since an article that is refused changes no timeline.
 */
final class Catalogue {

  private static final int MOST_TIMELINES = 4;

  /** How many times as long as the reading took entries are good for. */
  private static final int PATIENCE = 10;

  /**
   * An article.
   *
   * @param listed how it is listed
   * @param published when it was published; null where that is not known
   * @param outcome what became of it
   * @param events how many events of the timeline it reports, those of an assumed day left out
   * @param words its title and publisher, as they are searched
   * @param publisher its publisher, as it is searched
   */
  record Entry(
      ArticleIndex.Listed listed,
      @Nullable Instant published,
      ArticleOutcome outcome,
      int events,
      String words,
      String publisher) {}

  private record Kept(OptionalLong version, Instant until, List<Entry> entries) {}

  private final Ledger ledger;
  private final Timelines timelines;
  private final Outlines outlines;
  private final InstantSource clock;
  private final Map<String, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
          return size() > MOST_TIMELINES;
        }
      };

  private final Object reading = new Object();

  Catalogue(Ledger ledger, Timelines timelines, Outlines outlines, InstantSource clock) {
    this.ledger = ledger;
    this.timelines = timelines;
    this.outlines = outlines;
    this.clock = clock;
  }

  /**
   * All articles of a timeline, the one published first at the head; the undated before it.
   *
   * @throws Problem.Thrown if there is no such timeline
   */
  List<Entry> of(String timeline) {
    OptionalLong version = timelines.version(timeline);
    Kept known = find(timeline, version);
    if (known == null) {
      // Whoever comes meanwhile waits: a long list is read once, however many ask for it.
      synchronized (reading) {
        known = find(timeline, version);
        if (known == null) {
          known = read(timeline, version);
          keep(timeline, known);
        }
      }
    }
    return known.entries();
  }

  private @Nullable Kept find(String timeline, OptionalLong version) {
    synchronized (kept) {
      Kept known = kept.get(timeline);
      return known != null
              && known.version().equals(version)
              && clock.instant().isBefore(known.until())
          ? known
          : null;
    }
  }

  private void keep(String timeline, Kept read) {
    synchronized (kept) {
      kept.put(timeline, read);
    }
  }

  private Kept read(String timeline, OptionalLong version) {
    Instant begin = clock.instant();
    List<ArticleIndex.Listed> listed = ledger.articles(timeline);
    if (version.isEmpty() && listed.isEmpty()) {
      throw Problem.noTimeline(timeline);
    }
    Told told = version.isEmpty() ? new Told() : told(timeline);
    List<Entry> entries = listed.stream().map(told::entry).toList();
    Instant end = clock.instant();
    Instant until = end.plus(Duration.between(begin, end).multipliedBy(PATIENCE));
    return new Kept(version, until, entries);
  }

  private Told told(String timeline) {
    Told told = new Told();
    for (Outline event : outlines.of(timeline, null, true, false)) {
      for (String article : event.articles()) {
        told.all.add(article);
        if (event.basis() != Basis.ASSUMED) {
          told.events.merge(article, 1, Integer::sum);
        }
      }
    }
    return told;
  }

  /** The facts about a timeline's articles that its events hold, by the articles' ids. */
  private static final class Told {
    private final Map<String, Integer> events = new HashMap<>();
    private final Set<String> all = new HashSet<>();

    Entry entry(ArticleIndex.Listed listed) {
      String published = listed.published();
      String publisher = listed.publisher() == null ? "" : listed.publisher();
      String title = listed.title() == null ? "" : listed.title();
      ArticleOutcome outcome = outcome(listed);
      return new Entry(
          listed,
          published == null ? null : Instant.parse(published),
          outcome,
          outcome == ArticleOutcome.EVENTS ? events.getOrDefault(listed.id(), 0) : 0,
          FoldedText.of(title + "\n" + publisher),
          FoldedText.of(publisher));
    }

    private ArticleOutcome outcome(ArticleIndex.Listed listed) {
      return switch (listed.state()) {
        case REFUSED -> ArticleOutcome.REFUSED;
        case WITHDRAWN -> ArticleOutcome.WITHDRAWN;
        case ERASED -> ArticleOutcome.ERASED;
        case READ -> {
          if (events.containsKey(listed.id())) {
            yield ArticleOutcome.EVENTS;
          }
          if (all.contains(listed.id())) {
            yield ArticleOutcome.ASSUMED;
          }
          if (listed.mentions() > 0) {
            yield ArticleOutcome.WAITING;
          }
          yield listed.language() == null ? ArticleOutcome.NOTHING : ArticleOutcome.LANGUAGE;
        }
      };
    }
  }
}
