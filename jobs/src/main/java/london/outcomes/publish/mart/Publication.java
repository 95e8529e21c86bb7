package london.outcomes.publish.mart;

import java.time.Instant;
import java.util.List;
import london.outcomes.catalogue.WideView;

/**
 * What is to be seen in a mart.
 *
 * @param release name of the release, or the run that released it
 * @param provenance of the weakest input: official, open or synthetic
 * @param at when it is published
 * @param tables facts and dimensions
 * @param views over the tables, each after those that it reads
 */
public record Publication(
    String release, String provenance, Instant at, List<MartTable> tables, List<WideView> views) {

  long count() {
    return tables.stream().mapToLong(MartTable::count).sum();
  }
}
