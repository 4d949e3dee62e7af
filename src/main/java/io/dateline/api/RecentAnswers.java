package io.dateline.api;

import io.dateline.store.Timelines;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answers given of late, each for as long as its timeline has not changed since: what many ask
 * for at once is put together once. Safe for several threads.
 */
final class RecentAnswers {

  private static final int MOST = 64;
  private static final int LARGEST = 500_000;

  /** The longest time that an answer is kept: it may be a moment behind the timeline's version. */
  private static final Duration LONGEST = Duration.ofSeconds(10);

  private record Asked(
      String path, Map<String, List<String>> parameters, String accept, @Nullable String site) {}

  private record Answer(long version, Instant at, Response response) {}

  private final Timelines timelines;
  private final InstantSource clock;
  private final Map<Asked, Answer> answers =
      new LinkedHashMap<>(MOST, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Asked, Answer> eldest) {
          return size() > MOST;
        }
      };

  RecentAnswers(Timelines timelines, InstantSource clock) {
    this.timelines = timelines;
    this.clock = clock;
  }

  /**
   * The answer to a request that depends on nothing but one timeline.
   *
   * @param anew makes it
   */
  Response answer(Request request, String timeline, Supplier<Response> anew) {
    OptionalLong version = timelines.version(timeline);
    if (version.isEmpty()) {
      return anew.get();
    }
    Asked asked =
        new Asked(request.path(), request.parameters(), request.header("accept"), request.site());
    Instant now = clock.instant();
    synchronized (answers) {
      Answer known = answers.get(asked);
      if (known != null
          && known.version() == version.getAsLong()
          && now.isBefore(known.at().plus(LONGEST))) {
        return known.response();
      }
    }
    Response response = anew.get();
    if (response.status() == 200
        && response.body() instanceof Body.Whole whole
        && whole.bytes().length <= LARGEST) {
      synchronized (answers) {
        answers.put(asked, new Answer(version.getAsLong(), now, response));
      }
    }
    return response;
  }
}
