package london.outcomes.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import london.outcomes.catalogue.Catalogue;
import london.outcomes.catalogue.Environment;
import london.outcomes.catalogue.Measure;
import london.outcomes.catalogue.ReferenceList;
import london.outcomes.ingest.PseudonymKey;
import london.outcomes.measure.Areas;
import london.outcomes.table.Lake;
import org.apache.spark.sql.SparkSession;

/** Everything that the steps of a run share. */
record Workplace(
    SparkSession session,
    Catalogue catalogue,
    Environment environment,
    Lake lake,
    PseudonymKey key) {

  /** The same for whoever has the right to write, and while it lasts. */
  Workplace under(Lease lease) {
    return new Workplace(session, catalogue, environment, lake.guardedBy(lease::require), key);
  }

  Areas areas() {
    Map<String, ReferenceList> lists = catalogue.references();
    return new Areas(lists.get("area"), lists.get("ward"), lists.get("population"));
  }

  /** The forces that each measure's sources cover. */
  Map<String, Set<String>> forces() {
    Map<String, Set<String>> forces = new LinkedHashMap<>();
    for (Measure measure : catalogue.measures().values()) {
      Set<String> own = new TreeSet<>();
      measure.sources().forEach(s -> own.addAll(catalogue.sources().get(s).forces()));
      forces.put(measure.id(), own);
    }
    return forces;
  }
}
