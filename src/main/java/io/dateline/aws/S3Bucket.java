package io.dateline.aws;

import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** Articles in Amazon S3. */
final class S3Bucket implements Bucket {

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

  @Override
  public String origin(String bucket, String key) {
    return "s3://" + bucket + "/" + key;
  }
}
