package london.outcomes.insight.place;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import london.outcomes.insight.ModelCard;
import london.outcomes.stats.area.KnoxCell;

/** The card of the model behind {@code fact_near_repeat}. */
final class NearRepeatCard {

  private static final String VERSION = "1.0.0";

  private NearRepeatCard() {}

  /**
   * @param london the tables of London, a category each
   */
  static ModelCard of(RepeatFamily london, NearRepeatAnswer.Facts facts) {
    return new ModelCard(
        NearRepeats.MODEL,
        "Whether offences repeat nearby and soon",
        "Do offences close in space follow each other closely in time, more than chance would"
            + " have it?",
        "Offences that the police recorded in twelve months in an LSOA of London, not online, of"
            + " which the first possible day lies in these months and the last is no more than "
            + NearRepeats.DAYS_OF_DOUBT
            + " days later. A place is an LSOA, or those together that were split or merged between"
            + " 2011 and 2021; its centre is the mean of the anonymised points of data.police.uk.",
        "Knox (1964): pairs of offences by distance of centres (same place, up to 400, 800, 1,200"
            + " m) and days apart (0-7, 8-14, 15-28) against those expected if the days were dealt"
            + " out anew. p is the tail of a type III distribution with the mean and variance of"
            + " all permutations (Barton and David 1966, Mantel 1967) or, where fewer than "
            + Repeats.MANY_PAIRS
            + " pairs are expected, the share of up to "
            + Repeats.DEALS
            + " permutations (seed fixed). Benjamini-Hochberg at 5 % over all cells of an area.",
        "Centres of LSOAs are coarse: same place is a neighbourhood of 1,700 residents, not an"
            + " address. Of an offence with several possible days the first is taken. The test"
            + " holds both margins fixed (where offences are close, and when): a season that all"
            + " places share is expected, one of a few places alone (a festival, a closed street)"
            + " looks like repeats. Several victims of one incident are several offences of one"
            + " day. Pairs across the border of a borough are London's alone. A small area has"
            + " less power.",
        "Predicting who offends or who becomes a victim, suspicion of persons or addresses,"
            + " patrols on persons, ranking of boroughs.",
        metrics(london, facts),
        VERSION,
        facts.end(),
        facts.provenance());
  }

  private static Map<String, String> metrics(RepeatFamily london, NearRepeatAnswer.Facts facts) {
    long used = london.tables().stream().mapToLong(Repeats::offences).sum();
    Map<String, String> metrics = new LinkedHashMap<>();
    metrics.put("places with a centre", Integer.toString(facts.places()));
    metrics.put("offences", Long.toString(facts.recorded()));
    metrics.put("with a known day and place", percent(used / (double) facts.recorded()));
    for (int table = 0; table < london.tables().size(); table++) {
      Repeats repeats = london.tables().get(table);
      if (repeats.isTold(0)) {
        KnoxCell soon = repeats.cells().get(0);
        metrics.put(
            repeats.category() + ": same place, 0-7 days",
            String.format(
                Locale.ROOT,
                "%.2f times the expected%s",
                soon.ratio(),
                london.isFound(table, 0) ? ", not by chance" : ""));
      }
    }
    return metrics;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
