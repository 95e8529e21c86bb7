package london.outcomes.measure;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.SharedSession;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * A file {@code conf/measures/ID.expected.yaml}: given rows, the months that have arrived, and what
 * the measure must say. All scalars are texts here; {@code ~} is null.
 *
 * @param given rows of the measure's table, or of the {@code table} that they name; {@code rows}
 *     repeats one
 * @param covered months from, to, and the forces that have delivered
 * @param expect rows of the measure
 * @param absent rows that must not be there
 */
record GoldenFile(
    List<Map<String, String>> given,
    List<Map<String, Object>> covered,
    List<Map<String, String>> expect,
    List<Map<String, String>> absent) {

  private static final Set<String> KEYS = Set.of("given", "covered", "expect", "absent");

  static Path path(String measureId) {
    return SharedSession.project().resolve("conf/measures/" + measureId + ".expected.yaml");
  }

  @SuppressWarnings("unchecked")
  static GoldenFile read(String measureId) {
    try (Reader reader = Files.newBufferedReader(path(measureId))) {
      Map<String, Object> root = texts().load(reader);
      if (!KEYS.containsAll(root.keySet())) {
        throw new IllegalArgumentException(path(measureId) + ": keys are " + KEYS);
      }
      return new GoldenFile(
          (List<Map<String, String>>) root.get("given"),
          (List<Map<String, Object>>) root.get("covered"),
          (List<Map<String, String>>) root.get("expect"),
          (List<Map<String, String>>) root.getOrDefault("absent", List.of()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads 2025-04 and 0.5 as they are written. */
  private static Yaml texts() {
    LoaderOptions options = new LoaderOptions();
    Resolver onlyNull =
        new Resolver() {
          @Override
          protected void addImplicitResolvers() {
            addImplicitResolver(Tag.NULL, NULL, "~");
          }
        };
    return new Yaml(
        new SafeConstructor(options),
        new Representer(new org.yaml.snakeyaml.DumperOptions()),
        new org.yaml.snakeyaml.DumperOptions(),
        options,
        onlyNull);
  }

  /** What has arrived, as the ledger would tell it for a measure. */
  @SuppressWarnings("unchecked")
  List<Covered> covered(Measure measure) {
    List<Covered> all = new ArrayList<>();
    for (Map<String, Object> entry : covered) {
      YearMonth last = YearMonth.parse((String) entry.get("to"));
      for (YearMonth month = YearMonth.parse((String) entry.get("from"));
          !month.isAfter(last);
          month = month.plusMonths(1)) {
        for (String force : (List<String>) entry.get("forces")) {
          String provenance = (String) entry.getOrDefault("provenance", "open");
          List<String> deliveries = List.of(force + "-" + month);
          all.add(new Covered(measure.id(), month, force, provenance, "provisional", deliveries));
        }
      }
    }
    return all;
  }

  /** The given rows of a table, each under its source, or under this one, in the measure's name. */
  List<Map<String, String>> given(Measure measure, String table, String source) {
    List<Map<String, String>> rows = new ArrayList<>();
    for (Map<String, String> row : given) {
      if (row.getOrDefault("table", measure.table()).equals(table)) {
        Map<String, String> own = new LinkedHashMap<>(row);
        own.remove("table");
        own.put("source_id", measure.id() + "/" + row.getOrDefault("source_id", source));
        rows.add(own);
      }
    }
    return rows;
  }

  /** Breakdowns that any row is about, and that of everybody. */
  Set<String> breakdowns(Measure measure) {
    Set<String> groups = new TreeSet<>();
    expect.forEach(row -> groups.add(row.getOrDefault("group", CellColumns.ALL)));
    absent.forEach(row -> groups.add(row.getOrDefault("group", CellColumns.ALL)));
    Set<String> told = new TreeSet<>(Set.of(CellColumns.ALL));
    for (Breakdown breakdown : measure.breakdowns()) {
      String prefix = breakdown.id() + "=";
      if (groups.stream().anyMatch(g -> breakdown.groups().contains(g) || g.startsWith(prefix))) {
        told.add(breakdown.id());
      }
    }
    return told;
  }

  YearMonth last() {
    return months("to").last();
  }

  /** The months in which the expected and the absent periods end. */
  Set<YearMonth> ends() {
    Set<String> named = new TreeSet<>();
    expect.forEach(row -> named.add(row.get("period")));
    absent.forEach(row -> named.add(row.get("period")));
    Set<YearMonth> ends = new TreeSet<>();
    YearMonth month = months("from").first();
    for (int i = 0; i < 60; i++, month = month.plusMonths(1)) {
      for (Period period : Period.endingIn(month, EnumSet.allOf(Window.class))) {
        if (named.remove(period.id())) {
          ends.add(month);
        }
      }
    }
    if (!named.isEmpty()) {
      throw new IllegalArgumentException("no such periods: " + named);
    }
    return ends;
  }

  private TreeSet<YearMonth> months(String key) {
    TreeSet<YearMonth> months = new TreeSet<>();
    covered.forEach(entry -> months.add(YearMonth.parse((String) entry.get(key))));
    return months;
  }
}
