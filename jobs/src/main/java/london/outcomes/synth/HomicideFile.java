package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The MPS file of homicide victims, a row a victim, with the published file's own slips: {@code 13
 * to19}, and a space after some borough names.
 */
final class HomicideFile {

  private static final DateTimeFormatter RECORDED =
      DateTimeFormatter.ofPattern("MMM-yy", Locale.ENGLISH);

  private final Homicides homicides;
  private final Plan plan;
  private final Tally tally;

  HomicideFile(Homicides homicides, Plan plan, Tally tally) {
    this.homicides = homicides;
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
    for (Homicide homicide : homicides.of(month)) {
      Dice dice = homicide.own().fork(1);
      Person victim = homicide.victim();
      tally.count(homicide.borough().name(), Minor.HOMICIDE, month);
      csv.writeRecord(
          "1",
          ageGroup(victim.ageIn(month.getYear())),
          victim.sex(),
          homicide.method(),
          homicide.isDomestic() ? "Domestic Abuse" : "Not Domestic Abuse",
          RECORDED.format(month),
          homicide.kind(),
          homicide.isSolved() ? "Solved" : "Unsolved",
          asPublished(homicide.borough().name(), dice),
          dice.chance(.01) ? "Unrecorded / Unknown" : victim.ethnicity().officerDefined.pick(dice));
    }
  }

  private static String ageGroup(int age) {
    if (age < 25) {
      return age < 13 ? "0 to 12" : age < 20 ? "13 to19" : "20 to 24";
    }
    int from = 25 + (age - 25) / 10 * 10;
    return age >= 65 ? "65 and over" : from + " to " + (from + 9);
  }

  private static String asPublished(String borough, Dice dice) {
    String name = borough.replace(" and ", " & ").replace(" upon ", " Upon ");
    boolean isSlip = name.equals("Brent") || name.equals("Harrow");
    return name.equals("Ealing") || isSlip && dice.chance(.05) ? name + " " : name;
  }
}
