package london.outcomes.catalogue;

import java.util.List;
import java.util.Optional;

/**
 * What the deliveries of a source are held against as a whole, beside the rules on their rows.
 *
 * @param freshness when each delivery is due; empty for a source without a calendar
 * @param places the areas that each period must hold; empty where that is not watched
 * @param figures what names its figures; empty for a source of records
 * @param weights conformed columns that hold the weights of a survey
 * @param codebook the questionnaire that its codes are read by; empty for none
 * @param holdsUnusualSizes whether a delivery of an unusual size waits until someone allows it
 * @param reconcile sums that must agree
 */
public record Expectations(
    Optional<Freshness> freshness,
    Optional<Places> places,
    Optional<Figures> figures,
    List<String> weights,
    Optional<Codebook> codebook,
    boolean holdsUnusualSizes,
    List<Reconciliation> reconcile) {

  /** Nothing is expected. */
  public static final Expectations NONE =
      new Expectations(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          false,
          List.of());

  /** The checks that a delivery can be put to by itself. */
  public List<Reconciliation> withinDelivery() {
    return reconcile.stream().filter(Reconciliation::isWithinDelivery).toList();
  }

  /** The checks against other sources. */
  public List<Reconciliation> betweenSources() {
    return reconcile.stream().filter(check -> !check.isWithinDelivery()).toList();
  }
}
