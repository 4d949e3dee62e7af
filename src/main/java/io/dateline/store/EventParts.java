package io.dateline.store;

import io.dateline.event.Mention;
import io.dateline.event.MentionId;
import io.dateline.timeline.Event;
import io.dateline.timeline.Gist;
import io.dateline.timeline.Relevance;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An event as it is kept. Where many tell of it, what they tell lies in blocks beside the head: one
 * report more costs the writing of the head and of one block, however many there are.
 *
 * @param head the event, without its mentions where these are in blocks
 * @param numbers how many numbers of blocks there are: none, or a power of two
 * @param blocks by number, of those that are not empty
 * @param gists those of {@link Relevance#reports}
 */
record EventParts(Event head, int numbers, SortedMap<Integer, Block> blocks, List<Gist> gists) {

  /** An event of this many mentions has no blocks, and a block about half of it up to all. */
  private static final int IN_HEAD = 24;

  /** Keeps map and list from changes. */
  EventParts {
    blocks = Collections.unmodifiableSortedMap(new TreeMap<>(blocks));
    gists = List.copyOf(gists);
  }

  /**
   * Some of the mentions of an event.
   *
   * @param mentions in the order of the event's
   * @param links why they are of the event
   */
  record Block(List<Mention> mentions, List<Event.Link> links) {
    /** Copies the lists. */
    Block {
      mentions = List.copyOf(mentions);
      links = List.copyOf(links);
    }
  }

  private static int numbers(int mentions) {
    return mentions <= IN_HEAD ? 0 : 2 * Integer.highestOneBit((mentions - 1) / IN_HEAD);
  }

  static EventParts of(Event event, List<Gist> gists) {
    int numbers = numbers(event.mentions().size());
    if (numbers == 0) {
      return new EventParts(event, 0, new TreeMap<>(), gists);
    }
    Map<Integer, List<Mention>> mentions = new HashMap<>();
    Map<Integer, List<Event.Link>> links = new HashMap<>();
    for (Mention mention : event.mentions()) {
      mentions.computeIfAbsent(block(mention.id(), numbers), _ -> new ArrayList<>()).add(mention);
    }
    for (Event.Link link : event.links()) {
      links.computeIfAbsent(block(link.mention(), numbers), _ -> new ArrayList<>()).add(link);
    }
    SortedMap<Integer, Block> blocks = new TreeMap<>();
    mentions.forEach((number, told) ->
        blocks.put(number, new Block(told, links.getOrDefault(number, List.of()))));
    return new EventParts(event.with(List.of(), List.of()), numbers, blocks, gists);
  }

  /** What one article tells is in one block. */
  private static int block(String mention, int numbers) {
    return MentionId.stretch(mention).hashCode() & (numbers - 1);
  }

  /** The event with all its mentions; those that a change moves between blocks count once. */
  Event whole() {
    if (blocks.isEmpty()) {
      return head;
    }
    Map<String, Mention> mentions = new LinkedHashMap<>();
    Map<String, Event.Link> links = new LinkedHashMap<>();
    for (Block block : blocks.values()) {
      block.mentions().forEach(mention -> mentions.put(mention.id(), mention));
      block.links().forEach(link -> links.put(link.mention(), link));
    }
    return head.with(mentions.values(), links.values());
  }
}
