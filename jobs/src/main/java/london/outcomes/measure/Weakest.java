package london.outcomes.measure;

import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import london.outcomes.catalogue.Provenance;
import org.apache.spark.sql.Column;

/** A figure is only as good as the weakest of its inputs. */
public final class Weakest {

  static final String FINAL = "final";

  /** From the strongest to the weakest. */
  private static final List<String> DATA_STATUS = List.of(FINAL, "provisional");

  private Weakest() {}

  public static String provenance(String a, String b) {
    return weaker(Provenance.STRONGEST_FIRST, a, b);
  }

  public static String dataStatus(String a, String b) {
    return weaker(DATA_STATUS, a, b);
  }

  static Column ofProvenances(Column column) {
    return weakest(Provenance.STRONGEST_FIRST, column);
  }

  static Column ofDataStatuses(Column column) {
    return weakest(DATA_STATUS, column);
  }

  private static String weaker(List<String> order, String a, String b) {
    return order.indexOf(a) >= order.indexOf(b) ? a : b;
  }

  private static Column weakest(List<String> order, Column column) {
    Column rank = lit(order.size());
    for (int i = order.size() - 1; i >= 0; i--) {
      rank = when(column.equalTo(order.get(i)), i + 1).otherwise(rank);
    }
    return element_at(lit(order.toArray(String[]::new)), max(rank));
  }
}
