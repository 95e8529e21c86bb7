package london.outcomes.stats.survey;

import london.outcomes.stats.Estimate;
import london.outcomes.stats.Proportions;
import london.outcomes.stats.Quantiles;

/**
 * Confidence intervals of a weighted proportion p with design-based standard error SE. Throughout,
 * t is Student's quantile with the domain's degrees of freedom, n the unweighted base and n* =
 * p(1-p)/ SE² the effective one.
 *
 * <p>Sources: Lumley, survey package for R, {@code svyciprop}; Korn and Graubard (1998), Survey
 * Methodology 24.
 */
public enum SurveyInterval {
  /** The default: ln(p/(1-p)) -+ t·SE/(p(1-p)), turned back. */
  LOGIT {
    @Override
    Estimate of(SurveyProportion estimate, double confidence) {
      double p = estimate.value();
      double logit = Math.log(p / (1 - p));
      double half = t(estimate, confidence) * estimate.standardError() / (p * (1 - p));
      return limits(p, logistic(logit - half), logistic(logit + half));
    }
  },

  /** Clopper-Pearson with n' = n*·(t at n-1 / t)² trials, of which n'·p succeed. */
  KORN_GRAUBARD {
    @Override
    Estimate of(SurveyProportion estimate, double confidence) {
      double reference = Quantiles.studentMultiplier(confidence, estimate.respondents() - 1);
      double ratio = reference / t(estimate, confidence);
      double trials = estimate.effectiveBase() * ratio * ratio;
      return clopperPearson(estimate.value(), trials, confidence);
    }
  },

  /** Wilson's score interval with n* and t in place of n and z. */
  WILSON {
    @Override
    Estimate of(SurveyProportion estimate, double confidence) {
      double t = t(estimate, confidence);
      return Proportions.score(estimate.value(), estimate.effectiveBase(), t);
    }
  },

  /** p -+ t·SE; may leave [0, 1]. */
  NORMAL_T {
    @Override
    Estimate of(SurveyProportion estimate, double confidence) {
      double half = t(estimate, confidence) * estimate.standardError();
      return limits(estimate.value(), estimate.value() - half, estimate.value() + half);
    }
  };

  /** The interval of an estimate whose variance is known and not zero. */
  abstract Estimate of(SurveyProportion estimate, double confidence);

  /** The name that goes into tables, such as {@code korn_graubard}. */
  public String code() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** Exact limits of p out of n trials: beta quantiles, 0 and 1 at the ends. */
  static Estimate clopperPearson(double p, double trials, double confidence) {
    double tail = (1 - confidence) / 2;
    double yes = trials * p;
    double no = trials * (1 - p);
    double lower = yes == 0 ? 0 : Quantiles.beta(tail, yes, no + 1);
    double upper = no == 0 ? 1 : Quantiles.beta(1 - tail, yes + 1, no);
    return Estimate.of(p, lower, upper, KORN_GRAUBARD.code());
  }

  Estimate limits(double p, double lower, double upper) {
    return Estimate.of(p, lower, upper, code());
  }

  private static double t(SurveyProportion estimate, double confidence) {
    return Quantiles.studentMultiplier(confidence, estimate.degreesOfFreedom());
  }

  private static double logistic(double y) {
    return 1 / (1 + Math.exp(-y));
  }
}
