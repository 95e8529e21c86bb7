package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * MOPAC's Public Attitude Survey by borough: at each quarter's end the share of the 12 months up to
 * it, with a semicolon, a decimal comma and a quoted measure name.
 *
 * <p>London's figure is not the mean of the boroughs, since respondents are weighted.
 */
final class PasBoroughFile {

  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/uuuu");
  private static final YearMonth TRUST_SINCE = YearMonth.of(2016, 3);
  private static final YearMonth RICHMOND_RENAMED = YearMonth.of(2023, 6);
  private static final String TRUST = "Trust MPS";

  /** A measure and its usual level in London. */
  private record Measure(String name, double level) {}

  private static final List<Measure> MEASURES =
      List.of(
          new Measure("\"Good Job\" local", .50),
          new Measure("Contact ward officer", .17),
          new Measure("Informed local", .29),
          new Measure("Listen to concerns", .60),
          new Measure("Relied on to be there", .61),
          new Measure("Treat everyone fairly", .64),
          new Measure(TRUST, .72),
          new Measure("Understand issues", .62));

  private final List<Borough> boroughs;
  private final Plan plan;

  PasBoroughFile(Reference reference, Plan plan) {
    List<Borough> surveyed = new ArrayList<>(reference.boroughs());
    surveyed.removeIf(Borough::isCity);
    surveyed.sort(Comparator.comparing(Borough::name));
    this.boroughs = List.copyOf(surveyed);
    this.plan = plan;
  }

  /** A plan without the end of a quarter has no file. */
  void write(Manifest manifest) throws IOException {
    List<YearMonth> quarters =
        plan.months().stream().filter(month -> month.getMonthValue() % 3 == 0).toList();
    if (quarters.isEmpty()) {
      return;
    }
    try (CsvWriter csv = manifest.csv("pas-borough/PAS_boroughs.csv", ';', LineDelimiter.CRLF)) {
      csv.writeRecord("Date", "Survey", "Borough", "Measure", "Proportion", "MPS");
      for (YearMonth quarter : quarters) {
        for (Measure measure : MEASURES) {
          if (!measure.name().equals(TRUST) || !quarter.isBefore(TRUST_SINCE)) {
            write(csv, quarter, measure);
          }
        }
      }
    }
  }

  private void write(CsvWriter csv, YearMonth quarter, Measure measure) {
    LocalDate end = quarter.atEndOfMonth();
    double london = measure.level() + yearly("London", measure, quarter, .02);
    for (Borough borough : boroughs) {
      double own = Dice.of(plan.seed(), "survey", borough.code(), measure.name()).bell() * .05;
      double share = london + own + yearly(borough.code(), measure, quarter, .04);
      csv.writeRecord(
          DATE.format(end),
          "PAS",
          asPublished(borough, quarter),
          measure.name(),
          decimalComma(share),
          decimalComma(london));
    }
  }

  /** The mean of four quarters' movements, so that a figure moves as a rolling year does. */
  private double yearly(String area, Measure measure, YearMonth quarter, double spread) {
    double sum = 0;
    for (int back = 0; back < 4; back++) {
      YearMonth one = quarter.minusMonths(3L * back);
      sum += Dice.of(plan.seed(), "survey", area, measure.name(), one).bell();
    }
    return spread * sum / 4;
  }

  private static String asPublished(Borough borough, YearMonth quarter) {
    return switch (borough.name()) {
      case "Westminster" -> "City of Westminster";
      case "Richmond upon Thames" ->
          quarter.isBefore(RICHMOND_RENAMED) ? borough.name() : "Richmond Upon Thames";
      default -> borough.name();
    };
  }

  private static String decimalComma(double share) {
    BigDecimal rounded =
        BigDecimal.valueOf(Math.max(.04, Math.min(.94, share))).setScale(2, RoundingMode.HALF_UP);
    return rounded.stripTrailingZeros().toPlainString().replace('.', ',');
  }
}
