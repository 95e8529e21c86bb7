package london.outcomes.insight.place;

import static org.apache.spark.sql.functions.add_months;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import java.sql.Date;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What tables know of the places of London: which there are, and where their centres lie. */
final class Gazetteer {

  /** Table of what LSOAs became, and which places there are without offences. */
  static final String LINK = "area_link";

  private static final String LONDON_BOROUGH = "E09";
  private static final int NEWEST = 2021;
  private static final int MONTHS = 12;

  private Gazetteer() {}

  /** The records that lie in an LSOA of a borough. */
  static Dataset<Row> located(Dataset<Row> records) {
    return records.where(
        col("lsoa_code").isNotNull().and(col("borough_code").startsWith(LONDON_BOROUGH)));
  }

  /**
   * All places of the list, or those that were seen where there is no list.
   *
   * @param seen rows with an {@code lsoa_code} and {@code borough_code}
   */
  static PlaceList places(Map<String, Dataset<Row>> tables, Collection<Row> seen) {
    List<PlaceList.Link> listed = tables.containsKey(LINK) ? listed(tables.get(LINK)) : List.of();
    return PlaceList.of(listed.isEmpty() ? links(seen).distinct().toList() : listed);
  }

  private static Stream<PlaceList.Link> links(Collection<Row> seen) {
    return seen.stream()
        .map(r -> link(r.getAs("lsoa_code"), r.getAs("lsoa_code"), r.getAs("borough_code")));
  }

  private static List<PlaceList.Link> listed(Dataset<Row> links) {
    return links
        .where(
            col("authority_code")
                .startsWith(LONDON_BOROUGH)
                .and(col("from_level").equalTo("lsoa"))
                .and(
                    col("to_level")
                        .equalTo("lsoa")
                        .and(col("to_vintage").equalTo(NEWEST))
                        .or(col("from_vintage").equalTo(NEWEST))))
        .select("from_code", "to_level", "to_code", "authority_code")
        .distinct()
        .collectAsList()
        .stream()
        .map(Gazetteer::listed)
        .toList();
  }

  private static PlaceList.Link listed(Row row) {
    boolean isLsoa = row.getAs("to_level").equals("lsoa");
    return link(
        row.getAs("from_code"),
        row.getAs(isLsoa ? "to_code" : "from_code"),
        row.getAs("authority_code"));
  }

  private static PlaceList.Link link(String from, String to, String borough) {
    return new PlaceList.Link(from, to, borough);
  }

  /**
   * Means of the anonymised points of the latest twelve months.
   *
   * @param offences the table {@code offence}; those from before points were kept have none
   * @return metres east and north of each place, {@code NaN} for one without points
   */
  static double[][] centres(PlaceList places, Dataset<Row> offences) {
    return places.centres(
        Arrays.asList(offences.columns()).contains("longitude")
            ? points(located(offences))
            : List.of());
  }

  private static List<PlaceList.Point> points(Dataset<Row> located) {
    Date last = located.agg(max("month")).head().getAs(0);
    if (last == null) {
      return List.of();
    }
    return located
        .where(col("month").gt(add_months(lit(last), -MONTHS)))
        .where(col("longitude").between(-0.62, 0.44).and(col("latitude").between(51.18, 51.80)))
        .select("lsoa_code", "longitude", "latitude")
        .distinct()
        .collectAsList()
        .stream()
        .map(r -> new PlaceList.Point(r.getString(0), r.getDouble(1), r.getDouble(2)))
        .toList();
  }
}
