package london.outcomes.catalogue;

import java.util.List;

/**
 * How the rows of a delivery relate to the records that are there: of each record the version that
 * the supplier wrote last is kept, whichever delivery and month it came in.
 *
 * @param key columns that name a record, in the file (or derived) and in the conformed table alike
 * @param latest column that orders the versions of a record, alike on both sides
 * @param cancelled condition on a row that takes its record away; empty for none
 */
public record Upsert(List<String> key, String latest, String cancelled) {}
