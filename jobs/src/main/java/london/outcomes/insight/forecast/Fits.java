package london.outcomes.insight.forecast;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;

/**
 * The Poisson regression at each yearly cut-off; none where there was too little to fit it to.
 *
 * @param now number of the newest month
 * @param byCutoff place of the cut-off to fit
 */
record Fits(int now, Map<Integer, Growth> byCutoff) implements Serializable {

  Fits {
    byCutoff = Map.copyOf(byCutoff);
  }

  /** The one that is relied on now. */
  Optional<Growth> newest() {
    return at(Origins.cutoffOf(now, now));
  }

  Optional<Growth> at(int cutoff) {
    return Optional.ofNullable(byCutoff.get(cutoff));
  }
}
