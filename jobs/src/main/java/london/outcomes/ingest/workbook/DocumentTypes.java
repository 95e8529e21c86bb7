package london.outcomes.ingest.workbook;

import java.io.IOException;
import london.outcomes.ingest.archive.Archive;
import london.outcomes.ingest.archive.Refusal;

/** A workbook none of whose parts has a document type, whether we read the part or not. */
final class DocumentTypes {

  private DocumentTypes() {}

  /** Looks at the beginning of every XML part; what else is wrong with it does not matter here. */
  static void refuseIn(Archive archive) throws IOException {
    for (String name : archive.names()) {
      if (name.endsWith(".xml") || name.endsWith(".rels")) {
        refuseIn(archive, name);
      }
    }
  }

  private static void refuseIn(Archive archive, String name) throws IOException {
    try (XmlPart part = new XmlPart(name, archive.read(name))) {
      part.next();
    } catch (Refusal refusal) {
      if (refusal.problem().code().equals(WorkbookProblems.XML_LIMIT)) {
        throw refusal;
      }
    }
  }
}
