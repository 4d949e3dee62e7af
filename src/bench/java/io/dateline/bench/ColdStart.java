package io.dateline.bench;

import io.dateline.aws.IngestHandler;
import io.dateline.aws.QueryHandler;
import io.dateline.aws.Sandbox;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * How long functions take from the start of their process to their first answer, and when warm, in
 * AWS's own runtime client, beside a bare handler that puts one item. See {@code
 * src/bench/cold.sh}.
 */
public final class ColdStart {

  private static final String HEAP = "-Xmx1500m";

  private static final int WARM_UP = 1_000;
  private static final int WARM = 200;

  private final Scene scene;

  private ColdStart(Scene scene) {
    this.scene = scene;
  }

  /**
   * @param arguments the class path of the functions, and the number of rounds
   */
  public static void main(String[] arguments) throws Exception {
    try (Scene scene = new Scene(arguments[0])) {
      ColdStart bench = new ColdStart(scene);
      bench.warm("bare", BareHandler.class, Scene::query);
      bench.warm("ingest", IngestHandler.class, bench::put);
      bench.warm("query", QueryHandler.class, Scene::query);
      // Last: table and bucket are warm by now, as those of AWS are, and do not compile meanwhile.
      bench.cold(Integer.parseInt(arguments[1]));
    }
    // DynamoDB Local leaves threads behind.
    System.exit(0);
  }

  private byte[] put() {
    return scene.put("bench");
  }

  private Sandbox start(Class<?> handler, List<String> jvm, boolean snapStart) throws Exception {
    return scene.start(handler, Stream.concat(jvm.stream(), Stream.of(HEAP)).toList(), snapStart);
  }

  private void cold(int rounds) throws Exception {
    Map<String, List<Start>> times = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      add(times, "bare", start(BareHandler.class, Scene.query()));
      add(times, "ingest", start(IngestHandler.class, put()));
      add(times, "query", start(QueryHandler.class, Scene.query()));
      add(times, "ingest, restored", restore(IngestHandler.class, put()));
      add(times, "query, restored", restore(QueryHandler.class, Scene.query()));
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
    try (Sandbox function = start(handler, Scene.COLD, false)) {
      function.invoke(event);
      return new Start((System.nanoTime() - begin) / 1e6, function.cpuNanos() / 1e6);
    }
  }

  private Start restore(Class<?> handler, byte[] event) throws Exception {
    try (Sandbox function = start(handler, Scene.SNAP_START, true)) {
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
  private void warm(String name, Class<?> handler, Supplier<byte[]> event) throws Exception {
    try (Sandbox function = start(handler, Scene.SNAP_START, false)) {
      double[] whole = new double[WARM];
      double[] own = new double[WARM];
      long cpu = 0;
      for (int i = -WARM_UP; i < WARM; i++) {
        byte[] bytes = event.get();
        cpu = i == 0 ? function.cpuNanos() : cpu;
        long before = scene.nanos();
        long begin = System.nanoTime();
        function.invoke(bytes);
        long took = System.nanoTime() - begin;
        if (i >= 0) {
          whole[i] = took / 1e6;
          own[i] = (took - (scene.nanos() - before)) / 1e6;
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
