package io.dateline.local;

import io.dateline.aws.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The table that a command works on: the one in a folder, or that of a deployed stack. */
final class TableOption {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of the embedded table (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("dateline-data");

  @Option(
      names = "--aws",
      paramLabel = "TABLE",
      description = "The table of a deployed stack instead, by the credentials of this machine.")
  private @Nullable String table;

  /**
   * A table that is open.
   *
   * @param dynamo its client
   * @param name its name
   * @param embedded what is to be closed with it, or null
   */
  record Open(DynamoDbClient dynamo, String name, @Nullable Embedded embedded)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      if (embedded == null) {
        dynamo.close();
      } else {
        embedded.close();
      }
    }
  }

  /**
   * Opens the table.
   *
   * @throws IOException if there is none, or another process works on it
   */
  Open open() throws IOException {
    if (table != null) {
      return new Open(Environment.dynamo(), table, null);
    }
    if (!Files.isDirectory(data)) {
      throw new IOException(data + ": there is no table here; dateline load makes one");
    }
    Embedded embedded = Embedded.open(data);
    return new Open(embedded.dynamo(), Embedded.TABLE, embedded);
  }
}
