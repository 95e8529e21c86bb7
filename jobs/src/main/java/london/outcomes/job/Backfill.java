package london.outcomes.job;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import london.outcomes.catalogue.Failure;
import london.outcomes.catalogue.SourceContract;
import london.outcomes.run.DeliveryRecord;
import london.outcomes.run.Ledger;

/**
 * All deliveries that supply months of a range, and no others, once more: month by month, so that
 * one that is interrupted goes on with the months that it has not come to. The ledger's commits
 * carry its {@link #mark}.
 *
 * <p>A delivery that supplies other months as well is left alone, as it can only be read as a whole
 * and what lies outside of the range is not touched. Where versions of records follow each other, a
 * delivery is read again together with all that came after it, or not at all: alone it would bring
 * back what a later one has cancelled or told otherwise.
 */
final class Backfill implements Replay {

  private static final String MARK = "backfill";

  private final Range range;
  private final Optional<String> source;
  private final Map<String, SourceContract> contracts;
  private final String definitions;
  private final List<String> skipped = new ArrayList<>();

  /**
   * Months, both ends among them.
   *
   * @throws Failure.Usage when it ends before it begins
   */
  record Range(YearMonth from, YearMonth to) {

    Range {
      if (from.isAfter(to)) {
        throw new Failure.Usage(
            "--from %s is after --to %s: the first month comes first.".formatted(from, to));
      }
    }

    boolean holds(String month) {
      YearMonth own = YearMonth.parse(month);
      return !own.isBefore(from) && !own.isAfter(to);
    }

    @Override
    public String toString() {
      return from + " to " + to;
    }
  }

  /**
   * @param source only this source; empty for all
   * @param contracts all that there are
   * @param definitions digest of {@code conf/}: under others a backfill begins anew
   */
  Backfill(
      Range range,
      Optional<String> source,
      Map<String, SourceContract> contracts,
      String definitions) {
    this.range = range;
    this.source = source;
    this.contracts = contracts;
    this.definitions = definitions;
  }

  @Override
  public List<DeliveryRecord> choose(List<DeliveryRecord> ledger, Ledger pages, Holdings holdings) {
    List<DeliveryRecord> accepted =
        ledger.stream()
            .filter(DeliveryRecord::isAccepted)
            .filter(d -> contracts.containsKey(d.sourceId()))
            .filter(d -> source.map(d.sourceId()::equals).orElse(true))
            .toList();
    List<DeliveryRecord> touching = only(accepted, d -> d.months().stream().anyMatch(range::holds));
    requireAny(touching, accepted);
    List<DeliveryRecord> supplying =
        only(touching, d -> supplied(d, holdings).stream().anyMatch(range::holds));
    skip(touching, supplying, "replaced by others since");
    List<DeliveryRecord> inside =
        only(supplying, d -> supplied(d, holdings).stream().allMatch(range::holds));
    skipWider(only(supplying, d -> !inside.contains(d)), holdings);
    Set<DeliveryRecord> read = new HashSet<>(inside);
    List<DeliveryRecord> whole =
        only(inside, d -> !isVersioned(d) || isFollowed(d, accepted, read));
    skip(inside, whole, "newer versions may lie in deliveries with months outside of the range");
    return goOn(whole, pages);
  }

  private static List<DeliveryRecord> only(
      List<DeliveryRecord> deliveries, Predicate<DeliveryRecord> isMeant) {
    return deliveries.stream().filter(isMeant).toList();
  }

  private boolean isVersioned(DeliveryRecord delivery) {
    return contracts.get(delivery.sourceId()).upsert().isPresent();
  }

  /** Of versions each delivery may supply some, whoever else supplies the month. */
  private Set<String> supplied(DeliveryRecord delivery, Holdings holdings) {
    return isVersioned(delivery) ? new TreeSet<>(delivery.months()) : holdings.held(delivery);
  }

  /** Whether all that came after it from the same source are read again as well. */
  private static boolean isFollowed(
      DeliveryRecord delivery, List<DeliveryRecord> accepted, Set<DeliveryRecord> read) {
    return accepted.stream()
        .filter(other -> other.sourceId().equals(delivery.sourceId()))
        .filter(other -> other.sequence() > delivery.sequence())
        .allMatch(read::contains);
  }

  private void requireAny(List<DeliveryRecord> touching, List<DeliveryRecord> accepted) {
    if (touching.isEmpty()) {
      TreeSet<String> months = new TreeSet<>();
      accepted.forEach(d -> months.addAll(d.months()));
      throw new Failure.InputMissing(
          "Nothing was delivered for %s%s: %s. See: outcomes status"
              .formatted(
                  range,
                  source.map(s -> " by " + s).orElse(""),
                  months.isEmpty()
                      ? "the ledger has no delivery"
                      : "deliveries supply %s to %s".formatted(months.first(), months.last())));
    }
  }

  private void skip(List<DeliveryRecord> from, List<DeliveryRecord> left, String why) {
    Map<String, Long> bySource = new TreeMap<>();
    from.stream()
        .filter(d -> !left.contains(d))
        .forEach(d -> bySource.merge(d.sourceId(), 1L, Long::sum));
    bySource.forEach((id, n) -> skipped.add("%,d of %s: %s".formatted(n, id, why)));
  }

  private void skipWider(List<DeliveryRecord> wider, Holdings holdings) {
    Map<String, List<DeliveryRecord>> bySource =
        wider.stream()
            .collect(
                Collectors.groupingBy(DeliveryRecord::sourceId, TreeMap::new, Collectors.toList()));
    bySource.forEach(
        (id, own) -> {
          TreeSet<String> months = new TreeSet<>();
          own.forEach(d -> months.addAll(supplied(d, holdings)));
          skipped.add(
              "%,d of %s, with months from %s to %s: only a range with all of them reads these again"
                  .formatted(own.size(), id, months.first(), months.last()));
        });
  }

  /**
   * What an interrupted backfill of the same range has not read again. Where it had read all, the
   * last part is read once more: by its page the ledger tells that this backfill has ended.
   */
  private List<DeliveryRecord> goOn(List<DeliveryRecord> chosen, Ledger pages) {
    if (chosen.isEmpty()) {
      throw new Failure.InputMissing(
          "No delivery can be read again for %s alone. %s"
              .formatted(range, String.join(". ", skipped)));
    }
    Set<String> runs = chosen.stream().map(DeliveryRecord::runId).collect(Collectors.toSet());
    Set<String> interrupted = pages.interrupted(runs, mark());
    List<DeliveryRecord> left = only(chosen, d -> !interrupted.contains(d.runId()));
    if (left.isEmpty()) {
      List<List<DeliveryRecord>> parts = parts(chosen);
      left = parts.get(parts.size() - 1);
    }
    skip(chosen, left, "read again already, before this backfill was interrupted");
    return left;
  }

  /** Versions are decided on together; all else goes by months, the earliest first. */
  @Override
  public List<List<DeliveryRecord>> parts(List<DeliveryRecord> chosen) {
    TreeMap<String, List<DeliveryRecord>> parts = new TreeMap<>();
    for (DeliveryRecord delivery : chosen) {
      String last = delivery.months().stream().filter(range::holds).max(String::compareTo).get();
      parts
          .computeIfAbsent(isVersioned(delivery) ? "" : last, m -> new ArrayList<>())
          .add(delivery);
    }
    return List.copyOf(parts.values());
  }

  @Override
  public Map<String, String> mark() {
    return Map.of(MARK, String.join(" ", range.toString(), source.orElse("all"), definitions));
  }

  @Override
  public List<String> skipped() {
    return List.copyOf(skipped);
  }
}
