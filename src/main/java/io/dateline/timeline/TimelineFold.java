package io.dateline.timeline;

import io.dateline.event.Mention;
import java.util.Collection;
import java.util.List;

/**
 * The fold of one timeline, kept up as its articles come, change and go: what one article costs
 * grows with the mentions that are like its own, not with the timeline.
 *
 * <p>Which mentions are of one event is a function of the articles' mentions that are there,
 * whatever was there before and in whatever order they came. Of a mention only what it is compared
 * by is kept, some hundreds of bytes. Not safe for several threads.
 */
public final class TimelineFold {

  private final Clusters clusters = new Clusters();

  /**
   * What a change made of the events.
   *
   * @param before the members of each event that was and is no longer, or no longer so
   * @param after the events that are in their place
   */
  public record Changed(List<List<String>> before, List<Group> after) {
    /** Copies the lists. */
    public Changed {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /**
   * The mentions of one event, by their ids.
   *
   * @param members the ids, in no order that means anything
   * @param links for each but one of them, the other that it was told to belong to
   */
  public record Group(List<String> members, List<Event.Link> links) {
    /** Copies the lists. */
    public Group {
      members = List.copyOf(members);
      links = List.copyOf(links);
    }
  }

  /**
   * Puts an article's mentions in the place of those it had.
   *
   * @param article the article's key
   * @param mentions its mentions of this timeline, each once; none to withdraw it
   * @return puts back what was there
   */
  public Runnable set(String article, Collection<Mention> mentions) {
    List<Likeness> before = clusters.set(article, mentions);
    return () -> clusters.put(article, before);
  }

  /** What all that was set since the last call changed. */
  public Changed take() {
    return clusters.take();
  }

  /** How many mentions there are. */
  public int size() {
    return clusters.size();
  }
}
