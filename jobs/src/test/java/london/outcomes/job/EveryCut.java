package london.outcomes.job;

import static org.apache.spark.sql.functions.countDistinct;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import london.outcomes.catalogue.Breakdown;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Kind;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.ReferenceList;
import org.apache.spark.sql.Row;

/** Whoever looks for a figure finds a row, which says why where there is no value. */
record EveryCut(Workbench bench) {

  /** Each period of each measure has a row in every area and for every group; the measures. */
  Set<String> told() {
    Map<String, Measure> measures = Workbench.CATALOGUE.measures();
    Map<String, Long> rows = new TreeMap<>();
    Map<String, Long> expected = new TreeMap<>();
    Set<String> told = new TreeSet<>();
    for (Row row :
        bench
            .table("fact_measure")
            .groupBy("measure_id", "period_id")
            .agg(countDistinct("area_code", "group_type", "group_id"))
            .collectAsList()) {
      String key = row.getString(0) + " " + row.getString(1);
      rows.put(key, row.getLong(2));
      expected.put(key, cuts(measures.get(row.getString(0)), Workbench.CATALOGUE));
      told.add(row.getString(0));
    }
    assertThat(rows).isEqualTo(expected);
    return told;
  }

  private static long cuts(Measure measure, Catalogue catalogue) {
    ReferenceList areas = catalogue.references().get("area");
    List<String> levels = new ArrayList<>();
    areas.rows().forEach(area -> levels.add(areas.field(area, "area_level")));
    ReferenceList wards = catalogue.references().get("ward");
    wards.rows().stream()
        .filter(ward -> !wards.field(ward, "editions").equals("2017"))
        .forEach(ward -> levels.add("ward"));
    long cuts = 0;
    for (String level : levels) {
      if (measure.levels().contains(level)) {
        cuts += measure.kind() == Kind.RATE_RATIO ? 0 : 1;
        for (Breakdown breakdown : measure.breakdowns()) {
          cuts += breakdown.levels().contains(level) ? breakdown.groups().size() : 0;
        }
      }
    }
    return cuts;
  }
}
