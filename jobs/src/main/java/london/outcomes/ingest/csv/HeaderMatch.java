package london.outcomes.ingest.csv;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares the header of a file with the columns of its contract, by name and never by position.
 *
 * @param columns field index to contract column; several indexes may share a pattern column
 * @param extras indexes of fields the contract does not know
 * @param rejects reasons to reject the file; empty when it can be read
 * @param warnings differences that were accepted
 */
public record HeaderMatch(
    SortedMap<Integer, String> columns,
    List<Integer> extras,
    List<Problem> rejects,
    List<Problem> warnings) {
  private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9.,%]*");

  public HeaderMatch {
    columns = Collections.unmodifiableSortedMap(columns);
    extras = List.copyOf(extras);
    rejects = List.copyOf(rejects);
    warnings = List.copyOf(warnings);
  }

  /** Matches the names found, in file order, against the contract's columns. */
  public static HeaderMatch of(List<String> found, List<ExpectedColumn> expected) {
    return new HeaderMatcher(found, expected).match();
  }

  /** A name as a reader sees it, without invisible characters around or inside it. */
  public static String visible(String name) {
    return ColumnNames.visible(name);
  }

  /**
   * REPEATED_HEADER when the record under the header is a header too: most of its fields that are
   * not numbers are names of columns, in the header or in the contract. Otherwise empty.
   */
  public static List<Problem> secondHeader(
      List<String> header, String[] firstRecord, List<ExpectedColumn> expected) {
    ExpectedNames names = new ExpectedNames(expected);
    Set<String> keys = header.stream().map(ColumnNames::key).collect(Collectors.toSet());
    List<String> texts = textKeys(firstRecord);
    long matching = texts.stream().filter(t -> keys.contains(t) || names.hasKey(t)).count();
    if (matching < Math.min(2, header.size()) || matching * 2 <= texts.size()) {
      return List.of();
    }
    String detail = HeaderMessages.secondHeader(matching, firstRecord.length);
    return List.of(Problem.ofFile(Codes.REPEATED_HEADER, detail));
  }

  private static List<String> textKeys(String[] record) {
    return Arrays.stream(record)
        .map(ColumnNames::key)
        .filter(key -> !key.isEmpty() && !NUMBER.matcher(key).matches())
        .toList();
  }

  public boolean isAccepted() {
    return rejects.isEmpty();
  }
}
