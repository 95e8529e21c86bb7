package london.outcomes.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import london.outcomes.catalogue.Codebook;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.csv.Problem;
import london.outcomes.table.Storage;
import london.outcomes.table.StoredFile;

/**
 * The documents in the landing folder that say what the codes of a source mean. Deliveries in the
 * folder of one, or below it, wait when its contract has not been written by that edition.
 */
final class Codebooks {

  private final Storage storage;
  private final List<Lying> found = new ArrayList<>();

  private record Lying(StoredFile file, SourceContract source, String sha256) {

    /** Whether a file lies in the folder of the document, or below. */
    boolean isAbout(StoredFile delivery) {
      return delivery.path().startsWith(file.path().substring(0, file.path().lastIndexOf('/') + 1));
    }
  }

  Codebooks(Storage storage, List<StoredFile> files, List<SourceContract> contracts) {
    this.storage = storage;
    for (StoredFile file : files) {
      contracts.forEach(
          contract ->
              contract
                  .expectations()
                  .codebook()
                  .filter(book -> file.isPlain() && book.fileName().matcher(file.name()).matches())
                  .ifPresent(book -> found.add(lying(file, contract))));
    }
  }

  private Lying lying(StoredFile file, SourceContract contract) {
    return new Lying(file, contract, storage.sha256(file.uri()));
  }

  /** Whether a file is such a document, and no delivery. */
  boolean isOne(StoredFile file) {
    return found.stream().anyMatch(lying -> lying.file.equals(file));
  }

  /** The reason to hold a delivery back: its codes may mean something else now. */
  Optional<Problem> changed(SourceContract contract, StoredFile delivery) {
    Optional<Codebook> book = contract.expectations().codebook();
    return found.stream()
        .filter(lying -> lying.source.equals(contract) && lying.isAbout(delivery))
        .filter(lying -> book.filter(b -> b.sha256().contains(lying.sha256)).isEmpty())
        .findFirst()
        .map(lying -> Refusals.codebook(lying.file.path(), lying.sha256));
  }
}
