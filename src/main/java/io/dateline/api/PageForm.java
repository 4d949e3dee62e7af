package io.dateline.api;

import io.dateline.api.format.Html;
import io.dateline.text.Language;
import io.dateline.timeline.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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

  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  /** Parameters that the form has no field for, but keeps. */
  private static final List<String> HIDDEN =
      List.of("view", "map", "bbox", "near", "role", "minImportance", "minRelevance");

  private static final Set<String> RANGE = Set.of("from", "to");

  private record Choice(String name, String label, List<String> values) {}

  private PageForm() {}

  /**
   * The form, filled with the parameters of the request and folded away but for its search. The
   * style hides the fields that do not apply to a view.
   *
   * @param path the address of the timeline's page
   * @param shown a line that states how many events are shown
   * @param facets the names to suggest; null where there are none
   */
  static Html of(String path, Request request, Html shown, FacetList.@Nullable Facets facets) {
    Html.Builder form = new Html.Builder();
    form.add(
        """
        <div class="bar"><p id="shown" class="shown">{}</p>
        <p class="search listed"><label for="q" class="vh">Words in titles and quotes</label>
        <input id="q" name="q" form="filters" type="search" value="{}" placeholder="Search" maxlength="200"></p>
        <details id="fold"><summary>Filters</summary><div class="folded">
        <form id="filters" class="filters" method="get" action="{}" role="search">{}<div class="grid">
        """,
        shown,
        request.first("q"),
        path,
        HIDDEN.stream().map(name -> hidden(name, request)).collect(Html.joining()));
    TEXTS.forEach(field -> form.add(text(field, request, facets)));
    form.add(languages(request.first("language"), facets));
    CHOICES.forEach(choice -> form.add(select(choice, request.first(choice.name()))));
    form.add(
        """
        <label class="listed">Sources at least<input name="minSources" value="{}" inputmode="numeric" maxlength="4"></label>
        <label class="listed">Order<select name="sort"><option value="">earliest first</option>
        <option value="-time"{}>latest first</option><option value="-importance"{}>most important first</option></select></label>
        <button>Show</button></div></form>
        <div id="controls">{}</div><div id="numbers"></div><div id="drop" hidden></div></div></details></div>
        """,
        request.first("minSources"),
        Html.when(request.first("sort").equals("-time"), " selected"),
        Html.when(request.first("sort").equals("-importance"), " selected"),
        asOf(request));
    return form.build();
  }

  /** A hidden field that keeps a parameter of the request, if it has it. */
  static Html hidden(String name, Request request) {
    String value = request.first(name);
    return Html.when(
        !value.isEmpty(), "<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
  }

  /**
   * The type of the field for a date that holds the given one: {@code date} for a day or nothing,
   * {@code text} for any other moment.
   */
  static String dateType(String moment) {
    return moment.isEmpty() || DAY.matcher(moment).matches() ? "date" : "text";
  }

  private static Html text(
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
    return Html.of(
        "<label{}>{}<input name=\"{}\" value=\"{}\"{} maxlength=\"200\"></label>{}\n",
        Html.when(!isRange, " class=\"listed\""),
        field.getValue(),
        name,
        request.first(name),
        isRange ? Html.of(" placeholder=\"2016 or 2016-02-27\"") : Html.of(" list=\"of-{}\"", name),
        isRange ? Html.NONE : suggestions("of-" + name, names));
  }

  /** A list of names for a field to suggest. */
  private static Html suggestions(String id, List<FacetList.Count> names) {
    return Html.of(
        "<datalist id=\"{}\">{}</datalist>",
        id,
        names.stream()
            .map(one ->
                Html.of(
                    "<option value=\"{}\">{}</option>",
                    one.name(),
                    PageHead.count(one.events(), "event")))
            .collect(Html.joining()));
  }

  /** The languages of quotes; there is nothing to choose where there is one alone. */
  private static Html languages(String chosen, FacetList.@Nullable Facets facets) {
    List<String> tags = new ArrayList<>();
    if (facets != null) {
      facets.languages().forEach(one -> tags.add(one.name()));
    }
    boolean isChoice = tags.size() > 1 || !chosen.isEmpty();
    if (!chosen.isEmpty() && !tags.contains(chosen)) {
      tags.add(chosen);
    }
    return Html.of(
        "<label class=\"listed language\"{}>Language<select name=\"language\"><option value=\"\">any</option>{}</select></label>\n",
        Html.when(!isChoice, " hidden"),
        tags.stream()
            .map(tag ->
                Html.of(
                    "<option value=\"{}\"{}>{}</option>",
                    tag,
                    Html.when(tag.equals(chosen), " selected"),
                    tag.contains(",") ? tag : Language.of(tag).name()))
            .collect(Html.joining()));
  }

  private static Html select(Choice choice, String chosen) {
    Html.Builder select = new Html.Builder();
    select.add(
        "<label class=\"listed {}\">{}<select name=\"{}\"><option value=\"\">any</option>",
        choice.name(),
        choice.label(),
        choice.name());
    List<String> values = new ArrayList<>(choice.values());
    if (!chosen.isEmpty() && !values.contains(chosen)) {
      // Several at once, as an address may have them.
      values.add(chosen);
    }
    for (String value : values) {
      Html selected = Html.when(value.equals(chosen), " selected");
      select.add(
          switch (value) {
            case "true" -> Html.of("<option value=\"true\"{}>yes</option>", selected);
            case "false" -> Html.of("<option value=\"false\"{}>no</option>", selected);
            default -> Html.of("<option{}>{}</option>", selected, value);
          });
    }
    return select.add("</select></label>\n").build();
  }

  /**
   * The field for the day as of which the timeline is shown. It belongs to the form but stands
   * elsewhere, and the scripts put a slider beside it.
   */
  private static Html asOf(Request request) {
    String asOf = request.first("asOf");
    return Html.of(
        """
        <div class="asof"><label for="asof">As known on</label>
        <input id="asof" type="{}" name="asOf" value="{}" form="filters"><button form="filters">Show</button></div>
        """,
        dateType(asOf),
        asOf);
  }
}
