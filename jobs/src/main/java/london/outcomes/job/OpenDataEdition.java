package london.outcomes.job;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import london.outcomes.catalogue.Failure;
import london.outcomes.job.Releases.Release;
import london.outcomes.publish.opendata.Edition;
import london.outcomes.table.Lake;
import org.apache.spark.sql.Row;

/**
 * The curated tables that are to be published, at one set of versions, and what they say of
 * themselves: those of a named release, or those that there are now.
 *
 * @param earlier named releases before this one, newest first: name to day
 */
record OpenDataEdition(Lake lake, Edition edition, Map<String, String> earlier) {

  private static final DateTimeFormatter RUN_ID =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'");

  /** What a reader of the publication is told beside the figures. */
  record Told(String program, Optional<String> contact, Optional<String> base) {}

  /**
   * Of a named release.
   *
   * @throws Failure.Usage when there is none of that name
   */
  static OpenDataEdition named(Workplace place, String name, Told told) {
    Release release = new Releases(place.lake()).named(name);
    Lake frozen = place.lake().frozen(release.name());
    return of(place, frozen, release.name(), release.at(), told(told, release.program()));
  }

  private static Told told(Told told, String program) {
    return new Told(program, told.contact(), told.base());
  }

  /**
   * Of what there is now.
   *
   * @throws Failure.InputMissing when nothing has been released
   */
  static OpenDataEdition newest(Workplace place, Told told) {
    ReleasedNow now = ReleasedNow.of(place);
    Lake pinned = place.lake().asItWas(place.catalogue(), now.versions(), place.lake().root());
    Instant at = LocalDateTime.parse(now.runId(), RUN_ID).toInstant(ZoneOffset.UTC);
    return of(place, pinned, now.runId(), at, told);
  }

  private static OpenDataEdition of(
      Workplace place, Lake lake, String name, Instant at, Told told) {
    Map<String, Long> statuses = new TreeMap<>();
    TreeSet<String> provenances = new TreeSet<>();
    Date from = Date.valueOf("9999-12-31");
    Date to = Date.valueOf("0001-01-01");
    for (Row row : summary(lake)) {
      statuses.merge(row.getString(0), row.getLong(2), Long::sum);
      provenances.add(row.getString(1));
      from = row.getDate(3).before(from) ? row.getDate(3) : from;
      to = row.getDate(4).after(to) ? row.getDate(4) : to;
    }
    if (statuses.isEmpty()) {
      throw new Failure.InputMissing(
          "No figure has been released in %s. Look for the reason with: outcomes status"
              .formatted(lake.root()));
    }
    Edition edition =
        new Edition(
            name,
            at,
            told.program(),
            from.toLocalDate(),
            to.toLocalDate(),
            List.copyOf(provenances),
            statuses,
            owners(lake),
            told.contact(),
            told.base());
    return new OpenDataEdition(lake, edition, earlier(place, at));
  }

  private static List<Row> summary(Lake lake) {
    return lake.table("fact_measure")
        .read()
        .where(col("value").isNotNull())
        .groupBy("data_status", "provenance")
        .agg(count(lit(1)), min("period_start"), max("period_end"))
        .collectAsList();
  }

  private static List<String> owners(Lake lake) {
    return lake
        .table("dim_measure")
        .read()
        .select("owner")
        .distinct()
        .orderBy("owner")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  private static Map<String, String> earlier(Workplace place, Instant before) {
    Map<String, String> earlier = new LinkedHashMap<>();
    List<Release> all = new Releases(place.lake()).all();
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).at().isBefore(before)) {
        String day = all.get(i).at().atZone(ZoneOffset.UTC).toLocalDate().toString();
        earlier.put(all.get(i).name(), day);
      }
    }
    return earlier;
  }
}
