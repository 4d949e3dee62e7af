package io.dateline.feed;

import io.dateline.store.FeedState;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * The feeds that are watched for a timeline: a file {@code feeds/{timeline}.txt} with an address on
 * each line, where {@code #} begins a comment, or {@code feeds/{timeline}.opml}, as feed readers
 * export it.
 *
 * @param timeline to which their articles belong
 * @param addresses of the feeds, each once, in the order of the file
 * @param faults what is wrong with the file; the rest of it counts
 */
public record FeedList(String timeline, List<URI> addresses, List<String> faults) {

  /** The folder of the bucket in which the lists lie. */
  public static final String FOLDER = "feeds/";

  /** The largest list that is read, in bytes. */
  public static final int LARGEST = 1_000_000;

  private static final Pattern KEY = Pattern.compile("feeds/([a-z0-9-]{1,64})\\.(opml|txt)");
  private static final int MOST = 1_000;
  private static final int LONGEST_SHOWN = 100;

  /** Copies the lists. */
  public FeedList {
    addresses = List.copyOf(addresses);
    faults = List.copyOf(faults);
  }

  /**
   * The timeline that a list is for, by its key; empty where that is the key of no list.
   *
   * @param key of an object, such as {@code feeds/riga.txt}
   */
  public static Optional<String> timeline(String key) {
    Matcher list = KEY.matcher(key);
    return list.matches() ? Optional.of(list.group(1)) : Optional.empty();
  }

  /**
   * Reads a list.
   *
   * @param key of the object, for {@link #timeline} and for messages
   * @throws IllegalArgumentException if the key is that of no list
   */
  public static FeedList of(String key, byte[] content) {
    String timeline = timeline(key).orElseThrow(() -> new IllegalArgumentException(key));
    List<String> faults = new ArrayList<>();
    if (content.length > LARGEST) {
      faults.add(key + ": has more than 1 MB; nothing of it is read");
      return new FeedList(timeline, List.of(), faults);
    }
    String text = new String(content, StandardCharsets.UTF_8);
    List<String> given = key.endsWith(".opml") ? opml(text) : lines(text);
    if (given.isEmpty()) {
      faults.add(
          key
              + (key.endsWith(".opml")
                  ? ": has no outline with an xmlUrl"
                  : ": has no line with the address of a feed"));
    }
    Set<URI> addresses = new LinkedHashSet<>();
    for (String one : given.subList(0, Math.min(MOST, given.size()))) {
      try {
        addresses.add(WebAddress.of(one));
      } catch (WebException e) {
        faults.add(key + ": \"" + shown(one) + "\": " + e.reason());
      }
    }
    if (given.size() > MOST) {
      faults.add(
          "%s: names more than %,d feeds; the later ones are not watched".formatted(key, MOST));
    }
    return new FeedList(timeline, List.copyOf(addresses), faults);
  }

  private static List<String> lines(String text) {
    return text.replace("\uFEFF", "")
        .lines()
        .map(line -> line.startsWith("#") ? "" : line.replaceFirst("\\s#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .toList();
  }

  /** jsoup's parser of XML resolves no entity and loads no DTD. */
  private static List<String> opml(String text) {
    return Jsoup.parse(text, "", Parser.xmlParser())
        .select("outline[xmlUrl], outline[xmlurl]")
        .stream()
        .map(FeedList::address)
        .filter(address -> !address.isEmpty())
        .toList();
  }

  private static String address(Element outline) {
    return outline.attributes().getIgnoreCase("xmlUrl").strip();
  }

  private static String shown(String line) {
    String text = FeedState.shown(line);
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "\u2026" : text;
  }
}
