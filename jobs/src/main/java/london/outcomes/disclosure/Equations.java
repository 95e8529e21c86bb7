package london.outcomes.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import london.outcomes.disclosure.AdditiveTable.Sum;

/** An additive table by numbers instead of names, for what goes through it often. */
final class Equations {

  private final List<String> names;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final long[] counts;
  private final long[] slack;
  private final boolean[] isKnownZero;
  private final int[][] sums;
  private final int[][] sumsOf;

  Equations(AdditiveTable table) {
    this.names = List.copyOf(table.counts().keySet());
    names.forEach(name -> numbers.put(name, numbers.size()));
    this.counts = names.stream().mapToLong(table.counts()::get).toArray();
    this.slack = names.stream().mapToLong(n -> table.counts().get(n) - table.least(n)).toArray();
    this.isKnownZero = new boolean[names.size()];
    names.forEach(name -> isKnownZero[numbers.get(name)] = table.isKnownZero(name));
    this.sums = new int[table.sums().size()][];
    List<List<Integer>> of = new ArrayList<>();
    names.forEach(name -> of.add(new ArrayList<>()));
    for (int i = 0; i < sums.length; i++) {
      Sum sum = table.sums().get(i);
      sums[i] = sum.cells().stream().mapToInt(numbers::get).toArray();
      for (int cell : sums[i]) {
        of.get(cell).add(i);
      }
    }
    this.sumsOf =
        of.stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  /** How many cells there are. */
  int size() {
    return counts.length;
  }

  /** How many sums there are. */
  int sums() {
    return sums.length;
  }

  /** Parts of a sum, and its total, which is the last. */
  int[] cells(int sum) {
    return sums[sum];
  }

  /** The sums that a cell has a place in. */
  int[] sumsOf(int cell) {
    return sumsOf[cell];
  }

  /** A part's place in the equation of its sum is 1, the total's -1: together they are nothing. */
  int sign(int sum, int cell) {
    return sums[sum][sums[sum].length - 1] == cell ? -1 : 1;
  }

  long count(int cell) {
    return counts[cell];
  }

  /** By how much a withheld cell could be less for all a reader knows; -1 for a zero on show. */
  long slack(int cell) {
    return slack[cell];
  }

  boolean isKnownZero(int cell) {
    return isKnownZero[cell];
  }

  BitSet cells(Collection<String> cells) {
    BitSet set = new BitSet(size());
    cells.forEach(cell -> set.set(numbers.get(cell)));
    return set;
  }

  SortedSet<String> names(BitSet cells) {
    return cells.stream().mapToObj(names::get).collect(Collectors.toCollection(TreeSet::new));
  }

  String name(int cell) {
    return names.get(cell);
  }

  /** How many withheld cells sums connect with one of them, itself among them. */
  int linked(int cell, BitSet withheld) {
    BitSet linked = new BitSet(size());
    BitSet next = new BitSet(size());
    next.set(cell);
    while (!next.isEmpty()) {
      int one = next.nextSetBit(0);
      next.clear(one);
      linked.set(one);
      IntStream.of(sumsOf[one])
          .flatMap(sum -> IntStream.of(sums[sum]))
          .filter(other -> withheld.get(other) && !linked.get(other))
          .forEach(next::set);
    }
    return linked.cardinality();
  }
}
