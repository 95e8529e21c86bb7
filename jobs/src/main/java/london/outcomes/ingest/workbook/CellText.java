package london.outcomes.ingest.workbook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Values of cells as the texts that a person would have typed. */
final class CellText {

  /** Spreadsheets calculate in doubles and show 15 digits; what is behind them is noise. */
  private static final MathContext SHOWN = new MathContext(15, RoundingMode.HALF_EVEN);

  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final int SECONDS_A_DAY = 86_400;

  /** 31 December 9999, the last day that spreadsheets know. */
  private static final long LAST_DAY = 2_958_465;

  /** Day 60 is the 29 February 1900 that never was, kept from Lotus 1-2-3. */
  private static final long LEAP_BUG = 60;

  private CellText() {}

  /** 0.51 for 0.51000000000000001, 12 for 12.0; a text that is no number stays as it is. */
  static String number(String value) {
    try {
      double number = Double.parseDouble(value);
      if (!Double.isFinite(number)) {
        return value;
      }
      BigDecimal exact = new BigDecimal(Double.toString(number));
      return number == 0 ? "0" : exact.round(SHOWN).stripTrailingZeros().toPlainString();
    } catch (NumberFormatException e) {
      return value;
    }
  }

  /** TRUE or FALSE, as workbooks show them; a text that is neither stays as it is. */
  static String truth(String value) {
    return switch (value) {
      case "1", "true" -> "TRUE";
      case "0", "false" -> "FALSE";
      default -> value;
    };
  }

  /** The time of a day stays only where it is not midnight. */
  static String moment(String iso) {
    return iso.replaceFirst("T00:00:00(\\.0+)?$", "");
  }

  /**
   * A day number as an ISO date, with the time where there is one; a number below one is a time.
   *
   * @param is1904 whether days are counted from 1 January 1904
   */
  static String serial(String value, boolean is1904) {
    double serial;
    try {
      serial = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return value;
    }
    long seconds = Math.round(serial * SECONDS_A_DAY);
    long day = Math.floorDiv(seconds, SECONDS_A_DAY);
    if (!Double.isFinite(serial) || serial < 0 || day > LAST_DAY) {
      return number(value);
    }
    LocalTime time = LocalTime.ofSecondOfDay(Math.floorMod(seconds, SECONDS_A_DAY));
    if (day == 0 && seconds > 0) {
      return time.format(SECONDS);
    }
    if (!is1904 && (day == LEAP_BUG || day == 0)) {
      return number(value);
    }
    LocalDateTime moment = LocalDateTime.of(day(day, is1904), time);
    return moment(moment.toLocalDate() + "T" + time.format(SECONDS));
  }

  private static LocalDate day(long day, boolean is1904) {
    if (is1904) {
      return LocalDate.of(1904, 1, 1).plusDays(day);
    }
    return LocalDate.of(1899, 12, day > LEAP_BUG ? 30 : 31).plusDays(day);
  }
}
