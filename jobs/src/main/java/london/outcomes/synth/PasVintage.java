package london.outcomes.synth;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The layouts of the Public Attitude Survey's files of respondents: names of columns and labels
 * change, and weights were given by quarter before there was one of the year.
 */
enum PasVintage {
  TWO_YEARS("PAS_ward_level_FY_15_17.csv", 0, 2017, 41, 48),
  ONE_YEAR("PAS_ward_level_FY_%s.csv", 2017, 2018, 49, 52),
  DISCRETE("PAS_ward_level_FY_%s.csv", 2018, 2020, 0, 0),
  TELEPHONE("PAS_ward_level_FY_%s.csv", 2020, 9999, 0, 0);

  /** Quarter 41 is April to June 2015. */
  private static final YearMonth FIRST_QUARTER = YearMonth.of(2005, 4);

  final String file;

  private final int fromYear;
  private final int toYear;
  private final int firstWeight;
  private final int lastWeight;

  PasVintage(String file, int fromYear, int toYear, int firstWeight, int lastWeight) {
    this.file = file;
    this.fromYear = fromYear;
    this.toYear = toYear;
    this.firstWeight = firstWeight;
    this.lastWeight = lastWeight;
  }

  /** Whether the financial year of a month is in the layout. */
  Predicate<YearMonth> isInUse() {
    return month -> {
      int year = month.getYear() - (month.getMonthValue() < 4 ? 1 : 0);
      return year >= fromYear && year < toYear;
    };
  }

  List<String> header() {
    boolean isNew = this == TELEPHONE;
    List<String> header = new ArrayList<>(List.of("", "interview_date", "FinancialYear"));
    header.addAll(
        isNew
            ? List.of("Borough", "ReXQ135", "ReQ136", "ReNQ147")
            : List.of("C2", "XQ135r", "Q136r", "NQ147r"));
    if (firstWeight == 0) {
      header.add("WT_Discrete");
    } else {
      weights().mapToObj(quarter -> "WT_Q" + quarter).forEach(header::add);
    }
    for (PasQuestion question : PasQuestion.values()) {
      header.add(question.name());
    }
    return List.copyOf(header);
  }

  /** A weight by quarter is filled for the interviews of the quarter alone. */
  List<String> weightsIn(YearMonth month, String weight) {
    if (firstWeight == 0) {
      return List.of(weight);
    }
    long quarter = 1 + ChronoUnit.MONTHS.between(FIRST_QUARTER, month) / 3;
    return weights().mapToObj(own -> own == quarter ? weight : "NA").toList();
  }

  private IntStream weights() {
    return IntStream.rangeClosed(firstWeight, lastWeight);
  }

  /** Boroughs had their whole name before the interviews went to the telephone. */
  String borough(String name) {
    return this == TELEPHONE ? name.replace(" and ", " & ") : name;
  }

  String ageBand(int age) {
    boolean isNew = this == TELEPHONE;
    if (age >= 65) {
      return isNew ? "65+" : "65 or over";
    }
    int from = age < 25 ? 16 : 25 + (age - 25) / 10 * 10;
    return from + (isNew ? " to " : "-") + (age < 25 ? 24 : from + 9);
  }
}
