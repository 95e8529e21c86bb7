package london.outcomes.synth;

import java.time.YearMonth;

/** A force and a month: what one set of data.police.uk files is about. */
record ForceMonth(Force force, YearMonth month) {

  static final String FOLDER = "data-police-uk";

  /** {@code 2024-01/2024-01-metropolitan-street.csv}, in the archive's own folders. */
  String file(String kind) {
    return FOLDER + "/" + month + "/" + month + "-" + force.id + "-" + kind + ".csv";
  }

  /** Months, forces and rows each have their own bits, so that no two rows share a number. */
  long number(int row) {
    long months = month.getYear() * 12L + month.getMonthValue();
    return months << 34 | (long) force.ordinal() << 32 | row;
  }

  boolean isBefore(YearMonth other) {
    return month.isBefore(other);
  }
}
