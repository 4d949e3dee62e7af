package io.dateline.api;

import io.dateline.api.format.Html;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A map server whose tiles the page's map shows instead of its own coasts.
 *
 * @param url the address of a tile in Web Mercator, with {@code {z}}, {@code {x}} and {@code {y}};
 *     empty where the map has coasts of its own
 * @param credit whose map it is, as the server's terms want it named; may be empty
 */
public record Tiles(String url, String credit) {

  /** No map server: the page loads nothing from elsewhere. */
  public static final Tiles NONE = new Tiles("", "");

  /** Scheme, host and port; then a path that holds each of the three variables. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(https://[A-Za-z0-9.-]+(?::\\d{1,5})?)/"
              + "(?=.*\\{z})(?=.*\\{x})(?=.*\\{y})[\\x21-\\x7e]*");

  /**
   * @throws IllegalArgumentException if the address is none of tiles
   */
  public Tiles {
    if (!url.isEmpty() && !ADDRESS.matcher(url).matches()) {
      throw new IllegalArgumentException(
          "takes an address like https://tiles.example.org/{z}/{x}/{y}.png, not " + url);
    }
  }

  /** The site of the tiles as a content security policy names it, after a space; or empty. */
  String source() {
    Matcher address = ADDRESS.matcher(url);
    return address.matches() ? " " + address.group(1) : "";
  }

  /**
   * Attributes of the page's element, each after a space, that state it to the scripts; or empty.
   */
  Html attributes() {
    return Html.when(!url.isEmpty(), " data-tiles=\"{}\" data-credit=\"{}\"", url, credit);
  }
}
