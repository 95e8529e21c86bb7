package london.outcomes.job;

import static org.apache.spark.sql.functions.col;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import london.outcomes.catalogue.Failure;
import london.outcomes.config.ConfigTexts;
import london.outcomes.table.CommitNote;
import london.outcomes.table.Identity;
import london.outcomes.table.Lake;
import london.outcomes.table.LakeTable;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** The book of named releases: {@code ops/release}, and the definitions that each was made by. */
final class Releases {

  /** Copied, and never changed again. */
  static final String FROZEN = "frozen";

  /** On the way from what a release rests on to what it freezes. */
  static final String COMPUTED = "computed";

  /** What a release was computed from. */
  static final String RESTS_ON = "rests-on";

  private final Lake lake;

  Releases(Lake lake) {
    this.lake = lake;
  }

  /** One table of a named release. */
  record Entry(String table, long version, String role, long rows) {}

  /** A named release. */
  record Release(
      String name, Instant at, YearMonth asOf, String program, String runId, List<Entry> entries) {

    List<Entry> of(String role) {
      return entries.stream().filter(entry -> entry.role().equals(role)).toList();
    }

    /** Versions of the tables that its figures rest on. */
    Map<String, Long> inputs() {
      Map<String, Long> versions = new TreeMap<>();
      of(RESTS_ON).forEach(entry -> versions.put(entry.table(), entry.version()));
      return versions;
    }
  }

  /** All releases, oldest first. */
  List<Release> all() {
    Map<String, List<Row>> byName = new TreeMap<>();
    for (Row row : table().read().orderBy(col("role"), col("table_name")).collectAsList()) {
      byName.computeIfAbsent(row.getAs("release_name"), n -> new ArrayList<>()).add(row);
    }
    return byName.values().stream()
        .map(Releases::release)
        .sorted(Comparator.comparing(Release::at))
        .toList();
  }

  private static Release release(List<Row> rows) {
    Row first = rows.get(0);
    return new Release(
        first.getAs("release_name"),
        first.<Timestamp>getAs("released_at").toInstant(),
        YearMonth.parse(first.getAs("as_of")),
        first.getAs("program"),
        first.getAs("run_id"),
        rows.stream()
            .map(
                r ->
                    new Entry(
                        r.getAs("table_name"),
                        r.<Long>getAs("table_version"),
                        r.getAs("role"),
                        r.<Long>getAs("row_count")))
            .toList());
  }

  /** The newest release, or empty before the first. */
  Optional<Release> latest() {
    List<Release> all = table().version().isPresent() ? all() : List.of();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /**
   * A release by its name.
   *
   * @throws Failure.Usage when there is none
   */
  Release named(String name) {
    List<Release> all = all();
    return all.stream()
        .filter(release -> release.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure.Usage(
                    all.isEmpty()
                        ? "No release '%s': nothing has been frozen in %s. Freeze with: outcomes release --name %1$s"
                            .formatted(name, lake.root())
                        : "No release '%s'. There are: %s."
                            .formatted(
                                name,
                                String.join(", ", all.stream().map(Release::name).toList()))));
  }

  /** Enters a release: from now on it is there. */
  void enter(Release release) {
    List<Row> rows = new ArrayList<>();
    for (Entry entry : release.entries()) {
      rows.add(
          RowFactory.create(
              release.name(),
              Timestamp.from(release.at()),
              release.asOf().toString(),
              release.program(),
              entry.table(),
              entry.version(),
              entry.role(),
              entry.rows(),
              release.runId()));
    }
    CommitNote note = new CommitNote(release.runId(), "freeze", Map.of(), List.of(), Map.of());
    Identity identity = new Identity("releases", release.at().toEpochMilli());
    table().append(table().rows(rows), note, identity);
  }

  private LakeTable table() {
    return lake.table("release");
  }

  void keep(String name, ConfigTexts definitions) {
    lake.storage().write(definitions(name), definitions.toJson());
  }

  ConfigTexts definitionsOf(Release release) {
    return ConfigTexts.parse(lake.storage().read(definitions(release.name())));
  }

  private String definitions(String name) {
    return lake.frozen(name).root() + "/definitions.json";
  }
}
