package london.outcomes.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The words of the trade: those that are explained, and those that have a plainer word.
 *
 * @param terms what texts may use, with its meaning
 * @param avoided word to what texts say instead
 */
public record Glossary(List<Term> terms, Map<String, String> avoided) {

  /** Whether a word or abbreviation is explained. */
  public boolean explains(String word) {
    return terms.stream().anyMatch(term -> term.explains(word));
  }

  /** The terms that a text uses, by name. */
  public List<Term> usedIn(String text) {
    return terms.stream()
        .filter(term -> term.isIn(text))
        .sorted(Comparator.comparing(Term::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** The avoided words that a text uses. */
  public List<String> avoidedIn(String text) {
    return avoided.keySet().stream().filter(word -> Term.stands(word, text)).toList();
  }
}
