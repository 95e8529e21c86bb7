package london.outcomes.synth;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of synthetic street files, counted as they are drawn, and the rises that were planted
 * into them: what {@code outcomes synth --truth} would tell, without a gigabyte of files a seed.
 */
public final class StreetCounts {

  private static final String UNKNOWN = "unknown";

  private final Reference reference;
  private final Ground ground;
  private final Plan plan;
  private final Map<String, String> wards = new HashMap<>();
  private final Map<String, String> codes = new HashMap<>();

  private StreetCounts(Path reference, Plan plan) throws IOException {
    this.reference = Reference.read(reference);
    this.ground = Ground.of(this.reference, plan.seed());
    this.plan = plan;
    Wards all = Wards.of(this.reference);
    for (Borough borough : this.reference.boroughs()) {
      codes.put(borough.name(), borough.code());
      for (Borough.Lsoa lsoa : borough.lsoas()) {
        // As in the product, what was redrawn has no ward that both editions know.
        boolean isSame = lsoa.isIn2011() && lsoa.isIn2021();
        wards.put(lsoa.code(), isSame ? all.of(lsoa.code()).code() : "");
      }
    }
  }

  /** Writes {@code counts.csv} and {@code rises.csv} into a folder; the last is written last. */
  public static void write(Path reference, Plan plan, Path folder) throws IOException {
    Files.createDirectories(folder);
    StreetCounts counts = new StreetCounts(reference, plan);
    counts.writeCounts(folder.resolve("counts.csv"));
    counts.writeRises(folder.resolve("rises.csv"));
  }

  private void writeCounts(Path file) throws IOException {
    try (PrintWriter csv = new PrintWriter(Files.newBufferedWriter(file))) {
      for (YearMonth month : plan.months()) {
        Map<String, Long> sums = new TreeMap<>();
        for (Force force : Force.values()) {
          new OffenceMonth(ground, plan, new ForceMonth(force, month))
              .forEach(offence -> sums.merge(key(offence), 1L, Long::sum));
        }
        sums.forEach((key, count) -> csv.println(month + "," + key + "," + count));
      }
    }
  }

  private String key(Offence offence) {
    boolean isNowhere = offence.place().isNowhere();
    String borough = isNowhere ? UNKNOWN : codes.getOrDefault(offence.borough(), UNKNOWN);
    String ward = wards.getOrDefault(offence.place().lsoaCode(), "");
    return borough + "," + ward + "," + offence.type().title;
  }

  private void writeRises(Path file) throws IOException {
    try (PrintWriter csv = new PrintWriter(Files.newBufferedWriter(file))) {
      for (int year = plan.from().getYear(); year <= plan.to().getYear(); year++) {
        for (Rises.Rise rise : ground.rises().in(year)) {
          csv.printf(
              "%s,%s,%s,%s,%s%n",
              reference.codeOf(rise.borough()),
              rise.type().title,
              rise.from(),
              rise.to(),
              rise.factor());
        }
      }
    }
  }
}
