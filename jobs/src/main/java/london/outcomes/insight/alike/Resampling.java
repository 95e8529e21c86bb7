package london.outcomes.insight.alike;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.ml.clustering.CentroidCluster;
import org.apache.commons.math3.ml.clustering.Clusterable;
import org.apache.commons.math3.ml.clustering.KMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.clustering.MultiKMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.distance.EuclideanDistance;
import org.apache.commons.math3.random.JDKRandomGenerator;
import org.apache.commons.math3.random.RandomGenerator;

/**
 * The same comparison on other data that might as well have been: each time, measures are drawn
 * with replacement, and every figure is moved within its interval. What stays is stable.
 */
final class Resampling {

  static final int TIMES = 100;
  static final int PEERS = 5;
  private static final int STARTS = 4;
  private static final int MOST_STEPS = 50;

  private final int[] groups;
  private final int count;
  private final int[][] together;
  private final int[][] near;
  private double agreement;

  private Resampling(Grouping grouping) {
    this.groups = grouping.groups();
    this.count = grouping.count();
    this.together = new int[groups.length][groups.length];
    this.near = new int[groups.length][groups.length];
  }

  static Resampling of(Profiles profiles, Grouping grouping) {
    Resampling resampling = new Resampling(grouping);
    for (int time = 0; time < TIMES; time++) {
      RandomGenerator dice = new JDKRandomGenerator();
      dice.setSeed(Grouping.SEED + 1000L * time);
      resampling.add(drawn(profiles, dice), dice);
    }
    return resampling;
  }

  private static double[][] drawn(Profiles profiles, RandomGenerator dice) {
    int width = profiles.traits().size();
    int[] columns = new int[width];
    for (int j = 0; j < width; j++) {
      columns[j] = dice.nextInt(width);
    }
    double[][] drawn = new double[profiles.areas().size()][width];
    for (int i = 0; i < drawn.length; i++) {
      // A measure that is drawn twice is the same figure twice.
      double[] moved = new double[width];
      for (int j = 0; j < width; j++) {
        double error = profiles.errors()[i][j] * dice.nextGaussian();
        moved[j] = Trait.clipped(profiles.values()[i][j] + error);
      }
      for (int j = 0; j < width; j++) {
        drawn[i][j] = moved[columns[j]];
      }
    }
    return drawn;
  }

  private void add(double[][] drawn, RandomGenerator dice) {
    int[] again = clustered(drawn, dice);
    agreement += RandIndex.adjusted(groups, again) / TIMES;
    for (int i = 0; i < groups.length; i++) {
      for (int j = 0; j < groups.length; j++) {
        together[i][j] += again[i] == again[j] ? 1 : 0;
      }
      for (int peer : nearest(drawn, i)) {
        near[i][peer]++;
      }
    }
  }

  private record Place(int position, double[] profile) implements Clusterable {
    @Override
    public double[] getPoint() {
      return profile;
    }
  }

  private int[] clustered(double[][] drawn, RandomGenerator dice) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < drawn.length; i++) {
      places.add(new Place(i, drawn[i]));
    }
    KMeansPlusPlusClusterer<Place> once =
        new KMeansPlusPlusClusterer<>(count, MOST_STEPS, new EuclideanDistance(), dice);
    List<CentroidCluster<Place>> clusters =
        new MultiKMeansPlusPlusClusterer<>(once, STARTS).cluster(places);
    int[] again = new int[drawn.length];
    for (int g = 0; g < clusters.size(); g++) {
      for (Place place : clusters.get(g).getPoints()) {
        again[place.position()] = g;
      }
    }
    return again;
  }

  /** The areas with the nearest profiles, the nearest first. */
  static List<Integer> nearest(double[][] profiles, int of) {
    double[] distances = new double[profiles.length];
    List<Integer> nearest = new ArrayList<>();
    for (int i = 0; i < profiles.length; i++) {
      distances[i] = Profiles.distance(profiles[of], profiles[i]);
      // A short list in order: of hundreds of areas only a few are asked for.
      int at = nearest.size();
      while (at > 0 && distances[i] < distances[nearest.get(at - 1)]) {
        at--;
      }
      if (i != of && at < PEERS) {
        nearest.add(at, i);
        nearest.subList(Math.min(PEERS, nearest.size()), nearest.size()).clear();
      }
    }
    return nearest;
  }

  /** Mean adjusted Rand index of the groupings with the published one. */
  double agreement() {
    return agreement;
  }

  /** Share of the times that one is among the nearest of the other. */
  double near(int area, int peer) {
    return near[area][peer] / (double) TIMES;
  }

  /**
   * How much more often an area is with its own group than with the group next to it, 0 to 1. By
   * chance, it is with both as often, whatever their number and size.
   */
  double stability(int area) {
    double own = share(area, groups[area], 1);
    double next = 0;
    for (int g = 0; g < count; g++) {
      next = g == groups[area] ? next : Math.max(next, share(area, g, 0));
    }
    return Math.max(0, own - next);
  }

  private double share(int area, int group, double ofNone) {
    double sum = 0;
    int others = 0;
    for (int i = 0; i < groups.length; i++) {
      if (i != area && groups[i] == group) {
        sum += together[area][i];
        others++;
      }
    }
    return others == 0 ? ofNone : sum / others / TIMES;
  }
}
