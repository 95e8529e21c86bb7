package london.outcomes.catalogue;

/**
 * A row that is about a record of another conformed table, such as an outcome about an offence. A
 * row whose record has not arrived is held in quarantine as {@code ORPHAN} and read again when it
 * has; one that is dated before its record is quarantined as {@code DATE_ORDER}.
 *
 * @param table the conformed table of the record
 * @param key column of both sides
 * @param take column of the record that the row receives as {@code <take>} of the record
 * @param as name of the received column
 * @param notBefore column of the row that must not be before the received month
 */
public record Link(String table, String key, String take, String as, String notBefore) {}
