package london.outcomes.insight.place;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import london.outcomes.insight.ModelCard;

/** The card of the model behind {@code fact_emerging}. */
record EmergingCard(EmergingAnswer answer, String provenance) {

  private static final String VERSION = "1.0.0";

  ModelCard card() {
    Watched watched = answer.watched();
    return new ModelCard(
        Emerging.MODEL,
        "Unusual rises of recorded offences and antisocial behaviour, by borough and ward",
        "Where is more of a kind of offence recorded than was to be expected there?",
        "Recorded offences and incidents of antisocial behaviour by category, borough, ward (2024) and"
            + " month, up to 36 months before the months in question; what is not located in London, and wards where an LSOA lies in"
            + " several, are left out. Counts under 5 are not told.",
        "Quasi-Poisson regression of an area's counts on those of the rest of London, with trend"
            + " and season where they show, past outbreaks weighted down (Farrington 1996, Noufaily"
            + " 2013), weights halving in a year; negative binomial tail with a dispersion drawn"
            + " towards the median of the areas, for the month and for sums of it with the one or"
            + " two before (Simes 1986; sums vary more where months are like the next);"
            + " Benjamini-Hochberg at 5 % within a month and level. Planted rises: twice the usual for 3 months, seed fixed.",
        "It sees what is recorded: a drive to report or a change in recording looks like a rise. A"
            + " rise that all of London shares is nobody's. A rise that lasts becomes the usual"
            + " within about a year. Small series hide rises. LSOAs that were redrawn may move"
            + " between no ward and a ward.",
        "Predicting or scoring persons; patrols on persons; saying why something rose; league"
            + " tables of areas.",
        metrics(),
        VERSION,
        EmergingFacts.day(watched.last()).plusMonths(1).minusDays(1),
        provenance);
  }

  private Map<String, String> metrics() {
    Map<String, String> metrics = new LinkedHashMap<>();
    tell(metrics, Panel.BOROUGH);
    tell(metrics, Panel.WARD);
    metrics.put("unusual in the last 12 months", answer.findings().size() + " rows");
    return metrics;
  }

  private void tell(Map<String, String> metrics, String level) {
    TrialScore score = answer.score(level);
    metrics.put(
        level + ": planted rises (twice the usual, 60 or more a month)",
        score.planted() + " rises");
    if (score.planted() > 0) {
      metrics.put(level + ": recall", format("%.2f of them", score.recall()));
    }
    if (score.found() > 0) {
      metrics.put(level + ": delay", format("%.2f months", score.meanDelay()));
      metrics.put(level + ": precision, at least", format("%.2f", 1 - score.falseDiscoveryRate()));
    }
    metrics.put(
        level + ": false rises, at most",
        format("%.2f a thousand looks", 1000 * score.falseRiseRate()));
  }

  private static String format(String pattern, double value) {
    return String.format(Locale.ROOT, pattern, value);
  }
}
