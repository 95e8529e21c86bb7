package london.outcomes.synth;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the parameters with which everything is made: seasons, trends, and gaps of groups. */
final class Parameters {

  private Parameters() {}

  static void write(Manifest manifest) throws IOException {
    try (CsvWriter csv = manifest.csv(Truth.FOLDER + "parameters.csv")) {
      csv.writeRecord("subject", "parameter", "value");
      for (CrimeType type : CrimeType.values()) {
        season(csv, type.title, type.season);
        csv.writeRecord(type.title, "charged or cautioned", Double.toString(type.charged));
        csv.writeRecord(type.title, "resolved informally", Double.toString(type.informal));
        csv.writeRecord(type.title, "no suspect", Double.toString(type.noSuspect));
      }
      season(csv, "missing-episode", PoliceRegisters.MISSING);
      season(csv, "complaint", PoliceRegisters.COMPLAINTS);
      season(csv, "nhs-ecds without known crimes", HealthRegisters.ATTENDANCES);
      season(csv, "nhs-apc without known crimes", HealthRegisters.ADMISSIONS);
      season(csv, "pas", AttitudeSurvey.INTERVIEWS);
      for (PasQuestion question : PasQuestion.values()) {
        csv.writeRecord(
            "pas: " + question.name(),
            "loading on the opinion of the police",
            Double.toString(question.loading));
      }
      for (Ethnicity ethnicity : Ethnicity.values()) {
        csv.writeRecord(
            "stop and search of " + ethnicity.group(),
            "rate relative to white",
            Double.toString(ethnicity.relativeRate));
      }
      csv.writeRecord(
          "complaint", "median days to finalise", Integer.toString(PoliceRegisters.MEDIAN_DAYS));
      gaps().forEach((gap, value) -> csv.writeRecord(gap, "value", Double.toString(value)));
    }
  }

  private static void season(CsvWriter csv, String subject, Season season) {
    csv.writeRecord(subject, "level", Double.toString(season.level()));
    csv.writeRecord(subject, "peak month", Integer.toString(season.peakMonth()));
    csv.writeRecord(subject, "swing", Double.toString(season.swing()));
    csv.writeRecord(subject, "yearly trend", Double.toString(season.yearlyTrend()));
  }

  private static Map<String, Double> gaps() {
    Map<String, Double> gaps = new LinkedHashMap<>();
    gaps.put("violence: risk of Black Londoners relative to White", Suffering.VIOLENCE_BLACK);
    gaps.put("violence: risk of Mixed Londoners relative to White", Suffering.VIOLENCE_MIXED);
    gaps.put("knife injury: risk of Black Londoners relative to White", Suffering.KNIFE_BLACK);
    gaps.put("knife injury: risk of Mixed Londoners relative to White", Suffering.KNIFE_MIXED);
    gaps.put("domestic abuse: part of women", Suffering.DOMESTIC_WOMEN);
    gaps.put("victims: part of draws from a thousandth of the people", People.FEW);
    gaps.put("victims: part of draws from a hundredth of the people", People.SOME);
    gaps.put("pas: agreement turned of Black and Mixed", PasQuestion.LESS_FAVOURABLE);
    gaps.put("uss, tdiu: turned of Black and Mixed", VictimSurveys.TURNED_BLACK_OR_MIXED);
    gaps.put("uss, tdiu: turned of disabled", VictimSurveys.TURNED_DISABLED);
    return gaps;
  }
}
