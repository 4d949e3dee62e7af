package io.dateline.timeline;

import io.dateline.event.Mention;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fold of one timeline, kept up as its articles come, change and go: what one article costs
 * grows with the mentions that are like its own, not with the timeline.
 *
 * <p>Which mentions are of one event is a function of the articles' mentions that are there, and
 * editors' decisions, whatever was there before and in whatever order they came. Of a mention only
 * what it is compared by is kept, some 4 KB of real news. Not safe for several threads.
 */
public final class TimelineFold {

  private final Clusters clusters;
  private final Editing editing;

  /** An empty one. */
  public TimelineFold() {
    this(LikenessModel.standard());
  }

  TimelineFold(LikenessModel model) {
    this.clusters = new Clusters(model);
    this.editing = new Editing(clusters);
  }

  /**
   * What a change made of the events.
   *
   * @param before the ids of each event that was and is no longer, or no longer so, in the order
   *     that {@link Group#ids} had
   * @param after the events that are in their place
   */
  public record Changed(List<List<String>> before, List<Group> after) {
    /** Copies the lists. */
    public Changed {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /** The mentions of one event. */
  public static final class Group {
    private final Map<String, Likeness> members = new LinkedHashMap<>();
    private final List<Event.Link> links;
    private final List<Decision> decisions;

    Group(List<Likeness> members, List<Event.Link> links, List<Decision> decisions) {
      members.forEach(member -> this.members.put(member.id(), member));
      this.links = List.copyOf(links);
      this.decisions = List.copyOf(decisions);
    }

    /** Their ids, the first of which stays the first until the group changes. */
    public List<String> ids() {
      return List.copyOf(members.keySet());
    }

    /** Their ids in the order of {@link Mention#ORDER}. */
    List<String> byPublication() {
      return members.values().stream().sorted(Likeness.BY_PUBLICATION).map(Likeness::id).toList();
    }

    /** What is known of a member. */
    Likeness likeness(Mention member) {
      Likeness likeness = members.get(member.id());
      if (likeness == null) {
        throw new IllegalArgumentException("mention " + member.id() + " is of another event");
      }
      return likeness;
    }

    /** The decisions that hold of the event, in their order. */
    List<Decision> decisions() {
      return decisions;
    }

    /** For each but one of them, the other that it was told to belong to. */
    List<Event.Link> links() {
      return links;
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
    editing.read(article, mentions);
    return () -> {
      clusters.put(article, before);
      editing.read(article, List.of());
    };
  }

  /**
   * Takes in decisions. One that is known already changes nothing.
   *
   * @return takes them back
   */
  public Runnable decide(Collection<Decision> decisions) {
    return editing.decide(decisions);
  }

  /** All decisions that were taken in, whether they hold or not. */
  public Collection<Decision> decisions() {
    return editing.decisions();
  }

  /**
   * The gists of articles, by their ids, as editors judged the articles.
   *
   * @param mentions all that the articles tell of the timeline
   */
  public Map<String, Gist> gists(Collection<Mention> mentions) {
    return Gist.byArticle(mentions, editing.judgements());
  }

  /** The mentions of the events that editors wrote, by their ids. */
  public Map<String, Mention> written() {
    return editing.written();
  }

  /** The ids of the decisions that hold but whose mentions are no longer there, by name. */
  public List<String> orphans() {
    return editing.orphans();
  }

  /** What all that was set and decided since the last call changed. */
  public Changed take() {
    return editing.take();
  }

  /** How many mentions there are. */
  public int size() {
    return clusters.size();
  }
}
