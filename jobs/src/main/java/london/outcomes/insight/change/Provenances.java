package london.outcomes.insight.change;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A finding is only as good as the weakest of its inputs. */
final class Provenances {

  private static final List<String> ORDER = List.of("none", "official", "open", "synthetic");

  private Provenances() {}

  static String weakest(Collection<String> provenances) {
    return provenances.stream().max(Comparator.comparingInt(ORDER::indexOf)).orElse("none");
  }
}
