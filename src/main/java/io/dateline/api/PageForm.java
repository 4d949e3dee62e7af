package io.dateline.api;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The filters of a timeline as a form that works without script: its fields are the API's. */
final class PageForm {

  private static final List<Map.Entry<String, String>> TEXTS =
      List.of(
          Map.entry("participant", "Who"),
          Map.entry("place", "Where"),
          Map.entry("publisher", "Publisher"),
          Map.entry("from", "From"),
          Map.entry("to", "To"));

  private static final List<Choice> CHOICES =
      List.of(
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
                  "century")));

  private static final Set<String> RANGE = Set.of("from", "to");

  private record Choice(String name, String label, List<String> values) {}

  private PageForm() {}

  /**
   * The form, filled with what the request gives. The style hides what does not apply to a view.
   */
  static String of(String path, Request request) {
    StringBuilder form = new StringBuilder();
    form.append(
        """
        <form id="filters" class="filters" method="get" action="%s" role="search">%s
        <div class="search listed"><label for="q" class="vh">Words in titles and quotes</label>
        <input id="q" name="q" type="search" value="%s" placeholder="Search titles and quotes" maxlength="200">
        <label for="sort" class="vh">Order</label><select id="sort" name="sort"><option value="">Earliest first</option>
        <option value="-time"%s>Latest first</option></select>
        <button>Search</button></div>
        <details><summary>Filters</summary><div class="grid">
        """
            .formatted(
                path,
                request.first("view").isEmpty()
                    ? ""
                    : "<input type=\"hidden\" name=\"view\" value=\"%s\">"
                        .formatted(value(request, "view")),
                value(request, "q"),
                request.first("sort").equals("-time") ? " selected" : ""));
    TEXTS.forEach(field ->
        form.append(
            "<label%s>%s<input name=\"%s\" value=\"%s\"%s maxlength=\"200\"></label>\n"
                .formatted(
                    RANGE.contains(field.getKey()) ? "" : " class=\"listed\"",
                    field.getValue(),
                    field.getKey(),
                    value(request, field.getKey()),
                    RANGE.contains(field.getKey()) ? " placeholder=\"2016 or 2016-02-27\"" : "")));
    CHOICES.forEach(choice -> form.append(select(choice, value(request, choice.name()))));
    form.append(
        "<label class=\"listed\">Sources at least<input name=\"minSources\" value=\"%s\" inputmode=\"numeric\""
                .formatted(value(request, "minSources"))
            + " maxlength=\"4\"></label>\n</div></details>\n</form>\n");
    return form.toString();
  }

  private static String select(Choice choice, String chosen) {
    StringBuilder select = new StringBuilder();
    select.append(
        "<label class=\"listed %2$s\">%1$s<select name=\"%2$s\"><option value=\"\">any</option>"
            .formatted(choice.label(), choice.name()));
    for (String value : choice.values()) {
      select.append(
          "<option%s>%s</option>".formatted(value.equals(chosen) ? " selected" : "", value));
    }
    return select.append("</select></label>\n").toString();
  }

  /**
   * The field for the day as of which the timeline is shown, a part of the form that stands
   * elsewhere. The scripts put a slider beside it.
   */
  static String asOf(Request request) {
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
