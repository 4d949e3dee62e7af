package io.dateline.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import io.dateline.api.Caller;
import io.dateline.api.Caller.Role;
import io.dateline.article.Format;
import io.dateline.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes an article that was dropped on the page: {@code POST /local/articles/{timeline}/{name}}
 * puts the file into a folder laid out as the bucket is, has it read, and answers when its events
 * are on the timeline. Only this server's own pages may send: a page of another site is refused. If
 * members sign in, only owners may send.
 */
final class Drop {

  /** The largest file taken, in bytes. */
  static final int MOST_BYTES = 10_000_000;

  private static final Pattern ROUTE = Pattern.compile("/local/articles/([a-z0-9-]{1,64})/([^/]+)");

  /** In bytes. */
  private static final int LONGEST_STEM = 150;

  private final Path folder;
  private final FolderBucket bucket;
  private final Machine machine;

  /**
   * @param folder where the files go, under {@code articles/{timeline}}
   */
  Drop(Path folder, FolderBucket bucket, Machine machine) {
    this.folder = folder.toAbsolutePath().normalize();
    this.bucket = bucket;
    this.machine = machine;
  }

  /** An answer: a status and a JSON body. */
  record Answer(int status, String json) {
    static Answer problem(int status, String title, String detail) {
      Map<String, Object> problem = new LinkedHashMap<>();
      problem.put("type", "about:blank");
      problem.put("title", title);
      problem.put("status", status);
      problem.put("detail", detail);
      return new Answer(status, Json.line(problem));
    }
  }

  /**
   * Answers a request.
   *
   * @param caller who sends it
   * @param signsIn whether members sign in: the name that somebody gives says nothing about it
   */
  Answer answer(HttpExchange exchange, Caller caller, boolean signsIn) throws IOException {
    if (!exchange.getRequestMethod().equals("POST")) {
      return Answer.problem(405, "Method not allowed", "articles are sent here by POST");
    }
    if (!caller.may(Role.OWNER)) {
      return Answer.problem(
          caller.isKnown() ? 403 : 401,
          caller.isKnown() ? "Forbidden" : "Unauthorized",
          "articles are added by owners: sign in as one, or put them into the inbox folder");
    }
    if (!signsIn && !OwnPage.sent(exchange.getRequestHeaders())) {
      return Answer.problem(
          403, "Forbidden", "articles are only taken from this server's own page");
    }
    Matcher route = ROUTE.matcher(exchange.getRequestURI().getRawPath());
    if (!route.matches()) {
      return Answer.problem(
          404,
          "Not found",
          "send to /local/articles/{timeline}/{name}, such as /local/articles/riga-ferry/a.html;"
              + " a timeline is 1 to 64 of a-z, 0-9 and -");
    }
    String name = fileName(decoded(route.group(2)));
    if (Format.of(name).isEmpty()) {
      return Answer.problem(415, "Unsupported media type", Format.expectedNames());
    }
    byte[] content = exchange.getRequestBody().readNBytes(MOST_BYTES + 1);
    if (content.length > MOST_BYTES) {
      return Answer.problem(
          413,
          "Content too large",
          "a dropped file has at most 10 MB; put a larger one into the inbox folder");
    }
    return take(route.group(1), name, content);
  }

  private static @Nullable String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** A name safe in any folder: letters, digits, dots and dashes, its ending kept. */
  static String fileName(@Nullable String given) {
    String name =
        Objects.requireNonNullElse(given, "")
            .replaceAll("[^\\p{L}\\p{N}._-]+", "-")
            .replaceAll("^[.-]+", "");
    int dot = name.replaceFirst("(?i)\\.gz$", "").lastIndexOf('.');
    if (dot < 0) {
      return name;
    }
    return bounded(name.substring(0, dot)) + name.substring(dot).toLowerCase(Locale.ROOT);
  }

  /** File systems count bytes, and a letter may have four. */
  private static String bounded(String stem) {
    int end = stem.length();
    while (stem.substring(0, end).getBytes(StandardCharsets.UTF_8).length > LONGEST_STEM) {
      end = stem.offsetByCodePoints(end, -1);
    }
    return stem.substring(0, end);
  }

  private Answer take(String timeline, String name, byte[] content) throws IOException {
    Path whole = Files.createDirectories(folder.resolve("articles").resolve(timeline));
    if (!whole.toRealPath().startsWith(folder.toRealPath())) {
      return Answer.problem(
          409,
          "Conflict",
          "the folder of this timeline is a link to another place, which is not followed");
    }
    // Written beside and moved, so that the inbox never sees half a file.
    Path part = Files.createTempFile(folder, ".dropped", "");
    try {
      Files.write(part, content);
      return take(timeline, moved(part, whole, name, content));
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Moves a file to a free name like this one, or to that of a file that holds the same. */
  private static String moved(Path part, Path whole, String name, byte[] content)
      throws IOException {
    int dot = name.replaceFirst("\\.gz$", "").lastIndexOf('.');
    for (int number = 1; ; number++) {
      String free =
          number == 1 ? name : name.substring(0, dot) + "-" + number + name.substring(dot);
      Path file = whole.resolve(free);
      try {
        Files.createFile(file);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return free;
      } catch (FileAlreadyExistsException e) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Files.size(file) == content.length
            && Arrays.equals(Files.readAllBytes(file), content)) {
          return free;
        }
      }
    }
  }

  private Answer take(String timeline, String name) throws IOException {
    String key = "articles/" + timeline + "/" + name;
    bucket.put(key, folder.resolve(key));
    JsonNode told = machine.notify(folder.toString(), key, false);
    machine.pump().drain();
    System.err.println(
        "dateline: " + Output.plain(key) + ": " + told.path("articles").asInt() + " articles");
    return new Answer(200, told.toString());
  }
}
