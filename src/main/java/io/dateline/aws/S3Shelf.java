package io.dateline.aws;

import io.dateline.feed.FeedList;
import io.dateline.feed.Shelf;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;

/** The bucket of the articles, in which the lists of feeds lie beside them. */
final class S3Shelf implements Shelf {

  private final S3Requests s3;
  private final String bucket;

  S3Shelf(S3Requests s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public Map<String, byte[]> lists() throws IOException {
    Map<String, byte[]> lists = new TreeMap<>();
    try {
      for (String key : s3.keys(bucket, FeedList.FOLDER)) {
        // Consoles make folders that are objects.
        if (!key.endsWith("/")) {
          lists.put(key, list(key));
        }
      }
    } catch (SdkException e) {
      throw new IOException(e.getMessage(), e);
    }
    return lists;
  }

  private byte[] list(String key) throws IOException {
    try (S3Requests.Answer answer = s3.send(SdkHttpMethod.GET, bucket, key, S3Requests.NOTHING)) {
      return answer.body().readNBytes(FeedList.LARGEST + 1);
    }
  }

  @Override
  public void put(String key, byte[] content) throws IOException {
    try {
      s3.send(SdkHttpMethod.PUT, bucket, key, content).close();
    } catch (SdkException e) {
      throw new IOException("s3://" + bucket + "/" + key + ": " + e.getMessage(), e);
    }
  }
}
