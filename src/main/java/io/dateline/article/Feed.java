package io.dateline.article;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A feed as it was fetched: RSS, Atom or JSON Feed. Its items are told apart without being read as
 * articles, and some of them can be had as a feed of their own.
 */
public final class Feed {

  /** So many characters tell one version of an item from others. */
  private static final int VERSION = 16;

  private final @Nullable String title;
  private final List<Item> items;
  private final Format format;
  private final Selection selection;

  private Feed(@Nullable String title, List<Item> items, Format format, Selection selection) {
    this.title = title;
    this.items = List.copyOf(items);
    this.format = format;
    this.selection = selection;
  }

  /**
   * An item.
   *
   * @param number its place in the feed, from 1
   * @param id what identifies it as an article: its canonical address, or the id that the feed
   *     gives it, or null
   * @param address of its page, or null
   * @param title its headline, or null
   * @param version changes when its id, headline, text or times do
   * @param hasText whether the feed has a text of it
   * @param isExcerpt whether that text is known to be only a summary; true where there is none
   */
  public record Item(
      int number,
      @Nullable String id,
      @Nullable String address,
      @Nullable String title,
      String version,
      boolean hasText,
      boolean isExcerpt) {}

  /** Writes a feed that has only some of the items. */
  private interface Selection {
    String only(Set<Integer> numbers);
  }

  /**
   * Reads a feed; its items are read by {@link ArticleReader}.
   *
   * @param content its bytes
   * @param charset that was said beside, or null
   * @param origin for messages
   * @throws ArticleException if it is no feed with items, or a larger one than is read
   */
  public static Feed of(byte[] content, @Nullable String charset, String origin)
      throws ArticleException {
    String text = DocumentReader.text(content, true, charset, origin);
    return text.stripLeading().startsWith("{") ? json(text, origin) : xml(text, origin);
  }

  private static Feed xml(String text, String origin) throws ArticleException {
    FeedReader feed = FeedReader.of(text, origin);
    List<Item> items = new ArrayList<>();
    for (int number = 1; number <= feed.size(); number++) {
      Draft draft = null;
      try {
        draft = feed.item(number, origin);
      } catch (ArticleException e) {
        // An item without a text or with a broken date may still lead to a page.
      }
      items.add(item(number, feed.address(number), feed.title(number), draft));
    }
    return new Feed(feed.title(), items, Format.FEED, feed::only);
  }

  private static Feed json(String text, String origin) throws ArticleException {
    JsonNode feed = JsonTree.parse(text, origin);
    JsonNode all = feed.path("items");
    if (!JsonReader.isFeed(feed) || all.isEmpty()) {
      throw new ArticleException(
          ArticleException.Kind.FORMAT, origin, "a JSON Feed with items was expected");
    }
    List<Item> items = new ArrayList<>();
    for (JsonNode one : all) {
      Draft draft = null;
      try {
        draft = JsonReader.item(feed, one, origin);
      } catch (ArticleException e) {
        // As of an item of XML.
      }
      String address = Draft.webAddress(one.path("url").asText(null));
      items.add(item(items.size() + 1, address, one.path("title").asText(null), draft));
    }
    return new Feed(
        feed.path("title").asText(null), items, Format.JSON, numbers -> only(feed, numbers));
  }

  private static String only(JsonNode feed, Set<Integer> numbers) {
    ObjectNode some = feed.deepCopy();
    ArrayNode items = some.putArray("items");
    int number = 0;
    for (JsonNode item : feed.path("items")) {
      if (numbers.contains(++number)) {
        items.add(item);
      }
    }
    return some.toString();
  }

  private static Item item(
      int number, @Nullable String address, @Nullable String title, @Nullable Draft draft) {
    String named = draft == null || draft.id == null ? address : draft.id;
    String told = draft == null ? "" : draft.text + '\n' + draft.published + '\n' + draft.updated;
    return new Item(
        number,
        address == null ? named : Address.canonical(address),
        address,
        title,
        Provenance.hash((named + "\n" + title + "\n" + told).getBytes(StandardCharsets.UTF_8))
            .substring(0, VERSION),
        draft != null && !draft.text.isBlank(),
        draft == null || draft.isExcerpt);
  }

  /** What it calls itself, or null. */
  public @Nullable String title() {
    return title;
  }

  /** Its items, in its order. */
  public List<Item> items() {
    return items;
  }

  /**
   * The feed with some of its items alone, in UTF-8.
   *
   * @param numbers of the items
   */
  public byte[] only(Set<Integer> numbers) {
    return selection.only(numbers).getBytes(StandardCharsets.UTF_8);
  }

  /** What the name of a file that holds it ends in. */
  public String ending() {
    return format == Format.JSON ? ".json" : ".xml";
  }
}
