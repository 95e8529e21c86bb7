package london.outcomes.publish;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A page of Markdown that is written from top to bottom. */
public final class Markdown {

  private final StringBuilder out = new StringBuilder();

  public Markdown heading(int level, String text) {
    if (!out.isEmpty()) {
      out.append('\n');
    }
    out.append("#".repeat(level)).append(' ').append(text).append('\n');
    return this;
  }

  public Markdown paragraph(String text) {
    out.append('\n').append(text.strip()).append('\n');
    return this;
  }

  /** Entries of a list; none for no entries. */
  public Markdown list(List<String> entries) {
    if (!entries.isEmpty()) {
      out.append('\n');
    }
    entries.forEach(entry -> out.append("- ").append(entry.strip()).append('\n'));
    return this;
  }

  public Markdown table(List<String> header, List<List<String>> rows) {
    out.append('\n').append(row(header)).append("|---".repeat(header.size())).append("|\n");
    rows.forEach(row -> out.append(row(row)));
    return this;
  }

  /** Lines as they are: SQL. */
  Markdown code(String text) {
    out.append("\n    ").append(text.strip().replaceAll("\\s+", " ")).append('\n');
    return this;
  }

  public String text() {
    return out.toString();
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|").replaceAll("\\s+", " ").strip())
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  public static String link(String text, String target) {
    return "[" + text + "](" + target + ")";
  }

  /** The fragment under which a heading is found on a rendered page. */
  static String fragment(String heading) {
    return "#" + heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-');
  }

  public static String mono(String text) {
    return "`" + text + "`";
  }

  /** A text as the start of a sentence. */
  public static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.UK) + text.substring(1);
  }

  /** One, two and three. */
  public static String enumerated(List<String> texts) {
    int last = texts.size() - 1;
    return last < 1
        ? String.join("", texts)
        : String.join(", ", texts.subList(0, last)) + " and " + texts.get(last);
  }
}
