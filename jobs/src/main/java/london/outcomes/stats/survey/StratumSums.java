package london.outcomes.stats.survey;

import london.outcomes.stats.Inputs;

/**
 * What a domain's variance needs to know of one stratum: nine sums over its members, whatever their
 * number. They add up over primary sampling units, so a cell may hold them for a month, and months
 * be added, as long as no unit is in two months; respondents who are their own unit never are.
 *
 * @param respondents members of the domain, unweighted
 * @param units primary sampling units with a member
 * @param weight sum of w, {@code NaN} when a weight is missing
 * @param success sum of w·y
 * @param squaredWeight sum of w², for the effective base
 * @param squares squares and products of the unit's totals W and Y, summed over units
 */
public record StratumSums(
    double respondents,
    double units,
    double weight,
    double success,
    double squaredWeight,
    Products squares) {

  /**
   * @throws IllegalArgumentException for a negative or infinite sum, or more units than respondents
   */
  public StratumSums {
    Inputs.requireCount("respondents", respondents);
    Inputs.requireCount("units", units);
    Inputs.requireCount("sum of weights", weight);
    Inputs.requireCount("sum of weighted successes", success);
    Inputs.requireCount("sum of squared weights", squaredWeight);
    Inputs.requirePart("units", units, "respondents", respondents);
  }

  /**
   * Sums where each respondent is a sampling unit. As y is 0 or 1, y² = y and the products are sums
   * of w²·y and w².
   *
   * @param respondents members of the domain
   * @param weight sum of w
   * @param success sum of w·y
   * @param squaredWeight sum of w²
   * @param squaredSuccess sum of w²·y
   * @throws IllegalArgumentException for a negative or infinite sum
   */
  public static StratumSums ofRespondents(
      double respondents,
      double weight,
      double success,
      double squaredWeight,
      double squaredSuccess) {
    Products squares = new Products(squaredSuccess, squaredSuccess, squaredSuccess, squaredWeight);
    return new StratumSums(respondents, respondents, weight, success, squaredWeight, squares);
  }

  /** The sums of one unit. */
  static StratumSums ofUnit(PsuTotals totals) {
    return new StratumSums(
        totals.respondents(),
        1,
        totals.weight(),
        totals.success(),
        totals.squaredWeight(),
        Products.of(totals, totals));
  }

  /** The sums of both, which have no unit in common. */
  public StratumSums plus(StratumSums other) {
    return new StratumSums(
        respondents + other.respondents,
        units + other.units,
        weight + other.weight,
        success + other.success,
        squaredWeight + other.squaredWeight,
        squares.plus(other.squares));
  }
}
