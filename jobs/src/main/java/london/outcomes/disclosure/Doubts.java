package london.outcomes.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import london.outcomes.disclosure.Attacker.Alternative;

/**
 * Keeps for each cell the proof that nobody can know its count: another table that fits the
 * publication. A proof holds as long as all that it changes is withheld; so when the pattern
 * changes, few cells have to be attacked anew.
 */
final class Doubts {
  /** More linked cells than a linear program answers quickly; what is not proven is not safe. */
  private static final int LARGEST = 400;

  private final AdditiveTable table;
  private final Exchanges exchanges;
  private final Subtraction subtraction;
  private final Map<String, Alternative> proofs = new HashMap<>();

  Doubts(AdditiveTable table) {
    this.table = table;
    this.exchanges = new Exchanges(table);
    this.subtraction = new Subtraction(table);
  }

  /** Those of the withheld cells whose count a reader knows exactly, or might know. */
  SortedSet<String> known(Set<String> cells, Set<String> withheld) {
    SortedSet<String> known = unproven(cells, withheld);
    if (!known.isEmpty()) {
      Attacker attacker = new Attacker(table, withheld, 1);
      for (String cell : List.copyOf(known)) {
        if (!holds(proofs.get(cell), withheld) && attacker.linked(cell).size() <= LARGEST) {
          attacker.alternative(cell).ifPresent(this::keep);
        }
      }
      known.removeIf(cell -> holds(proofs.get(cell), withheld));
    }
    return known;
  }

  /** Those of the withheld cells for which no exchange proves quickly that they are in doubt. */
  SortedSet<String> unproven(Set<String> cells, Set<String> withheld) {
    SortedSet<String> open = new TreeSet<>(cells);
    open.removeIf(cell -> holds(proofs.get(cell), withheld));
    if (open.isEmpty()) {
      return open;
    }
    SortedSet<String> known = subtraction.known(withheld);
    known.retainAll(open);
    open.removeAll(known);
    for (String cell : open) {
      if (!holds(proofs.get(cell), withheld)) {
        exchanges
            .of(cell, withheld)
            .map(moved -> new Alternative(moved, moved))
            .ifPresentOrElse(this::keep, () -> known.add(cell));
      }
    }
    return known;
  }

  /**
   * Cells to withhold with the withheld ones so that a cell is in doubt; empty if none are found.
   */
  Optional<Set<String>> company(String cell, Set<String> withheld, Set<String> others) {
    return exchanges.of(cell, withheld, others);
  }

  private static boolean holds(Alternative proof, Set<String> withheld) {
    return proof != null && withheld.containsAll(proof.changed());
  }

  private void keep(Alternative proof) {
    proof.differing().forEach(cell -> proofs.put(cell, proof));
  }
}
