package london.outcomes.insight.drivers;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import london.outcomes.stats.survey.AverageEffect;
import london.outcomes.stats.survey.IndicatorSample;
import london.outcomes.stats.survey.LonelyPsu;
import london.outcomes.stats.survey.SampleDesign;
import london.outcomes.stats.survey.SurveyLogit;

/**
 * The model of an outcome for the people of one group in one year.
 *
 * @param year that starts in April of this one
 * @param groupType characteristic, or all
 * @param group category, or all
 * @param encoding who and what is in it
 * @param design of the year's full file, whoever is in the model
 * @param logit the fit; empty where there is none
 * @param status ok, or why there are no effects
 */
record Model(
    int year,
    String groupType,
    String group,
    Encoding encoding,
    SampleDesign design,
    Optional<SurveyLogit> logit,
    String status) {

  static final String ALL = "all";
  static final String OK = "ok";

  /** Under this, no estimate of a survey is published without a mark; here it is none at all. */
  static final int SMALL_BASE = 100;

  /**
   * Peduzzi and others (1996), A simulation study of the number of events per variable in logistic
   * regression analysis, Journal of Clinical Epidemiology 49: below 10, coefficients are biased.
   */
  private static final int EVENTS_PER_COEFFICIENT = 10;

  static Model of(
      int year,
      String groupType,
      String group,
      Encoding encoding,
      SampleDesign design,
      Regression regression) {
    String obstacle = obstacle(encoding);
    Optional<SurveyLogit> logit =
        obstacle.equals(OK) ? Optional.of(regression.fit(encoding.sample())) : Optional.empty();
    String status =
        logit.map(SurveyLogit::reason).filter(r -> !r.isEmpty()).map(Model::code).orElse(obstacle);
    return new Model(
        year, groupType, group, encoding, design, logit.filter(l -> l.reason().isEmpty()), status);
  }

  private static String obstacle(Encoding encoding) {
    IndicatorSample sample = encoding.sample();
    if (sample.size() < SMALL_BASE || !(sample.weight() > 0)) {
      return "small-base";
    }
    if (encoding.columns().isEmpty()) {
      return "no-variation";
    }
    if (sample.rarer() < EVENTS_PER_COEFFICIENT * sample.width()) {
      return "few-events";
    }
    return SurveyLogit.isEstimable(sample) ? OK : "not-estimable";
  }

  private static String code(String reason) {
    return reason.replace('_', '-');
  }

  /** How many were drawn in each stratum. */
  static SampleDesign design(List<Response> file) {
    Map<String, Integer> units = new TreeMap<>();
    file.forEach(response -> units.merge(response.stratum(), 1, Integer::sum));
    return SampleDesign.of(units, LonelyPsu.ADJUST);
  }

  /** All else equal; with the reason where there is none. */
  AverageEffect effect(int factor) {
    return logit
        .filter(l -> encoding.columns().containsKey(factor))
        .map(l -> AverageEffect.of(l, encoding.columns().get(factor), design))
        .orElseGet(() -> AverageEffect.undefined(status(factor)));
  }

  /** With nothing held equal. */
  AverageEffect unadjusted(int factor) {
    return AverageEffect.unadjusted(encoding.sample(), encoding.columns().get(factor), design);
  }

  /** Of a factor that was asked. */
  private String status(int factor) {
    boolean isMissing = status.equals(OK) && !encoding.columns().containsKey(factor);
    return isMissing ? "no-variation" : status;
  }
}
