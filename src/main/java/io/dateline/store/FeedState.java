package io.dateline.store;

import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a feed that is watched.
 *
 * @param address of the feed
 * @param title what it calls itself, or null
 * @param tried when it was last asked for, or null
 * @param succeeded when it last answered as a feed or said that nothing is new, or null
 * @param next when it is asked for again; null for never
 * @param failingSince when the first of the failures was that nothing has succeeded since; null
 *     where it does not fail
 * @param failures how many those are
 * @param error why the last failed, or null
 * @param etag of its last version of which nothing is left to be taken, or null
 * @param lastModified when that was changed, as the server says it, or null
 * @param articles how many items were taken in all
 * @param pages of how many the page was
 * @param seen the versions of items that are done with, the latest last
 * @param tries how often the pages of items were asked for that are not done with
 * @param items what became of the items that came last, the latest first
 */
public record FeedState(
    String address,
    @Nullable String title,
    @Nullable Instant tried,
    @Nullable Instant succeeded,
    @Nullable Instant next,
    @Nullable Instant failingSince,
    int failures,
    @Nullable String error,
    @Nullable String etag,
    @Nullable String lastModified,
    long articles,
    long pages,
    List<String> seen,
    List<Tried> tries,
    List<Item> items) {

  /** Letters and digits in a row of which a path may well be made. */
  private static final int LONGEST_WORD = 32;

  /** The same where they are mixed. */
  private static final int LONGEST_MIXED = 16;

  private static final Pattern PARTS =
      Pattern.compile(
          "(?s)(?<scheme>(?:[A-Za-z][A-Za-z0-9+.-]*:(?=/))?/*)(?<site>[^/?#]*)"
              + "(?<path>[^?#]*)(?<query>.*)");

  /** A host, perhaps with its port. */
  private static final Pattern SITE = Pattern.compile("(?:[^:]*|\\[.*])(?::\\d*)?");

  private static final Pattern UUID_LIKE =
      Pattern.compile("\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

  /** Copies the lists. */
  public FeedState {
    seen = List.copyOf(seen);
    tries = List.copyOf(tries);
    items = List.copyOf(items);
  }

  /** That of a feed that has not been asked for yet. */
  public static FeedState of(String address) {
    return new FeedState(
        address, null, null, null, null, null, 0, null, null, null, 0, 0, List.of(), List.of(),
        List.of());
  }

  /**
   * An address as others are told of it: without its query, its fragment, a name and a password,
   * any of which may be somebody's key, and with an ellipsis for each part of its path that looks
   * like one: a UUID, 32 letters and digits in a row, or 16 of which some are letters and some are
   * digits. Where it cannot be told what is a password, nothing of it is shown.
   *
   * @param address or what stands in a list for one
   */
  public static String shown(String address) {
    Matcher parts = PARTS.matcher(address);
    if (!parts.matches()) {
      return "\u2026";
    }
    String site = parts.group("site");
    String rest = parts.group("path") + parts.group("query");
    int name = site.lastIndexOf('@');
    boolean isUnclear =
        rest.contains("@") && (name >= 0 || !SITE.matcher(site).matches() || !rest.startsWith("/"));
    return parts.group("scheme")
        + (isUnclear ? "\u2026" : site.substring(name + 1) + shownPath(parts.group("path")));
  }

  private static String shownPath(String path) {
    return Stream.of(path.split("/", -1))
        .map(part -> looksLikeKey(part) ? "\u2026" : part)
        .collect(Collectors.joining("/"));
  }

  private static boolean looksLikeKey(String part) {
    return UUID_LIKE.matcher(part).find()
        || Stream.of(part.split("[^\\p{L}\\p{N}]+", -1))
            .anyMatch(run ->
                run.length() >= LONGEST_WORD
                    || (run.length() >= LONGEST_MIXED
                        && run.chars().anyMatch(Character::isDigit)
                        && run.chars().anyMatch(Character::isLetter)));
  }

  /** What a feed is like. */
  public enum Condition {
    /** It has not been asked for. */
    WAITING,
    /** It answers. */
    WATCHED,
    /** It did not answer, or not as a feed; it is asked for again. */
    FAILING,
    /** It is gone, or has failed for so long that it is not asked for any more. */
    STOPPED
  }

  /** What it is like. */
  public Condition condition() {
    if (tried == null) {
      return Condition.WAITING;
    }
    if (next == null) {
      return Condition.STOPPED;
    }
    return failures == 0 ? Condition.WATCHED : Condition.FAILING;
  }

  /**
   * An item whose page could not be had yet.
   *
   * @param version of the item
   * @param times how often it was tried
   */
  public record Tried(String version, int times) {}

  /** What became of an item. */
  public enum Became {
    /** Its page was taken. */
    PAGE,
    /** What the feed tells of it was taken, and all that there was to take. */
    ITEM,
    /** What the feed tells of it was taken; its page could not be, or is no article. */
    ITEM_ALONE,
    /** Its page could not be had, and will be asked for again. */
    WAITING,
    /** There was nothing to take. */
    SKIPPED
  }

  /**
   * An item, and what became of it.
   *
   * @param at when
   * @param address of its page, or null
   * @param title its headline, or null
   * @param reason why its page was not taken, or null
   */
  public record Item(
      Instant at,
      @Nullable String address,
      @Nullable String title,
      Became became,
      @Nullable String reason) {}
}
