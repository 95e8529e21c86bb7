package london.outcomes.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an agency delivers and what we do with it: one file of {@code conf/sources}.
 *
 * @param purpose what it is processed for; of persons, on which lawful basis
 * @param retention how long its delivered files are kept
 * @param allowsNoRows whether a delivery without rows is a statement (nothing happened)
 * @param forces forces whose areas the source covers
 * @param dataStatus {@code provisional} or {@code final}
 * @param vintages other layouts of its files; the first one that a header shows is taken
 * @param ignoresOthers whether columns that are not declared are passed over without a word
 * @param derived column name to Spark SQL expression over typed columns, in order
 * @param upsert how versions of a record follow each other; empty where months replace each other
 * @param maxQuarantined share of unusable rows above which the delivery is rejected
 * @param restatementLimit share of a month's records that a new delivery of it may add or take away
 *     before someone has to allow it
 * @param expectations what deliveries are held against as a whole
 * @param volumeTolerance change in rows against the trailing mean above which a warning is raised
 */
public record SourceContract(
    String id,
    String title,
    String supplier,
    String licence,
    String provenance,
    String sensitivity,
    String purpose,
    Retention retention,
    FileNames fileNames,
    Dialect dialect,
    Layout layout,
    long maxBytes,
    boolean allowsNoRows,
    Set<String> forces,
    String dataStatus,
    PeriodRule period,
    List<SourceColumn> columns,
    List<Vintage> vintages,
    boolean ignoresOthers,
    Melt melt,
    Map<String, String> derived,
    List<Lookup> lookups,
    Optional<Link> link,
    Duplicates duplicates,
    Optional<Upsert> upsert,
    Optional<Completeness> completeness,
    List<Rule> rules,
    double volumeTolerance,
    double restatementLimit,
    double maxQuarantined,
    Expectations expectations,
    List<Mapping> conformed) {

  /** Domains of the persons whom its columns refer to; none for most open data. */
  public Set<String> personDomains() {
    return columns.stream()
        .map(SourceColumn::persons)
        .filter(SourceColumn.Persons::areNamed)
        .map(SourceColumn.Persons::domain)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Whether its rows are about persons: what they say is then not repeated in messages and tables.
   */
  public boolean isRestricted() {
    return sensitivity.equals("restricted");
  }
}
