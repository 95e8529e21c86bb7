package london.outcomes.ingest;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import london.outcomes.catalogue.ColumnType;
import london.outcomes.catalogue.ContractDraft.DraftColumn;

/** What the values of one column have in common, seen one after the other. */
final class ColumnProfile {

  private static final int MOST_CODES = 12;
  private static final int FEWEST_ROWS = 50;

  /** What fewer rows have is no code but a slip, or somebody. */
  private static final int FEWEST_OF_A_CODE = 5;

  private static final int LONGEST = 60;
  private static final Pattern YEAR = Pattern.compile("\\s*(19|20)[0-9]{2}\\s*");

  private final String header;
  private final List<TypeGuess> guesses;
  private final Map<String, Integer> codes = new TreeMap<>();
  private final Set<String> different = new HashSet<>();
  private final boolean isPersonalHeader;
  private boolean isPersonalValue;
  private boolean isCoded = true;
  private boolean isDifferent = true;
  private long filled;
  private long empty;

  ColumnProfile(String header) {
    this.header = header;
    this.guesses = new ArrayList<>(TypeGuesses.under(header));
    this.isPersonalHeader = PersonalData.isHeader(header);
  }

  void see(String text) {
    if (text.isEmpty()) {
      empty++;
      return;
    }
    filled++;
    guesses.removeIf(guess -> !guess.fits(text));
    isPersonalValue |= PersonalData.isValue(text);
    isCoded &= text.length() <= LONGEST && (codes.size() < MOST_CODES || codes.containsKey(text));
    isDifferent &= text.length() <= 2 * LONGEST && different.add(text);
    if (isCoded) {
      codes.merge(text, 1, Integer::sum);
    }
    if (!isDifferent) {
      different.clear();
    }
  }

  boolean isRequired() {
    return filled > 0 && empty == 0;
  }

  /** Whether no two rows share a value, and most have one. */
  boolean isKey() {
    boolean isKind = type() == ColumnType.TEXT || type() == ColumnType.INTEGER;
    return isDifferent && isKind && filled > 1 && filled > empty;
  }

  ColumnType type() {
    return best().type();
  }

  /** Whether the values are of a kind that names of columns are not: numbers, dates, times. */
  boolean isTyped() {
    return type() != ColumnType.TEXT;
  }

  /** Whether the name could be one of the values: years stand over numbers and are none. */
  boolean isNamedByAValue() {
    TypeGuess best = best();
    return isTyped()
        && !YEAR.matcher(header).matches()
        && TypeGuesses.under(header).stream()
            .anyMatch(
                guess ->
                    guess.type() == best.type()
                        && guess.format().equals(best.format())
                        && guess.fits(header.strip()));
  }

  /** The month in which all values lie; null when there are several or none. */
  YearMonth onlyMonth() {
    return best().onlyMonth();
  }

  private TypeGuess best() {
    return guesses.stream()
        .filter(guess -> filled > 0 ? guess.isTold() : guess.type() == ColumnType.TEXT)
        .findFirst()
        .orElseGet(() -> guesses.get(guesses.size() - 1));
  }

  DraftColumn draft(String name, boolean isHeaded) {
    TypeGuess best = best();
    return new DraftColumn(
        name,
        header,
        isHeaded,
        best.type(),
        best.format(),
        isRequired(),
        isClosedList() ? List.copyOf(codes.keySet()) : List.of(),
        notes(best));
  }

  private boolean isClosedList() {
    boolean isHarmless = !isPersonalHeader && !isPersonalValue && !PersonalData.isKey(header);
    return type() == ColumnType.TEXT
        && isHarmless
        && isCoded
        && filled >= FEWEST_ROWS
        && codes.values().stream().allMatch(rows -> rows >= FEWEST_OF_A_CODE)
        && codes.keySet().stream().noneMatch(PersonalData::isIdentifier);
  }

  private List<String> notes(TypeGuess best) {
    List<String> notes = new ArrayList<>();
    if (isPersonalHeader || isPersonalValue) {
      notes.add("personal data?");
    }
    if (filled == 0) {
      notes.add("TODO no value in the sample");
    }
    String format = best.format();
    if (format.startsWith("dd/MM") && isOpen(best, format.replace("dd/MM", "MM/dd"))
        || format.startsWith("d/M") && isOpen(best, format.replace("d/M", "M/d"))) {
      notes.add("TODO day first, or month first?");
    }
    if (format.matches(".*[^y]yy")) {
      notes.add("TODO years are read as 20yy");
    }
    if (best.type() == ColumnType.TIMESTAMP && !format.contains("X")) {
      notes.add("TODO read as UTC; is it London time?");
    }
    if (best.type() == ColumnType.GROUPED_INTEGER) {
      notes.add("TODO do commas part thousands, or decimals?");
    }
    return notes;
  }

  private boolean isOpen(TypeGuess best, String format) {
    return guesses.stream().anyMatch(g -> g.type() == best.type() && g.format().equals(format));
  }
}
