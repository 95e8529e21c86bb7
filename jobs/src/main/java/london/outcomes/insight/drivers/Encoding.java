package london.outcomes.insight.drivers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import london.outcomes.stats.survey.IndicatorSample;

/**
 * The respondents that a model holds, and its columns. Who left the outcome or any factor open is
 * left out (complete cases); a control left open is a category of its own, so that it costs nobody.
 *
 * @param members respondents of the year and group, whatever they answered
 * @param cases those in the model
 * @param columns factor to its column of the sample; factors that hardly vary have none
 * @param sample the cases
 */
record Encoding(
    List<Response> members,
    List<Response> cases,
    Map<Integer, Integer> columns,
    IndicatorSample sample) {

  /** Fewer that say yes, or no, than this give a coefficient nothing to rest on. */
  private static final int RARE_ANSWER = 10;

  /** Categories of a control with fewer are one with the most common category. */
  private static final int RARE_CATEGORY = 30;

  /**
   * @param factors that were asked
   * @param controls how many there are
   */
  static Encoding of(List<Response> members, List<Integer> factors, int controls) {
    List<Response> cases =
        members.stream().filter(r -> r.hasOutcome() && factors.stream().allMatch(r::has)).toList();
    Map<Integer, Integer> columns = new LinkedHashMap<>();
    for (int factor : factors) {
      long yes = cases.stream().filter(r -> r.factor(factor)).count();
      if (Math.min(yes, cases.size() - yes) >= RARE_ANSWER) {
        columns.put(factor, columns.size() + 1);
      }
    }
    int width = columns.size() + 1;
    List<Map<String, Integer>> categories = new ArrayList<>();
    for (int control = 0; control < controls; control++) {
      categories.add(categories(cases, control, width));
      width += categories.get(control).size();
    }
    return new Encoding(members, cases, columns, sample(cases, columns, categories, width));
  }

  /**
   * Columns of a control's categories: all but the most common one. A rare category, or one whose
   * members all say the same, has none: its coefficient would be anything, or infinite.
   */
  private static Map<String, Integer> categories(List<Response> cases, int control, int first) {
    Map<String, int[]> counts = new TreeMap<>();
    for (Response response : cases) {
      int[] own = counts.computeIfAbsent(response.controls().get(control), c -> new int[2]);
      own[response.outcome() ? 1 : 0]++;
    }
    String usual =
        counts.entrySet().stream()
            .max(Comparator.comparingInt(e -> e.getValue()[0] + e.getValue()[1]))
            .map(Map.Entry::getKey)
            .orElse("");
    Map<String, Integer> columns = new TreeMap<>();
    counts.forEach(
        (category, said) -> {
          boolean isRare = said[0] + said[1] < RARE_CATEGORY || said[0] == 0 || said[1] == 0;
          if (!isRare && !category.equals(usual)) {
            columns.put(category, first + columns.size());
          }
        });
    return columns;
  }

  private static IndicatorSample sample(
      List<Response> cases,
      Map<Integer, Integer> columns,
      List<Map<String, Integer>> categories,
      int width) {
    int[][] active = new int[cases.size()][];
    boolean[] answers = new boolean[cases.size()];
    double[] weights = new double[cases.size()];
    for (int i = 0; i < active.length; i++) {
      Response response = cases.get(i);
      active[i] = active(response, columns, categories);
      answers[i] = response.outcome();
      weights[i] = response.weight();
    }
    List<String> strata = cases.stream().map(Response::stratum).toList();
    return new IndicatorSample(width, active, answers, weights, strata);
  }

  private static int[] active(
      Response response, Map<Integer, Integer> columns, List<Map<String, Integer>> categories) {
    List<Integer> active = new ArrayList<>(List.of(0));
    columns.forEach(
        (factor, column) -> {
          if (response.factor(factor)) {
            active.add(column);
          }
        });
    for (int control = 0; control < categories.size(); control++) {
      Integer column = categories.get(control).get(response.controls().get(control));
      if (column != null) {
        active.add(column);
      }
    }
    return active.stream().mapToInt(column -> column).toArray();
  }

  double leftOutPct() {
    return members.isEmpty() ? 0 : 100.0 * (members.size() - cases.size()) / members.size();
  }

  /** How many of the cases say yes to a factor, in weights, per cent. */
  double pct(int factor) {
    double yes = 0;
    for (Response response : cases) {
      yes += response.factor(factor) ? response.weight() : 0;
    }
    return 100 * yes / sample.weight();
  }
}
