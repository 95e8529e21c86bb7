package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The MPS file of homicide victims, a row a victim, with the published file's own slips: {@code 13
 * to19}, and a space after some borough names.
 *
 * <p>A small plan still has about forty victims a year, or there would be nothing to look at.
 */
final class HomicideFile {

  private static final double YEARLY_VICTIMS = 115;
  private static final double FEWEST_YEARLY_VICTIMS = 42;
  private static final DateTimeFormatter RECORDED =
      DateTimeFormatter.ofPattern("MMM-yy", Locale.ENGLISH);

  private static final Choice<String> AGES =
      Choice.of(21, "25 to 34")
          .or(18, "20 to 24")
          .or(17, "13 to19")
          .or(15, "35 to 44")
          .or(12, "45 to 54")
          .or(7, "55 to 64")
          .or(6, "65 and over")
          .or(4, "0 to 12");
  private static final Choice<String> AGES_DOMESTIC =
      Choice.of(26, "25 to 34")
          .or(23, "35 to 44")
          .or(17, "65 and over")
          .or(14, "45 to 54")
          .or(9, "20 to 24")
          .or(8, "55 to 64")
          .or(2, "13 to19")
          .or(1, "0 to 12");
  private static final Choice<String> METHODS =
      Choice.of(55, "Knife or Sharp Implement")
          .or(13, "Other Methods of Killing")
          .or(11, "Shooting")
          .or(9, "Physical Assault, no weapon")
          .or(6, "Blunt Implement")
          .or(6, "Not known/Not Recorded");
  private static final Choice<String> METHODS_DOMESTIC =
      Choice.of(60, "Knife or Sharp Implement")
          .or(17, "Physical Assault, no weapon")
          .or(10, "Blunt Implement")
          .or(8, "Other Methods of Killing")
          .or(4, "Not known/Not Recorded")
          .or(1, "Shooting");
  private static final Choice<String> TYPES =
      Choice.of(94, "Murder")
          .or(5, "Manslaughter")
          .or(.5, "Corporate Manslaughter")
          .or(.5, "Infanticide");
  private static final Choice<String> ETHNICITIES =
      Choice.of(42, "White")
          .or(39, "Black")
          .or(15, "Asian")
          .or(3, "Other")
          .or(1, "Unrecorded / Unknown");

  private final Reference reference;
  private final Plan plan;
  private final Tally tally;

  HomicideFile(Reference reference, Plan plan, Tally tally) {
    this.reference = reference;
    this.plan = plan;
    this.tally = tally;
  }

  /** Writes the victims and counts each in the tally, so that both MPS files agree. */
  void write(Manifest manifest) throws IOException {
    String years = plan.from().getYear() + "_" + plan.to().getYear();
    String file = "mps-homicide/Homicides_" + years + ".csv";
    try (CsvWriter csv = manifest.csv(file, ',', LineDelimiter.CRLF)) {
      csv.writeRecord(
          "Count of Victims",
          "Age Group",
          "Sex",
          "Method of Killing",
          "Domestic Abuse",
          "Recorded Date",
          "Homicide Offence Type",
          "Solved Status",
          "Borough",
          "Officer Observed Ethnicity");
      for (YearMonth month : plan.months()) {
        write(csv, month);
      }
    }
  }

  private void write(CsvWriter csv, YearMonth month) {
    Dice dice = Dice.of(plan.seed(), "homicides", month);
    Choice<Borough> boroughs = boroughs();
    double yearly = Math.max(FEWEST_YEARLY_VICTIMS, YEARLY_VICTIMS * plan.scale());
    for (int left = dice.poisson(yearly / 12); left > 0; left--) {
      Borough borough = boroughs.pick(dice);
      boolean isDomestic = dice.chance(.17);
      tally.count(borough.name(), Minor.HOMICIDE, month);
      csv.writeRecord(
          "1",
          (isDomestic ? AGES_DOMESTIC : AGES).pick(dice),
          dice.chance(isDomestic ? .74 : .14) ? "Female" : "Male",
          (isDomestic ? METHODS_DOMESTIC : METHODS).pick(dice),
          isDomestic ? "Domestic Abuse" : "Not Domestic Abuse",
          RECORDED.format(month),
          TYPES.pick(dice),
          dice.chance(isDomestic ? .95 : .87) ? "Solved" : "Unsolved",
          asPublished(borough.name(), dice),
          ETHNICITIES.pick(dice));
    }
  }

  private Choice<Borough> boroughs() {
    List<Borough> own = reference.boroughs().stream().filter(b -> !b.isCity()).toList();
    return Choice.among(own, own.stream().mapToDouble(this::risk).toArray());
  }

  private double risk(Borough borough) {
    return borough.residents() * Dice.of(plan.seed(), "homicides", borough.code()).around(.35);
  }

  private static String asPublished(String borough, Dice dice) {
    String name = borough.replace(" and ", " & ").replace(" upon ", " Upon ");
    boolean isSlip = name.equals("Brent") || name.equals("Harrow");
    return name.equals("Ealing") || isSlip && dice.chance(.05) ? name + " " : name;
  }
}
