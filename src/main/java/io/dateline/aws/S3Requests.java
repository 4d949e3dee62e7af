package io.dateline.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/**
 * Requests to Amazon S3 for one object each, or for the keys of some, with the signer, the retries
 * and the HTTP client that the SDK's DynamoDB client has loaded anyway: the SDK's client of S3 adds
 * a third to the time in which a function starts.
 */
final class S3Requests {

  static final byte[] NOTHING = {};

  private static final int MOST_OF_AN_ERROR = 64 << 10;

  private final SdkHttpClient http;
  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final AwsCredentialsProvider credentials;
  private final RetryStrategy retries;
  private final Region region;
  private final @Nullable URI endpoint;
  private final Clock clock;

  /**
   * @param http the connection
   * @param credentials whose requests they are
   * @param retries how often and how fast a failed request is sent again
   * @param region where the buckets are
   * @param endpoint a stand-in for S3, or S3 in one of the isolated partitions, with the bucket's
   *     name in the path; null for S3 itself
   * @param clock the time of signing
   */
  S3Requests(
      SdkHttpClient http,
      AwsCredentialsProvider credentials,
      RetryStrategy retries,
      Region region,
      @Nullable URI endpoint,
      Clock clock) {
    this.http = http;
    this.credentials = credentials;
    this.retries = retries;
    this.region = region;
    this.endpoint = endpoint;
    this.clock = clock;
  }

  /**
   * What S3 answered.
   *
   * @param head status and headers
   * @param body for the caller to close
   */
  record Answer(SdkHttpResponse head, InputStream body) implements AutoCloseable {
    /** A header's first value; empty if there is none. */
    String header(String name) {
      return head.firstMatchingHeader(name).orElse("");
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /**
   * Sends a request for an object until it is answered or not worth another try.
   *
   * @param content the object's new content; empty where there is none to send
   * @throws AwsServiceException if S3 refuses, 404 included
   * @throws SdkException if S3 cannot be reached
   */
  Answer send(SdkHttpMethod method, String bucket, String key, byte[] content) {
    return send(bucket, request(method, bucket, key, content).build(), content);
  }

  /**
   * The keys of the objects whose keys begin with a prefix, in order.
   *
   * @throws SdkException as {@link #send}
   * @throws IOException if the answer breaks off
   */
  List<String> keys(String bucket, String prefix) throws IOException {
    List<String> keys = new ArrayList<>();
    String next = "";
    do {
      SdkHttpRequest.Builder request = request(SdkHttpMethod.GET, bucket, "", NOTHING);
      request.putRawQueryParameter("list-type", "2").putRawQueryParameter("prefix", prefix);
      if (!next.isEmpty()) {
        request.putRawQueryParameter("continuation-token", next);
      }
      Document listed;
      try (Answer answer = send(bucket, request.build(), NOTHING)) {
        listed = Jsoup.parse(answer.body(), "UTF-8", "", Parser.xmlParser());
      }
      listed.select("Contents > Key").forEach(key -> keys.add(key.wholeText()));
      next = listed.select("NextContinuationToken").text();
    } while (!next.isEmpty());
    return keys;
  }

  private Answer send(String bucket, SdkHttpRequest request, byte[] content) {
    RetryToken token =
        retries.acquireInitialToken(AcquireInitialTokenRequest.create(bucket)).token();
    while (true) {
      try {
        Answer answer = call(request, content);
        retries.recordSuccess(RecordSuccessRequest.create(token));
        return answer;
      } catch (IOException e) {
        token = pause(token, SdkClientException.create("S3 cannot be reached: " + e, e));
      } catch (AwsServiceException e) {
        token = pause(token, e);
      }
    }
  }

  /** Waits until a failed request may be sent again; throws its failure where it may not. */
  private RetryToken pause(RetryToken token, SdkException failure) {
    try {
      RefreshRetryTokenResponse next =
          retries.refreshRetryToken(
              RefreshRetryTokenRequest.builder().token(token).failure(failure).build());
      Thread.sleep(next.delay());
      return next.token();
    } catch (TokenAcquisitionFailedException e) {
      throw failure;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }

  private SdkHttpRequest.Builder request(
      SdkHttpMethod method, String bucket, String key, byte[] content) {
    SdkHttpRequest.Builder request = SdkHttpRequest.builder().method(method);
    // Of the SDK's table of regions this would load four hundred classes.
    String suffix = region.id().startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com";
    String host = "s3." + region.id() + suffix;
    if (endpoint != null) {
      request.uri(endpoint).encodedPath("/" + encoded(bucket) + "/" + encoded(key));
    } else if (bucket.contains(".")) {
      // The certificate of *.s3.… is not that of such a bucket.
      request.protocol("https").host(host).encodedPath("/" + encoded(bucket) + "/" + encoded(key));
    } else {
      request.protocol("https").host(bucket + "." + host).encodedPath("/" + encoded(key));
    }
    if (method == SdkHttpMethod.PUT) {
      request.putHeader("Content-Length", Integer.toString(content.length));
      // A bucket whose objects are locked takes none without.
      request.putHeader("Content-MD5", md5(content));
    }
    return request;
  }

  private static String md5(byte[] content) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }

  /** RFC 3986's, but for slashes; a path of S3 is never normalized. */
  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~")
        .replace("%2F", "/");
  }

  private Answer call(SdkHttpRequest request, byte[] content) throws IOException {
    SignedRequest signed =
        signer.sign(sign ->
            sign.identity(credentials.resolveCredentials())
                .request(request)
                .payload(() -> new ByteArrayInputStream(content))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "s3")
                .putProperty(AwsV4HttpSigner.REGION_NAME, region.id())
                .putProperty(AwsV4HttpSigner.DOUBLE_URL_ENCODE, false)
                .putProperty(AwsV4HttpSigner.NORMALIZE_PATH, false)
                .putProperty(AwsV4HttpSigner.SIGNING_CLOCK, clock));
    HttpExecuteRequest.Builder executed = HttpExecuteRequest.builder().request(signed.request());
    if (request.method() == SdkHttpMethod.PUT) {
      signed.payload().ifPresent(executed::contentStreamProvider);
    }
    HttpExecuteResponse response = http.prepareRequest(executed.build()).call();
    InputStream body =
        response
            .responseBody()
            .map(InputStream.class::cast)
            .orElseGet(InputStream::nullInputStream);
    if (!response.httpResponse().isSuccessful()) {
      throw refusal(response.httpResponse(), body);
    }
    return new Answer(response.httpResponse(), body);
  }

  private static AwsServiceException refusal(SdkHttpResponse head, InputStream body)
      throws IOException {
    String error;
    try (body) {
      error = new String(body.readNBytes(MOST_OF_AN_ERROR), StandardCharsets.UTF_8);
    }
    // The answer to HEAD has no body.
    String code = Jsoup.parse(error, "", Parser.xmlParser()).select("Error > Code").text();
    String name = code.isEmpty() ? Integer.toString(head.statusCode()) : code;
    return AwsServiceException.builder()
        .statusCode(head.statusCode())
        .requestId(head.firstMatchingHeader("x-amz-request-id").orElse(null))
        .awsErrorDetails(AwsErrorDetails.builder().serviceName("S3").errorCode(name).build())
        .message("S3 answered " + name)
        .build();
  }
}
