package london.outcomes.table;

import java.time.Instant;

/**
 * A file in the landing folder.
 *
 * @param uri where it is, ready to open
 * @param path below the landing folder, with forward slashes
 * @param isPlain false for a symbolic link or anything else that is no ordinary file
 */
public record StoredFile(String uri, String path, long size, Instant modifiedAt, boolean isPlain) {

  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
