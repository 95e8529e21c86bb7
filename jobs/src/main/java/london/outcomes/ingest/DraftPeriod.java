package london.outcomes.ingest;

import java.util.Map;
import java.util.Optional;
import london.outcomes.catalogue.ColumnType;
import london.outcomes.catalogue.ContractDraft.DraftColumn;
import london.outcomes.catalogue.PeriodRule;

/**
 * Where the month of a row seems to be stated.
 *
 * @param rule the period of the draft
 * @param group the month in the file's name that is the delivery's; empty when the rows state it
 * @param derived a column for the month, where no delivered one is it
 */
record DraftPeriod(
    PeriodRule rule, Optional<DraftFileName.Dated> group, Map<String, String> derived) {

  /** The month is delivered as a column of its own, or as the header of a melted one. */
  static DraftPeriod ofRows(String column) {
    return new DraftPeriod(rows(column), Optional.empty(), Map.of());
  }

  /**
   * The month lies in a column.
   *
   * @param profile of a column of type month, date or time stamp that is never empty
   * @param month name for the derived month
   */
  static DraftPeriod of(
      DraftColumn column, ColumnProfile profile, String month, DraftFileName name) {
    boolean isMonth = column.type() == ColumnType.MONTH;
    String own = isMonth ? column.name() : month;
    Map<String, String> derived = isMonth ? Map.of() : Map.of(month, month(column));
    Optional<DraftFileName.Dated> named =
        name.month().filter(dated -> dated.month().equals(profile.onlyMonth()));
    return new DraftPeriod(named.map(d -> name(d, own)).orElse(rows(own)), named, derived);
  }

  /** No row states a month: it is the one of the delivery, from its name if that has one. */
  static DraftPeriod ofName(DraftFileName name) {
    Optional<DraftFileName.Dated> named = name.month();
    PeriodRule rule =
        named
            .map(dated -> name(dated, PeriodRule.OF_DELIVERY))
            .orElse(PeriodRule.ofFileName("yyyy-MM", PeriodRule.OF_DELIVERY));
    return new DraftPeriod(rule, named, Map.of());
  }

  private static PeriodRule name(DraftFileName.Dated dated, String column) {
    return PeriodRule.ofFileName(dated.format(), column);
  }

  private static PeriodRule rows(String column) {
    return PeriodRule.ofRows(column);
  }

  /** A time stamp with an offset is read as UTC, and the month is London's. */
  private static String month(DraftColumn column) {
    String moment =
        column.format().contains("X")
            ? "from_utc_timestamp(" + column.name() + ", 'Europe/London')"
            : column.name();
    return "to_date(date_trunc('MONTH', " + moment + "))";
  }
}
