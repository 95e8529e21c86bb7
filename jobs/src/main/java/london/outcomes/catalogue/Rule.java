package london.outcomes.catalogue;

/**
 * A rule of a contract about single rows.
 *
 * @param code stable upper-case code, the same in the ledger, the quarantine and the documents
 * @param when Spark SQL predicate over typed, derived and looked-up columns that is true for a row
 *     that breaks the rule
 * @param rejectAbove share of rows above which the whole delivery is rejected; 1 for never
 * @param message what the engineer reads
 */
public record Rule(
    String code, Severity severity, String when, double rejectAbove, String message) {}
