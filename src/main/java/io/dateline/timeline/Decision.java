package io.dateline.timeline;

import io.dateline.event.ContentHash;
import io.dateline.event.EventTime;
import io.dateline.event.Factuality;
import io.dateline.event.Mention;
import io.dateline.event.Participant;
import io.dateline.place.Place;
import io.dateline.time.CalendarValue;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A fact that an editor stated about a timeline: it is recorded for ever and never rewritten. A
 * later decision may revoke it.
 *
 * <p>The fold is a function of the set of decisions, as it is of the set of mentions: neither their
 * order nor repeats matter. Where two decide the same of one event, the later one stands.
 *
 * @param id the name that the client gave it, or one that the server made
 * @param timeline the timeline that it is about
 * @param kind what is decided
 * @param about the mentions that it is about; empty where it is about no event
 * @param from for {@link Kind#PART}, mentions of the event that {@code about} are no longer of
 * @param value what was decided; null where the kind says all
 * @param revokes for {@link Kind#REVOKE}, the id of the decision that no longer holds
 * @param reason why, in the editor's words; null where none were given
 * @param author who decided: the user or role of the account that signed, the subject of a member's
 *     token, or {@code local}
 * @param at when
 */
public record Decision(
    String id,
    String timeline,
    Kind kind,
    List<Anchor> about,
    List<Anchor> from,
    @Nullable Value value,
    @Nullable String revokes,
    @Nullable String reason,
    String author,
    Instant at) {

  /** By time, then by id: of two that decide the same, the later one stands. */
  public static final Comparator<Decision> ORDER =
      Comparator.comparing(Decision::at).thenComparing(Decision::id);

  /** What can be decided. */
  public enum Kind {
    /** The event has this title. */
    TITLE,
    /** The event takes place at this time. */
    TIME,
    /** The event did happen, is planned, and so on. */
    FACTUALITY,
    /** The event takes place here. */
    PLACE,
    /** These take part in the event. */
    PARTICIPANTS,
    /** The event is of this kind. */
    KIND,
    /** The event is right as it stands. */
    CONFIRM,
    /** The event is not to be shown: no event, off topic, a duplicate, false. */
    HIDE,
    /** The event is to be shown after all. */
    SHOW,
    /** The mentions are of one event. */
    JOIN,
    /** The mentions are not of the event that they were read to be of. */
    PART,
    /** A note to the event, with links. */
    NOTE,
    /** An event that the editor wrote. */
    EVENT,
    /** The event is one of the timeline's highlights. */
    PIN,
    /** The event is none of the timeline's highlights. */
    UNPIN,
    /** The names are of one person or organisation. */
    ALIAS,
    /** The names are of different people or organisations. */
    NOT_ALIAS,
    /** The article has to do with the timeline. */
    RELEVANT,
    /** The article has nothing to do with the timeline. */
    IRRELEVANT,
    /** An earlier decision no longer holds. */
    REVOKE;

    /** Its name in JSON: {@code notAlias} of {@link #NOT_ALIAS}. */
    @Override
    public String toString() {
      return this == NOT_ALIAS ? "notAlias" : name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of a name.
     *
     * @throws IllegalArgumentException if it is none; the message lists those that there are
     */
    public static Kind of(String name) {
      return Stream.of(values())
          .filter(kind -> kind.toString().equals(name))
          .findFirst()
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "not a kind of decision: it is one of "
                      + Stream.of(values()).map(Kind::toString).collect(Collectors.joining(", "))));
    }

    /** Whether it is about an event that is there, by some of its mentions. */
    public boolean isAboutAnEvent() {
      return !OF_NO_EVENT.contains(this);
    }

    private static final Set<Kind> OF_NO_EVENT =
        EnumSet.of(EVENT, ALIAS, NOT_ALIAS, RELEVANT, IRRELEVANT, REVOKE);
  }

  /**
   * A mention that a decision is about. Where its article was read again, the mention may have
   * another id: it is then known by its sentence and its word.
   *
   * @param mention its id
   * @param article the id of its article
   * @param print a hash of its sentence and its word, 16 hexadecimal digits: no text of an article
   *     is kept with a decision
   */
  public record Anchor(String mention, String article, String print) {

    /** The anchor of a mention. */
    public static Anchor of(Mention mention) {
      return new Anchor(mention.id(), mention.article().id(), Anchor.print(mention));
    }

    static String print(Mention mention) {
      return ContentHash.of(
              mention.quote().in().name(), mention.quote().text(), mention.event().trigger().text())
          .substring(0, 16);
    }
  }

  /**
   * What was decided. A decision of one kind has the field of that kind; one of {@link Kind#EVENT}
   * has title, time and maybe others, and one of {@link Kind#CONFIRM} has what was confirmed.
   *
   * @param title a title
   * @param time a time
   * @param factuality whether the event took place
   * @param places where an event takes place
   * @param participants who takes part
   * @param kind what kind of happening it is
   * @param note a text
   * @param links addresses that go with it
   * @param names names of one person or organisation, or of different ones
   * @param article the id of an article
   * @param sources where an event that an editor wrote is reported
   * @param print a hash of what was confirmed, since no text of an article is kept with a decision
   */
  public record Value(
      @Nullable String title,
      @Nullable EventTime time,
      @Nullable Factuality factuality,
      @Nullable List<Place> places,
      @Nullable List<Participant> participants,
      Event.@Nullable Kind kind,
      @Nullable String note,
      @Nullable List<String> links,
      @Nullable List<String> names,
      @Nullable String article,
      @Nullable List<Source> sources,
      @Nullable String print) {

    /** A value without any field. */
    public static final Value NONE =
        new Value(null, null, null, null, null, null, null, null, null, null, null, null);

    /** The value of a decision of this kind. */
    public static Value title(String title) {
      return new Value(title, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** The value of a decision of this kind. */
    public static Value time(EventTime time) {
      return new Value(null, time, null, null, null, null, null, null, null, null, null, null);
    }

    /** The value of a decision of this kind. */
    public static Value factuality(Factuality factuality) {
      return new Value(
          null, null, factuality, null, null, null, null, null, null, null, null, null);
    }

    /** The value of a decision of this kind. */
    public static Value places(List<Place> places) {
      return new Value(null, null, null, places, null, null, null, null, null, null, null, null);
    }

    /** The value of a decision of this kind. */
    public static Value participants(List<Participant> participants) {
      return new Value(
          null, null, null, null, participants, null, null, null, null, null, null, null);
    }

    /** The value of a decision of this kind. */
    public static Value kind(Event.Kind kind) {
      return new Value(null, null, null, null, null, kind, null, null, null, null, null, null);
    }

    /** The value of a decision of this kind. */
    public static Value note(String text, List<String> links) {
      return new Value(null, null, null, null, null, null, text, links, null, null, null, null);
    }

    /** The value of a decision about names. */
    public static Value names(List<String> names) {
      return new Value(null, null, null, null, null, null, null, null, names, null, null, null);
    }

    /** The value of a decision about an article, by its id. */
    public static Value article(String article) {
      return new Value(null, null, null, null, null, null, null, null, null, article, null, null);
    }

    /** The value of an event that an editor writes. */
    public static Value written(
        String title,
        EventTime time,
        @Nullable Factuality factuality,
        @Nullable List<Place> places,
        @Nullable List<Participant> participants,
        List<Source> sources) {
      return new Value(
          title,
          time,
          factuality,
          places,
          participants,
          null,
          null,
          null,
          null,
          null,
          sources,
          null);
    }

    /** The value of the confirmation of an event that has this title, time and factuality. */
    public static Value confirmed(String title, EventTime time, Factuality factuality) {
      return new Value(
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          print(title, time, factuality));
    }

    /** A hash of an event's title, time and factuality. */
    private static String print(String title, EventTime time, Factuality factuality) {
      return ContentHash.of(title, time.edtf(), factuality.name());
    }

    /** Whether an event that says this is the one that was confirmed. */
    boolean confirms(String title, EventTime time, Factuality factuality) {
      return print(title, time, factuality).equals(print);
    }

    /** This value, with the fields that it has not from another. */
    public Value over(Value other) {
      return new Value(
          title == null ? other.title : title,
          time == null ? other.time : time,
          factuality == null ? other.factuality : factuality,
          places == null ? other.places : places,
          participants == null ? other.participants : participants,
          kind == null ? other.kind : kind,
          note == null ? other.note : note,
          links == null ? other.links : links,
          names == null ? other.names : names,
          article == null ? other.article : article,
          sources == null ? other.sources : sources,
          print == null ? other.print : print);
    }

    /** Copies the lists. */
    public Value {
      places = copy(places);
      participants = copy(participants);
      links = copy(links);
      names = copy(names);
      sources = copy(sources);
    }

    private static <E> @Nullable List<E> copy(@Nullable List<E> list) {
      return list == null ? null : List.copyOf(list);
    }
  }

  /**
   * Where an event that an editor wrote is reported.
   *
   * @param url its address
   * @param publisher who published it; null where that was not said
   * @param title its headline; null where that was not said
   * @param published when, as RFC 3339 or an ISO date; null where that was not said
   * @param quote the sentence that tells the event; null where none was given
   */
  public record Source(
      String url,
      @Nullable String publisher,
      @Nullable String title,
      @Nullable String published,
      @Nullable String quote) {
    /** Refuses one without an address. */
    public Source {
      Objects.requireNonNull(url, "a source has a url");
    }
  }

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if it is none that the fold can apply; the message says why
   */
  public Decision {
    about = about == null ? List.of() : List.copyOf(about);
    from = from == null ? List.of() : List.copyOf(from);
    require(id != null && ID.matcher(id).matches(), "an id of 1 to 64 letters, digits and . _ : -");
    require(timeline != null && TIMELINE.matcher(timeline).matches(), "a timeline");
    require(author != null && !author.isBlank(), "an author");
    require(
        at != null && !at.isBefore(FIRST) && at.isBefore(LAST), "a time of the years 1 to 9999");
    require(kind != null, "a kind");
    require(hasValue(kind, Objects.requireNonNullElse(value, Value.NONE)), "the value of its kind");
    require(kind != Kind.REVOKE || revokes != null, "the id of the decision that it revokes");
  }

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final Pattern TIMELINE = Pattern.compile("[a-z0-9-]{1,64}");
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("a decision has " + what);
    }
  }

  private static boolean hasValue(Kind kind, Value value) {
    return switch (kind) {
      case TITLE -> value.title() != null;
      case TIME -> isTime(value.time());
      case FACTUALITY -> value.factuality() != null;
      case PLACE -> value.places() != null;
      case PARTICIPANTS -> value.participants() != null;
      case KIND -> value.kind() != null;
      case NOTE -> value.note() != null;
      case ALIAS, NOT_ALIAS -> value.names() != null && value.names().size() > 1;
      case RELEVANT, IRRELEVANT -> value.article() != null;
      case EVENT -> value.title() != null && isTime(value.time());
      case CONFIRM -> value.print() != null;
      case HIDE, SHOW, JOIN, PART, PIN, UNPIN, REVOKE -> true;
    };
  }

  private static boolean isTime(@Nullable EventTime time) {
    return time != null
        && time.edtf() != null
        && time.granularity() != null
        && time.basis() != null
        && time.earliest() != null
        && time.latest() != null
        && CalendarValue.parse(String.valueOf(time.value())).isPresent();
  }

  /** The id of the article that is judged; null where none is. */
  public @Nullable String article() {
    return kind == Kind.RELEVANT || kind == Kind.IRRELEVANT ? valueOrNone().article() : null;
  }

  /** The value; of a kind that says all, {@link Value#NONE}. */
  public Value valueOrNone() {
    return Objects.requireNonNullElse(value, Value.NONE);
  }

  /** Of each article that is judged, whether it is relevant; the later judgement stands. */
  public static Map<String, Boolean> judgements(Iterable<Decision> decisions) {
    Map<String, Boolean> judgements = new LinkedHashMap<>();
    for (Decision decision : inForce(decisions)) {
      String article = decision.article();
      if (article != null) {
        judgements.put(article, decision.kind() == Kind.RELEVANT);
      }
    }
    return judgements;
  }

  /**
   * The decisions that hold, in their order: of those with one id the first, without those that a
   * later one that holds revokes.
   */
  public static List<Decision> inForce(Iterable<Decision> decisions) {
    Map<String, Decision> first = new LinkedHashMap<>();
    for (Decision decision : decisions) {
      first.merge(
          decision.id(), decision, (one, other) -> ORDER.compare(one, other) <= 0 ? one : other);
    }
    List<Decision> inOrder = first.values().stream().sorted(ORDER).toList();
    Set<String> revoked = new HashSet<>();
    for (Decision decision : inOrder.reversed()) {
      if (decision.kind() == Kind.REVOKE
          && decision.revokes() != null
          && !revoked.contains(decision.id())) {
        Decision target = first.get(decision.revokes());
        if (target != null && ORDER.compare(target, decision) < 0) {
          revoked.add(target.id());
        }
      }
    }
    return inOrder.stream().filter(decision -> !revoked.contains(decision.id())).toList();
  }
}
