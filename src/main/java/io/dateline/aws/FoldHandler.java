package io.dateline.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.json.Json;
import io.dateline.store.ArticleKey;
import io.dateline.store.TimelineWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lambda function on the table's stream: folds the articles that changed into their timelines. A
 * fault fails the whole batch, which the stream gives again; folding again changes nothing. An
 * event without records, as a schedule sends, folds whatever is still pending.
 */
public final class FoldHandler implements RequestStreamHandler {

  private final TimelineWriter timelines;

  /** Wires AWS. */
  public FoldHandler() {
    this(new TimelineWriter(Environment.dynamo(), Environment.tableName(), InstantSource.system()));
  }

  /** Takes its collaborator. */
  public FoldHandler(TimelineWriter timelines) {
    this.timelines = timelines;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, @Nullable Context context)
      throws IOException {
    JsonNode event = Json.json().readTree(input);
    Set<ArticleKey> changed = new LinkedHashSet<>();
    for (JsonNode record : event.path("Records")) {
      JsonNode keys = record.path("dynamodb").path("Keys");
      String partition = keys.path("pk").path("S").asText("");
      String sort = keys.path("sk").path("S").asText("");
      if (ArticleKey.isHead(partition, sort)) {
        changed.add(ArticleKey.ofHead(partition, sort));
      }
    }
    if (event.has("Records")) {
      timelines.refresh(changed);
    } else {
      timelines.refreshPending();
    }
    Json.json().writeValue(output, Map.of("articles", changed.size()));
  }
}
