package io.dateline.timeline;

import io.dateline.article.PublicationTime;
import io.dateline.event.EventTime;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.event.Participant;
import io.dateline.place.Place;
import io.dateline.time.Basis;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The mentions of one happening, folded.
 *
 * @param id the id of its founding mention, the one published first
 * @param timeline the timeline it belongs to
 * @param title a short line that stands alone
 * @param time the finest time that its mentions tell
 * @param factuality whether it took place, by the latest report
 * @param sources how many independent publishers report it; a wire story counts once
 * @param firstReported when it was first published
 * @param lastReported when it was last published
 * @param importance from 0 to 1: {@link Weight#importance}
 * @param kind what kind of happening it is: by the words that tell it
 * @param role whether it is what some article reports, or only what articles go back to
 * @param participants who takes part
 * @param places where, the best supported first; see {@link Whereabouts}
 * @param conflicts other times that its mentions tell
 * @param mentions all of them, by publication and id
 * @param links why each mention but one is of this event, by the order of the mentions
 * @param revision how many times of publication it has been told at
 * @param updated when it last changed: the publication of its latest mention
 * @param confirmed true where an editor confirmed it as it stands; else null
 * @param edited what editors decided of it; null where nobody decided anything
 * @param relevance from 0 to 1, how much the articles that report it have to do with the timeline:
 *     {@link Relevance}; null where it is kept, since each article of the timeline may change it
 */
public record Event(
    String id,
    String timeline,
    String title,
    EventTime time,
    Factuality factuality,
    int sources,
    PublicationTime firstReported,
    PublicationTime lastReported,
    double importance,
    Kind kind,
    Role role,
    List<Participant> participants,
    List<Place> places,
    List<Conflict> conflicts,
    List<Mention> mentions,
    List<Link> links,
    int revision,
    PublicationTime updated,
    @Nullable Boolean confirmed,
    @Nullable Edited edited,
    @Nullable Double relevance) {

  /** What kind of happening an event is; {@code families.tsv} tells which words are of which. */
  public enum Kind {
    ACCIDENT,
    AGREEMENT,
    APPOINTMENT,
    ARREST,
    ATTACK,
    BIRTH,
    BUSINESS,
    CLOSURE,
    CONTEST,
    DEATH,
    DECISION,
    DISASTER,
    HEALTH,
    LAUNCH,
    PROTEST,
    RESCUE,
    RESIGNATION,
    SANCTION,
    STATEMENT,
    TALKS,
    TRIAL,
    VISIT,
    VOTE,
    WORKS,
    /** None of these, or not sure. */
    OTHER
  }

  /** Whether an event is news. */
  public enum Role {
    /** Some article tells it within a month, or before it takes place. */
    REPORT,
    /** All go back to it from later. */
    BACKGROUND
  }

  /** Copies the lists. An event written by an earlier version tells no kind and no role. */
  public Event {
    kind = Objects.requireNonNullElse(kind, Kind.OTHER);
    role = Objects.requireNonNullElse(role, Role.REPORT);
    participants = List.copyOf(participants);
    places = List.copyOf(Objects.requireNonNullElse(places, List.of()));
    conflicts = List.copyOf(conflicts);
    mentions = List.copyOf(mentions);
    links = List.copyOf(links);
  }

  /**
   * The same event with other mentions.
   *
   * @param some the mentions, in any order
   * @param why their links, in any order
   */
  public Event with(Collection<Mention> some, Collection<Link> why) {
    List<Mention> sorted = some.stream().sorted(Mention.ORDER).toList();
    return new Event(
        id,
        timeline,
        title,
        time,
        factuality,
        sources,
        firstReported,
        lastReported,
        importance,
        kind,
        role,
        participants,
        places,
        conflicts,
        sorted,
        inOrderOf(sorted, why),
        revision,
        updated,
        confirmed,
        edited,
        relevance);
  }

  /**
   * The same event at other places.
   *
   * @param decided what editors decided of it; null where nobody decided anything
   */
  Event withPlaces(List<Place> others, @Nullable Edited decided) {
    return new Event(
        id,
        timeline,
        title,
        time,
        factuality,
        sources,
        firstReported,
        lastReported,
        importance,
        kind,
        role,
        participants,
        others,
        conflicts,
        mentions,
        links,
        revision,
        updated,
        confirmed,
        decided,
        relevance);
  }

  /** The same event with another relevance. */
  public Event withRelevance(@Nullable Double other) {
    return new Event(
        id,
        timeline,
        title,
        time,
        factuality,
        sources,
        firstReported,
        lastReported,
        importance,
        kind,
        role,
        participants,
        places,
        conflicts,
        mentions,
        links,
        revision,
        updated,
        confirmed,
        edited,
        other);
  }

  /**
   * The same event as editors have it.
   *
   * @param value what they decided; what it has not stays as it was read
   * @param decided their decisions
   */
  Event withEditing(Decision.Value value, Edited decided) {
    String newTitle = Objects.requireNonNullElse(value.title(), title);
    EventTime newTime = Objects.requireNonNullElse(value.time(), time);
    Factuality newFactuality = Objects.requireNonNullElse(value.factuality(), factuality);
    // A later report that gives the event another title or time ends the confirmation.
    boolean isConfirmed = value.confirms(newTitle, newTime, newFactuality);
    return new Event(
        id,
        timeline,
        newTitle,
        newTime,
        newFactuality,
        sources,
        firstReported,
        lastReported,
        importance,
        Objects.requireNonNullElse(value.kind(), kind),
        role,
        Objects.requireNonNullElse(value.participants(), participants),
        Objects.requireNonNullElse(value.places(), places),
        conflicts,
        mentions,
        links,
        revision,
        updated,
        isConfirmed ? true : null,
        decided,
        relevance);
  }

  /** Links in the order of the mentions that they are of. */
  static List<Link> inOrderOf(List<Mention> mentions, Collection<Link> links) {
    Map<String, Integer> order = new HashMap<>();
    mentions.forEach(mention -> order.put(mention.id(), order.size()));
    return links.stream()
        .sorted(Comparator.comparing(link -> order.getOrDefault(link.mention(), 0)))
        .toList();
  }

  /** What tells that two mentions are of one event. */
  public enum Reason {
    /** Their times agree, and their titles share their words. */
    WORDING,
    /** Their times agree, and the same kind of happening is told in one story. */
    KIND,
    /** One gives the plan that the other tells of another day. */
    REDATING,
    /** An editor decided it. */
    DECIDED
  }

  /**
   * Why a mention is of this event.
   *
   * @param mention its id
   * @param to the id of the other mention of this event that it is most like
   * @param by what tells that the two are of one event
   * @param shared stems of the words that they share, by letters, without numbers
   */
  public record Link(String mention, String to, Reason by, List<String> shared) {
    /** Copies the list. */
    public Link {
      shared = List.copyOf(shared);
    }
  }

  /** Whether no mention tells its time and nobody confirmed it: readers see it when they ask. */
  public boolean isAssumed() {
    return time.basis() == Basis.ASSUMED && confirmed == null;
  }

  /** Whether an editor decided that it is not to be shown: readers see it when they ask. */
  public boolean isHidden() {
    return edited != null && edited.hidden() != null;
  }

  /**
   * Another time told of the same event.
   *
   * @param time the time
   * @param sources how many independent publishers tell it
   */
  public record Conflict(EventTime time, int sources) {}
}
