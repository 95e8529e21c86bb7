package london.outcomes.insight.drivers;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Drivers;
import london.outcomes.catalogue.Drivers.Factor;
import london.outcomes.catalogue.Measure;
import london.outcomes.insight.ModelCard;
import london.outcomes.stats.Estimate;

/** What a reader must know of the models of an outcome. */
record Card(String id, Measure measure, Drivers drivers) {

  static final String VERSION = "1.0.0";

  private static final String METHOD =
      "Survey-weighted logistic regression, a model a year, and for the latest year one a group."
          + " Coefficients by MLlib (generalised linear regression, binomial, logit, no penalty,"
          + " tolerance 1e-5) and one last step of Newton's method; no chance is used. Average"
          + " marginal effects of a change from no to yes, in points, over the weighted respondents."
          + " Variance by linearisation for the design of the sample: strata of the measure, the"
          + " respondent as sampling unit, n/(n-1) in each stratum of the full file; Student's t"
          + " (Binder 1983; Graubard and Korn 1999). Complete cases of outcome and factors; a"
          + " control left open is a category of its own; categories of under 30 respondents, or"
          + " that all say the same, are one with the most common one. False discoveries"
          + " controlled among the factors of a year and characteristic (Benjamini and Hochberg"
          + " 1995). On made-up surveys with known effects, unequal weights and strata, 95 %"
          + " intervals held the truth in 94.6 to 95.2 % of 1,000 (SurveyLogitTest).";

  private static final String LIMITS =
      "Associations, not causes: all answers come from one interview, and who trusts the police may"
          + " answer every other question more kindly. Opinions overlap, so that an effect depends"
          + " on which others are held equal. Whoever leaves a question open is left out, and may"
          + " think otherwise; the share is in every row. Years whose models do not hold the same"
          + " factors are not compared. Weights mend who is asked, not who agrees to answer.";

  private static final String NOT_FOR =
      "Saying what would happen if an opinion changed; ranking boroughs or officers; anything about"
          + " a person.";

  ModelCard of(List<Response> responses, List<Model> models, List<Finding> latest) {
    Model newest = latest.get(0).model();
    return new ModelCard(
        id,
        "What goes with: " + measure.title(),
        "Which opinions go with it, all else equal? " + measure.question(),
        data(responses, newest),
        METHOD,
        LIMITS,
        NOT_FOR,
        metrics(models, newest, latest),
        VERSION,
        DriverTable.through(responses),
        Responses.provenance(responses));
  }

  private String data(List<Response> responses, Model newest) {
    return String.format(
        Locale.UK,
        "%s (%s), %s to %s, financial year by financial year. Factors: %s. Held equal: %s. In %s,"
            + " %.1f %% of the respondents are left out, as they left the question or a factor"
            + " open.",
        measure.table(),
        String.join(", ", measure.sources().stream().sorted().toList()),
        responses.get(0).month(),
        responses.get(responses.size() - 1).month(),
        drivers.factors().stream().map(Factor::column).collect(Collectors.joining(", ")),
        String.join(", ", drivers.controls()),
        DriverTable.period(newest.year()).id(),
        newest.encoding().leftOutPct());
  }

  private static Map<String, String> metrics(
      List<Model> models, Model newest, List<Finding> latest) {
    Map<String, String> metrics = new LinkedHashMap<>();
    long fitted = models.stream().filter(m -> m.logit().isPresent()).count();
    metrics.put("models", fitted + " fitted of " + models.size());
    metrics.put("latest year", DriverTable.period(newest.year()).id());
    if (newest.encoding().cases().size() >= Model.SMALL_BASE) {
      metrics.put("respondents", String.format(Locale.UK, "%,d", newest.encoding().cases().size()));
      metrics.put("left out", String.format(Locale.UK, "%.1f %%", newest.encoding().leftOutPct()));
    }
    latest.stream()
        .filter(Finding::isKnown)
        .sorted(Comparator.comparingDouble(f -> -Math.abs(f.effect().points())))
        .forEach(f -> metrics.put(f.factor().column(), effect(f)));
    return metrics;
  }

  private static String effect(Finding finding) {
    Estimate interval = finding.effect().interval(Finding.CONFIDENCE);
    return String.format(
        Locale.UK,
        "%+.1f points (%.1f to %.1f)",
        interval.value(),
        interval.lower(),
        interval.upper());
  }
}
