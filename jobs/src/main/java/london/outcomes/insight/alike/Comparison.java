package london.outcomes.insight.alike;

import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Areas of one level, compared.
 *
 * @param through last day that the figures tell of
 */
record Comparison(
    String level,
    Profiles profiles,
    Grouping grouping,
    Resampling resampling,
    Date through,
    String provenance) {

  static final String OK = "ok";
  static final String UNSTABLE = "unstable";
  static final String TOO_LITTLE = "too-little-data";

  /** Below, an area is as good as anywhere: with its group hardly more often than with another. */
  private static final double STABLE = 0.5;

  /** Rows of {@code fact_area_group}. */
  List<Row> groups() {
    List<Row> rows = new ArrayList<>();
    double[][] centres = grouping.centres(profiles.values());
    int[] sizes = new int[centres.length];
    for (int group : grouping.groups()) {
      sizes[group]++;
    }
    for (int i = 0; i < profiles.areas().size(); i++) {
      int group = grouping.groups()[i];
      double stability = resampling.stability(i);
      rows.add(
          RowFactory.create(
              profiles.areas().get(i),
              level,
              level + "-" + (group + 1),
              GroupWords.of(centres[group], profiles.traits()),
              sizes[group],
              stability,
              Profiles.distance(profiles.values()[i], centres[group]),
              profiles.traits().size(),
              stability >= STABLE ? OK : UNSTABLE,
              through,
              provenance));
    }
    profiles.untold().forEach(area -> rows.add(untold(area)));
    return rows;
  }

  private Row untold(String area) {
    int measures = profiles.traits().size();
    return RowFactory.create(
        area, level, null, null, null, null, null, measures, TOO_LITTLE, through, provenance);
  }

  /** Rows of {@code fact_area_peer}. */
  List<Row> peers() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < profiles.areas().size(); i++) {
      List<Integer> nearest = Resampling.nearest(profiles.values(), i);
      for (int rank = 1; rank <= nearest.size(); rank++) {
        int peer = nearest.get(rank - 1);
        rows.add(
            RowFactory.create(
                profiles.areas().get(i),
                rank,
                level,
                profiles.areas().get(peer),
                Profiles.distance(profiles.values()[i], profiles.values()[peer]),
                resampling.near(i, peer),
                through,
                provenance));
      }
    }
    return rows;
  }

  /** Rows of {@code fact_model_check}: how far each area can rely on its group and its peers. */
  List<Row> checks(String model, String london) {
    List<Row> rows = new ArrayList<>();
    double measures = profiles.traits().size();
    double stable = 0;
    for (int i = 0; i < profiles.areas().size(); i++) {
      String area = profiles.areas().get(i);
      List<Integer> nearest = Resampling.nearest(profiles.values(), i);
      int at = i;
      double kept = nearest.stream().mapToDouble(p -> resampling.near(at, p)).average().orElse(0);
      rows.add(check(model, "group-stability", area, resampling.stability(i), measures));
      rows.add(check(model, "peers-kept", area, kept, measures));
      stable += resampling.stability(i) >= STABLE ? 1 : 0;
    }
    double areas = profiles.areas().size();
    rows.add(check(model, level + "-silhouette", london, grouping.silhouette(), areas));
    rows.add(check(model, level + "-agreement", london, resampling.agreement(), areas));
    rows.add(check(model, level + "-share-stable", london, stable / areas, areas));
    return rows;
  }

  private Row check(String model, String metric, String area, double value, double base) {
    return RowFactory.create(model, metric, area, "all", "all", value, base, provenance);
  }
}
