package london.outcomes.catalogue;

/** A column of one of our tables. {@code type} is a Spark SQL type name. */
public record TableColumn(String name, String type, boolean nullable, String comment) {}
