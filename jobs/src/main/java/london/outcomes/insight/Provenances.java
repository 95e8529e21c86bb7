package london.outcomes.insight;

import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.when;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import london.outcomes.catalogue.Provenance;
import org.apache.spark.sql.Column;

/** What is found is only as good as the weakest of its inputs. */
public final class Provenances {

  /** From the strongest to the weakest; none where nothing has arrived. */
  public static final List<String> ORDER =
      Stream.concat(Stream.of(Provenance.NONE), Provenance.STRONGEST_FIRST.stream()).toList();

  private Provenances() {}

  /** The weakest of a group of rows; one that nobody knows counts as the weakest. */
  public static Column weakest(Column provenance) {
    Column rank = lit(ORDER.size());
    for (int i = ORDER.size() - 1; i >= 0; i--) {
      rank = when(provenance.equalTo(ORDER.get(i)), i + 1).otherwise(rank);
    }
    return element_at(lit(ORDER.toArray(String[]::new)), max(rank));
  }

  /** The weakest of some; none where there are none. */
  public static String weakest(Collection<String> provenances) {
    return provenances.stream().max(Comparator.comparingInt(ORDER::indexOf)).orElse(ORDER.get(0));
  }
}
