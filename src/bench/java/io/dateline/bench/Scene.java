package io.dateline.bench;

import io.dateline.Samples;
import io.dateline.article.Article;
import io.dateline.aws.FoldHandler;
import io.dateline.aws.IngestHandler;
import io.dateline.aws.LocalCloud;
import io.dateline.aws.Sandbox;
import io.dateline.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Functions in AWS's own runtime client, a cloud for them, and events to call them with. */
final class Scene implements AutoCloseable {

  /** As Lambda runs Java 25 without SnapStart: one compiler, one core's collector. */
  static final List<String> COLD =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

  /** With SnapStart both compilers run. */
  static final List<String> SNAP_START = List.of("-XX:+UseSerialGC", "-Xshare:auto");

  private static final int ARTICLE = 7_000;
  private static final int FILLED = 3;

  private final String classPath;
  private final LocalCloud cloud;
  private final String text = text();
  private int articles;

  /**
   * @param classPath what is deployed, and the runtime client
   */
  Scene(String classPath) throws Exception {
    this.classPath = classPath;
    this.cloud = LocalCloud.start(this::object);
    fill();
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

  /** A timeline to ask for. */
  private void fill() throws Exception {
    try (Sandbox ingest = start(IngestHandler.class, COLD, false)) {
      for (int i = 0; i < FILLED; i++) {
        ingest.invoke(put("bench"));
      }
    }
    try (Sandbox fold = start(FoldHandler.class, COLD, false)) {
      fold.invoke("{}".getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Starts a function. */
  Sandbox start(Class<?> handler, List<String> jvm, boolean snapStart) throws Exception {
    return new Sandbox(
        new Sandbox.Settings(handler.getName(), classPath, jvm, cloud.environment(), snapStart));
  }

  /** A notification of an article that was not there before. */
  byte[] put(String timeline) {
    return put(timeline, articles++);
  }

  private static byte[] put(String timeline, int number) {
    return ("{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":{\"bucket\":{\"name\":\"b\"},"
            + "\"object\":{\"key\":\"articles/%s/%d.json\"}}}]}")
        .formatted(timeline, number)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** The stream's record of the article put last. */
  byte[] fold(String timeline) {
    return ("{\"Records\":[{\"dynamodb\":{\"Keys\":{\"pk\":{\"S\":\"article#articles/%s/%d.json\"},"
            + "\"sk\":{\"S\":\"%s#head\"}}}}]}")
        .formatted(timeline, articles - 1, timeline)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** A request for fifty events. */
  static byte[] query() {
    return ("{\"version\":\"2.0\",\"rawPath\":\"/v1/timelines/bench/events\",\"rawQueryString\":"
            + "\"limit=50\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}")
        .getBytes(StandardCharsets.UTF_8);
  }

  /** How long table and bucket have worked so far, in nanoseconds. */
  long nanos() {
    return cloud.nanos();
  }

  @Override
  public void close() {
    cloud.close();
  }
}
