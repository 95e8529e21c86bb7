package london.outcomes.stats.area;

/** The scale on which the interval of a figure is symmetric. */
public enum FigureScale {
  /** Means and indicators of any kind: as they are. */
  MEAN {
    @Override
    double of(double value) {
      return value;
    }

    @Override
    double back(double value) {
      return value;
    }
  },
  /** Rates: the logarithm. */
  RATE {
    @Override
    double of(double value) {
      return Math.log(value);
    }

    @Override
    double back(double value) {
      return Math.exp(value);
    }
  },
  /** Proportions between 0 and 1: the log-odds. */
  PROPORTION {
    @Override
    double of(double value) {
      return Math.log(value / (1 - value));
    }

    @Override
    double back(double value) {
      return 1 / (1 + Math.exp(-value));
    }
  };

  abstract double of(double value);

  abstract double back(double value);
}
