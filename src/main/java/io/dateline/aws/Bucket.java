package io.dateline.aws;

import io.dateline.article.PublicationTime;
import io.dateline.article.Source;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The store of articles: S3, or a folder that stands in for it. */
public interface Bucket {

  /**
   * An object as it is now.
   *
   * @param lastModified when it was stored, to the second or finer
   * @param tag distinguishes this content from any other that the key has had or will have
   * @param size its length in bytes
   * @param published the publication time of articles that do not say, or null
   * @param zone the zone of publication times that state none, or null
   * @param content opens its bytes
   */
  record Stored(
      Instant lastModified,
      String tag,
      long size,
      @Nullable PublicationTime published,
      @Nullable ZoneId zone,
      Source.Content content) {}

  /**
   * The object at a key; empty if there is none.
   *
   * @throws IOException if the bucket cannot be asked: worth another try
   */
  Optional<Stored> find(String bucket, String key) throws IOException;

  /** The origin of an object in messages. */
  String origin(String bucket, String key);
}
