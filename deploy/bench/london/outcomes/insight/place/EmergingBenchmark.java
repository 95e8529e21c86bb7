package london.outcomes.insight.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import london.outcomes.synth.Plan;
import london.outcomes.synth.StreetCounts;

/** Whether planted rises are found, how soon, and what else is called a rise. */
final class EmergingBenchmark {

  private static final YearMonth FROM = YearMonth.of(2021, 1);

  /** At the end of each the product would have told the twelve months before. */
  private static final List<YearMonth> ENDS = List.of(YearMonth.of(2024, 12), YearMonth.of(2025, 12));

  private static final int[] SIZES = {5, 20, 30, 40, 80, 160};

  private EmergingBenchmark() {}

  /** Arguments: the repository, a folder of its own, seeds, sizes of London. */
  public static void main(String[] args) {
    Path root = Path.of(args[0]);
    Path work = Path.of(args[1]);
    for (String scale : args[3].split(" ")) {
      streets(root, work, Integer.parseInt(args[2]), Double.parseDouble(scale));
    }
    for (double dispersion : new double[] {1, 1.5, 2.5}) {
      towns(12, dispersion, 0);
    }
    towns(12, 1.5, 0.7);
    towns(12, 2.5, 0.7);
  }

  private static void streets(Path root, Path work, int seeds, double scale) {
    Map<String, RiseScore> scores = new TreeMap<>();
    RiseScore lengths = new RiseScore();
    IntStream.rangeClosed(1, seeds)
        .parallel()
        .forEach(seed -> streets(folder(root, work, seed, scale), scores, lengths));
    scores.forEach(
        (level, score) ->
            score.print(
                level + "s, scale %s, %d seeds, by usual count a month".formatted(scale, seeds)));
    lengths.print("boroughs, scale %s, by length and factor of the rise".formatted(scale));
  }

  private static Path folder(Path root, Path work, int seed, double scale) {
    Path folder = work.resolve("scale-" + scale + "-seed-" + seed);
    if (!Files.exists(folder.resolve("rises.csv"))) {
      Plan plan = new Plan(FROM, ENDS.get(ENDS.size() - 1), scale, seed);
      try {
        StreetCounts.write(root.resolve("conf/reference"), plan, folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return folder;
  }

  private static void streets(Path folder, Map<String, RiseScore> scores, RiseScore lengths) {
    Map<String, List<Panel.Tally>> tallies = tallies(folder.resolve("counts.csv"));
    List<PlantedRise> planted = PlantedRise.read(folder.resolve("rises.csv"));
    for (YearMonth end : ENDS) {
      int last = PlantedRise.month(end.toString());
      List<Watching> watchings = new ArrayList<>();
      Map<String, Panel> panels = new HashMap<>();
      tallies.forEach(
          (category, all) -> {
            Panel panel =
                Panel.of(category, all.stream().filter(t -> t.month() <= last).toList());
            panels.put(category, panel);
            watchings.add(Watching.untried(panel));
          });
      Watched watched = Watched.of(watchings);
      List<Rise> rises = watched.findings().stream().map(Findings.Finding::rise).toList();
      synchronized (EmergingBenchmark.class) {
        for (String level : List.of(Panel.BOROUGH, Panel.WARD)) {
          RiseScore score = scores.computeIfAbsent(level, key -> new RiseScore());
          score(score, lengths, level, rises, planted, panels, last);
          watched.tests((category, line) -> line.level().equals(level)).entrySet().stream()
              .filter(e -> e.getKey().month() > last - Watching.PUBLISHED)
              .forEach(e -> score.looked(e.getValue()));
        }
      }
    }
  }

  private static void score(
      RiseScore score,
      RiseScore lengths,
      String level,
      List<Rise> all,
      List<PlantedRise> planted,
      Map<String, Panel> panels,
      int last) {
    List<Rise> rises = all.stream().filter(rise -> rise.level().equals(level)).toList();
    rises.forEach(rise -> score.flagged(planted.stream().anyMatch(p -> p.holds(rise))));
    for (PlantedRise one : planted) {
      if (one.to() > last || one.from() <= last - Watching.PUBLISHED) {
        continue;
      }
      Panel panel = panels.get(one.category());
      for (Panel.Line line : panel.at(level)) {
        if (!line.borough().equals(one.borough())) {
          continue;
        }
        int start = one.from() - panel.first();
        double usual = line.mean(start - 12, start);
        if (usual < SIZES[0]) {
          continue;
        }
        List<Integer> found =
            rises.stream()
                .filter(rise -> rise.area().equals(line.area()) && one.holds(rise))
                .map(rise -> rise.month() - one.from())
                .sorted()
                .toList();
        score.planted(size(usual), one.months(), found);
        score.planted("all", one.months(), found);
        if (level.equals(Panel.BOROUGH)) {
          lengths.planted(one.months() + " months", one.months(), found);
          lengths.planted(one.factor() < 2 ? "less than doubled" : "doubled", one.months(), found);
        }
      }
    }
  }

  private static String size(double usual) {
    int largest = Arrays.stream(SIZES).filter(size -> size <= usual).max().orElse(0);
    return "usual of %3d or more".formatted(largest);
  }

  private static Map<String, List<Panel.Tally>> tallies(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(line -> line.split(","))
          .filter(row -> !row[1].equals("unknown"))
          .collect(
              Collectors.groupingBy(
                  row -> row[3],
                  TreeMap::new,
                  Collectors.mapping(
                      row ->
                          new Panel.Tally(
                              row[1], row[2], PlantedRise.month(row[0]), Long.parseLong(row[4])),
                      Collectors.toList())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The synthetic Londons of {@code EmergingRisesTest}: twelve doublings for three months each. */
  private static void towns(int seeds, double dispersion, double memory) {
    RiseScore score = new RiseScore();
    for (long seed = 1; seed <= seeds; seed++) {
      town(score, seed, new Town(seed, dispersion, memory));
    }
    score.print(
        "%d towns whose counts vary %s times chance with memory %s, doublings by usual count a month"
            .formatted(seeds, dispersion, memory));
    System.out.printf(
        "  the same without rises: something was flagged in %d of %d months%n",
        LongStream.rangeClosed(1, seeds)
            .map(seed -> flaggedMonths(new Town(seed, dispersion, memory)))
            .sum(),
        seeds * Watching.PUBLISHED);
  }

  private static long flaggedMonths(Town quiet) {
    return TownRises.found(quiet.tallies((s, t) -> 1)).stream().map(Rise::month).distinct().count();
  }

  private static void town(RiseScore score, long seed, Town drawn) {
    TownRises town = TownRises.of(seed, drawn);
    List<Rise> rises = TownRises.found(town.tallies());
    rises.forEach(rise -> score.flagged(town.holds(rise)));
    score.looked((long) Town.BOROUGHS * town.tallies().size() * Watching.PUBLISHED);
    for (String series : new TreeSet<>(town.starts().keySet())) {
      double usual = town.usual(series);
      List<Integer> found =
          rises.stream()
              .filter(rise -> TownRises.series(rise).equals(series) && town.holds(rise))
              .map(rise -> rise.month() - Town.FIRST - town.starts().get(series))
              .sorted()
              .toList();
      for (int least : new int[] {20, 30, 40}) {
        if (usual >= least) {
          score.planted("usual of %d or more".formatted(least), Planting.MONTHS, found);
        }
      }
    }
  }
}
