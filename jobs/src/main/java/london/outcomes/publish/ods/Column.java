package london.outcomes.publish.ods;

/**
 * A column of a table.
 *
 * @param heading in the header row, with the unit in round brackets
 * @param centimetres width that shows what stands in it
 */
public record Column(String heading, double centimetres) {}
