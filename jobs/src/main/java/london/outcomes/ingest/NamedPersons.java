package london.outcomes.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import london.outcomes.catalogue.SourceColumn;
import london.outcomes.ingest.csv.RawRecord;

/** Where the records of one file name persons, and whether these have been erased. */
final class NamedPersons {

  private static final Pattern BETWEEN_FIELDS = Pattern.compile("[\"',|\t]");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\"',|;\\s]+");

  private record Field(int index, SourceColumn column, Predicate<String> isErased) {

    Stream<String> erased(RawRecord record) {
      String text = record.fields()[index];
      String read = column.isNormalised() ? Spelling.normalise(text) : text;
      return Pseudonyms.parts(read, column.persons())
          .filter(part -> !part.isEmpty() && !part.equals(PseudonymKey.ERASED))
          .filter(isErased);
    }

    boolean isList() {
      return !column.persons().separator().isEmpty();
    }
  }

  private final List<Field> fields = new ArrayList<>();

  /**
   * @param fieldOf which field of a record holds each of the plan's columns; -1 for none
   */
  NamedPersons(ReadPlan plan, int[] fieldOf) {
    for (int i = 0; i < fieldOf.length; i++) {
      SourceColumn column = plan.columns().get(i);
      if (column.persons().areNamed() && fieldOf[i] >= 0) {
        Predicate<String> isErased = plan.pseudonyms().erased(column.persons().domain());
        fields.add(new Field(fieldOf[i], column, isErased));
      }
    }
  }

  /** Whether nothing of the record may stay. Of a damaged one it is not known whom it is about. */
  boolean isAboutErased(RawRecord record) {
    if (fields.isEmpty()) {
      return false;
    }
    if (record.isIntact()) {
      return fields.stream().anyMatch(f -> !f.isList() && f.erased(record).findAny().isPresent());
    }
    return words(record.raw())
        .anyMatch(word -> fields.stream().anyMatch(f -> f.isErased.test(word)));
  }

  private static Stream<String> words(String text) {
    return Stream.concat(BETWEEN_FIELDS.splitAsStream(text), BETWEEN_WORDS.splitAsStream(text))
        .map(String::strip)
        .filter(word -> !word.isEmpty() && !word.equals(PseudonymKey.ERASED))
        .distinct();
  }

  /** References to erased persons among those of a list. */
  List<String> erasedInLists(RawRecord record) {
    return fields.stream().filter(Field::isList).flatMap(f -> f.erased(record)).toList();
  }
}
