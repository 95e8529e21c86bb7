package london.outcomes.catalogue;

/**
 * Turns month columns into rows: each matching column of a line becomes a row of its own.
 *
 * @param columns regular expression of the header texts to melt
 * @param nameColumn the declared column that receives the header text
 * @param valueColumn the declared column that receives the cell
 */
public record Melt(String columns, String nameColumn, String valueColumn) {}
