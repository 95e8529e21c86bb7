package london.outcomes.disclosure;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import london.outcomes.disclosure.Attacker.Bounds;

/**
 * Keeps for each cell the proof that nobody can know its count: another table that fits the
 * publication. A proof holds as long as all that it changes is withheld; so when the pattern
 * changes, few cells have to be attacked anew.
 *
 * <p>The quick ways come first: {@link Subtraction} is sure to expose, {@link Exchanges}, {@link
 * Shifts} and {@link Growth} are sure to clear, and the linear program of the {@link Attacker}
 * settles the rest.
 */
final class Doubts {
  /** More linked cells than a linear program answers quickly; what is not proven is not safe. */
  private static final int LARGEST = 100;

  private final AdditiveTable table;
  private final Equations equations;
  private final Subtraction subtraction;
  private final Exchanges exchanges;
  private final Shifts shifts;
  private final Growth growth;

  /** Cell to what another table changes, in which the cell differs. */
  private final Map<Integer, BitSet> proofs = new HashMap<>();

  Doubts(AdditiveTable table) {
    this.table = table;
    this.equations = new Equations(table);
    this.subtraction = new Subtraction(equations);
    this.exchanges = new Exchanges(equations);
    this.shifts = new Shifts(equations);
    this.growth = new Growth(equations);
  }

  /** Those of the withheld cells whose count a reader knows exactly, or might know. */
  SortedSet<String> known(Set<String> cells, Set<String> withheld) {
    BitSet hidden = equations.cells(withheld);
    Split split = split(cells, hidden);
    BitSet open = split.open();
    if (!open.isEmpty()) {
      shifts.of(hidden).forEach(shift -> keep(shift.changed(), shift.differing()));
      open = open(open, hidden);
    }
    grow(open, hidden);
    open = open(open, hidden);
    program(open, withheld, hidden);
    return names(split.known(), open(open, hidden));
  }

  /** Those of the withheld cells for which no exchange proves quickly that they are in doubt. */
  SortedSet<String> unproven(Set<String> cells, Set<String> withheld) {
    Split split = split(cells, equations.cells(withheld));
    return names(split.known(), split.open());
  }

  /**
   * What the quick ways say.
   *
   * @param known cells that subtraction gives away
   * @param open those that no exchange clears
   */
  private record Split(BitSet known, BitSet open) {}

  private Split split(Set<String> cells, BitSet hidden) {
    BitSet open = open(equations.cells(cells), hidden);
    BitSet known = certain(open, hidden);
    exchange(open, hidden);
    return new Split(known, open(open, hidden));
  }

  private SortedSet<String> names(BitSet known, BitSet open) {
    BitSet all = (BitSet) known.clone();
    all.or(open);
    return equations.names(all);
  }

  /**
   * Cells to withhold with the withheld ones so that a cell is in doubt; empty if none are found.
   */
  Optional<Set<String>> company(String cell, Set<String> withheld, Set<String> others) {
    int one = equations.cells(Set.of(cell)).nextSetBit(0);
    return exchanges
        .of(one, equations.cells(withheld), equations.cells(others))
        .map(equations::names);
  }

  /** Takes those that subtraction gives away from the open ones. */
  private BitSet certain(BitSet open, BitSet hidden) {
    if (open.isEmpty()) {
      return new BitSet();
    }
    BitSet known = subtraction.known(hidden);
    known.and(open);
    open.andNot(known);
    return known;
  }

  private void exchange(BitSet open, BitSet hidden) {
    open.stream()
        .filter(cell -> !holds(cell, hidden))
        .forEach(cell -> exchanges.of(cell, hidden).ifPresent(moved -> keep(moved, moved)));
  }

  private void grow(BitSet open, BitSet hidden) {
    open.stream()
        .filter(cell -> !holds(cell, hidden))
        .forEach(cell -> growth.of(cell, hidden).ifPresent(moved -> keep(moved, moved)));
  }

  private void program(BitSet open, Set<String> withheld, BitSet hidden) {
    if (open.isEmpty()) {
      return;
    }
    Attacker attacker =
        new Attacker(
            table,
            withheld.stream().collect(Collectors.toMap(c -> c, c -> Bounds.from(table.least(c)))));
    for (int cell = open.nextSetBit(0); cell >= 0; cell = open.nextSetBit(cell + 1)) {
      if (!holds(cell, hidden) && equations.linked(cell, hidden) <= LARGEST) {
        attacker
            .alternative(equations.name(cell))
            .ifPresent(
                found ->
                    keep(equations.cells(found.changed()), equations.cells(found.differing())));
      }
    }
  }

  private BitSet open(BitSet cells, BitSet hidden) {
    BitSet open = (BitSet) cells.clone();
    cells.stream().filter(cell -> holds(cell, hidden)).forEach(open::clear);
    return open;
  }

  private boolean holds(int cell, BitSet hidden) {
    BitSet changed = proofs.get(cell);
    if (changed == null) {
      return false;
    }
    BitSet shown = (BitSet) changed.clone();
    shown.andNot(hidden);
    return shown.isEmpty();
  }

  private void keep(BitSet changed, BitSet differing) {
    differing.stream().forEach(cell -> proofs.put(cell, changed));
  }
}
