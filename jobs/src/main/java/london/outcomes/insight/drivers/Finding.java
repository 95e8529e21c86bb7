package london.outcomes.insight.drivers;

import java.util.Locale;
import java.util.Optional;
import london.outcomes.catalogue.Drivers.Factor;
import london.outcomes.stats.Estimate;
import london.outcomes.stats.Quantiles;
import london.outcomes.stats.survey.AverageEffect;

/**
 * What a model says of one factor.
 *
 * @param effect all else equal
 * @param unadjusted with nothing held equal; as the effect where that is not told
 * @param adjustedP p-value of the effect, adjusted for the factors of its family
 * @param before the same a year earlier, where both models hold the same factors
 */
record Finding(
    Model model,
    Factor factor,
    int place,
    AverageEffect effect,
    AverageEffect unadjusted,
    double adjustedP,
    Optional<AverageEffect> before) {

  static final double CONFIDENCE = .95;
  static final String NOT_ASKED = "not-asked";

  String status() {
    return effect.reason().isEmpty() ? Model.OK : effect.reason().replace('_', '-');
  }

  boolean isKnown() {
    return effect.reason().isEmpty();
  }

  double oddsRatio() {
    return isKnown()
        ? Math.exp(model.logit().orElseThrow().coefficient(model.encoding().columns().get(place)))
        : Double.NaN;
  }

  /** Of the effect on that of a year before: other people were asked, so variances add up. */
  Estimate change() {
    if (!isKnown() || before.isEmpty()) {
      return Estimate.undefined(AverageEffect.METHOD, NOT_ASKED);
    }
    double change = effect.points() - before.get().points();
    double error = Math.hypot(effect.standardError(), before.get().standardError());
    double half = Quantiles.normalMultiplier(CONFIDENCE) * error;
    return Estimate.of(change, change - half, change + half, AverageEffect.METHOD);
  }

  String sentence() {
    if (!isKnown()) {
      return "No effect is told: " + status() + ".";
    }
    Estimate interval = effect.interval(CONFIDENCE);
    return String.format(
        Locale.UK,
        "'%s' goes with %.1f points %s (%.1f to %.1f), all else equal; with %.1f, nothing held"
            + " equal. An association, not a cause.",
        factor.title(),
        Math.abs(effect.points()),
        effect.points() < 0 ? "less" : "more",
        interval.lower(),
        interval.upper(),
        unadjusted.points());
  }
}
