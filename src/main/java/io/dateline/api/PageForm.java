package io.dateline.api;

import io.dateline.timeline.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filters of a timeline as a form that works without script: its fields are the API's. */
final class PageForm {

  private static final List<Map.Entry<String, String>> TEXTS =
      List.of(
          Map.entry("participant", "Who"),
          Map.entry("place", "Where"),
          Map.entry("publisher", "Publisher"),
          Map.entry("from", "From"),
          Map.entry("to", "To"));

  private static final List<String> KINDS =
      Stream.of(Event.Kind.values()).map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList();

  private static final List<String> YES_OR_NO = List.of("true", "false");

  private static final List<Choice> CHOICES =
      List.of(
          new Choice("kind", "Kind", KINDS),
          new Choice(
              "factuality",
              "Certainty",
              List.of("happened", "planned", "possible", "denied", "cancelled")),
          new Choice(
              "basis",
              "Why the date is believed",
              List.of("stated", "relative", "context", "published", "assumed")),
          new Choice(
              "granularity",
              "Precision",
              List.of(
                  "minute", "hour", "day", "week", "month", "quarter", "year", "decade",
                  "century")),
          new Choice("confirmed", "Confirmed by editors", YES_OR_NO),
          new Choice("edited", "Edited", YES_OR_NO));

  /** What the form has no field for, but keeps. */
  private static final List<String> HIDDEN =
      List.of("view", "map", "bbox", "near", "role", "minImportance", "minRelevance");

  private static final Set<String> RANGE = Set.of("from", "to");

  private record Choice(String name, String label, List<String> values) {}

  private PageForm() {}

  /**
   * The form, filled with what the request gives, folded away but for its search. The style hides
   * what does not apply to a view.
   *
   * @param shown how many events are shown, in HTML
   * @param facets the names to suggest; null where there are none
   */
  static String of(String path, Request request, String shown, FacetList.@Nullable Facets facets) {
    StringBuilder form = new StringBuilder();
    form.append(
        """
        <div class="bar"><p id="shown" class="shown">%s</p>
        <p class="search listed"><label for="q" class="vh">Words in titles and quotes</label>
        <input id="q" name="q" form="filters" type="search" value="%s" placeholder="Search" maxlength="200"></p>
        <details id="fold"><summary>Filters</summary><div class="folded">
        <form id="filters" class="filters" method="get" action="%s" role="search">%s<div class="grid">
        """
            .formatted(
                shown,
                value(request, "q"),
                path,
                HIDDEN.stream()
                    .filter(name -> !request.first(name).isEmpty())
                    .map(name ->
                        "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                            .formatted(name, value(request, name)))
                    .collect(Collectors.joining())));
    TEXTS.forEach(field -> form.append(text(field, request, facets)));
    CHOICES.forEach(choice -> form.append(select(choice, request.first(choice.name()))));
    form.append(
        """
        <label class="listed">Sources at least<input name="minSources" value="%s" inputmode="numeric" maxlength="4"></label>
        <label class="listed">Order<select name="sort"><option value="">earliest first</option>
        <option value="-time"%s>latest first</option><option value="-importance"%s>most important first</option></select></label>
        <button>Show</button></div></form>
        <div id="controls">%s</div><div id="numbers"></div><div id="drop" hidden></div></div></details></div>
        """
            .formatted(
                value(request, "minSources"),
                request.first("sort").equals("-time") ? " selected" : "",
                request.first("sort").equals("-importance") ? " selected" : "",
                asOf(request)));
    return form.toString();
  }

  private static String text(
      Map.Entry<String, String> field, Request request, FacetList.@Nullable Facets facets) {
    String name = field.getKey();
    boolean isRange = RANGE.contains(name);
    List<FacetList.Count> names =
        facets == null
            ? List.of()
            : switch (name) {
              case "participant" -> facets.participants();
              case "place" -> facets.places();
              case "publisher" -> facets.publishers();
              default -> List.of();
            };
    return "<label%s>%s<input name=\"%s\" value=\"%s\"%s maxlength=\"200\"></label>%s\n"
        .formatted(
            isRange ? "" : " class=\"listed\"",
            field.getValue(),
            name,
            value(request, name),
            isRange ? " placeholder=\"2016 or 2016-02-27\"" : " list=\"of-" + name + "\"",
            isRange ? "" : PageHead.suggestions("of-" + name, names));
  }

  private static String select(Choice choice, String chosen) {
    StringBuilder select = new StringBuilder();
    select.append(
        "<label class=\"listed %2$s\">%1$s<select name=\"%2$s\"><option value=\"\">any</option>"
            .formatted(choice.label(), choice.name()));
    List<String> values = new ArrayList<>(choice.values());
    if (!chosen.isEmpty() && !values.contains(chosen)) {
      // Several at once, as an address may have them.
      values.add(chosen);
    }
    for (String value : values) {
      String selected = value.equals(chosen) ? " selected" : "";
      select.append(
          switch (value) {
            case "true" -> "<option value=\"true\"%s>yes</option>".formatted(selected);
            case "false" -> "<option value=\"false\"%s>no</option>".formatted(selected);
            default -> "<option%s>%s</option>".formatted(selected, Markup.text(value));
          });
    }
    return select.append("</select></label>\n").toString();
  }

  /**
   * The field for the day as of which the timeline is shown, a part of the form that stands
   * elsewhere. The scripts put a slider beside it.
   */
  private static String asOf(Request request) {
    return """
    <div class="asof"><label for="asof">As known on</label>
    <input id="asof" type="%s" name="asOf" value="%s" form="filters"><button form="filters">Show</button></div>
    """
        .formatted(Markup.dateInput(request.first("asOf")), value(request, "asOf"));
  }

  private static String value(Request request, String name) {
    return Markup.text(request.first(name));
  }
}
