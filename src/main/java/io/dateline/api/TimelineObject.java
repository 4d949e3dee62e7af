package io.dateline.api;

import io.dateline.json.Json;
import io.dateline.store.TimelineSettings;
import io.dateline.store.Timelines;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers with what a timeline is. */
final class TimelineObject {

  private final Timelines timelines;
  private final Outlines outlines;

  TimelineObject(Timelines timelines, Outlines outlines) {
    this.timelines = timelines;
    this.outlines = outlines;
  }

  /**
   * A timeline.
   *
   * @param title what it is called
   * @param description what its owner says that it is about, or null
   * @param language the language of its events, as its owner says, or null
   * @param events how many events it has
   * @param articles the number of articles that report them
   * @param publishers how many have published those
   * @param firstReported when the first of them was published
   * @param lastReported when the last of them was
   * @param from the first instant of its period; null where it has none
   * @param to the instant after the last; null where it has none
   */
  private record Answer(
      String id,
      String title,
      @Nullable String description,
      @Nullable String language,
      int events,
      long articles,
      long publishers,
      @Nullable Instant firstReported,
      @Nullable Instant lastReported,
      @Nullable Instant from,
      @Nullable Instant to) {}

  /** Answers. */
  Response answer(Request request, String timeline) {
    Parameters parameters = Parameters.of(request, Set.of());
    Survey survey = Survey.of(EventQuery.selecting(parameters, timeline, outlines), outlines);
    TimelineSettings settings = timelines.settings(timeline);
    DateParameter period = Period.of(survey.all());
    Answer answer =
        new Answer(
            timeline,
            Objects.requireNonNullElse(settings.title(), PageHtml.name(timeline)),
            settings.description(),
            settings.language(),
            survey.all().size(),
            survey.articles(),
            survey.publishers(),
            survey.firstReported(),
            survey.lastReported(),
            period.begin().equals(DateParameter.FIRST) ? null : period.begin(),
            period.end().equals(DateParameter.LAST) ? null : period.end());
    return new Response(200, Map.of("content-type", "application/json"), Json.line(answer));
  }
}
