package london.outcomes.insight.forecast;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The series of one measure: London and its areas, in the order of their codes. */
record Group(String measure, List<Series> series) {

  Group {
    series = series.stream().sorted(Comparator.comparing(Series::area)).toList();
  }

  /**
   * What an area shows, next to London; both are the same where London is not known so far back.
   */
  Outlook outlook(Series own, int origin) {
    Outlook alone = Outlook.of(own, origin);
    return alone.beside(london(origin).map(l -> Outlook.of(l, origin)).orElse(alone));
  }

  /** What London shows, or the area itself where London is not known. */
  Outlook london(Series own, int origin) {
    return Outlook.of(london(origin).orElse(own), origin);
  }

  private Optional<Series> london(int origin) {
    return series.stream()
        .filter(Series::isLondon)
        .filter(l -> l.last() >= origin && l.known(origin) >= Origins.LEARNING)
        .findFirst();
  }
}
