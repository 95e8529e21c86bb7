package london.outcomes.catalogue;

/**
 * One of the National Crime and Policing Measures of the Home Office.
 *
 * @param name short, as measures name it
 * @param counts what the Home Office looks at
 * @param remark what a reader must know where our measures say little of it; may be empty
 */
public record NationalMeasure(String name, String counts, String remark) {}
