package london.outcomes.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an agency delivers and what we do with it: one file of {@code conf/sources}.
 *
 * @param fileName matches the name of a delivered file; its groups {@code period} and {@code force}
 *     are read where they exist
 * @param preambleLines lines, or rows of a sheet, that the supplier writes above the header
 * @param allowsNoRows whether a delivery without rows is a statement (nothing happened)
 * @param forces forces whose areas the source covers
 * @param dataStatus {@code provisional} or {@code final}
 * @param derived column name to Spark SQL expression over typed columns, in order
 * @param upsert how versions of a record follow each other; empty where months replace each other
 * @param maxQuarantined share of unusable rows above which the delivery is rejected
 * @param restatementLimit share of a month's records that a new delivery of it may add or take away
 *     before someone has to allow it
 * @param volumeTolerance change in rows against the trailing mean above which a warning is raised
 */
public record SourceContract(
    String id,
    String title,
    String supplier,
    String licence,
    String provenance,
    String sensitivity,
    Pattern fileName,
    Dialect dialect,
    Layout layout,
    int preambleLines,
    long maxBytes,
    boolean allowsNoRows,
    Set<String> forces,
    String dataStatus,
    PeriodRule period,
    List<SourceColumn> columns,
    Optional<Melt> melt,
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
    List<Mapping> conformed) {

  private static final String COMPRESSED = ".gz";

  /** The file-name pattern on a delivered name; that a file is compressed is not its concern. */
  public Matcher matcher(String name) {
    boolean isCompressed = name.toLowerCase(Locale.ROOT).endsWith(COMPRESSED);
    int end = isCompressed ? name.length() - COMPRESSED.length() : name.length();
    return fileName.matcher(name.substring(0, end));
  }

  /** Columns that stand in the file under a header of their own. */
  public List<SourceColumn> headed() {
    return columns.stream().filter(c -> melt.isEmpty() || !isMelted(melt.get(), c.name())).toList();
  }

  private static boolean isMelted(Melt melt, String name) {
    return name.equals(melt.nameColumn()) || name.equals(melt.valueColumn());
  }

  /**
   * Whether its rows are about persons: what they say is then not repeated in messages and tables.
   */
  public boolean isRestricted() {
    return sensitivity.equals("restricted");
  }
}
