package io.dateline.api;

import io.dateline.event.Mention;
import io.dateline.timeline.Event;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the decisions of one request make of the events so far: each is made of events as the ones
 * before it leave them, though none of them is recorded yet.
 */
final class Regrouping {

  /** Mentions of one event that this request leaves together. */
  private static final class Piece {
    private final Set<String> mentions;

    Piece(Collection<String> mentions) {
      this.mentions = new LinkedHashSet<>(mentions);
    }
  }

  /** Which piece a mention is in, by its id; of an event that is not parted, none. */
  private final Map<String, Piece> parted = new HashMap<>();

  /** Of each event that is parted, what is left of it. */
  private final Map<String, Piece> rest = new HashMap<>();

  /** The piece that each was parted from. */
  private final Map<Piece, Piece> sources = new HashMap<>();

  /** The pieces that are joined with a piece. */
  private final Map<Piece, Set<Piece>> joined = new HashMap<>();

  private Piece pieceOf(Event event, String id) {
    Piece own = parted.get(id);
    return own != null ? own : rest.computeIfAbsent(event.id(), _ -> new Piece(ids(event)));
  }

  private static List<String> ids(Event event) {
    return event.mentions().stream().map(Mention::id).toList();
  }

  /**
   * The mentions of the event that a mention is of.
   *
   * @param event the event that it is of on the timeline
   * @param id the mention, or the event
   */
  List<Mention> mentions(Event event, String id) {
    Set<String> own = pieceOf(event, id).mentions;
    return event.mentions().stream().filter(mention -> own.contains(mention.id())).toList();
  }

  /** Whether two mentions are of one event. */
  boolean isOne(Event event, String id, Event other, String otherId) {
    Piece piece = pieceOf(event, id);
    return group(piece).contains(pieceOf(other, otherId));
  }

  private Set<Piece> group(Piece piece) {
    return joined.getOrDefault(piece, Set.of(piece));
  }

  /** Whether an earlier decision of the request has joined the event of a mention with another. */
  boolean isJoined(Event event, String id) {
    return group(pieceOf(event, id)).size() > 1;
  }

  /** Whether an earlier decision of the request has parted any of an event's mentions. */
  boolean isParted(Event event) {
    return event.mentions().stream().anyMatch(mention -> parted.containsKey(mention.id()));
  }

  /**
   * Takes in that the events of two mentions are one.
   *
   * @return false where that undoes a parting of the same request
   */
  boolean join(Event event, String id, Event other, String otherId) {
    Set<Piece> whole = new LinkedHashSet<>();
    Stream.of(pieceOf(event, id), pieceOf(other, otherId))
        .forEach(piece -> whole.addAll(group(piece)));
    whole.forEach(piece -> joined.put(piece, whole));
    return whole.stream().noneMatch(piece -> whole.contains(sources.get(piece)));
  }

  /** Takes in that some mentions of an event are of another. */
  void part(Event event, Collection<String> mentions) {
    Piece piece = new Piece(mentions);
    for (String mention : mentions) {
      Piece source = pieceOf(event, mention);
      source.mentions.remove(mention);
      parted.put(mention, piece);
      sources.put(piece, source);
    }
  }
}
