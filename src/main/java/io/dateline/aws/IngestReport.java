package io.dateline.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The outcomes of the articles of one call, logged one by one and counted at its end. */
final class IngestReport {

  private final Telemetry telemetry;
  private final List<Ingest.Outcome> outcomes = new ArrayList<>();
  private final List<Instant> uploads = new ArrayList<>();

  IngestReport(Telemetry telemetry) {
    this.telemetry = telemetry;
  }

  /** Takes in what became of an object. */
  void add(Notification notification, List<Ingest.Outcome> ofObject) {
    outcomes.addAll(ofObject);
    if (notification.time() != null && !notification.removed()) {
      uploads.add(notification.time());
    }
    if (ofObject.isEmpty()) {
      telemetry.info("object withdrawn", Map.of("key", notification.key()));
    }
    ofObject.forEach(this::tell);
  }

  private void tell(Ingest.Outcome outcome) {
    switch (outcome) {
      case Ingest.Read read ->
          telemetry.info(
              read.known() ? "article known" : "article read",
              Map.of(
                  "article", read.origin(),
                  "timeline", read.timeline(),
                  "revision", read.revision(),
                  "mentions", read.mentions()));
      case Ingest.Described described ->
          telemetry.info(
              "timeline described",
              Map.of("object", described.origin(), "timeline", described.timeline()));
      case Ingest.PassedOver passed ->
          telemetry.info(
              "parts passed over", Map.of("object", passed.origin(), "kinds", passed.kinds()));
      // The reason is in the table: it may quote the article.
      case Ingest.Refused refused ->
          telemetry.warn(
              "article refused",
              Map.of("article", refused.origin(), "reason", refused.kind().slug()));
    }
  }

  /** Logs a message that names no object and becomes a dead letter. */
  void notUnderstood(String message) {
    telemetry.warn(
        "message not understood", Map.of("messageId", message, "expected", Notification.EXPECTED));
  }

  /** Logs a message that will be tried again. */
  void failed(String message, Throwable fault) {
    telemetry.error("message failed", fault, Map.of("messageId", message));
  }

  /** Counts all that was taken in. */
  void count() {
    Map<Telemetry.Metric, Integer> counts = new EnumMap<>(Telemetry.Metric.class);
    Map<String, Integer> refused = new TreeMap<>();
    for (Ingest.Outcome outcome : outcomes) {
      switch (outcome) {
        case Ingest.Read read -> {
          counts.merge(Telemetry.Metric.ARTICLES_READ, read.known() ? 0 : 1, Integer::sum);
          counts.merge(Telemetry.Metric.MENTIONS, read.mentions(), Integer::sum);
        }
        case Ingest.Described _ -> {}
        case Ingest.PassedOver _ -> {}
        case Ingest.Refused one -> refused.merge(one.kind().slug(), 1, Integer::sum);
      }
    }
    telemetry.count(counts);
    refused.forEach(telemetry::countRefused);
    telemetry.lag(Telemetry.Metric.READ_LAG, uploads);
  }

  int articles() {
    return (int) outcomes.stream().filter(Ingest.Read.class::isInstance).count();
  }

  int mentions() {
    return outcomes.stream()
        .mapToInt(outcome -> outcome instanceof Ingest.Read read ? read.mentions() : 0)
        .sum();
  }

  /** How many articles are in each of the languages that are not read for events. */
  SortedMap<String, Integer> unreadLanguages() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (Ingest.Outcome outcome : outcomes) {
      if (outcome instanceof Ingest.Read read && read.unreadLanguage() != null) {
        counts.merge(read.unreadLanguage(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** How much in archives was passed over as no article, by what it is. */
  SortedMap<String, Integer> passedOver() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    for (Ingest.Outcome outcome : outcomes) {
      if (outcome instanceof Ingest.PassedOver passed) {
        passed.kinds().forEach((kind, count) -> counts.merge(kind, count, Integer::sum));
      }
    }
    return counts;
  }

  List<String> reasons() {
    return outcomes.stream()
        .filter(Ingest.Refused.class::isInstance)
        .map(outcome -> ((Ingest.Refused) outcome).reason())
        .toList();
  }
}
