package london.outcomes.ingest.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import london.outcomes.ingest.archive.Refusal;

/** The texts that cells of an XLSX workbook share, by number. */
final class SharedStrings {

  /** Characters in all; a table of ours repeats a few hundred texts. */
  static final long MAX = 64L * 1024 * 1024;

  private final List<String> texts = new ArrayList<>();

  /** None. */
  SharedStrings() {}

  /** Reads all of them. */
  SharedStrings(XmlPart part) throws IOException {
    long chars = 0;
    while (part.nextStart("si")) {
      String text = part.text();
      chars += text.length() + Integer.BYTES;
      if (chars > MAX) {
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
