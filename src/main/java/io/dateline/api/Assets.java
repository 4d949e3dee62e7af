package io.dateline.api;

import io.dateline.event.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files of the page: style, scripts, icon, coasts of the map. They are served under a folder
 * named by the hash of all of them, so that they can be kept for ever and the modules' imports of
 * each other stay in it.
 */
final class Assets {

  private static final String FOLDER = "/io/dateline/page/";

  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private static final List<String> NAMES =
      List.of(
          "app.js",
          "article.js",
          "dom.js",
          "drag.js",
          "drop.js",
          "edit.js",
          "event.js",
          "fields.js",
          "icon.svg",
          "labels.js",
          "list.js",
          "map.css",
          "map.js",
          "mapswitch.js",
          "picker.js",
          "review.js",
          "session.js",
          "spots.js",
          "state.js",
          "strip.js",
          "style.css",
          "tiles.js",
          "time.js",
          "tools.js",
          "viewport.js",
          "watch.js",
          "worker.js",
          "world.js",
          "world.txt",
          "write.js");

  private record Asset(String type, String content, String etag) {}

  private final Map<String, Asset> assets = new TreeMap<>();
  private final String version;

  Assets() {
    NAMES.forEach(this::load);
    version =
        ContentHash.of(assets.values().stream().map(Asset::content).toArray(String[]::new))
            .substring(0, 12);
  }

  private void load(String name) {
    String content = text(name);
    assets.put(name, new Asset(type(name), content, "\"" + ContentHash.of(content) + "\""));
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".css" -> "text/css; charset=utf-8";
      case ".svg" -> "image/svg+xml";
      case ".txt" -> "text/plain; charset=utf-8";
      default -> SCRIPT;
    };
  }

  /** The text of a file of the page. */
  static String text(String name) {
    try (InputStream in = Assets.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(FOLDER + name + " is missing from the package");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder that this version is served under, without a slash at its end. */
  String folder() {
    return "/assets/" + version;
  }

  /**
   * The file at {@code {version}/{name}} or {@code {name}}; empty where there is none. Under
   * another version it is the file of this one, to be asked for again.
   */
  Optional<Response> find(String path) {
    int slash = path.indexOf('/');
    @Nullable Asset asset = assets.get(path.substring(slash + 1));
    if (asset == null) {
      return Optional.empty();
    }
    boolean lasts = slash > 0 && path.substring(0, slash).equals(version);
    return Optional.of(
        new Response(
            200,
            Map.of(
                "content-type",
                asset.type(),
                "etag",
                asset.etag(),
                "cache-control",
                lasts ? "public, max-age=31536000, immutable" : "no-cache",
                "x-content-type-options",
                "nosniff"),
            asset.content()));
  }
}
