package london.outcomes.synth;

import java.util.function.UnaryOperator;

/**
 * A way in which a file as a whole can be wrong, or only look so, and what has to become of it.
 *
 * @param id of the case in the catalogue of bad input
 * @param what in words
 * @param name from the name of a good file to that of the damaged one
 * @param damaged from the bytes of a good file to the damaged ones
 */
record FileFlaw(
    String id,
    String what,
    RowFlaw.Outcome outcome,
    String code,
    UnaryOperator<String> name,
    UnaryOperator<byte[]> damaged) {}
