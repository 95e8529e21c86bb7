package london.outcomes.job;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Failure;
import london.outcomes.ingest.PseudonymKey;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The list of erased persons, by which later deliveries that name them are recognised. */
final class ErasedPersons {

  private final LakeTable table;

  ErasedPersons(Lake lake) {
    this.table = lake.table("erased");
  }

  /**
   * The key of a run, with all that must be forgotten.
   *
   * @throws Failure.Configuration when the list was made with another key, which would recognise
   *     nobody
   */
  PseudonymKey forgetting(PseudonymKey key) {
    Set<String> tombstones = new TreeSet<>();
    for (Row row : rows()) {
      String keyId = row.getAs("key_id");
      if (!keyId.equals(key.id()) && !key.id().isEmpty()) {
        throw new Failure.Configuration(
            "Persons of this lake were erased under the key '%s'; under '%s' later deliveries would bring them back unseen. Set the key of the lake."
                .formatted(keyId, key.id()));
      }
      tombstones.add(row.getAs("tombstone"));
    }
    return key.forgetting(tombstones);
  }

  private List<Row> rows() {
    return table.version().isPresent() ? table.read().collectAsList() : List.of();
  }

  /** Enters persons; those who are there already stay as they are. */
  void add(List<PersonList.Person> persons, PseudonymKey key, RunContext run) {
    Set<String> known =
        rows().stream().map(r -> r.<String>getAs("tombstone")).collect(Collectors.toSet());
    List<Row> added =
        persons.stream()
            .map(p -> List.of(p.domain(), key.tombstone(p.domain(), p.reference())))
            .filter(p -> known.add(p.get(1)))
            .map(p -> RowFactory.create(p.get(0), p.get(1), key.id(), run.id()))
            .toList();
    if (!added.isEmpty()) {
      table.append(
          table.rows(added), run.note(Erasure.STEP, Map.of(), List.of()), run.identity("persons"));
    }
  }
}
