package io.dateline.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import io.dateline.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a function printed while it was called: its log. */
record Printed(String text) {

  /** A call of a function. */
  interface Call {
    void run(Context context) throws IOException;
  }

  static Printed by(Call call) throws IOException {
    PrintStream before = System.out;
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      call.run(context());
    } finally {
      System.setOut(before);
    }
    return new Printed(log.toString(StandardCharsets.UTF_8));
  }

  private static Context context() {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (_, method, _) ->
                switch (method.getName()) {
                  case "getFunctionName" -> "ingest";
                  case "getAwsRequestId" -> "request-1";
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  /** Its lines, each of which must be a JSON object. */
  List<JsonNode> lines() throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : text.split("\n")) {
      lines.add(Json.json().readTree(line));
    }
    return lines;
  }
}
