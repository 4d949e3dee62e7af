package io.dateline.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * A network of its own, for priming: every POST is answered by an empty JSON object, as an empty
 * DynamoDB table does in effect, and everything else by the sample article. Nothing leaves the
 * machine.
 */
final class Unplugged implements SdkHttpClient {

  private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.US_ASCII);

  private final byte[] sample;

  Unplugged() throws IOException {
    try (InputStream in = Unplugged.class.getResourceAsStream("sample.html")) {
      this.sample = Objects.requireNonNull(in, "sample.html is missing").readAllBytes();
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    byte[] body = request.httpRequest().method() == SdkHttpMethod.POST ? NOTHING : sample;
    SdkHttpFullResponse head =
        SdkHttpFullResponse.builder()
            .statusCode(200)
            .putHeader("Content-Length", Integer.toString(body.length))
            .putHeader("Last-Modified", "Wed, 05 Mar 2025 00:00:00 GMT")
            .build();
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() {
        return HttpExecuteResponse.builder()
            .response(head)
            .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
            .build();
      }

      @Override
      public void abort() {}
    };
  }

  @Override
  public void close() {}
}
