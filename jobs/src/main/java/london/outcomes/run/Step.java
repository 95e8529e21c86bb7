package london.outcomes.run;

import java.util.Map;

/** A table that a run wrote: what it rests on, how many rows, how long it took. */
public record Step(
    String step,
    String tableName,
    long tableVersion,
    Map<String, Long> tablesRead,
    long rowCount,
    double seconds) {}
