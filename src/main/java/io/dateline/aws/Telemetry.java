package io.dateline.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.dateline.json.Json;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * The record of one call of a function: log lines and metrics, each a JSON object on a line of its
 * own on standard output, which Lambda takes over as it is, whatever the function's log format.
 * {@code level} and {@code timestamp} are what Lambda filters by.
 *
 * <p>Lines are plain ASCII: a hostile key can neither end a line nor turn a terminal's text about.
 * Nothing of an article's text belongs here, and so no message of an exception either, which may
 * quote it: of a fault it records the class, the AWS error code and the places in the program.
 */
final class Telemetry {

  /** The things that are counted. */
  enum Metric {
    /** Articles read, without those that were known already. */
    ARTICLES_READ("ArticlesRead", "Count"),
    /** Articles refused; also by {@code Reason}. */
    ARTICLES_REFUSED("ArticlesRefused", "Count"),
    /** Mentions found in the articles read. */
    MENTIONS("Mentions", "Count"),
    /** Articles taken into their timelines. */
    ARTICLES_FOLDED("ArticlesFolded", "Count"),
    /** Mentions that were folded into an event of others; the rest founded events. */
    MENTIONS_MERGED("MentionsMerged", "Count"),
    /** Timelines that could not be folded. */
    TIMELINES_FAILED("TimelinesFailed", "Count"),
    /** Changes of events sent to the event bus. */
    EVENTS_CHANGED("EventsChanged", "Count"),
    /** Items of watched feeds that were taken. */
    ITEMS_WATCHED("ItemsWatched", "Count"),
    /** Feeds that did not answer, or not as feeds. */
    FEEDS_FAILED("FeedsFailed", "Count"),
    /** The time from an article's storage in the bucket until it was in the ledger. */
    READ_LAG("ReadLagMillis", "Milliseconds"),
    /** The time from there until it was on its timeline. */
    FOLD_LAG("FoldLagMillis", "Milliseconds");

    private final String name;
    private final String unit;

    Metric(String name, String unit) {
      this.name = name;
      this.unit = unit;
    }

    private Map<String, String> definition() {
      return Map.of("Name", name, "Unit", unit);
    }
  }

  private static final String NAMESPACE = "Dateline";

  /** How the AWS/Lambda metrics name the function too. */
  private static final String FUNCTION = "FunctionName";

  /** The format takes as many values of a metric in one object. */
  private static final int MOST_VALUES = 100;

  private static final int MOST_FRAMES = 5;

  private static final ObjectWriter LINE =
      Json.json().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);

  /** The name of the function; null if nothing is recorded. */
  private final @Nullable String function;

  private final String request;
  private final PrintStream out;
  private final InstantSource clock;

  private Telemetry(@Nullable String function, String request, InstantSource clock) {
    this.function = function;
    this.request = request;
    this.out = System.out;
    this.clock = clock;
  }

  /**
   * The record of a call; without a context, as on one machine, nothing is recorded.
   *
   * @param clock the time of the records, up to which lags are counted
   */
  static Telemetry of(@Nullable Context context, InstantSource clock) {
    return context == null
        ? new Telemetry(null, "", clock)
        : new Telemetry(context.getFunctionName(), context.getAwsRequestId(), clock);
  }

  /** That of a function before its first call. */
  static Telemetry ofInit(InstantSource clock) {
    return new Telemetry(System.getenv("AWS_LAMBDA_FUNCTION_NAME"), "init", clock);
  }

  /** Records an event of the call. */
  void info(String message, Map<String, ?> fields) {
    log("INFO", message, fields);
  }

  /** Records something that somebody may want to look at. */
  void warn(String message, Map<String, ?> fields) {
    log("WARN", message, fields);
  }

  /** Records a fault without its message. */
  void error(String message, Throwable fault, Map<String, ?> fields) {
    Map<String, Object> all = new LinkedHashMap<>(fields);
    all.put("fault", causes(fault).map(one -> one.getClass().getName()).toList());
    causes(fault)
        .filter(AwsServiceException.class::isInstance)
        .map(AwsServiceException.class::cast)
        .findFirst()
        .ifPresent(answer -> {
          all.put("status", answer.statusCode());
          all.put("awsRequestId", String.valueOf(answer.requestId()));
          if (answer.awsErrorDetails() != null) {
            all.put("code", String.valueOf(answer.awsErrorDetails().errorCode()));
          }
        });
    all.put("at", places(fault));
    log("ERROR", message, all);
  }

  private static Stream<Throwable> causes(Throwable fault) {
    // Ten, because causes may go round in a circle.
    return Stream.<Throwable>iterate(fault, one -> one != null, Throwable::getCause).limit(10);
  }

  /** The places in this program that it came from; frames of libraries say less. */
  private static List<String> places(Throwable fault) {
    return Stream.of(fault.getStackTrace())
        .filter(frame -> frame.getClassName().startsWith("io.dateline."))
        .limit(MOST_FRAMES)
        .map(StackTraceElement::toString)
        .toList();
  }

  private void log(String level, String message, Map<String, ?> fields) {
    if (function == null) {
      return;
    }
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("timestamp", clock.instant());
    line.put("level", level);
    line.put("message", message);
    line.put("function", function);
    line.put("requestId", request);
    line.putAll(fields);
    print(line);
  }

  /** Counts, for the function as a whole. */
  void count(Map<Metric, Integer> counts) {
    Map<Metric, Object> values = new LinkedHashMap<>(counts);
    values.values().removeIf(value -> value.equals(0));
    metrics(List.of(List.of(FUNCTION)), Map.of(), values);
  }

  /** Counts articles refused for one reason: for the function as a whole, and by the reason. */
  void countRefused(String reason, int count) {
    metrics(
        List.of(List.of(FUNCTION), List.of(FUNCTION, "Reason")),
        Map.of("Reason", reason),
        Map.of(Metric.ARTICLES_REFUSED, count));
  }

  /** Records how long ago something was, each time. */
  void lag(Metric metric, List<Instant> since) {
    Instant now = clock.instant();
    List<Long> millis =
        since.stream().map(then -> Math.max(0, now.toEpochMilli() - then.toEpochMilli())).toList();
    for (int i = 0; i < millis.size(); i += MOST_VALUES) {
      List<Long> some = millis.subList(i, Math.min(millis.size(), i + MOST_VALUES));
      metrics(List.of(List.of(FUNCTION)), Map.of(), Map.of(metric, new ArrayList<>(some)));
    }
  }

  /**
   * CloudWatch's Embedded Metric Format: one object holds the definitions of its metrics and their
   * values.
   */
  private void metrics(
      List<List<String>> dimensions, Map<String, String> properties, Map<Metric, ?> values) {
    if (function == null || values.isEmpty()) {
      return;
    }
    Map<String, Object> directive = new LinkedHashMap<>();
    directive.put("Namespace", NAMESPACE);
    directive.put("Dimensions", dimensions);
    directive.put("Metrics", values.keySet().stream().map(Metric::definition).toList());
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("_aws", Map.of("Timestamp", clock.millis(), "CloudWatchMetrics", List.of(directive)));
    line.put(FUNCTION, function);
    line.put("requestId", request);
    line.putAll(properties);
    values.forEach((metric, value) -> line.put(metric.name, value));
    print(line);
  }

  /** Writes a line at once, so that lines of two threads do not mix. */
  private void print(Map<String, Object> line) {
    try {
      out.writeBytes((LINE.writeValueAsString(line) + "\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
