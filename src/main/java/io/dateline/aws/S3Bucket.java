package io.dateline.aws;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Articles in Amazon S3. */
public final class S3Bucket implements Bucket {

  private final S3Client s3;

  S3Bucket(S3Client s3) {
    this.s3 = s3;
  }

  @Override
  public Optional<Stored> find(String bucket, String key) throws IOException {
    try {
      HeadObjectResponse head = s3.headObject(request -> request.bucket(bucket).key(key));
      return Optional.of(
          new Stored(
              head.lastModified(),
              head.contentLength(),
              null,
              null,
              () -> {
                try {
                  return s3.getObject(request -> request.bucket(bucket).key(key));
                } catch (SdkException e) {
                  throw new IOException(e.getMessage(), e);
                }
              }));
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    } catch (SdkException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The bucket as the environment's region and credentials reach it. */
  public static S3Bucket ofEnvironment() {
    return new S3Bucket(Environment.s3());
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
      if (tag(bucket, key).contains(md5(content))) {
        return false;
      }
      s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromBytes(content));
      return true;
    } catch (SdkException e) {
      throw new IOException("s3://" + bucket + "/" + key + ": " + e.getMessage(), e);
    }
  }

  private String tag(String bucket, String key) {
    try {
      return s3.headObject(head -> head.bucket(bucket).key(key)).eTag();
    } catch (NoSuchKeyException e) {
      return "";
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
