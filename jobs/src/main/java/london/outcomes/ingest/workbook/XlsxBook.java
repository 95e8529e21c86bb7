package london.outcomes.ingest.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import london.outcomes.ingest.archive.Archive;
import london.outcomes.ingest.archive.Refusal;

/** An XLSX workbook (ECMA-376): values only, without macros and links to other files. */
final class XlsxBook implements Book {

  private static final String FOLDER = "xl/";
  private static final String BOOK = FOLDER + "workbook.xml";

  /** Lists of sheets, relations and styles are kept in memory; sheets and texts are not. */
  private static final long MAX_LIST_BYTES = 32L * 1024 * 1024;

  private final Archive archive;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, String> targets = new HashMap<>();
  private boolean is1904;

  private record Entry(String name, String relation, boolean isHidden) {}

  XlsxBook(Archive archive) throws IOException {
    this.archive = archive;
    refuseOtherKinds();
    DocumentTypes.refuseIn(archive);
    readRelations();
    readSheets();
  }

  /** The names of their parts tell what else is packed in the same way. */
  private void refuseOtherKinds() throws IOException {
    if (archive.has(FOLDER + "vbaProject.bin") || hasPart(FOLDER + "macrosheets/")) {
      throw new Refusal(WorkbookProblems.wrongType("a workbook with macros", "XLSX without"));
    }
    if (!archive.has(BOOK)) {
      String seen = archive.has(FOLDER + "workbook.bin") ? "a binary workbook" : "no workbook";
      throw new Refusal(WorkbookProblems.wrongType(seen, "XLSX"));
    }
    if (hasPart(FOLDER + "externalLinks/")) {
      throw new Refusal(WorkbookProblems.linksOut(FOLDER + "externalLinks"));
    }
  }

  private boolean hasPart(String folder) {
    return archive.members().stream().anyMatch(m -> m.name().startsWith(folder));
  }

  private void readRelations() throws IOException {
    try (XmlPart part = list(FOLDER + "_rels/workbook.xml.rels")) {
      while (part.nextStart("Relationship")) {
        String target = part.attribute("Target");
        String path = target.startsWith("/") ? target.substring(1) : FOLDER + target;
        String type = part.attribute("Type");
        targets.put(part.attribute("Id"), path);
        targets.put(type.substring(type.lastIndexOf('/') + 1), path);
      }
    }
  }

  private void readSheets() throws IOException {
    try (XmlPart part = list(BOOK)) {
      while (part.next()) {
        if (part.isStart("workbookPr")) {
          is1904 = part.isSet("date1904");
        } else if (part.isStart("sheet")) {
          boolean isHidden = part.attribute("state").toLowerCase(Locale.ROOT).contains("hidden");
          entries.add(new Entry(part.attribute("name"), part.attribute("id"), isHidden));
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

  private XmlPart list(String name) throws IOException {
    long bytes = archive.has(name) ? archive.size(name) : 0;
    if (bytes > MAX_LIST_BYTES) {
      throw new Refusal(WorkbookProblems.partTooLong(name, bytes));
    }
    return part(name);
  }

  @Override
  public List<String> sheets() {
    return entries.stream().map(Entry::name).toList();
  }

  @Override
  public boolean isHidden(int sheet) {
    return entries.get(sheet).isHidden();
  }

  @Override
  public Sheet open(int sheet) throws IOException {
    String path = targets.getOrDefault(entries.get(sheet).relation(), "its sheet");
    return new XlsxSheet(part(path), sharedStrings(), dateStyles(), is1904);
  }

  private SharedStrings sharedStrings() throws IOException {
    String path = targets.getOrDefault("sharedStrings", "");
    if (!archive.has(path)) {
      return new SharedStrings();
    }
    try (XmlPart part = part(path)) {
      return new SharedStrings(part);
    }
  }

  private DateStyles dateStyles() throws IOException {
    String path = targets.getOrDefault("styles", "");
    if (!archive.has(path)) {
      return new DateStyles();
    }
    try (XmlPart part = list(path)) {
      return new DateStyles(part);
    }
  }
}
