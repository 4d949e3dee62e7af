package io.dateline.local;

import io.dateline.store.TimelineTable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.embedded.DynamoDBEmbedded;
import software.amazon.dynamodb.services.local.shared.access.AmazonDynamoDBLocal;

/** Amazon's DynamoDB Local inside this process, in memory or kept in a folder. */
final class Embedded implements AutoCloseable {

  static final String TABLE = "dateline";

  private static final int PAGE_BYTES = 8_192;
  private static final byte WITH_WRITE_AHEAD_LOG = 2;

  /**
   * Room that is left on the disk, in bytes: on a full one the database drops what it is given, and
   * says so only in its log.
   */
  private static final long LEAST_ROOM = 32 << 20;

  /** The exception states the fault in one line. */
  private static final Logger DATABASE_LOG = Logger.getLogger("com.almworks.sqlite4java");

  private final AmazonDynamoDBLocal local;
  private final @Nullable Path folder;
  private final @Nullable FileChannel lock;

  private Embedded(AmazonDynamoDBLocal local, @Nullable Path folder, @Nullable FileChannel lock) {
    this.local = local;
    this.folder = folder;
    this.lock = lock;
    TimelineTable.createIfAbsent(local.dynamoDbClient(), TABLE);
  }

  /**
   * Opens the table.
   *
   * @param folder where it is kept, made if absent; null for memory
   * @throws IOException if the folder cannot be used, or another process uses it
   */
  static Embedded open(@Nullable Path folder) throws IOException {
    if (folder == null) {
      return new Embedded(DynamoDBEmbedded.create(), null, null);
    }
    DATABASE_LOG.setLevel(Level.OFF);
    try {
      Files.createDirectories(folder);
      FileChannel lock = lock(folder);
      Path file = folder.resolve("dynamodb.db");
      if (Files.notExists(file)) {
        Files.write(file, emptyDatabase());
      }
      return new Embedded(DynamoDBEmbedded.create(file.toFile()), folder, lock);
    } catch (FileSystemException | SdkException e) {
      throw new IOException(folder + ": no table can be kept here: " + Complaints.reason(e), e);
    }
  }

  /** Two processes on one file of the database would each overwrite what the other wrote. */
  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!isFree(channel)) {
      channel.close();
      throw new IOException(
          folder + ": another dateline works on this table; end it first, or choose --data");
    }
    return channel;
  }

  private static boolean isFree(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /**
   * An empty database with a write-ahead log and with pages that hold an item (SQLite's file
   * format, sqlite.org/fileformat2.html, 1.3 and 1.6): DynamoDB Local keeps to what the file says,
   * and without would wait for the disk several times at each transaction.
   */
  private static byte[] emptyDatabase() {
    ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES);
    page.put("SQLite format 3\0".getBytes(StandardCharsets.US_ASCII)).putShort((short) PAGE_BYTES);
    page.put(WITH_WRITE_AHEAD_LOG).put(WITH_WRITE_AHEAD_LOG);
    // What is reserved in a page, and the fractions of it that the format fixes.
    page.put((byte) 0).put((byte) 64).put((byte) 32).put((byte) 32);
    // The schema's format, and UTF-8.
    page.putInt(44, 4).putInt(56, 1);
    // The table of tables: a leaf without cells.
    page.put(100, (byte) 13).putShort(105, (short) PAGE_BYTES);
    return page.array();
  }

  /**
   * Checks that there is room for what is about to be written.
   *
   * @throws IOException if the disk is as good as full: worth another try once there is room
   */
  void checkRoom() throws IOException {
    if (folder != null && Files.getFileStore(folder).getUsableSpace() < LEAST_ROOM) {
      throw new IOException(
          "the disk of "
              + folder
              + " has less than 32 MB left; nothing is taken in until there is room");
    }
  }

  DynamoDbClient dynamo() {
    return local.dynamoDbClient();
  }

  DynamoDbStreamsClient streams() {
    return local.dynamoDbStreamsClient();
  }

  @Override
  public void close() throws IOException {
    local.shutdownNow();
    if (lock != null) {
      lock.close();
    }
  }
}
