package london.outcomes.job;

import java.util.Optional;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.Manifest;
import london.outcomes.table.StoredFile;

/** A file on its way into the ledger; filled as more of it becomes known. */
final class Arrival {

  final StoredFile file;
  final long sequence;
  private final Optional<Arrival> archive;
  SourceContract source;
  String sha256 = "";
  String provenance = "open";

  private Arrival(StoredFile file, long sequence, Optional<Arrival> archive) {
    this.file = file;
    this.sequence = sequence;
    this.archive = archive;
  }

  static Arrival of(StoredFile file, long sequence) {
    return new Arrival(file, sequence, Optional.empty());
  }

  /**
   * A file in this archive. Its path goes on behind the archive's, and its time is the archive's.
   *
   * @param uri where its content can be read for now; empty when nobody will read it
   */
  Arrival member(String uri, String name, long size, long ownSequence) {
    String path = file.path() + "/" + name;
    StoredFile member = new StoredFile(uri, path, size, file.modifiedAt(), true);
    return new Arrival(member, ownSequence, Optional.of(this));
  }

  /** Whether it comes out of an archive that lies still and is the one that was sent. */
  boolean isMember() {
    return archive.isPresent();
  }

  /** What the supplier says of the file, or of the archive that it came in. */
  Optional<String> statedProvenance(Manifest manifest) {
    return manifest
        .provenance(file.path())
        .or(() -> archive.flatMap(a -> a.statedProvenance(manifest)));
  }

  String sourceId() {
    return source == null ? "" : source.id();
  }

  String id() {
    String content = sha256.isEmpty() ? Integer.toHexString(file.hashCode()) : sha256;
    return sourceId() + "-" + content.substring(0, Math.min(16, content.length()));
  }
}
