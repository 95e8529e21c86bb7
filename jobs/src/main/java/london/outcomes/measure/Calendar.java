package london.outcomes.measure;

import java.sql.Date;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.catalogue.Period;
import london.outcomes.catalogue.Window;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Months and the periods over them. */
public final class Calendar {

  /** A month reaches into windows that end up to 11 months later, and their changes a year on. */
  public static final int REACH = 23;

  private static final StructType SCHEMA =
      new StructType()
          .add(CellColumns.MONTH, DataTypes.DateType, false)
          .add(CellColumns.WINDOW, DataTypes.StringType, false)
          .add(CellColumns.PERIOD, DataTypes.StringType, false)
          .add("period_start", DataTypes.DateType, false)
          .add("period_end", DataTypes.DateType, false)
          .add("window_months", DataTypes.IntegerType, false)
          .add("next_period_id", DataTypes.StringType, false);

  private Calendar() {}

  /**
   * The months in which periods end that changed months have a part in, up to the last month; and
   * those that a new month makes old enough to be settled or final.
   *
   * @param ages in months, at which figures turn
   */
  public static TreeSet<YearMonth> affectedEnds(
      Collection<YearMonth> changed, Collection<Integer> ages, YearMonth last) {
    TreeSet<YearMonth> ends = new TreeSet<>();
    for (YearMonth month : changed) {
      ages.forEach(age -> ends.add(month.minusMonths(age)));
      for (int i = 0; i <= REACH; i++) {
        YearMonth end = month.plusMonths(i);
        if (!end.isAfter(last)) {
          ends.add(end);
        }
      }
    }
    return ends;
  }

  /**
   * One row for each month of each period of the windows that ends in one of the months; {@code
   * next_period_id} is the same period a year later.
   */
  static Dataset<Row> of(SparkSession session, Collection<YearMonth> ends, Set<Window> windows) {
    List<Row> rows = new ArrayList<>();
    for (YearMonth end : ends) {
      for (Period period : Period.endingIn(end, windows)) {
        Period next = new Period(period.window(), period.last().plusYears(1));
        List<YearMonth> months = period.months();
        for (YearMonth month : months) {
          rows.add(
              RowFactory.create(
                  Date.valueOf(month.atDay(1)),
                  period.window().id(),
                  period.id(),
                  Date.valueOf(period.startDate()),
                  Date.valueOf(period.endDate()),
                  months.size(),
                  next.id()));
        }
      }
    }
    return session.createDataFrame(rows, SCHEMA);
  }
}
