package london.outcomes.synth;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Sums of what was seen in a month: so many that have what a figure is about, of so many. */
final class Counts {

  /** What is counted, where and of whom. */
  record Key(String extract, String figure, String area, String group) {}

  /** Takes one sum after the other, in the order of the keys. */
  interface Reader {
    void read(Key key, long count, long of);
  }

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::extract)
          .thenComparing(Key::figure)
          .thenComparing(Key::area)
          .thenComparing(Key::group);

  private final Map<Key, long[]> sums = new HashMap<>();

  void add(Key key, long count, long of) {
    long[] sum = sums.computeIfAbsent(key, other -> new long[2]);
    sum[0] += count;
    sum[1] += of;
  }

  void forEach(Reader reader) {
    sums.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(ORDER))
        .forEach(entry -> reader.read(entry.getKey(), entry.getValue()[0], entry.getValue()[1]));
  }

  /** Hands all sums out, and begins anew. */
  void drain(Reader reader) {
    forEach(reader);
    sums.clear();
  }
}
