package london.outcomes.insight.place;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import london.outcomes.insight.ModelCard;

/** The card of the model behind {@code fact_concentration} and {@code fact_hotspot}. */
final class HotspotCard {

  private static final String VERSION = "1.0.0";

  private HotspotCard() {}

  /**
   * @param hot category to the share of the places with a centre that are hot
   */
  static ModelCard of(
      int places, int placed, Map<String, Double> hot, LocalDate through, String provenance) {
    Map<String, String> metrics = new LinkedHashMap<>();
    metrics.put("places", places + ", of which " + placed + " with a centre");
    hot.forEach(
        (category, share) ->
            metrics.put(
                category + ": hot", String.format(Locale.ROOT, "%.1f %% of places", 100 * share)));
    return new ModelCard(
        Hotspots.MODEL,
        "Where recorded offences gather",
        "How much of the offences lies in how few places, and where do they gather?",
        "Recorded offences with an LSOA in London, five times twelve months, by LSOA; LSOAs that"
            + " were split or merged between 2011 and 2021 count as one place, and those without"
            + " offences count too where the list of LSOAs was delivered.",
        "Share of the worst 5 % of places with an interval from 100 draws of places (seed fixed),"
            + " generalised Gini (Bernasco and Steenbeek 2017); Getis-Ord Gi* (Ord and Getis 1995)"
            + " of a place with the 6 whose centres are nearest, Benjamini-Hochberg at 5 % over all"
            + " places of a category. A centre is the mean of the anonymised points.",
        "It follows recording, reporting and where people are in the daytime; no rate by"
            + " population. Points are snapped to streets. Few offences look concentrated because"
            + " most places must be empty: read the generalised Gini beside the share.",
        "Predictive patrols on persons, suspicion of whoever is there, ranking of boroughs.",
        metrics,
        VERSION,
        through,
        provenance);
  }
}
