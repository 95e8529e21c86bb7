package london.outcomes.insight.drivers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import london.outcomes.catalogue.Breakdown;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * How well the model of everybody serves each group: whether the answers that it expects of them
 * are theirs, and how many of them it has not heard.
 *
 * <p>{@code calibration-points}: expected less observed share of yes. It is 0 where the group is a
 * control with a column of its own, and is what is left where categories are merged or the group is
 * cut otherwise. {@code calibration-by-fifth-points}: the mean size of that over fifths of the
 * group by what is expected of them, which common coefficients must earn; sampling alone makes it a
 * few points where a group is small.
 */
record FairnessChecks(String modelId, List<Breakdown> characteristics) {

  private static final int FIFTHS = 5;

  /** A group of fewer is not mentioned. */
  private static final int COUNTABLE = 5;

  List<Row> of(Model model, List<String> checks) {
    List<Row> rows = new ArrayList<>(rows(model, Model.ALL, Model.ALL, r -> true));
    for (int i = 0; i < characteristics.size(); i++) {
      int place = i;
      Breakdown breakdown = characteristics.get(i);
      if (checks.contains(breakdown.id())) {
        model.encoding().members().stream()
            .map(r -> r.groups().get(place))
            .distinct()
            .sorted()
            .forEach(
                group ->
                    rows.addAll(
                        rows(
                            model,
                            breakdown.id(),
                            group,
                            r -> r.groups().get(place).equals(group))));
      }
    }
    return rows;
  }

  private List<Row> rows(Model model, String type, String group, Predicate<Response> isMember) {
    List<Response> cases = model.encoding().cases();
    List<Response> members = model.encoding().members().stream().filter(isMember).toList();
    int[] own = IntStream.range(0, cases.size()).filter(i -> isMember.test(cases.get(i))).toArray();
    if (members.size() < COUNTABLE) {
      return List.of();
    }
    String provenance = Responses.provenance(model.encoding().members());
    double leftOut = 100.0 * (members.size() - own.length) / members.size();
    List<Row> rows = new ArrayList<>();
    rows.add(row("left-out-pct", type, group, leftOut, members.size(), provenance));
    if (model.logit().isPresent() && own.length >= COUNTABLE) {
      double[] fitted = model.logit().get().fitted();
      double off = excess(cases, fitted, own)[0];
      double byFifth = byFifth(cases, fitted, own);
      rows.add(row("calibration-points", type, group, off, own.length, provenance));
      rows.add(row("calibration-by-fifth-points", type, group, byFifth, own.length, provenance));
    }
    return rows;
  }

  /** Expected less observed share in points, and the weight that it is of. */
  private static double[] excess(List<Response> cases, double[] fitted, int[] own) {
    double weight = 0;
    double excess = 0;
    for (int i : own) {
      double w = cases.get(i).weight();
      weight += w;
      excess += w * (fitted[i] - (cases.get(i).outcome() ? 1 : 0));
    }
    return new double[] {weight > 0 ? 100 * excess / weight : 0, weight};
  }

  private static double byFifth(List<Response> cases, double[] fitted, int[] own) {
    int[] ranked =
        IntStream.of(own)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> fitted[i]))
            .mapToInt(i -> i)
            .toArray();
    double sum = 0;
    double weight = 0;
    for (int fifth = 0; fifth < FIFTHS; fifth++) {
      int from = fifth * ranked.length / FIFTHS;
      int to = (fifth + 1) * ranked.length / FIFTHS;
      double[] excess =
          excess(cases, fitted, IntStream.range(from, to).map(i -> ranked[i]).toArray());
      sum += Math.abs(excess[0]) * excess[1];
      weight += excess[1];
    }
    return sum / weight;
  }

  private Row row(
      String metric, String type, String group, double value, int base, String provenance) {
    Double shown = base < Model.SMALL_BASE ? null : DriverTable.orNull(value);
    return RowFactory.create(
        modelId, metric, DriverTable.LONDON, type, group, shown, (double) base, provenance);
  }
}
