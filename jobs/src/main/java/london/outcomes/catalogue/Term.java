package london.outcomes.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A word or abbreviation that readers may not know, and what it means in plain words.
 *
 * @param name as it is shown
 * @param meaning one or two sentences
 * @param forms other ways of writing it, such as its plural or its abbreviation
 */
public record Term(String name, String meaning, List<String> forms) {

  /** Whether a text uses it, as a word of its own. Abbreviations are told by their capitals. */
  public boolean isIn(String text) {
    return stands(name, text) || forms.stream().anyMatch(form -> stands(form, text));
  }

  /** Whether it explains the word, in any of its forms. */
  public boolean explains(String word) {
    return name.equals(word) || forms.contains(word);
  }

  static boolean stands(String word, String text) {
    boolean isAbbreviation = word.equals(word.toUpperCase(Locale.ROOT));
    String sought = isAbbreviation ? word : word.toLowerCase(Locale.ROOT);
    String seen = isAbbreviation ? text : text.toLowerCase(Locale.ROOT);
    return seen.contains(sought)
        && Pattern.compile("(?<![\\w-])" + Pattern.quote(sought) + "(?![\\w-])")
            .matcher(seen)
            .find();
  }
}
