package london.outcomes.table;

/**
 * What makes added rows these rows, so that they are added once: what they are of, such as the runs
 * of a command or the corrections of figures, and the number in the order of these. Delta keeps it
 * as the identifier of a transaction.
 */
public record Identity(String of, long number) {}
