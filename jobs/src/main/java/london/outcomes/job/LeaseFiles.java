package london.outcomes.job;

import java.io.UncheckedIOException;
import java.util.stream.Stream;
import london.outcomes.table.Storage;

/**
 * The leases of a lake, one file each, numbered. The newest one counts; who makes the next number
 * has the lease, and a file can be made once.
 */
final class LeaseFiles {

  private static final String NUMBER = "%012d.json";

  private final Storage storage;
  private final String folder;

  LeaseFiles(Storage storage, String lake) {
    this.storage = storage;
    this.folder = storage.qualify(lake) + "/ops/lease";
  }

  /** Number of the newest lease; 0 before the first. */
  long newest() {
    return names()
        .mapToLong(name -> Long.parseLong(name.substring(0, name.indexOf('.'))))
        .max()
        .orElse(0);
  }

  /** What a file says; nothing while it is being written. */
  String text(long number) {
    try {
      return storage.read(file(number));
    } catch (UncheckedIOException e) {
      return "";
    }
  }

  /** Makes the file of a number, if nobody has. */
  boolean create(long number, Holder holder) {
    return storage.createNew(file(number), holder.toJson());
  }

  void replace(long number, Holder holder) {
    storage.write(file(number), holder.toJson());
  }

  /** Removes all but the newest: nobody asks for them. */
  void tidy() {
    long newest = newest();
    names()
        .filter(name -> !name.equals(NUMBER.formatted(newest)))
        .forEach(name -> storage.remove(folder + "/" + name));
  }

  /** Others are on the way to be leases. */
  private Stream<String> names() {
    return storage.names(folder).stream().filter(name -> name.matches("[0-9]+\\.json"));
  }

  private String file(long number) {
    return folder + "/" + NUMBER.formatted(number);
  }
}
