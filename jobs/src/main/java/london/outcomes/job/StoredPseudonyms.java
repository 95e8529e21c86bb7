package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.substring_index;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.Mapping;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.ingest.PseudonymKey;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;

/**
 * Pseudonyms in the conformed tables, and the key that they were made with. Across two keys nobody
 * is the same person: repeat victims would be missed, and no figure would look wrong.
 */
final class StoredPseudonyms {

  private final Catalogue catalogue;
  private final Lake lake;
  private final PseudonymKey key;

  StoredPseudonyms(Catalogue catalogue, Lake lake, PseudonymKey key) {
    this.catalogue = catalogue;
    this.lake = lake;
    this.key = key;
  }

  /**
   * Ends the run before it has written anything that could not be linked to what is there.
   *
   * @param arriving contracts of deliveries that are to be taken in
   * @throws Failure.Configuration when persons of the same domain stand there under another key
   */
  void requireOwnKey(Collection<SourceContract> arriving) {
    Set<String> domains = new TreeSet<>();
    for (SourceContract contract : arriving) {
      key.pseudonyms(contract); // there is one, or it says what is missing
      domains.addAll(contract.personDomains());
    }
    refuse(
        domains,
        "%s, and this run has the key '%s': nobody would be recognised across the two, and repeat victims would be missed. Nothing was taken in. Run with the former key, or have all pseudonyms made anew: outcomes replay --new-key.");
  }

  /**
   * Ends an erasure that would look for nobody.
   *
   * @throws Failure.Configuration when persons of these domains stand there under another key
   */
  void requireOwnKeyFor(Set<String> domains) {
    refuse(
        domains,
        "%s, and this erasure has the key '%s': it would find none of their records. Nothing was changed. Set the key of the lake.");
  }

  /**
   * Ends the run when not all pseudonyms could be made anew.
   *
   * @throws Failure.Configuration when some stand there under another key
   */
  void requireNoOther() {
    Set<String> domains = new TreeSet<>();
    catalogue.sources().values().forEach(contract -> domains.addAll(contract.personDomains()));
    refuse(
        domains,
        "%s after all deliveries have been read again with the key '%s': some of them were not accepted any more, and outcomes status says why. Measures were left as they are. Mend the contract, then repeat: outcomes replay --new-key.");
  }

  private void refuse(Set<String> domains, String message) {
    Optional<String> found = foreign(domains);
    if (found.isPresent()) {
      throw new Failure.Configuration(message.formatted(found.get(), key.id()));
    }
  }

  private Optional<String> foreign(Set<String> domains) {
    Map<String, Map<String, SourceColumn>> columns = new TreeMap<>();
    for (SourceContract contract : catalogue.sources().values()) {
      for (SourceColumn column : contract.columns()) {
        if (domains.contains(column.persons().domain())) {
          contract.conformed().stream()
              .map(Mapping::table)
              .filter(table -> catalogue.table(table).columnNames().contains(column.name()))
              .forEach(
                  table ->
                      columns
                          .computeIfAbsent(table, t -> new TreeMap<>())
                          .put(column.name(), column));
        }
      }
    }
    return columns.entrySet().stream()
        .flatMap(e -> e.getValue().values().stream().map(column -> foreign(e.getKey(), column)))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<String> foreign(String name, SourceColumn named) {
    String column = named.name();
    LakeTable table = lake.table(name);
    if (table.version().isEmpty()) {
      return Optional.empty();
    }
    // As a range, so that files whose statistics know better are not opened; ';' follows ':'.
    Column isForeign = col(column).lt(key.id() + ":").or(col(column).geq(key.id() + ";"));
    // In lists of persons those stay who were not erased.
    String next = "(" + Pattern.quote(named.persons().separator()) + ")?";
    Column kept = regexp_replace(col(column), "^(" + PseudonymKey.ERASED + next + ")+", "");
    List<Row> one =
        table
            .read()
            .where(isForeign)
            .where(kept.notEqual("").and(not(kept.startsWith(key.id() + ":"))))
            .select(substring_index(kept, ":", 1))
            .limit(1)
            .collectAsList();
    return one.stream()
        .map(
            row ->
                "The table %s holds pseudonyms of the key '%s' (%s)"
                    .formatted(name, row.getString(0), column))
        .findFirst();
  }
}
