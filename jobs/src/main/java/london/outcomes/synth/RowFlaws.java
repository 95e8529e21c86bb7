package london.outcomes.synth;

import static london.outcomes.synth.RowFlaw.accepted;
import static london.outcomes.synth.RowFlaw.atEnd;
import static london.outcomes.synth.RowFlaw.behind;
import static london.outcomes.synth.RowFlaw.broken;
import static london.outcomes.synth.RowFlaw.refused;
import static london.outcomes.synth.RowFlaw.warned;

import java.util.ArrayList;
import java.util.List;
import london.outcomes.synth.RowFlaw.Outcome;

/** The damages of single rows, by the ids of the catalogue of bad input. */
final class RowFlaws {

  private static final String STREET = "police-uk-street";
  private static final String OUTCOMES = "police-uk-outcomes";
  private static final String STOPS = "police-uk-stop-search";
  private static final String WIDE = "mps-borough-level";
  private static final String SURVEY = "pas-borough";
  private static final String HOSPITAL = "nhs-apc";
  private static final int MEGABYTE = 1 << 20;

  private RowFlaws() {}

  static List<RowFlaw> all() {
    List<RowFlaw> all = new ArrayList<>();
    // An outcome needs its crime: only rows that are no crimes may be lost.
    syntax(STREET, "Location").forEach(flaw -> all.add(flaw.onlyWhere(RowFlaws::isNoCrime)));
    street().forEach(flaw -> all.add(flaw.onlyWhere(RowFlaws::isNoCrime)));
    all.add(copy("P01", STREET).onlyWhere(line -> !isNoCrime(line)));
    all.addAll(syntax("mps-offence", "offence_description"));
    all.addAll(syntax("cps-defendant", "Region"));
    all.addAll(outcomesAndStops());
    all.addAll(published());
    all.addAll(hospital());
    for (String survey : List.of("uss", "tdiu")) {
      all.addAll(survey(survey));
    }
    return List.copyOf(all);
  }

  private static boolean isNoCrime(Line line) {
    return line.get("Crime ID").isEmpty();
  }

  private static List<RowFlaw> syntax(String extract, String column) {
    return List.of(
        accepted("C01", extract, column, "\"two\nlines\""),
        refused("C02", extract, column, "\"never closed", "UNTERMINATED_QUOTE"),
        refused("C03", extract, column, "\"closed\" too early", "TEXT_AFTER_CLOSING_QUOTE"),
        refused("C04", extract, column, "in \"the\" middle", "QUOTE_IN_UNQUOTED_FIELD"),
        broken("C05", extract, "FIELD_COUNT", Line::withoutLast),
        broken("C06", extract, "FIELD_COUNT", Line::withOneMore),
        refused("C09", extract, column, "\"a \\\"slash\\\" b\"", "TEXT_AFTER_CLOSING_QUOTE"),
        behind("C12", extract, Outcome.WARN, "BLANK_LINE", line -> ""),
        atEnd("C16", extract, "End of report", "FOOTER"),
        behind("C20", extract, Outcome.QUARANTINE, "FIELD_COUNT", line -> "# corrected"),
        refused("E04", extract, column, "Queen\u0092s", "ENCODING"),
        refused("E05", extract, column, "Caf\u00c3( Row", "ENCODING"),
        warned("E06", extract, column, "Caf\u00c3\u0083\u00c2\u00a9", "MOJIBAKE_SUSPECT"),
        refused("E07", extract, column, "High\0Road", "CONTROL_CHAR"),
        accepted("F01", extract, column, "=HYPERLINK(0)"),
        accepted("F02", extract, column, "<script>alert(0)</script>"),
        accepted("F04", extract, column, "'; DROP TABLE offence; --"),
        accepted("T11", extract, column, "NULL"));
  }

