package io.dateline.api.format;

import com.fasterxml.jackson.annotation.JsonValue;
import com.google.errorprone.annotations.CompileTimeConstant;
import io.dateline.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collector;

/**
 * A piece of HTML whose tags come from the code alone.
 *
 * <p>Every piece is made of a template, which is a constant of the code (Error Prone refuses any
 * other), and of values. Each <code>{}</code> in the template takes the next value: {@code Html} as
 * it is, everything else as text. Text that somebody else wrote therefore cannot become markup, and
 * no caller has to remember to escape it.
 *
 * <pre>{@code
 * Html.of("<a href=\"{}\">{}</a>", "/t/riga", event.title())
 * }</pre>
 */
public final class Html {

  /** No markup at all. */
  public static final Html NONE = new Html("");

  private static final String SLOT = "{}";

  private static final Pattern NAMED_SLOT = Pattern.compile("\\$\\{([a-z]+)}");

  /** Schemes of the web, and the beginnings of addresses within a site. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?:https?:|[/?#]).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final String markup;

  private Html(String markup) {
    this.markup = markup;
  }

  /**
   * The template with its values in place.
   *
   * <p>A value that is the whole of an {@code href} or {@code action}, or begins it, must be an
   * address of the web or of the site itself: any other, such as {@code javascript:}, is replaced
   * by {@code about:invalid}.
   *
   * @param template markup with a <code>{}</code> for each value
   * @throws IllegalArgumentException if there are more or fewer values than slots
   */
  public static Html of(@CompileTimeConstant final String template, Object... values) {
    StringBuilder out = new StringBuilder(template.length() + 64);
    fill(out, template, values);
    return new Html(out.toString());
  }

  /** The template with its values in place if the condition holds, else no markup. */
  public static Html when(
      boolean condition, @CompileTimeConstant final String template, Object... values) {
    return condition ? of(template, values) : NONE;
  }

  /**
   * Text as HTML: escaped, and without control characters that could disguise the text around it.
   */
  public static Html text(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    escape(out, text);
    return new Html(out.toString());
  }

  /** Text as HTML, with a {@code <br>} for each line end. */
  public static Html lines(String text) {
    return new Html(text(text).markup.replace("\n", "<br>"));
  }

  /** Data as JSON that can stand within a {@code script} element. */
  public static Html script(Object data) {
    // Within a script nothing is escaped but the characters that could end it.
    return new Html(Json.line(data).replace("<", "\\u003c").replace("&", "\\u0026"));
  }

  /** Collects pieces into one, in order and with nothing between them. */
  public static Collector<Html, ?, Html> joining() {
    return Collector.of(Builder::new, Builder::add, (a, b) -> a.add(b.build()), Builder::build);
  }

  /** Whether it has no markup. */
  public boolean isEmpty() {
    return markup.isEmpty();
  }

  /** The markup. */
  @JsonValue
  @Override
  public String toString() {
    return markup;
  }

  private static void fill(StringBuilder out, String template, Object... values) {
    int at = 0;
    int next = 0;
    for (int slot = template.indexOf(SLOT); slot >= 0; slot = template.indexOf(SLOT, at)) {
      if (next == values.length) {
        throw new IllegalArgumentException("more slots than values: " + template);
      }
      out.append(template, at, slot);
      append(out, values[next++], isAddress(template, slot));
      at = slot + SLOT.length();
    }
    if (next < values.length) {
      throw new IllegalArgumentException("fewer slots than values: " + template);
    }
    out.append(template, at, template.length());
  }

  private static boolean isAddress(String template, int slot) {
    return template.startsWith("href=\"", slot - 6) || template.startsWith("action=\"", slot - 8);
  }

  private static void append(StringBuilder out, Object value, boolean isAddress) {
    if (value instanceof Html html) {
      out.append(html.markup);
      return;
    }
    String text = value.toString();
    escape(out, isAddress && !ADDRESS.matcher(text).matches() ? "about:invalid" : text);
  }

  private static void escape(StringBuilder out, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> {
          if (!isUnseen(c)) {
            out.append(c);
          }
        }
      }
    }
  }

  /** LRM and RLM are kept: they only nudge the direction of their neighbours. */
  private static boolean isUnseen(char c) {
    return (Character.isISOControl(c) && c != '\n' && c != '\t')
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2066' && c <= '\u2069')
        || c == '\uFEFF';
  }

  /** Builds a long piece, part by part. */
  public static final class Builder {

    private final StringBuilder out = new StringBuilder();

    /**
     * Appends a template with its values in place, as {@link Html#of} does.
     *
     * @return this
     */
    public Builder add(@CompileTimeConstant final String template, Object... values) {
      fill(out, template, values);
      return this;
    }

    /**
     * Appends a piece.
     *
     * @return this
     */
    public Builder add(Html html) {
      out.append(html.markup);
      return this;
    }

    /** Everything appended so far. */
    public Html build() {
      return new Html(out.toString());
    }
  }

  /** A template that is a file of the package; its slots have names: <code>${title}</code>. */
  public static final class Template {

    private final String template;

    private Template(String template) {
      this.template = template;
    }

    /**
     * Reads a template.
     *
     * @param resource its path on the class path
     * @throws IllegalStateException if the package has no such file
     */
    public static Template read(@CompileTimeConstant final String resource) {
      try (InputStream in = Html.class.getResourceAsStream(resource)) {
        if (in == null) {
          throw new IllegalStateException(resource + " is missing from the package");
        }
        return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /**
     * The template with its values in place.
     *
     * @param values by the names of the slots
     * @throws IllegalArgumentException if a slot has no value
     */
    public Html fill(Map<String, ?> values) {
      StringBuilder out = new StringBuilder(template.length() * 4);
      Matcher slot = NAMED_SLOT.matcher(template);
      int at = 0;
      while (slot.find()) {
        out.append(template, at, slot.start());
        Object value = values.get(slot.group(1));
        if (value == null) {
          throw new IllegalArgumentException("no value for " + slot.group());
        }
        append(out, value, false);
        at = slot.end();
      }
      out.append(template, at, template.length());
      return new Html(out.toString());
    }
  }
}
