package london.outcomes.stats;

/** A group and the reference that it is compared with. */
record SamplePair(Sample first, Sample second) {

  static SamplePair of(double successes1, double trials1, double successes2, double trials2) {
    return new SamplePair(
        Sample.of("successes1", successes1, "trials1", trials1),
        Sample.of("successes2", successes2, "trials2", trials2));
  }

  /** A missing input is reported before a zero denominator, whichever group it is in. */
  String reason() {
    boolean isSecondMissing = second.reason().equals(Reasons.MISSING_INPUT);
    return first.isUsable() || isSecondMissing ? second.reason() : first.reason();
  }

  boolean isUsable() {
    return reason().isEmpty();
  }

  double difference() {
    return first.proportion() - second.proportion();
  }

  SamplePair padded() {
    return new SamplePair(first.padded(), second.padded());
  }

  /** Variance of the difference with the groups kept apart. */
  double variance() {
    return first.variance() + second.variance();
  }

  /** Variance of the difference if both groups had the same proportion. */
  double pooledVariance() {
    double trials = first.trials() + second.trials();
    double pooled = (first.successes() + second.successes()) / trials;
    return pooled * (1 - pooled) * (1 / first.trials() + 1 / second.trials());
  }
}
