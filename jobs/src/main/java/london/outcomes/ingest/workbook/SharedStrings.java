package london.outcomes.ingest.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import london.outcomes.ingest.archive.Refusal;

/** The texts that cells of an XLSX workbook share, by number. */
final class SharedStrings {

  /** Bytes of memory in all; a table of ours repeats a few hundred texts. */
  static final long MAX = 128L * 1024 * 1024;

  /** What a text takes beside its characters, even an empty one. */
  private static final int BYTES_OF_A_TEXT = 64;

  private final List<String> texts = new ArrayList<>();

  /** None. */
  SharedStrings() {}

  /** Reads all of them. */
  SharedStrings(XmlPart part) throws IOException {
    long bytes = 0;
    while (part.nextStart("si")) {
      String text = part.richText();
      bytes += BYTES_OF_A_TEXT + 2L * text.length();
      if (bytes > MAX) {
        throw new Refusal(WorkbookProblems.tooMuchText(part.name()));
      }
      texts.add(text);
    }
  }

  String get(String number, XmlPart user) throws IOException {
    try {
      return texts.get(Integer.parseInt(number.strip()));
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      throw new Refusal(WorkbookProblems.malformed(user.name()));
    }
  }
}
