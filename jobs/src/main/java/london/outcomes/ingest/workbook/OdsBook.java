package london.outcomes.ingest.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import london.outcomes.ingest.archive.Archive;
import london.outcomes.ingest.archive.Refusal;

/** An ODS workbook (OpenDocument 1.3, part 3): values only, without links to other files. */
final class OdsBook implements Book {

  /** Sheets, or styles that hide them; a book of ours has a few dozen. */
  static final int MAX_NAMES = 10_000;

  private static final String CONTENT = "content.xml";
  private static final String MANIFEST = "META-INF/manifest.xml";

  /** Elements that fetch data from elsewhere when a spreadsheet program opens the file. */
  private static final Set<String> LINKS =
      Set.of("table-source", "cell-range-source", "dde-link", "dde-source");

  private final Archive archive;
  private final List<String> names = new ArrayList<>();
  private final List<Boolean> hidden = new ArrayList<>();

  OdsBook(Archive archive) throws IOException {
    this.archive = archive;
    DocumentTypes.refuseIn(archive);
    refuseEncrypted();
    readSheets();
  }

  private void refuseEncrypted() throws IOException {
    if (!archive.has(MANIFEST)) {
      return;
    }
    try (XmlPart part = part(MANIFEST)) {
      if (part.nextStart("encryption-data")) {
        throw new Refusal(WorkbookProblems.encrypted(CONTENT));
      }
    }
  }

  private void readSheets() throws IOException {
    Set<String> hiding = new HashSet<>();
    String style = "";
    try (XmlPart part = part(CONTENT)) {
      while (part.next()) {
        for (String link : LINKS) {
          if (part.isStart(link)) {
            throw new Refusal(WorkbookProblems.linksOut(CONTENT));
          }
        }
        if (part.isStart("style")) {
          style = part.attribute("name");
        } else if (part.isStart("table-properties") && part.attribute("display").equals("false")) {
          hiding.add(style);
        } else if (part.isStart("table")) {
          names.add(part.attribute("name"));
          hidden.add(hiding.contains(part.attribute("style-name")));
        }
        if (names.size() + hiding.size() > MAX_NAMES) {
          throw new Refusal(WorkbookProblems.tooManySheets(CONTENT));
        }
      }
    }
  }

  private XmlPart part(String name) throws IOException {
    if (!archive.has(name)) {
      throw new Refusal(WorkbookProblems.malformed(name));
    }
    return new XmlPart(name, archive.read(name));
  }

  @Override
  public List<String> sheets() {
    return names;
  }

  @Override
  public boolean isHidden(int sheet) {
    return hidden.get(sheet);
  }

  @Override
  public Sheet open(int sheet) throws IOException {
    XmlPart part = part(CONTENT);
    for (int i = 0; i <= sheet; i++) {
      part.nextStart("table");
    }
    return new OdsSheet(part);
  }
}
