package london.outcomes.table;

import java.util.Optional;

/**
 * One commit of a table, from its log.
 *
 * @param rows rows written, as the writer itself counted them
 * @param note what the commit says about itself; empty for commits that create or maintain
 */
public record Commit(String table, long version, long rows, Optional<CommitNote> note) {}
