package london.outcomes.synth;

import java.nio.charset.StandardCharsets;

/**
 * A stream of chances that depends on its key alone, in every JVM and on every machine.
 *
 * <p>The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014), written out here because the library's own algorithms may change.
 */
final class Dice {

  private static final long STEP = 0x9E3779B97F4A7C15L;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final double POISSON_BY_NORMAL = 30;

  private final long key;
  private long state;

  private Dice(long key) {
    this.key = key;
    this.state = key;
  }

  /**
   * A stream of its own for each seed and list of words, so that no file's rows shift another's.
   */
  static Dice of(long seed, Object... words) {
    long key = mix(seed + STEP);
    for (Object word : words) {
      key = mix(key ^ (word.toString().hashCode() * STEP));
    }
    return new Dice(key);
  }

  /** A stream of its own for a number, the same however much of this one is used up. */
  Dice fork(long number) {
    return new Dice(mix(key ^ mix(number * STEP)));
  }

  long next() {
    state += STEP;
    return mix(state);
  }

  /** Evenly from 0 to 1, 1 excluded. */
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  int below(int bound) {
    return (int) (((next() >>> 32) * bound) >>> 32);
  }

  boolean chance(double probability) {
    return unit() < probability;
  }

  /** Roughly normal with mean 0 and deviation 1, and never beyond 3. */
  double bell() {
    return 2 * (unit() + unit() + unit()) - 3;
  }

  /** A factor around 1 that is as often twice too high as twice too low. */
  double around(double spread) {
    return StrictMath.exp(spread * bell());
  }

  /** A Poisson count by Knuth's product of uniforms, or the normal approximation when large. */
  int poisson(double mean) {
    if (mean > POISSON_BY_NORMAL) {
      return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * bell()));
    }
    double limit = StrictMath.exp(-mean);
    int count = 0;
    for (double product = unit(); product > limit; product *= unit()) {
      count++;
    }
    return count;
  }

  /** 64 hexadecimal digits; distinct numbers under one seed never give the same ones. */
  static String id(long seed, long number) {
    byte[] digits = new byte[64];
    long lane = mix(seed ^ STEP) + number;
    for (int at = 0; at < 64; at++) {
      if (at % 16 == 0) {
        lane = mix(lane); // mix is a bijection, so the first lane alone keeps numbers apart
      }
      digits[at] = HEX[(int) (lane >>> (60 - 4 * (at % 16))) & 15];
    }
    return new String(digits, StandardCharsets.ISO_8859_1);
  }

  private static long mix(long z) {
    long once = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long twice = (once ^ (once >>> 27)) * 0x94D049BB133111EBL;
    return twice ^ (twice >>> 31);
  }
}
