package io.dateline.local;

import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.article.Article;
import io.dateline.article.ArticleException;
import io.dateline.article.Format;
import io.dateline.event.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The remarks of a command on its articles, printed when it has read them all. */
final class Remarks {

  /** So many names stand in a line. */
  private static final int MOST_NAMES = 5;

  private final List<ArticleException> refusals = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final SortedMap<String, List<String>> files = new TreeMap<>();
  private final SortedMap<String, Integer> parts = new TreeMap<>();
  private final SortedMap<String, Integer> languages = new TreeMap<>();
  private boolean readForEvents;
  private boolean anyEvent;

  /** Takes the reason why an article cannot be read. */
  void refuse(ArticleException refusal) {
    refusals.add(refusal);
    faults.add(refusal.reason());
  }

  /** Takes what went wrong. */
  void fault(String fault) {
    faults.add(fault);
  }

  /** Takes a file of a folder that is no article by its name. */
  void passOver(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String kind = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT) + " ";
    files.computeIfAbsent(kind, _ -> new ArrayList<>()).add(name);
  }

  /** Takes how much in an archive is no article, by what it is. */
  void passOver(Map<String, Integer> kinds) {
    kinds.forEach((kind, count) -> parts.merge(kind, count, Integer::sum));
  }

  /** Takes note of an article in a language that is not read for events. */
  void read(Article article) {
    String language = article.unreadLanguage();
    if (language != null) {
      languages.merge(language, 1, Integer::sum);
    }
  }

  /** Takes note of whether an article has events. */
  void read(Reading reading) {
    readForEvents = true;
    anyEvent |= !reading.mentions().isEmpty();
  }

  /** Takes what the ingest function answered of a file. */
  void answered(JsonNode answer) {
    answer.path("refused").forEach(refused -> faults.add(refused.asText()));
    answer
        .path("unreadLanguages")
        .forEachEntry((language, count) -> languages.merge(language, count.asInt(), Integer::sum));
    answer
        .path("passedOver")
        .forEachEntry((kind, count) -> parts.merge(kind, count.asInt(), Integer::sum));
  }

  /** The articles that could not be read, in their order. */
  List<ArticleException> refusals() {
    return refusals;
  }

  /** Says it all on standard error; the exit code that goes with it. */
  int tell() {
    int exit = Output.faults(faults);
    files.forEach((kind, names) -> say(passedOver(kind, names)));
    if (!files.isEmpty()) {
      say(Format.expectedNames());
    }
    if (!parts.isEmpty()) {
      say("passed over in archives: " + counts(parts));
    }
    if (!languages.isEmpty()) {
      say(
          "in languages that are not read for events, so that none were found: "
              + counts(languages));
    } else if (readForEvents && !anyEvent) {
      say(
          "no event was found that is fit to be shown; \"dateline times\" prints the times that"
              + " were read, and \"dateline explain\" what became of each");
    }
    return exit;
  }

  private static String passedOver(String kind, List<String> names) {
    int more = names.size() - MOST_NAMES;
    return "passed over: %d %s%s%s: %s%s"
        .formatted(
            names.size(),
            kind,
            names.size() == 1 ? "file" : "files",
            kind.isEmpty() ? " without an ending" : "",
            String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size()))),
            more > 0 ? " and " + more + " more" : "");
  }

  private static String counts(SortedMap<String, Integer> counts) {
    return counts.entrySet().stream()
        .map(one -> one.getValue() + " " + one.getKey())
        .collect(Collectors.joining(", "));
  }

  private static void say(String line) {
    System.err.println("dateline: " + Output.plain(line));
  }
}
