package io.dateline.aws;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;

/** Articles in Amazon S3. */
public final class S3Bucket implements Bucket {

  private final S3Requests s3;

  S3Bucket(S3Requests s3) {
    this.s3 = s3;
  }

  /** The bucket as the environment's region and credentials reach it. */
  public static S3Bucket ofEnvironment() {
    return new S3Bucket(Environment.s3());
  }

  @Override
  public Optional<Stored> find(String bucket, String key) throws IOException {
    try {
      return head(bucket, key)
          .map(head ->
              new Stored(
                  Instant.from(RFC_1123_DATE_TIME.parse(head.header("Last-Modified"))),
                  head.header("ETag"),
                  Long.parseLong(head.header("Content-Length")),
                  null,
                  null,
                  () -> open(bucket, key)));
    } catch (SdkException | DateTimeParseException | NumberFormatException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private Optional<S3Requests.Answer> head(String bucket, String key) throws IOException {
    try (S3Requests.Answer answer = s3.send(SdkHttpMethod.HEAD, bucket, key, S3Requests.NOTHING)) {
      return Optional.of(answer);
    } catch (AwsServiceException e) {
      if (e.statusCode() == 404) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private InputStream open(String bucket, String key) throws IOException {
    try {
      return s3.send(SdkHttpMethod.GET, bucket, key, S3Requests.NOTHING).body();
    } catch (SdkException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /**
   * Puts a file under a key, unless that holds the same already: which is seen where S3 encrypts
   * with keys of its own, and the object's tag is the MD5 of its content.
   *
   * @return whether it was put
   * @throws IOException if the file cannot be read or the bucket not be written
   */
  public boolean put(String bucket, String key, Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    try {
      if (head(bucket, key)
          .filter(head -> head.header("ETag").contains(md5(content)))
          .isPresent()) {
        return false;
      }
      s3.send(SdkHttpMethod.PUT, bucket, key, content).close();
      return true;
    } catch (SdkException e) {
      throw new IOException("s3://" + bucket + "/" + key + ": " + e.getMessage(), e);
    }
  }

  private static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  @Override
  public String origin(String bucket, String key) {
    return "s3://" + bucket + "/" + key;
  }
}
