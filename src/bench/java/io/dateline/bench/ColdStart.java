package io.dateline.bench;

import io.dateline.Samples;
import io.dateline.article.Article;
import io.dateline.aws.FoldHandler;
import io.dateline.aws.IngestHandler;
import io.dateline.aws.LocalCloud;
import io.dateline.aws.QueryHandler;
import io.dateline.aws.Sandbox;
import io.dateline.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/**
 * How long functions take from the start of their process to their first answer, and when warm, in
 * AWS's own runtime client, beside a bare handler that puts one item. See {@code
 * src/bench/cold.sh}.
 */
public final class ColdStart {

  /** As Lambda runs Java 25 without SnapStart: one compiler, one core's collector. */
  private static final List<String> COLD =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx1500m");

  /** With SnapStart both compilers run. */
  private static final List<String> SNAP_START =
      List.of("-XX:+UseSerialGC", "-Xshare:auto", "-Xmx1500m");

  private static final int ARTICLE = 7_000;
  private static final int FILLED = 3;
  private static final int WARM_UP = 1_000;
  private static final int WARM = 200;

  private final String classPath;
  private final LocalCloud cloud;
  private final String text = text();
  private int articles;

  private ColdStart(String classPath) throws Exception {
    this.classPath = classPath;
    this.cloud = LocalCloud.start(this::object);
  }

  /**
   * @param arguments the class path of the functions, and the number of rounds
   */
  public static void main(String[] arguments) throws Exception {
    ColdStart bench = new ColdStart(arguments[0]);
    try (LocalCloud _ = bench.cloud) {
      bench.fill();
      bench.cold(Integer.parseInt(arguments[1]));
      bench.warm("bare", BareHandler.class, _ -> query());
      bench.warm("ingest", IngestHandler.class, bench::put);
      bench.warm("query", QueryHandler.class, _ -> query());
    }
    // DynamoDB Local leaves threads behind.
    System.exit(0);
  }

  /** News of {@link #ARTICLE} bytes, of the samples' own paragraphs. */
  private static String text() {
    StringBuilder text = new StringBuilder();
    for (Article article : Samples.articles()) {
      text.append(article.bodyText()).append("\n\n");
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return new String(bytes, 0, ARTICLE - 200, StandardCharsets.UTF_8);
  }

  /** Each key has an article of its own. */
  private byte[] object(String key) {
    return Json.line(
            Map.of(
                "id", key, "title", "The news of " + key, "published", "2025-06-09", "text", text))
        .getBytes(StandardCharsets.UTF_8);
  }

  private byte[] put(int number) {
    return ("{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"b\"},"
            + "\"object\":{\"key\":\"articles/bench/%d.json\"}}}]}")
        .formatted(number)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] query() {
    return ("{\"version\":\"2.0\",\"rawPath\":\"/v1/timelines/bench/events\",\"rawQueryString\":"
            + "\"limit=50\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A timeline to ask for. */
  private void fill() throws Exception {
    try (Sandbox ingest = start(IngestHandler.class, COLD, false)) {
      for (int i = 0; i < FILLED; i++) {
        ingest.invoke(put(articles++));
      }
    }
    try (Sandbox fold = start(FoldHandler.class, COLD, false)) {
      fold.invoke("{}".getBytes(StandardCharsets.UTF_8));
    }
  }

  private Sandbox start(Class<?> handler, List<String> jvm, boolean snapStart) throws Exception {
    return new Sandbox(
        new Sandbox.Settings(handler.getName(), classPath, jvm, cloud.environment(), snapStart));
  }

  private void cold(int rounds) throws Exception {
    Map<String, List<Start>> times = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      add(times, "bare", start(BareHandler.class, query()));
      add(times, "ingest", start(IngestHandler.class, put(articles++)));
      add(times, "query", start(QueryHandler.class, query()));
      add(times, "ingest, restored", restore(IngestHandler.class, put(articles++)));
      add(times, "query, restored", restore(QueryHandler.class, query()));
    }
    System.out.printf("start to first answer, medians of %d rounds; in brackets each%n", rounds);
    double wall = median(times.get("bare"), Start::wall);
    double cpu = median(times.get("bare"), Start::cpu);
    times.forEach((name, all) ->
        System.out.printf(
            "%-17s %,6.0f ms %5.2f   processor %,6.0f ms %5.2f   (%s)%n",
            name,
            median(all, Start::wall),
            median(all, Start::wall) / wall,
            median(all, Start::cpu),
            median(all, Start::cpu) / cpu,
            String.join(" ", all.stream().map(one -> "%.0f".formatted(one.wall())).toList())));
  }

  /** One start: by the clock, and in processor time, which other processes disturb less. */
  private record Start(double wall, double cpu) {}

  private static void add(Map<String, List<Start>> times, String name, Start start) {
    times.computeIfAbsent(name, _ -> new ArrayList<>()).add(start);
  }

  private Start start(Class<?> handler, byte[] event) throws Exception {
    long begin = System.nanoTime();
    try (Sandbox function = start(handler, COLD, false)) {
      function.invoke(event);
      return new Start((System.nanoTime() - begin) / 1e6, function.cpuNanos() / 1e6);
    }
  }

  private Start restore(Class<?> handler, byte[] event) throws Exception {
    try (Sandbox function = start(handler, SNAP_START, true)) {
      function.awaitCheckpoint();
      long cpu = function.cpuNanos();
      long begin = System.nanoTime();
      function.restore();
      function.invoke(event);
      return new Start((System.nanoTime() - begin) / 1e6, (function.cpuNanos() - cpu) / 1e6);
    }
  }

  /**
   * As with SnapStart, one call after the other; the time in which table and bucket work is not the
   * function's.
   */
  private void warm(String name, Class<?> handler, IntFunction<byte[]> event) throws Exception {
    try (Sandbox function = start(handler, SNAP_START, false)) {
      double[] whole = new double[WARM];
      double[] own = new double[WARM];
      long cpu = 0;
      for (int i = -WARM_UP; i < WARM; i++) {
        byte[] bytes = event.apply(articles++);
        cpu = i == 0 ? function.cpuNanos() : cpu;
        long before = cloud.nanos();
        long begin = System.nanoTime();
        function.invoke(bytes);
        long took = System.nanoTime() - begin;
        if (i >= 0) {
          whole[i] = took / 1e6;
          own[i] = (took - (cloud.nanos() - before)) / 1e6;
        }
      }
      System.out.printf(
          "%s, warm: %.1f ms, of it %.1f beyond table and bucket (medians of %d);"
              + " processor %.1f ms a call%n",
          name, median(whole), median(own), WARM, (function.cpuNanos() - cpu) / 1e6 / WARM);
    }
  }

  private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
    return median(starts.stream().mapToDouble(figure).toArray());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
