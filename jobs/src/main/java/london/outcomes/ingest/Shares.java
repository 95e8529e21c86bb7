package london.outcomes.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Shares work out so that no share waits for another that was given more. */
final class Shares {

  private Shares() {}

  /** The largest piece first, each to the share that has the least so far; no share is empty. */
  static <T> List<List<T>> of(List<T> pieces, ToLongFunction<T> size, int number) {
    List<List<T>> shares =
        Stream.generate(() -> (List<T>) new ArrayList<T>()).limit(number).toList();
    long[] loads = new long[number];
    pieces.stream()
        .sorted(Comparator.comparingLong(size).reversed())
        .forEach(
            piece -> {
              int share = least(loads);
              shares.get(share).add(piece);
              // A file of no bytes is work too.
              loads[share] += size.applyAsLong(piece) + 1;
            });
    return shares;
  }

  private static int least(long[] loads) {
    return IntStream.range(0, loads.length)
        .boxed()
        .min(Comparator.comparingLong(i -> loads[i]))
        .orElseThrow();
  }
}
