package london.outcomes.catalogue;

import java.io.Serializable;
import java.util.List;
import java.util.Set;

/**
 * One column of a delivery, as its contract declares it.
 *
 * @param name our name, snake case
 * @param headers the header texts that mean this column; the first is the current one
 * @param format pattern for months, dates and time stamps; empty for other types
 * @param required whether a row without a value is quarantined
 * @param nullTokens texts that mean "no value", besides the empty field
 * @param pattern regular expression that the whole text must match; empty for any
 * @param codes texts that are allowed; empty for any
 * @param min smallest number allowed; {@code -Infinity} for any
 * @param max largest number allowed; {@code +Infinity} for any
 * @param isNormalised whether spelling is brought to one form (NFC, plain single spaces), which is
 *     noted as {@code WHITESPACE_NORMALISED}
 * @param problemCode the rule code when pattern or codes are broken
 */
public record SourceColumn(
    String name,
    List<String> headers,
    ColumnType type,
    String format,
    boolean required,
    List<String> nullTokens,
    String pattern,
    Set<String> codes,
    double min,
    double max,
    boolean isNormalised,
    String problemCode)
    implements Serializable {}