  private static List<RowFlaw> street() {
    return List.of(
        refused("C19", STREET, "Location", "x".repeat(MEGABYTE + 1), "LINE_TOO_LONG"),
        refused("T04", STREET, "Crime ID", "1.23E+45", "CODE_DAMAGED"),
        refused("T05", STREET, "Month", "1-Mar", "DATE_FORMAT"),
        refused("T12", STREET, "Latitude", "91.5", "OUT_OF_RANGE"),
        refused("T13", STREET, "Longitude", "NaN", "NOT_FINITE"),
        refused("E10", STREET, "Crime type", "\u00d0\u0092urglary", "UNKNOWN_CODE"),
        refused("P04", STREET, "Crime ID", "abc123", "BAD_KEY"),
        refused("P05", STREET, "Crime type", "Time travel", "UNKNOWN_CODE"),
        warned("P06", STREET, "Crime type", "Violent crime", "RETIRED_CATEGORY"),
        refused("P07", STREET, "LSOA code", "E0100002", "UNKNOWN_GEOGRAPHY"),
        warned("P09", STREET, "LSOA code", "E01020000", "GEO_OUT_OF_AREA"),
        refused("D10", STREET, "Month", "2031-01", "FUTURE_DATE"));
  }

  private static List<RowFlaw> outcomesAndStops() {
    return List.of(
        copy("P01", OUTCOMES),
        behind(
            "P05",
            OUTCOMES,
            Outcome.QUARANTINE,
            "UNKNOWN_CODE",
            line -> line.with("Outcome type", "Vanished")),
        refused("P11", OUTCOMES, "Crime ID", "0".repeat(64), "ORPHAN"),
        refused("T04", STOPS, "Age range", "17-Oct", "CODE_DAMAGED"),
        refused("T06", STOPS, "Date", "03/04/2016 12:00", "DATE_FORMAT"));
  }

  private static List<RowFlaw> published() {
    return List.of(
        behind(
            "P05", WIDE, Outcome.QUARANTINE, "UNKNOWN_CODE", line -> line.with("MinorText", "FUN")),
        warned("E08", WIDE, "BoroughName", "Barnet\u00c2\u00a0", "WHITESPACE_NORMALISED")
            .onlyWhere(line -> line.get("BoroughName").equals("Barnet")),
        accepted("P14", WIDE, "BoroughName", "Kensington & Chelsea")
            .onlyWhere(line -> line.get("BoroughName").equals("Kensington and Chelsea")),
        refused("T03", SURVEY, "Proportion", "0.56", "NUMBER_FORMAT"),
        refused("T06", SURVEY, "Date", "31/02/2015", "DATE_FORMAT"),
        refused("P07", SURVEY, "Borough", "Gotham", "UNKNOWN_GEOGRAPHY"),
        refused("A05", SURVEY, "Measure", "Happy", "UNKNOWN_CODE"));
  }

  private static List<RowFlaw> hospital() {
    return List.of(
        warned("H01", HOSPITAL, "STARTAGE", "-1", "AGE_UNKNOWN"),
        accepted("H02", HOSPITAL, "STARTAGE", "7003"),
        accepted("H03", HOSPITAL, "DIAG_03", "J45.0"),
        refused("H04", HOSPITAL, "DIAG_03", "X9Z", "UNKNOWN_CODE"),
        accepted("H05", HOSPITAL, "DIAG_14", "X995"),
        broken("H07", HOSPITAL, "DATE_ORDER", line -> line.with("DISDATE", "1999-01-01")),
        copy("H08", HOSPITAL),
        accepted("T07", HOSPITAL, "ADMIDATE", "1801-01-01"));
  }

  private static List<RowFlaw> survey(String id) {
    return List.of(
        warned("A01", id, "weight", "0", "WEIGHT_ZERO"),
        refused("A02", id, "weight", "-0.5", "BAD_WEIGHT"),
        accepted("A04", id, "satisfaction", "Refused"),
        refused("A05", id, "satisfaction", "Delighted", "UNKNOWN_CODE"),
        copy("A06", id),
        broken("A07", id, "PERIOD_OUT_OF_RANGE", line -> line.with("quarter", "1999-Q1")));
  }

  /** The row once more. */
  private static RowFlaw copy(String id, String extract) {
    return behind(id, extract, Outcome.DROP, "DUPLICATE_KEY", Line::text);
  }
}
